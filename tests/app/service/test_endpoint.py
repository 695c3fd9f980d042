"""The SPARQL 1.1 Protocol in raw HTTP: what a read-only endpoint does with each kind of request.

Rules: https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

import pytest

from tests.app.conftest import E
from tests.app.raw import Response, get, send
from tests.servers import Running

SELECT = f"SELECT ?thing {{ ?thing a <{E}Thing> }} ORDER BY ?thing"
ASK = f"ASK {{ <{E}one> a <{E}Thing> }}"
CONSTRUCT = f"CONSTRUCT {{ ?s a <{E}Thing> }} WHERE {{ ?s a <{E}Thing> }}"
DESCRIBE = f"DESCRIBE <{E}one>"
NAMED = f"ASK {{ GRAPH <{E}g2> {{ <{E}two> ?p ?o }} }}"
INSERT = f"INSERT DATA {{ <{E}new> a <{E}Thing> }}"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
UPDATE = {"content-type": "application/sparql-update"}

BOOLEANS = ("application/sparql-results+json", "application/sparql-results+xml")
TABLES = (*BOOLEANS, "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


@dataclass(frozen=True)
class Case:
    """A request, the statuses that are right for it, and for an answer its type and truth."""

    method: str
    parameters: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    statuses: tuple[int, ...] = (200,)
    media: tuple[str, ...] = ()
    truth: bool | None = None


def form(*parameters: tuple[str, str]) -> bytes:
    """Return *parameters* as the body of a form."""
    return urlencode(parameters).encode()


DEFAULT1, DEFAULT2 = ("default-graph-uri", f"{E}g1"), ("default-graph-uri", f"{E}g2")
NAMED1, NAMED2 = ("named-graph-uri", f"{E}g1"), ("named-graph-uri", f"{E}g2")
BOTH_DEFAULT = (
    f"ASK {{ <{E}one> a <{E}Thing> . <{E}two> a <{E}Thing> FILTER NOT EXISTS {{ <{E}three> a ?any }} }}"
)
ONE_DEFAULT = f"ASK {{ <{E}one> a <{E}Thing> FILTER NOT EXISTS {{ <{E}two> a ?any }} }}"
BOTH_NAMED = f"""ASK {{ GRAPH ?a {{ <{E}one> a <{E}Thing> }} GRAPH ?b {{ <{E}two> a <{E}Thing> }}
    FILTER NOT EXISTS {{ GRAPH ?c {{ <{E}three> a ?any }} }} FILTER NOT EXISTS {{ ?x a ?y }} }}"""
FULL = f"""ASK {{ <{E}three> a <{E}Other>
    GRAPH ?a {{ <{E}one> a <{E}Thing> }} GRAPH ?b {{ <{E}two> a <{E}Thing> }}
    FILTER NOT EXISTS {{ <{E}one> a ?any }} }}"""
FROM_OTHER = f"ASK FROM <{E}g3> {{ <{E}one> a <{E}Thing> FILTER NOT EXISTS {{ <{E}three> a ?any }} }}"

# What the protocol asks of a query operation (2.1), of its dataset (2.1.4) and of its answer (2.1.5, 2.1.6);
# and of an update (2.2), that here is refused in every form, right or wrong.
PROTOCOL = {
    "a query by GET": Case("GET", [("query", ASK)], truth=True),
    "a query as a form": Case("POST", headers=FORM, body=form(("query", ASK)), truth=True),
    "a query as the body": Case("POST", headers=DIRECT, body=ASK.encode(), truth=True),
    "a SELECT has a table": Case("GET", [("query", SELECT)], media=TABLES),
    "an ASK has a truth": Case("GET", [("query", ASK)], media=BOOLEANS, truth=True),
    "a CONSTRUCT has a graph": Case("GET", [("query", CONSTRUCT)], media=GRAPHS),
    "a DESCRIBE has a graph": Case("GET", [("query", DESCRIBE)], media=GRAPHS),
    "one default graph by GET": Case("GET", [("query", ONE_DEFAULT), DEFAULT1], truth=True),
    "one default graph by a form": Case(
        "POST", headers=FORM, body=form(("query", ONE_DEFAULT), DEFAULT1), truth=True
    ),
    "one default graph beside the body": Case(
        "POST", [DEFAULT1], headers=DIRECT, body=ONE_DEFAULT.encode(), truth=True
    ),
    "default graphs by GET": Case("GET", [("query", BOTH_DEFAULT), DEFAULT1, DEFAULT2], truth=True),
    "default graphs by a form": Case(
        "POST", headers=FORM, body=form(("query", BOTH_DEFAULT), DEFAULT1, DEFAULT2), truth=True
    ),
    "default graphs beside the body": Case(
        "POST", [DEFAULT1, DEFAULT2], headers=DIRECT, body=BOTH_DEFAULT.encode(), truth=True
    ),
    "named graphs by GET": Case("GET", [("query", BOTH_NAMED), NAMED1, NAMED2], truth=True),
    "named graphs by a form": Case(
        "POST", headers=FORM, body=form(("query", BOTH_NAMED), NAMED1, NAMED2), truth=True
    ),
    "named graphs beside the body": Case(
        "POST", [NAMED1, NAMED2], headers=DIRECT, body=BOTH_NAMED.encode(), truth=True
    ),
    "a default and named graphs": Case(
        "GET", [("query", FULL), ("default-graph-uri", f"{E}g3"), NAMED1, NAMED2], truth=True
    ),
    "graphs of the request before those of the query": Case(
        "GET", [("query", FROM_OTHER), DEFAULT1], truth=True
    ),
    "a query by PUT": Case("PUT", [("query", ASK)], headers=DIRECT, body=ASK.encode(), statuses=(405,)),
    "two queries by GET": Case("GET", [("query", ASK), ("query", SELECT)], statuses=(400,)),
    "two queries in a form": Case(
        "POST", headers=FORM, body=form(("query", ASK), ("query", SELECT)), statuses=(400,)
    ),
    "a query in the body and one in the URL": Case(
        "POST", [("query", SELECT)], headers=DIRECT, body=ASK.encode(), statuses=(400,)
    ),
    "a form of another type": Case(
        "POST", headers={"content-type": "text/plain"}, body=form(("query", ASK)), statuses=(415,)
    ),
    "a form without a type": Case("POST", body=form(("query", ASK)), statuses=(415,)),
    "a body without a type": Case("POST", body=ASK.encode(), statuses=(415,)),
    "a body in UTF-16": Case("POST", headers=DIRECT, body=ASK.encode("utf-16"), statuses=(400,)),
    "a body that says to be in UTF-16": Case(
        "POST",
        headers={"content-type": "application/sparql-query; charset=UTF-16"},
        body=ASK.encode("utf-16"),
        statuses=(415,),
    ),
    "a syntax error": Case("GET", [("query", "ASK { ?s ?p")], statuses=(400,)),
    "nothing in the form": Case("POST", headers=FORM, body=b"", statuses=(400,)),
    "an update by GET": Case("GET", [("update", INSERT)], statuses=(400,)),
    "an update as a form": Case("POST", headers=FORM, body=form(("update", INSERT)), statuses=(403,)),
    "an update as the body": Case("POST", headers=UPDATE, body=INSERT.encode(), statuses=(403,)),
    "an update over a graph": Case(
        "POST", [("using-graph-uri", f"{E}g1")], headers=UPDATE, body=INSERT.encode(), statuses=(403,)
    ),
    "two updates": Case(
        "POST", headers=FORM, body=form(("update", INSERT), ("update", INSERT)), statuses=(400,)
    ),
    "an update of another type": Case(
        "POST", headers={"content-type": "text/plain"}, body=form(("update", INSERT)), statuses=(415,)
    ),
    "an update without a type": Case("POST", body=form(("update", INSERT)), statuses=(415,)),
    "an update in UTF-16": Case("POST", headers=UPDATE, body=INSERT.encode("utf-16"), statuses=(403,)),
    "an update that is none": Case("POST", headers=UPDATE, body=b"INSERT {", statuses=(403,)),
    "an update given as a query": Case("GET", [("query", INSERT)], statuses=(403,)),
    "an update and a query": Case(
        "POST", headers=FORM, body=form(("update", INSERT), ("query", ASK)), statuses=(400,)
    ),
}


def asked(server: Running, case: Case) -> Response:
    """Return what *server* makes of *case*."""
    target = "/sparql" + (f"?{urlencode(case.parameters)}" if case.parameters else "")
    return send(server, case.method, target, case.headers, case.body)


@pytest.mark.parametrize("name", PROTOCOL)
def test_the_protocol_is_kept(name: str, small: Running) -> None:
    """A status of the right class, the type that belongs to the form of the query, and the truth."""
    case = PROTOCOL[name]
    response = asked(small, case)
    assert response.status in case.statuses, response.text
    if response.status == 200:
        assert response.media in (case.media or BOOLEANS)
    if case.truth is not None:
        assert response.json()["boolean"] is case.truth


@pytest.mark.parametrize("name", [name for name, case in PROTOCOL.items() if 200 not in case.statuses])
def test_every_refusal_is_a_sentence_and_changes_nothing(name: str, small: Running) -> None:
    """Plain text in the language of the client, Dutch without one; and the data stay as they are."""
    case = PROTOCOL[name]
    dutch = asked(small, case)
    case.headers.pop("accept-language", None)
    english = asked(small, Case(**{**vars(case), "headers": {**case.headers, "accept-language": "en-GB"}}))
    for response, language in ((dutch, "nl"), (english, "en")):
        assert response.headers["content-type"] == "text/plain; charset=utf-8"
        assert response.headers["content-language"] == language
        assert response.headers["cache-control"] == "no-store"
        assert len(response.text.splitlines()[0]) > 20
        assert response.text.strip()[0].isupper()
    assert dutch.text != english.text
    assert get(small, f"ASK {{ <{E}new> ?p ?o }}").json()["boolean"] is False


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values;q=0.9", "text/tab-separated-values"),
    ],
)
def test_rows_come_in_the_format_that_is_accepted(accept: str, media: str, small: Running) -> None:
    """JSON where nothing is asked."""
    response = get(small, SELECT, accept)
    assert (response.status, response.media) == (200, media)


def test_each_format_of_rows_holds_the_rows(small: Running) -> None:
    """The same two things in all four."""
    assert get(small, SELECT, "text/csv").text == f"thing\r\n{E}one\r\n{E}two\r\n"
    assert get(small, SELECT, "text/tab-separated-values").text == f"?thing\n<{E}one>\n<{E}two>\n"
    assert get(small, SELECT).rows() == [{"thing": f"{E}one"}, {"thing": f"{E}two"}]
    assert get(small, SELECT, "application/sparql-results+xml").text.count("<uri>") == 2


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own JSON-LD
@pytest.mark.parametrize("media", GRAPHS)
def test_each_format_of_triples_holds_the_triples(media: str, small: Running) -> None:
    """As rdflib reads them."""
    from rdflib import Graph, URIRef

    response = get(small, CONSTRUCT, media)
    assert response.media == media
    graph = Graph().parse(response.body, format=media)
    assert {str(subject) for subject in graph.subjects()} == {f"{E}one", f"{E}two"}
    assert set(graph.objects()) == {URIRef(f"{E}Thing")}


def test_triples_are_turtle_where_nothing_is_asked(small: Running) -> None:
    """What a person can read."""
    assert get(small, CONSTRUCT).media == get(small, DESCRIBE, "*/*").media == "text/turtle"


@pytest.mark.parametrize(
    ("query", "accept", "said"),
    [
        (
            SELECT,
            "image/png",
            "U vraagt om image/png; dat kan hier niet. Wel: application/sparql-results+json,",
        ),
        (SELECT, "text/turtle", "is een tabel. Vraag die als JSON, XML, CSV of TSV."),
        (ASK, "application/rdf+xml", "is ja of nee. Vraag het als JSON, XML, CSV of TSV."),
        (CONSTRUCT, "text/csv", "is een graaf. Vraag die als Turtle, N-Triples, JSON-LD of RDF/XML."),
    ],
)
def test_what_is_not_acceptable_is_said_with_what_is(
    query: str, accept: str, said: str, small: Running
) -> None:
    """406: no type we have, or none that fits the form of the query."""
    response = get(small, query, accept)
    assert response.status == 406
    assert said in response.text


def test_a_truth_can_be_a_line_of_text(small: Running) -> None:
    """The standard has no CSV for it; a spreadsheet does not mind."""
    assert get(small, ASK, "text/csv").text == "true\n"


@pytest.mark.parametrize("name", ["format", "output", "results"])
def test_the_format_may_stand_in_the_url(name: str, small: Running) -> None:
    """For a link, and for clients that cannot set a header; it goes before the header."""
    assert get(small, SELECT, "application/json", **{name: "csv"}).media == "text/csv"
    assert get(small, CONSTRUCT, "", **{name: "xml"}).media == "application/rdf+xml"
    assert get(small, SELECT, "", **{name: "turtle"}).status == 406


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ([("query", ASK), ("colour", "red")], "De parameter colour is hier onbekend"),
        ([("colour", "red")], "De parameter colour is hier onbekend"),
        ([("query", ASK), ("query", ASK)], "De parameter query staat er 2 keer"),
        ([("default-graph-uri", f"{E}g1")], "Er staat geen vraag in het verzoek"),
        ([("query", "")], "leeg"),
        ([("query", ASK), ("format", "docx")], "Het formaat docx is onbekend"),
        ([("query", ASK), ("format", "csv"), ("output", "xml")], "verschillende formaten: csv, xml"),
        ([("query", ASK), ("default-graph-uri", "g1")], "default-graph-uri is geen volledig adres (IRI): g1"),
        ([("query", ASK), ("named-graph-uri", "a:b c")], "named-graph-uri is geen volledig adres"),
        ([("query", ASK), ("default-graph-uri", "")], "geen volledig adres"),
        ([("query", ASK), *(("named-graph-uri", f"a:{n}") for n in range(200))], "meer dan 200 parameters"),
        ([("query", "SELECT ?a {\n ?a ?b ?c }}")], "Regel 2, kolom 12"),
        ([("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")], "--allow-service"),
        ([("query", f"ASK {{ {'{' * 1000}{'}' * 1000} }}")], "200"),
        ([("update", INSERT)], "Een wijziging kan niet met GET"),
        ([("query", INSERT)], "rodedraad build"),
    ],
)
def test_a_request_that_is_wrong_says_what_would_be_right(
    parameters: list[tuple[str, str]], said: str, small: Running
) -> None:
    """One sentence with what was given; 403 for what is never done here, 400 for the rest."""
    response = send(small, "GET", f"/sparql?{urlencode(parameters)}")
    assert response.status == (403 if "--allow" in said or said == "rodedraad build" else 400)
    assert said in response.text


def test_a_url_that_is_not_utf8_is_refused(small: Running) -> None:
    """By its bytes."""
    response = send(small, "GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E9%22%20%7D")
    assert response.status == 400
    assert "geen UTF-8" in response.text


def test_one_parameter_twice_is_right_for_graphs_only(small: Running) -> None:
    """The same graph named twice is one graph."""
    query = f"SELECT (COUNT(*) AS ?n) {{ ?s <{E}name> ?o }}"
    one = [("query", query), DEFAULT1]
    for parameters in (one, [*one, DEFAULT1]):
        assert send(small, "GET", f"/sparql?{urlencode(parameters)}").rows() == [{"n": "1"}]


def test_a_query_in_dutch_with_accents_comes_through_every_door(small: Running) -> None:
    """UTF-8 in the URL, in a form and in the body; a plus is a space."""
    query = 'ASK { ?thing ?p "één"@nl }'
    doors = [
        ("GET", f"/sparql?query={quote_plus(query)}", {}, None),
        (
            "POST",
            "/sparql",
            {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"},
            form(("query", query)),
        ),
        ("POST", "/sparql", {"content-type": 'application/sparql-query; charset="utf-8"'}, query.encode()),
    ]
    for method, target, headers, body in doors:
        assert send(small, method, target, headers, body).json()["boolean"] is True


def test_head_is_get_without_the_body(small: Running) -> None:
    """The same headers, of an answer and of a refusal."""
    for target in (f"/sparql?{urlencode({'query': SELECT})}", "/sparql", "/sparql?query=nonsens"):
        whole, head = send(small, "GET", target), send(small, "HEAD", target)
        assert head.body == b""
        assert head.status == whole.status
        volatile = {"date"}
        assert {k: v for k, v in head.headers.items() if k not in volatile} == {
            k: v for k, v in whole.headers.items() if k not in volatile
        }


def test_options_and_a_wrong_method_name_the_right_ones(small: Running) -> None:
    """In Allow; nothing is opened to other pages."""
    known = "GET, HEAD, OPTIONS, POST"
    options = send(small, "OPTIONS", "/sparql")
    assert (options.status, options.headers["allow"], options.body) == (204, known, b"")
    for method in ("PUT", "DELETE", "PATCH"):
        response = send(small, method, "/sparql")
        assert (response.status, response.headers["allow"]) == (405, known)
        assert method in response.text
    assert not [name for name in options.headers if name.startswith("access-control")]


def test_a_media_type_we_do_not_read_is_said_with_those_we_do(small: Running) -> None:
    """415, and Accept-Post for programs."""
    for headers in (
        {"content-type": "application/json"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "application/sparql-query", "content-encoding": "gzip"},
        {},
    ):
        response = send(small, "POST", "/sparql", headers, b"{}")
        assert response.status == 415
        assert (
            response.headers["accept-post"] == "application/sparql-query, application/x-www-form-urlencoded"
        )


def test_a_query_of_ten_megabytes_is_refused_and_the_connection_lives(small: Running) -> None:
    """413 by its declared length, by what comes, and by its number of characters."""
    large = b"ASK { } #" + b"x" * 10_000_000
    for headers, body in ((DIRECT, large), (FORM, b"query=" + large)):
        response = send(small, "POST", "/sparql", headers, body)
        assert response.status == 413
        assert "2048 kB" in response.text
    long = send(small, "POST", "/sparql", DIRECT, b"ASK { } #" + b"x" * 200_000)
    assert long.status == 413
    assert "200009 tekens" in long.text


def test_a_query_that_never_ends_is_stopped_and_others_go_on(small: Running) -> None:
    """503 with when to come back."""
    endless = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12))
    response = get(small, f"SELECT (COUNT(*) AS ?n) {{ {endless} }}")
    assert (response.status, response.headers["retry-after"]) == (503, "30")
    assert "langer dan 2 seconden" in response.text
    assert get(small, ASK).status == 200


def test_an_answer_is_recognised(small: Running) -> None:
    """A strong ETag for the answer in this format, 304 without a body for who has it."""
    answer, again = get(small, SELECT), get(small, SELECT)
    tag = answer.headers["etag"]
    assert tag.startswith('"')
    assert (again.headers["etag"], again.body) == (tag, answer.body)
    assert get(small, SELECT, "text/csv").headers["etag"] != tag
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["vary"] == "Accept"
    target = f"/sparql?{urlencode({'query': SELECT})}"
    for given, status in ((tag, 304), (f'"x", W/{tag}', 304), ("*", 304), ('"x"', 200)):
        response = send(small, "GET", target, {"if-none-match": given})
        assert (response.status, response.body == b"") == (status, status == 304)
        assert response.headers["etag"] == tag
    assert send(small, "POST", "/sparql", {**DIRECT, "if-none-match": tag}, SELECT.encode()).status == 200


@pytest.mark.parametrize("call", ["NOW()", "rand()", "UUID()", "StrUUID()"])
def test_what_is_another_answer_every_time_is_never_kept(call: str, small: Running) -> None:
    """Nor recognised as one that somebody has."""
    answers = [get(small, f"SELECT ({call} AS ?x) {{}}") for _ in range(2)]
    assert answers[0].rows() != answers[1].rows()
    assert "etag" not in answers[0].headers


def test_the_version_of_the_data_is_in_a_header(small: Running) -> None:
    """Of answers and descriptions alike."""
    version = get(small, ASK).headers["dataset-version"]
    assert len(version) == 12
    assert send(small, "GET", "/sparql").headers["dataset-version"] == version


def test_nothing_tells_which_software_answers(small: Running) -> None:
    """No Server header; and a browser guesses no types."""
    for response in (get(small, ASK), get(small, "nonsens"), send(small, "GET", "/nergens")):
        assert "server" not in response.headers
        assert response.headers["x-content-type-options"] == "nosniff"
