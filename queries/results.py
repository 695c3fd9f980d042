"""An answer for people: a table with labels instead of addresses, and a sentence that counts the rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from rodedraad.graph.answers import Graph, Truth
from rodedraad.graph.formats import convert
from rodedraad.graph.naming import shortened
from rodedraad.graph.rdf import Iri, Term
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import say
from rodedraad.queries.outcomes import Ran

NARROWEST = 12
GAP = "  "


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
    lines = _lines(names, shown, width) if shown else []
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


def visible(text: str) -> str:
    """Return *text* on one line, without anything a terminal would obey."""
    one_line = " ".join(text.split())
    return "".join(character for character in one_line if character.isprintable())


def _lines(names: tuple[str, ...], rows: list[list[str]], width: int) -> list[str]:
    widths = _widths([list(names), *rows], width)
    rule = GAP.join("─" * column for column in widths)
    return [_line(list(names), widths), rule, *(_line(row, widths) for row in rows)]


def _widths(rows: list[list[str]], width: int) -> list[int]:
    """Share *width* out: what a column needs, the widest ones cut first, none below the narrowest."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    while sum(widths) + len(GAP) * (len(widths) - 1) > width and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(cells: list[str], widths: list[int]) -> str:
    return GAP.join(_fitted(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fitted(cell: str, width: int) -> str:
    if display_width(cell) <= width:
        return cell + " " * (width - display_width(cell))
    kept = ""
    for character in cell:
        if display_width(kept + character) > width - 1:
            break
        kept += character
    return kept + "…" + " " * (width - 1 - display_width(kept))


def display_width(text: str) -> int:
    """Return how many columns *text* takes in a terminal: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
