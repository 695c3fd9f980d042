"""The network page: one HTML file with map, list, legend and evidence, that needs nothing from outside."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rodedraad.graph.files import write_atomically
from rodedraad.ontology.wording import language as current_language
from rodedraad.ontology.wording import say, set_language
from rodedraad.queries.networks.network import Evidence, Sort
from rodedraad.visualisations import palette
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lettering import rank, told
from rodedraad.visualisations.listing import Listing, reason

if TYPE_CHECKING:
    import networkx as nx
    from jinja2 import Environment

ROOM = Path(__file__).parent
LIBRARY = Path("templates", "lib", "vis-9.1.2", "vis-network.min.js")
NO_PASSAGES: Mapping[str, str] = {}

Value = TypeVar("Value")


def draw(
    graph: nx.MultiDiGraph[str],
    *,
    language: str,
    title: str,
    version: str,
    passages: Mapping[str, str] = NO_PASSAGES,
) -> str:
    """Return the page of *graph* as HTML in *language*; the same input gives the same text.

    *passages* holds the text of passages by IRI, for documents that are registered; where it is absent the
    page tells where something is written, not what is written there.
    """
    with _speaking(language):
        page = _Page(graph, title, version, passages)
        drawing = _drawing(page)
        drawing.templateEnv.globals |= page.globals(drawing)
        return str(drawing.generate_html(name="network.html", notebook=False))


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


def _drawing(page: _Page) -> Any:
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


def _embedded(data: object) -> str:
    """Return *data* as JSON that can stand in a script element whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


# --- the legend: the rules that colour and shape --------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """A line of the legend: what it filters, in words, how many there are, and its shape and colours."""

    group: str
    value: int
    label: str
    count: int
    path: str
    light: str
    dark: str
    dashes: bool = False


