"""The page and its list twin have no accessibility fault that axe-core calls serious or critical."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.synthetic import network
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.aggregate import MOST_DRAWN
from rodedraad.visualisations.consequences import thread_blocks
from rodedraad.visualisations.figures import figures_block
from rodedraad.visualisations.lenses import together
from rodedraad.visualisations.network import draw
from rodedraad.visualisations.views import lenses, views
from tests.visualisations.conftest import Opened

Open = Callable[..., Opened]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then(found => found.passes.length < 15 ? "axe-core looked at nothing" : found.violations
    .filter(fault => ["serious", "critical"].includes(fault.impact))
    .map(fault => [fault.id, fault.nodes.slice(0, 3).map(node => node.target.join(" "))]))"""


@pytest.fixture(scope="module")
def html(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset with all views, threads and what-ifs."""
    graph = whole(packaged_store, "nl")
    drawn = tuple(lenses(graph, views()))
    return draw(
        graph,
        language="nl",
        title="Proef",
        version="abc",
        lenses=drawn,
        more=thread_blocks(packaged_store) | figures_block(graph, together(drawn)),
    )


def faults(opened: Opened) -> Any:
    """Return the serious and critical faults that axe-core finds in what is shown now."""
    if not AXE.exists():
        message = "axe-core is not installed: run npm ci"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    opened.page.evaluate(AXE.read_text(encoding="utf-8"))
    return opened.page.evaluate(RUN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_with_a_panel(html: str, open_page: Open, scheme: str) -> None:
    """With something chosen and the filters open, in both colour schemes."""
    opened = open_page(html, color_scheme=scheme)
    opened.search("1.1")
    opened.page.click("#filters summary")
    assert faults(opened) == []


def test_the_list(html: str, open_page: Open) -> None:
    """The twin that a screen reader reads."""
    opened = open_page(html)
    opened.page.click("#view-list")
    assert faults(opened) == []


def test_the_card_of_keys(html: str, open_page: Open) -> None:
    """The dialog over the page."""
    opened = open_page(html)
    opened.page.keyboard.press("?")
    assert faults(opened) == []


def test_a_thread_and_a_what_if(html: str, open_page: Open) -> None:
    """The panels with steps and with what falls away."""
    opened = open_page(html)
    opened.page.evaluate(
        """() => { const { page, change } = window.rodedraad;
          const parties = page.nodes.filter(node => !node.subject);
          change({ without: [parties[0].iri] }); }"""
    )
    assert faults(opened) == []
    ends = opened.page.evaluate(
        "() => window.rodedraad.page.nodes.filter(node => node.subject).map(node => node.iri)"
    )
    thread = {"from": ends[0], "to": ends[-1], "rank": 0}
    opened.page.evaluate("thread => window.rodedraad.change({ without: [], thread })", thread)
    assert opened.page.is_visible("#thread")
    assert faults(opened) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_colours_and_what_is_folded(html: str, open_page: Open, scheme: str) -> None:
    """With the figures of a thing unfolded, the controls open, and the panel of a link of folded things."""
    opened = open_page(html, color_scheme=scheme)
    opened.page.evaluate("() => window.rodedraad.change({ lens: 'everything' })")
    opened.search("1.1")
    opened.page.click("#figures summary")
    opened.page.click("#figures-of > summary")
    for colour in ("community", "betweenness", "kind"):
        opened.page.select_option("#colour", colour)
        opened.page.select_option("#size", "degree")
        assert faults(opened) == []
    opened.page.select_option("#group", "community")
    opened.page.focus("#map")
    opened.page.keyboard.press("x")
    opened.page.click("#folded summary")
    assert faults(opened) == []
    opened.page.evaluate(
        """() => { const { edges, chooseEdge, isDrawn } = window.rodedraad;
          chooseEdge(edges.find(edge => edge.sort === "folded" && isDrawn(edge))); }"""
    )
    assert opened.page.is_visible("#fold-count")
    assert faults(opened) == []


def test_the_page_for_a_room(html: str, open_page: Open) -> None:
    """In large type, at the size of an old projector."""
    opened = open_page(html, viewport={"width": 1024, "height": 768})
    opened.page.keyboard.press("p")
    assert faults(opened) == []


def test_the_list_without_scripts(html: str, open_page: Open) -> None:
    """What is there for who has no scripts: axe-core needs them, so here they are taken out of the page."""
    bare = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    opened = open_page(bare.replace("<html ", '<html data-drawn="true" ', 1))
    assert opened.page.is_hidden("#map")
    assert opened.page.is_visible("#lijst h2")
    assert faults(opened) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_large_page_in_groups(open_page: Open, scheme: str) -> None:
    """With a group open, and what is in it unfolded."""
    opened = open_page(
        draw(network(MOST_DRAWN + 1), language="nl", title="Groot", version=""), color_scheme=scheme
    )
    opened.page.evaluate("() => window.rodedraad.choose(window.rodedraad.lens().groups[0].id)")
    opened.page.click("#panel details summary")
    assert faults(opened) == []
