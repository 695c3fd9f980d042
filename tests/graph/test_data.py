"""Rules that hold for every packaged data file, and the phenomena of subjects that are easily got wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.building import read
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Blank, Iri, Literal, Quad
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.turtle import write
from rodedraad.graph.workspace import packaged
from rodedraad.ontology.terms import PREFIXES

WORKSPACE = packaged()
FILES = {path.relative_to(WORKSPACE.data).as_posix(): path for path in WORKSPACE.files()}
EDITORIAL = [
    name for name in FILES if Path(name).stem in {"definities", "verschijnselen", "verschijnselenschema"}
]
ID = "https://w3id.org/rodedraad/id/"
PROJECT = f"{ID}nl/actor/project-rode-draad"
CONCERNS, ITEM_KIND = PREFIXES["rd"] + "concerns", PREFIXES["rd"] + "itemKind"
HEAD = "\n".join(f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items()) + "\n"
TURTLE_HEAD = "\n".join(f"@prefix {prefix}: <{space}> ." for prefix, space in PREFIXES.items()) + "\n"


def statements(name: str) -> list[Quad]:
    """Return the statements of the data file *name*."""
    path = FILES[name]
    return parse_file(
        path.read_bytes(), suffix=path.suffix, graph=Iri(WORKSPACE.graph(path)), place=Path(name)
    )


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """All packaged data, each file in its own graph."""
    return EmbeddedStore.of(read(WORKSPACE).quads)


def rows(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* as text, sorted."""
    answer = store.query(HEAD + query)
    assert isinstance(answer, Solutions)
    return sorted(tuple("" if term is None else term.value for term in row) for row in answer.rows)


