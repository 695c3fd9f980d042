"""The red thread between two things: the strongest few ways, the shortest one, or where it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import prod

import networkx as nx

from rodedraad.queries.networks.looseends import Break, break_between
from rodedraad.queries.networks.ties import Standing, Tie, hidden, pairs

MOST = 3
_TRIED = 400  # ways looked at, best first, before what was found has to do
_A_STEP = 1_000.0  # more than any way costs: for the shortest way, steps count before all else
_DIGITS = 9  # costs that differ less are equal
_EXACT = 2.0**36  # a cost in whole parts of this adds up exactly, so the page orders equal ways as we do
_FEWEST_TO_VARY = 3  # steps; between two steps there is only one thing, and each is a thread of its own


@dataclass(frozen=True)
class Step:
    """One step along a thread, with every tie between its ends from the surest on."""

    start: str
    end: str
    ties: tuple[Tie, ...]

    @property
    def tie(self) -> Tie:
        """The surest tie."""
        return self.ties[0]

    @property
    def standing(self) -> Standing:
        """How sure the step is."""
        return self.tie.standing


@dataclass(frozen=True)
class Thread:
    """A way from one thing to another; *between* has what it passes, with how many ties each has.

    *cost* is in bits, and lower is stronger: what passing each thing between hides, and what each step costs.
    *instead* has the weaker ways that differ in one thing only: that thing, and what they pass instead.
    """

    steps: tuple[Step, ...]
    between: tuple[tuple[str, int], ...]
    cost: float
    instead: tuple[tuple[str, str], ...] = ()

    @property
    def nodes(self) -> tuple[str, ...]:
        """What the thread runs along, both ends included."""
        return (self.steps[0].start, *(step.end for step in self.steps))

    @property
    def turns(self) -> int:
        """Of how many ways this is one, for who takes any turn at each thing between."""
        return prod(count for _, count in self.between)

    @property
    def doubt(self) -> float:
        """What the steps cost for not being stated."""
        return sum(step.standing.doubt for step in self.steps)

    @property
    def sorting(self) -> int:
        """How many steps only say that things are on one list."""
        return sum(step.tie.sorts for step in self.steps)


@dataclass(frozen=True)
class Threads:
    """The threads from *start* to *end*: the strongest from the best on, and the one with the fewest steps.

    *runner_up* is the next strongest, which was not asked for. *things* is how many things there are at all.
    Where there is no thread, *broken* says where it breaks.
    """

    start: str
    end: str
    things: int
    strongest: tuple[Thread, ...] = ()
    runner_up: Thread | None = None
    shortest: Thread | None = None
    broken: Break | None = None

    @property
    def shorter(self) -> Thread | None:
        """The shortest thread, where it has fewer steps than each of the strongest."""
        if self.shortest and all(len(self.shortest.steps) < len(thread.steps) for thread in self.strongest):
            return self.shortest
        return None

    def says_little(self, thread: Thread) -> bool:
        """Tell whether *thread* passes more turns than there are things: chance would do as well."""
        return thread.turns >= self.things


def threads(graph: nx.MultiDiGraph[str], start: str, end: str, most: int = MOST) -> Threads:
    """Return the red threads in *graph*, made by ``ties``, between two different things in it.

    The *most* strongest run along what is stated, judged, accepted or proposed: what a rule inferred only
    says the same in fewer steps, so it is used for the shortest thread, and where nothing else ties the two.
    A way that passes everything a stronger one does, and more, is a detour and left out.
    """
    firm, whole = pairs(graph, inferred=False), pairs(graph, inferred=True)
    if not nx.has_path(whole, start, end):
        return Threads(start, end, len(graph), broken=break_between(graph, whole, start, end))
    through = firm if nx.has_path(firm, start, end) else whole
    found = _Search(through, firm).best(start, end, most + 1)
    runner_up = found[most] if len(found) > most else None
    shortest = _Search(whole, firm, _A_STEP).best(start, end, 1)[0]
    return Threads(start, end, len(graph), found[:most], runner_up, shortest)


class _Search:
    """Finds the cheapest ways in *plain*, where things weigh by their ties in *firm*."""

    def __init__(self, plain: nx.Graph[str], firm: nx.Graph[str], a_step: float = 0.0) -> None:
        self._plain, self._firm = plain, firm
        self._weighed = _weighed(plain, firm, a_step)

    def best(self, start: str, end: str, most: int) -> tuple[Thread, ...]:
        """Return the *most* cheapest ways that differ, equal ones in the order of what they pass."""
        kept: list[tuple[float, Thread]] = []
        for path in islice(self._ways(start, end), _TRIED):
            cost = round(nx.path_weight(self._weighed, path, "cost"), _DIGITS)
            if len(kept) >= most and cost > kept[most - 1][0]:
                break
            self._keep(kept, cost, path)
        kept.sort(key=lambda found: (found[0], len(found[1].steps), found[1].nodes))
        return tuple(thread for _, thread in kept[:most])

    def _ways(self, start: str, end: str) -> Iterator[list[str]]:
        found: Iterator[list[str]] = nx.shortest_simple_paths(self._weighed, start, end, weight="cost")
        return found

    def _keep(self, kept: list[tuple[float, Thread]], cost: float, path: list[str]) -> None:
        """Add *path* to *kept*: as a thread, or to one it differs from in one thing; a detour is left out."""
        for number, (known, thread) in enumerate(kept):
            passed = set(thread.nodes[1:-1])
            if passed and passed <= set(path):
                return
            differing = _differing(thread.nodes, path)
            if len(differing) == 1 and len(thread.steps) >= _FEWEST_TO_VARY:
                kept[number] = (known, replace(thread, instead=(*thread.instead, differing[0])))
                return
        kept.append((cost, self._thread(path)))

    def _thread(self, path: list[str]) -> Thread:
        steps = tuple(
            Step(one, other, self._plain.edges[one, other]["ties"]) for one, other in pairwise(path)
        )
        between = tuple((node, self._firm.degree(node)) for node in path[1:-1])
        cost = sum(hidden(self._firm, node) for node in path[1:-1]) + sum(step.tie.cost for step in steps)
        return Thread(steps, between, round(cost, _DIGITS))


def _weighed(plain: nx.Graph[str], firm: nx.Graph[str], a_step: float) -> nx.Graph[str]:
    """Return *plain* with what each step costs, half of what its ends hide included."""
    half = {node: round(hidden(firm, node) * _EXACT / 2) / _EXACT for node in plain}
    weighed: nx.Graph[str] = nx.Graph()
    weighed.add_nodes_from(plain)
    for one, other, facts in plain.edges(data=True):
        weighed.add_edge(one, other, cost=a_step + facts["ties"][0].cost + half[one] + half[other])
    return weighed


def _differing(nodes: tuple[str, ...], path: list[str]) -> list[tuple[str, str]]:
    """Return what stands at the same place but is another thing; nothing, where the lengths differ."""
    if len(nodes) != len(path):
        return []
    return [(one, other) for one, other in zip(nodes, path, strict=True) if one != other]


def counted(steps: Iterable[Step]) -> dict[Standing, int]:
    """Return how many of *steps* are of each standing, from the surest on; those without any left out."""
    found = [step.standing for step in steps]
    return {standing: found.count(standing) for standing in Standing if standing in found}
