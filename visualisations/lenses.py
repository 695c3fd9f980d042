"""A view over the network as it is drawn: which things and links of it, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rodedraad.visualisations.places import Place

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.visualisations.aggregate import Grouping


@dataclass(frozen=True)
class Lens:
    """One view: its *name* in files, *title* and what it *says* in words, its *graph* with all *places*.

    *inferred* tells whether inferred links are drawn always; else only around a chosen subject. With a
    *grouping* its things are drawn in groups, and in a group that is opened.
    """

    name: str
    title: str
    says: str
    graph: nx.MultiDiGraph[str]
    places: Mapping[str, Place]
    inferred: bool = False
    grouping: Grouping | None = None


class Later(Mapping[str, Place]):
    """Places worked out when first asked for: a view in groups never asks where all of its things stand."""

    def __init__(self, work_out: Callable[[], Mapping[str, Place]]) -> None:
        self._work_out = work_out

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return self._work_out()

    def __getitem__(self, node: str) -> Place:
        return self._places[node]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def together(lenses: Iterable[Lens]) -> nx.MultiDiGraph[str]:
    """Return one network with everything that any of *lenses* shows, in their order."""
    import networkx as nx

    union: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for lens in lenses:
        union.add_nodes_from(lens.graph.nodes(data=True))
        for source, target, key, facts in lens.graph.edges(keys=True, data=True):
            union.add_edge(source, target, key, **facts)
    return union
