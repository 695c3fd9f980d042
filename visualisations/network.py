"""The network page: one HTML file with map, list, legend and evidence, that needs nothing from outside."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodedraad.graph.files import write_atomically
from rodedraad.ontology.wording import say
from rodedraad.visualisations import palette
from rodedraad.visualisations.aggregate import aggregated
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lenses import Later, Lens
from rodedraad.visualisations.page import Page
from rodedraad.visualisations.scripts import script, style, unpack
from rodedraad.visualisations.tellings import Telling, speaking

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
    return draw_in_languages([Telling(language, title, graph, lenses, more)], version, passages)


def draw_in_languages(
    tellings: Sequence[Telling], version: str, passages: Mapping[str, str] = NOTHING
) -> str:
    """Return one page with all of *tellings*, in the first as it opens, in the others at a key.

    They tell of the same things: what differs is the words.
    """
    drawn: list[_Drawn] = []
    for telling in tellings:
        with speaking(telling.language):
            drawn.append(_Drawn(telling, version, passages, drawn[0].page if drawn else None))
    names = [one.name for one in drawn]
    for number, one in enumerate(drawn):
        with speaking(one.language):
            one.finish(names[(number + 1) % len(names)] if len(names) > 1 else None)
    first, *others = drawn
    with speaking(first.language):
        first.drawing.templateEnv.globals |= _globals(first, others)
        return str(first.drawing.generate_html(name="network.html", notebook=False))


class _Drawn:
    """A page in one language: what stands in its body, and the data of its script."""

    def __init__(
        self, telling: Telling, version: str, passages: Mapping[str, str], like: Page | None
    ) -> None:
        self.language, self.title = telling.language, telling.title
        self._version, self._more = version, telling.more
        lenses = [aggregated(lens, telling.graph) for lens in telling.lenses or [_whole(telling.graph)]]
        self.page = Page(telling.graph, lenses, version, passages, like)
        self.drawing = _drawing(self.page)
        self.name = {"language": self.language, "name": say("visualisations.language_name")}
        self.body = ""
        self.data: dict[str, Any] = {}

    def finish(self, following: Mapping[str, str] | None) -> None:
        """Write the body, with a button to the language *following*, and the data of the script."""
        template = self.drawing.templateEnv.get_template("body.html")
        self.body = template.render(_spoken(self.page, self.title, self._version) | {"next": following})
        self.data = self.page.data(self.drawing.nodes, self.drawing.edges) | dict(self._more)


def _whole(graph: nx.MultiDiGraph[str]) -> Lens:
    return Lens("all", say("visualisations.page_all_title"), "", graph, Later(lambda: layout(graph)))


def write(html: str, path: Path) -> None:
    """Put *html* at *path* as UTF-8, whole or not at all; the folder is made when it is missing."""
    write_atomically(path, html.encode("utf-8"))


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


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _spoken(page: Page, title: str, version: str) -> dict[str, Any]:
    """Return the names the body of the page uses."""
    return {
        "say": say,
        "title": title,
        "version": version,
        "legend": page.legend,
        "lenses": page.lenses,
        "total": len(page.graph),
        "subjects": page.listing.subjects(),
        "actors": page.listing.actors(),
        "others": page.listing.others(),
    }


def _globals(first: _Drawn, others: Sequence[_Drawn]) -> dict[str, Any]:
    """Return the names the template uses besides those of pyvis."""
    return {
        "language": first.language,
        "title": first.title,
        "body": first.body,
        "blocks": list(_blocks(first, others)),
        "schemes": palette.SCHEMES,
        "licence": _licence(_vis_library()),
        "style": style(),
        "unpack": unpack(),
    }


def _blocks(first: _Drawn, others: Sequence[_Drawn]) -> Iterator[dict[str, str]]:
    """Yield what stands compressed in the page: data, the other languages, the library and our script."""
    yield {"id": "data", "packed": _packed(_json(first.data))}
    for other in others:
        told = {"title": other.title, "body": other.body, "page": other.data}
        yield {"id": f"in-{other.language}", "language": other.language, "packed": _packed(_json(told))}
    yield {"id": "library", "packed": _packed(_vis_library())}
    yield {"id": "program", "packed": _packed(script())}
