"""An answer for people: a table with labels instead of addresses, and a sentence that counts the rows."""

from __future__ import annotations

from collections.abc import Mapping

from rodedraad.graph.answers import Graph, Truth
from rodedraad.graph.formats import convert
from rodedraad.graph.naming import shortened
from rodedraad.graph.rdf import Iri, Term
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import say
from rodedraad.queries.execution.outcomes import Ran
from rodedraad.queries.tables import laid_out, visible


def rendered(ran: Ran, fmt: str, width: int) -> bytes:
    """Return the answer in *fmt*: ``table``, if it can at most *width* columns wide, or a standard format."""
    if fmt == "table":
        return (table(ran, width) + "\n").encode()
    return convert(ran.form, ran.lines, fmt, PREFIXES)


def table(ran: Ran, width: int) -> str:
    """Return the answer as lines of at most *width* columns where that can be, and its count in words."""
    answer = ran.answer()
    if isinstance(answer, Truth):
        return say("queries.yes" if answer.value else "queries.no")
    if isinstance(answer, Graph):
        names: tuple[str, ...] = tuple(say("queries.triple_columns").split())
        rows: list[tuple[Term | None, ...]] = [tuple(triple) for triple in answer.triples]
    else:
        names, rows = answer.variables, answer.rows
    shown = [[_cell(term, ran.labels) for term in row] for row in rows]
    lines = laid_out(names, shown, width) if shown else []
    return "\n".join([*lines, _count(len(shown), ran.is_cut)])


def _count(rows: int, is_cut: bool) -> str:
    if is_cut:
        return say("queries.rows_cut", count=rows)
    key = {0: "queries.rows_none", 1: "queries.rows_one"}.get(rows, "queries.rows_many")
    return say(key, count=rows)


def _cell(term: Term | None, labels: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if isinstance(term, Iri):
        return visible(labels.get(term.value) or shortened(term.value))
    return visible(term.value)
