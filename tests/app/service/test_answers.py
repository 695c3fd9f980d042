"""A query is answered once, however many ask; nothing goes on for who has left."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, MutableMapping
from typing import Any, cast

import pytest

from rodedraad.app.service.answers import Answers, is_volatile
from rodedraad.app.service.asked import Request
from rodedraad.app.service.caching import Cache
from rodedraad.app.service.negotiation import accepted
from rodedraad.app.service.protocol import Query
from rodedraad.app.service.replies import Refusal, Reply
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.execution.pool import Pool


class Worker:
    """What stands in for a pool where a test has to see how often it is asked, and hold it up."""

    version = "v1"

    def __init__(self, fault: Fault | None = None) -> None:
        self.fault, self.jobs = fault, list[Mapping[str, Any]]()
        self.go, self.ended = asyncio.Event(), 0

    async def run(self, job: Mapping[str, Any], seconds: float | None = None) -> tuple[dict[str, Any], bytes]:
        """Answer once told to go."""
        self.jobs.append(job)
        try:
            await self.go.wait()
        finally:
            self.ended += 1
        if self.fault:
            raise self.fault
        return {"form": "truth", "cut": False, "version": self.version}, b"{}"


class Client:
    """Who asks, and may go away."""

    def __init__(self) -> None:
        self.gone = asyncio.Event()
        scope = {
            "method": "GET",
            "path": "/",
            "raw_path": b"/",
            "scheme": "http",
            "query_string": b"",
            "headers": [],
        }
        self.request = Request(scope, self._receive)

    async def _receive(self) -> MutableMapping[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}


def query(text: str = "ASK {}") -> Query:
    """Return a query as it is read."""
    return Query(text, (), (), accepted(""))


def asking(answers: Answers, worker: Worker, asked: Query, client: Client) -> asyncio.Task[Reply]:
    """Return the asking of *asked*, begun."""
    return asyncio.ensure_future(answers.reply(cast("Pool", worker), asked, client.request))


def test_who_asks_the_same_at_once_waits_for_one_worker() -> None:
    """And later comes from the cache."""

    async def told() -> None:
        answers, worker = Answers(Cache()), Worker()
        waiting = [asking(answers, worker, query(), Client()) for _ in range(5)]
        other = asking(answers, worker, query("ASK { }"), Client())
        await asyncio.sleep(0)
        worker.go.set()
        replies = await asyncio.gather(*waiting, other)
        assert len(worker.jobs) == 2
        assert len({reply.etag for reply in replies}) == 1
        assert await asking(answers, worker, query(), Client()) is replies[0]
        assert answers.kept("v1", query()) is replies[0]
        assert answers.kept("v2", query()) is None
        assert len(worker.jobs) == 2

    asyncio.run(told())


def test_a_fault_reaches_everybody_and_is_not_kept() -> None:
    """In the language of each: whoever speaks another asks another worker."""

    async def told() -> None:
        answers, worker = Answers(Cache()), Worker(Fault("nee"))
        waiting = [asking(answers, worker, query(), Client()) for _ in range(3)]
        set_language("en")
        waiting.append(asking(answers, worker, query(), Client()))
        set_language("nl")
        await asyncio.sleep(0)
        worker.go.set()
        found = await asyncio.gather(*waiting, return_exceptions=True)
        assert [str(fault) for fault in found] == ["nee"] * 4
        assert len(worker.jobs) == 2
        with pytest.raises(Fault):
            await asking(answers, worker, query(), Client())
        assert len(worker.jobs) == 3

    asyncio.run(told())


def test_a_query_goes_on_as_long_as_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last one to leave stops it."""
    monkeypatch.setattr("rodedraad.app.service.answers.SOON", 0.01)

    async def told() -> None:
        answers, worker = Answers(Cache()), Worker()
        clients = [Client(), Client()]
        waiting = [asking(answers, worker, query(), client) for client in clients]
        await asyncio.sleep(0)
        clients[0].gone.set()
        with pytest.raises(Refusal):
            await waiting[0]
        assert worker.ended == 0
        clients[1].gone.set()
        with pytest.raises(Refusal):
            await waiting[1]
        await asyncio.sleep(0.01)
        assert worker.ended == 1
        worker.go.set()
        assert (await asking(answers, worker, query(), Client())).status == 200

    asyncio.run(told())


@pytest.mark.parametrize(
    ("text", "volatile"),
    [
        ("SELECT (NOW() AS ?x) {}", True),
        ("select (rand() as ?x) {}", True),
        ("SELECT (StrUUID() AS ?x) {}", True),
        ("SELECT (r\\u0061nd() AS ?x) {}", True),
        ("SELECT (NOW # nu\n() AS ?x) {}", True),
        ("ASK { service <http://e/> {} }", True),
        ("ASK { SERVICE SILENT ex:server {} }", True),
        ("ASK { SERVICE ?where {} }", True),
        ("#+ type: service, label: known (as it were)\nASK {}", False),
        ("ASK { ?a rd:knows ?brand, ?services }", False),
        ("ASK {}", False),
    ],
)
def test_which_queries_have_another_answer_every_time(text: str, volatile: bool) -> None:
    """By the words that make it so; part of another word does not count."""
    assert is_volatile(text) is volatile
