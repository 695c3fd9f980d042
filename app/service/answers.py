"""Queries answered once: from the cache, with whoever asks the same at this moment, or by a worker."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Hashable
from typing import Any

from rodedraad.app.service.asked import CLOSING, Request
from rodedraad.app.service.caching import Cache, etag
from rodedraad.app.service.protocol import Query
from rodedraad.app.service.replies import VERSION_HEADER, Header, Refusal, Reply, replied
from rodedraad.ontology.wording import language, say
from rodedraad.queries.execution.pool import Pool

SOON = 0.2  # seconds after which it is worth looking whether the client is still there

# Where one of these has a say, the answer is another one every time (SPARQL 1.1, section 17.4; federation).
# Each begins with plain letters: then they are looked for many times as quickly as by one pattern for all.
_VOLATILE = [
    re.compile(pattern)
    for pattern in (
        r"NOW\s*[(#]",
        r"RAND\s*[(#]",
        r"UUID\s*[(#]",
        r"SERVICE\s*(?:SILENT\b|[<?$#]|[\w-]*:)",
        r"\\U",
    )
]


def is_volatile(query: str) -> bool:
    """Return whether *query* may have another answer every time over the same data."""
    text = query.upper()
    return any(pattern.search(text) for pattern in _VOLATILE)


class Flight:
    """A query on its way to its answer, and how many clients *wait* for it."""

    def __init__(self, task: asyncio.Task[Reply]) -> None:
        self.task, self.waiting = task, 0


class Answers:
    """The answers to queries over the data of a pool, kept as long as their version and the room last."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self._flights: dict[Hashable, Flight] = {}

    def kept(self, version: str, query: Query) -> Reply | None:
        """Return the answer to *query* over *version* of the data where it is known, else None."""
        return self.cache.get((version, query, True))

    async def reply(self, pool: Pool, query: Query, request: Request, *, rows: bool = True) -> Reply:
        """Return the answer to *query* over the data of *pool*; with *rows* its limit of rows holds."""
        key = (pool.version, query, rows)
        return self.cache.get(key) or await self._shared(key, pool, query, request, rows)

    async def _shared(
        self, key: tuple[str, Query, bool], pool: Pool, query: Query, request: Request, rows: bool
    ) -> Reply:
        """Return what a worker finds: one, however many ask; none goes on when nobody waits any more."""
        spoken = (key, language())
        flight = self._flights.get(spoken)
        if flight is None:
            task = asyncio.create_task(self._found(pool, query, rows))
            task.add_done_callback(_heeded)
            flight = self._flights[spoken] = Flight(task)
        flight.waiting += 1
        try:
            await unless_gone(flight.task, request)
            return flight.task.result()
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                self._flights.pop(spoken, None)
                flight.task.cancel()

    async def _found(self, pool: Pool, query: Query, rows: bool) -> Reply:
        job: dict[str, Any] = {
            "do": "query",
            "query": query.text,
            "formats": {form: media and media.format for form, media in query.formats._asdict().items()},
        }
        if query.default_graphs or query.named_graphs:
            job |= {"default_graphs": query.default_graphs, "named_graphs": query.named_graphs}
        if not rows:
            job["rows"] = None
        judged = asyncio.Future[bool]()
        # After this step, when the worker has been told: it takes longer than judging does.
        judged.get_loop().call_soon(lambda: judged.set_result(is_volatile(query.text)))
        head, body = await pool.run(job)
        reply = _reply(head, body, query, is_lasting=not await judged)
        if reply.etag:
            self.cache.put((head["version"], query, rows), reply, len(query.text))
        return reply


async def unless_gone(task: asyncio.Task[Any], request: Request) -> None:
    """Return when *task* is done; raise a ``Refusal``, to end it, where the client goes before that."""
    await asyncio.wait({task}, timeout=SOON)
    if task.done():
        return
    gone = asyncio.ensure_future(request.gone())
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Refusal(400, say("app.http_client_gone"), [CLOSING])
    finally:
        gone.cancel()


def _heeded(task: asyncio.Task[Any]) -> None:
    """Take note of what became of *task*, also where nobody waits for it any more."""
    if not task.cancelled():
        task.exception()


def _reply(head: dict[str, Any], body: bytes, query: Query, *, is_lasting: bool) -> Reply:
    media = query.formats.of(head["form"])
    assert media is not None  # noqa: S101 - the worker has refused otherwise
    extra: list[Header] = [(b"vary", b"Accept"), (VERSION_HEADER, head["version"].encode())]
    if head["cut"]:
        extra.append((b"answer-cut", b"true"))
    tag = etag(body, media.type) if is_lasting else b""
    return replied(body, media.type, *extra, etag=tag)
