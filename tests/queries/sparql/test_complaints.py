"""A query that is not SPARQL: the place, what is wrong, and what was expected."""

from __future__ import annotations

import pytest

from rodedraad.graph.engine import UnreadableQuery
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.sparql.complaints import QueryFault, complaint

EMPTY = EmbeddedStore.of([])


def said(query: str) -> QueryFault:
    """Return what is said of *query*, which the engine cannot read."""
    with pytest.raises(UnreadableQuery) as caught:
        EMPTY.query(query)
    return complaint(query, caught.value.line, caught.value.column, caught.value.expected)


@pytest.mark.parametrize(
    ("query", "line", "column", "words"),
    [
        ("", 1, 1, "de vraag is leeg"),
        ("SELEC ?x { ?x ?y ?z }", 1, 1, "‘SELEC’ is geen begin van een vraag; verwacht: SELECT"),
        ("SELECT ?x {\n  ?x ?y ?z", 2, 11, "verwacht: } bij het haakje van regel 1, kolom 11"),
        ("SELECT ?x { ?x ?y ?z } }", 1, 24, "haakje } sluit niets af"),
        ("SELECT ?x { ?x skso:broader ?y }", 1, 16, "Bedoelde u skos:?"),
        ("SELECT ?x { ?x qqqqq:broader ?y }", 1, 16, "PREFIX qqqqq: <adres>"),
        ('SELECT ?x { ?x ?y "open }', 1, 19, "niet afgesloten met een aanhalingsteken"),
        ("SELECT ?x { ?x a <http://a b> }", 1, 18, "geen spatie"),
        ("SELECT ?x ?y { ?x ?p ?y } GROUP BY ?x", 1, 1, "GROUP BY"),
        ("SELECT (COUNT(?x) ?n) { ?x ?p ?y }", 1, 19, "ontbreekt AS"),
    ],
)
def test_the_place_and_the_remedy_are_named(query: str, line: int, column: int, words: str) -> None:
    """Line and column of what a person has to change, and how."""
    fault = said(query)
    assert (fault.line, fault.column) == (line, column)
    assert words in str(fault)
    assert str(fault).startswith(f"Regel {line}, kolom {column}: ")


def test_the_line_is_shown_with_a_mark_under_the_place() -> None:
    """So that nobody has to count."""
    assert str(said("ASK {}\nfoo")).splitlines()[1:] == ["  foo", "  ^"]


@pytest.mark.parametrize(
    "query",
    ["SELECT ?x { ?x ?y }", "SELECT ?x { FILTER }", "SELECT ?x { ?x a ?y } LIMIT veel", "ASK { ?x = 5 }"],
)
def test_whatever_is_wrong_there_is_a_sentence(query: str) -> None:
    """Never the engine's own grammar dump."""
    text = str(said(query))
    assert text.startswith("Regel 1, kolom ")
    assert "\\u" not in text
    assert len(text.splitlines()[0]) < 200
