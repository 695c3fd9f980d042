"""One view: which kinds of things and which links it shows, and by which plan they are placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from rodedraad.ontology.wording import choose, say
from rodedraad.queries.networks.network import Sort
from rodedraad.visualisations.columns import in_columns
from rodedraad.visualisations.keeping import NOWHERE, Kept
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lenses import Later, Lens
from rodedraad.visualisations.springs import everything_by_force

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.visualisations.places import Place


class Plan(StrEnum):
    """How things are placed: subjects by field around who works on them, in columns, or by force."""

    FIELDS = "fields"
    COLUMNS = "columns"
    FORCE = "force"


@dataclass(frozen=True)
class Shared:
    """A link drawn between two things that share at least *least* others *through* a property."""

    through: str
    least: int


@dataclass(frozen=True)
class View:
    """A view as its file says: *kinds*, *links* (all where it names none) and *columns* as IRIs.

    With *reached* only what can be reached from the first column shows, always going on to the right.
    """

    name: str
    order: int
    titles: Mapping[str, str]
    sayings: Mapping[str, str]
    questions: Mapping[str, str]
    plan: Plan
    kinds: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    links: frozenset[str]
    shared: Shared | None
    inferred: bool
    reached: bool

    @property
    def title(self) -> str:
        """Its name in the current language."""
        return choose(self.titles)

    @property
    def says(self) -> str:
        """What it shows, in one sentence in the current language."""
        return choose(self.sayings)

    def over(self, whole: nx.MultiDiGraph[str], kept: Kept = NOWHERE) -> Lens:
        """Return the view over the network *whole*, everything in its place: where it stood, by *kept*."""
        return self.placed(self.select(whole), kept)

    def placed(self, graph: nx.MultiDiGraph[str], kept: Kept = NOWHERE) -> Lens:
        """Return the view as *graph* already is, everything in its place: where it stood, by *kept*."""
        places = Later(lambda: self._places(graph, kept))
        return Lens(self.name, self.title, self.says, graph, places, self.inferred)

    def select(self, whole: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
        """Return what the view shows of *whole*: things of its kinds that its links tie to each other.

        By fields also what has no tie stands there, for that it has none is worth seeing.
        """
        graph = self._of_kinds(whole)
        if self.shared:
            graph = _sharing(whole, graph, self.shared)
        if self.reached:
            graph.remove_nodes_from(set(graph) - _reached(graph, self._columns(graph)))
        if self.plan is not Plan.FIELDS:
            graph.remove_nodes_from([node for node, degree in graph.degree() if degree == 0])
        return graph

    def _of_kinds(self, whole: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
        import networkx as nx

        wanted = set(self.kinds)
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(
            (node, facts)
            for node, facts in whole.nodes(data=True)
            if not wanted or not wanted.isdisjoint(facts["classes"])
        )
        for source, target, key, facts in whole.edges(keys=True, data=True):
            if source in graph and target in graph and self._takes(facts):
                graph.add_edge(source, target, key, **facts)
        return graph

    def _takes(self, facts: Mapping[str, object]) -> bool:
        if self.shared:
            return False
        by_name = not self.links or facts["relation"] in self.links
        return by_name and (bool(facts["stated"]) or self.inferred or self.plan is Plan.FIELDS)

    def _places(self, graph: nx.MultiDiGraph[str], kept: Kept) -> Mapping[str, Place]:
        if self.plan is Plan.FIELDS:
            return layout(graph, kept)
        if self.plan is Plan.FORCE:
            return everything_by_force(graph, kept)
        return in_columns(graph, self._columns(graph), kept)

    def _columns(self, graph: nx.MultiDiGraph[str]) -> list[list[str]]:
        """Return the things of each column; what is of several kinds stands in the first that has one."""
        left = list(graph)
        columns = []
        for kinds in self.columns:
            column = [node for node in left if not set(kinds).isdisjoint(graph.nodes[node]["classes"])]
            left = [node for node in left if node not in set(column)]
            columns.append(column)
        return columns


def _reached(graph: nx.MultiDiGraph[str], columns: list[list[str]]) -> set[str]:
    """Return what hangs together with the first of *columns*, without ever going back to the left."""
    place = {node: number for number, column in enumerate(columns) for node in column}
    reached, edge = set(columns[0]), set(columns[0])
    while edge:
        ahead = {
            (node, other) for node in edge for other in (*graph.successors(node), *graph.predecessors(node))
        }
        edge = {other for node, other in ahead if place[other] > place[node]} - reached
        reached |= edge
    return reached


def _sharing(
    whole: nx.MultiDiGraph[str], graph: nx.MultiDiGraph[str], shared: Shared
) -> nx.MultiDiGraph[str]:
    """Return *graph* with a link between every two things that share enough others."""
    theirs: dict[str, set[str]] = defaultdict(set)
    for source, target, facts in whole.edges(data=True):
        if source in graph and facts["stated"] and facts["relation"] == shared.through:
            theirs[source].add(target)
    for one, other in combinations(sorted(theirs), 2):
        common = sorted(theirs[one] & theirs[other])
        if len(common) >= shared.least:
            graph.add_edge(one, other, "shared", **_shared_link(common, shared))
    return graph


def _shared_link(common: list[str], shared: Shared) -> dict[str, object]:
    return {
        "link": shared.through,
        "relation": shared.through,
        "link_label": say("visualisations.shared_link", count=len(common)),
        "sort": Sort.SHARED,
        "roles": (),
        "stated": True,
        "via": tuple(common),
        "weight": len(common),
        "evidence": (),
        "judgements": (),
    }
