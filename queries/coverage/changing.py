"""What changed in coverage from one moment to another: verdicts, frameworks and alignments, with why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rodedraad.queries.coverage.covering import Coverage, Standing, State, Tally, Verdict, in_order
from rodedraad.queries.coverage.known import Alignment


class Turn(StrEnum):
    """What became of an agenda item, motion or local subject."""

    BETTER = "better"
    WORSE = "worse"
    LOOKED_AT = "looked-at"
    CAME = "came"
    WENT = "went"


class Move(StrEnum):
    """What became of an alignment."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    JUDGED = "judged"


# From least to most; "looked at, nothing matches" says more than "not looked at", and covers no more.
_RANK = {State.UNREVIEWED: 0, State.NOTHING: 0, State.PARTLY: 1, State.COVERED: 2}


@dataclass(frozen=True)
class Turned:
    """A *thing* whose verdict changed; None on the side where it is not asked, or not there."""

    thing: str
    turn: Turn
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True)
class Moved:
    """An alignment that changed, by its record; None on the side where it is not there."""

    record: str
    move: Move
    before: Alignment | None
    after: Alignment | None


@dataclass(frozen=True)
class Shift:
    """A framework whose standing changed; None on the side that does not know it."""

    framework: str
    before: Standing | None
    after: Standing | None


@dataclass(frozen=True)
class Changes:
    """Everything that changed between two coverages, and the tallies of agenda items on both sides."""

    before: Tally
    after: Tally
    items: tuple[Turned, ...]
    motions: tuple[Turned, ...]
    subjects: tuple[Turned, ...]
    frameworks: tuple[Shift, ...]
    alignments: tuple[Moved, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing changed."""
        return not (self.items or self.motions or self.subjects or self.frameworks or self.alignments)


def changes(before: Coverage, after: Coverage) -> Changes:
    """Return what changed from *before* to *after*; things are known by IRI, alignments by record."""
    return Changes(
        before=Tally.of(before.items()),
        after=Tally.of(after.items()),
        items=tuple(_turned(before.items(), after.items())),
        motions=tuple(_turned(before.items(motions=True), after.items(motions=True))),
        subjects=tuple(_turned(_subjects(before), _subjects(after))),
        frameworks=tuple(_frameworks(before, after)),
        alignments=tuple(_moved(before, after)),
    )


def _subjects(coverage: Coverage) -> list[Verdict]:
    return [coverage.subject(one.iri) for one in in_order(coverage.known.local.values())]


def _turned(before: list[Verdict], after: list[Verdict]) -> Iterator[Turned]:
    first, then = ({one.thing: one for one in verdicts} for verdicts in (before, after))
    for thing in dict.fromkeys([*first, *then]):
        one, other = first.get(thing), then.get(thing)
        if turn := _turn(one, other):
            yield Turned(thing, turn, one, other)


def _turn(before: Verdict | None, after: Verdict | None) -> Turn | None:
    if before is None or after is None:
        return Turn.WENT if after is None else Turn.CAME
    if before.state is after.state:
        return None
    if _RANK[before.state] == _RANK[after.state]:
        return Turn.LOOKED_AT
    return Turn.BETTER if _RANK[after.state] > _RANK[before.state] else Turn.WORSE


def _frameworks(before: Coverage, after: Coverage) -> Iterator[Shift]:
    for iri in sorted({*before.known.frameworks, *after.known.frameworks}):
        first, then = (
            side.standing(side.known.frameworks[iri]) if iri in side.known.frameworks else None
            for side in (before, after)
        )
        if first is not then:
            yield Shift(iri, first, then)


def _moved(before: Coverage, after: Coverage) -> Iterator[Moved]:
    first, then = ({row.record: row for row in side.known.alignments} for side in (before, after))
    for record in sorted({*first, *then}):
        one, other = first.get(record), then.get(record)
        if move := _move(one, other):
            yield Moved(record, move, one, other)


def _move(before: Alignment | None, after: Alignment | None) -> Move | None:
    if before is None or after is None:
        return Move.GONE if after is None else Move.NEW
    if (before.status, before.reviews) != (after.status, after.reviews):
        return Move.JUDGED
    said = [(one.subject, one.match, one.object, one.confidence) for one in (before, after)]
    return Move.CHANGED if said[0] != said[1] else None
