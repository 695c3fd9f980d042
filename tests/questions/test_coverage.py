"""Questions about what policy shares with the agendas above it: by phenomenon, never as if reviewed."""

from __future__ import annotations

import pytest

from rodedraad.graph.rdf import Iri, Quad
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import RD
from rodedraad.queries.answers.arguments import Things
from tests.questions.conftest import Ask, Say, answered

NATION = "Landelijke veiligheidsagenda 2023-2026"
POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2019-2022"
IVZ = "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022"
COALITION = "Coalitieprogramma Hengelo 2022-2026"
SUBVERSION = "5.2.1 5.2.2 5.2.3 5.2.4 5.5.2"
CYBER = "5.4.1 5.4.3"
# Which themes share a phenomenon with which item: the same, or one that falls under it.
SHARED = {
    "A1": SUBVERSION,
    "A2": "2.5.2 5.2.2",
    "A3": CYBER,
    "A4": "5.1.3",
    "A5": "",
    "B1": "1.1.2",
    "B2": f"3.2.1 {SUBVERSION}",
    "B3": SUBVERSION,
    "B4": CYBER,
    "B5": "",
    "C1": SUBVERSION,
    "C2": "1.1.2 1.1.3 3.2.2 3.3.2",
    "C3": "3.2.1 3.2.3",
    "C4": "",
    "C5": CYBER,
    "C6": "",
}
ITEM = "https://w3id.org/rodedraad/id/nl/agendapunt/"
THEME = "https://w3id.org/rodedraad/id/hengelo/thema/"
GRAPH = Iri("https://w3id.org/rodedraad/graph/hengelo/tried")


def test_each_national_and_regional_item_has_the_themes_that_share_its_phenomenon(ask: Ask) -> None:
    """Sixteen items; an item that shares none still has its line."""
    rows = [*ask("coverage/items-and-themes", level="landelijk")]
    rows += ask("coverage/items-and-themes", level="regionaal")
    found = {number: sorted({row[4] for row in rows if row[0] == number}) for number, *_ in rows}
    assert {number: " ".join(filter(None, themes)) for number, themes in found.items()} == SHARED


def test_a_phenomenon_no_theme_is_about_has_an_empty_theme(ask: Ask) -> None:
    """The third national item is about two phenomena, of which themes take up one."""
    rows = [row for row in ask("coverage/items-and-themes", framework=NATION) if row[0] == "A3"]
    assert [(about, theme) for _, _, _, about, theme, _ in rows] == [
        ("Cybercriminaliteit", "5.4.1"),
        ("Cybercriminaliteit", "5.4.3"),
        ("Gedigitaliseerde criminaliteit", ""),
    ]


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2022-06-01", ["nog niet begonnen", "geldt", "geldt", "geldt"]),
        ("2024-01-01", ["geldt", "verlopen", "verlopen", "geldt"]),
    ],
)
def test_each_framework_is_counted_with_its_state_on_the_day(on: str, states: list[str], ask: Ask) -> None:
    """Four of five, four of five, four of six, and all three of the coalition's own."""
    shared = [("4", "1", "5"), ("4", "1", "5"), ("4", "2", "6"), ("3", "0", "3")]
    levels = ["landelijk", "regionaal", "regionaal", "lokaal"]
    expected = zip(levels, (NATION, POLICE, IVZ, COALITION), states, shared, strict=True)
    assert ask("coverage/by-framework", on=on) == [
        (level, name, state, *counts) for level, name, state, counts in expected
    ]


@pytest.mark.parametrize(
    ("given", "items", "touched"),
    [
        ({}, "16", {"5": "9", "3": "3", "1": "2", "2": "1", "4": "0"}),
        ({"level": "landelijk"}, "5", {"5": "4", "2": "1", "1": "0", "3": "0", "4": "0"}),
        ({"level": "regionaal"}, "11", {"5": "5", "3": "3", "1": "2", "2": "0", "4": "0"}),
    ],
)
def test_a_field_touches_some_of_the_items_above(
    given: dict[str, str], items: str, touched: dict[str, str], ask: Ask
) -> None:
    """Each number with its whole, the field that touches most first."""
    rows = ask("coverage/by-field", **given)
    assert [(number, count) for number, _, count, _ in rows] == list(touched.items())
    assert {row[3] for row in rows} == {items}


