"""The network page: one HTML file with map, list, legend and evidence, that needs nothing from outside."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodedraad.graph.files import write_atomically
from rodedraad.ontology.wording import language as current_language
from rodedraad.ontology.wording import say, set_language
from rodedraad.visualisations import palette
from rodedraad.visualisations.aggregate import aggregated
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lenses import Later, Lens
from rodedraad.visualisations.page import Page
from rodedraad.visualisations.scripts import script, style

if TYPE_CHECKING:
    import networkx as nx
    from jinja2 import Environment

ROOM = Path(__file__).parent
LIBRARY = Path("templates", "lib", "vis-9.1.2", "vis-network.min.js")
NOTHING: Mapping[str, Any] = {}


def draw(  # noqa: PLR0913 - a page has this many sides
    graph: nx.MultiDiGraph[str],
    *,
    language: str,
    title: str,
    version: str,
    passages: Mapping[str, str] = NOTHING,
    lenses: Sequence[Lens] = (),
    more: Mapping[str, object] = NOTHING,
) -> str:
    """Return the page of *graph* as HTML in *language*; the same input gives the same text.

    *lenses* are the views over it, the first one shown first; without any all of it is one view. *passages*
    holds the text of passages by IRI, for documents that are registered; where it is absent the page tells
    where something is written, not what is written there. *more* are blocks of data for parts of the script.
    """
    with _speaking(language):
        drawn = [aggregated(lens, graph) for lens in lenses or [_whole(graph)]]
        page = Page(graph, drawn, version, passages)
        drawing = _drawing(page)
        drawing.templateEnv.globals |= _globals(page, drawing, title, version, more)
        return str(drawing.generate_html(name="network.html", notebook=False))


def _whole(graph: nx.MultiDiGraph[str]) -> Lens:
    return Lens("all", say("visualisations.page_all_title"), "", graph, Later(lambda: layout(graph)))


def write(html: str, path: Path) -> None:
    """Put *html* at *path* as UTF-8, whole or not at all; the folder is made when it is missing."""
    write_atomically(path, html.encode("utf-8"))


@contextmanager
def _speaking(wanted: str) -> Iterator[None]:
    before = current_language()
    set_language(wanted)
    try:
        yield
    finally:
        set_language(before)


# --- pyvis: the front door ------------------------------------------------------------------------------


def _drawing(page: Page) -> Any:
    """Return the pyvis network of *page*, with our own template and the library from the pyvis package."""
    from pyvis.network import Network

    drawing: Any = Network(directed=True, cdn_resources="in_line", height="100%", width="100%", heading="")
    drawing.set_template_dir(str(ROOM / "templates"), "network.html")
    drawing.templateEnv = _environment()
    drawing.set_options(json.dumps({"physics": {"enabled": False}}))
    for node in page.nodes():
        drawing.add_node(node.pop("id"), shape="custom", **node)
    for edge in page.edges():
        drawing.add_edge(edge.pop("from"), edge.pop("to"), arrows="", **edge)
    return drawing


def _environment() -> Environment:
    """Return the template environment: pyvis's own escapes nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _vis_library() -> str:
    """Return vis-network as pyvis brings it, licence included, without the address of its source map."""
    import pyvis

    text = (Path(str(pyvis.__file__)).parent / LIBRARY).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0]


def _packed(text: str) -> str:
    """Return *text* compressed, as the page unpacks it: as it is it would be most of the page."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), mtime=0)).decode("ascii")


def _licence(text: str) -> str:
    """Return the comment that opens *text*: whose it is and under which licence."""
    start, end = text.find("/*"), text.find("*/")
    return text[start + 2 : end].strip() if 0 <= start < end else ""


def _embedded(data: object) -> str:
    """Return *data* as JSON that can stand in a script element whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _globals(
    page: Page, drawing: Any, title: str, version: str, more: Mapping[str, object]
) -> dict[str, Any]:
    """Return the names the template uses besides those of pyvis."""
    return {
        "say": say,
        "language": current_language(),
        "title": title,
        "version": version,
        "legend": page.legend,
        "lenses": page.lenses,
        "schemes": palette.SCHEMES,
        "total": len(page.graph),
        "subjects": page.listing.subjects(),
        "actors": page.listing.actors(),
        "others": page.listing.others(),
        "data": _embedded(page.data(drawing.nodes, drawing.edges) | dict(more)),
        "program": _packed(f"{_vis_library()}\n{script()}"),
        "licence": _licence(_vis_library()),
        "style": style(),
    }
