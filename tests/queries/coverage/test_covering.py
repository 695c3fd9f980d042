"""The verdict on what is asked and on what is done: four states, by basis, period, level and roll."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.graph.workspace import Period
from rodedraad.ontology.terms import CODE, RD
from rodedraad.queries.coverage.covering import (
    Basis,
    Coverage,
    Roll,
    Scope,
    Standing,
    State,
    Tally,
    in_order,
    natural,
)
from rodedraad.queries.coverage.known import Alignment, Framework, Known
from tests.queries.coverage.made import (
    AGENDA,
    CATEGORY,
    FIELD,
    IN_2024,
    ITEM,
    LOCAL_PLAN,
    METHOD,
    MOTION,
    OTHER,
    OWN,
    THEME,
    aligned,
    asked,
    coverage,
    judged,
    made,
    without,
)

ORDER = (State.UNREVIEWED, State.NOTHING, State.PARTLY, State.COVERED)
ACCEPTED, REJECTED = Status.ACCEPTED, Status.REJECTED


def states(seen: Coverage) -> dict[str, State]:
    """Return the state of every agenda item in force, and of every motion."""
    return {one.thing: one.state for one in (*seen.items(), *seen.items(motions=True))}


# --- an item


def test_without_any_row_nobody_looked() -> None:
    """Which is no verdict on the policy."""
    verdict = coverage(made()).item(ITEM)
    assert (verdict.state, verdict.grounds, verdict.strength) == (State.UNREVIEWED, (), 0.0)
    assert not verdict.is_reviewed


@pytest.mark.parametrize(
    ("confidence", "state"), [(1.0, State.COVERED), (0.6, State.COVERED), (0.5999, State.PARTLY)]
)
def test_exactly_at_the_threshold_is_covered(confidence: float, state: State) -> None:
    """Just below is partly."""
    assert coverage(made(aligned(confidence=confidence))).item(ITEM).state is state


@pytest.mark.parametrize(
    ("match", "state"),
    [
        (Match.EXACT, State.COVERED),
        (Match.CLOSE, State.COVERED),
        (Match.NARROW, State.COVERED),
        (Match.BROAD, State.PARTLY),
        (Match.RELATED, State.PARTLY),
    ],
)
def test_a_part_or_a_touch_covers_partly_however_sure(match: Match, state: State) -> None:
    """Two parts are not added up: whether they are different parts nobody says."""
    rows = [aligned(THEME, match=match, confidence=1.0), aligned(OTHER, match=match, confidence=1.0)]
    assert coverage(made(*rows)).item(ITEM).state is state


def test_the_strongest_ground_decides_and_stands_first() -> None:
    """Of equals the first by record."""
    rows = [aligned(OTHER, match=Match.RELATED), aligned(THEME), aligned(CATEGORY, match=Match.RELATED)]
    verdict = coverage(made(*rows)).item(ITEM)
    assert [one.alignment.subject for one in verdict.grounds] == [THEME, OTHER, CATEGORY]
    assert verdict.strength == pytest.approx(0.9)


def test_looking_and_finding_nothing_is_a_state_of_its_own() -> None:
    """With the row that says so; any match is stronger."""
    empty = aligned(ITEM, NOTHING)
    verdict = coverage(made(empty)).item(ITEM)
    assert (verdict.state, [one.alignment for one in verdict.grounds]) == (State.NOTHING, [empty])
    assert coverage(made(empty, aligned(match=Match.RELATED))).item(ITEM).state is State.PARTLY


@pytest.mark.parametrize("basis", Basis)
def test_what_was_rejected_never_counts(basis: Basis) -> None:
    """But somebody looked at it, and that is counted."""
    verdict = coverage(made(aligned(THEME, ITEM, Match.EXACT, 0.9, REJECTED, judged(-1))), basis=basis).item(
        ITEM
    )
    assert (verdict.state, verdict.is_reviewed) == (State.UNREVIEWED, True)


def test_a_proposal_counts_as_long_as_that_is_asked() -> None:
    """Accepted ones count either way."""
    proposed, accepted = made(aligned()), made(aligned(THEME, ITEM, Match.EXACT, 0.9, ACCEPTED, judged(1)))
    assert [
        coverage(known, basis=basis).item(ITEM).state for known in (proposed, accepted) for basis in Basis
    ] == [
        State.COVERED,
        State.UNREVIEWED,
        State.COVERED,
        State.COVERED,
    ]


def test_what_reviewers_disagree_on_stays_a_proposal() -> None:
    """And is reviewed all the same."""
    known = made(aligned(THEME, ITEM, Match.EXACT, 0.9, Status.PROPOSED, judged(1), judged(-1, "jurist")))
    assert coverage(known).item(ITEM).state is State.COVERED
    assert coverage(known, basis=Basis.ACCEPTED).item(ITEM).state is State.UNREVIEWED
    assert coverage(known).item(ITEM).is_reviewed


def test_an_item_is_reviewed_when_all_its_rows_are() -> None:
    """One that nobody reviewed is enough to say no."""
    done = aligned(THEME, ITEM, Match.EXACT, 0.9, ACCEPTED, judged(1))
    assert coverage(made(done)).item(ITEM).is_reviewed
    assert not coverage(made(done, aligned(OTHER))).item(ITEM).is_reviewed


def test_a_motion_has_a_verdict_of_its_own_and_is_no_agenda_item() -> None:
    """It has no framework, so it stands in every period."""
    seen = coverage(made(aligned(THEME, MOTION)), Period(date(1990, 1, 1), date(1990, 1, 1)))
    assert [(one.thing, one.state) for one in seen.items(motions=True)] == [(MOTION, State.COVERED)]
    assert seen.items() == []


def test_within_some_subjects_what_matches_elsewhere_was_looked_at() -> None:
    """So a field may know that nothing in it matches."""
    seen = coverage(made(aligned(THEME)))
    assert seen.item(ITEM, {THEME}).state is State.COVERED
    assert seen.item(ITEM, {OTHER}).state is State.NOTHING
    assert seen.item(METHOD, {OTHER}).state is State.UNREVIEWED


def test_kinds_narrow_what_counts() -> None:
    """A row of a category says nothing about themes only."""
    known = made(aligned(CATEGORY))
    scope = Scope(IN_2024, kinds=frozenset({RD.Theme}))
    assert Coverage(known, scope).item(ITEM).state is State.UNREVIEWED
    assert Coverage(known, replace(scope, kinds=frozenset({RD.Category}))).item(ITEM).state is State.COVERED


def test_a_row_of_a_subject_that_left_does_not_count() -> None:
    """The policy no longer has it."""
    assert coverage(without(made(aligned()), THEME)).item(ITEM).state is State.UNREVIEWED


# --- time

IN_YEAR = {year: Period(date(year, 1, 1), date(year, 12, 31)) for year in (2021, 2022, 2023, 2026, 2027)}
LAST, FIRST = date(2026, 12, 31), date(2023, 1, 1)


@pytest.mark.parametrize(
    ("when", "standing"),
    [
        (IN_YEAR[2022], Standing.NOT_YET),
        (Period(date(2022, 1, 1), FIRST), Standing.IN_FORCE),
        (IN_YEAR[2023], Standing.IN_FORCE),
        (Period(LAST, LAST), Standing.IN_FORCE),
        (Period(LAST, date(2028, 1, 1)), Standing.IN_FORCE),
        (Period(date(2020, 1, 1), date(2030, 1, 1)), Standing.IN_FORCE),
        (IN_YEAR[2027], Standing.EXPIRED),
    ],
)
def test_a_framework_stands_by_any_day_of_the_period(when: Period, standing: Standing) -> None:
    """From its first day up to and including its last."""
    seen = coverage(made(aligned()), when)
    assert seen.standing(seen.known.frameworks[AGENDA]) is standing
    expected = [ITEM, METHOD] if standing is Standing.IN_FORCE else []
    assert [one.thing for one in seen.items() if one.thing != OWN] == expected
    assert [one.thing for one in seen.items(standing=standing) if one.thing != OWN] == [ITEM, METHOD]


@pytest.mark.parametrize(
    ("start", "end", "standing"),
    [
        (None, None, Standing.UNKNOWN),
        (None, date(2023, 12, 31), Standing.EXPIRED),
        (None, date(2024, 1, 1), Standing.IN_FORCE),
        (date(2025, 1, 1), None, Standing.NOT_YET),
        (date(2024, 12, 31), None, Standing.IN_FORCE),
    ],
)
def test_days_that_nobody_states_are_open(start: date | None, end: date | None, standing: Standing) -> None:
    """Without any of them nobody knows."""
    framework = Framework("kader", CODE.level_national, start, end, ())
    assert coverage(made()).standing(framework) is standing


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), date(2024, 1, 1)),
        (date(2024, 12, 30), date(2024, 12, 30)),
        (date(2024, 12, 31), None),
        (None, None),
    ],
)
def test_a_framework_may_end_before_the_period_does(end: date | None, found: date | None) -> None:
    """On the last day it has lasted."""
    framework = Framework("kader", CODE.level_national, date(2020, 1, 1), end, ())
    assert coverage(made()).ends_within(framework) == found


def test_an_item_in_two_frameworks_stands_as_the_best_of_them() -> None:
    """And is asked by the level whose framework is in force only."""
    known = made(aligned(), end=date(2023, 6, 1))
    both = replace(asked(ITEM, number="A1"), frameworks=(AGENDA, LOCAL_PLAN))
    seen = coverage(replace(known, asked=dict(known.asked) | {ITEM: both}))
    assert seen.standing_of(both) is Standing.IN_FORCE
    assert seen.subject(THEME).state is State.UNREVIEWED
    assert {level: [one.thing for one in found] for level, found in seen.by_level().items()} == {
        CODE.level_local: [ITEM, OWN]
    }


# --- what is done


@pytest.mark.parametrize(
    ("roll", "asked_for"),
    [
        (Roll.NONE, {CATEGORY}),
        (Roll.UP, {CATEGORY, FIELD}),
        (Roll.DOWN, {CATEGORY, THEME, OTHER}),
        (Roll.BOTH, {CATEGORY, FIELD, THEME, OTHER}),
    ],
)
def test_a_row_of_a_category_rolls_as_asked(roll: Roll, asked_for: set[str]) -> None:
    """Up to its field, down to its themes; the ground says through what."""
    seen = coverage(made(aligned(CATEGORY)), roll=roll)
    found = seen.subjects({RD.SafetyField, RD.Category, RD.Theme})
    assert {one.thing for one in found if one.state is State.COVERED} == asked_for
    assert {one.thing: one.grounds[0].via for one in found if one.grounds} == {
        thing: "" if thing == CATEGORY else CATEGORY for thing in asked_for
    }


def test_a_row_of_a_theme_rolls_up_and_leaves_its_neighbour() -> None:
    """What one theme does the other does not."""
    found = coverage(made(aligned(THEME))).subjects({RD.Theme, RD.Category, RD.SafetyField})
    assert {one.thing: one.state for one in found} == {
        FIELD: State.COVERED,
        CATEGORY: State.COVERED,
        THEME: State.COVERED,
        OTHER: State.UNREVIEWED,
    }


def test_own_agendas_and_motions_ask_nothing_from_above() -> None:
    """What the municipality asks itself is its own choice."""
    known = made(aligned(THEME, OWN), aligned(THEME, MOTION))
    assert coverage(known).subject(THEME).state is State.UNREVIEWED
    assert states(coverage(known))[OWN] is State.COVERED


def test_an_expired_agenda_asks_nothing_any_more() -> None:
    """On a day in its time it did."""
    known = made(aligned())
    assert coverage(known, IN_YEAR[2027]).subject(THEME).state is State.UNREVIEWED
    assert coverage(known, IN_YEAR[2026]).subject(THEME).state is State.COVERED


def test_a_subject_of_which_somebody_said_that_nobody_asks_it() -> None:
    """That is told of itself only: what is below may be asked."""
    known = made(aligned(CATEGORY, NOTHING))
    assert coverage(known).subject(CATEGORY).state is State.NOTHING
    assert coverage(known).subject(THEME).state is State.UNREVIEWED


def test_levels_narrow_who_asks() -> None:
    """And which items are there."""
    known, regional = made(aligned()), frozenset({CODE.level_regional})
    seen = Coverage(known, Scope(IN_2024, levels=regional))
    assert (seen.subject(THEME).state, seen.items()) == (State.UNREVIEWED, [])
    national = Coverage(known, Scope(IN_2024, levels=frozenset({CODE.level_national})))
    assert national.subject(THEME).state is State.COVERED
    assert [one.thing for one in national.items()] == [ITEM, METHOD]


def test_a_circle_of_subjects_is_walked_once() -> None:
    """Wrong data may say that the field falls under its own theme."""
    known = made(aligned())
    turned = replace(known.local[FIELD], broader=(THEME,))
    seen = coverage(replace(known, local=dict(known.local) | {FIELD: turned}))
    assert seen.known.above(THEME) == (CATEGORY, FIELD)
    assert seen.subject(FIELD).state is State.COVERED


# --- together


def test_groups_hold_what_belongs_to_them() -> None:
    """By framework also what is not in force; by level, subject and phenomenon what is."""
    seen = coverage(made(aligned()), IN_YEAR[2027])
    assert {name: [one.thing for one in found] for name, found in seen.by_framework().items()} == {
        AGENDA: [ITEM, METHOD],
        LOCAL_PLAN: [OWN],
    }
    assert list(seen.by_level()) == [CODE.level_local]
    seen = coverage(made(aligned()))
    assert {
        name: [one.state for one in found] for name, found in seen.by_subject(RD.SafetyField).items()
    } == {FIELD: [State.COVERED, State.UNREVIEWED, State.UNREVIEWED]}
    assert {name: [one.thing for one in found] for name, found in seen.by_phenomenon().items()} == {
        "drugs": [ITEM]
    }


def test_a_tally_counts_states_and_reviews() -> None:
    """Of nothing it is empty."""
    done = aligned(THEME, ITEM, Match.EXACT, 0.9, ACCEPTED, judged(1))
    tally = Tally.of(coverage(made(done, aligned(METHOD, NOTHING))).items())
    assert tally == Tally(
        {State.COVERED: 1, State.PARTLY: 0, State.NOTHING: 1, State.UNREVIEWED: 1}, total=3, reviewed=1
    )
    assert Tally.of([]).total == 0


def test_numbers_are_in_the_order_of_people() -> None:
    """1.10 after 1.9 and A10 after A2, and what has no number last."""
    numbers = ["", "1.10", "A10", "1.9", "D1b", "A2", "1", "D1", "D2", "C01-M09"]
    items = [asked(f"punt-{number}", number=number) for number in numbers]
    assert [one.number for one in in_order(items)] == [
        "A2", "A10", "C01-M09", "D1", "D1b", "D2", "1", "1.9", "1.10", "",
    ]  # fmt: skip


@given(st.text())
def test_any_text_can_be_a_number(number: str) -> None:
    """Data are written by people."""
    assert natural(number) == natural(number)
    assert natural(number) <= natural("") or natural(number) > natural("")


# --- whatever the rows are

ROWS = st.builds(
    aligned,
    st.sampled_from([THEME, OTHER, CATEGORY, FIELD]),
    st.sampled_from([ITEM, METHOD, OWN, MOTION, NOTHING]),
    st.sampled_from(Match),
    st.floats(0, 1),
    st.sampled_from(Status),
)
LISTS = st.lists(ROWS, max_size=8)


def reached(known: Known, basis: Basis) -> dict[str, int]:
    """Return how far everything got, as a number."""
    seen = coverage(known, basis=basis)
    found = (
        *seen.items(),
        *seen.items(motions=True),
        *seen.subjects({RD.Theme, RD.Category, RD.SafetyField}),
    )
    return {one.thing: ORDER.index(one.state) for one in found}


@given(LISTS)
def test_accepted_only_never_shows_more(rows: list[Alignment]) -> None:
    """For nothing that has a verdict."""
    known = made(*rows)
    accepted, proposed = (reached(known, basis) for basis in (Basis.ACCEPTED, Basis.PROPOSED))
    assert all(accepted[thing] <= proposed[thing] for thing in proposed)


@given(LISTS, ROWS, st.sampled_from(Basis))
def test_a_row_more_never_lowers_a_state(rows: list[Alignment], more: Alignment, basis: Basis) -> None:
    """Knowing more never makes it worse."""
    before, after = reached(made(*rows), basis), reached(made(*rows, more), basis)
    assert all(before[thing] <= after[thing] for thing in before)


@given(LISTS)
def test_a_tally_adds_up(rows: list[Alignment]) -> None:
    """Everything is in exactly one state."""
    tally = Tally.of(coverage(made(*rows)).items())
    assert sum(tally.counts.values()) == tally.total == 3
    assert tally.reviewed <= tally.total


@given(LISTS, st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[Alignment], chance: st.DataObject) -> None:
    """Two files may be read in any order."""
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert reached(made(*rows), Basis.PROPOSED) == reached(made(*mixed), Basis.PROPOSED)


@given(LISTS)
def test_rolling_further_never_shows_less(rows: list[Alignment]) -> None:
    """From its own rows, by way of what is below or above, to both."""
    found = [
        {
            one.thing: ORDER.index(one.state)
            for one in coverage(made(*rows), roll=roll).subjects({RD.Category})
        }
        for roll in (Roll.NONE, Roll.UP, Roll.BOTH)
    ]
    assert all(one[thing] <= other[thing] for one, other in pairwise(found) for thing in one)
