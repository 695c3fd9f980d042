"""Things by field or by what hangs together: on one ground, moved together only where they are scattered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.synthetic import network
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.measures import measures
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.aggregate import MOST_DRAWN
from rodedraad.visualisations.figures import figures_block
from rodedraad.visualisations.network import draw
from tests.visualisations.conftest import Opened
from tests.visualisations.figured import packaged_page, small_page

Open = Callable[..., Opened]
Box = tuple[float, float, float, float]
LENSES = ("structure", "work", "everything", "agendas")
MEASURE = """() => { const { grounds, things, isShown } = window.rodedraad;
  return { grounds: grounds(), boxes: things().filter(isShown).map(node => [node.iri, node.box]) }; }"""
PLACES = "() => window.rodedraad.things().map(node => [node.iri, node.x, node.y])"


@pytest.fixture(scope="module")
def html(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset with its figures."""
    return packaged_page(packaged_store)


def drawn(opened: Opened) -> Any:
    """Return the grounds and the boxes of what is shown, after the next frame is drawn."""
    opened.page.evaluate(
        """() => new Promise(done => {
          window.rodedraad.network.once("afterDrawing", done); window.rodedraad.network.redraw(); })"""
    )
    return opened.page.evaluate(MEASURE)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share ground, by more than rounding."""
    return (
        one[0] < other[2] - 0.5
        and other[0] < one[2] - 0.5
        and one[1] < other[3] - 0.5
        and other[1] < one[3] - 0.5
    )


@pytest.mark.parametrize("group", ["field", "community"])
@pytest.mark.parametrize("lens", LENSES)
def test_grounds_and_things_keep_apart_in_every_view(
    html: str, open_page: Open, lens: str, group: str
) -> None:
    """No two grounds meet, no two things meet that did not before, and each thing is on one ground."""
    opened = open_page(html)
    opened.page.evaluate("lens => window.rodedraad.change({ lens })", lens)
    opened.page.evaluate("group => window.rodedraad.change({ group })", group)
    found = drawn(opened)
    grounds = [tuple(ground["box"]) for ground in found["grounds"]]
    assert len(grounds) > 2
    assert not [1 for at, one in enumerate(grounds) for other in grounds[:at] if meet(one, other)]
    boxes = [tuple(box) for _, box in found["boxes"]]
    assert not [1 for at, one in enumerate(boxes) for other in boxes[:at] if meet(one, other)]
    assert all(sum(meet(box, ground) for ground in grounds) == 1 for box in boxes)
    assert sum(ground["count"] for ground in found["grounds"]) == len(boxes)
    assert opened.complaints == []


def test_the_groups_are_those_that_python_finds(
    packaged_store: EmbeddedStore, html: str, open_page: Open
) -> None:
    """As many on each ground as in the community, under its letter and the thing that names it."""
    found = measures(whole(packaged_store, "nl"))
    opened = open_page(html)
    opened.page.evaluate("() => window.rodedraad.change({ lens: 'everything', group: 'community' })")
    known = drawn(opened)
    seen = {iri for iri, _ in known["boxes"]}
    counts = [sum(node in seen for node in members) for members in found.communities if len(members) > 1]
    assert [ground["count"] for ground in known["grounds"]][: len(counts)] == counts
    assert known["grounds"][0]["label"] == f"A · {found.labels[found.centre(0)]}"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_undo_puts_everything_back(html: str, open_page: Open, by: str) -> None:
    """The next grouping, and the same places as before; what is saved brings the groups again."""
    opened = open_page(html)
    before = opened.page.evaluate(PLACES)
    if by == "mouse":
        opened.page.click("#figures summary")
        opened.page.select_option("#group", "field")
    else:
        opened.page.focus("#map")
        opened.page.keyboard.press("g")
        assert opened.page.inner_text("#notice") == "Groepeer: Veld"
    assert opened.page.evaluate(PLACES) != before
    saved = opened.page.evaluate("() => window.rodedraad.saved()")
    assert saved == {"group": "field"}
    opened.page.click("#undo")
    assert opened.page.evaluate(PLACES) == before
    assert drawn(opened)["grounds"] == []
    opened.page.click("#redo")
    grouped = opened.page.evaluate(PLACES)
    opened.page.click("#reset")
    assert opened.page.evaluate(PLACES) == before
    opened.page.evaluate("saved => window.rodedraad.load(saved)", saved)
    assert opened.page.evaluate(PLACES) == grouped


def test_groups_that_stand_together_stay_where_they_are(open_page: Open) -> None:
    """One field of which all things stand in one place: the ground is drawn, nothing moves."""
    opened = open_page(
        small_page(
            """:v a rd:SafetyField ; skos:prefLabel "Water"@nl .
