"""Terms of the engine and ours are the same terms."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from rodedraad.graph.engine import BeyondRdf11Error, from_quad, from_term, to_quad, to_term
from rodedraad.graph.rdf import LANG_STRING, Blank, Iri, Literal, Quad, Term

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    "term",
    [Iri("urn:a"), Blank("b"), Literal("x"), Literal("x", language="nl"), Literal("5", XSD + "integer")],
)
def test_a_term_there_and_back_is_the_same_term(term: Term) -> None:
    """Names, texts, languages and datatypes."""
    assert from_term(to_term(term)) == term


@pytest.mark.parametrize("graph", [None, Iri("urn:g")])
def test_a_quad_there_and_back_is_the_same_quad(graph: Iri | None) -> None:
    """In a named graph or in none."""
    quad = Quad(Iri("urn:a"), Iri("urn:b"), Literal("c"), graph)
    assert from_quad(to_quad(quad)) == quad


def test_what_rdf_1_1_does_not_have_is_refused() -> None:
    """A statement as a term, or a text with a direction."""
    statement = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))
    with pytest.raises(BeyondRdf11Error):
        from_term(statement)


def test_a_text_in_a_language_needs_its_name() -> None:
    """The datatype alone does not say which."""
    with pytest.raises(ValueError, match="names its language"):
        to_term(Literal("x", LANG_STRING))
