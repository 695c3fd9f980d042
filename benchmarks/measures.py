"""Measures of networks: betweenness beside networkx's own, equal answers demanded, and the packaged data.

The large network is made as co-involvement makes it: groups of six parties that all work on one subject, 398
parties with 3,900 ties, the size of a region. Both engines take turns, so that a slow moment hits both; the
fast one makes its graph within the time.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import combinations

import networkx as nx

from benchmarks.figures import Figure
from rodedraad.app.session import Session
from rodedraad.graph.naming import Names
from rodedraad.queries.networks.betweenness import sampled, with_networkx, with_rustworkx
from rodedraad.queries.networks.measures import measures
from rodedraad.queries.networks.network import network
from rodedraad.queries.networks.redthread import threads
from rodedraad.queries.networks.ties import ties
from rodedraad.queries.networks.whatif import what_if
from rodedraad.queries.networks.world import removable, world

RUNS = 7
PARTIES, TIES = 398, 3_900
COUNTRY = 9_500, 96_000  # parties and ties of all municipalities together
NEAR = 1e-12


def figures() -> list[Figure]:
    """Return the figures of the measures beside their targets."""
    return [*_engines(), *_sample(), *_packaged()]


def _engines() -> list[Figure]:
    region = together(PARTIES, TIES)
    slow, fast = [], []
    for _ in range(RUNS):
        slow.append(_seconds(lambda: with_networkx(region)))
        fast.append(_seconds(lambda: with_rustworkx(region)))
    one, other = with_networkx(region), with_rustworkx(region)
    if any(abs(one[node] - other[node]) > NEAR for node in one):
        raise AssertionError("the two engines answer differently")
    size = f"{len(region)} nodes, {region.number_of_edges()} edges"
    return [
        Figure(f"betweenness, networkx ({size})", min(slow), "s"),
        Figure("the same, rustworkx, equal answers", min(fast), "s"),
        Figure("networkx ÷ rustworkx", min(slow) / min(fast), "×", 15, more_is_better=True),
    ]


def _sample() -> list[Figure]:
    country = together(*COUNTRY)
    sources = random.Random(1).sample(range(len(country)), 200)
    seconds = _seconds(lambda: sampled(country, sources))
    size = f"{len(country)} nodes, {country.number_of_edges()} edges"
    return [Figure(f"betweenness from 200 nodes ({size})", seconds, "s")]


def _packaged() -> list[Figure]:
    store = Session().store()
    graph = network(store, "nl")
    names, everything = Names(store), ties(store)
    parties = sorted(removable(store))
    known = world(store)
    start, end = (names.resolve(given).value for given in ("1.1.1", "A1"))
    return [
        Figure("measures of the packaged network", _best(lambda: measures(graph)), "s", 1.0),
        Figure("measures of all its ties", _best(lambda: measures(everything)), "s", 1.0),
        Figure("all ties read, with what they rest on", _best(lambda: ties(store)), "s"),
        Figure("red threads between two things", _best(lambda: threads(everything, start, end)), "s"),
        Figure("what if one party stops", _best(lambda: what_if(known, parties[:1])), "s"),
    ]


def together(parties: int, least: int) -> nx.Graph[int]:
    """Return a network of groups of six with at least *least* ties, the same every time."""
    chance = random.Random(1)
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(parties))
    while plain.number_of_edges() < least:
        plain.add_edges_from(combinations(chance.sample(range(parties), 6), 2))
    return plain


def _best(act: Callable[[], object]) -> float:
    return min(_seconds(act) for _ in range(RUNS))


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
