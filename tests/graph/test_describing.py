"""VoID and service description: counted from the data, readable by rdflib, fit for editors."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph

from rodedraad.graph.answers import Solutions
from rodedraad.graph.describing import About, Counts, besides, count_queries, declarations, service, void
from rodedraad.graph.formats import serialize
from rodedraad.graph.rdf import Iri, Literal, Triple
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.heads import read_query
from rodedraad.ontology.terms import PREFIXES

E = "http://example.org/"
DATA = f"""\
<{E}a> <{PREFIXES["rdf"]}type> <{E}Team> <{E}g1> .
<{E}a> <{E}name> "A"@nl <{E}g1> .
<{E}a> <{E}worksOn> <{E}t> <{E}g1> .
<{E}a> <{E}worksOn> <{E}t> <{E}g2> .
<{E}t> <{PREFIXES["rdf"]}type> <{E}Theme> <{E}g2> .
<{E}t> <{E}since> "2024"^^<{PREFIXES["xsd"]}gYear> .
""".encode()
ABOUT = About(f"{E}dataset", "abc", "http://127.0.0.1:1/sparql", {"nl": "Proef", "en": "Trial"})

# As SIB's sparql-editor asks before it completes: the class of a subject decides what it offers.
EDITOR = """
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT ?class ?property ?target ?datatype ?triples WHERE {
  ?part void:class ?class ; void:propertyPartition ?inner .
  ?inner void:property ?property ; void:triples ?triples .
  OPTIONAL { ?inner void:classPartition/void:class ?target }
  OPTIONAL { ?inner void-ext:datatypePartition/void-ext:datatype ?datatype }
} ORDER BY ?class ?property
"""


def counted(data: bytes) -> Counts:
    """Return what the counting queries find in *data*."""
    store = EmbeddedStore.load(data)
    rows = {}
    for name, query in count_queries().items():
        answer = store.query(query)
        assert isinstance(answer, Solutions)
        rows[name] = [
            {name: term.value for name, term in zip(answer.variables, row, strict=True) if term is not None}
            for row in answer.rows
        ]
    return Counts(rows)


def graph(triples: list[Triple]) -> Graph:
    """Return *triples* as rdflib reads them."""
    return Graph().parse(serialize(triples, "turtle", PREFIXES), format="turtle")


def asked(triples: list[Triple], query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* over *triples*, without our example namespace."""
    found: Any = graph(triples).query(query)
    return [tuple("" if term is None else str(term).removeprefix(E) for term in row) for row in found]


def test_totals_count_each_statement_once_whatever_the_number_of_graphs() -> None:
    """The statement that stands in two graphs is one."""
    counts = counted(DATA)
    assert counts.triples == 5
    assert counts.graphs == {f"{E}g1": 3, f"{E}g2": 2}
    query = """PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?triples ?subjects ?objects ?classes ?properties {
        ?dataset a void:Dataset ; void:triples ?triples ; void:distinctSubjects ?subjects ;
          void:distinctObjects ?objects ; void:classes ?classes ; void:properties ?properties }"""
    assert asked(void(ABOUT, counts), query) == [("5", "2", "5", "2", "4")]


def test_an_editor_learns_which_class_has_which_property_and_what_that_leads_to() -> None:
    """With the number of statements, so that it can put what is used most first."""
    assert asked(void(ABOUT, counted(DATA)), EDITOR) == [
        ("Team", "name", "", PREFIXES["rdf"] + "langString", "1"),
        ("Team", "worksOn", "Theme", "", "1"),
        ("Team", PREFIXES["rdf"] + "type", "", "", "1"),
        ("Theme", "since", "", PREFIXES["xsd"] + "gYear", "1"),
        ("Theme", PREFIXES["rdf"] + "type", "", "", "1"),
    ]


@pytest.mark.parametrize("dataset", [f"{E}dataset", f"{E}sparql#data"])
def test_a_part_is_named_after_the_whole(dataset: str) -> None:
    """The same name in every run, a right IRI also where the name of the whole has a fragment."""
    about = About(dataset, "abc", ABOUT.endpoint)
    names = [set(map(str, graph(void(about, counted(DATA))).subjects())) for _ in range(2)]
    assert names[0] == names[1]
    parts = names[0] - {dataset}
    assert parts
    assert all(name.startswith(dataset) and name.count("#") == 1 for name in parts)


