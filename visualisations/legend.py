"""The legend of a picture: the rules that colour, shape and line it, in words and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.wording import say
from rodedraad.queries.networks.network import Sort
from rodedraad.queries.networks.ties import Standing
from rodedraad.visualisations import palette

if TYPE_CHECKING:
    import networkx as nx

INFERRED = "inferred"
PROPOSED = Standing.PROPOSED.code
# Links of an alignment are lined by how far their review has come, and not by what they are for.
REVIEWED = (Standing.ACCEPTED.code, PROPOSED)
_LINE = "M-1 -.08H1V.08H-1Z"


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


def line_of(facts: Mapping[str, Any]) -> str:
    """Return how a link with *facts* is lined: by its sort, as an alignment, or as inferred."""
    if not facts["stated"]:
        return INFERRED
    standing = facts.get("standing", "")
    return standing if standing in REVIEWED else str(facts["sort"].value)


def legend(
    graph: nx.MultiDiGraph[str], kinds: Mapping[str, int], fields: Mapping[str, str], lines: Mapping[str, int]
) -> Legend:
    """Return the legend of *graph*, from the same shapes and tones as the picture; *fields* have labels."""
    return Legend(
        tuple(_kind_entries(graph, kinds)),
        tuple(_field_entries(graph, fields)),
        tuple(_line_entries(graph, lines)),
    )


def _kind_entries(graph: nx.MultiDiGraph[str], kinds: Mapping[str, int]) -> Iterator[Entry]:
    counts = Counter(facts["kind"] for facts in graph.nodes.values())
    labels = {facts["kind"]: facts["kind_label"] for facts in graph.nodes.values()}
    shapes = palette.shapes(kinds)
    for kind, number in kinds.items():
        path = palette.SHAPES[shapes[kind]]
        light, dark = palette.LIGHT.muted, palette.DARK.muted
        yield Entry("kind", number, labels[kind], counts[kind], path, light, dark)


def _field_entries(graph: nx.MultiDiGraph[str], fields: Mapping[str, str]) -> Iterator[Entry]:
    subjects = [facts for facts in graph.nodes.values() if facts["is_subject"]]
    counts = Counter(field for facts in subjects for field in facts["fields"])
    for number, (field, label) in enumerate(fields.items()):
        colour = palette.FIELD_COLOURS[number % len(palette.FIELD_COLOURS)]
        yield Entry("field", number, label, counts[field], palette.SHAPES["square"], colour, colour)


def _line_entries(graph: nx.MultiDiGraph[str], lines: Mapping[str, int]) -> Iterator[Entry]:
    counts = Counter(line_of(facts) for *_, facts in graph.edges(data=True))
    for line, number in lines.items():
        label = say(f"visualisations.page_link_{line}")
        light, dark = palette.LIGHT.muted, palette.DARK.muted
        yield Entry("line", number, label, counts[line], _LINE, light, dark, line in (PROPOSED, INFERRED))


def ordered_lines(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Return a number for each line there is in *graph*."""
    found = {line_of(facts) for *_, facts in graph.edges(data=True)}
    return {
        line: place
        for place, line in enumerate(line for line in [*Sort, *REVIEWED, INFERRED] if line in found)
    }
