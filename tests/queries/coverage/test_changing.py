"""What changed in coverage: better, worse, looked at, come and gone; and what moved behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.graph.workspace import Period
from rodedraad.queries.coverage.changing import Changes, Move, Turn, changes
from rodedraad.queries.coverage.covering import Standing, State
from rodedraad.queries.coverage.known import Known
from tests.queries.coverage.made import (
    AGENDA,
    CATEGORY,
    FIELD,
    ITEM,
    METHOD,
    THEME,
    aligned,
    coverage,
    judged,
    made,
    without,
)


def turned(found: Changes) -> list[tuple[str, Turn]]:
    """Return which agenda items turned, and how."""
    return [(one.thing, one.turn) for one in found.items]


def between(before: Known, after: Known) -> Changes:
    """Return what changed in one year."""
    return changes(coverage(before), coverage(after))


def test_the_same_on_both_sides_is_nothing() -> None:
    """No change is an answer."""
    assert between(made(aligned()), made(aligned())).is_nothing


def test_a_new_row_makes_it_better_and_its_removal_worse() -> None:
    """For the item, and for the subject and everything above it."""
    gained = between(made(), made(aligned()))
    assert turned(gained) == [(ITEM, Turn.BETTER)]
    assert [(one.thing, one.turn) for one in gained.subjects] == [
        (FIELD, Turn.BETTER),
        (CATEGORY, Turn.BETTER),
        (THEME, Turn.BETTER),
    ]
    assert [(one.record, one.move) for one in gained.alignments] == [("thema--punt", Move.NEW)]
    assert (gained.before.counts[State.COVERED], gained.after.counts[State.COVERED]) == (0, 1)
    lost = between(made(aligned()), made())
    assert turned(lost) == [(ITEM, Turn.WORSE)]
    assert [(one.record, one.move) for one in lost.alignments] == [("thema--punt", Move.GONE)]


def test_looking_and_finding_nothing_is_neither_better_nor_worse() -> None:
    """It was looked at: that is what changed."""
    found = between(made(), made(aligned(METHOD, NOTHING, Match.RELATED)))
    assert turned(found) == [(METHOD, Turn.LOOKED_AT)]


def test_a_rejection_is_a_judgement_and_makes_it_worse() -> None:
    """The row stays, and counts no more."""
    rejected = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.REJECTED, judged(-1))
    found = between(made(aligned()), made(rejected))
    assert turned(found) == [(ITEM, Turn.WORSE)]
    assert [(one.record, one.move) for one in found.alignments] == [("thema--punt", Move.JUDGED)]


def test_another_match_is_a_changed_row() -> None:
    """Covered becomes partly covered."""
    found = between(made(aligned()), made(replace(aligned(), match=Match.BROAD)))
    assert [(one.turn, one.after.state) for one in found.items if one.after] == [(Turn.WORSE, State.PARTLY)]
    assert [one.move for one in found.alignments] == [Move.CHANGED]


def test_a_framework_that_expires_takes_its_items_along() -> None:
    """Between two days of the same data."""
    known = made(aligned(), end=date(2024, 6, 30))
    first, then = (Period(day, day) for day in (date(2024, 6, 1), date(2024, 7, 1)))
    found = changes(coverage(known, first), coverage(known, then))
    assert turned(found) == [(ITEM, Turn.WENT), (METHOD, Turn.WENT)]
    assert [(one.framework, one.before, one.after) for one in found.frameworks] == [
        (AGENDA, Standing.IN_FORCE, Standing.EXPIRED)
    ]
    assert found.alignments == ()
    back = changes(coverage(known, then), coverage(known, first))
    assert turned(back) == [(ITEM, Turn.CAME), (METHOD, Turn.CAME)]


def test_what_is_new_or_gone_in_the_data_came_or_went() -> None:
    """Items, and the subjects of another structure."""
    whole = made(aligned())
    found = between(without(whole, THEME), whole)
    assert (THEME, Turn.CAME) in [(one.thing, one.turn) for one in found.subjects]
    assert turned(found) == [(ITEM, Turn.BETTER)]
    assert turned(between(whole, without(whole, METHOD))) == [(METHOD, Turn.WENT)]
