"""The page needs no internet, can be read by everybody, and goes on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from rodedraad.visualisations.reporting.blocks import Document, Table
from rodedraad.visualisations.reporting.html import html
from tests.visualisations.conftest import Opened
from tests.visualisations.reporting.made import figures, hostile
from tests.visualisations.test_accessibility import faults


@pytest.fixture(scope="module")
def text(packaged_report: Document) -> str:
    """The packaged report as a page."""
    return html(packaged_report).decode()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, text: str, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """The page in a browser without network; the parameter is the colour scheme."""
    path = tmp_path / "rapport.html"
    path.write_text(text, encoding="utf-8")
    scheme: Any = getattr(request, "param", "light")
    context = browser.new_context(offline=True, color_scheme=scheme, viewport={"width": 1200, "height": 900})
    found = Opened(context.new_page())
    found.page.on("request", lambda asked: found.requests.append(asked.url))
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.goto(path.as_uri())
    yield found
    context.close()


def outside(opened: Opened) -> list[str]:
    """Return what was asked for beside the page itself and what stands in it."""
    return [url for url in opened.requests if not url.startswith(("data:", "file:"))]


@pytest.mark.parametrize("opened", ["light", "dark"], indirect=True)
def test_axe_finds_nothing_serious(opened: Opened) -> None:
    """With everything unfolded, by day and by night."""
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert faults(opened) == []


def test_nothing_is_asked_of_the_internet(opened: Opened, text: str) -> None:
    """And nothing could be: the page forbids it to itself."""
    assert outside(opened) == []
    assert opened.complaints == []
    assert "default-src 'none'" in text
    assert "<script" not in text


def test_every_figure_shows_and_has_words_and_rows(opened: Opened, packaged_report: Document) -> None:
    """In its place, and folded below it."""
    wanted = figures(packaged_report)
    seen = opened.page.eval_on_selector_all(
        "figure img", "all => all.map(one => [one.alt, one.naturalWidth > 0])"
    )
    assert seen == [[figure.alt, True] for figure in wanted]
    assert opened.page.locator("figure details table").count() == sum(bool(one.data) for one in wanted)


def test_every_table_has_a_caption_and_headers(opened: Opened, packaged_report: Document) -> None:
    """Of columns and of rows."""
    tables = opened.page.locator("main > .scroll table")
    wanted = [one for one in packaged_report.blocks if isinstance(one, Table)]
    assert tables.count() == len(wanted)
    assert tables.locator("caption").all_inner_texts() == [one.caption for one in wanted]
    assert tables.locator("thead th[scope=col]").count() == sum(len(one.headings) for one in wanted)
    assert tables.locator("tbody th[scope=row]").count() == sum(len(one.rows) for one in wanted)


def test_contents_lead_to_every_section(opened: Opened, packaged_report: Document) -> None:
    """By a link each."""
    links = opened.page.eval_on_selector_all(
        "nav a", "all => all.map(one => document.querySelector(one.getAttribute('href')).textContent)"
    )
    assert links == [title for title, _ in packaged_report.sections]


@pytest.mark.parametrize("wide", [320, 1200])
def test_the_page_itself_never_scrolls_sideways(opened: Opened, wide: int) -> None:
    """On a phone only tables and pictures do, each by itself."""
    page: Page = opened.page
    page.set_viewport_size({"width": wide, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_text_is_text() -> None:
    """Nothing in the data becomes a tag."""
    made = html(hostile()).decode()
    assert not re.search(r"<script>", made)
    assert "&lt;script&gt;alert(1)" in made


def test_the_same_report_is_the_same_page(text: str, packaged_report: Document) -> None:
    """To the byte."""
    assert html(packaged_report).decode() == text
