"""What goes back: each fault with its status and its sentence, a large answer in pieces."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from rodedraad.app.service.replies import PIECE, Refusal, broken, deliver, refused, replied
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.execution import outcomes
from rodedraad.queries.sparql import guarding
from rodedraad.queries.sparql.complaints import QueryFault


@pytest.mark.parametrize(
    ("fault", "status", "later"),
    [
        (QueryFault("ASK", 0, "nee"), 400, None),
        (guarding.TooComplex("nee"), 400, None),
        (guarding.UpdateRefused("nee"), 403, None),
        (guarding.ServiceRefused("nee"), 403, None),
        (outcomes.Unacceptable("rows"), 406, None),
        (outcomes.OutOfTime("nee"), 503, b"30"),
        (outcomes.Busy("nee"), 503, b"1"),
        (outcomes.OutOfMemory(), 503, None),
        (outcomes.TooMuch("nee"), 503, None),
        (outcomes.WorkerDied(), 500, None),
        (Fault("nee"), 400, None),
        (Refusal(418, "nee"), 418, None),
    ],
)
def test_every_fault_has_its_status(fault: Fault, status: int, later: bytes | None) -> None:
    """Retry-After where trying again may help."""
    reply = refused(fault)
    assert reply.status == status
    assert dict(reply.headers).get(b"retry-after") == later
    assert reply.body.decode() == f"{fault}\n"
    assert dict(reply.headers)[b"content-length"] == b"%d" % len(reply.body)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_mistake_of_ours_is_not_blamed_on_the_client(language: str) -> None:
    """In the language of who asks, and never kept."""
    set_language(language)
    headers = dict(broken().headers)
    assert broken().status == 500
    assert headers[b"content-language"] == language.encode()
    assert headers[b"cache-control"] == b"no-store"


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 3 * PIECE])
def test_an_answer_is_handed_over_whole(size: int) -> None:
    """In pieces that a slow reader can take one by one."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    body = bytes(number % 251 for number in range(size))
    asyncio.run(deliver(replied(body, "text/plain", etag=b'"a"'), send))
    assert sent[0]["status"] == 200
    assert (b"content-length", b"%d" % size) in sent[0]["headers"]
    assert b"".join(message["body"] for message in sent[1:]) == body
    assert max((len(message["body"]) for message in sent[1:]), default=0) <= PIECE
    assert [bool(message.get("more_body")) for message in sent[1:]] == [True] * (len(sent) - 2) + [False]


def test_who_has_an_answer_is_told_so_without_it() -> None:
    """The headers about the body go, the validator stays."""
    reply = replied(b"abc", "text/csv", (b"vary", b"Accept"), etag=b'"a"').unchanged()
    assert (reply.status, reply.body) == (304, b"")
    assert dict(reply.headers) == {b"cache-control": b"no-cache", b"etag": b'"a"', b"vary": b"Accept"}
