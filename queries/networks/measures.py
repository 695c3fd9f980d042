"""What each thing means to a network, by the standard measures of network science."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from rodedraad.queries.networks.betweenness import FAST_ABOVE, SAMPLED_ABOVE, betweenness
from rodedraad.queries.networks.cutpoints import cut_off

MEASURES = ("degree", "betweenness", "participation", "community", "articulation", "core", "reach")
STEPS = 2
_SEED = 1
_DIGITS = 9


@dataclass(frozen=True)
class Standing:
    """What one thing means to a network, by each measure.

    - *degree*: to how many others it is linked.
    - *betweenness*: on which part of the shortest ways between two others it lies, 0 to 1.
    - *participation*: how evenly its links are spread over fields, from 0 in one field to almost 1; *fields*
      is over how many. Guimerà and Amaral (2005).
    - *community*: the number of the group it hangs together with most, from 0 for the largest (Louvain).
    - *articulation*: how many come loose from the rest without it; 0 where it is no articulation point.
    - *core*: the highest k for which it is in the k-core.
    - *reach*: how many others it reaches in a few steps.
    """

    degree: int
    betweenness: float
    participation: float
    fields: int
    community: int
    articulation: int
    core: int
    reach: int


@dataclass(frozen=True)
class Measures:
    """The measures of a whole network: *of* each thing by its IRI, in order.

    *communities* has the IRIs of each group, *fields* is how many fields there are, *steps* how far reach
    goes, and *sampled* from how many things betweenness was estimated: 0 where it is exact.
    """

    of: Mapping[str, Standing]
    labels: Mapping[str, str]
    communities: tuple[tuple[str, ...], ...]
    fields: int
    steps: int
    sampled: int

    def ranked(self, measure: str) -> list[tuple[str, float]]:
        """Return all things with their value for *measure*, the highest first, equal ones by IRI.

        The number of a community is a name and no height: ranking by it says nothing.
        """
        values = [(node, float(getattr(standing, measure))) for node, standing in self.of.items()]
        return sorted(values, key=lambda known: (-known[1], known[0]))

    def centre(self, community: int) -> str:
        """Return the thing with the most links in *community*, which names it."""
        return min(self.communities[community], key=lambda node: (-self.of[node].degree, node))


def measures(
    graph: nx.MultiDiGraph[str],
    *,
    steps: int = STEPS,
    fast_above: int = FAST_ABOVE,
    sampled_above: int = SAMPLED_ABOVE,
) -> Measures:
    """Return the measures of *graph*, over its stated links whichever way they run, parallel ones once.

    The same network has the same measures whatever the order of its nodes and the engine that counts.
    """
    nodes = sorted(graph)
    plain = _plain(graph, nodes)
    between = betweenness(plain, fast_above=fast_above, sampled_above=sampled_above)
    fields = [_fields(graph.nodes[node]) for node in nodes]
    communities = _communities(plain)
    belongs = {node: place for place, members in enumerate(communities) for node in members}
    loose, core = cut_off(plain), nx.core_number(plain)
    spread = [_spread(fields, plain[node]) for node in plain]
    of = {
        name: Standing(
            degree=plain.degree(node),
            betweenness=between.of[node],
            participation=spread[node][0],
            fields=spread[node][1],
            community=belongs[node],
            articulation=loose.get(node, 0),
            core=core[node],
            reach=_reached(plain, node, steps),
        )
        for node, name in enumerate(nodes)
    }
    named = tuple(tuple(nodes[node] for node in members) for members in communities)
    labels = {node: str(graph.nodes[node].get("label") or node) for node in nodes}
    every_field = {field for among in fields for field in among}
    return Measures(of, labels, named, len(every_field), steps, between.sampled)


def _plain(graph: nx.MultiDiGraph[str], nodes: Sequence[str]) -> nx.Graph[int]:
    """Return who is linked to whom by what is stated, each pair once, things numbered in order."""
    place = {name: node for node, name in enumerate(nodes)}
    pairs = {
        (min(place[source], place[target]), max(place[source], place[target]))
        for source, target, facts in graph.edges(data=True)
        if source != target and facts.get("stated", True)
    }
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(nodes)))
    plain.add_edges_from(sorted(pairs))
    return plain


def _communities(plain: nx.Graph[int]) -> list[list[int]]:
    """Return the groups, the largest first; the seed makes them the same each time."""
    found = nx.community.louvain_communities(plain, seed=_SEED) if len(plain) else []
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))


def _fields(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields a subject is in; a party is in none, however many it works in."""
    return tuple(facts.get("fields", ())) if facts.get("is_subject", True) else ()


def _spread(fields: Sequence[tuple[str, ...]], others: Iterable[int]) -> tuple[float, int]:
    """Return how evenly links are spread over fields, and over how many.

    Only links to subjects in one field count: what is in several says nothing about which.
    """
    counts = Counter(fields[other][0] for other in others if len(fields[other]) == 1)
    total = sum(counts.values())
    if not total:
        return 0.0, 0
    squares = sum((count / total) ** 2 for _, count in sorted(counts.items()))
    return round(1 - squares, _DIGITS), len(counts)


def _reached(plain: nx.Graph[int], node: int, steps: int) -> int:
    reached, edge = {node}, {node}
    for _ in range(steps):
        edge = {other for one in edge for other in plain[one]} - reached
        reached |= edge
    return len(reached) - 1
