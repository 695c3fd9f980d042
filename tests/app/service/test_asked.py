"""A request as we see it: headers by name, the address it was sent to, the body within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodedraad.app.service import asked
from rodedraad.app.service.asked import Request, decoded
from rodedraad.app.service.replies import Refusal


def request(*pieces: bytes, headers: list[tuple[bytes, bytes]] | None = None, ends: bool = True) -> Request:
    """Return a request of which the body comes in *pieces*, or does not come to an end."""
    coming = list(pieces) or [b""]

    async def receive() -> MutableMapping[str, Any]:
        if coming:
            body = coming.pop(0)
            return {"type": "http.request", "body": body, "more_body": bool(coming) or not ends}
        await asyncio.Event().wait()
        raise AssertionError

    scope = {
        "method": "POST",
        "path": "/sparql",
        "raw_path": b"/sparql",
        "scheme": "http",
        "query_string": b"",
        "headers": headers or [],
    }
    return Request(scope, receive)


def test_a_header_sent_twice_is_one_with_a_comma() -> None:
    """RFC 9110, section 5.3; a header not sent is empty."""
    sent = request(headers=[(b"accept", b"a/b"), (b"accept", b"c/d"), (b"host", b"Localhost:1")])
    assert sent.header(b"accept") == "a/b, c/d"
    assert sent.header(b"origin") == ""
    assert (sent.origin, sent.url) == ("http://localhost:1", "http://localhost:1/sparql")


def test_a_body_comes_whole_from_its_pieces() -> None:
    """In their order."""
    assert asyncio.run(request(b"ASK ", b"{", b"}").body()) == b"ASK {}"


@pytest.mark.parametrize(
    "sent",
    [
        request(b"x" * 5, b"x" * 6),
        request(headers=[(b"content-length", b"11")]),
        request(b"x" * 11, ends=False),
    ],
)
def test_a_body_that_is_too_large_is_refused_as_soon_as_that_is_known(sent: Request) -> None:
    """By its length, or by what came so far."""
    with pytest.raises(Refusal) as refusal:
        asyncio.run(sent.body(10))
    assert refusal.value.status == 413


def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """408, and the connection is closed."""
    monkeypatch.setattr(asked, "BODY_SECONDS", 0.01)
    with pytest.raises(Refusal) as refusal:
        asyncio.run(request(b"ASK", ends=False).body())
    assert (refusal.value.status, refusal.value.headers) == (408, ((b"connection", b"close"),))


@given(st.binary(max_size=60) | st.text("ab%+&=\\\\x41é0", max_size=40).map(str.encode))
def test_a_form_is_read_as_the_standard_library_reads_it(form: bytes) -> None:
    """Whatever it holds, a wrong escape and a backslash included."""
    try:
        expected = parse_qsl(form.decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        expected = None
    try:
        found = decoded(form)
    except Refusal:
        found = None
    assert found == expected


def test_a_form_is_decoded_once() -> None:
    """A plus is a space, and what looks like an escape after that stays."""
    assert decoded(b"a=1+2&b=%252B&c&d=") == [("a", "1 2"), ("b", "%2B"), ("c", ""), ("d", "")]
    for wrong in (b"a=%FF", b"\xff", "query=ASK".encode("utf-16")):
        with pytest.raises(Refusal, match="UTF-8"):
            decoded(wrong)
