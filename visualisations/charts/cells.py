"""Local policy against agenda items: the columns, the rows, and what stands where they cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rodedraad.graph.mappings.mapping import Match, Status
from rodedraad.ontology.terms import RD
from rodedraad.queries.coverage.covering import Coverage, Ground, Roll, Standing, State, Verdict, in_order
from rodedraad.queries.coverage.known import Local
from rodedraad.visualisations.charts.chart import level_rank

KINDS: Final[Mapping[str, str]] = {"field": RD.SafetyField, "category": RD.Category, "theme": RD.Theme}
# A second cue beside shape and colour; "<" is a part of what is asked, ">" is wider than that.
SIGNS: Final[Mapping[Match, str]] = {
    Match.EXACT: "=",
    Match.CLOSE: "≈",
    Match.BROAD: "<",
    Match.NARROW: ">",
    Match.RELATED: "~",
}


@dataclass(frozen=True)
class Group:
    """The agenda items of one framework; one that is not in force stands apart."""

    framework: str
    level: str
    standing: Standing
    items: tuple[str, ...]

    @property
    def is_apart(self) -> bool:
        """Whether it does not count in the period looked at."""
        return self.standing is not Standing.IN_FORCE


@dataclass(frozen=True)
class Cell:
    """What a local subject does for an agenda item: how far, and on which grounds, the strongest first.

    What is *inherited* holds of something above the subject only.
    """

    subject: str
    item: str
    state: State
    grounds: tuple[Ground, ...]
    is_inherited: bool = False

    @property
    def match(self) -> Match:
        """How the strongest ground matches."""
        return self.grounds[0].alignment.match

    @property
    def is_accepted(self) -> bool:
        """Whether its strongest ground was accepted."""
        return self.grounds[0].alignment.status is Status.ACCEPTED

    @property
    def is_disputed(self) -> bool:
        """Whether reviewers do not agree on its strongest ground."""
        return self.grounds[0].alignment.is_reviewed and not self.is_accepted

    @property
    def sign(self) -> str:
        """The sign of the match."""
        return SIGNS[self.match]


class Cells:
    """All cells of one coverage, rolled up and down as its scope says."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._rolls_up = coverage.scope.roll in (Roll.UP, Roll.BOTH)
        self._rolls_down = coverage.scope.roll in (Roll.DOWN, Roll.BOTH)

    # --- columns

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The agenda items by framework: in force first, from far to near, then what stands apart."""
        known, found = self._coverage.known, defaultdict[str, list[str]](list)
        for verdict in self._coverage.items(standing=None):
            for framework in known.asked[verdict.thing].frameworks or ("",):
                found[framework].append(verdict.thing)
        made = (self._group(framework, items) for framework, items in found.items())
        return tuple(sorted(made, key=lambda one: (one.is_apart, level_rank(one.level), one.framework)))

    def _group(self, framework: str, items: Iterable[str]) -> Group:
        known = self._coverage.known.frameworks.get(framework)
        if known is None:
            return Group(framework, "", Standing.IN_FORCE, tuple(items))
        return Group(framework, known.level, self._coverage.standing(known), tuple(items))

    # --- rows

    def level(self, wanted: str) -> str:
        """Return the level *wanted*, else the next finer one that has any subject, else a wider one."""
        present = {one.kind for one in self._coverage.known.local.values()}
        names = list(KINDS)
        place = names.index(wanted)
        return next((name for name in (*names[place:], *names[:place]) if KINDS[name] in present), wanted)

    def subjects(self, level: str) -> list[Local]:
        """Return the local subjects of *level*, those of one field after each other."""
        found = in_order(self._coverage.known.local.values())
        top = {one.iri: place for place, one in enumerate(found)}
        return sorted(
            (one for one in found if one.kind == KINDS[level]),
            key=lambda one: top.get(self.top(one.iri), len(top)),
        )

    def top(self, subject: str) -> str:
        """Return what is highest above *subject*, or itself."""
        return (subject, *self._coverage.known.above(subject))[-1]

    def row(self, subject: str) -> dict[str, Cell]:
        """Return the cells of *subject* by agenda item, where there is any."""
        if subject not in self._rows:
            self._rows[subject] = {cell.item: cell for cell in self._crossings(subject)}
        return self._rows[subject]

    @cached_property
    def _rows(self) -> dict[str, dict[str, Cell]]:
        return {}

    def _crossings(self, subject: str) -> Iterator[Cell]:
        within = {subject, *(self._coverage.below.get(subject, ()) if self._rolls_up else ())}
        above = set(self._coverage.known.above(subject)) if self._rolls_down else set[str]()
        for item, subjects in self._aligned.items():
            if not subjects.isdisjoint(within):
                verdict = self._coverage.item(item, within)
                yield Cell(subject, item, verdict.state, verdict.grounds)
            elif not subjects.isdisjoint(above):
                verdict = self._coverage.item(item, above)
                yield Cell(subject, item, verdict.state, verdict.grounds, is_inherited=True)

    @cached_property
    def _aligned(self) -> dict[str, set[str]]:
        """The local subjects each agenda item is aligned with."""
        verdicts = self._coverage.items(standing=None)
        found = {one.thing: {ground.alignment.subject for ground in _matching(one)} for one in verdicts}
        return {item: subjects for item, subjects in found.items() if subjects}

    def counted(self, subject: str) -> tuple[int, int]:
        """Return how many agenda items in force *subject* covers, and how many partly."""
        cells = [cell for cell in self.row(subject).values() if not cell.is_inherited]
        states = [cell.state for cell in cells if cell.item in self.in_force]
        return states.count(State.COVERED), states.count(State.PARTLY)

    @cached_property
    def in_force(self) -> frozenset[str]:
        """The agenda items that count in the period looked at."""
        return frozenset(one.thing for one in self._coverage.items())


def _matching(verdict: Verdict) -> Sequence[Ground]:
    return [ground for ground in verdict.grounds if not ground.alignment.is_nothing]
