"""Everything on another municipality: three pillars, no categories, no notations, other names."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.formats import parse_file
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.turtle import write
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.room import packaged_turtle
from tests.conftest import INVENTED, RunCli

HERE = ["--workspace", str(INVENTED)]
TEXT = INVENTED / "sources" / "koersnota-veilig-lindeveen.txt"
FILES = sorted((INVENTED / "data").rglob("*.ttl"))


def labels(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* as texts."""
    prefixes = (
        "PREFIX code: <https://w3id.org/rodedraad/def/code#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "PREFIX rd: <https://w3id.org/rodedraad/def#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "PREFIX v: <https://w3id.org/rodedraad/id/lindeveen/verschijnsel/> "
    )
    answer = store.query(prefixes + query)
    assert isinstance(answer, Solutions)
    return [tuple(term.value if term else "" for term in row) for row in answer.rows]


# --- what makes this municipality another one ---------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_its_files_are_as_the_serialiser_writes_them(file: Path) -> None:
    """A change by a program is a small change by a person."""
    text = file.read_text(encoding="utf-8")
    quads = parse_file(text.encode(), suffix=".ttl", graph=None, place=file)
    assert write(quad.triple for quad in quads) == text


def test_it_has_three_pillars_and_nothing_between_those_and_the_themes(
    municipality_store: EmbeddedStore,
) -> None:
    """No categories and no numbers; whatever needs these works for one municipality only."""
    assert labels(
        municipality_store,
        "SELECT ?p (COUNT(?theme) AS ?n) { ?pillar a rd:SafetyField ; skos:prefLabel ?p . "
        "?theme a rd:Theme ; skos:broader ?pillar "
        'FILTER (LANG(?p) = "nl") } GROUP BY ?p ORDER BY ?p',
    ) == [("Leefbare buurten", "3"), ("Veilig op het water", "2"), ("Weerbare samenleving", "3")]
    nothing = "SELECT ?x { { ?x a rd:Category } UNION { ?x skos:notation ?n FILTER (ISIRI(?x)) } }"
    assert [row for row in labels(municipality_store, nothing) if "/id/" in row[0]] == []


def test_every_fingerprint_is_that_of_its_span(municipality_store: EmbeddedStore) -> None:
    """Offsets in code points, also behind accents."""
    text = TEXT.read_text(encoding="utf-8")
    found = labels(
        municipality_store,
        "SELECT ?start ?end ?told { ?p rd:fingerprint ?told ; oa:hasSelector ?s . "
        "?s oa:start ?start ; oa:end ?end }",
    )
    wrong = [
        (start, end)
        for start, end, told in found
        if hashlib.sha256(text[int(start) : int(end)].encode()).hexdigest() != told
    ]
    assert (len(found), wrong) == (54, [])


# --- what follows -------------------------------------------------------------------------------------------


def test_who_works_on_a_phenomenon_follows_from_themes_without_categories(
    municipality_store: EmbeddedStore,
) -> None:
    """Also through the broader phenomenon: who works on internet fraud works on fraud."""
    assert labels(
        municipality_store,
        'SELECT ?l { ?a rd:worksOn v:oplichterij ; skos:prefLabel ?l FILTER (LANG(?l) = "nl") } ORDER BY ?l',
    ) == [("Bewoners van Lindeveen",), ("Nationale politie",), ("Team Digitaal",), ("Wijkteam De Brug",)]


def test_a_theme_of_two_phenomena_is_work_on_both(municipality_store: EmbeddedStore) -> None:
    """And the parties of another theme about one of these do not come to the other."""
    assert labels(
        municipality_store,
        'SELECT ?l { ?a rd:worksOn v:eenzaamheid ; skos:prefLabel ?l FILTER (LANG(?l) = "nl") } ORDER BY ?l',
    ) == [("Bewoners van Lindeveen",), ("Wijkteam De Brug",)]


def test_a_partnership_of_a_pillar_is_involved_in_its_themes(municipality_store: EmbeddedStore) -> None:
    """Involvement stated of a pillar comes down to each theme, marked as such."""
    assert labels(
        municipality_store,
        "SELECT ?l { ?t rd:involvesFromBroader ?a ; skos:prefLabel ?l . ?a a rd:Partnership "
        'FILTER (LANG(?l) = "nl") } ORDER BY ?l',
    ) == [("Ongevallen op de plas",), ("Roekeloos varen",)]


def test_a_pillar_gathers_the_parties_of_its_own_themes_only(municipality_store: EmbeddedStore) -> None:
    """Nothing of one pillar comes to another."""
    assert labels(
        municipality_store,
        "SELECT ?l { ?p skos:prefLabel 'Leefbare buurten'@nl ; rd:involves ?a . ?a skos:prefLabel ?l "
        'FILTER (LANG(?l) = "nl") } ORDER BY ?l',
    ) == [
        ("Bewoners van Lindeveen",),
        ("Nationale politie",),
        ("Wijkteam De Brug",),
        ("Woonstichting Veenstee",),
    ]


def test_a_framework_without_an_end_has_only_a_beginning(municipality_store: EmbeddedStore) -> None:
    """No date is made up."""
    assert labels(
        municipality_store,
        "SELECT ?from ?until { ?f a rd:PolicyFramework OPTIONAL { ?f rd:validFrom ?from } "
        "OPTIONAL { ?f rd:validUntil ?until } } ORDER BY ?from",
    ) == [("2022-01-01", "2024-12-31"), ("2023-01-01", "")]


