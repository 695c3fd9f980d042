"""The serialiser: sorted, stable, readable, and true to what it was given."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri, Literal, Triple
from rodedraad.graph.turtle import write

EX = "https://example.org/id/dorp/thema/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = Iri("http://www.w3.org/2004/02/skos/core#prefLabel")
THEME = Iri("https://w3id.org/rodedraad/def#Theme")
TWO_THEMES = [
    Triple(Iri(EX + "brand"), LABEL, Literal("Brand", language="nl")),
    Triple(Iri(EX + "brand"), LABEL, Literal("Fire", language="en")),
    Triple(Iri(EX + "brand"), TYPE, THEME),
    Triple(Iri(EX + "afval"), TYPE, THEME),
]


def test_subjects_predicates_and_objects_are_sorted_with_the_type_first() -> None:
    """Prefixes in use, then subjects in order, the type first, several objects on a line each."""
    assert write(TWO_THEMES) == (
        "@prefix dorp-thema: <https://example.org/id/dorp/thema/> .\n"
        "@prefix rd: <https://w3id.org/rodedraad/def#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\n"
        "dorp-thema:afval\n"
        "    a rd:Theme .\n"
        "\n"
        "dorp-thema:brand\n"
        "    a rd:Theme ;\n"
        "    skos:prefLabel\n"
        '        "Fire"@en ,\n'
        '        "Brand"@nl .\n'
    )


def test_order_of_the_triples_does_not_show() -> None:
    """The same triples in any order, also doubled, give the same text."""
    shuffled = [*TWO_THEMES, TWO_THEMES[0]]
    random.Random(1).shuffle(shuffled)
    assert write(shuffled) == write(TWO_THEMES)


@pytest.mark.parametrize(
    "value",
    [
        Literal('zegt "nee"\nen \\ gaat\tdoor'),
        Literal("42", XSD + "integer"),
        Literal("042", XSD + "integer"),
        Literal("3.50", XSD + "decimal"),
        Literal("3.", XSD + "decimal"),
        Literal("true", XSD + "boolean"),
        Literal("waar", XSD + "boolean"),
        Literal("2024-02-30", XSD + "date"),
        Literal("\x01 en 🚒", language="nl"),
        Iri("https://example.org/met.punt."),
        Iri("https://example.org/id/dorp/passage/a-1#selector"),
        Iri("urn:iets:anders"),
    ],
)
def test_every_term_reads_back_as_it_was(value: Iri | Literal) -> None:
    """What is written is read back as the same triple, whatever the term holds."""
    triple = Triple(Iri(EX + "brand"), Iri("https://example.org/p"), value)
    quads = parse_file(write([triple]).encode(), suffix=".ttl", graph=None, place=Path("x.ttl"))
    assert [quad.triple for quad in quads] == [triple]


def test_nothing_gives_an_empty_text() -> None:
    """No triples, no text."""
    assert write([]) == ""
