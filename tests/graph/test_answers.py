"""Answers are values: equal when they say the same."""

from __future__ import annotations

from rodedraad.graph.answers import Graph, Solutions, Truth
from rodedraad.graph.rdf import Iri, Triple


def test_answers_with_the_same_content_are_equal() -> None:
    """Rows keep their order and their gaps."""
    a, b = Iri("urn:a"), Iri("urn:b")
    assert Solutions(("x", "y"), [(a, None)]) == Solutions(("x", "y"), [(a, None)])
    assert Solutions(("x",), [(a,), (b,)]) != Solutions(("x",), [(b,), (a,)])
    assert Truth(True) != Truth(False)
    assert Graph([Triple(a, b, a)]) != Graph([Triple(a, b, b)])
