"""Terms of the engine and ours are the same terms."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from rodedraad.graph.engine import BeyondRdf11Error, Result, from_quad, from_term, to_quad, to_term
from rodedraad.graph.rdf import LANG_STRING, Blank, Iri, Literal, Quad, Term
from rodedraad.ontology.faults import Fault

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


def written(query: str, fmt: str, most: int | None = None) -> tuple[bool, str]:
    """Return whether there is more than *most*, and what was written."""
    sink = io.BytesIO()
    with_more = Result(ox.Store().query(query)).write_as(fmt, sink, prefixes={"u": "urn:u:"}, most=most)
    return with_more, sink.getvalue().decode()


def test_triples_are_written_up_to_a_number() -> None:
    """And it is told whether there are more."""
    query = "CONSTRUCT { <urn:u:a> <urn:u:p> ?n } { VALUES ?n { 1 2 3 } }"
    assert written(query, "ntriples", 3)[0] is False
    with_more, text = written(query, "ntriples", 2)
    assert (with_more, len(text.splitlines())) == (True, 2)


def test_triples_are_written_with_the_prefixes_given() -> None:
    """Where the format has any."""
    query = "CONSTRUCT { <urn:u:a> <urn:u:p> 1 } {}"
    assert written(query, "turtle")[1] == "@prefix u: <urn:u:> .\nu:a u:p 1 .\n"
    assert 'xmlns:u="urn:u:"' in written(query, "rdfxml")[1]


@pytest.mark.parametrize("triple", ["<urn:a> <urn:a/1> 1", '<urn:a> <urn:a> "\\u0001"'])
def test_what_rdf_xml_cannot_say_is_told(triple: str) -> None:
    """The engine would write what no reader takes."""
    with pytest.raises(Fault, match="RDF/XML"):
        written(f"CONSTRUCT {{ {triple} }} {{}}", "rdfxml")
