"""Places the reader gives: a view rearranged on request, things pinned by key, button, mouse and arrows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rodedraad.graph.store import EmbeddedStore
from tests.visualisations.conftest import Opened
from tests.visualisations.figured import bare_page
from tests.visualisations.small import page, thing

Open = Callable[..., Opened]
PLACES = "() => Object.fromEntries(window.rodedraad.things().map(node => [node.iri, [node.x, node.y]]))"
OVERLAPS = """() => {
  const { things, clash } = window.rodedraad;
  return things().flatMap((one, at) =>
    things().slice(at + 1).filter(other => clash(one.box, other.box)).map(other => [one.label, other.label]));
}"""


@pytest.fixture(scope="module")
def everything(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset with all its views."""
    return bare_page(packaged_store)


@pytest.fixture
def town(open_page: Open) -> Opened:
    """The small town."""
    return open_page(page())


def places(opened: Opened) -> dict[str, Any]:
    """Return where everything in the view stands, by IRI."""
    found: dict[str, Any] = opened.page.evaluate(PLACES)
    return found


@pytest.mark.parametrize("view", ["work", "everything", "agendas"])
def test_rearranging_moves_things_and_covers_nothing(open_page: Open, everything: str, view: str) -> None:
    """Within two seconds, the same every time; once more, or undo, puts everything back."""
    opened = open_page(everything)
    opened.page.evaluate("name => window.rodedraad.look(name)", view)
    before = places(opened)
    opened.page.focus("#map")
    took = opened.page.evaluate(
        "() => { const begun = performance.now(); document.getElementById('rearrange').click();"
        " return performance.now() - begun; }"
    )
    arranged = places(opened)
    assert took < 2000
    assert sum(arranged[iri] != before[iri] for iri in before) > len(before) / 2
    assert opened.page.evaluate(OVERLAPS) == []
    opened.page.keyboard.press("r")
    assert places(opened) == before
    opened.page.keyboard.press("r")
    assert places(opened) == arranged
    opened.page.keyboard.press("z")
    assert places(opened) == before


def test_a_rearranged_view_is_part_of_what_is_saved(town: Opened) -> None:
    """By view and IRI, in whole numbers; another browser shows the same."""
    town.page.click("#rearrange")
    arranged = places(town)
    saved = town.page.evaluate("() => window.rodedraad.saved()")
    assert set(saved["arranged"]["all"]) == set(arranged)
    assert all(isinstance(number, int) for spot in saved["arranged"]["all"].values() for number in spot)
    town.page.evaluate("() => window.rodedraad.reset()")
    assert places(town) != arranged
    town.page.evaluate("saved => window.rodedraad.load(saved)", saved)
    assert places(town) == arranged


@pytest.mark.parametrize("wrong", ["x", [1], [1, None], {"x": 1}, None])
def test_places_that_are_none_are_passed_over(town: Opened, wrong: object) -> None:
    """A saved file may hold anything."""
    before = places(town)
    state = {"pinned": {thing("b"): wrong}, "arranged": {"all": {thing("b"): wrong}, "weg": 3}}
    town.page.evaluate("saved => window.rodedraad.load(saved)", state)
    assert places(town) == before
    town.page.evaluate("saved => window.rodedraad.load(saved)", {"arranged": {"all": wrong}})
    assert places(town) == before
    assert town.complaints == []


@pytest.mark.parametrize("by", ["key", "button"])
def test_what_is_pinned_stays_when_the_rest_is_rearranged(town: Opened, by: str) -> None:
    """And may be let go again."""
    town.search("Brigade")
    spot = places(town)[thing("b")]
    press(town, by)
    assert town.state("pinned") == {thing("b"): [round(number) for number in spot]}
    pinned = places(town)[thing("b")]
    town.page.focus("#map")
    town.page.keyboard.press("r")
    assert places(town)[thing("b")] == pinned
    assert places(town)[thing("c")] != spot
    assert town.page.evaluate(OVERLAPS) == []
    press(town, by)
    assert town.state("pinned") == {}