# --- the verbs ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def names_from_elsewhere(packaged_store: EmbeddedStore) -> set[str]:
    """Every name in the packaged data, but what this municipality or the ontology itself calls so."""
    rows = labels(
        packaged_store,
        "SELECT DISTINCT ?l { ?thing skos:prefLabel|skos:altLabel ?l "
        'FILTER (CONTAINS(STR(?thing), "/id/")) }',
    )
    own = [*FILES, TEXT, INVENTED / "rodedraad.toml", *packaged_turtle()]
    shared = "\n".join(file.read_text(encoding="utf-8") for file in own)
    names = {name for (name,) in rows if name not in shared}
    assert len(names) > 500
    return names | {"Hengelo", "Twente", "Bijlage"}


def foreign(text: str, names: set[str]) -> set[str]:
    """Return the *names* that stand in *text* as words of their own."""
    return {name for name in names if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["summary"], "‘Regionaal actieplan Veilig Merenland’ gold tot en met 31 december 2024: verlopen"),
        (["summary", "--lang", "en"], "Safe Lindeveen"),
        (["build"], "‘Veilig Lindeveen’"),
        (["check"], "54 van 54 passages gecontroleerd"),
        (["check"], "0 fouten, 0 waarschuwingen"),
        (["evidence", "Digitale oplichtting"], "betrokken bij: Nationale politie · Team Digitaal"),
        (["evidence", "cooperatie blauwe ruine"], "Coöperatie Blauwe Ruïne"),
        (["evidence", "Fietsendiefstal"], "betrokken bij: Nationale politie · Buurtagent"),
        (["sources", "list"], "Koersnota Veilig Lindeveen"),
        (["sparql", "SELECT ?p { ?p a rd:SafetyField } ORDER BY ?p"], "3 rijen"),
        (["sparql", "SELECT ?p { ?p a rd:SafetyField } ORDER BY ?p"], "Veilig op het water"),
        (["export", "--format", "turtle", "--without-inferred"], "lindeveen-opgave:fietsendiefstal"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_every_verb_works_and_nothing_of_elsewhere_shows(
    words: list[str], said: str, run_cli: RunCli, names_from_elsewhere: set[str]
) -> None:
    """Whatever shows a name of another municipality had it in code."""
    done = run_cli(*words, *HERE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert said in done.stdout
    assert foreign(done.stdout, names_from_elsewhere) == set()


def test_its_network_is_drawn_with_its_own_names(
    run_cli: RunCli, municipality_store: EmbeddedStore, names_from_elsewhere: set[str], tmp_path: Path
) -> None:
    """Every pillar, theme and involved actor is on the page, and nothing of elsewhere."""
    page = tmp_path / "out" / "netwerk.html"
    done = run_cli("draw", "-o", str(page), *HERE)
    assert (done.exit_code, done.stderr) == (0, "")
    html = page.read_text(encoding="utf-8")
    drawn = labels(
        municipality_store,
        "SELECT DISTINCT ?l { { ?t a rd:SafetyField } UNION { ?t a rd:Theme } UNION "
        '{ ?i rd:involvedActor ?t } ?t skos:prefLabel ?l FILTER (LANG(?l) = "nl") }',
    )
    assert len(drawn) == 3 + 8 + 11
    assert {label for (label,) in drawn if label not in html} == set()
    # What is compressed may read as anything.
    own = re.sub(r'<script type="application/gzip" id="[a-z-]+">.*?</script>', "", html, flags=re.DOTALL)
    assert len(own) < len(html) - 100_000
    assert foreign(own, names_from_elsewhere) == set()


def test_a_near_miss_of_a_name_is_answered_with_the_name(run_cli: RunCli) -> None:
    """Also where it is written without its accents."""
    done = run_cli("evidence", "cafe de plas", *HERE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "‘Reddingsbrigade Café de Plas’" in done.stderr


def test_evidence_shows_the_sentence_with_its_words_marked(run_cli: RunCli) -> None:
    """The text is registered, so the passage itself is there."""
    done = run_cli("evidence", "VNM", *HERE)
    assert "»VNM«" in done.stdout
    assert "Hoofdstuk 2, pijler B, regel Drugshandel" in done.stdout
    assert "onopgelost" in done.stdout


def test_a_workspace_is_found_from_any_folder_in_it(
    run_cli: RunCli, municipality: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest one upwards, so nobody has to name it."""
    monkeypatch.chdir(municipality.data / "merenland")
    assert run_cli("summary").stdout.startswith("Veilig Lindeveen\n")


def test_a_copy_of_one_municipality_can_be_made_into_another(
    run_cli: RunCli, municipality: Workspace, tmp_path: Path
) -> None:
    """``init`` gives a workspace, and its files can be replaced by one's own."""
    made = tmp_path / "eigen"
    assert run_cli("init", str(made), "--empty").exit_code == 0
    for file in municipality.files():
        target = made / "data" / "eigen" / f"{file.parent.name}-{file.name}"
        target.write_bytes(file.read_bytes())
    done = run_cli("summary", "--workspace", str(made))
    assert done.exit_code == 0
    assert "Veiligheidsbeleid van eigen" in done.stdout