:c a rd:Category ; skos:prefLabel "Zwemmen"@nl ; skos:broader :v ."""
        )
    )
    before = opened.page.evaluate(PLACES)
    opened.page.evaluate("() => window.rodedraad.change({ group: 'field' })")
    assert opened.page.evaluate(PLACES) == before
    assert [(ground["label"], ground["count"]) for ground in drawn(opened)["grounds"]] == [("Water", 2)]


def test_what_is_in_no_field_or_in_several_says_so(open_page: Open) -> None:
    """The partnership and its link with nothing are in no field."""
    opened = open_page(small_page())
    opened.page.evaluate("() => window.rodedraad.change({ group: 'field' })")
    grounds = [(ground["label"], ground["count"]) for ground in drawn(opened)["grounds"]]
    assert grounds == [("1 Water", 5), ("Geen veld", 1)]


def test_a_ground_is_only_as_large_as_what_is_shown(open_page: Open) -> None:
    """What a filter hides takes no ground; a group of which nothing is shown is not there."""
    opened = open_page(small_page())
    opened.page.evaluate("() => window.rodedraad.change({ group: 'field' })")
    opened.page.click('.entry:has-text("samenwerkingsverband")')
    assert [ground["label"] for ground in drawn(opened)["grounds"]] == ["1 Water"]


def test_the_whole_map_has_the_names_of_the_groups_in_it(html: str, open_page: Open) -> None:
    """Without animation where the reader wants none: at once."""
    opened = open_page(html, reduced_motion="reduce")
    opened.page.evaluate("() => window.rodedraad.change({ lens: 'everything', group: 'community' })")
    top, left, right, bottom = opened.page.evaluate(
        """() => { const { network, grounds } = window.rodedraad;
          const map = document.getElementById("map");
          const points = grounds().flatMap(({ box }) => [[box[0], box[1] - 20], [box[2], box[3]]])
            .map(([x, y]) => network.canvasToDOM({ x, y }));
          return [Math.min(...points.map(point => point.y)), Math.min(...points.map(point => point.x)),
            map.clientWidth - Math.max(...points.map(point => point.x)),
            map.clientHeight - Math.max(...points.map(point => point.y))]; }"""
    )
    assert min(top, left, right, bottom) >= 0


def test_a_page_in_groups_already_says_so(open_page: Open) -> None:
    """Above a thousand things: no other grounds, but figures and colours of what is open."""
    graph = network(MOST_DRAWN + 1)
    html = draw(graph, language="nl", title="Groot", version="", more=figures_block(graph, graph))
    opened = open_page(html)
    opened.page.focus("#map")
    opened.page.keyboard.press("g")
    assert opened.page.inner_text("#notice") == "Dit beeld staat al in groepen."
    assert opened.state("group") == "none"
    opened.page.evaluate(
        """() => { const { choose, lens, change } = window.rodedraad;
          change({ colour: "community", size: "degree", group: "field", collapsed: [lens().groups[0].iri] });
          choose(lens().groups[0].id); choose(lens().groups[0].members[0]); }"""
    )
    assert drawn(opened)["grounds"] == []
    assert opened.page.inner_text("#figures-of > summary").startswith("Cijfers: ")
    assert opened.complaints == []


def test_what_the_reader_puts_elsewhere_stays_there_on_ground_of_its_own(html: str, open_page: Open) -> None:
    """Pinned among groups: its group is one less, the rest stands as before."""
    opened = open_page(html)
    opened.page.evaluate("() => window.rodedraad.change({ group: 'field' })")
    before = drawn(opened)
    iri = opened.page.evaluate(
        """() => { const { things, change, grounds, place } = window.rodedraad;
          const node = things().find(node => node.fields && node.fields.length === 1);
          const [, , right] = grounds().at(-1).box;
          change({ pinned: { [node.iri]: [right + 900, -900] } });
          return node.iri; }"""
    )
    after = drawn(opened)
    boxes = dict(after["boxes"])
    assert boxes[iri][1] < -850
    assert [ground["count"] for ground in after["grounds"] if not ground["label"]] == [1]
    total = sum(ground["count"] for ground in before["grounds"])
    assert sum(ground["count"] for ground in after["grounds"]) == total
    opened.page.click("#undo")
    assert drawn(opened)["boxes"] == before["boxes"]


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_groups_are_not_rearranged(html: str, open_page: Open, by: str) -> None:
    """The button is off and the key says why; without groups both work again."""
    opened = open_page(html)
    opened.page.evaluate("() => window.rodedraad.change({ group: 'field' })")
    opened.page.focus("#map")
    opened.page.keyboard.press("r")
    assert "Zet met g eerst de groepering uit" in opened.page.inner_text("#notice")
    assert opened.page.is_disabled("#rearrange")
    opened.page.evaluate("() => window.rodedraad.change({ group: 'none' })")
    if by == "mouse":
        opened.page.click("#rearrange")
    else:
        opened.page.keyboard.press("r")
    assert opened.state("arranged") != {}
