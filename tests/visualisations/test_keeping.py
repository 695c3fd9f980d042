"""Places that stay: between versions of the data, whatever comes in and whatever goes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import networkx as nx
import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.network import Sort
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.keeping import Kept, settled
from rodedraad.visualisations.places import Form, Place
from rodedraad.visualisations.views import find, views

NEW = "https://example.org/id/nieuw-thema"
NAMES = [view.name for view in views()]


@pytest.fixture(scope="module")
def before(packaged_store: EmbeddedStore) -> nx.MultiDiGraph[str]:
    """Everything of the packaged dataset."""
    return whole(packaged_store, "nl")


@pytest.fixture(scope="module")
def after(before: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same a year later: one theme more, beside another in all that this is tied to."""
    grown = before.copy()
    like = next(
        node for node, facts in before.nodes(data=True) if facts["depth"] == 2 and before.degree(node) > 2
    )
    grown.add_node(NEW, **before.nodes[like] | {"label": "Een heel nieuw thema", "notation": "1.9.9"})
    for source, target, key, facts in before.edges(like, keys=True, data=True):
        grown.add_edge(NEW, target, key, **facts)
        assert source == like
    for source, _, key, facts in before.in_edges(like, keys=True, data=True):
        grown.add_edge(source, NEW, key, **facts)
    assert any(facts["sort"] == Sort.HIERARCHY for *_, facts in grown.edges(NEW, data=True))
    return grown


def stood(places: Mapping[str, Place]) -> Kept:
    """Return where everything of a drawing stood."""
    return {node: (place.x, place.y) for node, place in places.items()}


def overlaps(places: Mapping[str, Place]) -> list[tuple[str, str]]:
    """Return what stands on what."""
    return [(one, other) for one, other in combinations(places, 2) if places[one].overlaps(places[other])]


@pytest.mark.parametrize("name", NAMES)
def test_everything_old_stays_when_a_theme_comes_in(
    before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str], name: str
) -> None:
    """Whatever the plan of the view; the new theme has room of its own."""
    kept = stood(find(name).over(before).places)
    now = find(name).over(after, kept)
    places = dict(now.places)
    assert {node: spot for node, spot in stood(places).items() if node in kept} == kept
    assert set(places) == set(now.graph)
    assert overlaps(places) == []


@pytest.mark.parametrize("name", NAMES)
def test_drawing_again_changes_nothing(before: nx.MultiDiGraph[str], name: str) -> None:
    """From what was kept the very same drawing comes, to the last line of every label."""
    first = dict(find(name).over(before).places)
    assert dict(find(name).over(before, stood(first)).places) == first


@pytest.mark.parametrize("name", ["work", "agendas", "everything"])
def test_what_goes_leaves_a_gap(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str], name: str) -> None:
    """And nothing else moves, so that who knows the picture still knows it."""
    kept = stood(find(name).over(after).places)
    places = stood(find(name).over(before, kept).places)
    assert places == {node: kept[node] for node in places}


def test_a_new_theme_stands_in_the_column_of_the_themes(
    before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]
) -> None:
    """In a view in columns, not somewhere beside it."""
    kept = stood(find("phenomena").over(before).places)
    places = find("phenomena").over(after, kept).places
    themes = {places[node].x for node in kept if before.nodes[node]["depth"] == 2}
    assert places[NEW].x in themes


def test_a_column_that_was_not_there_asks_for_a_new_drawing(before: nx.MultiDiGraph[str]) -> None:
    """Between columns there is no room for one more: all is arranged anew."""
    fresh = dict(find("phenomena").over(before).places)
    kept = {node: (x + 1000, y) for node, (x, y) in stood(fresh).items() if before.nodes[node]["depth"] != 2}
    assert dict(find("phenomena").over(before, kept).places) == fresh


def box(x: float, y: float, form: Form = Form.RIGHT) -> Place:
    """Return a place of ten by four."""
    return Place(x, y, x, y - 2, x + 10, y + 2, ("iets",), 10, 12, form)


def test_few_old_things_do_not_decide_for_many_new_ones() -> None:
    """With less than half of them known all stand as they do anew."""
    fresh = {"a": box(0, 0), "b": box(0, 10), "c": box(0, 20)}
    assert settled(fresh, {"a": (500, 500)}) == fresh


@pytest.mark.parametrize(("below", "new"), [(20, 5), (6, 12)])
def test_what_is_new_finds_the_nearest_room_in_its_column(below: float, new: float) -> None:
    """By its kin where the gap is wide enough, else past what stands there."""
    fresh = {"a": box(0, 0), "b": box(0, 5), "c": box(0, 10)}
    places = settled(fresh, {"a": (100, 0), "c": (100, below)})
    assert stood(places) == {"a": (100, 0), "b": (100, new), "c": (100, below)}


def test_a_label_turns_to_the_side_where_its_thing_stood() -> None:
    """Left of the middle labels stand left of their mark."""
    places = settled({"a": box(5, 0), "b": box(5, 8)}, {"a": (-5, 0), "b": (-5, 8)}, sided=["a", "b"])
    assert {place.form for place in places.values()} == {Form.LEFT}
    assert all(place.right == place.x for place in places.values())


def test_two_things_kept_in_one_place_are_parted() -> None:
    """A label that grew makes room, and which one moves is always the same."""
    places = settled({"a": box(0, 0), "b": box(0, 8)}, {"a": (0, 0), "b": (0, 1)})
    assert stood(places)["a"] == (0, 0)
    assert overlaps(places) == []
