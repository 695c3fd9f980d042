"""What the server says of itself: to tools, to editors by SPARQL, and to who has a browser."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from rdflib import Graph

from rodedraad.app.service.descriptions import asks_about_itself
from rodedraad.ontology.terms import PREFIXES
from rodedraad.queries.catalogue.library import Library, find
from tests.app.conftest import E
from tests.app.raw import Response, get, send
from tests.servers import Running

SD = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
VOID = "PREFIX void: <http://rdfs.org/ns/void#>"

# As the editors of SIB, the Yasgui of Matdata and the extension for VS Code ask for prefixes and for classes.
PREFIX_QUERY = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?prefix ?namespace WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix }
ORDER BY ?prefix"""
CLASS_QUERY = """PREFIX void: <http://rdfs.org/ns/void#> PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype WHERE {
  ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
  ?pp void:property ?prop .
  OPTIONAL { { ?pp void:classPartition [ void:class ?objectClass ] }
    UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] } }
} ORDER BY ?subjectClass ?prop"""


def graph(response: Response) -> Graph:
    """Return what a response says, read as what it says to be."""
    assert response.status == 200, response.text
    return Graph().parse(response.body, format=response.media)


def asked(found: Graph, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* over *found*."""
    rows: Any = found.query(query)
    return sorted(tuple(str(term) for term in row) for row in rows)


@pytest.mark.parametrize("accept", ["", "*/*", "text/turtle", "application/rdf+xml", "application/n-triples"])
def test_the_address_alone_gives_its_description_as_rdf(accept: str, small: Running) -> None:
    """Service Description, section 2: rule one of three."""
    response = send(small, "GET", "/sparql", {"accept": accept} if accept else {})
    assert len(graph(response)) > 20
    assert response.media == (accept if "/" in accept and "*" not in accept else "text/turtle")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_description_names_the_address_it_was_asked_at(host: str, small: Running) -> None:
    """Rule two: ``sd:endpoint`` is the URL, under whatever name of this machine."""
    address = f"{host}:{small.port}"
    found = graph(send(small, "GET", "/sparql", {"host": address}))
    endpoints = asked(found, f"{SD} SELECT ?endpoint {{ ?service sd:endpoint ?endpoint }}")
    assert endpoints == [(f"http://{address}/sparql",)]


def test_the_description_fits_its_vocabulary(small: Running) -> None:
    """Rule three: one service with language, formats and dataset; each named graph with its name and size."""
    found = graph(send(small, "GET", "/sparql"))
    service = f"""{SD} SELECT ?service {{ ?service a sd:Service ; sd:endpoint ?endpoint ;
        sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
        sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON> ;
        sd:defaultDataset ?dataset . ?dataset a sd:Dataset ; sd:defaultGraph ?graph . ?graph a sd:Graph }}"""
    assert len(asked(found, service)) == 1
    graphs = f"""{SD} {VOID} SELECT ?name ?triples {{ ?dataset sd:namedGraph ?named .
        ?named a sd:NamedGraph ; sd:name ?name ; sd:graph [ a sd:Graph ; void:triples ?triples ] }}"""
    assert asked(found, graphs) == [(f"{E}g1", "3"), (f"{E}g2", "3"), (f"{E}g3", "3")]
    assert asked(found, f"{SD} {VOID} SELECT ?n {{ ?d sd:defaultGraph [ void:triples ?n ] }}") == [("8",)]


def test_the_description_leads_to_void_with_classes_and_properties(small: Running) -> None:
    """And that gives the whole in numbers."""
    link = "SELECT ?more { ?service <http://www.w3.org/2000/01/rdf-schema#seeAlso> ?more }"
    (more,) = asked(graph(send(small, "GET", "/sparql")), link)[0]
    assert more == f"{small.origin}/.well-known/void"
    found = graph(send(small, "GET", "/.well-known/void"))
    classes = f"{VOID} SELECT ?c ?n {{ ?d void:classPartition [ void:class ?c ; void:entities ?n ] }}"
    assert asked(found, classes) == [(f"{E}Other", "1"), (f"{E}Thing", "2")]


def test_prefixes_stand_at_a_well_known_place(small: Running) -> None:
    """Those of the house, as SHACL declares them."""
    found = graph(send(small, "GET", "/.well-known/sparql-examples"))
    query = "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?p ?n { [] sh:prefix ?p ; sh:namespace ?n }"
    assert set(asked(found, query)) >= set(PREFIXES.items())


def test_an_editor_asks_for_prefixes_and_classes_by_sparql(small: Running) -> None:
    """As SIB's does, with its own mark on the question, and finds them beside the data."""
    rows = get(small, PREFIX_QUERY, "application/sparql-results+json", ac="1").rows()
    assert {row["prefix"]: row["namespace"] for row in rows}.items() >= PREFIXES.items()
    rows = get(small, CLASS_QUERY).rows()
    assert {"subjectClass": f"{E}Thing", "prop": f"{E}next", "objectClass": f"{E}Thing"} in rows
    assert {
        "subjectClass": f"{E}Other",
        "prop": f"{E}size",
        "objectDatatype": PREFIXES["xsd"] + "integer",
    } in rows
    assert len(rows) == len({tuple(sorted(row.items())) for row in rows})


def test_a_description_is_seen_only_by_who_asks_for_it(small: Running) -> None:
    """All other queries count the data and nothing else."""
    assert get(small, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows() == [{"n": "9"}]
    assert get(small, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").rows() == [
        {"g": f"{E}g{number}"} for number in (1, 2, 3)
    ]
    joined = f"{VOID} SELECT ?name {{ ?part void:class ?class . ?thing a ?class ; <{E}name> ?name }}"
    assert {row["name"] for row in get(small, joined).rows()} == {"één", "twee"}


@pytest.mark.parametrize(
    ("query", "itself"),
    [
        (PREFIX_QUERY, True),
        (CLASS_QUERY, True),
        ("SELECT * { ?s sh:prefix ?p }", True),
        ("SELECT * { ?s void:class ?c }", True),
        ("SELECT * { ?s sd:endpoint ?c }", True),
        ("SELECT * { ?s a rd:Theme }", False),
        ("PREFIX publish: <http://example.org/> SELECT * { ?s publish:x ?c }", False),
        ("PREFIX avoid: <http://example.org/> SELECT * { ?s avoid:x ?c }", False),
    ],
)
def test_which_queries_are_about_the_server(query: str, itself: bool) -> None:
    """Those in the vocabularies of SHACL, VoID and service descriptions."""
    assert asks_about_itself(query) is itself


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void", "/.well-known/sparql-examples"])
def test_a_description_is_negotiated_kept_and_recognised(path: str, small: Running) -> None:
    """By header or by name; 304 for who has it; 406 and 400 in a sentence."""
    assert send(small, "GET", f"{path}?format=ntriples").media == "application/n-triples"
    assert send(small, "GET", f"{path}?format=csv").status == 406
    assert send(small, "GET", path, {"accept": "text/csv"}).status == 406
    whole = send(small, "GET", path)
    again = send(small, "GET", path, {"if-none-match": whole.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    head = send(small, "HEAD", path)
    assert (head.body, head.headers["content-length"]) == (b"", str(len(whole.body)))


@pytest.mark.parametrize("path", ["/.well-known/void", "/.well-known/sparql-examples"])
def test_a_description_is_only_read(path: str, small: Running) -> None:
    """And knows no parameters but the format."""
    response = send(small, "PUT", path, {}, b"")
    assert (response.status, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert send(small, "GET", f"{path}?{urlencode({'query': 'ASK {}'})}").status == 400


# As SIB's editor asks: what it is called, the question in words, and the query.
EXAMPLE_QUERY = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq"""


def test_an_editor_finds_every_question_once_and_each_runs_as_it_is(packaged_server: Running) -> None:
    """In the language of the server; at the well-known place they stand in both."""
    rows = get(packaged_server, EXAMPLE_QUERY, ac="1").rows()
    names = [row["sq"].partition("#")[2] for row in rows]
    assert names == sorted(Library().names)
    assert rows[0]["comment"] == find(names[0]).summaries["nl"]
    answers = [get(packaged_server, row["query"]) for row in rows if "SERVICE" not in row["query"]]
    assert [answer.status for answer in answers if answer.status != 200] == []
    found = graph(send(packaged_server, "GET", "/.well-known/sparql-examples"))
    assert len(asked(found, EXAMPLE_QUERY)) == 2 * len(names)


def test_files_of_another_come_without_the_questions_of_the_programme(small: Running) -> None:
    """They would find nothing there."""
    assert get(small, EXAMPLE_QUERY).rows() == []