def press(opened: Opened, by: str) -> None:
    """Pin or unpin what is chosen."""
    if by == "button":
        opened.page.click("#pin")
    else:
        opened.page.focus("#map")
        opened.page.keyboard.press("i")


def test_dragging_pins_and_pushes_aside(town: Opened) -> None:
    """Where it is let go it stands; what stood there makes way; undo takes it back; nothing was chosen."""
    before = places(town)
    at, target = town.at("Brigade"), town.at("Zwemmen")
    drag(town, at, target)
    now = places(town)
    assert now[thing("b")] == pytest.approx(before[thing("c")], abs=2)
    assert town.page.evaluate(OVERLAPS) == []
    assert town.state("node") is None
    assert list(town.state("pinned")) == [thing("b")]
    town.page.focus("#map")
    town.page.keyboard.press("z")
    assert places(town) == before


def drag(opened: Opened, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag with the mouse from one point to another."""
    opened.page.mouse.move(*start)
    opened.page.mouse.down()
    opened.page.mouse.move(*end, steps=5)
    opened.page.mouse.up()


def test_dragging_the_ground_moves_the_map_and_a_click_still_chooses(town: Opened) -> None:
    """Also after something was dragged."""
    drag(town, town.at("Brigade"), town.at("Zwemmen"))
    centre = town.page.evaluate("() => window.rodedraad.network.getViewPosition()")
    drag(town, (40, 850), (140, 800))
    moved = town.page.evaluate("() => window.rodedraad.network.getViewPosition()")
    assert abs(centre["x"] - moved["x"]) > 10
    assert list(town.state("pinned")) == [thing("b")]
    town.page.mouse.click(*town.at("Kustwacht"))
    assert town.state("node") == thing("k")


def test_shift_and_arrows_move_what_is_pinned(town: Opened) -> None:
    """Only what is pinned; each step can be undone."""
    town.search("Brigade")
    town.page.focus("#map")
    before = places(town)
    town.page.keyboard.press("Shift+ArrowRight")
    assert places(town) == before
    assert "Zet dit eerst vast" in town.page.inner_text("#notice")
    town.page.keyboard.press("i")
    pinned = places(town)[thing("b")]
    town.page.keyboard.press("Shift+ArrowRight")
    town.page.keyboard.press("Shift+ArrowDown")
    x, y = places(town)[thing("b")]
    assert x > pinned[0]
    assert y > pinned[1]
    town.page.keyboard.press("z")
    town.page.keyboard.press("z")
    assert places(town)[thing("b")] == pinned


def test_the_chosen_thing_stays_under_the_eye_in_another_view(open_page: Open, everything: str) -> None:
    """Where both views have it; things end exactly in their places, with motion and without."""
    for motion in ("reduce", "no-preference"):
        opened = open_page(everything, reduced_motion=motion)
        opened.search("Jeugdoverlast")
        node = opened.page.evaluate("() => window.rodedraad.chosen().id")
        point = """id => {
          const { x, y } = window.rodedraad.network.canvasToDOM(window.rodedraad.nodes.get(id));
          return { x, y: y + document.getElementById("map").getBoundingClientRect().top };
        }"""
        before = opened.page.evaluate(point, node)
        opened.page.evaluate("() => window.rodedraad.look('phenomena')")
        assert opened.page.evaluate(point, node) == pytest.approx(before, abs=1)
        opened.page.wait_for_function("() => !window.rodedraad.gliding")
        assert opened.page.evaluate(
            """() => window.rodedraad.things().every(node => {
              const drawn = window.rodedraad.network.body.nodes[node.id];
              return Math.abs(drawn.x - node.x) < 1 && Math.abs(drawn.y - node.y) < 1;
            })"""
        )


def test_a_day_moves_nothing(open_page: Open, everything: str) -> None:
    """What is out of force on a day goes or fades; everything else stands where it stood."""
    opened = open_page(everything)
    opened.page.evaluate("() => window.rodedraad.look('agendas')")
    before = places(opened)
    for day in ("2019-01-01", "2024-06-01", "2031-12-31"):
        opened.page.evaluate("on => window.rodedraad.change({ on })", day)
        assert places(opened) == before
