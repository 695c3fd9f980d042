"""The packaged data say what the Hengelo document of 24 February 2023 says: its counts and its rows."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri, Term
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import PREFIXES

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "graph" / "data"
ID = "https://w3id.org/rodedraad/id/"
HEAD = (
    "\n".join(f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items()) + f"\nPREFIX id: <{ID}>\n"
)
PERIODS = """SELECT ?framework ?start ?end { ?framework a rd:PolicyFramework ; dct:temporal ?p .
    OPTIONAL { ?p dcat:startDate ?start } ?p dcat:endDate ?end }"""


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """Every data file that comes with Rode Draad, each in a graph of its own."""
    quads = [
        quad
        for path in sorted(DATA.rglob("*.ttl"))
        for quad in parse_file(
            path.read_bytes(),
            suffix=".ttl",
            graph=Iri(
                f"https://w3id.org/rodedraad/graph/{path.relative_to(DATA).with_suffix('').as_posix()}"
            ),
            place=path,
        )
    ]
    return EmbeddedStore.of(quads)


def rows(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query*, sorted: a name by its last part, a literal as text, unbound as no text."""
    answer = store.query(HEAD + query)
    assert isinstance(answer, Solutions)
    return sorted(tuple(_short(term) for term in row) for row in answer.rows)


def _short(term: Term | None) -> str:
    if term is None:
        return ""
    return re.split("[/#]", term.value)[-1] if isinstance(term, Iri) else term.value


