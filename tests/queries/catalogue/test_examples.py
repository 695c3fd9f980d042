"""Questions as RDF: what editors look for, and parameters that SHACL's own words describe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

from rodedraad.graph.engine import UnreadableQuery
from rodedraad.graph.formats import serialize
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import PREFIXES
from rodedraad.queries.catalogue.examples import Publication, examples
from rodedraad.queries.catalogue.library import Library, find

PLACE = Publication("http://example.org/examples", "http://example.org/sparql")
HEAD = "\n".join(f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items())
QUESTION = """\
#+ summary: {nl: "Wat?", en: "What?"}
#+ description: {nl: "Dit.", en: "This."}
#+ tags: [proef]
#+ params:
#+   - name: thing
#+     type: iri
#+     class: [rd:Theme, rd:Category]
#+     required: true
#+     multiple: true
#+     label: {nl: Ding, en: Thing}
#+   - {name: kind, type: iri, scheme: code:scheme-level, label: {nl: Soort, en: Kind}, any: {nl: a, en: b}}
#+   - {name: least, type: decimal, min: 0, max: 2.5, default: 1, label: {nl: Minstens, en: At least}}
#+   - {name: on, type: date, default: today, help: {nl: De dag., en: The day.}, label: {nl: Dag, en: Day}}
#+   - name: way
#+     type: choice
#+     default: up
#+     label: {nl: Hoe, en: How}
#+     choices: [{value: up, label: {nl: op, en: up}}, {value: down, label: {nl: neer, en: down}}]
#+ columns:
#+   - {name: thing, label: {nl: Ding, en: Thing}, type: iri}
#+ answer:
#+   nl: {none: "Niets.", one: "Iets.", many: "Veel."}
#+   en: {none: "Nothing.", one: "Something.", many: "Much."}
#+ test: {params: {thing: "1.1"}, rows: 1}
PREFIX rd: <https://w3id.org/rodedraad/def#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?thing WHERE {
  VALUES ?thing { UNDEF } VALUES ?kind { UNDEF } VALUES ?least { 1.0 } VALUES ?way { "up" }
  VALUES ?on { "2024-01-01"^^xsd:date }
  ?thing a rd:Theme
} ORDER BY ?thing
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of one question, and one that is no question."""
    (tmp_path / "try").mkdir()
    (tmp_path / "try" / "what.rq").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "try" / "wrong.rq").write_text("ASK {}", encoding="utf-8")
    return Library((tmp_path,))


def asked(library: Library, query: str, place: Publication = PLACE) -> list[tuple[str, ...]]:
    """Return the rows of *query* over the examples of *library*, read from Turtle."""
    graph = Graph().parse(serialize(examples(library, place), "turtle", PREFIXES), format="turtle")
    rows: Any = graph.query(f"{HEAD}\n{query}")
    return sorted(tuple(str(term) for term in row) for row in rows)


def test_an_example_has_its_question_in_words_and_its_query(library: Library) -> None:
    """As the convention has it; a file with a mistake is left out."""
    query = "SELECT ?q ?text { ?q a sh:SPARQLExecutable, sh:SPARQLSelectExecutable ; rdfs:comment ?text }"
    node = f"{PLACE.document}#try/what"
    assert asked(library, query) == [(node, "Wat?"), (node, "What?")]
    query = "SELECT ?p ?target ?word { ?q sh:prefixes ?p ; schema:target ?target ; schema:keywords ?word }"
    assert asked(library, query) == [
        (f"{PLACE.document}#prefixes", PLACE.endpoint, word) for word in ("proef", "try")
    ]


def test_the_query_stands_in_an_example_without_its_head(library: Library) -> None:
    """The head is told in RDF; the query runs as it is."""
    ((text,),) = asked(library, "SELECT ?text { ?q sh:select ?text }")
    assert text == library.find("what").sparql
    assert text.startswith("PREFIX rd:")
    assert text.endswith("} ORDER BY ?thing\n")


def test_texts_are_told_in_the_languages_asked(library: Library) -> None:
    """For an editor that shows one entry for each."""
    place = Publication(PLACE.document, PLACE.endpoint, languages=("en",))
    assert asked(library, "SELECT ?text { ?q rdfs:comment ?text }", place) == [("What?",)]
    assert asked(library, "SELECT ?name { ?q sh:name ?name ; sh:path ?p ; sh:order 0 }", place) == [
        ("Thing",)
    ]


def test_a_parameter_goes_by_the_local_name_of_its_path_in_order(library: Library) -> None:
    """Which is the variable of the query: SHACL, section 5.2.1 of the advanced features."""
    query = """SELECT ?order ?path ?optional { ?q sh:parameter ?p .
        ?p a sh:Parameter ; sh:order ?order ; sh:path ?path ; sh:optional ?optional }"""
    found = [(order, path.rpartition("/")[2], optional) for order, path, optional in asked(library, query)]
    names = ("thing", "kind", "least", "on", "way")
    assert found == [(str(order), name, str(order > 0).lower()) for order, name in enumerate(names)]
    several = "SELECT ?name { ?p sh:name ?name FILTER NOT EXISTS { ?p sh:maxCount 1 } }"
    assert asked(library, several) == [("Ding",), ("Thing",)]


def test_things_are_told_by_class_or_scheme(library: Library) -> None:
    """One class by itself, several as a choice between shapes."""
    query = "SELECT ?class { ?p sh:or/rdf:rest*/rdf:first/sh:class ?class ; sh:nodeKind sh:IRI }"
    assert asked(library, query) == [(f"{PREFIXES['rd']}{name}",) for name in ("Category", "Theme")]
    query = "SELECT ?scheme { ?p sh:property [ sh:path skos:inScheme ; sh:hasValue ?scheme ] }"
    assert asked(library, query) == [(f"{PREFIXES['code']}scheme-level",)]


def test_literals_are_told_by_datatype_bounds_and_choices(library: Library) -> None:
    """A default that depends on the day stays out: it is no value."""
    query = """SELECT ?type ?least ?most ?default { ?p sh:datatype ?type ;
        sh:minInclusive ?least ; sh:maxInclusive ?most ; sh:defaultValue ?default }"""
    assert asked(library, query) == [(f"{PREFIXES['xsd']}decimal", "0", "2.5", "1")]
    assert asked(library, "SELECT ?p { ?p sh:datatype xsd:date ; sh:defaultValue ?default }") == []
    assert asked(library, "SELECT ?text { ?p sh:datatype xsd:date ; sh:description ?text }") == [
        ("De dag.",),
        ("The day.",),
    ]
    query = "SELECT ?value { ?p sh:name 'Hoe'@nl ; sh:in/rdf:rest*/rdf:first ?value }"
    assert asked(library, query) == [("down",), ("up",)]


def test_only_a_federated_question_names_other_endpoints(library: Library) -> None:
    """Those that may be asked."""
    place = Publication(PLACE.document, PLACE.endpoint, services=("http://example.org/other",))
    query = "SELECT ?q ?other { ?q spex:federatesWith ?other }"
    assert asked(library, query, place) == []
    federated = [name for name in Library().names if find(name).federates]
    found = asked(Library(), query, place)
    assert [node.partition("#")[2] for node, _ in found] == federated


def test_every_packaged_question_runs_as_its_example_gives_it(packaged_store: EmbeddedStore) -> None:
    """Without values chosen, in any tool."""
    unreadable = []
    for name in Library().names:
        question = find(name)
        if question.federates:
            continue
        try:
            packaged_store.query(question.sparql)
        except UnreadableQuery:
            unreadable.append(name)
    assert unreadable == []
