"""The network page: drawing it in both languages, and headless Chromium with the network off.

First picture, the switch to the other language, frames while panning, and size.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from rodedraad.app.session import Session
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations import views
from rodedraad.visualisations.lenses import together

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Browser, Page, Playwright

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
# Switches the language, and tells how long it took until that picture stood.
SWITCH = """() => new Promise(resolve => {
  const start = performance.now();
  document.getElementById("language").click();
  const look = () => (document.documentElement.lang === "en" && document.documentElement.dataset.drawn
    ? resolve(performance.now() - start) : setTimeout(look, 1));
  look();
})"""
FIRST_PICTURE = "() => performance.getEntriesByName('first-picture')[0]?.startTime"


def figures() -> list[Figure]:
    """Return the figures of the network page of the packaged workspace beside their targets."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "netwerk.html")
        draw_packaged(path)
        drawn = [drawing() for _ in range(RUNS)]
        browser = launched(playwright)
        pictures = [first_picture(browser, path) for _ in range(RUNS)]
        switches = [_switch(browser, path) for _ in range(RUNS)]
        frames = {name: _frames(browser, path, name) for name in _names()}
        slowest = min(frames, key=frames.__getitem__)
        size = path.stat().st_size
        browser.close()
    return [
        Figure("network page: drawn in both languages, processor time", statistics.median(drawn), "s", 2.5),
        Figure("network page: first picture, network off", statistics.median(pictures), "s", 0.5),
        Figure("network page: the other language", statistics.median(switches), "s", 0.5),
        Figure(
            f"network page: panning, the slowest of {len(frames)} views ({slowest})",
            frames[slowest],
            "frames/s",
            50,
            more_is_better=True,
        ),
        Figure("network page: one file", size / 1_000_000, "MB", 1.0),
    ]


def launched(playwright: Playwright, *options: str) -> Browser:
    """Return Debian's Chromium without a head."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", *options]
    )


def packaged_graph() -> nx.MultiDiGraph[str]:
    """Return everything that the views of the packaged workspace show."""
    return together(views.lenses(whole(Session().store(), "nl"), views.views()))


def draw_packaged(path: Path) -> None:
    """Put the page of the packaged workspace at *path*, as the command draws it."""
    command = [str(Path(sys.executable).with_name("rodedraad")), "draw", "-o", str(path), "--lang", "nl"]
    subprocess.run(command, check=True, capture_output=True)


def drawing() -> float:
    """Return the seconds of processor time that drawing the packaged workspace takes, in both languages."""
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        draw_packaged(Path(folder, "netwerk.html"))
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def opened(browser: Browser, path: Path) -> Page:
    """Return the page at *path*, once its first picture stands, with the network off."""
    page = browser.new_context(offline=True, viewport=VIEWPORT).new_page()  # type: ignore[arg-type]
    page.goto(path.as_uri())
    page.wait_for_function(FIRST_PICTURE)
    return page


def first_picture(browser: Browser, path: Path) -> float:
    """Return the seconds until the first picture of the page at *path*."""
    page = opened(browser, path)
    seconds = float(page.evaluate(FIRST_PICTURE)) / 1000
    page.context.close()
    return seconds


def _switch(browser: Browser, path: Path) -> float:
    """Return the seconds from the push of the button to the picture in the other language."""
    page = opened(browser, path)
    seconds = float(page.evaluate(SWITCH)) / 1000
    page.context.close()
    return seconds


def _frames(browser: Browser, path: Path, view: str) -> float:
    """Return how many frames a second the page draws of *view* while it is moved."""
    page = opened(browser, path)
    page.evaluate("name => window.rodedraad.look(name)", view)
    frames = float(page.evaluate(PAN, SECONDS))
    page.context.close()
    return frames


def _names() -> list[str]:
    return [view.name for view in views.views()]


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
