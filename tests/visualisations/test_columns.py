"""Columns: as high as a screen is, in an order in which threads cross little, fields always in their own."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.columns import in_columns
from rodedraad.visualisations.lettering import rank
from rodedraad.visualisations.places import Place
from rodedraad.visualisations.views import find


def chain(count: int) -> nx.MultiDiGraph[str]:
    """Return *count* things left, each tied to one on the right that has the opposite number."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(count):
        for side, place in (("l", number), ("r", count - 1 - number)):
            label = f"{place:03}"
            graph.add_node(f"{side}{number}", label=label, notation="", is_subject=side == "r", depth=1)
        graph.add_edge(f"l{number}", f"r{number}", stated=True)
    return graph


def ordered(places: Mapping[str, Place], side: str) -> list[str]:
    """Return the numbers of the things on *side* from top to bottom."""
    return [node[1:] for node in sorted(places, key=lambda node: places[node].y) if node[0] == side]


def test_what_is_tied_stands_at_the_same_height() -> None:
    """Though their names would have them the other way round."""
    graph = chain(5)
    places = in_columns(graph, [[f"l{n}" for n in range(5)], [f"r{n}" for n in range(5)]])
    assert ordered(places, "l") == ordered(places, "r")


def test_a_column_higher_than_a_screen_goes_on_beside() -> None:
    """In two or more stacks, none much higher than a screen of that width would be."""
    graph = chain(60)
    places = in_columns(graph, [[f"l{n}" for n in range(60)], [f"r{n}" for n in range(60)]])
    assert len({place.x for place in places.values()}) > 2
    wide = max(place.right for place in places.values())
    assert max(place.bottom for place in places.values()) < wide


def test_no_columns_have_no_places() -> None:
    """Also where there are columns with nothing in them."""
    assert in_columns(nx.MultiDiGraph(), [[], []]) == {}


@pytest.mark.parametrize("name", ["phenomena", "agendas"])
def test_fields_stand_in_their_own_order(packaged_store: EmbeddedStore, name: str) -> None:
    """In every view with columns the same, so that the eye finds them."""
    lens = find(name).over(whole(packaged_store, "nl"))
    fields = [node for node, facts in lens.graph.nodes.items() if facts["is_subject"] and facts["depth"] == 0]
    from_top = sorted(fields, key=lambda node: lens.places[node].y)
    assert from_top == sorted(fields, key=lambda node: rank(lens.graph, node))
    assert len(from_top) > 2


def test_fields_stand_on_the_same_side_in_every_view(packaged_store: EmbeddedStore) -> None:
    """Left or right of the middle, in the views by field."""
    graph = whole(packaged_store, "nl")
    sides = [
        {node: lens.places[node].x < 0 for node, facts in lens.graph.nodes.items() if facts["depth"] == 0}
        for lens in (find("work").over(graph), find("structure").over(graph))
    ]
    assert sides[0] == sides[1]
    assert set(sides[0].values()) == {True, False}
