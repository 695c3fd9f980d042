"""Graph to files to graph, and the same bytes whatever the order."""

from __future__ import annotations

import random
import string
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rodedraad.graph.rdf import Iri, Literal, Quad, Subject, Term, Triple
from rodedraad.graph.store import canonical_nquads, parse_file
from rodedraad.graph.turtle import write

XSD = "http://www.w3.org/2001/XMLSchema#"
LOCAL = st.text(string.ascii_letters + string.digits + "-_.éß", min_size=1, max_size=12)
IRIS = st.builds(
    lambda space, local: Iri(space + local),
    st.sampled_from(
        [
            "https://w3id.org/rodedraad/id/dorp/thema/",
            "https://w3id.org/rodedraad/def#",
            "http://www.w3.org/2004/02/skos/core#",
            "https://example.org/x/y#",
            "urn:",
        ]
    ),
    LOCAL,
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, st.sampled_from(["nl", "en", "de-ch"])),
    st.builds(lambda number: Literal(str(number), XSD + "integer"), st.integers()),
    st.builds(
        lambda text, kind: Literal(text, XSD + kind), TEXTS, st.sampled_from(["decimal", "boolean", "date"])
    ),
)
TERMS: st.SearchStrategy[Term] = st.one_of(IRIS, LITERALS)
SUBJECTS: st.SearchStrategy[Subject] = IRIS
TRIPLES = st.lists(st.builds(Triple, SUBJECTS, IRIS, TERMS), max_size=25)
QUADS = st.lists(st.builds(Quad, SUBJECTS, IRIS, TERMS, st.one_of(st.none(), IRIS)), max_size=25)


@settings(max_examples=150, deadline=None)
@given(TRIPLES)
def test_a_graph_written_and_read_is_the_same_graph(triples: list[Triple]) -> None:
    """Whatever the names and texts."""
    quads = parse_file(write(triples).encode(), suffix=".ttl", graph=None, place=Path("x.ttl"))
    assert {quad.triple for quad in quads} == set(triples)


@settings(max_examples=100, deadline=None)
@given(TRIPLES, st.integers())
def test_the_file_of_a_graph_does_not_show_the_order_of_its_statements(
    triples: list[Triple], seed: int
) -> None:
    """Sorted and stable: writing again what was read gives the same file."""
    shuffled = list(triples)
    random.Random(seed).shuffle(shuffled)
    text = write(triples)
    assert write(shuffled) == text
    read = parse_file(text.encode(), suffix=".ttl", graph=None, place=Path("x.ttl"))
    assert write(quad.triple for quad in read) == text


@settings(max_examples=100, deadline=None)
@given(QUADS, st.integers())
def test_canonical_n_quads_are_the_same_for_the_same_dataset(quads: list[Quad], seed: int) -> None:
    """In any order, read back or not."""
    shuffled = list(quads)
    random.Random(seed).shuffle(shuffled)
    canonical = canonical_nquads(quads)
    assert canonical_nquads(shuffled) == canonical
    read = parse_file(canonical, suffix=".nq", graph=None, place=Path("x.nq"))
    assert canonical_nquads(read) == canonical
