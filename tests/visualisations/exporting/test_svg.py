"""The SVG as Chromium draws it, with the fonts of this machine: everything to be seen, nothing on another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.exporting.ground import Box
from rodedraad.visualisations.exporting.sheets import Colophon
from rodedraad.visualisations.exporting.svg import drawn
from rodedraad.visualisations.views import find
from tests.visualisations.exporting.paper import picture, small

COLOPHON = Colophon("Proef", "proef-7")
MEASURE = """() => [...document.querySelectorAll("text")].map(text => {
  const box = text.getBBox(), font = Number(text.getAttribute("font-size"));
  return {
    text: text.textContent, font, size: font * text.getScreenCTM().a * 72 / 96,
    left: box.x, right: box.x + box.width, y: Number(text.getAttribute("y")),
  };
})"""


@pytest.fixture(scope="module")
def network(packaged_store: EmbeddedStore) -> nx.MultiDiGraph[str]:
    """Everything of the packaged data."""
    return whole(packaged_store, "nl")


def opened(browser: Browser, text: str, tmp_path: Path) -> tuple[list[dict[str, Any]], bytes]:
    """Return what the browser measures of each text, and what it shows."""
    path = tmp_path / "x.svg"
    path.write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1600, "height": 1600})
    page.goto(path.as_uri())
    found = page.evaluate(MEASURE), page.screenshot()
    page.close()
    return found


@pytest.mark.parametrize("name", ["work", "agendas", "everything"])
def test_texts_are_seven_points_and_apart_in_a_browser(
    network: nx.MultiDiGraph[str], browser: Browser, tmp_path: Path, name: str
) -> None:
    """Whatever font the machine puts in, measured at the size of A3."""
    for text in drawn(find(name).over(network), COLOPHON):
        texts, shown = opened(browser, text, tmp_path)
        assert min(text["size"] for text in texts) >= 6.99
        assert picture(shown)[2] > 300
        boxes = [
            Box(text["left"], text["y"] - text["font"] * 0.6, text["right"], text["y"] + text["font"] * 0.1)
            for text in texts
        ]
        clashing = [
            (texts[one]["text"], texts[other]["text"])
            for one, other in combinations(range(len(texts)), 2)
            if boxes[one].overlaps(boxes[other])
        ]
        assert clashing == []


def test_hostile_labels_are_letters_and_turn_nothing(browser: Browser, tmp_path: Path) -> None:
    """No script runs, no direction turns, a label from right to left stays itself."""
    label = "<script>document.title='x'</script> \u202eomgekeerd\u202c שלום & \u0007"
    (text,) = drawn(small(label), COLOPHON)
    assert not set("\u202e\u202c\u0007") & set(text)
    texts, shown = opened(browser, text, tmp_path)
    said = "".join(text["text"] for text in texts).replace(" ", "")
    assert "<script>document.title='x'</script>omgekeerdשלום&" in said
    assert "Waterplatform" in said
    assert picture(shown)[2] > 50


def test_the_same_view_has_layers_a_title_and_a_description() -> None:
    """For a drawing program and a screen reader."""
    (text,) = drawn(small(), COLOPHON)
    assert "<title>Wie werkt waaraan</title>\n<desc>Alle onderwerpen.</desc>" in text
    assert [text.index(f'<g id="{name}">') for name in ("links", "things", "words", "legend")] == sorted(
        text.index(f'<g id="{name}">') for name in ("links", "things", "words", "legend")
    )
