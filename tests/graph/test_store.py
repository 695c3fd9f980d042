"""The store in memory: the union of its graphs answers, and rules draw what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.answers import Graph, Solutions, Truth
from rodedraad.graph.engine import UnreadableQuery
from rodedraad.graph.rdf import Iri, Literal, Quad, Triple
from rodedraad.graph.store import EmbeddedStore, Reasoner

A, B, C, G = (Iri(f"https://example.org/{name}") for name in "abcg")
PLACE = Path("data/x.ttl")


def test_the_default_graph_is_the_union_of_all_graphs() -> None:
    """What stands in any graph answers a query that names none."""
    store = EmbeddedStore.of([Quad(A, B, C, G), Quad(B, B, C)])
    answer = store.query("SELECT ?s { ?s ?p ?o } ORDER BY ?s")
    assert answer == Solutions(("s",), [(A,), (B,)])
    assert len(store) == 2


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