def table(text: str) -> list[tuple[str, ...]]:
    """Return the lines of *text* as rows, their cells divided by bars."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


def words(text: str) -> list[str]:
    """Return the words of *text*."""
    return text.split()


def column(store: EmbeddedStore, query: str) -> list[str]:
    """Return the first value of every row of *query*."""
    return [row[0] for row in rows(store, query)]


def count(store: EmbeddedStore, pattern: str) -> int:
    """Return how many different ?x the *pattern* finds."""
    return int(column(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")[0])


def slugs(store: EmbeddedStore, pattern: str) -> list[str]:
    """Return the last part of the names of every ?x the *pattern* finds, sorted."""
    return sorted(column(store, f"SELECT DISTINCT ?x {{ {pattern} }}"))


# --- fields, categories, themes --------------------------------------------------------------------------

COUNTS = {
    "fields": ("?x a rd:SafetyField ; skos:inScheme id:hengelo\\/schema\\/veiligheidsvelden", 5),
    "categories": ("?x a rd:Category", 22),
    "themes": ("?x a rd:Theme", 74),
    "involvements": ("?x a rd:Involvement", 164),
    "actors in the table": ("?i rd:involvedActor ?x", 41),
    "partnerships in section 4": ("id:hengelo\\/groep\\/samenwerkingsverbanden foaf:member ?x", 8),
    "agenda items of annex 2": (
        "?x a rd:AgendaItem ; dct:isPartOf/rd:governanceLevel ?level FILTER(?level != code:level-local)",
        16,
    ),
    "local agenda items": ("?x a rd:AgendaItem ; dct:isPartOf/rd:governanceLevel code:level-local", 3),
    "frameworks": ("?x a rd:PolicyFramework", 11),
    "motions": ("?x a rd:Motion", 2),
    "laws": ("?x a rd:Law", 5),
    "articles": ("?x a rd:Article", 3),
    "obligations": ("?x a rd:Obligation", 1),
    "tracks": ("?x a rd:Track", 2),
    "goals": ("?x a rd:Goal", 8),
    "communication objectives": ("?x a rd:CommunicationObjective", 7),
    "phases": ("?x a rd:Phase", 3),
    "milestones": ("?x a rd:Milestone", 14),
    "posts in the programme team": ("?x a rd:Post ; org:postIn id:hengelo\\/actor\\/programmateam", 8),
    "work items": ("?x a rd:WorkItem", 8),
    "coverage arrangements": ("?x a rd:CoverageArrangement", 5),
    "risks": ("?x a rd:Risk", 4),
    "effects": ("?x a rd:Effect", 4),
    "measures": ("?x a rd:Measure", 5),
    "corrections": ("?x a rd:Correction", 41),
    "documents": ("?x a rd:SourceDocument", 1),
}


@pytest.mark.parametrize(("pattern", "expected"), COUNTS.values(), ids=COUNTS.keys())
def test_the_document_s_counts_are_the_data_s_counts(
    store: EmbeddedStore, pattern: str, expected: int
) -> None:
    """As many of each kind of thing as the document has."""
    assert count(store, pattern) == expected


def test_each_category_has_its_number_of_themes(store: EmbeddedStore) -> None:
    """The numbers of the table, field by field."""
    found = rows(
        store,
        """SELECT ?n (COUNT(?t) AS ?themes) {
        ?c a rd:Category ; skos:notation ?n . ?t a rd:Theme ; skos:broader ?c } GROUP BY ?n""",
    )
    per_field: dict[str, list[int]] = {}
    for notation, themes in found:
        per_field.setdefault(notation[0], []).append(int(themes))
    assert per_field == {
        "1": [5, 3, 5, 4],
        "2": [4, 4, 4, 3, 2],
        "3": [3, 4, 3, 3],
        "4": [3, 3, 2, 3],
        "5": [3, 4, 4, 3, 2],
    }


def test_the_numbering_follows_the_hierarchy(store: EmbeddedStore) -> None:
    """Theme 3.2.4 stands under category 3.2 and that under field 3, for all of them."""
    pairs = rows(store, "SELECT ?n ?up { ?x skos:notation ?n ; skos:broader/skos:notation ?up }")
    own = [(low, high) for low, high in pairs if low[0].isdigit()]
    assert len(own) == 22 + 74
    assert all(low.rsplit(".", 1)[0] == high for low, high in own)


@pytest.mark.parametrize(
    ("notation", "name", "wrong"),
    table("""
        1.1.2 | Personen met verward gedrag | Personen verward gedrag
        2.2.2 | Overvallen en vernielingen | Overvallen ene vernielingen
        2.4.3 | Geweld, vernielingen en overlast | Geweld, vernielingen en overlast.
        3.2.1 | Veelplegers en jonge aanwas | Veelpleger en jonge aanwas
        5.2.1 | Drugsgerelateerde criminaliteit | Drugsgelateerdecriminaliteit
        5.4.3 | Gijzeling ICT-infrastructuur | Gijzeling ICT infrastructuur
    """),
)
def test_a_misspelt_theme_is_found_by_both_spellings(
    store: EmbeddedStore, notation: str, name: str, wrong: str
) -> None:
    """The corrected name is the name; what the document wrote stays findable."""
    query = f"""SELECT ?name ?wrong {{ ?t a rd:Theme ; skos:notation "{notation}" ; skos:prefLabel ?name ;
        skos:hiddenLabel ?wrong FILTER(LANG(?name) = "nl") }}"""
    assert rows(store, query) == [(name, wrong)]


def test_the_two_radicalisations_are_told_apart(store: EmbeddedStore) -> None:
    """One label, two rows: the one about young people is qualified and keeps the bare form."""
    query = """SELECT ?n ?name { ?t a rd:Theme ; skos:notation ?n ; skos:prefLabel ?name
        FILTER(LANG(?name) = "nl" && EXISTS { ?t skos:prefLabel|skos:altLabel "Radicalisering"@nl }) }"""
    assert rows(store, query) == [("3.2.4", "Radicalisering (jeugd)"), ("5.1.2", "Radicalisering")]


def test_themes_have_73_different_words_and_74_different_names(store: EmbeddedStore) -> None:
    """Only Radicalisering occurs twice in the document."""
    names = column(store, 'SELECT ?l { ?x a rd:Theme ; skos:prefLabel ?l FILTER(LANG(?l) = "nl") }')
    bare = {name.replace(" (jeugd)", "").replace(" (winkelgebied)", "") for name in names}
    assert (len(set(names)), len(bare)) == (74, 73)


# --- who is involved -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "actors"),
    table("""
        1.2 | politie team-beheer team-leefbaarheid-en-veiligheid team-vth welbions wijkracht
        4.2 | brandweer team-communicatie team-vth veiligheidsregio-twente welbions
        4.4 | sociaal-domein team-communicatie team-leefbaarheid-en-veiligheid veiligheidsregio-twente
        5.3 | team-communicatie team-hrm team-leefbaarheid-en-veiligheid
        5.5 | afdeling-bedrijfsvoering concernstaf team-leefbaarheid-en-veiligheid
    """),
)
def test_a_category_has_exactly_the_actors_of_its_row(
    store: EmbeddedStore, category: str, actors: str
) -> None:
    """Nobody left out, nobody added."""
    pattern = f'?i rd:involvedIn/skos:notation "{category}" ; rd:involvedActor ?x'
    assert " ".join(slugs(store, pattern)) == actors


def test_information_security_is_left_to_five(store: EmbeddedStore) -> None:
    """The one row that names the teams before the two national services."""
    assert slugs(store, '?i rd:involvedIn/skos:notation "5.4" ; rd:involvedActor ?x') == [
        "crisisbeheersing",
        "informatiebeveiligingsdienst",
        "nationaal-cyber-security-centrum",
        "team-it",
        "team-leefbaarheid-en-veiligheid",
    ]


def categories(store: EmbeddedStore, actor: str) -> str:
    """Return the numbers of the categories in which *actor* is involved, in order."""
    query = f"SELECT ?n {{ ?i rd:involvedActor <{ID}{actor}> ; rd:involvedIn/skos:notation ?n }}"
    return " ".join(column(store, query))


@pytest.mark.parametrize(
    ("actor", "expected"),
    table("""
        nl/actor/informatiebeveiligingsdienst | 5.4
        nl/actor/koninklijke-horeca-nederland | 2.3 2.4
        nl/actor/landelijk-bureau-bibob | 5.2
        nl/actor/nationaal-coordinator-terrorismebestrijding-en-veiligheid | 5.1
        nl/actor/nationaal-cyber-security-centrum | 5.4
        nl/actor/openbaar-ministerie | 1.1 1.3 2.1 2.2 2.3 2.5 3.1 3.2 3.3 3.4 4.1 5.1 5.2
        nl/actor/politie | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 4.1 5.1 5.2
        nl/groep/rijk | 5.1
        oost-nederland/actor/riec-oost-nederland | 2.2 2.5 5.2
        twente/actor/brandweer | 4.2 4.3
        twente/actor/omgevingsdienst-twente | 2.2 4.3 5.2
        twente/actor/veiligheidsregio-twente | 2.2 2.3 2.4 2.5 4.2 4.3 4.4
        twente/actor/zorg-en-veiligheidshuis-twente | 1.1 1.3 3.1 3.2 3.3
        hengelo/actor/afdeling-bedrijfsvoering | 5.5
        hengelo/actor/chef | 2.3 2.4
        hengelo/actor/concernstaf | 5.5
        hengelo/actor/crisisbeheersing | 5.4
        hengelo/actor/hengelo-promotie | 2.1 2.3 2.4
        hengelo/actor/juristen | 5.2
        hengelo/actor/kmt | 2.5
        hengelo/actor/mkb | 2.3
        hengelo/actor/ondernemersvereniging | 2.1 2.2
        hengelo/actor/platform-veilig-ondernemen | 2.1 2.2
        hengelo/actor/provincie | 4.3 5.2
        hengelo/actor/s-en-r | 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 4.1
        hengelo/actor/sa-int | 2.3 2.4
        hengelo/actor/sociaal-domein | 1.1 1.3 1.4 3.1 3.2 3.3 3.4 4.4 5.1 5.2
        hengelo/actor/team-beheer | 1.2 2.1
        hengelo/actor/team-communicatie | 4.1 4.2 4.4 5.2 5.3
        hengelo/actor/team-hrm | 5.3
        hengelo/actor/team-it | 5.4
        hengelo/actor/team-jeugd-en-gezin | 3.2 3.3 5.1
        hengelo/actor/team-onderwijs | 5.1
        hengelo/actor/team-ro | 4.1 4.3
        hengelo/actor/team-vastgoed | 5.2
        hengelo/actor/team-vth | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 4.1 4.2 4.3 5.2
        hengelo/actor/team-wmo | 1.1 1.3 1.4 3.1 3.2 3.3 3.4
        hengelo/actor/welbions | 1.1 1.2 1.3 1.4 4.2
        hengelo/actor/wijkracht | 1.1 1.2 1.3 1.4
        hengelo/groep/onderwijs | 5.1
    """),
)
def test_an_actor_is_involved_in_exactly_its_categories(
    store: EmbeddedStore, actor: str, expected: str
) -> None:
    """The table read by column instead of by row."""
    assert categories(store, actor) == expected


def test_the_liveability_team_is_missing_from_fire_safety_only(store: EmbeddedStore) -> None:
    """It is involved in 21 of the 22 categories."""
    found = set(categories(store, "hengelo/actor/team-leefbaarheid-en-veiligheid").split())
    everything = set(column(store, "SELECT ?n { ?c a rd:Category ; skos:notation ?n }"))
    assert everything - found == {"4.2"}


def test_involvements_divide_into_external_municipal_and_undecided(store: EmbeddedStore) -> None:
    """78 external, 83 municipal, 3 of an actor nobody could place; 23, 17 and 1 actors."""
    found = rows(
        store,
        """SELECT ?k (COUNT(?i) AS ?links) (COUNT(DISTINCT ?a) AS ?actors) {
        ?i rd:involvedActor ?a . ?a org:classification ?kind
        BIND(IF(?kind = code:kind-municipal-unit, "own",
            IF(?kind = code:kind-ambiguous, "?", "external")) AS ?k)
        } GROUP BY ?k""",
    )
    assert found == [("?", "3", "1"), ("external", "78", "23"), ("own", "83", "17")]


def test_only_police_in_physical_quality_is_there_as_neighbourhood_officer(store: EmbeddedStore) -> None:
    """One involvement carries a role, and the words of the role are its evidence."""
    query = """SELECT ?actor ?n ?role ?start ?end { ?i rd:involvementRole ?role ; rd:involvedActor ?actor ;
        rd:involvedIn/skos:notation ?n .
        ?s rdf:subject ?i ; rdf:predicate rd:involvementRole ; rd:statedIn ?p .
        ?p oa:hasSelector [ oa:start ?start ; oa:end ?end ] }"""
    assert rows(store, query) == [("politie", "1.2", "wijkagent", "21179", "21190")]


def test_every_involvement_cites_the_professionals_cell_of_its_own_row(store: EmbeddedStore) -> None:
    """Column and row of the cited passage are those of the category."""
    query = """SELECT ?i {
        ?i a rd:Involvement ; rd:involvedIn/rd:statedIn/rd:sectionPath ?own ; rd:statedIn/rd:sectionPath ?path
        FILTER(LANG(?own) = "nl" && LANG(?path) = "nl"
            && ?path = REPLACE(?own, "kolom Categorieën$", "kolom Betrokken professionals")) }"""
    assert len(set(column(store, query))) == 164


def test_what_nobody_could_resolve_stays_unresolved(store: EmbeddedStore) -> None:
    """Five abbreviations of the table have no expansion, in any label."""
    unresolved = slugs(store, "?x rd:resolutionStatus code:resolution-unresolved")
    assert unresolved == ["chef", "kmt", "mkb", "s-en-r", "sa-int"]
    labels = column(
        store,
        """SELECT DISTINCT ?l { ?x rd:resolutionStatus code:resolution-unresolved ;
        skos:prefLabel|skos:altLabel|skos:hiddenLabel ?l }""",
    )
    assert set(labels) == {"CHEF", "KMT", "MKB", "S&R", "SA-INT"}


def test_two_categories_have_no_external_partner(store: EmbeddedStore) -> None:
    """Internal integrity is left to the municipality itself."""
    assert column(
        store,
        """SELECT ?n { ?c a rd:Category ; skos:notation ?n FILTER NOT EXISTS {
        ?i rd:involvedIn ?c ; rd:involvedActor/org:classification ?k
        FILTER(?k NOT IN (code:kind-municipal-unit, code:kind-ambiguous)) } }""",
    ) == ["5.3", "5.5"]


def test_education_the_sector_is_not_education_the_team(store: EmbeddedStore) -> None:
    """Both stand in the row on polarisation and are told apart."""
    assert rows(
        store,
        """SELECT ?other ?kind { id:hengelo\\/groep\\/onderwijs a rd:ActorGroup ;
        owl:differentFrom ?other . ?other a rd:MunicipalUnit ; org:classification ?kind }""",
    ) == [("team-onderwijs", "kind-municipal-unit")]


@pytest.mark.parametrize(
    ("label", "actor"),
    table("""
        Wijkkracht | wijkracht
        Wijkacht | wijkracht
        VRT | veiligheidsregio-twente
        inwoners | bewoners
        L&V | team-leefbaarheid-en-veiligheid
        Hengelo promotie | hengelo-promotie
        DVO | districtelijk-veiligheidsoverleg
        PVO | platform-veilig-ondernemen
        jeugd | team-jeugd-en-gezin
    """),
)
def test_an_actor_is_found_by_what_the_document_writes(store: EmbeddedStore, label: str, actor: str) -> None:
    """Variants, abbreviations and errors all lead to the actor."""
    assert slugs(store, f'?x skos:altLabel|skos:hiddenLabel "{label}"@nl') == [actor]


def test_actors_named_outside_the_table_are_there(store: EmbeddedStore) -> None:
    """Sections 4 and 7 name bodies and groups that no category lists."""
    outside = slugs(store, """?x rd:resolutionStatus ?s FILTER NOT EXISTS { ?i rd:involvedActor ?x }""")
    assert set(
        words("""
        mediant ggd veilig-thuis kadera belastingdienst uwv kabinet bewoners ondernemers
        vereniging-van-nederlandse-gemeenten platform-ivz districtelijk-veiligheidsoverleg cmt
        gemeenteraad pho-veiligheid college-van-burgemeester-en-wethouders programmateam klankbordgroep
        team-services politie-eenheid-oost-nederland
    """)
    ) <= set(outside)
    assert set(
        words("""
        burgemeester gemeentesecretaris officier-van-justitie wijkagent boa
        minister-van-justitie-en-veiligheid
    """)
    ) <= set(slugs(store, "?x a org:Role"))


def test_functions_are_roles_and_never_organisations(store: EmbeddedStore) -> None:
    """A mayor is not an actor of the kind that can be a body."""
    assert column(store, "SELECT ?x { ?x a org:Role , ?c FILTER(?c != org:Role) }") == []


# --- partnerships ----------------------------------------------------------------------------------------


def test_partnerships_outside_every_category(store: EmbeddedStore) -> None:
    """Named as partners, in no row of the table: the platform and the three bodies of the last bullet."""
    assert slugs(store, "?x a rd:Partnership FILTER NOT EXISTS { ?i rd:involvedActor ?x }") == words("""
        expertgroep-zvs platform-ivz regionale-stuurgroep-zorg-veiligheid-en-straf themagroepen-zvs
    """)


def test_five_partnerships_have_a_purpose_in_two_languages_with_a_passage(store: EmbeddedStore) -> None:
    """Each purpose names the sentence it was written from."""
    query = """SELECT ?x (COUNT(DISTINCT ?text) AS ?texts) { ?s rdf:subject ?x ; rdf:predicate org:purpose ;
        rdf:object ?text ; rd:statedIn ?p . ?x org:purpose ?text } GROUP BY ?x"""
    assert rows(store, query) == table("""
        omgevingsdienst-twente | 2
        platform-ivz | 2
        riec-oost-nederland | 2
        veiligheidsregio-twente | 2
        zorg-en-veiligheidshuis-twente | 2
    """)


def test_members_and_legal_form_only_where_stated(store: EmbeddedStore) -> None:
    """Fourteen members twice, each with another legal form; only Hengelo has a name among them."""
    query = """SELECT ?x ?members ?form {
        ?x a rd:Partnership ; rd:statedMemberCount ?members ; rd:legalForm ?form }"""
    assert rows(store, query) == [
        ("platform-ivz", "14", "legal-service-agreement"),
        ("veiligheidsregio-twente", "14", "legal-joint-arrangement"),
    ]
    assert slugs(store, "?x a <https://identifier.overheid.nl/tooi/def/ont/Gemeente>") == ["hengelo"]


def test_the_platform_answers_to_the_district_consultation(store: EmbeddedStore) -> None:
    """Not to the service level agreement that shares its abbreviation."""
    assert slugs(store, "id:twente\\/actor\\/platform-ivz org:reportsTo ?x") == [
        "districtelijk-veiligheidsoverleg"
    ]


def test_the_municipality_has_its_cbs_code_by_judgement(store: EmbeddedStore) -> None:
    """The document does not give the code, so it is ours, with a reason."""
    assert rows(
        store,
        """SELECT ?id ?why { id:hengelo\\/gemeente\\/hengelo dct:identifier ?id .
        ?s rdf:subject id:hengelo\\/gemeente\\/hengelo ; rdf:object ?id ; rd:justification ?why ;
           prov:wasAttributedTo id:nl\\/actor\\/project-rode-draad FILTER(LANG(?why) = "en") }""",
    ) == [("gm0164", "The letter gives postcode and town; CBS code 0164 belongs to them.")]


# --- frameworks, motions, laws ---------------------------------------------------------------------------


def test_frameworks_have_their_periods(store: EmbeddedStore) -> None:
    """The police plan has its extension as a second period; what has no stated period has none here."""
    assert rows(store, PERIODS) == table("""
        coalitieprogramma-2022-2026 | 2022-01-01 | 2026-12-31
        koers-2040 |  | 2040-12-31
        landelijke-veiligheidsagenda-2023-2026 | 2023-01-01 | 2026-12-31
        meerjarenbeleidsplan-politie-2019-2022 | 2019-01-01 | 2022-12-31
        meerjarenbeleidsplan-politie-2019-2022 | 2023-01-01 | 2023-12-31
        meerjarenbeleidsplan-politie-2024-2027 | 2024-01-01 | 2027-12-31
        veiligheidsagenda-ivz-2020-2022 | 2020-01-01 | 2022-12-31
        veiligheidsbeleid-2024-2026 | 2024-01-01 | 2026-12-31
    """)


def test_frameworks_have_their_level_and_publisher(store: EmbeddedStore) -> None:
    """Two national ones, three regional and six local."""
    query = """SELECT ?framework ?level ?by {
        ?framework a rd:PolicyFramework ; rd:governanceLevel ?level ; dct:publisher ?by }"""
    assert rows(store, query) == table("""
        coalitieprogramma-2022-2026 | level-local | hengelo
        huidig-veiligheidsbeleid | level-local | hengelo
        kernbeleid-veiligheid | level-national | vereniging-van-nederlandse-gemeenten
        koers-2040 | level-local | hengelo
        landelijke-veiligheidsagenda-2023-2026 | level-national | kabinet
        meerjarenbeleidsplan-politie-2019-2022 | level-regional | politie-eenheid-oost-nederland
        meerjarenbeleidsplan-politie-2024-2027 | level-regional | politie-eenheid-oost-nederland
        transformatieplan-sociaal-domein | level-local | hengelo
        veiligheidsagenda-ivz-2020-2022 | level-regional | platform-ivz
        veiligheidsbeleid-2024-2026 | level-local | hengelo
        vth-beleid | level-local | hengelo
    """)


def test_the_police_plan_is_replaced_by_the_one_in_preparation(store: EmbeddedStore) -> None:
    """Stated in the sentence on the extension, not only inferred from the years."""
    query = """SELECT ?old ?new ?start {
        ?s rdf:predicate dct:isReplacedBy ; rdf:subject ?old ; rdf:object ?new ;
           rd:statedIn/oa:hasSelector/oa:start ?start }"""
    plan = "meerjarenbeleidsplan-politie-"
    assert rows(store, query) == [(f"{plan}2019-2022", f"{plan}2024-2027", "25807")]


AGENDAS = {
    "nl/beleidskader/landelijke-veiligheidsagenda-2023-2026": table("""
        A1 | Ondermijnende en georganiseerde criminaliteit
        A2 | Mensenhandel
        A3 | Cybercrime of gedigitaliseerde criminaliteit
        A4 | Verbinding met de samenleving en maatschappelijke onrust
        A5 | Intelligence en internationale samenwerking
    """),
    "oost-nederland/beleidskader/meerjarenbeleidsplan-politie-2019-2022": table("""
        B1 | Personen met verward gedrag
        B2 | Jongeren in criminele netwerken
        B3 | Aanpak ondermijning
        B4 | Aanpak cybercrime
        B5 | Informatievoorziening op orde
    """),
    "twente/beleidskader/veiligheidsagenda-ivz-2020-2022": table("""
        C1 | Aanpak van ondermijning
        C2 | Samenwerking tussen zorg en veiligheid
        C3 | Jeugd en criminaliteit
        C4 | Informatiegestuurd werken
        C5 | Lokale aanpak van cybercrime
        C6 | Kennis van bestuurlijke bevoegdheden
    """),
    "hengelo/beleidskader/coalitieprogramma-2022-2026": [
        ("D1", "Veiligheidsgevoel"),
        ("D1b", "Tegengaan van ondermijning en criminaliteit"),
        ("D2", "Leefbaarheid in wijken"),
    ],
}


@pytest.mark.parametrize(("framework", "expected"), AGENDAS.items())
def test_a_framework_has_its_agenda_items(
    store: EmbeddedStore, framework: str, expected: list[tuple[str, str]]
) -> None:
    """In the document's order, in a scheme of the framework's own."""
    query = f"""SELECT ?n ?name {{ ?x a rd:AgendaItem ; dct:isPartOf <{ID}{framework}> ; skos:notation ?n ;
        skos:inScheme/dct:source <{ID}{framework}> ; skos:prefLabel ?name FILTER(LANG(?name) = "nl") }}"""
    assert rows(store, query) == expected


def test_motions_have_their_numbers(store: EmbeddedStore) -> None:
    """Date, number and case number as the council gave them."""
    query = """SELECT ?date ?number ?case ?title {
        ?m a rd:Motion ; dct:dateSubmitted ?date ; rd:motionNumber ?number ;
           rd:caseNumber ?case ; dct:title ?title }"""
    assert rows(store, query) == [
        ("2021-07-23", "C01-M09", "3275105", "Motie Frauderisico-keurmerk voor zorgaanbieders"),
        ("2022-02-09", "D05", "3377694", "Motie gemeentelijk beleid tegen straatintimidatie"),
    ]


def test_laws_and_articles_say_what_rests_on_them(store: EmbeddedStore) -> None:
    """Three articles for policy and coordination, three laws for one thing each."""
    query = """SELECT ?law ?what { ?law rd:legalBasisOf ?what }"""
    both = ("regierol-lokale-veiligheid", "vierjaarlijks-veiligheidsbeleid")
    assert rows(store, query) == [
        *(("gemeentewet-170", what) for what in both),
        *(("gemeentewet-172", what) for what in both),
        ("omgevingswet", "vth-beleid"),
        *(("politiewet-2012-38b", what) for what in both),
        ("wet-algemene-bepalingen-omgevingsrecht", "vth-beleid"),
        ("wet-veiligheidsregios", "veiligheidsregio-twente"),
    ]


# --- programme, planning, organisation, risks --------------------------------------------------------------


def test_goals_stand_in_their_track_and_tracks_in_the_programme(store: EmbeddedStore) -> None:
    """Two goals in track 1, six in track 2, and the programme aims at the resilient city."""
    found = rows(
        store,
        """SELECT ?track ?n { ?g a rd:Goal ; skos:notation ?n ; dct:isPartOf ?t .
        ?t a rd:Track ; skos:notation ?track ; dct:isPartOf ?p . ?p a rd:Programme ;
        rd:aimsAt id:hengelo\\/beoogd-effect\\/de-weerbare-stad }""",
    )
    assert found == [(n[1], n) for n in ("G1.1", "G1.2", "G2.1", "G2.2", "G2.3", "G2.4", "G2.5", "G2.6")]


def test_communication_objectives_have_two_levels(store: EmbeddedStore) -> None:
    """Three main ones; the second has three under it and the third one."""
    assert rows(
        store,
        """SELECT ?n ?up { ?c a rd:CommunicationObjective ; skos:notation ?n
        OPTIONAL { ?c dct:isPartOf ?u . ?u a rd:CommunicationObjective ; skos:notation ?up } }""",
    ) == table("""
        O1 |
        O2 |
        O2.1 | O2
        O2.2 | O2
        O2.3 | O2
        O3 |
        O3.1 | O3
    """)


def test_the_planning_has_its_dates_phases_and_kinds(store: EmbeddedStore) -> None:
    """Fourteen rows in three phases; the last has two alternative dates."""
    query = """SELECT ?n ?phase ?kind ?date { ?m a rd:Milestone ; skos:notation ?n ; rd:plannedDate ?date ;
        p-plan:isStepOfPlan/skos:notation ?phase ; rd:milestoneKind ?kind }"""
    assert rows(store, query) == table("""
        T01 | 1 | milestone-deliberation | 2022-12-19
        T02 | 1 | milestone-deliberation | 2023-01-30
        T03 | 1 | milestone-decision | 2023-02-08
        T04 | 1 | milestone-deliberation | 2023-02-13
        T05 | 1 | milestone-decision | 2023-02-21
        T06 | 1 | milestone-communication | 2023-02-21
        T07 | 2 | milestone-meeting | 2023-03-21
        T08 | 2 | milestone-deliberation | 2023-03-27
        T09 | 2 | milestone-meeting | 2023-04-12
        T10 | 2 | milestone-communication | 2023-05-02
        T11 | 3 | milestone-deliberation | 2023-10-16
        T12 | 3 | milestone-deliberation | 2023-10-24
        T13 | 3 | milestone-decision | 2023-12-06
        T14 | 3 | milestone-decision | 2023-12-12
        T14 | 3 | milestone-decision | 2023-12-19
    """)


def test_every_decision_has_the_body_that_takes_it(store: EmbeddedStore) -> None:
    """Management team, executive, council, executive."""
    query = """SELECT ?n ?body {
        ?m rd:milestoneKind code:milestone-decision ; skos:notation ?n ; rd:decidingBody ?body }"""
    assert rows(store, query) == table("""
        T03 | cmt
        T05 | college-van-burgemeester-en-wethouders
        T13 | gemeenteraad
        T14 | college-van-burgemeester-en-wethouders
    """)


def test_the_date_of_adoption_is_a_judgement_and_not_a_stated_fact(store: EmbeddedStore) -> None:
    """The document cannot know it: the published regulation is named as the reason."""
    found = rows(
        store,
        """SELECT ?n ?date ?why ?passage { ?m rd:actualDate ?date ; skos:notation ?n .
        ?s rdf:subject ?m ; rdf:predicate rd:actualDate ; rdf:object ?date ; rd:justification ?why
        OPTIONAL { ?s rd:statedIn ?passage } FILTER(LANG(?why) = "en") }""",
    )
    assert [(notation, date, passage) for notation, date, _, passage in found] == [("T13", "2024-01-31", "")]
    assert "CVDR716362" in found[0][2]


def test_hours_per_part_and_925_in_all(store: EmbeddedStore) -> None:
    """Each row of the estimate once, in order."""
    found = rows(store, "SELECT ?n ?h { ?w a rd:WorkItem ; skos:notation ?n ; rd:estimatedHours ?h }")
    assert [float(hours) for _, hours in found] == [50, 100, 300, 300, 50, 50, 25, 50]
    assert sum(float(hours) for _, hours in found) == 925


def test_posts_have_a_holder_only_where_stated(store: EmbeddedStore) -> None:
    """The commissioning party is two people in two roles; the manager is intended; six are open."""
    query = """SELECT ?post ?holder { ?post a rd:Post OPTIONAL { ?post org:heldBy ?holder } }"""
    assert rows(store, query) == table("""
        adviseur-sociaal-domein |
        adviseur-toezicht-en-handhaving |
        adviseur-veiligheid |
        communicatieadviseur |
        juridisch-beleidsmedewerker |
        ondersteuning |
        opdrachtgever | burgemeester
        opdrachtgever | gemeentesecretaris
        programmamanager | strategisch-adviseur-veiligheid
    """)


def test_who_covers_which_hours(store: EmbeddedStore) -> None:
    """Five arrangements, each with what it covers and who provides it."""
    query = """SELECT ?what ?who { ?c a rd:CoverageArrangement ; rd:covers ?what ; rd:providedBy ?who }"""
    assert rows(store, query) == table("""
        communicatie-programma | team-communicatie
        deelnemen-klankbord | klankbordgroep
        lid-programmateam | programmateam
        praktische-ondersteuning | team-services
        team-leefbaarheid-en-veiligheid | college-van-burgemeester-en-wethouders
    """)


def test_risks_share_the_measure_they_share(store: EmbeddedStore) -> None:
    """External hiring is one measure for two risks, each with a passage of its own."""
    query = """SELECT ?n ?measure { ?r a rd:Risk ; skos:notation ?n ; rd:hasMeasure ?measure }"""
    assert rows(store, query) == table("""
        R1 | externe-inhuur
        R2 | communicatieplan
        R2 | stakeholderanalyse
        R2 | toetsing-klankbordgroep
        R3 | externe-inhuur
        R4 | bekendmaken-in-lijnorganisatie
    """)
    starts = column(
        store,
        """SELECT ?start {
        ?s rdf:predicate rd:hasMeasure ; rdf:object id:hengelo\\/maatregel\\/externe-inhuur ;
        rd:statedIn/oa:hasSelector/oa:start ?start }""",
    )
    assert starts == ["19536", "20234"]


def test_the_communication_plan_is_the_work_of_the_communication_hours(store: EmbeddedStore) -> None:
    """A measure and a row of hours are joined."""
    assert slugs(store, "id:hengelo\\/maatregel\\/communicatieplan rd:implementedBy ?x") == [
        "communicatie-programma"
    ]


@pytest.mark.parametrize(
    ("verbatim", "corrected", "kind", "places"),
    [
        ("Wijkacht", "Wijkracht", "correction-name", 1),
        ("Wijkkracht", "Wijkracht", "correction-name", 4),
        ("S&R sociaal", "S&R, sociaal", "correction-punctuation", 3),
        ("ondernijning", "ondermijning", "correction-ocr", 1),
        ("gebord in de", "geborgd in de", "correction-typo", 1),
        (
            "uitvoeringsplan veiligheid veiligheid",
            "uitvoeringsplan veiligheid",
            "correction-duplicate-word",
            1,
        ),
        ("plannings", "planningen", "correction-spelling", 1),
        ("tav leefbare", "ten aanzien van leefbare", "correction-abbreviation", 1),
    ],
)
def test_an_error_of_the_document_is_corrected_where_it_stands(
    store: EmbeddedStore, verbatim: str, corrected: str, kind: str, places: int
) -> None:
    """What was written, what it should be, what kind of error, and every place as long as the wrong words."""
    found = rows(
        store,
        f"""SELECT ?right ?kind ?start ?end {{ ?c a rd:Correction ; rd:verbatim "{verbatim}" ;
        rd:corrected ?right ; rd:correctionKind ?kind ; rd:corrects ?x ; rd:statedIn/oa:hasSelector ?s .
        ?s oa:start ?start ; oa:end ?end }}""",
    )
    assert {(right, code) for right, code, _, _ in found} == {(corrected, kind)}
    spans = {(int(start), int(end)) for _, _, start, end in found}
    assert [end - start for start, end in spans] == [len(verbatim)] * places


# --- evidence --------------------------------------------------------------------------------------------


def test_every_passage_cited_exists_and_every_passage_is_cited(store: EmbeddedStore) -> None:
    """No evidence in the air, no passage for nothing."""
    cited = set(column(store, "SELECT ?p { ?x rd:statedIn ?p }"))
    known = set(column(store, "SELECT ?p { ?p a rd:Passage }"))
    assert (cited - known, known - cited) == (set(), set())


def test_every_thing_has_a_name_in_both_languages(store: EmbeddedStore) -> None:
    """Whatever has a name in one language has it in the other, once."""
    query = """SELECT ?x { ?x skos:prefLabel ?l } GROUP BY ?x
        HAVING(SUM(IF(LANG(?l) = "nl", 1, 0)) != 1 || SUM(IF(LANG(?l) = "en", 1, 0)) != 1)"""
    assert column(store, query) == []


def test_a_fact_has_a_passage_and_a_judgement_a_reason(store: EmbeddedStore) -> None:
    """Every statement about a statement is one or the other, says so, and is about something the data say."""
    assert (
        column(
            store,
            """SELECT ?s { ?s a rdf:Statement
        BIND(EXISTS { ?s rd:statedIn ?p } AS ?fact)
        BIND(EXISTS { ?s rd:justification ?nl , ?en ; prov:wasAttributedTo ?who
            FILTER(LANG(?nl) = "nl" && LANG(?en) = "en") } AS ?judgement)
        FILTER(?fact = ?judgement) }""",
        )
        == []
    )
    assert (
        column(
            store,
            """SELECT ?s { ?s a rdf:Statement ; rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?o
        FILTER NOT EXISTS { ?x ?p ?o } }""",
        )
        == []
    )


def registered_text(fingerprint: str) -> str:
    """Return the document's text from a folder of sources beside the checkout, or skip."""
    folders = [Path(os.environ["RODEDRAAD_SOURCES"])] if "RODEDRAAD_SOURCES" in os.environ else []
    for path in [
        file for folder in [*folders, *ROOT.parent.glob("*/sources")] for file in folder.glob("*.txt")
    ]:
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == fingerprint:
            return content.decode("utf-8")
    pytest.skip(
        "the text of the source document is not here: set RODEDRAAD_SOURCES to the folder that holds it"
    )


