"""Everything on another municipality: three pillars, no categories, no notations, other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace
from tests.conftest import INVENTED, RunCli

HERE = ["--workspace", str(INVENTED)]


def labels(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* as texts."""
    prefixes = (
        "PREFIX rd: <https://w3id.org/rodedraad/def#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "PREFIX v: <https://w3id.org/rodedraad/id/lindeveen/verschijnsel/> "
    )
    answer = store.query(prefixes + query)
    assert isinstance(answer, Solutions)
    return [tuple(term.value if term else "" for term in row) for row in answer.rows]


def test_who_works_on_a_phenomenon_follows_from_themes_without_categories(
    municipality_store: EmbeddedStore,
) -> None:
    """Also through the broader phenomenon: who works on internet fraud works on fraud."""
    assert labels(
        municipality_store,
        'SELECT ?l { ?a rd:worksOn v:oplichterij ; skos:prefLabel ?l FILTER (LANG(?l) = "nl") } ORDER BY ?l',
    ) == [("Bewoners van Lindeveen",), ("Nationale politie",), ("Team Digitaal",), ("Wijkteam De Brug",)]


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


@pytest.fixture
def names_from_elsewhere(packaged_store: EmbeddedStore) -> set[str]:
    """The names of the packaged municipality's own bodies, and of where it lies."""
    rows = labels(
        packaged_store,
        "SELECT ?l { VALUES ?kind { rd:Organisation rd:Partnership rd:MunicipalUnit } "
        "?t a ?kind ; skos:prefLabel ?l "
        'FILTER (LANG(?l) = "nl" && STRLEN(?l) > 8) } ORDER BY ?l',
    )
    return {row[0] for row in rows} | {"Hengelo", "Twente", "Bijlage"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["summary"], "Veilig Lindeveen"),
        (["build"], "‘Veilig Lindeveen’"),
        (["check"], "0 fouten, 0 waarschuwingen"),
        (["evidence", "cafe de plas"], "unresolved"),
        (["evidence", "Digitale oplichtting"], "politie"),
        (["sources", "list"], "Koersnota Veilig Lindeveen"),
        (["sparql", "SELECT ?p { ?p a rd:SafetyField } ORDER BY ?p"], "3 rijen"),
        (["export", "--format", "turtle", "--without-inferred"], "lindeveen-opgave:fietsendiefstal"),
    ],
)
def test_every_verb_works_and_nothing_of_elsewhere_shows(
    words: list[str], said: str, run_cli: RunCli, names_from_elsewhere: set[str]
) -> None:
    """Whatever shows a name of another municipality had it in code."""
    done = run_cli(*words, *HERE)
    if said == "unresolved":
        assert done.exit_code == 2
        assert "‘Reddingsbrigade Café de Plas’" in done.stderr
        return
    assert (done.exit_code, done.stderr) == (0, "")
    assert said in done.stdout
    assert {name for name in names_from_elsewhere if name in done.stdout} == set()


def test_evidence_shows_the_sentence_with_its_words_marked(run_cli: RunCli) -> None:
    """The text is registered, so the passage itself is there."""
    done = run_cli("evidence", "VNM", *HERE)
    assert "»VNM«" in done.stdout
    assert "Hoofdstuk 2, pijler B, regel Drugshandel" in done.stdout
    assert "onopgelost" in done.stdout


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