@dataclass(frozen=True)
class Legend:
    """The rules of the picture: kinds by shape, fields by colour, links by line."""

    kinds: tuple[Entry, ...]
    fields: tuple[Entry, ...]
    lines: tuple[Entry, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """The parts of the legend that have anything in them, each with its heading."""
        parts = (("kinds", self.kinds), ("fields", self.fields), ("line", self.lines))
        return tuple((say(f"visualisations.page_{name}"), entries) for name, entries in parts if entries)


_LINE = "M-1 -.08H1V.08H-1Z"
_INFERRED = "inferred"


# --- the page -------------------------------------------------------------------------------------------


class _Page:
    """What the template needs, made from one network; nodes and links go by number."""

    def __init__(
        self, graph: nx.MultiDiGraph[str], title: str, version: str, passages: Mapping[str, str]
    ) -> None:
        self._graph, self._title, self._version, self._texts = graph, title, version, passages
        self._places = layout(graph)
        self._ids = {iri: number for number, iri in enumerate(graph)}
        self._kinds = self._ordered_kinds()
        self._fields = self._ordered_fields()
        self._shapes = palette.shapes(self._kinds)
        self._grounds = _Numbered[tuple[str, str, str]]()
        self._link_labels = _Numbered[str]()

    # --- order

    def _ordered_kinds(self) -> dict[str, int]:
        """Return a number for each kind: subjects from the top down, then actors by name."""
        order: dict[str, tuple[bool, int, str]] = {}
        for facts in self._graph.nodes.values():
            rank = (not facts["is_subject"], facts["depth"] or 0, facts["kind_label"])
            order[facts["kind"]] = min(rank, order.get(facts["kind"], rank))
        return {
            kind: number for number, kind in enumerate(sorted(order, key=lambda kind: (order[kind], kind)))
        }

    def _ordered_fields(self) -> dict[str, int]:
        found = {field for facts in self._graph.nodes.values() for field in facts["fields"]}
        return {field: number for number, field in enumerate(sorted(found, key=partial(rank, self._graph)))}

    # --- data for the script

    def nodes(self) -> Iterator[dict[str, Any]]:
        """Yield every node as pyvis takes it, with what the page shows of it; empty values left out."""
        for iri, facts in self._graph.nodes.items():
            place = self._places[iri]
            yield _filled(
                id=self._ids[iri],
                label=facts["label"],
                color=palette.NEUTRAL,
                iri=iri,
                x=place.x,
                y=place.y,
                box=[place.left, place.top, place.right, place.bottom],
                lines=list(place.lines),
                size=place.size,
                pitch=place.pitch,
                head=place.is_head,
                form=place.form.value,
                kind=self._kinds[facts["kind"]],
                fields=[
                    self._fields[field] for field in sorted(facts["fields"], key=self._fields.__getitem__)
                ],
                subject=facts["is_subject"],
                notation=facts["notation"],
                also=list(facts["alternatives"]),
                names=[name for name in facts["names"] if name not in (facts["label"], facts["notation"])],
                definition=facts["definition"],
                notes=[list(note) for note in facts["notes"]],
                status=facts["status_label"],
                unresolved=facts["is_unresolved"],
                evidence=self._evidence(facts["evidence"]),
            )

    def edges(self) -> Iterator[dict[str, Any]]:
        """Yield every link as pyvis takes it; parallel links stay apart."""
        for source, target, facts in self._graph.edges(data=True):
            yield {"from": self._ids[source], "to": self._ids[target]} | _filled(
                sort=_INFERRED if not facts["stated"] else facts["sort"].value,
                link=self._link_labels.number(facts["link_label"]),
                roles=list(facts["roles"]),
                via=[self._ids[node] for node in facts["via"]],
                evidence=self._evidence(facts["evidence"]),
                reasons=[reason(judgement) for judgement in facts["judgements"]],
            )

    def _evidence(self, found: Iterable[Evidence]) -> list[int]:
        """Return the numbers of the places where something is written, those that read the same once."""
        return list(
            dict.fromkeys(
                self._grounds.number((place.section, place.document, self._texts.get(place.passage, "")))
                for place in found
            )
        )

    def data(self, drawing: Any) -> dict[str, Any]:
        """Return the data of the script."""
        documents = _Numbered[str]()
        grounds = [
            [section, documents.number(document), *([text] if text else [])]
            for section, document, text in self._grounds.values
        ]
        return {
            "nodes": drawing.nodes,
            "edges": drawing.edges,
            "kinds": [asdict(entry) for entry in self.legend().kinds],
            "fields": [
                {scheme.name: asdict(tones[field]) for scheme, tones in self._tones().items()}
                for field in self._fields
            ],
            "fieldLabels": [told(self._graph.nodes[field]) for field in self._fields],
            "links": self._link_labels.values,
            "documents": documents.values,
            "grounds": grounds,
            "schemes": {scheme.name: asdict(scheme) for scheme in palette.SCHEMES},
            "words": _words(),
        }

    def _tones(self) -> dict[palette.Scheme, dict[str, palette.Tone]]:
        return {scheme: palette.tones(list(self._fields), scheme) for scheme in palette.SCHEMES}

    # --- legend

    def legend(self) -> Legend:
        """Return the legend, from the same shapes and tones as the picture."""
        return Legend(tuple(self._kind_entries()), tuple(self._field_entries()), tuple(self._line_entries()))

    def _kind_entries(self) -> Iterator[Entry]:
        counts = Counter(facts["kind"] for facts in self._graph.nodes.values())
        labels = {facts["kind"]: facts["kind_label"] for facts in self._graph.nodes.values()}
        for kind, number in self._kinds.items():
            path = palette.SHAPES[self._shapes[kind]]
            yield Entry(
                "kind", number, labels[kind], counts[kind], path, palette.LIGHT.muted, palette.DARK.muted
            )

    def _field_entries(self) -> Iterator[Entry]:
        subjects = [facts for facts in self._graph.nodes.values() if facts["is_subject"]]
        counts = Counter(field for facts in subjects for field in facts["fields"])
        for field, number in self._fields.items():
            facts = self._graph.nodes[field]
            colour = palette.FIELD_COLOURS[number % len(palette.FIELD_COLOURS)]
            yield Entry("field", number, told(facts), counts[field], palette.SHAPES["square"], colour, colour)

    def _line_entries(self) -> Iterator[Entry]:
        counts = Counter(
            facts["sort"].value if facts["stated"] else _INFERRED
            for *_, facts in self._graph.edges(data=True)
        )
        for number, sort in enumerate([*(sort.value for sort in Sort), _INFERRED]):
            if counts[sort]:
                label = say(f"visualisations.page_link_{sort}")
                light, dark = palette.LIGHT.muted, palette.DARK.muted
                yield Entry("line", number, label, counts[sort], _LINE, light, dark, sort == _INFERRED)

    # --- everything together

    def globals(self, drawing: Any) -> dict[str, Any]:
        """Return the names the template uses besides those of pyvis."""
        legend = self.legend()
        listing = Listing(self._graph, self._ids, self._kinds)
        data = self.data(drawing)
        static = ROOM / "static"
        return {
            "say": say,
            "language": current_language(),
            "title": self._title,
            "version": self._version,
            "legend": legend,
            "schemes": palette.SCHEMES,
            "total": len(self._graph),
            "subjects": listing.subjects(),
            "actors": listing.actors(),
            "data": _embedded(data),
            "library": _vis_library(),
            "style": (static / "network.css").read_text(encoding="utf-8"),
            "script": (static / "network.js").read_text(encoding="utf-8"),
        }


class _Numbered(Generic[Value]):
    """Values by number, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}

    def number(self, value: Value) -> int:
        """Return the number of *value*, a new one where it has none yet."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[Value]:
        """The values in the order of their numbers."""
        return list(self._numbers)


def _filled(**values: Any) -> dict[str, Any]:
    """Return *values* without the empty ones; a number is never empty."""
    return {
        name: value
        for name, value in values.items()
        if value is not False and value is not None and value not in ("", [])
    }


def _words() -> dict[str, str]:
    """Return the sentences the script speaks, by their name without ``visualisations.page_``."""
    return {name: say(f"visualisations.page_{name}") for name in _SPOKEN.split()}


_SPOKEN = (
    "alternatives as back cooperation_in cooperation_out dark definition_note evidence found_by "
    "found_none found_some hierarchy_in hierarchy_out inferred inferred_in inferred_out inferred_via "
    "involvement_in involvement_out light links links_one names no_evidence no_links source stated "
    "text_absent unresolved you_see"
)