def test_every_span_of_the_document_has_its_fingerprint(store: EmbeddedStore) -> None:
    """Length, sha256 of the text and sha256 of each passage all match the document itself."""
    [(fingerprint, length)] = rows(
        store, "SELECT ?f ?n { ?d a rd:SourceDocument ; rd:fingerprint ?f ; rd:textLength ?n }"
    )
    text = registered_text(fingerprint)
    passages = rows(
        store,
        """SELECT ?start ?end ?f { ?p a rd:Passage ; rd:fingerprint ?f ; oa:hasSelector ?s .
        ?s oa:start ?start ; oa:end ?end }""",
    )
    wrong = [
        (start, end)
        for start, end, sha in passages
        if hashlib.sha256(text[int(start) : int(end)].encode()).hexdigest() != sha
    ]
    assert (str(len(text)), wrong) == (length, [])
    assert len(passages) >= 214


def test_corrections_quote_the_document(store: EmbeddedStore) -> None:
    """The words called wrong are the words at that place; what we write ourselves is not copied from it."""
    [(fingerprint,)] = rows(store, "SELECT ?f { ?d a rd:SourceDocument ; rd:fingerprint ?f }")
    text = registered_text(fingerprint)
    found = rows(
        store,
        """SELECT ?verbatim ?start ?end { ?c a rd:Correction ; rd:verbatim ?verbatim ;
        rd:statedIn/oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end }""",
    )
    assert {text[int(start) : int(end)] for _, start, end in found} == {verbatim for verbatim, _, _ in found}
    texts = column(
        store,
        """SELECT ?t {
        ?x skos:definition|skos:scopeNote|skos:editorialNote|org:purpose|rd:justification ?t }""",
    )
    assert [said for said in texts if len(said) > 40 and said.rstrip(".") in text] == []
