"""Articulation points: what a network falls apart without, and how much comes loose then."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx


def cut_off(plain: nx.Graph[int]) -> dict[int, int]:
    """Return how many nodes come loose from the rest without each articulation point of *plain*.

    The rest is the largest of the parts that are left of what hung together. Hopcroft and Tarjan (1973), one
    walk through the network, without recursion.
    """
    found: dict[int, int] = {}
    seen: dict[int, int] = {}
    for root in plain:
        if root not in seen:
            found |= _below(plain, root, seen)
    return dict(sorted(found.items()))


def _below(plain: nx.Graph[int], root: int, seen: dict[int, int]) -> dict[int, int]:
    """Return what comes loose in the part of the network around *root*; number its nodes in *seen*."""
    parts: dict[int, list[int]] = {}
    size: dict[int, int] = {}
    for node, parent, low, weight in _walk(plain, root, seen):
        size[node] = weight
        if parent is not None and low >= seen[parent]:
            parts.setdefault(parent, []).append(weight)
    everything, found = size[root], {}
    for node, loose in parts.items():
        rest = everything - 1 - sum(loose)
        if len(loose) > 1 or node != root:
            found[node] = everything - 1 - max([*loose, rest])
    return found


def _walk(
    plain: nx.Graph[int], root: int, seen: dict[int, int]
) -> Iterator[tuple[int, int | None, int, int]]:
    """Yield each node when all below it is done: its parent, the earliest it sees, its weight."""
    seen[root] = len(seen)
    low, weight = {root: seen[root]}, {root: 1}
    stack: list[tuple[int, int | None, Iterator[int]]] = [(root, None, iter(plain[root]))]
    while stack:
        node, parent, others = stack[-1]
        for other in others:
            if other not in seen:
                seen[other] = low[other] = len(seen)
                weight[other] = 1
                stack.append((other, node, iter(plain[other])))
                break
            if other != parent:
                low[node] = min(low[node], seen[other])
        else:
            stack.pop()
            if parent is not None:
                low[parent] = min(low[parent], low[node])
                weight[parent] += weight[node]
            yield node, parent, low[node], weight[node]
