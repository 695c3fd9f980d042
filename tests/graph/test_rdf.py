"""Terms as values, and as text that may stand in a query."""

from __future__ import annotations

import pytest

from rodedraad.graph.rdf import LANG_STRING, Blank, Iri, Literal, Quad, Triple, ntriples, values

XSD = "http://www.w3.org/2001/XMLSchema#"


def test_a_text_in_a_language_has_one_datatype() -> None:
    """However it was made, a text in a language equals the same text in that language."""
    assert Literal("brand", language="nl") == Literal("brand", LANG_STRING, "nl")
    assert Literal("brand", language="nl") != Literal("brand", language="en")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (Iri("https://example.org/a"), "<https://example.org/a>"),
        (Blank("b0"), "_:b0"),
        (Literal("brand"), '"brand"'),
        (Literal("brand", language="nl"), '"brand"@nl'),
        (Literal("5", XSD + "integer"), f'"5"^^<{XSD}integer>'),
        (Literal('"} ; DROP {"\n\\'), '"\\"} ; DROP {\\"\\n\\\\"'),
    ],
)
def test_a_term_is_written_as_n_triples_writes_it(term: Iri | Blank | Literal, text: str) -> None:
    """Quotes, line ends and backslashes in a text stay inside the text."""
    assert ntriples(term) == text


@pytest.mark.parametrize("hostile", ["http://a> ?p ?o } #", "http://a b", 'http://"', "http://a\n"])
def test_what_is_no_iri_never_becomes_part_of_a_query(hostile: str) -> None:
    """An address that would end its own brackets is refused."""
    with pytest.raises(ValueError, match="not an IRI"):
        values("thing", [Iri(hostile)])


def test_a_values_block_binds_one_variable() -> None:
    """Terms in the order given."""
    assert values("x", [Iri("urn:a"), Literal("b")]) == 'VALUES ?x { <urn:a> "b" }'


def test_a_quad_without_its_graph_is_a_triple() -> None:
    """The statement stays the same."""
    quad = Quad(Iri("urn:a"), Iri("urn:b"), Iri("urn:c"), Iri("urn:g"))
    assert quad.triple == Triple(Iri("urn:a"), Iri("urn:b"), Iri("urn:c"))
