"""Tokens of a query: nothing inside a text, an IRI or a comment is a keyword."""

from __future__ import annotations

import pytest

from rodedraad.queries.sparql.tokens import position, prefixes, tokens, unescaped


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SELECT ?x", ["word", "variable"]),
        ("a:b <http://x#y> # c", ["name", "iri"]),
        ('"a # b"@nl', ["text", "language"]),
        ("'''it's {'''", ["text"]),
        ("?a < ?b", ["variable", "mark", "variable"]),
        ("_:b1 5.0e3 ^^", ["blank", "number", "mark"]),
        ('"open', ["mark", "word"]),
    ],
)
def test_a_query_falls_apart_into_its_tokens(text: str, kinds: list[str]) -> None:
    """Comments and blanks left out."""
    assert [token.kind for token in tokens(text)] == kinds


def test_escapes_are_read_before_anything_else() -> None:
    """As SPARQL 1.1 says in 19.2; what is no character stays."""
    assert unescaped("\\u0053ERVICE \\U0001F6B2 \\uD800") == "SERVICE 🚲 \\uD800"


def test_positions_are_counted_from_one() -> None:
    """Line and column."""
    assert position("ab\ncd", 4) == (2, 2)


def test_declared_prefixes_are_found() -> None:
    """In capitals or not."""
    assert prefixes(tokens("prefix a: <http://a/> PREFIX : <http://b/> ASK {}")) == {
        "a": "http://a/",
        "": "http://b/",
    }
