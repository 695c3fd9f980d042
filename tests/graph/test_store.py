"""The store in memory: the union of its graphs answers, and rules draw what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.answers import Graph, Solutions, Truth
from rodedraad.graph.engine import UnreadableQuery
from rodedraad.graph.rdf import Iri, Literal, Quad, Triple
from rodedraad.graph.store import Dataset, EmbeddedStore, Reasoner
from rodedraad.ontology.faults import Fault

A, B, C, G = (Iri(f"https://example.org/{name}") for name in "abcg")
PLACE = Path("data/x.ttl")


def test_the_default_graph_is_the_union_of_all_graphs() -> None:
    """What stands in any graph answers a query that names none."""
    store = EmbeddedStore.of([Quad(A, B, C, G), Quad(B, B, C)])
    answer = store.query("SELECT ?s { ?s ?p ?o } ORDER BY ?s")
    assert answer == Solutions(("s",), [(A,), (B,)])
    assert len(store) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT ?s FROM <https://example.org/g> { ?s ?p ?o }", [A]),
        ("# a\nSELECT ?s\nfrom#\n<https://example.org/g>\n{ ?s ?p ?o }", [A]),
        ("PREFIX x: <https://example.org/> SELECT ?s FROM x:g { ?s ?p ?o }", [A]),
        ("SELECT ?s FROM NAMED <https://example.org/g> { ?s ?p ?o }", []),
        ("SELECT ?s { ?s ?p ?o } # FROM <https://example.org/g>", [A, B]),
        ("# FROM <https://example.org/g>\nSELECT ?s { ?s ?p ?o }", [A, B]),
        ("SELECT ?s { ?s ?p ?o BIND ('FROM <x>' AS ?from) }", [A, B]),
        ("PREFIX from: <urn:> SELECT ?s { ?s ?p ?o FILTER (?s != from:from) }", [A, B]),
    ],
)
def test_a_query_that_names_its_graphs_gets_those(query: str, found: list[Iri]) -> None:
    """And one that only speaks of FROM gets them all."""
    answer = EmbeddedStore.of([Quad(A, B, C, G), Quad(B, B, C)]).query(query)
    assert isinstance(answer, Solutions)
    assert sorted(row[0].value for row in answer.rows if isinstance(row[0], Iri)) == [s.value for s in found]


def test_the_graphs_a_caller_names_go_before_those_of_the_query() -> None:
    """Those named for GRAPH are not in the default graph."""
    store = EmbeddedStore.of([Quad(A, B, C, G), Quad(B, B, C)])
    query = f"SELECT ?s FROM <{G.value}> {{ ?s ?p ?o }}"
    assert store.result(query, dataset=Dataset(named=[G.value])).answer() == Solutions(("s",), [])
    assert store.result(query, dataset=Dataset([G.value])).answer() == Solutions(("s",), [(A,)])
    with pytest.raises(Fault, match="‘g’"):
        store.result(query, dataset=Dataset(["g"]))


def test_prefixes_are_known_unless_the_query_has_its_own() -> None:
    """Those of the query hold."""
    store = EmbeddedStore.of([Quad(A, B, C, G)])
    prefixes = {"x": "https://example.org/"}
    assert store.result("ASK { x:a x:b x:c }", prefixes=prefixes).answer() == Truth(True)
    query = "PREFIX x: <https://other/> ASK { x:a x:b x:c }"
    assert store.result(query, prefixes=prefixes).answer() == Truth(False)


def test_each_form_of_query_has_its_own_answer() -> None:
    """Rows with None where unbound, a truth, triples."""
    store = EmbeddedStore.of([Quad(A, B, Literal("x", language="nl"), G)])
    rows = store.query("SELECT ?o ?n { ?s ?p ?o OPTIONAL { ?o ?p ?n } }")
    assert rows == Solutions(("o", "n"), [(Literal("x", language="nl"), None)])
    assert store.query("ASK { ?s ?p ?o }") == Truth(True)
    assert store.query("CONSTRUCT { ?s ?p ?p } { ?s ?p ?o }") == Graph([Triple(A, B, B)])


def test_a_query_that_is_not_sparql_says_where() -> None:
    """Line and column, for a sentence elsewhere."""
    with pytest.raises(UnreadableQuery) as caught:
        EmbeddedStore.of([]).query("SELECT *\nWHERE { ?s ?p")
    assert caught.value.line == 2


def test_an_update_is_no_query() -> None:
    """The store answers, it does not change."""
    store = EmbeddedStore.of([Quad(A, B, C)])
    with pytest.raises(UnreadableQuery):
        store.query("DELETE WHERE { ?s ?p ?o }")
    assert len(store) == 1


def test_a_rule_adds_only_what_is_not_there_and_sees_what_the_one_before_added() -> None:
    """Each new triple once, sorted within its rule."""
    first = "CONSTRUCT { ?s ?p <https://example.org/c> . ?s ?p <https://example.org/a> } { ?s ?p ?o }"
    second = "CONSTRUCT { ?o ?p ?s } { ?s ?p ?o }"
    assert Reasoner([Quad(A, B, C, G)]).infer([first, second]) == [Triple(A, B, A), Triple(C, B, A)]
