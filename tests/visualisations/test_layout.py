"""Places: the same every time, nothing on top of anything else, fields apart."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.network import network
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lettering import natural, text_width, wrap
from rodedraad.visualisations.places import Form, Place
from tests.visualisations.small import TOWN, thing, town

if TYPE_CHECKING:
    import networkx as nx

NO_FIELDS = """
:t1 a rd:Theme ; skos:prefLabel "Brand"@nl . :t2 a rd:Theme ; skos:prefLabel "Water"@nl .
:a a rd:Organisation ; skos:prefLabel "Brandweer"@nl . :x a rd:Actor ; skos:prefLabel "Alleen"@nl .
:i1 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :t1 .
:i2 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :t2 .
"""


@pytest.fixture(params=["packaged", "invented", "no fields"])
def drawn(
    request: pytest.FixtureRequest, packaged_store: EmbeddedStore, municipality_store: EmbeddedStore
) -> nx.MultiDiGraph[str]:
    """Networks of very different make."""
    if request.param == "no fields":
        return town(NO_FIELDS)
    return network(packaged_store if request.param == "packaged" else municipality_store, "nl")


def test_every_node_has_a_place_and_none_covers_another(drawn: nx.MultiDiGraph[str]) -> None:
    """The boxes of mark and label never share ground."""
    places = layout(drawn)
    assert set(places) == set(drawn)
    assert not [pair for pair in combinations(places, 2) if places[pair[0]].overlaps(places[pair[1]])]


def test_labels_fit_in_their_boxes(drawn: nx.MultiDiGraph[str]) -> None:
    """Every line of a label is narrower than its box, by the widest of the usual fonts."""
    for place in layout(drawn).values():
        room = place.right - place.left
        assert all(text_width(line, place.size) <= room for line in place.lines)
        assert place.left <= place.x <= place.right
        assert place.top <= place.y <= place.bottom


def test_the_same_network_gets_the_same_places(drawn: nx.MultiDiGraph[str]) -> None:
    """Also when nodes and links come in another order."""
    turned = drawn.__class__()
    turned.add_nodes_from(sorted(drawn.nodes(data=True), reverse=True))
    for source, target, key, facts in reversed(list(drawn.edges(keys=True, data=True))):
        turned.add_edge(source, target, key, **facts)
    assert layout(drawn) == layout(drawn)
    assert layout(turned) == layout(drawn)


def test_the_picture_fits_a_projector(packaged_store: EmbeddedStore) -> None:
    """At 1600 by 900, beside the legend, the smallest letters are still 9 pixels or more."""
    places = layout(network(packaged_store, "nl")).values()
    wide = max(place.right for place in places) - min(place.left for place in places)
    high = max(place.bottom for place in places) - min(place.top for place in places)
    scale = min(1285 / wide, 820 / high)
    assert min(place.size for place in places) * scale >= 9


def test_a_field_stands_above_what_is_in_it_and_workers_beside() -> None:
    """The field heads its categories, the theme stands outside, who works on them inside."""
    places = layout(town())
    field, category, theme = (places[thing(name)] for name in ("v", "c", "t"))
    assert field.bottom <= category.top
    assert field.is_head and category.form is Form.BAR
    assert abs(theme.x) > abs(category.x) > abs(places[thing("b")].x)


def test_who_is_tied_to_no_subject_stands_below() -> None:
    """A partnership without work of its own is in the band under the picture."""
    places = layout(town())
    assert places[thing("s")].top > max(places[thing(name)].bottom for name in ("c", "t", "b", "k"))


def test_a_cycle_of_subjects_still_gets_places() -> None:
    """What should not be is drawn all the same: the checks tell that it is wrong."""
    cycle = TOWN + ":c skos:broader :t ."
    places = layout(town(cycle))
    assert {thing(name) for name in "vct"} <= set(places)


def test_nothing_has_no_places() -> None:
    """An empty network is not a fault."""
    assert layout(town("")) == {}


def test_one_node_has_a_place() -> None:
    """A network of one actor is drawn."""
    (place,) = layout(town(':a a rd:Actor ; skos:prefLabel "A"@nl .')).values()
    assert isinstance(place, Place)


def test_a_long_word_is_broken_and_a_long_label_shortened() -> None:
    """No line is wider than asked, and what is left out shows."""
    lines = wrap("x" * 80 + " en nog veel meer woorden dan er ooit op drie regels passen", 12, 100)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(text_width(line, 12) <= 100 for line in lines)
    assert wrap("", 12, 100) == ("",)


def test_notations_go_by_number() -> None:
    """Two comes before ten, what has no notation last."""
    assert sorted(["10", "2", "", "2.10", "2.9", "B"], key=natural) == ["2", "2.9", "2.10", "10", "B", ""]