# --- the files themselves --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_is_what_the_serialiser_writes(name: str) -> None:
    """Writing the statements of a file again gives the same bytes, so that a change shows as a small diff."""
    again = write(quad.triple for quad in statements(name))
    assert FILES[name].read_bytes() == again.encode("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_has_no_blank_nodes(name: str) -> None:
    """Everything in a file has a name, so that others can refer to it."""
    assert [quad for quad in statements(name) if isinstance(quad.subject, Blank)] == []
    assert [quad for quad in statements(name) if isinstance(quad.object, Blank)] == []


@pytest.mark.parametrize("name", EDITORIAL)
def test_a_file_of_our_own_words_says_so(name: str) -> None:
    """Definitions and judgements stand in files whose graph names the project and says why."""
    graph = Iri(WORKSPACE.graph(FILES[name]))
    said = [quad for quad in statements(name) if quad.subject == graph]
    authors = [quad.object for quad in said if quad.predicate.value == PREFIXES["prov"] + "wasAttributedTo"]
    reasons = [quad.object for quad in said if quad.predicate.value == PREFIXES["rd"] + "justification"]
    assert authors == [Iri(PROJECT)]
    assert sorted(term.language for term in reasons if isinstance(term, Literal)) == ["en", "nl"]


def test_every_definition_stands_in_a_file_of_our_own_words() -> None:
    """No definition is mixed with what a source states."""
    homes = {
        name
        for name in FILES
        for quad in statements(name)
        if quad.predicate.value == PREFIXES["skos"] + "definition"
    }
    assert homes
    assert homes <= set(EDITORIAL)


def test_a_judgement_stands_in_the_file_of_its_subject_s_place() -> None:
    """What we judge of a place's things stands with its reason in that place's file, under one fixed name."""
    judged, reasons = set(), set()
    for name in EDITORIAL:
        place = Path(name).parent.as_posix()
        for subject, predicate, found, _ in statements(name):
            if predicate.value in {CONCERNS, ITEM_KIND} and isinstance(subject, Iri):
                kind, slug = subject.value.removeprefix(f"{ID}{place}/").split("/")
                judged.add(f"{ID}{place}/oordeel/{kind}-{slug}--{re.split('[/#]', found.value)[-1]}")
            elif predicate.value == PREFIXES["rdf"] + "subject":
                reasons.add(subject.value)
    assert judged
    assert judged == reasons


# --- rules about everything together ---------------------------------------------------------------------

THEME = "<urn:thema> a rd:Theme ; rd:concerns <urn:brand> ."
JUDGED = """<urn:oordeel> rdf:subject <urn:thema> ; rdf:predicate rd:concerns ; rdf:object <urn:brand> ;"""
RULES = {
    "a theme, agenda item or motion concerns a phenomenon or is a way of working": (
        """SELECT ?thing { VALUES ?class { rd:Theme rd:AgendaItem rd:Motion } ?thing a ?class .
        FILTER NOT EXISTS { ?thing rd:concerns/a rd:Phenomenon }
        FILTER NOT EXISTS { ?thing rd:itemKind code:item-way-of-working } }""",
        THEME,
    ),
    "an agenda item, motion or goal is a subject or a way of working": (
        """SELECT ?thing { VALUES ?class { rd:AgendaItem rd:Motion rd:Goal } ?thing a ?class .
        FILTER NOT EXISTS { VALUES ?kind { code:item-subject code:item-way-of-working }
            ?thing rd:itemKind ?kind } }""",
        "<urn:doel> a rd:Goal ; rd:itemKind <urn:iets> .",
    ),
    "a judgement has one reason with an author": (
        """SELECT ?thing ?found { VALUES ?judged { rd:concerns rd:itemKind } ?thing ?judged ?found .
        OPTIONAL { ?reason rdf:subject ?thing ; rdf:predicate ?judged ; rdf:object ?found ;
            prov:wasAttributedTo ?author }
        } GROUP BY ?thing ?judged ?found HAVING (COUNT(?author) != 1)""",
        THEME + JUDGED + "rd:justification 'Zo.'@nl .",
    ),
    "a reason is written in Dutch and in English": (
        """SELECT ?reason { ?reason rdf:predicate ?judged ; prov:wasAttributedTo ?author .
        VALUES ?language { 'nl' 'en' }
        FILTER NOT EXISTS { ?reason rd:justification ?why FILTER(lang(?why) = ?language) } }""",
        THEME + JUDGED + "prov:wasAttributedTo <urn:wij> ; rd:justification 'Zo.'@nl .",
    ),
    "a reason is one sentence": (
        r"SELECT ?why { ?x rd:justification ?why FILTER(!regex(?why, '^[A-Z][^\\n]*[.]$')) }",
        "<urn:oordeel> rd:justification 'omdat het moet'@nl .",
    ),
    "a reason is about something that is said": (
        """SELECT ?reason { ?reason rdf:subject ?thing ; rdf:predicate ?judged ; rdf:object ?found .
        FILTER NOT EXISTS { ?thing ?judged ?found } }""",
        JUDGED + "prov:wasAttributedTo <urn:wij> .",
    ),
    "a concept has one definition in Dutch and one in English": (
        """SELECT ?concept ?language { ?concept a skos:Concept . VALUES ?language { 'nl' 'en' }
        OPTIONAL { ?concept skos:definition ?text FILTER(lang(?text) = ?language) }
        } GROUP BY ?concept ?language HAVING (COUNT(?text) != 1)""",
        "<urn:brand> a skos:Concept ; skos:definition 'Vuur.'@nl .",
    ),
    "a definition is one sentence": (
        r"SELECT ?text { ?x skos:definition ?text FILTER(!regex(?text, '^[A-Z][^.\\n]*[.]$')) }",
        "<urn:brand> skos:definition 'Vuur. Het is heet.'@nl .",
    ),
    "no two definitions in a scheme are the same": (
        """SELECT ?a ?b { ?a skos:definition ?text ; skos:inScheme ?scheme . ?b skos:definition ?text ;
        skos:inScheme ?scheme FILTER(str(?a) < str(?b)) }""",
        """<urn:a> skos:definition 'Vuur.'@nl ; skos:inScheme <urn:schema> .
        <urn:b> skos:definition 'Vuur.'@nl ; skos:inScheme <urn:schema> .""",
    ),
    "nothing is broader than itself": (
        "SELECT ?x { ?x skos:broader+ ?x }",
        "<urn:a> skos:broader <urn:b> . <urn:b> skos:broader <urn:a> .",
    ),
    "a phenomenon is at the top or below one that is, never both": (
        """SELECT ?x { ?x a rd:Phenomenon .
        FILTER((EXISTS { ?x skos:topConceptOf ?scheme } = EXISTS { ?x skos:broader ?up })
            || NOT EXISTS { ?x skos:broader*/skos:topConceptOf/^skos:inScheme ?x }) }""",
        "<urn:a> a rd:Phenomenon ; skos:broader <urn:b> ; skos:topConceptOf <urn:schema> .",
    ),
    "a phenomenon is not placed twice along one line": (
        "SELECT ?x ?up { ?x a rd:Phenomenon ; skos:broader ?up ; skos:broader/skos:broader+ ?up }",
        """<urn:a> a rd:Phenomenon ; skos:broader <urn:b> , <urn:c> . <urn:b> skos:broader <urn:c> .""",
    ),
    "no two phenomena have the same name": (
        """SELECT ?a ?b ?name { ?a a rd:Phenomenon ; skos:prefLabel|skos:altLabel ?x .
        ?b a rd:Phenomenon ; skos:prefLabel|skos:altLabel ?name
        FILTER(str(?a) < str(?b) && lang(?x) = lang(?name) && lcase(str(?x)) = lcase(str(?name))) }""",
        """<urn:a> a rd:Phenomenon ; skos:prefLabel 'Brand'@nl .
        <urn:b> a rd:Phenomenon ; skos:altLabel 'brand'@nl .""",
    ),
    "a phenomenon at the bottom concerns something": (
        """SELECT ?x { ?x a rd:Phenomenon .
        FILTER NOT EXISTS { ?below skos:broader ?x } FILTER NOT EXISTS { ?thing rd:concerns ?x } }""",
        "<urn:brand> a rd:Phenomenon .",
    ),
}


@pytest.mark.parametrize(("offenders", "_breach"), RULES.values(), ids=RULES.keys())
def test_the_packaged_data_keep_the_rule(store: EmbeddedStore, offenders: str, _breach: str) -> None:
    """Nothing in the packaged data breaks this rule."""
    assert rows(store, offenders) == []


@pytest.mark.parametrize(("offenders", "breach"), RULES.values(), ids=RULES.keys())
def test_a_breach_of_the_rule_is_found(offenders: str, breach: str) -> None:
    """The smallest data that break this rule are found, so that the test above can fail."""
    text = (TURTLE_HEAD + breach).encode()
    broken = EmbeddedStore.of(parse_file(text, suffix=".ttl", graph=None, place=Path("breach.ttl")))
    assert rows(broken, offenders) != []


SMALL_WORDS = set(re.findall(r"\w+", "a an and are by de een en het in is of on or the to van voor with"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_definition_says_more_than_the_name(store: EmbeddedStore, language: str) -> None:
    """Without the words of the name a definition still has most of its words."""
    named = rows(
        store,
        f"""SELECT ?name ?text {{ ?x skos:prefLabel ?name ; skos:definition ?text
            FILTER(lang(?name) = '{language}' && lang(?text) = '{language}') }}""",
    )
    assert [(name, text) for name, text in named if not _adds_meaning(_words(name), _words(text))] == []


def test_a_definition_that_repeats_the_name_is_noticed() -> None:
    """The rule above can fail."""
    assert not _adds_meaning(_words("Brand en crisisbeheersing"), _words("Crisisbeheersing en de brand."))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - SMALL_WORDS


def _adds_meaning(name: set[str], text: set[str]) -> bool:
    return len(text - name) >= max(3, len(text) // 2)


# --- selected rows ---------------------------------------------------------------------------------------

SUBJECTS = """
hengelo/thema/drank-en-drugsoverlast | alcohol drugs overlast
hengelo/thema/woningovervallen-babbeltrucs | diefstal overval
hengelo/thema/schatting-slachtofferschap | veiligheidsgevoel
hengelo/thema/winkeldiefstal-en-zakkenrollerij | diefstal
hengelo/thema/brandveiligheid-winkelgebied | brand
hengelo/thema/externe-en-brandveiligheid | brand gevaarlijke-stoffen
hengelo/thema/illegale-bewoning-en-bedrijfsvoering | illegale-bedrijfsvoering illegale-bewoning
hengelo/thema/geweld-vernielingen-en-overlast | geweld overlast vernieling
hengelo/thema/drugs-illegale-bewoning-en-mensenhandel | drugs illegale-bewoning mensenhandel
hengelo/thema/veelplegers-en-jonge-aanwas | jonge-aanwas recidive
hengelo/thema/radicalisering-jeugd | radicalisering
hengelo/thema/radicalisering | radicalisering
hengelo/thema/drugsgebruik-en-handel | drugsgebruik drugshandel
hengelo/thema/veiligheidsregio-als-gemeenschappelijke-regeling |
hengelo/thema/vastgoedfraude-en-witwassen | ondermijning vastgoedfraude witwassen
hengelo/thema/gijzeling-ict-infrastructuur | gijzelsoftware
hengelo/agendapunt/tegengaan-van-ondermijning-en-criminaliteit | criminaliteit ondermijning
hengelo/motie/straatintimidatie | straatintimidatie
hengelo/motie/frauderisico-keurmerk | zorgfraude
nl/agendapunt/cybercrime-en-gedigitaliseerde-criminaliteit | cybercriminaliteit gedigitaliseerde-criminaliteit
nl/agendapunt/intelligence-en-internationale-samenwerking |
oost-nederland/agendapunt/aanpak-ondermijning | ondermijning
twente/agendapunt/jeugd-en-criminaliteit | jeugdcriminaliteit
"""


@pytest.mark.parametrize(
    ("subject", "phenomena"), [line.split(" |") for line in SUBJECTS.strip().splitlines()]
)
def test_a_subject_concerns_exactly_these_phenomena(
    store: EmbeddedStore, subject: str, phenomena: str
) -> None:
    """A compound name concerns each of its parts and nothing else."""
    found = rows(store, f"SELECT ?x {{ <{ID}{subject}> rd:concerns ?x }}")
    assert found == [(f"{ID}nl/verschijnsel/{slug}",) for slug in phenomena.split()]


def test_the_ways_of_working_are_these(store: EmbeddedStore) -> None:
    """A way of working is no gap when no theme is like it; no theme, item or motion is one by mistake."""
    found = rows(
        store,
        """SELECT ?x { VALUES ?class { rd:Theme rd:AgendaItem rd:Motion }
            ?x a ?class ; rd:itemKind code:item-way-of-working }""",
    )
    assert [iri.removeprefix(ID) for (iri,) in found] == [
        "hengelo/thema/veiligheidsregio-als-gemeenschappelijke-regeling",
        "nl/agendapunt/intelligence-en-internationale-samenwerking",
        "oost-nederland/agendapunt/aanpak-ondermijning",
        "oost-nederland/agendapunt/informatievoorziening-op-orde",
        "twente/agendapunt/informatiegestuurd-werken",
        "twente/agendapunt/kennis-van-bestuurlijke-bevoegdheden",
        "twente/agendapunt/samenwerking-tussen-zorg-en-veiligheid",
    ]


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("huiselijk-geweld", "geweld"),
        ("gijzelsoftware", "cybercriminaliteit"),
        ("straatintimidatie", "intimidatie"),
        ("criminele-inmenging", "ondermijning"),
        ("drugshandel", "criminaliteit"),
        ("drugshandel", "drugs"),
    ],
)
def test_a_phenomenon_falls_under_what_it_is_a_kind_of(store: EmbeddedStore, narrow: str, broad: str) -> None:
    """A question about the broad phenomenon also reaches the narrow one, along every line."""
    above = rows(store, f"SELECT DISTINCT ?up {{ <{ID}nl/verschijnsel/{narrow}> skos:broader+ ?up }}")
    assert (f"{ID}nl/verschijnsel/{broad}",) in above


@pytest.mark.parametrize(
    ("typed", "language", "phenomenon"),
    [
        ("ransomware", "nl", "gijzelsoftware"),
        ("datalek", "nl", "gegevensverlies"),
        ("zwerfvuil", "nl", "afvaldump"),
        ("burenoverlast", "nl", "woonoverlast"),
        ("georganiseerde criminaliteit", "nl", "ondermijning"),
        ("organised crime", "en", "ondermijning"),
        ("fly-tipping", "en", "afvaldump"),
    ],
)
def test_a_phenomenon_is_found_by_what_people_type(
    store: EmbeddedStore, typed: str, language: str, phenomenon: str
) -> None:
    """Everyday words lead to the phenomenon."""
    found = rows(store, f"SELECT ?x {{ ?x a rd:Phenomenon ; skos:altLabel '{typed}'@{language} }}")
    assert found == [(f"{ID}nl/verschijnsel/{phenomenon}",)]
