"""Springs: what is linked stands together, nothing on anything else, evenly over the ground."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from rodedraad.visualisations.springs import by_force, everything_by_force


def stars(count: int, rays: int) -> nx.MultiDiGraph[str]:
    """Return *count* stars of *rays* things each, tied to nothing else."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for star in range(count):
        for ray in range(rays):
            graph.add_edge(f"{star}", f"{star}.{ray}", stated=True)
    for node in graph:
        graph.nodes[node].update(label=f"Iets met nummer {node}", notation="")
    return graph


@pytest.mark.parametrize(("count", "rays"), [(1, 1), (1, 40), (6, 12)])
def test_nothing_stands_on_anything_else(count: int, rays: int) -> None:
    """However many hang on one, and twice the same."""
    graph = stars(count, rays)
    places = by_force(graph)
    assert set(places) == set(graph)
    assert not [pair for pair in combinations(places, 2) if places[pair[0]].overlaps(places[pair[1]])]
    assert by_force(graph) == places


def test_labels_take_a_fair_part_of_the_ground() -> None:
    """Else every letter would be small: a fifth of it at least."""
    places = by_force(stars(6, 12)).values()
    ground = (max(place.right for place in places) - min(place.left for place in places)) * (
        max(place.bottom for place in places) - min(place.top for place in places)
    )
    assert sum((place.right - place.left) * place.height for place in places) > ground / 5


def test_what_is_linked_stands_closer_than_what_is_not() -> None:
    """On the average of all pairs."""
    graph = stars(6, 12)
    places = by_force(graph)
    linked: list[float] = []
    apart: list[float] = []
    for one, other in combinations(places, 2):
        far = abs(places[one].x - places[other].x) + abs(places[one].y - places[other].y)
        (linked if graph.has_edge(one, other) else apart).append(far)
    assert sum(linked) / len(linked) < 0.7 * sum(apart) / len(apart)


def test_what_is_new_stands_amid_what_it_is_linked_to() -> None:
    """Where the others stood before; nothing of those moves."""
    graph = stars(2, 6)
    kept = {node: (place.x, place.y) for node, place in everything_by_force(graph).items()}
    graph.add_node("new", label="Nieuw", notation="")
    graph.add_edge("new", "0", stated=True)
    places = everything_by_force(graph, kept)
    assert {node: (places[node].x, places[node].y) for node in kept} == kept
    assert abs(places["new"].x - kept["0"][0]) + abs(places["new"].y - kept["0"][1]) < 400
