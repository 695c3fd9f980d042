"""The kinds of work of a worker: what each is told and what it gives."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rodedraad.graph.rdf import Iri, Literal, Quad
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.queries.execution.jobs import do
from rodedraad.queries.execution.outcomes import TooMuch, Unacceptable
from rodedraad.queries.sparql.complaints import QueryFault
from rodedraad.queries.sparql.guarding import ServiceRefused, UpdateRefused
from tests.graph.small import ID, store

THEME = ID + "thema/fietsdiefstal"
FORMATS = {"rows": "json", "truth": "json", "triples": "turtle"}


@pytest.fixture(scope="module")
def small() -> EmbeddedStore:
    """A store to ask."""
    return store()


def ask(at: EmbeddedStore, query: str, **more: Any) -> tuple[dict[str, Any], bytes]:
    """Return how a query went, and its answer."""
    head, body = do(at, {"do": "query", "query": query, "formats": FORMATS, "language": "nl", **more})
    return head, bytes(body)


@pytest.mark.parametrize(
    ("fmt", "content"),
    [
        ("csv", f"t\r\n{THEME}\r\n"),
        ("tsv", f"?t\n<{THEME}>\n"),
        (
            "json",
            '{"head":{"vars":["t"]},"results":{"bindings":[{"t":{"type":"uri","value":"' + THEME + '"}}]}}',
        ),
        (
            "xml",
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
            f'<variable name="t"/></head><results><result><binding name="t"><uri>{THEME}</uri></binding>'
            "</result></results></sparql>",
        ),
    ],
)
def test_rows_come_in_the_wanted_format(small: EmbeddedStore, fmt: str, content: str) -> None:
    """As the engine writes them, with the house prefixes known."""
    head, body = ask(small, "SELECT ?t { ?t a rd:Theme }", formats={"rows": fmt})
    assert (head, body.decode()) == ({"form": "rows", "cut": False}, content)


@pytest.mark.parametrize(
    ("fmt", "content"),
    [("csv", b"true\n"), ("tsv", b"true\n"), ("json", b'{"head":{},"boolean":true}')],
)
def test_truth_comes_in_the_wanted_format(small: EmbeddedStore, fmt: str, content: bytes) -> None:
    """Also as a bare word, for which there is no standard."""
    assert ask(small, "ASK {}", formats={"truth": fmt}) == ({"form": "truth", "cut": False}, content)


@pytest.mark.parametrize(
    ("fmt", "content"),
    [
        (
            "turtle",
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            f'<{THEME}> skos:note "dct: says nothing" .\n',
        ),
        ("ntriples", f'<{THEME}> <http://www.w3.org/2004/02/skos/core#note> "dct: says nothing" .\n'),
    ],
)
def test_triples_come_in_the_wanted_format(fmt: str, content: str) -> None:
    """Turtle with the house prefixes that it uses, and no others; where a text has one, that may stay."""
    note = Iri("http://www.w3.org/2004/02/skos/core#note")
    at = EmbeddedStore.of([Quad(Iri(THEME), note, Literal("dct: says nothing"))])
    head, body = ask(at, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", formats={"triples": fmt})
    assert head == {"form": "triples", "cut": False}
    declared = b"@prefix dct: <http://purl.org/dc/terms/> .\n"
    assert body.replace(declared, b"").decode() == content


def test_a_form_for_which_no_format_was_asked_is_unacceptable(small: EmbeddedStore) -> None:
    """Told with the form, so that a server can say what would do."""
    for query, form in (("SELECT * {}", "rows"), ("ASK {}", "truth"), ("DESCRIBE <urn:a>", "triples")):
        with pytest.raises(Unacceptable) as caught:
            ask(small, query, formats={**FORMATS, form: None})
        assert caught.value.form == form


@pytest.mark.parametrize("form", ["SELECT ?s ?p ?o", "CONSTRUCT { ?s ?p ?o }"])
def test_a_row_limit_cuts_what_is_more_and_only_that(form: str) -> None:
    """Three of three is all, two of three is cut."""
    at = EmbeddedStore.of([Quad(Iri(f"urn:{n}"), Iri("urn:p"), Literal("x")) for n in range(3)])
    formats = {"rows": "tsv", "triples": "ntriples"}
    for rows, cut in ((2, True), (3, False), (4, False)):
        head, body = ask(at, form + " { ?s ?p ?o }", formats=formats, rows=rows)
        assert (head["cut"], body.count(b"<urn:p>")) == (cut, min(rows, 3))


def test_an_answer_over_its_bytes_is_none(small: EmbeddedStore) -> None:
    """It ends in a sentence with the limit."""
    with pytest.raises(TooMuch, match=r"0\.01 MB"):
        ask(small, "SELECT * { ?s ?p ?o }", bytes=10_000)


def test_what_may_not_run_is_refused_by_its_kind(small: EmbeddedStore) -> None:
    """Each to be told apart by its class."""
    with pytest.raises(UpdateRefused):
        ask(small, "LOAD <https://example.org/>")
    with pytest.raises(ServiceRefused):
        ask(small, "SELECT * { SERVICE <https://example.org/> {} }", services=["https://elsewhere/"])
    with pytest.raises(QueryFault) as caught:
        ask(small, "SELECT ?t { ?t a rd:Theme ; skos:broader ?f ")
    assert (caught.value.line, caught.value.column) == (1, 44)


def graphs() -> EmbeddedStore:
    """Return a store with three graphs of one statement each."""
    return EmbeddedStore.of(
        Quad(Iri(f"urn:s{n}"), Iri("urn:p"), Literal("x"), Iri(f"urn:g{n}")) for n in range(3)
    )


@pytest.mark.parametrize(
    ("default", "named", "by_default", "by_name"),
    [
        ([], [], ["urn:s0", "urn:s1", "urn:s2"], ["urn:s0", "urn:s1", "urn:s2"]),
        (["urn:g0", "urn:g1"], [], ["urn:s0", "urn:s1"], []),
        ([], ["urn:g2"], [], ["urn:s2"]),
        (["urn:g0"], ["urn:g2"], ["urn:s0"], ["urn:s2"]),
        (["urn:none"], [], [], []),
    ],
)
def test_the_graphs_of_the_request_are_all_there_is(
    default: list[str], named: list[str], by_default: list[str], by_name: list[str]
) -> None:
    """Without any, the default graph is all graphs together."""
    chosen = {"default_graphs": default, "named_graphs": named}
    found = [
        sorted(
            row["s"]["value"] for row in json.loads(ask(graphs(), query, **chosen)[1])["results"]["bindings"]
        )
        for query in ("SELECT ?s { ?s ?p ?o }", "SELECT ?s { GRAPH ?g { ?s ?p ?o } }")
    ]
    assert found == [by_default, by_name]


def test_the_graphs_of_the_request_go_before_those_of_the_query() -> None:
    """As the protocol says: https://www.w3.org/TR/sparql11-protocol/#dataset."""
    query = "SELECT ?s FROM <urn:g0> { ?s ?p ?o }"
    formats = {"rows": "csv"}
    assert ask(graphs(), query, formats=formats)[1] == b"s\r\nurn:s0\r\n"
    assert ask(graphs(), query, formats=formats, default_graphs=["urn:g1"])[1] == b"s\r\nurn:s1\r\n"


def test_a_graph_that_is_no_address_is_told() -> None:
    """With what was given."""
    with pytest.raises(Fault, match="‘a b’"):
        ask(graphs(), "ASK {}", default_graphs=["a b"])


def test_lines_come_with_labels_when_asked(small: EmbeddedStore) -> None:
    """Of every address in the answer."""
    job = {"do": "lines", "query": "SELECT ?t { ?t a rd:Theme }", "labels": True, "language": "nl"}
    head, body = do(small, job)
    assert head == {"form": "rows", "cut": False, "labels": {THEME: "Fietsdiefstal"}}
    assert body == f"?t\n<{THEME}>\n".encode()


def test_a_limit_counts_rows_and_not_the_line_of_names(small: EmbeddedStore) -> None:
    """Two rows asked, two given, and said to be cut."""
    job = {"do": "lines", "query": "SELECT ?s { ?s ?p ?o }", "rows": 2, "labels": False, "language": "nl"}
    head, body = do(small, job)
    assert (head["cut"], len(body.splitlines())) == (True, 3)
