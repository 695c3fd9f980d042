"""What goes back over HTTP: an answer, or a refusal in a sentence; and the refusals that faults become."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, NamedTuple, TypeAlias

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say
from rodedraad.queries.execution import outcomes
from rodedraad.queries.sparql import guarding

Header: TypeAlias = tuple[bytes, bytes]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PIECE = 256 * 1024  # bytes handed over at a time: a client that reads slowly holds no more than that twice
PLAIN = b"text/plain; charset=utf-8"
VERSION_HEADER = b"dataset-version"


# What a query can come to that gets no answer; the first that fits counts.
_STATUSES: tuple[tuple[type[Fault], int, tuple[Header, ...]], ...] = (
    (guarding.Refused, 403, ()),
    (outcomes.Unacceptable, 406, ()),
    (outcomes.Busy, 503, ((b"retry-after", b"1"),)),
    (outcomes.OutOfTime, 503, ((b"retry-after", b"30"),)),
    (outcomes.WorkerDied, 500, ()),
    (outcomes.Stopped, 503, ()),
)


class Reply(NamedTuple):
    """One HTTP response; *etag* is empty where the answer cannot be recognised later."""

    status: int
    headers: tuple[Header, ...]
    body: bytes = b""
    etag: bytes = b""

    def bearing(self, *headers: Header) -> Reply:
        """Return the same reply with *headers* added."""
        return self._replace(headers=(*self.headers, *headers)) if headers else self

    def unchanged(self) -> Reply:
        """Return what a client gets that has this answer already."""
        kept = tuple(each for each in self.headers if each[0] not in (b"content-type", b"content-length"))
        return Reply(304, kept)


class Refusal(Fault):
    """A request that is not answered: the *status* says how, the message why and what would be right."""

    def __init__(self, status: int, message: str, headers: Iterable[Header] = ()) -> None:
        self.status, self.headers = status, tuple(headers)
        super().__init__(message)


def replied(body: bytes, media: str, *headers: Header, etag: bytes = b"") -> Reply:
    """Return the answer *body* of type *media*."""
    own: list[Header] = [
        (b"content-type", media.encode()),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-cache"),
    ]
    if etag:
        own.append((b"etag", etag))
    return Reply(200, (*own, *headers), body, etag)


def refused(fault: Fault) -> Reply:
    """Return *fault* as a response: its sentence as text, in the language it was said in."""
    status, extra = _status(fault)
    body = f"{fault}\n".encode()
    own = (
        (b"content-type", PLAIN),
        (b"content-length", b"%d" % len(body)),
        (b"content-language", language().encode()),
        (b"cache-control", b"no-store"),
        (b"vary", b"Accept-Language"),
    )
    return Reply(status, own + extra, body)


def broken() -> Reply:
    """Return what a client gets when the mistake is ours."""
    return refused(Refusal(500, say("app.http_broken")))


def _status(fault: Fault) -> tuple[int, tuple[Header, ...]]:
    """Return the status of *fault* and the headers that go with it."""
    if isinstance(fault, Refusal):
        return fault.status, fault.headers
    for kind, status, extra in _STATUSES:
        if isinstance(fault, kind):
            return status, extra
    return 400, ()


async def deliver(reply: Reply, send: Send) -> None:
    """Send *reply*; a large body in pieces, each when the client took the one before."""
    await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
    body = reply.body
    if len(body) <= PIECE:
        await send({"type": "http.response.body", "body": body})
        return
    whole = memoryview(body)
    for start in range(0, len(body), PIECE):
        piece = bytes(whole[start : start + PIECE])
        await send({"type": "http.response.body", "body": piece, "more_body": start + PIECE < len(body)})