def test_the_whole_has_a_part_by_class_and_by_property() -> None:
    """Entities of a class, statements of a property."""
    query = """PREFIX void: <http://rdfs.org/ns/void#> SELECT ?what ?count {
        ?dataset a void:Dataset .
        { ?dataset void:classPartition [ void:class ?what ; void:entities ?count ] }
        UNION { ?dataset void:propertyPartition [ void:property ?what ; void:triples ?count ] }
    } ORDER BY ?what"""
    assert asked(void(ABOUT, counted(DATA)), query) == [
        ("Team", "1"),
        ("Theme", "1"),
        ("name", "1"),
        ("since", "1"),
        ("worksOn", "1"),
        (PREFIXES["rdf"] + "type", "2"),
    ]


@pytest.mark.parametrize("federates", [False, True])
def test_a_service_says_what_it_can_and_over_which_graphs(federates: bool) -> None:
    """Its address, language, formats, and the graphs by name with their size."""
    triples = service(ABOUT, counted(DATA), void_at=f"{E}void", federates=federates)
    query = """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?endpoint ?whole ?name ?triples { ?service a sd:Service ; sd:endpoint ?endpoint ;
          sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
          sd:defaultDataset ?dataset . ?dataset a sd:Dataset ; sd:defaultGraph [ void:triples ?whole ] ;
          sd:namedGraph [ a sd:NamedGraph ; sd:name ?name ; sd:graph [ void:triples ?triples ] ]
        } ORDER BY ?name"""
    assert asked(triples, query) == [
        (ABOUT.endpoint, "5", "g1", "3"),
        (ABOUT.endpoint, "5", "g2", "2"),
    ]
    features = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?f { ?s sd:feature ?f }"
    assert any("BasicFederatedQuery" in row[0] for row in asked(triples, features)) == federates
    formats = """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        SELECT (COUNT(?f) AS ?n) { ?s sd:resultFormat ?f }"""
    assert asked(triples, formats) == [("8",)]


def test_an_empty_dataset_has_a_description_too() -> None:
    """Nothing is counted as nothing."""
    counts = counted(b"")
    assert (counts.triples, counts.graphs) == (0, {})
    assert len(graph(service(ABOUT, counts, void_at=f"{E}void"))) > 10


def test_prefixes_are_declared_as_editors_read_them() -> None:
    """SHACL, section 5.2.1: the namespace is an ``xsd:anyURI``."""
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT ?prefix ?namespace { ?all sh:declare [ sh:prefix ?prefix ; sh:namespace ?namespace ]
        FILTER (DATATYPE(?namespace) = xsd:anyURI) } ORDER BY ?prefix"""
    assert dict(asked(declarations(f"{E}prefixes"), query)) == PREFIXES  # type: ignore[arg-type]


def test_every_counting_query_says_what_it_counts() -> None:
    """The head of a query file, as everywhere."""
    from rodedraad.graph.describing import ROOM

    for name in count_queries():
        assert read_query(ROOM / "counts" / f"{name}.rq", name).summaries["nl"].endswith("?")


def test_a_description_beside_the_data_repeats_nothing() -> None:
    """Of the data, in a graph or in none, or of another: who asks all graphs together sees it once."""
    known = Triple(Iri(f"{E}a"), Iri(f"{E}name"), Literal("A", language="nl"))
    plain = Triple(Iri(f"{E}x"), Iri(f"{E}name"), Literal("in geen graaf ."))
    new = Triple(Iri(f"{E}d"), Iri(f"{E}name"), Literal("nieuw"))
    data = DATA + f'<{E}x> <{E}name> "in geen graaf ." .\n'.encode()
    both = besides(data, {f"{E}one": [known, plain, new], f"{E}two": [new]})
    assert both == data + f'<{E}d> <{E}name> "nieuw" <{E}one> .\n'.encode()
