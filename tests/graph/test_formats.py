"""Statements and answers as bytes, and back: the same bytes for the same statements."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from rodedraad.graph.answers import Graph, Solutions, Truth
from rodedraad.graph.formats import (
    canonical_nquads,
    convert,
    decode,
    encode,
    in_order,
    parse_file,
    serialize,
)
from rodedraad.graph.rdf import Blank, Iri, Literal, Quad, Triple
from rodedraad.ontology.faults import Fault

A, B, C, G = (Iri(f"https://example.org/{name}") for name in "abcg")
PLACE = Path("data/x.ttl")


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"@prefix a: <http://a/> .\na:b a:c a:d\n", 3, "midden in een zin"),
        (b"<http://a> <http://b> <http://c d> .", 1, "spatie|‘ ’|teken"),
        (b"\n\ncaf\xe9", 3, "UTF-8"),
        (b"<http://a> foo:b 1 .", 1, "foo:"),
        (b'<http://a> <http://b> "open .\n', 1, "aanhalingsteken"),
    ],
)
def test_a_file_that_does_not_parse_is_told_by_line(content: bytes, line: int, said: str) -> None:
    """One sentence with the file and the line, in Dutch."""
    with pytest.raises(Fault, match=said) as caught:
        parse_file(content, suffix=".ttl", graph=G, place=PLACE)
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (PLACE, line)
    assert "error" not in str(caught.value).lower()


def test_xml_that_brings_its_own_entities_is_refused() -> None:
    """A few lines of them could fill the memory."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rdf:RDF/>'
    with pytest.raises(Fault):
        parse_file(bomb, suffix=".rdf", graph=G, place=Path("x.rdf"))


def test_a_kind_of_file_we_do_not_read_is_named_with_those_we_do() -> None:
    """The suffix tells the syntax."""
    with pytest.raises(Fault, match=r"\.ttl"):
        parse_file(b"", suffix=".doc", graph=G, place=Path("x.doc"))


def test_the_order_of_statements_and_names_of_blank_nodes_do_not_show() -> None:
    """Canonical N-Quads: sorted, each once."""
    quads = [Quad(Blank(name), B, Literal(str(number)), G) for number, name in enumerate("xyz")]
    quads += [Quad(A, B, Blank("x"), G), Quad(A, B, C), Quad(A, B, C)]
    renamed = [_renamed(quad) for quad in quads]
    random.Random(3).shuffle(renamed)
    canonical = canonical_nquads(quads)
    assert canonical_nquads(renamed) == canonical
    assert canonical.splitlines() == sorted(set(canonical.splitlines()))


def _renamed(quad: Quad) -> Quad:
    """Return *quad* with other names for its blank nodes."""
    subject = Blank(f"other{quad.subject.value}") if isinstance(quad.subject, Blank) else quad.subject
    value = Blank(f"other{quad.object.value}") if isinstance(quad.object, Blank) else quad.object
    return Quad(subject, quad.predicate, value, quad.graph)


ANSWERS: list[Solutions | Truth | Graph] = [
    Solutions(("a", "b"), [(A, None), (Literal("é\t\n\"", language="nl"), Literal("5", "http://www.w3.org/2001/XMLSchema#integer"))]),
    Solutions((), [()]),
    Solutions(("a",), []),
    Truth(False),
    Graph([Triple(A, B, Literal("x"))]),
]  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_as_lines_reads_back_as_itself(answer: Solutions | Truth | Graph) -> None:
    """What crosses from one process to another is the same on both sides."""
    assert decode(*encode(answer)) == answer


@pytest.mark.parametrize(
    ("fmt", "content"),
    [
        ("csv", b"a,b\r\nhttps://example.org/a,\r\n"),
        ("tsv", b"?a\t?b\n<https://example.org/a>\t\n"),
        (
            "json",
            b'{"head":{"vars":["a","b"]},"results":{"bindings":'
            b'[{"a":{"type":"uri","value":"https://example.org/a"}}]}}',
        ),
    ],
)
def test_rows_are_written_as_the_standards_say(fmt: str, content: bytes) -> None:
    """SPARQL 1.1 Query Results CSV and TSV, and JSON: addresses, not labels."""
    assert convert(*encode(Solutions(("a", "b"), [(A, None)])), fmt) == content


@pytest.mark.parametrize(("form", "fmt"), [("rows", "turtle"), ("triples", "csv"), ("truth", "ntriples")])
def test_a_format_that_does_not_fit_is_answered_with_those_that_do(form: str, fmt: str) -> None:
    """Rows are no graph, and a graph has no rows."""
    answer = {"rows": ANSWERS[0], "triples": ANSWERS[4], "truth": ANSWERS[3]}[form]
    with pytest.raises(Fault, match="Wel als"):
        convert(*encode(answer), fmt)


@pytest.mark.parametrize("fmt", ["turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads"])
def test_serialising_twice_gives_the_same_bytes(fmt: str) -> None:
    """Whatever the order of the statements."""
    quads = [Quad(A, B, C, G), Quad(B, B, A, G)]
    assert serialize(quads, fmt) == serialize(quads[::-1], fmt)


@pytest.mark.parametrize("fmt", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_statements_in_order_keep_their_order_and_the_names_of_blank_nodes(fmt: str) -> None:
    """For whoever named them: working names out anew takes long for many."""
    triples = [Triple(Blank(f"n{number}"), B, Literal(f"text {number}")) for number in (12, 3, 40)]
    text = in_order(triples, fmt).decode()
    places = [text.index(f"text {number}") for number in (12, 3, 40)]
    assert places == sorted(places)
    assert all(f"n{number}" in text for number in (12, 3, 40))
