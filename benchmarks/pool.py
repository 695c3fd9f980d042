"""Standing workers beside the bare engine: what they cost, and how soon a runaway and its memory go."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from benchmarks.figures import Figure
from rodedraad.graph.building import build
from rodedraad.graph.workspace import packaged
from rodedraad.queries.execution.outcomes import OutOfTime
from rodedraad.queries.execution.pool import Pool
from rodedraad.queries.execution.running import Limits

TURNS, RUNS = 10, 200  # of the turns the quietest counts
LIMIT = 2.0  # seconds in which a runaway may take memory
TICK = 0.005
SMALL = """PREFIX rd: <https://w3id.org/rodedraad/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?theme ?label WHERE {
  VALUES ?lang { "nl" }
  ?theme a rd:Theme ; skos:prefLabel ?label .
  FILTER (LANG(?label) = ?lang)
} ORDER BY ?label ?theme LIMIT 10"""
RUNAWAY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"


def figures() -> list[Figure]:
    """Return what a worker adds to a query, and when a runaway and its memory are gone."""
    return asyncio.run(_figures(build(packaged()).dataset))


async def _figures(dataset: Path) -> list[Figure]:
    pool = Pool(dataset, version="1", limits=Limits(seconds=LIMIT))
    await pool.start()
    try:
        return [*await _cost(pool, dataset), *await _end(pool)]
    finally:
        await pool.close()


async def _cost(pool: Pool, dataset: Path) -> list[Figure]:
    store = ox.Store()
    store.load(dataset.read_bytes(), format=ox.RdfFormat.N_QUADS, lenient=True)
    turns = [await _turn(pool, store) for _ in range(TURNS)]
    engine, whole = min(turns, key=lambda turn: turn[1])
    return [
        Figure("a query of ten rows, bare engine", engine, "ms"),
        Figure("the same by a standing worker", whole, "ms"),
        Figure("what the worker adds", whole - engine, "ms", 0.2),
    ]


async def _turn(pool: Pool, store: ox.Store) -> tuple[float, float]:
    """Return the median milliseconds of a query by the engine and by a worker, asked one after the other."""
    bare, pooled = [], []
    for _ in range(RUNS):
        before = time.perf_counter()
        expected = _asked(store)
        between = time.perf_counter()
        _, body = await pool.run(_job(SMALL))
        pooled.append(time.perf_counter() - between)
        bare.append(between - before)
        if body != expected:
            raise AssertionError("the answers differ")
    return statistics.median(bare) * 1e3, statistics.median(pooled) * 1e3


async def _end(pool: Pool) -> list[Figure]:
    """Return how long after its limit a runaway is gone, what memory it leaves, and how late others were."""
    before = _memory(pool)
    begun = time.monotonic()
    runaway = asyncio.create_task(pool.run(_job(RUNAWAY)))
    await asyncio.sleep(0)
    pid = next(member.pid for member in pool._members if member.errand)
    lags, peak = [], 0
    while not runaway.done():
        asked = time.monotonic()
        await asyncio.sleep(TICK)
        lags.append(time.monotonic() - asked - TICK)
        peak = max(peak, _memory(pool))
    with suppress(OutOfTime):
        await runaway
    await _until(lambda: not Path(f"/proc/{pid}").exists())
    gone = time.monotonic() - begun - LIMIT
    await _until(lambda: len(pool._idle) >= 2)
    return [
        Figure("memory that a runaway took in its time", (peak - before) / 1e6, "MB"),
        Figure("from its limit until its process is gone", gone, "s", 0.5),
        Figure(
            "of its memory given back",
            (peak - _memory(pool)) / (peak - before),
            "",
            0.95,
            more_is_better=True,
        ),
        Figure("longest that the event loop was late meanwhile", max(lags) * 1e3, "ms", 50),
    ]


def _asked(store: ox.Store) -> bytes:
    found = cast("ox.QuerySolutions", store.query(SMALL, use_default_graph_as_union=True))
    return cast("bytes", found.serialize(format=ox.QueryResultsFormat.JSON))


def _job(query: str) -> dict[str, object]:
    return {"do": "query", "query": query, "formats": {"rows": "json"}}


def _memory(pool: Pool) -> int:
    """Return the bytes of memory that this process and the workers hold together."""
    pids = [os.getpid(), *(member.pid for member in pool._members if member.pid)]
    total = 0
    for pid in pids:
        with suppress(OSError):
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return total * os.sysconf("SC_PAGE_SIZE")


async def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.001)


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
