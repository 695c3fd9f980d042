"""The endpoint over HTTP, beside ``oxigraph serve`` with the same dataset and the same questions.

Both servers are real processes on this machine and share its cores with the clients, so read the ratios. A
comment with a number makes a query one that was never asked before, where the cache must not help.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox
import uvloop

from benchmarks.clients import Caller, Client, Tally, hammer, request
from benchmarks.figures import Figure
from rodedraad.graph.building import build
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged
from rodedraad.queries.answers.answering import answer
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.library import Library
from tests.servers import free_port, oxigraph

CLIENTS = 8
ROUND = 3.0
ROUNDS = 3
SOAK_CLIENTS = 32
SOAK = 20.0
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
NUMBERS = count()
RUNS = 15

T = TypeVar("T")


def figures() -> list[Figure]:
    """Return overhead, requests a second beside ``oxigraph serve``, and how it stands a crowd."""
    dataset = build(packaged()).dataset
    queries = _queries(dataset)
    with (
        tempfile.TemporaryDirectory() as folder,
        _rodedraad() as ours,
        oxigraph(dataset, Path(folder)) as theirs,
    ):
        overhead = _overhead(dataset, ours, queries)
        cached = _rates(ours, theirs, queries, fresh=False)
        uncached = _rates(ours, theirs, queries, fresh=True)
        crowd, runaways = _run(_crowd(ours, queries))
    failed = sum(number for status, number in crowd.statuses.items() if status != 200)
    return [
        Figure("endpoint: overhead above the engine, median", overhead, "ms", 0.5),
        Figure("endpoint, answers from the cache", cached[0], "requests/s"),
        Figure("… ÷ oxigraph serve", cached[0] / cached[1], "×", 1.0, more_is_better=True),
        Figure("endpoint, queries never asked before", uncached[0], "requests/s"),
        Figure("… ÷ oxigraph serve", uncached[0] / uncached[1], "×", 0.5, more_is_better=True),
        Figure("32 clients for 20 s beside a runaway: answers", len(crowd.seconds), "answers"),
        Figure("… not answered, or with another status than 200", failed + crowd.dropped, "answers", 0),
        Figure("… p99", 1000 * crowd.quantile(0.99), "ms", 250),
        Figure("… runaways cut off at their limit (503)", runaways, "queries"),
    ]


def _queries(dataset: Path) -> list[str]:
    """Return the SPARQL of every question, with the values of its own test."""
    things = Things(EmbeddedStore.load(dataset))
    known = [question for question in Library().questions() if not question.probe.needs]
    return [answer(question, question.probe.given, things).query for question in known]


@contextmanager
def _rodedraad() -> Iterator[str]:
    """Serve the packaged dataset as a user would; yield the address of the endpoint."""
    port = free_port()
    program = Path(sys.executable).with_name("rodedraad")
    command = [str(program), "serve", "--sparql-only", "--port", str(port), "--timeout", "5"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/sparql"
    try:
        _run(_until_there(address))
        yield address
    finally:
        server.terminate()
        server.wait()


async def _until_there(address: str) -> None:
    for _ in range(200):
        try:
            await Client(address).ask(request(address, "ASK {}"))
            return
        except OSError:
            await asyncio.sleep(0.1)
    raise TimeoutError(address)


def _run(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


def _overhead(dataset: Path, endpoint: str, queries: list[str]) -> float:
    """Return the median, over the questions, of the milliseconds that HTTP adds to the engine's own."""
    engine, caller, added = ox.Store(), Caller(endpoint), []
    engine.load(dataset.read_bytes(), format=ox.RdfFormat.N_QUADS)
    for query in queries:
        over, alone = [], []
        for _ in range(RUNS):
            fresh = _fresh(query)
            wire = request(endpoint, fresh)
            before = time.perf_counter()
            caller.ask(wire)
            between = time.perf_counter()
            _alone(engine, fresh)
            over.append(between - before)
            alone.append(time.perf_counter() - between)
        added.append(1000 * (statistics.median(over) - statistics.median(alone)))
    caller.close()
    return statistics.median(added)


def _alone(engine: ox.Store, query: str) -> None:
    found = engine.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
    found.serialize(format=ox.QueryResultsFormat.JSON)


def _rates(ours: str, theirs: str, queries: list[str], *, fresh: bool) -> tuple[float, float]:
    """Return the requests a second of both servers, the median of rounds that take turns."""
    rates: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for endpoint, found in zip((ours, theirs), rates, strict=True):
            tally = _run(hammer(endpoint, _wires(endpoint, queries, fresh), CLIENTS, ROUND))
            assert set(tally.statuses) == {200}, tally.statuses
            found.append(len(tally.seconds) / ROUND)
    return statistics.median(rates[0]), statistics.median(rates[1])


def _wires(endpoint: str, queries: list[str], fresh: bool) -> Iterator[bytes]:
    if not fresh:
        return cycle([request(endpoint, query) for query in queries])
    return (request(endpoint, _fresh(query)) for query in cycle(queries))


def _fresh(query: str) -> str:
    """Return *query* as one that was never asked before."""
    return f"{query}\n# {next(NUMBERS)}"


async def _crowd(endpoint: str, queries: list[str]) -> tuple[Tally, int]:
    """Return what came of 32 clients, one of which asks what never ends, and how often it was cut off."""
    wild = asyncio.create_task(hammer(endpoint, cycle([request(endpoint, RUNAWAY)]), 1, SOAK))
    crowd = await hammer(endpoint, _wires(endpoint, queries, fresh=True), SOAK_CLIENTS - 1, SOAK)
    return crowd, (await wild).statuses.get(503, 0)
