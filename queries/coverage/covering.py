"""The verdict on everything that is asked and everything that is done: one of four states, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from rodedraad.graph.mappings.mapping import Status
from rodedraad.graph.workspace import Period
from rodedraad.ontology.terms import CODE
from rodedraad.queries.coverage.known import Alignment, Asked, Framework, Known, Local
from rodedraad.queries.coverage.weighing import Side, Weights, weights

_PARTS = re.compile(r"[0-9]+|[^0-9.-]+")
_Numbered = TypeVar("_Numbered", Asked, Local)


class State(StrEnum):
    """How far something is covered, or asked: four states, never two."""

    COVERED = "covered"
    PARTLY = "partly"
    NOTHING = "nothing"
    UNREVIEWED = "unreviewed"


class Basis(StrEnum):
    """Which alignments count: also those that are only proposed, or only those that are accepted."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"


class Roll(StrEnum):
    """Whether what holds of a subject holds of what is above it, below it, or both."""

    NONE = "none"
    UP = "up"
    DOWN = "down"
    BOTH = "both"


class Standing(StrEnum):
    """Whether a framework is in force in the period asked for."""

    IN_FORCE = "in-force"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Scope:
    """What is looked at: *when*, on which *basis*, and how it rolls.

    Of local subjects only *kinds* count, and of agendas only those of *levels* of government; empty is all.
    """

    when: Period
    basis: Basis = Basis.PROPOSED
    roll: Roll = Roll.BOTH
    kinds: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ground:
    """An alignment behind a verdict: how strong it is, and *via* which subject it was rolled up or down."""

    alignment: Alignment
    strength: float
    via: str = ""


@dataclass(frozen=True)
class Verdict:
    """The *state* of *thing*, its *grounds* strongest first, and whether all of them were reviewed."""

    thing: str
    state: State
    grounds: tuple[Ground, ...]
    is_reviewed: bool

    @property
    def strength(self) -> float:
        """How strong its best ground is; 0 where there is none."""
        return self.grounds[0].strength if self.grounds else 0.0


@dataclass(frozen=True)
class Tally:
    """How many verdicts are in each state, of how many, and how many of them were reviewed."""

    counts: dict[State, int]
    total: int
    reviewed: int

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Tally:
        """Return the tally of *verdicts*."""
        found = list(verdicts)
        counts = {state: sum(one.state is state for one in found) for state in State}
        return cls(counts, len(found), sum(one.is_reviewed for one in found))


