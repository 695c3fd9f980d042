"""Two networks on one page: everything of both in one place each, and the data of what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.wording import say
from rodedraad.queries.networks.comparewords import Telling, ToldChange
from rodedraad.queries.networks.comparing import Comparison, Link, Mark
from rodedraad.queries.networks.network import Sort
from rodedraad.visualisations.lenses import Lens

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.visualisations.views.view import View

_Edge = tuple[str, str, str]  # from what, to what, and the key in the graph
_Shifts = list[list[str]]
_ENOUGH = 2 / 3


@dataclass(frozen=True)
class Shown:
    """What a page of a comparison shows: views over both networks together, and links only views know."""

    graph: nx.MultiDiGraph[str]
    lenses: tuple[Lens, ...]
    drawn: Mapping[_Edge, tuple[Mark, _Shifts]]


def united(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return everything in either network, as it is *after* where it is in both; a link of both only once."""
    graph = after.copy()
    graph.add_nodes_from((node, facts) for node, facts in before.nodes(data=True) if node not in after)
    known = {(source, facts["link"], target) for source, target, facts in after.edges(data=True)}
    for source, target, key, facts in before.edges(keys=True, data=True):
        if (source, facts["link"], target) not in known:
            # The same relation may tie the two in another way now.
            free = f"{key} before" if after.has_edge(source, target, key) else key
            graph.add_edge(source, target, free, **facts)
    return graph


def show(comparison: Comparison, chosen: Iterable[View], *, even_empty: bool = False) -> Shown:
    """Return *comparison* in each of the *chosen* views: all that either network shows in it, placed once.

    Views with nothing to show are left out, unless *even_empty*. One that tells most comes first.
    """
    lenses: list[Lens] = []
    drawn: dict[_Edge, tuple[Mark, _Shifts]] = {}
    for view in chosen:
        before, after = view.select(comparison.before), view.select(comparison.after)
        lens = view.placed(united(before, after))
        drawn |= _of_view(before, after)
        if lens.graph or even_empty:
            lenses.append(lens)
    first = _telling(comparison, lenses)
    lenses.sort(key=lambda lens: lens is not first)
    return Shown(united(comparison.before, comparison.after), tuple(lenses), drawn)


def _telling(comparison: Comparison, lenses: Sequence[Lens]) -> Lens | None:
    """Return the smallest of *lenses* that shows about as much of what changed as any does."""
    counts = {lens.name: _changed(comparison, lens) for lens in lenses}
    enough = max(counts.values(), default=0) * _ENOUGH
    return min(
        (lens for lens in lenses if counts[lens.name] >= enough),
        key=lambda lens: len(lens.graph),
        default=None,
    )


def _changed(comparison: Comparison, lens: Lens) -> int:
    """Return how much of what *lens* shows changed."""
    links = {(source, facts["link"], target) for source, target, facts in lens.graph.edges(data=True)}
    return len(comparison.things.keys() & set(lens.graph)) + len(comparison.links.keys() & links)


def _of_view(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]) -> dict[_Edge, tuple[Mark, _Shifts]]:
    """Return what changed in links that only a view draws: between two that share enough."""
    one, other = _shared(before), _shared(after)
    found: dict[_Edge, tuple[Mark, _Shifts]] = {}
    for edge in sorted(one.keys() | other.keys()):
        if edge not in one or edge not in other:
            found[edge] = (Mark.NEW if edge in other else Mark.GONE, [])
        elif one[edge]["via"] != other[edge]["via"]:
            labels = [facts[edge]["link_label"] for facts in (one, other)]
            found[edge] = (Mark.CHANGED, [[say("visualisations.compare_shared"), *labels]])
    return found


def _shared(graph: nx.MultiDiGraph[str]) -> dict[_Edge, Mapping[str, Any]]:
    return {
        (source, target, key): facts
        for source, target, key, facts in graph.edges(keys=True, data=True)
        if facts["sort"] == Sort.SHARED
    }


def comparison_block(
    telling: Telling, names: tuple[str, str], shown: Shown, drawn: nx.MultiDiGraph[str]
) -> dict[str, object]:
    """Return the block of data with what changed, things and links by their number in the graph *drawn*.

    - *title* and *sides*: what is compared, in words; *counts*: how much changed, in sentences.
    - *nodes* and *edges*: by mark the numbers of what is new, gone or changed.
    - *nodeShifts* and *edgeShifts*: by number ``[aspect, before, after]`` for each side that changed.
    - *told*: ``[mark, sort, number, sentence]`` for each change, without a number where no view shows it.
    """
    block = _Block(shown, drawn)
    for change in telling.changes:
        block.add(change)
    block.add_drawn()
    return {
        "comparison": {
            "title": telling.title,
            "sides": list(names),
            "counts": list(telling.counts),
            **block.data(),
        }
    }


class _Block:
    def __init__(self, shown: Shown, drawn: nx.MultiDiGraph[str]) -> None:
        self._ids = {iri: number for number, iri in enumerate(drawn)}
        self._numbers: dict[Link, list[int]] = defaultdict(list)
        self._edges: dict[_Edge, int] = {}
        for number, (source, target, key, facts) in enumerate(drawn.edges(keys=True, data=True)):
            self._edges[source, target, key] = number
            if facts["sort"] != Sort.SHARED:
                self._numbers[source, facts["link"], target].append(number)
        self._drawn = shown.drawn
        self._marks: dict[str, dict[Mark, list[int]]] = {
            part: {mark: [] for mark in Mark} for part in ("nodes", "edges")
        }
        self._shifts: dict[str, dict[int, _Shifts]] = {"nodes": {}, "edges": {}}
        self._told: list[list[object]] = []

    def add(self, change: ToldChange) -> None:
        """Add a change of a thing or link that is drawn, or that no view shows."""
        part = "nodes" if change.sort == "thing" else "edges"
        numbers = self._numbers_of(change)
        shifts = [[shift.aspect, shift.before, shift.after] for shift in change.shifts]
        for number in numbers:
            self._mark(part, number, change.mark, shifts)
        first = numbers[0] if numbers else None
        self._told.append([change.mark.value, change.sort, first, change.sentence])

    def _numbers_of(self, change: ToldChange) -> list[int]:
        if change.sort == "thing":
            (iri,) = change.of
            return [self._ids[iri]] if iri in self._ids else []
        source, link, target = change.of
        return self._numbers.get((source, link, target), [])

    def add_drawn(self) -> None:
        """Add what changed in the links that only views know."""
        for edge, (mark, shifts) in self._drawn.items():
            if edge in self._edges:
                self._mark("edges", self._edges[edge], mark, shifts)

    def _mark(self, part: str, number: int, mark: Mark, shifts: _Shifts) -> None:
        self._marks[part][mark].append(number)
        if shifts:
            self._shifts[part][number] = shifts

    def data(self) -> dict[str, object]:
        """Return the block."""
        return {
            **{
                part: {mark.value: sorted(numbers) for mark, numbers in marks.items()}
                for part, marks in self._marks.items()
            },
            "nodeShifts": self._shifts["nodes"],
            "edgeShifts": self._shifts["edges"],
            "told": self._told,
        }