def test_the_counts_of_the_fields_follow_from_the_themes(ask: Ask) -> None:
    """An item counts for a field when a theme in that field shares a phenomenon with it."""
    fields = {
        field: {item for item, themes in SHARED.items() if any(theme[0] == field for theme in themes.split())}
        for field in "12345"
    }
    assert {row[0]: int(row[2]) for row in ask("coverage/by-field")} == {
        field: len(items) for field, items in fields.items()
    }


def test_no_item_is_reviewed_yet(ask: Ask, sentence: Say) -> None:
    """And that is said as 0 of 16, not as covered: 12 have a proposal, 4 are ways of working without one."""
    assert ask("coverage/review-state") == [("0", "12", "4", "16")]
    assert sentence("coverage/review-state") == (
        "0 van 16 agendapunten hebben een aanvaarde afstemming, 12 alleen een voorstel; "
        "van 4 is nog niets vastgelegd (alle landelijke en regionale kaders)."
    )
    assert ask("coverage/review-state", framework=IVZ) == [("0", "4", "2", "6")]


def test_accepted_and_proposed_alignments_are_counted_apart(packaged_store: EmbeddedStore) -> None:
    """An item with an accepted one is no longer only proposed."""
    alignments = [
        ("drugsgerelateerde-criminaliteit", RD.alignsWith, "ondermijnende-en-georganiseerde-criminaliteit"),
        ("outlaw-motorcycle-gangs", RD.mayAlignWith, "ondermijnende-en-georganiseerde-criminaliteit"),
        ("mensenhandel", RD.mayAlignWith, "mensenhandel"),
    ]
    quads = [Quad(Iri(THEME + theme), Iri(link), Iri(ITEM + item), GRAPH) for theme, link, item in alignments]
    store = EmbeddedStore.of([*packaged_store.quads(), *quads])
    (row,) = answered(Things(store), "coverage/review-state").rows
    assert [term.value for term in row if term] == ["1", "11", "4", "16"]


@pytest.mark.parametrize("given", [{}, {"level": "landelijk"}, {"level": "regionaal"}])
def test_four_of_five_local_wishes_are_on_no_higher_agenda(given: dict[str, str], ask: Ask) -> None:
    """Both motions, the sense of safety and liveability; subversive crime is asked by all levels."""
    rows = ask("coverage/only-local", **given)
    assert [(number, total) for number, _, _, total in rows] == [
        ("C01-M09", "5"),
        ("D05", "5"),
        ("D1", "5"),
        ("D2", "5"),
    ]


def test_what_levels_have_in_common_is_counted_by_phenomenon(ask: Ask) -> None:
    """National, regional and local items, and the themes about the same or a part of it."""
    assert ask("coverage/shared-by-levels") == [
        ("Ondermijnende criminaliteit", "1", "3", "1", "5"),
        ("Cybercriminaliteit", "1", "2", "0", "2"),
        ("Zorgproblematiek", "0", "1", "0", "4"),
        ("Jeugdcriminaliteit", "0", "1", "0", "2"),
        ("Mensenhandel", "1", "0", "0", "2"),
        ("Jonge aanwas", "0", "1", "0", "1"),
        ("Maatschappelijke spanningen", "1", "0", "0", "1"),
        ("Verward gedrag", "0", "1", "0", "1"),
    ]


def test_coverage_answers_in_english_too(ask: Ask) -> None:
    """Labels and words of the query itself."""
    assert ask("coverage/by-framework", lang="en")[1][:3] == (
        "regional",
        "Multi-year policy plan of the Oost-Nederland police 2019-2022",
        "expired",
    )
