"""The cells of the matrix: what they say, how they roll, what stands apart and what is left out."""

from __future__ import annotations

from datetime import date

import pytest

from rodedraad.graph.mappings.mapping import Match, Status
from rodedraad.ontology.terms import RD
from rodedraad.queries.coverage.covering import Basis, Coverage, Roll, Scope, State, Tally
from rodedraad.visualisations.charts import chart
from rodedraad.visualisations.charts.cells import Cells, Group
from rodedraad.visualisations.charts.panels import panels
from tests.queries.coverage.made import (
    AGENDA,
    CATEGORY,
    FIELD,
    IN_2024,
    ITEM,
    OTHER,
    OWN,
    THEME,
    aligned,
    coverage,
    judged,
    made,
    without,
)  # fmt: skip
from tests.visualisations.charts.drawn import letters, overlapping, told


def test_a_cell_says_how_far_how_and_how_sure() -> None:
    """Of a theme and the item it matches."""
    cell = Cells(coverage(made(aligned(match=Match.CLOSE)))).row(THEME)[ITEM]
    assert (cell.state, cell.sign, cell.is_accepted, cell.is_inherited) == (State.COVERED, "≈", False, False)
    found = told("matrix", made(aligned(match=Match.CLOSE)), level="theme")
    assert found.rows[0] == (
        f"1.1.1 {THEME}", f"A1 {ITEM}", "gaat over bijna hetzelfde", "gedekt", "0,90",
        "voorstel, nog niet beoordeeld",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("match", "sign"),
    [(Match.EXACT, "="), (Match.CLOSE, "≈"), (Match.BROAD, "<"), (Match.NARROW, ">"), (Match.RELATED, "~")],
)
def test_every_match_has_a_sign_of_its_own(match: Match, sign: str) -> None:
    """Which is in the picture, in the cell and in the legend."""
    found = told("matrix", made(aligned(match=match)), level="theme")
    assert [line.text for line in letters(found.svg)].count(sign) == 2


@pytest.mark.parametrize(
    ("roll", "rows"),
    [
        (Roll.NONE, {THEME: False}),
        (Roll.UP, {FIELD: False, CATEGORY: False, THEME: False}),
        (Roll.DOWN, {THEME: False}),
        (Roll.BOTH, {FIELD: False, CATEGORY: False, THEME: False}),
    ],
)
def test_a_match_of_a_theme_rolls_up_as_the_scope_says(roll: Roll, rows: dict[str, bool]) -> None:
    """To its category and its field, not to the theme beside it."""
    cells = Cells(coverage(made(aligned()), roll=roll))
    found = {iri: cells.row(iri) for iri in (FIELD, CATEGORY, THEME, OTHER)}
    assert {iri: row[ITEM].is_inherited for iri, row in found.items() if row} == rows


@pytest.mark.parametrize(
    ("roll", "rows"),
    [
        (Roll.UP, {FIELD: False, CATEGORY: False}),
        (Roll.BOTH, {FIELD: False, CATEGORY: False, THEME: True, OTHER: True}),
    ],
)
def test_a_match_of_a_category_holds_below_it_as_a_dot(roll: Roll, rows: dict[str, bool]) -> None:
    """And a dot does not count in the sums."""
    cells = Cells(coverage(made(aligned(CATEGORY)), roll=roll))
    found = {iri: cells.row(iri) for iri in (FIELD, CATEGORY, THEME, OTHER)}
    assert {iri: row[ITEM].is_inherited for iri, row in found.items() if row} == rows
    assert (cells.counted(CATEGORY), cells.counted(THEME)) == ((1, 0), (0, 0))


def test_the_sums_are_those_of_the_coverage() -> None:
    """For every local subject of a kind."""
    seen = coverage(made(aligned(), aligned(OTHER, OWN, Match.RELATED)))
    cells = Cells(seen)
    for kind in (RD.SafetyField, RD.Category, RD.Theme):
        for iri, verdicts in seen.by_subject(kind).items():
            counts = Tally.of(verdicts).counts
            assert cells.counted(iri) == (counts[State.COVERED], counts[State.PARTLY])


def test_what_is_not_in_force_stands_apart() -> None:
    """In a group of its own after the others, and outside the sums."""
    seen = Coverage(made(aligned(), end=date(2023, 12, 31)), Scope(IN_2024))
    cells = Cells(seen)
    assert [(group.framework, group.is_apart) for group in cells.groups] == [("plan", False), (AGENDA, True)]
    assert cells.counted(THEME) == (0, 0)
    assert THEME in cells.row(THEME)[ITEM].subject


def test_far_comes_before_near() -> None:
    """National before local."""
    assert [group.framework for group in Cells(coverage(made())).groups] == [AGENDA, "plan"]


def test_accepted_is_filled_and_proposed_is_not() -> None:
    """With the same match; and what reviewers do not agree on is dashed."""
    row = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.ACCEPTED, judged(1.0))
    torn = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.PROPOSED, judged(1.0), judged(-1.0, "ander"))
    drawn = [told("matrix", made(one), level="theme").svg for one in (aligned(), row, torn)]
    filled = [svg.count('rx="1.5" fill="#0072B2"') for svg in drawn]
    dashed = [svg.count('stroke-dasharray="2 1.5"') for svg in drawn]
    assert filled == [1, 2, 1]  # one of each is the legend
    assert dashed == [1, 1, 2]
    assert Cells(coverage(made(aligned()), basis=Basis.ACCEPTED)).row(THEME) == {}


def test_rows_without_a_match_are_left_out_and_counted() -> None:
    """In a sentence."""
    found = told("matrix", made(aligned()), level="theme")
    sentence = "Zonder enig verband met een agendapunt, en hier weggelaten: 1 van 2 thema’s."
    assert sentence in [line.text for line in letters(found.svg)]
    assert found.alt.endswith(sentence)


def test_a_level_that_is_not_there_is_the_next_finer_one() -> None:
    """A policy without categories shows its themes."""
    known = without(made(aligned()), CATEGORY)
    assert Cells(coverage(known)).level("category") == "theme"
    assert told("matrix", known).rows[0][0] == f"1.1.1 {THEME}"


def test_more_columns_than_a_sheet_is_wide_go_on_below() -> None:
    """In panels, none wider than the sheet, every column in one of them."""
    groups = [_group(name, apart=name == "c") for name in "abc"]
    found = panels(groups, 728.0)
    assert [len(blocks) for blocks in found] == [1, 1, 1, 1, 2]
    items = [column.item for blocks in found for block in blocks for column in block.columns]
    assert items == [item for group in groups for item in group.items]
    for blocks in found:
        room = 0 if blocks[-1].group.is_apart else 68
        assert blocks[-1].right + room <= 728.0


def _group(name: str, *, apart: bool) -> Group:
    standing = coverage(made()).standing(made().frameworks[AGENDA])
    if apart:
        standing = type(standing).EXPIRED
    return Group(name, "", standing, tuple(f"{name}{place}" for place in range(22)))


def test_long_names_do_not_cover_each_other() -> None:
    """A name of a hundred letters turns in as many lines as its column is wide."""
    known = made(aligned())
    found = chart("matrix", coverage(known), lambda iri: f"{iri} " + "lange naam " * 9)
    assert overlapping(found.svg) == []
