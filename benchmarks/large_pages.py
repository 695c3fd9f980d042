"""Pages of a thousand and more things, and pyvis as it comes beside ours, in headless Chromium."""

from __future__ import annotations

import socket
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import network_page, synthetic
from benchmarks.figures import Figure
from rodedraad.visualisations.network import draw, write

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Browser, Playwright

RUNS = 3
SIZES = (1000, 3000)
LONGEST = 20  # seconds that a page is waited for
NOISE = 0.05  # two runs of the same page differ by as much

# Marks the frame in which anything stands on the canvas, whoever drew it.
WATCH = """(() => {
  const small = new OffscreenCanvas(96, 54).getContext("2d", { willReadFrequently: true });
  const look = () => {
    for (const canvas of document.querySelectorAll("canvas")) {
      if (!canvas.width || !canvas.height) continue;
      small.clearRect(0, 0, 96, 54);
      small.drawImage(canvas, 0, 0, 96, 54);
      if (small.getImageData(0, 0, 96, 54).data.some((value) => value > 0)) {
        performance.mark("seen");
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
SEEN = "() => performance.getEntriesByName('seen')[0]?.startTime"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def figures() -> list[Figure]:
    """Return first picture and frames of large pages, and ours beside pyvis as it comes."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = network_page.launched(playwright)
        found = [figure for size in SIZES for figure in _large(browser, Path(folder), size)]
        ours, stock = Path(folder, "ours.html"), Path(folder, "stock.html")
        network_page.draw_packaged(ours)
        _draw_stock(network_page.packaged_graph(), stock)
        found += _beside(browser, ours, stock)
        browser.close()
        found += _swallowed(playwright, ours, stock)
    return found


# --- large ----------------------------------------------------------------------------------------------


def _large(browser: Browser, folder: Path, size: int) -> Iterator[Figure]:
    path = folder / f"{size}.html"
    write(draw(synthetic.network(size), language="nl", title="Synthetic", version=""), path)
    pictures = [network_page.first_picture(browser, path) for _ in range(RUNS)]
    what = f"network page, {size} things"
    yield Figure(f"{what}: first picture", statistics.median(pictures), "s", 1)
    page = network_page.opened(browser, path)
    frames = float(page.evaluate(network_page.PAN, network_page.SECONDS))
    yield Figure(f"{what}: panning", frames, "frames/s", 30, more_is_better=True)
    if page.evaluate("() => window.rodedraad.isGrouped()"):
        page.evaluate("() => window.rodedraad.choose(window.rodedraad.lens().groups[0].id)")
        frames = float(page.evaluate(network_page.PAN, network_page.SECONDS))
        yield Figure(f"{what}: panning with a group open", frames, "frames/s", 30, more_is_better=True)
    page.context.close()


# --- pyvis as it comes ----------------------------------------------------------------------------------


def _draw_stock(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Draw *graph* as pyvis does by default: its template, its physics, its library in the file."""
    from pyvis.network import Network

    drawing: Any = Network(directed=True, cdn_resources="in_line")
    for node, facts in graph.nodes(data=True):
        drawing.add_node(node, label=facts["label"])
    for source, target in graph.edges():
        drawing.add_edge(source, target)
    path.write_text(drawing.generate_html(notebook=False), encoding="utf-8")


def _beside(browser: Browser, ours: Path, stock: Path) -> Iterator[Figure]:
    fast = statistics.median(_seen(browser, ours) for _ in range(RUNS))
    slow = _seen(browser, stock)
    more = "" if slow < LONGEST else f", not within {LONGEST} s"
    yield Figure("packaged network, ours: anything on the canvas", fast, "s")
    yield Figure(f"the same by pyvis as it comes{more}", slow, "s")
    yield Figure("pyvis ÷ ours", slow / fast, "×", 15, more_is_better=True)


def _seen(browser: Browser, path: Path, what: str = SEEN, *, offline: bool = True) -> float:
    """Return the seconds until *what* is seen of the page at *path*, or the longest waited."""
    from playwright.sync_api import TimeoutError as TooLong

    context = browser.new_context(offline=offline, viewport=network_page.VIEWPORT)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(WATCH)
    try:
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function(what, timeout=LONGEST * 1000)
        return float(page.evaluate(what)) / 1000
    except TooLong:
        return float(LONGEST)
    finally:
        context.close()


# --- a network that swallows everything -----------------------------------------------------------------


@contextmanager
def _hole() -> Iterator[int]:
    """A server that takes every connection and never answers: its port."""
    taken: list[Any] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def take() -> None:
            with suppress(OSError):
                while True:
                    taken.append(listening.accept()[0])

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(2)
    for connection in taken:
        connection.close()


def _swallowed(playwright: Playwright, ours: Path, stock: Path) -> Iterator[Figure]:
    """Yield when each page is no longer blank, and what of that is waiting for the network."""
    with _hole() as port:
        off = network_page.launched(playwright)
        hole = network_page.launched(playwright, f"--host-resolver-rules=MAP * 127.0.0.1:{port}")
        for name, path, runs, target in (
            ("network page", ours, RUNS, NOISE),
            ("pyvis as it comes", stock, 1, None),
        ):
            without = statistics.median(_seen(off, path, PAINTED) for _ in range(runs))
            swallowed = statistics.median(_seen(hole, path, PAINTED, offline=False) for _ in range(runs))
            longest = "" if swallowed < LONGEST else f", not within {LONGEST} s"
            yield Figure(f"{name}: blank with the network off", without, "s")
            yield Figure(
                f"… blank longer while packets are swallowed{longest}", swallowed - without, "s", target
            )
        off.close()
        hole.close()


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
