"""Betweenness centrality: networkx while a network is small, rustworkx above that, a sample beyond.

Each engine gives the same answer on the same network: undirected, normalised, ends left out. The algorithm is
that of https://doi.org/10.1080/0022250X.2001.9990249.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAST_ABOVE = 200  # nodes; below that networkx answers in milliseconds, without another library to load
SAMPLED_ABOVE = 5_000
SAMPLE = 200
_SEED = 1
_DIGITS = 9  # threads add in any order, so the digits behind these differ from run to run
_AT_ONCE = 50  # sources that a sample follows together: their distances stand in memory


@dataclass(frozen=True)
class Betweenness:
    """The betweenness *of* each node, 0 to 1; *sampled* from how many nodes, 0 where it is exact."""

    of: Mapping[int, float]
    sampled: int = 0


def betweenness(
    plain: nx.Graph[int], *, fast_above: int = FAST_ABOVE, sampled_above: int = SAMPLED_ABOVE
) -> Betweenness:
    """Return the betweenness of each node of *plain*, whose nodes are the numbers from 0 on."""
    if len(plain) > sampled_above:
        sources = random.Random(_SEED).sample(range(len(plain)), min(SAMPLE, len(plain)))  # noqa: S311 - no secret
        return Betweenness(_rounded(sampled(plain, sources)), len(sources))
    return Betweenness(_rounded(with_rustworkx(plain) if len(plain) > fast_above else with_networkx(plain)))


def with_networkx(plain: nx.Graph[int]) -> dict[int, float]:
    """Return the exact betweenness as networkx computes it."""
    found: dict[int, float] = nx.betweenness_centrality(plain)
    return found


def with_rustworkx(plain: nx.Graph[int]) -> dict[int, float]:
    """Return the exact betweenness as rustworkx computes it."""
    import rustworkx

    fast: rustworkx.PyGraph[None, None] = rustworkx.PyGraph(multigraph=False)
    fast.add_nodes_from([None] * len(plain))
    fast.add_edges_from_no_data(list(plain.edges))
    return dict(rustworkx.graph_betweenness_centrality(fast))


def sampled(plain: nx.Graph[int], sources: Sequence[int]) -> dict[int, float]:
    """Return the betweenness estimated from the shortest ways out of *sources*, many at once.

    The estimate is that of networkx: a source is no end of its own ways, so it is scaled by one source less.
    """
    import numpy

    around = nx.to_scipy_sparse_array(plain, nodelist=range(len(plain)), dtype=numpy.float64, format="csr")
    total = numpy.zeros(len(plain))
    for begin in range(0, len(sources), _AT_ONCE):
        total += _dependencies(around, sources[begin : begin + _AT_ONCE])
    pairs_from_one = len(plain) - 2
    scale = numpy.full(len(plain), 1 / (len(sources) * pairs_from_one))
    scale[list(sources)] = 1 / ((len(sources) - 1) * pairs_from_one)
    return dict(enumerate((total * scale).tolist()))


def _dependencies(around: Any, sources: Sequence[int]) -> NDArray[Any]:
    """Return how much the shortest ways out of *sources* depend on each node, one level at a time."""
    import numpy

    size, columns = around.shape[0], numpy.arange(len(sources))
    ways = numpy.zeros((size, len(sources)))
    ways[sources, columns] = 1
    level = numpy.where(ways > 0, 0, -1)
    edge, depth = ways.copy(), 0
    while edge.any():
        depth += 1
        edge = around @ edge
        edge[level >= 0] = 0
        level[edge > 0] = depth
        ways += edge
    depends = numpy.zeros_like(ways)
    for deeper in range(depth - 1, 0, -1):
        share = numpy.where(level == deeper, (1 + depends) / numpy.maximum(ways, 1), 0)
        depends += numpy.where(level == deeper - 1, (around @ share) * ways, 0)
    depends[sources, columns] = 0
    found: NDArray[Any] = depends.sum(axis=1)
    return found


def _rounded(found: Mapping[int, float]) -> dict[int, float]:
    return {node: round(found[node], _DIGITS) for node in sorted(found)}
