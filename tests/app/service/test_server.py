"""The server as a whole: whatever comes over the line, it answers as it should and lives on."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodedraad.app.service.server import listen
from rodedraad.ontology.faults import Fault
from tests.app.raw import get, send, spoken
from tests.servers import Running

TOKENS = st.text(
    st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=':"#'), min_size=1, max_size=12
)
PATHS = [
    "/",
    "/sparql",
    "/sparql/",
    "/graph-store",
    "/graph-store/x",
    "/.well-known/void",
    "/api/questions",
    "/%00",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"]),
    st.sampled_from(PATHS),
    st.binary(max_size=60).map(lambda raw: "".join(f"%{byte:02X}" for byte in raw)) | TOKENS,
    st.lists(
        st.tuples(
            st.sampled_from(["accept", "accept-language", "content-type", "if-none-match", "origin", "x"]),
            st.text(
                st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40
            ),
        ),
        max_size=4,
    ),
    st.none() | st.binary(max_size=80),
)
def test_no_request_brings_the_server_down(
    small: Running,
    method: str,
    path: str,
    query: str,
    headers: list[tuple[str, str]],
    body: bytes | None,
) -> None:
    """Nothing that a client can send is an error of ours."""
    response = send(small, method, f"{path}?query={query}", dict(headers), body)
    assert 200 <= response.status < 500


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=300))
def test_no_bytes_bring_the_server_down(small: Running, words: bytes) -> None:
    """What is no HTTP gets a sentence, or silence where it is not finished."""
    heard = spoken(small, words, finish=True)
    assert not heard or heard.startswith(b"HTTP/1.1 4")


def test_it_is_well_after_all_that(small: Running) -> None:
    """No worker lost, nothing on stderr."""
    assert get(small, "ASK {}").json()["boolean"] is True
    assert small.complained() == ""


def test_a_socket_is_had_or_the_reason_is_told() -> None:
    """A free port, a taken one, a name that is none of ours."""
    with listen("127.0.0.1", 0) as free, listen("localhost", 0) as other:
        port = free.getsockname()[1]
        assert port
        assert other.getsockname()[1] != port
        with pytest.raises(Fault, match=f"Poort {port} op 127.0.0.1"):
            listen("127.0.0.1", port)
    with pytest.raises(Fault, match="bestaat niet op deze computer"):
        listen("nergens.invalid", 0)


def test_the_endpoint_answers_with_or_without_a_slash_behind_it(small: Running) -> None:
    """People copy addresses from everywhere."""
    for path in ("/sparql", "/sparql/"):
        assert send(small, "GET", f"{path}?query=ASK%7B%7D").status == 200
