"""Betweenness: every engine gives the same answer, and a sample says that it is one."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from rodedraad.queries.networks.betweenness import (
    SAMPLE,
    betweenness,
    sampled,
    with_networkx,
    with_rustworkx,
)


def towns(size: int, groups: int, seed: int = 1) -> nx.Graph[int]:
    """Return a network as co-involvement makes it: groups of six that all know each other."""
    chance = random.Random(seed)
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(size))
    for _ in range(groups):
        members = chance.sample(range(size), 6)
        plain.add_edges_from((one, other) for one in members for other in members if one < other)
    return plain


def test_the_middle_of_a_star_is_between_all_others() -> None:
    """And the others between nobody."""
    assert dict(betweenness(nx.star_graph(4)).of) == {0: 1, 1: 0, 2: 0, 3: 0, 4: 0}


def test_a_path_is_busiest_in_the_middle() -> None:
    """Of five in a row the middle one lies between 4 of the 6 other pairs, its neighbours between 3."""
    assert dict(betweenness(nx.path_graph(5)).of) == {0: 0, 1: 0.5, 2: 0.666666667, 3: 0.5, 4: 0}


@pytest.mark.parametrize("plain", [nx.empty_graph(0), nx.empty_graph(1), nx.path_graph(2)], ids=len)
def test_few_nodes_are_between_nothing(plain: nx.Graph[int]) -> None:
    """No division by zero, on either engine."""
    for fast_above in (0, 200):
        assert set(betweenness(plain, fast_above=fast_above).of.values()) <= {0}


@pytest.mark.parametrize("seed", range(5))
def test_rustworkx_answers_as_networkx_does(seed: int) -> None:
    """Loose parts included."""
    plain = towns(120, 25, seed)
    assert with_rustworkx(plain) == pytest.approx(with_networkx(plain), abs=1e-12)
    assert betweenness(plain, fast_above=0) == betweenness(plain, fast_above=len(plain))


def test_the_fast_engine_gives_the_same_digits_every_time() -> None:
    """It adds in any order; what differs by that is rounded off."""
    plain = towns(300, 120)
    assert all(betweenness(plain) == betweenness(plain) for _ in range(5))


@pytest.mark.parametrize("count", [10, 60])
def test_a_sample_estimates_as_networkx_does_from_the_same_nodes(count: int) -> None:
    """Also where it takes more than one turn."""
    plain = towns(150, 60)
    sources = random.Random(3).sample(range(len(plain)), count)
    assert sampled(plain, sources) == pytest.approx(
        nx.betweenness_centrality(plain, k=count, seed=3), abs=1e-12
    )


def test_a_sample_says_how_large_it_is() -> None:
    """And is the same every time."""
    plain = towns(400, 150)
    first, second = (betweenness(plain, sampled_above=399) for _ in range(2))
    assert (first.sampled, betweenness(plain, sampled_above=400).sampled) == (SAMPLE, 0)
    assert first == second


def test_a_sample_is_near_the_truth() -> None:
    """Half of the nodes give nearly the order of all."""
    plain = towns(400, 150)
    exact, estimated = betweenness(plain).of, betweenness(plain, sampled_above=0).of
    highest = sorted(exact, key=lambda node: -exact[node])[:20]
    guessed = sorted(estimated, key=lambda node: -estimated[node])[:40]
    assert set(highest) <= set(guessed)
