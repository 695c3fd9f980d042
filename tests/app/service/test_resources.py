"""The way in: what an address answers, what becomes of a mistake of ours, and who is recognised."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from rodedraad.app.service.asked import Request
from rodedraad.app.service.gate import Gate
from rodedraad.app.service.replies import Reply, replied
from rodedraad.app.service.resources import App, Front, Resource
from rodedraad.ontology.faults import Fault


def asked(
    app: App, method: str = "GET", path: str = "/a", **headers: str
) -> tuple[int, dict[bytes, bytes], bytes]:
    """Return what *app* answers: status, headers and body."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", b"localhost")]
        + [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    asyncio.run(_run(app, scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


async def _run(app: App, *arguments: Any) -> None:
    await app(*arguments)


async def fine(_request: Request) -> Reply:
    return replied(b"goed", "text/plain", etag=b'"a"')


async def ours(_request: Request) -> Reply:
    raise ZeroDivisionError


async def theirs(_request: Request) -> Reply:
    raise Fault("Dit kan niet.")


async def ended(_request: Request) -> Reply:
    raise asyncio.CancelledError


def test_a_mistake_of_ours_is_500_and_told_where_the_server_was_started(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The client reads nothing of our insides."""
    status, _, body = asked(Resource(ours))
    assert status == 500
    assert b"Division" not in body
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_fault_is_a_refusal_and_the_end_of_the_server_is_said() -> None:
    """Each in a sentence."""
    assert asked(Resource(theirs))[::2] == (400, b"Dit kan niet.\n")
    assert asked(Resource(ended))[0] == 503


@pytest.mark.parametrize(("method", "status"), [("GET", 304), ("HEAD", 304), ("POST", 200)])
def test_who_has_the_answer_is_recognised_where_nothing_else_is_meant(method: str, status: int) -> None:
    """By GET and HEAD."""
    assert asked(Resource(fine), method, if_none_match='"a"')[0] == status


def test_options_names_the_methods() -> None:
    """Without asking what stands there."""
    status, headers, _ = asked(Resource(ours, ("GET", "OPTIONS")), "OPTIONS")
    assert (status, headers[b"allow"]) == (204, b"GET, OPTIONS")


def test_the_front_lets_nobody_in_who_is_not_meant_and_speaks_their_language() -> None:
    """To fast addresses and to others."""
    front = Front(Gate(), {"/a": Resource(fine)}, Resource(theirs))
    assert asked(front)[2] == b"goed"
    assert asked(front, path="/b")[0] == 400
    for path in ("/a", "/b"):
        status, _, body = asked(front, path=path, origin="https://ander.example", accept_language="en")
        assert status == 403
        assert b"may not ask here" in body
