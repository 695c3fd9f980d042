"""Names on the map: however far away it is, what is drawn can be read, and none stands on another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from rodedraad.graph.store import EmbeddedStore
from tests.visualisations.conftest import Opened
from tests.visualisations.figured import bare_page

Open = Callable[..., Opened]
ROOM: Any = {"width": 1024, "height": 768}
FAR = """() => {
  const { network } = window.rodedraad;
  network.moveTo({ scale: network.getScale() / 1.5 });
}"""


@pytest.fixture(scope="module")
def everything(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset with all its views."""
    return bare_page(packaged_store)


def names(opened: Opened) -> list[dict[str, Any]]:
    """Return the names as they are drawn, with their letters and their ground in pixels."""
    found: list[dict[str, Any]] = opened.page.evaluate("() => window.rodedraad.names()")
    return found


def overlapping(found: list[dict[str, Any]]) -> list[tuple[Any, Any]]:
    """Return the names that share more ground than a hair."""
    return [
        (one["lines"], other["lines"])
        for one, other in combinations(found, 2)
        if min(one["box"][2], other["box"][2]) - max(one["box"][0], other["box"][0]) > 0.5
        and min(one["box"][3], other["box"][3]) - max(one["box"][1], other["box"][1]) > 0.5
    ]


@pytest.mark.parametrize(("in_a_room", "least"), [(False, 11), (True, 16)])
def test_every_name_can_be_read_in_every_view(
    open_page: Open, everything: str, in_a_room: bool, least: int
) -> None:
    """On a screen of 1600 by 900, and on a projector of 1024 by 768; whole, and from further away."""
    opened = open_page(everything, **({"viewport": ROOM} if in_a_room else {}))
    if in_a_room:
        opened.page.keyboard.press("p")
    for view in opened.page.evaluate("() => window.rodedraad.page.views.map(view => view.name)"):
        opened.page.evaluate("name => window.rodedraad.look(name)", view)
        for _ in range(2):
            found = names(opened)
            assert len(found) >= 3, view
            assert min(name["px"] for name in found) >= least - 0.01, view
            assert overlapping(found) == [], view
            opened.page.evaluate(FAR)


def test_the_page_says_how_many_names_it_leaves_out(open_page: Open, everything: str) -> None:
    """And nothing once all of them can be read."""
    opened = open_page(everything)
    opened.page.evaluate("() => window.rodedraad.look('everything')")
    opened.page.wait_for_selector("#names:not([hidden])")
    read, total = len(names(opened)), opened.page.evaluate("() => window.rodedraad.things().length")
    assert 40 <= read < total
    assert opened.page.inner_text("#names") == f"U leest {read} van de {total} namen; zoom in voor meer."
    for _ in range(20):
        opened.page.keyboard.press("+")
    opened.page.wait_for_selector("#names", state="hidden")
    assert len(names(opened)) == total


def test_moving_the_map_changes_no_name(open_page: Open, everything: str) -> None:
    """Which names show follows from how far away the map is, not from where it stands."""
    opened = open_page(everything)
    opened.page.evaluate("() => window.rodedraad.look('everything')")
    before = names(opened)
    opened.page.evaluate("() => window.rodedraad.network.moveTo({ position: { x: 400, y: -200 } })")
    assert names(opened) == before


def test_what_is_chosen_keeps_its_name(open_page: Open, everything: str) -> None:
    """However little it is tied to, and however crowded it is there."""
    opened = open_page(everything)
    opened.page.evaluate("() => window.rodedraad.look('everything')")
    shown = {name["id"] for name in names(opened)}
    nameless = opened.page.evaluate(
        "ids => window.rodedraad.things().find(node => !ids.includes(node.id)).id", list(shown)
    )
    opened.page.evaluate("id => window.rodedraad.choose(id)", nameless)
    assert nameless in {name["id"] for name in names(opened)}


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_mark_without_a_name_says_it_when_pointed_at(open_page: Open, everything: str, by: str) -> None:
    """By mouse and by keyboard, in place of the names that stand there."""
    opened = open_page(everything)
    opened.page.evaluate("() => window.rodedraad.look('everything')")
    nameless = opened.page.evaluate(
        """() => {
          const { names, things, namedAt, network } = window.rodedraad;
          const shown = new Set(names().map(name => name.id));
          return things().find(node => !shown.has(node.id) && !namedAt(network.canvasToDOM(node))).id;
        }"""
    )
    if by == "mouse":
        opened.page.mouse.move(*place(opened, nameless))
    else:
        opened.page.evaluate("id => { window.rodedraad.cursor = id; }", nameless)
        opened.page.focus("#map")
    found = names(opened)
    assert nameless in {name["id"] for name in found}
    assert overlapping(found) == []


def test_a_name_is_clicked_where_it_stands(open_page: Open, everything: str) -> None:
    """Also where it stands over something else."""
    opened = open_page(everything)
    opened.page.evaluate("() => window.rodedraad.look('phenomena')")
    node, x, y = opened.page.evaluate(
        """() => {
          const { names, network } = window.rodedraad;
          const { id, box: [, top, right, bottom] } = names()[0];
          const scale = network.getScale();
          const point = network.canvasToDOM({ x: (right - 4) / scale, y: (top + bottom) / 2 / scale });
          const map = document.getElementById("map").getBoundingClientRect();
          return [id, map.x + point.x, map.y + point.y];
        }"""
    )
    opened.page.mouse.click(x, y)
    assert opened.page.evaluate("() => window.rodedraad.chosen().id") == node


def place(opened: Opened, node: int) -> tuple[float, float]:
    """Return where on the screen the mark of *node* stands."""
    x, y = opened.page.evaluate(
        """id => {
          const { nodes, network } = window.rodedraad;
          const point = network.canvasToDOM(nodes.get(id));
          const map = document.getElementById("map").getBoundingClientRect();
          return [map.x + point.x, map.y + point.y];
        }""",
        node,
    )
    return x, y
