"""Articulation points: those of networkx, with how much comes loose."""

from __future__ import annotations

import networkx as nx
import pytest

from rodedraad.queries.networks.cutpoints import cut_off


def counted_by_removal(plain: nx.Graph[int]) -> dict[int, int]:
    """Return what comes loose without each node, by taking it away and looking."""
    found = {}
    for part in nx.connected_components(plain):
        for node in part:
            pieces = sorted(map(len, nx.connected_components(plain.subgraph(part - {node}))))
            if len(pieces) > 1:
                found[node] = sum(pieces[:-1])
    return dict(sorted(found.items()))


def test_a_row_breaks_anywhere_but_at_its_ends() -> None:
    """The shorter side comes loose."""
    assert cut_off(nx.path_graph(6)) == {1: 1, 2: 2, 3: 2, 4: 1}


def test_a_ring_breaks_nowhere() -> None:
    """There is always the other way round."""
    assert cut_off(nx.cycle_graph(5)) == {}


def test_without_the_middle_of_a_star_all_but_one_come_loose() -> None:
    """One of the parts counts as the rest."""
    assert cut_off(nx.star_graph(5)) == {0: 4}


def test_nothing_breaks_where_nothing_hangs_together() -> None:
    """Also where there is nothing at all."""
    assert cut_off(nx.empty_graph(3)) == cut_off(nx.empty_graph(0)) == {}


@pytest.mark.parametrize("seed", range(12))
def test_it_is_what_taking_each_away_shows(seed: int) -> None:
    """And the points are those that networkx finds."""
    plain = nx.gnm_random_graph(60, 55 + 3 * seed, seed=seed)
    found = cut_off(plain)
    assert set(found) == set(nx.articulation_points(plain))
    assert found == counted_by_removal(plain)


def test_a_long_row_does_not_exhaust_the_stack() -> None:
    """No recursion."""
    assert cut_off(nx.path_graph(20_000))[10_000] == 9_999
