"""The network page in headless Chromium with the network off: first picture, frames while panning, size."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from rodedraad.app.session import Session
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations import views
from rodedraad.visualisations.consequences import thread_blocks
from rodedraad.visualisations.network import draw, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUNS = 5
SECONDS = 3
VIEWPORT = {"width": 1600, "height": 900}

# Moves the map a little every frame, and counts the frames.
PAN = """seconds => new Promise(resolve => {
  const { network } = window.rodedraad;
  const start = performance.now();
  const centre = network.getViewPosition();
  let frames = 0;
  const step = () => {
    const passed = (performance.now() - start) / 1000;
    if (passed >= seconds) return resolve(frames / passed);
    frames += 1;
    const [x, y] = [centre.x + 150 * Math.sin(passed * 4), centre.y + 80 * Math.cos(passed * 4)];
    network.moveTo({ position: { x, y } });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
FIRST_PICTURE = "() => performance.getEntriesByName('first-picture')[0]?.startTime"


def figures() -> list[Figure]:
    """Return the figures of the network page of the packaged workspace beside their targets."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "netwerk.html")
        _draw(path)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        pictures = [_first_picture(browser, path) for _ in range(RUNS)]
        frames = {name: _frames(browser, path, name) for name in _names()}
        slowest = min(frames, key=frames.__getitem__)
        size = path.stat().st_size
        browser.close()
    return [
        Figure("network page: first picture, network off", statistics.median(pictures), "s", 0.5),
        Figure(
            f"network page: panning, the slowest of {len(frames)} views ({slowest})",
            frames[slowest],
            "frames/s",
            50,
            more_is_better=True,
        ),
        Figure("network page: one file", size / 1_000_000, "MB", 1.0),
    ]


def _draw(path: Path) -> None:
    session = Session()
    store = session.store()
    graph = whole(store, "nl")
    html = draw(
        graph,
        language="nl",
        title=session.workspace.title,
        version=session.dataset_version,
        lenses=tuple(views.lenses(graph, views.views())),
        more=thread_blocks(store),
    )
    write(html, path)


def _open(browser: Browser, path: Path) -> Page:
    page = browser.new_context(offline=True, viewport=VIEWPORT).new_page()  # type: ignore[arg-type]
    page.goto(path.as_uri())
    page.wait_for_function(FIRST_PICTURE)
    return page


def _first_picture(browser: Browser, path: Path) -> float:
    page = _open(browser, path)
    seconds = float(page.evaluate(FIRST_PICTURE)) / 1000
    page.context.close()
    return seconds


def _frames(browser: Browser, path: Path, view: str) -> float:
    """Return how many frames a second the page draws of *view* while it is moved."""
    page = _open(browser, path)
    page.evaluate("name => window.rodedraad.look(name)", view)
    frames = float(page.evaluate(PAN, SECONDS))
    page.context.close()
    return frames


def _names() -> list[str]:
    return [view.name for view in views.views()]


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
