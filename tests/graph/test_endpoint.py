"""The second door: real endpoints give the rows that the embedded store gives, broken ones a sentence."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from rodedraad.graph.answers import Answer, Graph, Solutions
from rodedraad.graph.builds import Build
from rodedraad.graph.endpoint import RemoteStore
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.queries.networks.extracting import extract, extracts
from rodedraad.queries.sparql.guarding import with_house_prefixes
from tests import servers

QUERIES = {
    "labels in two languages": "SELECT ?t ?l { ?t a rd:Motion ; skos:prefLabel ?l } ORDER BY ?t LANG(?l)",
    "optional": "SELECT ?f ?u { ?f a rd:PolicyFramework OPTIONAL { ?f rd:validUntil ?u } } ORDER BY ?f ?u",
    "path": 'SELECT ?c { ?field skos:notation "4" . ?c skos:broader+ ?field } ORDER BY ?c',
    "not exists": "SELECT ?p { ?p a rd:Partnership FILTER NOT EXISTS { ?s rd:involves ?p } } ORDER BY ?p",
    "aggregate": "SELECT ?a (COUNT(DISTINCT ?x) AS ?n) { ?i rd:involvedActor ?a ; rd:involvedIn ?x }"
    " GROUP BY ?a ORDER BY ?a",
    "sum of decimals": "SELECT (SUM(?h) AS ?hours) { ?w rd:estimatedHours ?h }",
    "graphs": 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER (STRENDS(STR(?g), "/inferred")) }',
    "ask yes": "ASK { ?m a rd:Motion }",
    "ask no": "ASK { ?m a rd:Theme ; a rd:Motion }",
    "construct": "# SELECT and ADD are no part of this\n"
    "CONSTRUCT { ?m skos:prefLabel ?l } { ?m a rd:Motion ; skos:prefLabel ?l }",
}


def comparable(answer: Answer) -> object:
    """Return an answer such that equal ones are equal: numbers by value, triples in order."""
    if isinstance(answer, Graph):
        return sorted(str(triple) for triple in answer.triples)
    if isinstance(answer, Solutions):
        return (
            answer.variables,
            [[_plain(term.value if term else None) for term in row] for row in answer.rows],
        )
    return answer


def _plain(text: str | None) -> object:
    """Return *text* as a value: Virtuoso writes numbers its own way, and has no truth but 1 and 0."""
    truth = {"true": 1.0, "false": 0.0}
    try:
        return truth[text] if text in truth else float(text) if text else text
    except ValueError:
        return text


@pytest.fixture(scope="module")
def embedded(packaged_build: Build) -> EmbeddedStore:
    """The first door."""
    return EmbeddedStore.load(packaged_build.dataset)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def endpoint(
    request: pytest.FixtureRequest, packaged_build: Build, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RemoteStore]:
    """A real server with the same dataset."""
    serve = servers.oxigraph if request.param == "oxigraph" else servers.virtuoso
    with serve(packaged_build.dataset, tmp_path_factory.mktemp(request.param)) as address:
        yield RemoteStore(address)


@pytest.mark.parametrize("name", QUERIES)
def test_both_doors_give_the_same_answer(name: str, embedded: EmbeddedStore, endpoint: RemoteStore) -> None:
    """Every form of query, on two engines."""
    query, _ = with_house_prefixes(QUERIES[name])
    answer = embedded.query(query)
    assert comparable(endpoint.query(query)) == comparable(answer)
    assert answer not in (Solutions((), []), Graph([]))


@pytest.mark.parametrize("name", extracts())
def test_every_extract_gives_the_same_rows_through_both_doors(
    name: str, embedded: EmbeddedStore, endpoint: RemoteStore
) -> None:
    """Extracts are standard SPARQL 1.1: no row more or less elsewhere."""
    query = extract(name).text
    here, there = embedded.query(query), endpoint.query(query)
    assert isinstance(here, Solutions)
    assert isinstance(there, Solutions)
    assert sorted(map(str, _rows(there))) == sorted(map(str, _rows(here)))


def _rows(answer: Solutions) -> list[list[object]]:
    return [[_plain(term.value if term else None) for term in row] for row in answer.rows]


def test_describe_speaks_of_the_thing_asked_for(endpoint: RemoteStore) -> None:
    """What DESCRIBE holds is up to the engine; that it holds the thing's own statements is not."""
    motion = "https://w3id.org/rodedraad/id/hengelo/motie/straatintimidatie"
    answer = endpoint.query(f"DESCRIBE <{motion}>")
    assert isinstance(answer, Graph)
    assert motion in {triple.subject.value for triple in answer.triples}


def test_a_query_that_is_refused_says_what_the_endpoint_said(endpoint: RemoteStore) -> None:
    """The endpoint's own words come along, on one line."""
    with pytest.raises(Fault, match="geweigerd") as caught:
        endpoint.query("SELECT ?x WHERE { ?x")
    assert "\n" not in str(caught.value)


class Answering(http.server.BaseHTTPRequestHandler):
    """A server that answers anything with the page it was given."""

    media, body, status = "text/html", b"<html><h1>Welkom</h1></html>", 200

    def do_POST(self) -> None:
        """Answer with the page, whatever was asked."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.status)
        self.send_header("Content-Type", self.media)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(
    ("media", "body", "status", "said"),
    [
        ("text/html", b"<html><h1>Welkom</h1></html>", 200, "gaf een webpagina"),
        ("application/pdf", b"%PDF", 200, "application/pdf"),
        ("application/sparql-results+json", b'{"head": {', 200, "niet klopt met"),
        ("text/html", b"<h1>Weg</h1>", 404, "404 Weg"),
        ("text/plain", b"kapot", 500, "500"),
    ],
)
def test_an_endpoint_that_answers_otherwise_is_a_sentence(
    media: str, body: bytes, status: int, said: str
) -> None:
    """A web page, another kind of file, a broken answer or an error: told with the address."""
    handler = type("Handler", (Answering,), {"media": media, "body": body, "status": status})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/sparql"
        with pytest.raises(Fault, match=said) as caught:
            RemoteStore(address).query("SELECT ?x { ?x ?y ?z }")
        server.shutdown()
    assert address in str(caught.value)


def test_an_endpoint_that_is_down_is_a_sentence() -> None:
    """Nobody listens on that port."""
    with pytest.raises(Fault, match="niet te bereiken"):
        RemoteStore(f"http://127.0.0.1:{servers.free_port()}/sparql").query("ASK {}")


def test_an_endpoint_that_stays_silent_is_left_at_the_time_limit() -> None:
    """It accepts the call and says nothing."""
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        with pytest.raises(Fault, match="lang geen antwoord"):
            RemoteStore(address, timeout=0.3).query("ASK {}")


@pytest.mark.parametrize("address", ["ftp://x/y", "hengelo", "http://", "file:///etc/passwd", "http://a b"])
def test_what_is_no_address_of_an_endpoint_is_refused(address: str) -> None:
    """Only http and https."""
    with pytest.raises(Fault, match="geen adres van een SPARQL-endpoint"):
        RemoteStore(address)
