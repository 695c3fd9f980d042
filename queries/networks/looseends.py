"""Where no thread runs: what lies on either side of the break, and which ties would mend it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import networkx as nx

_MOST = 3


class Habit(NamedTuple):
    """A tie that things of a *kind* have: by which *link*, read *back* or not, to things of which kind."""

    kind: str
    link: str
    back: bool
    other_kind: str


@dataclass(frozen=True, order=True)
class Mend:
    """A tie that would mend the break: *thing* has none such, while *have* of the *all* of its kind do.

    *nearest* is what it could reach on the other side: the thing of that kind closest to the other end.
    *away* is how many steps the two are from the ends together.
    """

    thing: str
    habit: Habit
    have: int
    all: int
    nearest: str
    away: int


@dataclass(frozen=True)
class Break:
    """A break between two things: what hangs together on either side, and what would mend it, best first."""

    start_side: tuple[str, ...]
    end_side: tuple[str, ...]
    mends: tuple[Mend, ...]


def break_between(graph: nx.MultiDiGraph[str], plain: nx.Graph[str], start: str, end: str) -> Break:
    """Return where the thread breaks between two things that no way in *plain* joins.

    A mend is a tie that most things of that kind have and this one lacks; where there is none such, one that
    any of them has.
    """
    away = {end_: nx.single_source_shortest_path_length(plain, end_) for end_ in (start, end)}
    habits = _habits(graph)
    found = [
        *_mends(graph, habits, away[start], away[end]),
        *_mends(graph, habits, away[end], away[start]),
    ]
    found.sort(key=lambda mend: (mend.away, mend.thing not in away, -mend.have / mend.all, mend.thing, mend))
    usual = [mend for mend in found if 2 * mend.have >= mend.all]
    chosen = _one_each(usual or found)
    return Break(_nearest_first(away[start]), _nearest_first(away[end]), tuple(chosen[:_MOST]))


def _nearest_first(away: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(away, key=lambda node: (away[node], node)))


def _one_each(mends: list[Mend]) -> list[Mend]:
    """Return the first mend of each kind of tie."""
    seen: dict[Habit, Mend] = {}
    for mend in mends:
        seen.setdefault(mend.habit, mend)
    return list(seen.values())


def _habits(graph: nx.MultiDiGraph[str]) -> dict[Habit, set[str]]:
    """Return which things have each kind of tie, among what was not inferred."""
    kinds = {node: facts["kind"] for node, facts in graph.nodes(data=True)}
    having: dict[Habit, set[str]] = defaultdict(set)
    for source, target, facts in graph.edges(data=True):
        if facts["stated"]:
            link = facts["tie"].link
            having[Habit(kinds[source], link, False, kinds[target])].add(source)
            having[Habit(kinds[target], link, True, kinds[source])].add(target)
    return having


def _mends(
    graph: nx.MultiDiGraph[str],
    habits: Mapping[Habit, set[str]],
    here: Mapping[str, int],
    there: Mapping[str, int],
) -> Iterator[Mend]:
    """Yield the ties that things on this side lack and that could lead to the other side."""
    kinds = {node: facts["kind"] for node, facts in graph.nodes(data=True)}
    of_kind: dict[str, list[str]] = defaultdict(list)
    for node, kind in kinds.items():
        of_kind[kind].append(node)
    nearest = {kinds[node]: node for node in reversed(_nearest_first(there))}
    for habit, having in habits.items():
        reached = nearest.get(habit.other_kind)
        if reached is None:
            continue
        for thing in of_kind[habit.kind]:
            if thing in here and thing not in having:
                away = here[thing] + there[reached]
                yield Mend(thing, habit, len(having), len(of_kind[habit.kind]), reached, away)
