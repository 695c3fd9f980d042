"""Debian's Chromium for the tests that look at a page, with the network off and every request recorded."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

VIEWPORT: Any = {"width": 1600, "height": 900}


@dataclass
class Opened:
    """A page in the browser, with what it asked for and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def seen(self) -> str:
        """Return what the bar says is in sight."""
        return self.page.inner_text("#seen")

    def search(self, text: str) -> None:
        """Type in the search field and take the first suggestion."""
        self.page.fill("#search", text)
        self.page.keyboard.press("Enter")

    def state(self, name: str) -> Any:
        """Return what the state of the page has under *name*, such as the IRI of the chosen ``node``."""
        return self.page.evaluate("name => window.rodedraad.state[name]", name)

    def cursor(self) -> Any:
        """Return the number of the thing where the keyboard stands on the map."""
        return self.page.evaluate("() => window.rodedraad.cursor")

    def at(self, label: str) -> tuple[float, float]:
        """Return where on the screen the node *label* is drawn."""
        x, y = self.page.evaluate(
            """label => {
              const { network, page } = window.rodedraad;
              const node = page.nodes.find(node => node.label === label);
              const point = network.canvasToDOM({ x: node.x, y: node.y });
              const map = document.getElementById("map").getBoundingClientRect();
              return [map.x + point.x, map.y + point.y];
            }""",
            label,
        )
        return x, y


def unpacked(html: str, block: str) -> Any:
    """Return what stands compressed in *html* as *block*."""
    found = re.search(rf'<script type="application/gzip" id="{block}"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert found, block
    return json.loads(gzip.decompress(base64.b64decode(found[1])))


def data_of(html: str, language: str = "") -> dict[str, Any]:
    """Return the data that the script of a page reads: in the first language, or in another one it has."""
    data: dict[str, Any] = unpacked(html, f"in-{language}")["page"] if language else unpacked(html, "data")
    return data


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; where it is missing the test is skipped, but never in CI."""
    path = shutil.which("chromium")
    if path is None:
        message = "chromium is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """A function that opens HTML as a file without network."""
    contexts = []

    def opened(html: str, *, scripts: bool = True, **options: Any) -> Opened:
        path = tmp_path / "netwerk.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            offline=True, java_script_enabled=scripts, **({"viewport": VIEWPORT} | options)
        )
        contexts.append(context)
        found = Opened(context.new_page())

        def record(route: Route) -> None:
            if route.request.url == path.as_uri():
                route.continue_()
            else:
                found.requests.append(route.request.url)
                route.abort()

        found.page.route("**/*", record)
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.goto(path.as_uri())
        if scripts:
            found.page.wait_for_selector("html[data-drawn=true]", state="attached")
        return found

    yield opened
    for context in contexts:
        context.close()
