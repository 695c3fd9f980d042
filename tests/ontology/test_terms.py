"""Every IRI stands in our Python once, and those of our own are the ones the ontology defines."""

from __future__ import annotations

import inspect
import keyword
from collections import Counter

import pytest
from rdflib import RDF as TYPES
from rdflib import Graph

from rodedraad.ontology import terms
from rodedraad.ontology.room import ROOM
from rodedraad.ontology.terms import CODE, NAMESPACES, ONTOLOGY, PREFIXES, RD, known

GROUPS = [group for _, group in inspect.getmembers(terms, inspect.isclass) if hasattr(group, "NAMESPACE")]


def constants(group: type) -> dict[str, str]:
    """Return the terms of *group*: the name in Python and the IRI."""
    return {
        name: iri for name, iri in vars(group).items() if not name.startswith("_") and name != "NAMESPACE"
    }


def defined(file: str) -> set[str]:
    """Return every subject in our namespaces that *file* types."""
    graph = Graph().parse(ROOM / file, format="turtle")
    return {str(term) for term in graph.subjects(TYPES.type) if str(term).startswith(NAMESPACES)}


def test_our_terms_are_those_of_the_ontology() -> None:
    """Python misses no term of the ontology and invents none."""
    assert set(constants(RD).values()) == defined("rodedraad.ttl")


def test_our_codes_are_in_a_code_list() -> None:
    """A code that Python tells apart exists."""
    assert set(constants(CODE).values()) <= defined("vocabularies/codes.ttl")


def test_no_iri_is_written_twice() -> None:
    """Two names for one IRI would drift apart."""
    counted = Counter(iri for group in GROUPS for iri in constants(group).values())
    assert [iri for iri, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_a_constant_carries_the_name_of_its_term(group: type) -> None:
    """``SKOS.prefLabel`` is skos:prefLabel; a dash becomes ``_``, and a word of Python gets one behind it."""
    space = vars(group)["NAMESPACE"]
    assert space in PREFIXES.values()
    for name, iri in constants(group).items():
        assert name.removesuffix("_") == iri.removeprefix(space).replace("-", "_")
        assert name.endswith("_") == keyword.iskeyword(iri.removeprefix(space))


def test_prefixes_stand_in_alphabetical_order() -> None:
    """House order, so that a new prefix has one place to go."""
    assert list(PREFIXES) == sorted(PREFIXES)
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_our_namespaces_lie_under_the_ontology() -> None:
    """Looking up a term of ours leads to the ontology that defines it."""
    assert [space for space in NAMESPACES if not space.startswith(ONTOLOGY)] == []


def test_known_terms_are_what_a_parser_finds() -> None:
    """The quick reading of the files and a real parser agree on what is defined."""
    assert known() == defined("rodedraad.ttl") | defined("vocabularies/codes.ttl")
