"""Large views are drawn in groups, say so in words, and open one group at a time; nothing gets lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.synthetic import SPACE, network
from rodedraad.visualisations.aggregate import MOST_DRAWN, MOST_GROUPS, MOST_OPEN, aggregated
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lenses import Later, Lens
from rodedraad.visualisations.network import draw
from tests.visualisations.conftest import Opened

if TYPE_CHECKING:
    import networkx as nx

Open = Callable[..., Opened]
SIZE = 1400  # seven fields of 200 things


def lens(graph: nx.MultiDiGraph[str]) -> Lens:
    """Return all of *graph* as one view."""
    return Lens("all", "Alles", "", graph, Later(lambda: layout(graph)))


def without_fields(size: int) -> nx.MultiDiGraph[str]:
    """Return a network of *size* things that are in no field."""
    graph = network(size)
    for facts in graph.nodes.values():
        facts["fields"] = ()
    return graph


def test_what_can_be_drawn_is_drawn_as_it_is() -> None:
    """At the limit there are no groups."""
    small = lens(network(MOST_DRAWN))
    assert aggregated(small, small.graph) is small


@pytest.mark.parametrize("graph", [network(3000), without_fields(3000), network(4000)])
def test_everything_is_in_one_group_that_can_be_opened(graph: nx.MultiDiGraph[str]) -> None:
    """With fields, without, and with fields too large: by who is tied to whom."""
    found = aggregated(lens(graph), graph)
    assert found.grouping is not None
    members = [node for group in found.grouping.groups for node in group.members]
    assert sorted(members) == sorted(graph)
    assert len(found.grouping.groups) <= MOST_GROUPS
    assert max(len(group.members) for group in found.grouping.groups) <= MOST_OPEN
    assert len({group.key for group in found.grouping.groups}) == len(found.grouping.groups)


def test_all_links_between_groups_are_counted() -> None:
    """Together with those inside groups they are all links there are."""
    graph = network(3000)
    grouping = aggregated(lens(graph), graph).grouping
    assert grouping is not None
    place = {node: number for number, group in enumerate(grouping.groups) for node in group.members}
    inside = sum(place[source] == place[target] for source, target in graph.edges())
    assert sum(count for *_, count in grouping.links) + inside == graph.number_of_edges()


def test_groups_and_what_is_in_them_stand_apart() -> None:
    """No label covers another, neither of groups nor within one."""
    graph = network(1200)
    found = aggregated(lens(graph), graph)
    assert found.grouping is not None
    blocks = [[found.places[node] for node in group.members] for group in found.grouping.groups]
    for places in (list(found.grouping.places), *blocks):
        assert not any(
            one.overlaps(other) for number, one in enumerate(places) for other in places[number + 1 :]
        )


def test_the_same_network_has_the_same_groups() -> None:
    """Whatever the order of its things and links."""
    graph = without_fields(1200)
    turned = graph.__class__()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    for source, target, key, facts in reversed(list(graph.edges(keys=True, data=True))):
        turned.add_edge(source, target, key, **facts)
    assert aggregated(lens(graph), graph).grouping == aggregated(lens(turned), turned).grouping


# --- in the page ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def html() -> str:
    """The page of a network in seven groups of 200 things."""
    return draw(network(SIZE), language="nl", title="Groot", version="abc")


@pytest.fixture
def large(html: str, open_page: Open) -> Opened:
    """That page, opened."""
    return open_page(html)


def drawn(opened: Opened) -> Any:
    """Return how many things stand on the map."""
    return opened.page.evaluate("() => window.rodedraad.things().length")


def click_group(opened: Opened, number: int) -> None:
    """Click a group on the map."""
    opened.page.evaluate("() => window.rodedraad.showAll()")
    x, y = opened.page.evaluate(
        """number => {
          const { network, lens } = window.rodedraad;
          const point = network.canvasToDOM(lens().groups[number]);
          const map = document.getElementById("map").getBoundingClientRect();
          return [map.x + point.x, map.y + point.y];
        }""",
        number,
    )
    opened.page.mouse.click(x, y)


def test_it_says_in_words_that_it_shows_groups(large: Opened) -> None:
    """How many things, in how many groups, and how to see them."""
    assert large.seen() == "U ziet 1.400 van 1.400 dingen, in 7 groepen"
    assert "te veel om tegelijk te tekenen" in large.page.inner_text("#groups")
    assert drawn(large) == 7
    assert (large.requests, large.complaints) == ([], [])


def test_a_click_opens_a_group_and_another_closes_it(large: Opened) -> None:
    """The panel has what it is tied to and what is in it; undo does the same as the second click."""
    click_group(large, 1)
    assert drawn(large) == 207
    assert large.state("expanded") == [f"{SPACE}1"]
    assert "200 van hoogstens 500" in large.page.inner_text("#groups")
    assert large.page.locator("#panel details li").count() == 200
    click_group(large, 1)
    assert (drawn(large), large.state("expanded")) == (7, [])
    large.page.keyboard.press("z")
    assert drawn(large) == 207
    assert large.complaints == []


def test_by_keyboard(large: Opened) -> None:
    """Arrow to a group, Enter opens, Enter closes."""
    large.page.focus("#map")
    large.page.keyboard.press("ArrowDown")
    large.page.keyboard.press("Enter")
    assert drawn(large) == 207
    assert "staat open, met 200 dingen" in large.page.inner_text("#told")
    large.page.keyboard.press("Enter")
    assert drawn(large) == 7


def test_not_everything_may_be_open_at_once(large: Opened) -> None:
    """A third group of 200 does not open, and the page says why and what to do."""
    for number in range(3):
        click_group(large, number)
    assert len(large.state("expanded")) == 2
    assert "hoogstens 500 dingen" in large.page.inner_text("#notice")


def test_a_search_opens_the_group_of_what_is_found(large: Opened) -> None:
    """And chooses it; its links to what is open are drawn, others are not."""
    large.page.evaluate(
        "iri => { const { reach, byIri } = window.rodedraad; reach(byIri.get(iri)); }", f"{SPACE}10"
    )
    assert large.state("expanded") == [f"{SPACE}3"]
    assert large.state("node") == f"{SPACE}10"
    assert large.page.is_visible("#panel h2")
    links = large.page.evaluate(
        """() => { const { edges, isDrawn, chosen } = window.rodedraad;
          return edges.filter(edge => edge.sort !== "grouped" && isDrawn(edge))
            .every(edge => [edge.from, edge.to].includes(chosen().id)); }"""
    )
    assert links is True


def test_a_state_with_groups_comes_back_from_the_address(html: str, open_page: Open) -> None:
    """And one that asks for too much, or for what is not there, opens what may be open."""
    opened = open_page(html)
    wanted = [f"{SPACE}{number}" for number in (0, 1, 2)] + ["nergens"]
    opened.page.evaluate("expanded => window.rodedraad.load({ expanded })", wanted)
    assert drawn(opened) == 407
    assert opened.complaints == []


def test_filters_count_what_is_in_the_groups(large: Opened) -> None:
    """The legend counts all things; a group without anything left goes."""
    entry = large.page.locator(".entry[data-group=field]").first
    entry.click()
    assert large.seen() == "U ziet 1.200 van 1.400 dingen, in 6 groepen"
    large.page.click("#reset")
    assert large.seen() == "U ziet 1.400 van 1.400 dingen, in 7 groepen"


def test_the_list_has_everything(html: str, open_page: Open, large: Opened) -> None:
    """Whatever is open on the map, with and without scripts."""
    large.page.click("#view-list")
    heads = "#lijst section:not(.off) > :is(h3, h4) a"
    assert large.page.locator(heads).count() == SIZE
    assert open_page(html, scripts=False).page.locator(heads).count() == SIZE