class Coverage:
    """The coverage in one *scope* of what is *known*."""

    def __init__(self, known: Known, scope: Scope, by: Weights | None = None) -> None:
        self.known, self.scope, self._weights = known, scope, by or weights()

    # --- time

    def standing(self, framework: Framework) -> Standing:
        """Return whether *framework* is in force on any day of the period."""
        if framework.start is None and framework.end is None:
            return Standing.UNKNOWN
        if framework.end is not None and framework.end < self.scope.when.start:
            return Standing.EXPIRED
        if framework.start is not None and framework.start > self.scope.when.end:
            return Standing.NOT_YET
        return Standing.IN_FORCE

    def standing_of(self, item: Asked) -> Standing:
        """Return the best standing of the frameworks *item* is in; a motion stands by itself."""
        if not item.frameworks:
            return Standing.IN_FORCE
        found = {self.standing(self.known.frameworks[one]) for one in item.frameworks}
        return next(standing for standing in Standing if standing in found)

    def ends_within(self, framework: Framework) -> date | None:
        """Return the day *framework* ends before the period does; None where it lasts."""
        end = framework.end
        return end if end is not None and self.scope.when.start <= end < self.scope.when.end else None

    def levels_of(self, item: Asked) -> tuple[str, ...]:
        """Return the levels of government that ask *item*; none for a motion."""
        return tuple(dict.fromkeys(self.known.frameworks[one].level for one in item.frameworks))

    # --- what is asked

    def items(self, *, standing: Standing | None = Standing.IN_FORCE, motions: bool = False) -> list[Verdict]:
        """Return the verdict on every agenda item (or motion) of *standing*, or all; in their order."""
        return [
            self.item(one.iri)
            for one in in_order(self.known.asked.values())
            if one.is_motion == motions and standing in (None, self.standing_of(one)) and self._is_level(one)
        ]

    def item(self, iri: str, within: Collection[str] | None = None) -> Verdict:
        """Return how far local policy, or only what is *within*, covers the agenda item or motion *iri*.

        What matches elsewhere only was looked at: then nothing *within* matches.
        """
        found = [row for row in self._by_object.get(iri, []) if self._is_kind(row.subject)]
        rows = [row for row in found if within is None or row.subject in within]
        nothing = self._nothing.get(iri, []) or ([] if rows else found)
        return self._verdict(iri, [(row, "") for row in rows], nothing, Side.COVERS)

    # --- what is done

    def subjects(self, kinds: Collection[str]) -> list[Verdict]:
        """Return the verdict on every local subject of *kinds*, in order: how far a higher agenda asks it."""
        return [self.subject(one.iri) for one in in_order(self.known.local.values()) if one.kind in kinds]

    def subject(self, iri: str) -> Verdict:
        """Return how far a higher agenda in force asks the local subject *iri*, rolled as the scope says.

        Agendas of the municipality itself do not count: what it asks itself it does by its own choice.
        """
        rows = [(row, via) for row, via in self._rolled(iri) if self._asks(row)]
        return self._verdict(iri, rows, self._nothing.get(iri, []), Side.ASKED)

    def _asks(self, row: Alignment) -> bool:
        return any(
            one.level != CODE.level_local and (not self.scope.levels or one.level in self.scope.levels)
            for one in self._in_force(self.known.asked[row.object])
        )

    def _in_force(self, item: Asked) -> list[Framework]:
        found = [self.known.frameworks[one] for one in item.frameworks]
        return [one for one in found if self.standing(one) is Standing.IN_FORCE]

    def _rolled(self, iri: str) -> Iterator[tuple[Alignment, str]]:
        yield from ((row, "") for row in self._by_subject.get(iri, []))
        if self.scope.roll in (Roll.UP, Roll.BOTH):
            yield from (
                (row, low) for low in self.below.get(iri, ()) for row in self._by_subject.get(low, [])
            )
        if self.scope.roll in (Roll.DOWN, Roll.BOTH):
            yield from ((row, up) for up in self.known.above(iri) for row in self._by_subject.get(up, []))

    # --- by what they belong to

    def by_framework(self) -> dict[str, list[Verdict]]:
        """Return the verdicts on the agenda items of each framework that has any, in force or not."""
        found: dict[str, list[Verdict]] = defaultdict(list)
        for one in in_order(self.known.asked.values()):
            for framework in one.frameworks:
                found[framework].append(self.item(one.iri))
        return dict(found)

    def by_level(self) -> dict[str, list[Verdict]]:
        """Return the verdicts on the agenda items in force, by level of government."""
        found: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.items():
            for level in {one.level: None for one in self._in_force(self.known.asked[verdict.thing])}:
                found[level].append(verdict)
        return dict(found)

    def by_subject(self, kind: str) -> dict[str, list[Verdict]]:
        """Return for each local subject of *kind* the verdicts on the agenda items in force, within it."""
        found, items = {}, [verdict.thing for verdict in self.items()]
        for one in in_order(self.known.local.values()):
            if one.kind == kind:
                within = {one.iri, *self.below.get(one.iri, ())}
                found[one.iri] = [self.item(item, within) for item in items]
        return found

    def by_phenomenon(self) -> dict[str, list[Verdict]]:
        """Return the verdicts on the agenda items in force, by every phenomenon that one of them is about."""
        found: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.items():
            for phenomenon in sorted(self.known.about.get(verdict.thing, ())):
                found[phenomenon].append(verdict)
        return dict(sorted(found.items()))

    # --- inside

    @cached_property
    def below(self) -> dict[str, tuple[str, ...]]:
        """Everything that falls under each local subject, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in in_order(self.known.local.values()):
            for up in self.known.above(one.iri):
                found[up].append(one.iri)
        return {up: tuple(low) for up, low in found.items()}

    @cached_property
    def _counting(self) -> tuple[Alignment, ...]:
        wanted = {Status.ACCEPTED} | ({Status.PROPOSED} if self.scope.basis is Basis.PROPOSED else set())
        return tuple(row for row in self.known.alignments if row.status in wanted)

    @cached_property
    def _by_object(self) -> dict[str, list[Alignment]]:
        found = defaultdict(list)
        for row in self._counting:
            if not row.is_nothing and row.subject in self.known.local:
                found[row.object].append(row)
        return found

    @cached_property
    def _by_subject(self) -> dict[str, list[Alignment]]:
        found = defaultdict(list)
        for row in self._counting:
            if not row.is_nothing and row.object in self.known.asked:
                found[row.subject].append(row)
        return found

    @cached_property
    def _nothing(self) -> dict[str, list[Alignment]]:
        found = defaultdict(list)
        for row in self._counting:
            if row.is_nothing:
                found[row.subject].append(row)
        return found

    def _is_level(self, item: Asked) -> bool:
        return not self.scope.levels or not self.scope.levels.isdisjoint(self.levels_of(item))

    def _is_kind(self, subject: str) -> bool:
        return not self.scope.kinds or self.known.local[subject].kind in self.scope.kinds

    def _verdict(
        self, thing: str, rows: list[tuple[Alignment, str]], nothing: list[Alignment], side: Side
    ) -> Verdict:
        grounds = sorted(
            (Ground(row, self._weights.strength(row.match, row.confidence, side), via) for row, via in rows),
            key=lambda one: (-one.strength, one.alignment.record, one.via),
        )
        if grounds:
            enough = grounds[0].strength >= self._weights.from_covered
            return self._told(thing, State.COVERED if enough else State.PARTLY, grounds)
        if nothing:
            said = [Ground(row, 0.0) for row in nothing if row.is_nothing]
            return self._told(thing, State.NOTHING, said)
        return self._told(thing, State.UNREVIEWED, [])

    def _told(self, thing: str, state: State, grounds: list[Ground]) -> Verdict:
        return Verdict(thing, state, tuple(grounds), self._is_reviewed(thing))

    def _is_reviewed(self, thing: str) -> bool:
        """Whether there is something about *thing* to review, and all of it was, whatever came of it."""
        rows = self._about.get(thing, [])
        return bool(rows) and all(row.is_reviewed for row in rows)

    @cached_property
    def _about(self) -> dict[str, list[Alignment]]:
        found = defaultdict(list)
        for row in self.known.alignments:
            for end in (row.subject, row.object):
                found[end].append(row)
        return found


def in_order(things: Iterable[_Numbered]) -> list[_Numbered]:
    """Return *things* by number, as people count."""
    return sorted(things, key=lambda one: (natural(one.number), one.iri))


def natural(number: str) -> tuple[tuple[int, str], ...]:
    """Return *number* so that 1.10 comes after 1.9 and A10 after A2, and what has no number last."""
    if not number:
        return ((1_000_000, ""),)
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in _PARTS.findall(number))
