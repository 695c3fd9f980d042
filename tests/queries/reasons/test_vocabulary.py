"""What terms written in a query stand for."""

from __future__ import annotations

import pytest

from rodedraad.graph.rdf import Blank, Iri, Literal, Term
from rodedraad.ontology.terms import RD, RDF, XSD
from rodedraad.queries.reasons.vocabulary import Vocabulary
from rodedraad.queries.sparql.grammar import read

VOCABULARY = Vocabulary(read("BASE <http://x/y/> PREFIX : <http://e/> ASK { ?a rd:b :c }"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("rd:involves", Iri(RD.involves)),
        (":c", Iri("http://e/c")),
        (":c\\,d", Iri("http://e/c,d")),
        ("<z>", Iri("http://x/y/z")),
        ("<http://q/>", Iri("http://q/")),
        ("a", Iri(RDF.type)),
        ("_:b1", Blank("b1")),
        ('"x"', Literal("x")),
        ("'it\\'s'", Literal("it's")),
        ('"""a "b"\\n"""', Literal('a "b"\n')),
        ('"x"@nl', Literal("x", language="nl")),
        ('"2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date>', Literal("2024-01-01", XSD.date)),
        ("12", Literal("12", XSD.integer)),
        ("-1.5", Literal("-1.5", XSD.decimal)),
        ("1e3", Literal("1e3", XSD.NAMESPACE + "double")),
        ("true", Literal("true", XSD.boolean)),
        ("?x", None),
        ("UNDEF", None),
    ],
)
def test_a_written_term_is_read_as_sparql_says(text: str, term: Term | None) -> None:
    """Prefixes and base count, shorthand numbers have their datatype."""
    assert VOCABULARY.term(text) == term


def test_only_addresses_have_an_address() -> None:
    """A text has none."""
    assert (VOCABULARY.iri("rd:involves"), VOCABULARY.iri('"x"'), VOCABULARY.iri("?x")) == (
        RD.involves,
        "",
        "",
    )
