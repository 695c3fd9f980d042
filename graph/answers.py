"""What a query answers, in plain terms: rows, a yes or no, or triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from rodedraad.graph.rdf import Term, Triple


@dataclass(frozen=True)
class Solutions:
    """The rows of a SELECT: one term, or None where unbound, for each variable."""

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


@dataclass(frozen=True)
class Truth:
    """The yes or no of an ASK."""

    value: bool


@dataclass(frozen=True)
class Graph:
    """The triples of a CONSTRUCT or DESCRIBE, each once."""

    triples: list[Triple]


Answer: TypeAlias = Solutions | Truth | Graph
