"""A view over the network as it is drawn: which things and links of it, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rodedraad.visualisations.places import Place

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Lens:
    """One view: its *name* in files, *title* and what it *says* in words, its *graph* with all *places*.

    *inferred* tells whether inferred links are drawn always; else only around a chosen subject.
    """

    name: str
    title: str
    says: str
    graph: nx.MultiDiGraph[str]
    places: Mapping[str, Place]
    inferred: bool = False


def together(lenses: Iterable[Lens]) -> nx.MultiDiGraph[str]:
    """Return one network with everything that any of *lenses* shows, in their order."""
    import networkx as nx

    union: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for lens in lenses:
        union.add_nodes_from(lens.graph.nodes(data=True))
        for source, target, key, facts in lens.graph.edges(keys=True, data=True):
            union.add_edge(source, target, key, **facts)
    return union
