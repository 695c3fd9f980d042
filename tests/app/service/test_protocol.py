"""Which query a request holds: the same from whatever door, or a refusal that is the client's to mend."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodedraad.app.service.asked import LONGEST_URL, Request
from rodedraad.app.service.protocol import KNOWN, LONGEST_REMEMBERED, METHODS, Query, read
from rodedraad.app.service.replies import Refusal


def request(method: str = "GET", query_string: bytes = b"", body: bytes = b"", **headers: str) -> Request:
    """Return a request as the server hands it on."""

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "method": method,
        "path": "/sparql",
        "raw_path": b"/sparql",
        "scheme": "http",
        "query_string": query_string,
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    return Request(scope, receive)


def status(asked: Request) -> int:
    """Return how *asked* is refused, 200 where it is read."""
    try:
        asyncio.run(read(asked))
    except Refusal as refusal:
        return refusal.status
    return 200


def found(asked: Request) -> Query:
    """Return the query in *asked*."""
    query = asyncio.run(read(asked))
    assert query is not None
    return query


def test_a_query_is_the_same_whatever_the_door() -> None:
    """By URL, form and body: then one answer serves all three."""
    graph = "default-graph-uri=http%3A%2F%2Fexample.org%2Fg"
    form = {"content_type": "application/x-www-form-urlencoded"}
    direct = {"content_type": "application/sparql-query"}
    doors = [
        request("GET", f"query=ASK%20%7B%7D&{graph}".encode()),
        request("GET", f"{graph}&ac=1&query=ASK+{{}}".encode()),
        request("POST", b"", f"{graph}&query=ASK%20%7B%7D".encode(), **form),
        request("POST", graph.encode(), b"query=ASK%20%7B%7D", **form),
        request("POST", graph.encode(), b"ASK {}", **direct),
    ]
    assert len({found(door) for door in doors}) == 1
    assert found(doors[0]).default_graphs == ("http://example.org/g",)


def test_the_same_bytes_are_read_once_and_a_long_url_is_not_kept() -> None:
    """What is kept is small."""
    first, second = (found(request("GET", b"query=ASK%7B%7D")) for _ in range(2))
    assert first is second
    long = b"query=ASK%7B%7D%23" + b"x" * LONGEST_REMEMBERED
    assert found(request("GET", long)) == found(request("GET", long))
    assert found(request("GET", long)) is not found(request("GET", long))


def test_a_url_has_a_longest_length() -> None:
    """414; the same query by POST is right."""
    long = b"query=ASK%7B%7D%23" + b"x" * LONGEST_URL
    assert status(request("GET", long)) == 414
    assert status(request("POST", b"", long, content_type="application/x-www-form-urlencoded")) == 200


def test_without_a_query_the_endpoint_is_asked_about_itself() -> None:
    """Also where a format is named for that."""
    for query_string in (b"", b"format=turtle", b"ac=1"):
        assert asyncio.run(read(request("GET", query_string))) is None
    assert status(request("POST", b"", b"", content_type="application/x-www-form-urlencoded")) == 400


@given(
    st.sampled_from([*METHODS, "PUT", "X"]),
    st.one_of(
        st.binary(max_size=200),
        st.lists(st.tuples(st.sampled_from(KNOWN), st.text(max_size=20)), max_size=4).map(
            lambda pairs: "&".join(f"{name}={value}" for name, value in pairs).encode("utf-8", "replace")
        ),
    ),
    st.binary(max_size=200),
    st.sampled_from(
        [
            "",
            "application/sparql-query",
            "application/x-www-form-urlencoded",
            "application/sparql-update",
            ";",
            "é",
        ]
    ),
    st.text(st.characters(max_codepoint=255), max_size=30),
)
def test_whatever_comes_is_a_query_or_a_refusal(
    method: str, query_string: bytes, body: bytes, media: str, accept: str
) -> None:
    """Of a kind that says it is the client's to mend; never an error of ours."""
    asked = request(method, query_string, body, content_type=media)
    asked.headers[b"accept"] = accept.encode("latin-1")
    assert status(asked) in (200, 400, 403, 405, 406, 413, 414, 415)


@pytest.mark.parametrize("name", ["query", "update"])
def test_a_parameter_that_may_stand_once_is_counted_over_url_and_form(name: str) -> None:
    """Two doors do not make two queries right."""
    pair = f"{name}=ASK%7B%7D".encode()
    assert status(request("POST", pair, pair, content_type="application/x-www-form-urlencoded")) == 400
