"""Coverage as tables: one row a thing or a group, the same for people and for programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from rodedraad.graph.mappings.mapping import NOTHING, Match
from rodedraad.ontology.terms import CODE
from rodedraad.ontology.wording import set_language
from rodedraad.queries.coverage.tables import CHOICES, GROUPS, as_json, as_separated, table
from tests.queries.coverage.made import (
    AGENDA,
    CATEGORY,
    FIELD,
    ITEM,
    LOCAL_PLAN,
    METHOD,
    OWN,
    THEME,
    aligned,
    coverage,
    made,
)

KNOWN = made(aligned(), aligned(METHOD, NOTHING), aligned(CATEGORY, match=Match.RELATED))


def test_items_stand_in_order_with_state_review_and_strongest_ground() -> None:
    """A way of working for which nothing matches is no gap, and says so."""
    found = table(coverage(KNOWN), "item", str)
    assert found.iris == (ITEM, METHOD, OWN)
    assert [row[:4] for row in found.rows] == [
        ("A1", ITEM, "gedekt", "nee"),
        ("A2", METHOD, "manier van werken: hoeft geen thema", "nee"),
        ("D1", OWN, "nog niet bekeken", "nee"),
    ]
    assert [row[4] for row in found.rows] == [
        "thema gaat over hetzelfde (zekerheid 0,90, voorstel, nog niet beoordeeld)",
        "bekeken in schema: niets past (zekerheid 0,90, voorstel, nog niet beoordeeld)",
        "",
    ]
    assert (found.headings, found.numbers) == (("Nr.", "Wat", "Stand", "Beoordeeld", "Sterkste grond"), ())


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("framework", [(AGENDA, 1, 0, 1, 0, 2, 0), (LOCAL_PLAN, 0, 0, 0, 1, 1, 0)]),
        ("level", [(CODE.level_national, 1, 0, 1, 0, 2, 0), (CODE.level_local, 0, 0, 0, 1, 1, 0)]),
        ("field", [(FIELD, 1, 0, 1, 1, 3, 0)]),
        ("category", [(CATEGORY, 1, 0, 1, 1, 3, 0)]),
        ("phenomenon", [("drugs", 1, 0, 0, 0, 1, 0)]),
    ],
)
def test_a_group_is_its_tally_with_the_whole(by: str, rows: list[tuple[object, ...]]) -> None:
    """Covered, partly, nothing, not looked at, of how many, and how many were reviewed."""
    found = table(coverage(KNOWN), by, str)
    assert list(found.rows) == rows
    assert found.numbers == (1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("by", "states"),
    [
        ("theme", ["wordt gevraagd", "wordt deels gevraagd"]),
        ("category-asked", ["wordt gevraagd"]),
        ("field-asked", ["wordt gevraagd"]),
    ],
)
def test_local_subjects_say_whether_they_are_asked(by: str, states: list[str]) -> None:
    """In the order of their numbers."""
    assert [row[2] for row in table(coverage(KNOWN), by, str).rows] == states


def test_motions_have_a_table_of_their_own() -> None:
    """With their number."""
    assert [row[:3] for row in table(coverage(KNOWN), "motion", str).rows] == [
        ("M1", "motie", "nog niet bekeken")
    ]


@pytest.mark.parametrize("by", CHOICES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_choice_is_a_table_for_people_and_programs(by: str, language: str) -> None:
    """As many cells as headings; JSON and CSV hold the same rows."""
    set_language(language)
    seen = coverage(KNOWN)
    found = table(seen, by, str)
    assert {len(row) for row in found.rows} == {len(found.headings)}
    data = json.loads(as_json(seen, found, "Kop."))
    assert (data["headline"], data["by"], len(data["rows"])) == ("Kop.", by, len(found.rows))
    assert all(("grounds" in row) == (by not in GROUPS) for row in data["rows"])
    lines = list(csv.reader(io.StringIO(as_separated(found, ","))))
    assert lines[0] == ["iri", *found.columns]
    assert lines[1:] == [[iri, *map(str, row)] for iri, row in zip(found.iris, found.rows, strict=True)]


def test_json_has_codes_and_every_ground() -> None:
    """A program reads no sentences; when and on what was looked stands with it."""
    seen = coverage(KNOWN)
    data = json.loads(as_json(seen, table(seen, "item", str), ""))
    assert data["scope"] == {"start": "2024-01-01", "end": "2024-12-31", "basis": "proposed", "roll": "both"}
    item, method, own = data["rows"]
    assert [row["code"] for row in (item, method, own)] == ["covered", "nothing", "unreviewed"]
    assert [(one["subject"], one["strength"], one["via"]) for one in item["grounds"]] == [
        (THEME, 0.9, ""),
        (CATEGORY, 0.18, ""),
    ]
    assert method["grounds"][0]["object"] == NOTHING
    assert own["grounds"] == []


def test_a_name_cannot_make_a_cell_or_a_row_more() -> None:
    """Whatever somebody calls a theme."""
    found = table(coverage(KNOWN), "item", lambda iri: f'{iri}, "raar"\r\n=1+1\t;')
    for mark in (",", "\t"):
        lines = list(csv.reader(io.StringIO(as_separated(found, mark), newline=""), delimiter=mark))
        assert [len(line) for line in lines] == [6, 6, 6, 6]
