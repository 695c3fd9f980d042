"""Standing workers: always one free, none that outlives its limits, and no query that hurts another."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.formats import canonical_nquads
from rodedraad.graph.rdf import Iri, Literal, Quad
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language
from rodedraad.queries.execution import members, pool
from rodedraad.queries.execution.outcomes import (
    Busy,
    OutOfMemory,
    OutOfTime,
    TooMuch,
    Unacceptable,
    WorkerDied,
)
from rodedraad.queries.execution.pool import Pool
from rodedraad.queries.execution.processes import PYTHON
from rodedraad.queries.execution.running import Limits
from rodedraad.queries.execution.standing import NICE
from rodedraad.queries.sparql.complaints import QueryFault
from rodedraad.queries.sparql.guarding import TooComplex
from tests.graph.small import ID, store

FORMATS = {"rows": "csv", "truth": "csv", "triples": "ntriples"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SLOW = """SELECT (COUNT(*) AS ?n) {
    { SELECT * { ?a ?b ?c } LIMIT 900 } ?d ?e ?f FILTER (STRLEN(CONCAT(STR(?a), STR(?f))) > 0) }"""
SOON = 0.5  # seconds in which a process that has to go is gone


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small dataset on disk."""
    path = tmp_path_factory.mktemp("data") / "dataset.nq"
    path.write_bytes(canonical_nquads(store().quads()))
    return path


def asked(query: str, **more: Any) -> dict[str, Any]:
    """Return the job of a query."""
    return {"do": "query", "query": query, "formats": FORMATS, **more}


def with_pool(at: Path, use: Callable[[Pool], Awaitable[None]], **more: Any) -> None:
    """Let *use* do something with a pool that has started, and see that nothing of it is left afterwards."""

    async def whole() -> None:
        held = Pool(at, version="1", **more)
        await held.start()
        try:
            await use(held)
        finally:
            numbers = pids(held)
            await held.close()
            assert not any(map(lives, numbers))

    asyncio.run(whole())


def pids(held: Pool) -> set[int]:
    """Return the numbers of the processes of a pool."""
    return {member.pid for member in held._members if member.pid is not None}


def lives(pid: int) -> bool:
    """Tell whether there is a process with this number, be it dead and not buried."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def until(holds: Callable[[], bool], seconds: float = 10) -> float:
    """Wait until something *holds*, and return how long that took; it fails where it takes too long."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < seconds
        await asyncio.sleep(0.005)
    return time.monotonic() - begun


async def busy_with(held: Pool, job: dict[str, Any], seconds: float | None = None) -> tuple[Any, int]:
    """Return the task of a job that has begun, and the number of the process that does it."""
    task = asyncio.create_task(held.run(job, seconds))
    await until(lambda: any(member.errand for member in held._members))
    return task, next(member.pid or 0 for member in held._members if member.errand)


def test_a_query_is_answered_in_the_wanted_format_with_the_version_of_the_data(dataset: Path) -> None:
    """Every form; and what cannot be answered is a fault of the class that the worker gave it."""

    async def use(held: Pool) -> None:
        head, body = await held.run(asked("SELECT ?t { ?t a rd:Theme }"))
        assert head == {"form": "rows", "cut": False, "version": "1"}
        assert body == f"t\r\n{ID}thema/fietsdiefstal\r\n".encode()
        assert (await held.run(asked("ASK {}")))[1] == b"true\n"
        assert (await held.run(asked("CONSTRUCT { <urn:a> <urn:b> 1 } {}")))[0]["form"] == "triples"
        with pytest.raises(QueryFault) as caught:
            await held.run(asked("SELECT ?t {\n ?t a rd:Theme", language="en"))
        assert (caught.value.line, str(caught.value).splitlines()[0][:7]) == (2, "Line 2,")
        with pytest.raises(Unacceptable) as refused:
            await held.run(asked("ASK {}", formats={}))
        assert refused.value.form == "truth"

    with_pool(dataset, use)


def test_the_limits_of_the_pool_hold_where_a_job_has_none(dataset: Path) -> None:
    """Rows and bytes."""

    async def use(held: Pool) -> None:
        head, body = await held.run(asked("SELECT ?s { ?s ?p ?o }"))
        assert (head["cut"], len(body.splitlines())) == (True, 3)
        with pytest.raises(TooMuch, match=r"0\.002 MB"):
            await held.run(asked("SELECT * { ?s ?p ?o }", rows=None))

    with_pool(dataset, use, warm=1, limits=Limits(rows=2, bytes=2_000))


def test_a_runaway_is_gone_soon_after_its_limit_and_holds_nobody_up(dataset: Path) -> None:
    """Others are answered, the event loop goes on, and in the end there are as many workers as before."""

    async def use(held: Pool) -> None:
        before = pids(held)
        assert len(before) == len(held._idle) == 2
        task, wild = await busy_with(held, asked(ENDLESS, language="en"), 0.6)
        begun, ticks = time.monotonic(), 0
        await until(lambda: len(pids(held)) == 3)
        while not task.done():
            await asyncio.wait_for(held.run(asked("ASK {}")), 0.5)
            await asyncio.sleep(0.005)
            ticks += 1
        with pytest.raises(OutOfTime, match=r"longer than 0\.6 seconds"):
            await task
        assert time.monotonic() - begun < 0.6 + SOON
        assert ticks > 5
        assert await until(lambda: not lives(wild)) < SOON
        await until(lambda: len(held._idle) >= 2)
        assert language() == "nl"

    with_pool(dataset, use)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no priority of its own")
def test_a_slow_query_lets_others_go_first(dataset: Path) -> None:
    """The next query in the same process does not: another thread does that."""

    async def use(held: Pool) -> None:
        task, pid = await busy_with(held, asked(SLOW))
        await until(lambda: NICE in _niceness(pid))
        assert len((await task)[1].splitlines()) == 2
        for _ in range(2):
            assert (await held.run(asked("ASK {}")))[1] == b"true\n"
        await until(lambda: set(_niceness(pid)) == {0})

    with_pool(dataset, use, warm=1, most=1)


def _niceness(pid: int) -> list[int]:
    """Return how far each thread of a process stands back, beside this one."""
    here = os.getpriority(os.PRIO_PROCESS, 0)
    threads = [int(at.name) for at in Path(f"/proc/{pid}/task").iterdir()]
    return [os.getpriority(os.PRIO_PROCESS, thread) - here for thread in threads]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bound on the memory of a process here")
def test_a_query_that_wants_all_memory_is_bounded(dataset: Path) -> None:
    """Only its process ends, and with it the memory; the next query is answered."""

    async def use(held: Pool) -> None:
        greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
        task, pid = await busy_with(held, asked(greedy))
        with pytest.raises(OutOfMemory, match="geheugen"):
            await task
        assert not lives(pid)
        assert (await held.run(asked("ASK {}")))[1] == b"true\n"

    with_pool(dataset, use, warm=1, limits=Limits(memory=400 * 1024**2))


def deep(steps: int) -> dict[str, str]:
    """Return queries that nest *steps* deep."""
    return {
        "groups": "SELECT * " + "{" * steps + "}" * steps,
        "path": "SELECT * { ?s " + "/".join(["<a:a>"] * steps) + " ?o }",
        "brackets": "SELECT * { ?s ?p " + "[?p" * steps + "]" * steps + " }",
        "parentheses": "SELECT * { FILTER (" + "(" * steps + "1" + ")" * steps + ") }",
    }


def test_what_is_nested_too_deep_does_not_reach_the_engine(dataset: Path) -> None:
    """It is refused with the place where it becomes too deep."""

    async def use(held: Pool) -> None:
        for query in (deep(1_000)["groups"], deep(10_000)["path"], deep(100_000)["parentheses"][:199_999]):
            with pytest.raises(TooComplex, match="te diep genest"):
                await held.run(asked(query))

    with_pool(dataset, use, warm=1)


def test_without_the_guard_only_the_worker_dies(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine overflows its stack; another worker takes its place."""
    unguarded = (
        "from rodedraad.queries.execution import jobs, standing; "
        "jobs.guard = lambda *_: None; standing.main()"
    )
    monkeypatch.setattr(members, "STANDING", (*PYTHON, "-c", unguarded))

    async def use(held: Pool) -> None:
        for query in deep(100_000).values():
            task, pid = await busy_with(held, asked(query))
            with pytest.raises(WorkerDied, match="laten vastlopen"):
                await task
            assert not lives(pid)
        assert (await held.run(asked("ASK {}")))[1] == b"true\n"

    with_pool(dataset, use, warm=1)


def test_a_mistake_of_ours_is_logged_and_ends_nothing(
    dataset: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The one who asks gets a sentence, the log the traceback."""

    async def use(held: Pool) -> None:
        before = pids(held)
        with caplog.at_level(logging.ERROR), pytest.raises(WorkerDied):
            await held.run({"do": "nothing of the kind"})
        assert "KeyError: 'nothing of the kind'" in caplog.text
        assert pids(held) == before

    with_pool(dataset, use, warm=1)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another dataset, of one statement."""
    path = tmp_path / "other.nq"
    statement = Quad(Iri("urn:a"), Iri("urn:b"), Literal("c"), Iri("urn:g"))
    path.write_bytes(canonical_nquads([statement]))
    return path


COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_new_data_are_served_at_once_and_running_queries_end_on_the_old(dataset: Path, other: Path) -> None:
    """All workers are new, and each answer says from which version it is."""

    async def use(held: Pool) -> None:
        before = pids(held)
        task, pid = await busy_with(held, asked(SLOW))
        await held.renew(other, "2")
        assert held.version == "2"
        head, body = await held.run(asked(COUNT))
        assert (head["version"], body) == ("2", b"n\r\n1\r\n")
        head, body = await task
        assert head["version"] == "1"
        assert int(body.split()[1]) > 1
        await until(lambda: not any(map(lives, before)))
        assert pid in before

    with_pool(dataset, use)


def test_the_same_version_is_not_loaded_again(dataset: Path) -> None:
    """The workers stay."""

    async def use(held: Pool) -> None:
        before = pids(held)
        await held.renew(dataset, "1")
        assert pids(held) == before

    with_pool(dataset, use, warm=1)


def test_data_that_cannot_be_read_change_nothing(dataset: Path, tmp_path: Path) -> None:
    """The old data are served on."""
    broken = tmp_path / "broken.nq"
    broken.write_text("this is not it", encoding="utf-8")

    async def use(held: Pool) -> None:
        before = pids(held)
        with pytest.raises(Fault, match=r"broken\.nq"):
            await held.renew(broken, "2")
        assert (await held.run(asked("ASK {}")))[0]["version"] == "1"
        await until(lambda: pids(held) == before)

    with_pool(dataset, use, warm=1)


def test_a_pool_of_data_that_are_not_there_does_not_start(tmp_path: Path) -> None:
    """It says which file; nothing of it is left."""

    async def whole() -> None:
        held = Pool(tmp_path / "away.nq", version="1")
        with pytest.raises(Fault, match=r"away\.nq"):
            await held.start()
        await held.close()
        assert pids(held) == set()

    asyncio.run(whole())


def test_data_that_went_away_are_told_to_who_waits(dataset: Path, tmp_path: Path) -> None:
    """When the last worker is gone and no new one can start."""
    copy = tmp_path / "copy.nq"
    copy.write_bytes(dataset.read_bytes())

    async def use(held: Pool) -> None:
        copy.unlink()
        with pytest.raises(OutOfTime):
            await held.run(asked(ENDLESS), 0.1)
        with pytest.raises(Fault, match=r"copy\.nq"):
            await held.run(asked("ASK {}"))

    with_pool(copy, use, warm=1)


def test_a_query_that_nobody_waits_for_is_ended(dataset: Path) -> None:
    """Its worker is gone and another stands by; in line, it just leaves."""

    async def use(held: Pool) -> None:
        task, pid = await busy_with(held, asked(ENDLESS))
        waits = asyncio.create_task(held.run(asked("ASK {}")))
        await asyncio.sleep(0)
        assert len(held._line) == 1
        waits.cancel()
        task.cancel()
        await asyncio.wait([waits, task])
        assert len(held._line) == 0
        assert await until(lambda: not lives(pid)) < SOON
        assert (await held.run(asked("ASK {}")))[1] == b"true\n"

    with_pool(dataset, use, warm=1, most=1)


def test_a_quick_query_that_nobody_waits_for_costs_no_worker(dataset: Path) -> None:
    """It ends by itself before it would be ended."""

    async def use(held: Pool) -> None:
        before = pids(held)
        task = asyncio.create_task(held.run(asked("ASK {}")))
        await asyncio.sleep(0)
        task.cancel()
        await until(lambda: len(held._idle) == 1)
        assert (await held.run(asked("ASK {}")))[1] == b"true\n"
        assert pids(held) == before

    with_pool(dataset, use, warm=1)


def test_a_line_that_is_full_turns_away(dataset: Path) -> None:
    """With a sentence; who stands in line longer than a query may take is turned away too."""

    async def use(held: Pool) -> None:
        task, _ = await busy_with(held, asked(ENDLESS), 5)
        waits = asyncio.create_task(held.run(asked("ASK {}"), 0.1))
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="te veel vragen"):
            await held.run(asked("ASK {}"))
        with pytest.raises(Busy):
            await waits
        task.cancel()

    with_pool(dataset, use, warm=1, most=1, waiting=1)


def test_a_worker_that_is_killed_by_others_is_replaced(dataset: Path) -> None:
    """Also when it did nothing."""

    async def use(held: Pool) -> None:
        (pid,) = pids(held)
        os.kill(pid, signal.SIGTERM)
        await until(lambda: pids(held) not in ({pid}, set()))
        assert (await held.run(asked("ASK {}")))[1] == b"true\n"

    with_pool(dataset, use, warm=1)


def test_a_worker_that_has_grown_large_goes(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory once taken is not given back otherwise."""
    swollen = "from rodedraad.queries.execution import standing as s; s.SWOLLEN = s.LONG = -(10**9); s.main()"
    monkeypatch.setattr(members, "STANDING", (*PYTHON, "-c", swollen))

    async def use(held: Pool) -> None:
        (pid,) = pids(held)
        assert (await held.run(asked("ASK {}")))[0].keys() == {"form", "cut", "version"}
        await until(lambda: not lives(pid) and len(held._idle) == 1)

    with_pool(dataset, use, warm=1)


def test_a_stand_in_goes_when_it_is_not_needed(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many stand by as before."""
    monkeypatch.setattr(pool, "REST", 0.1)

    async def use(held: Pool) -> None:
        task, _ = await busy_with(held, asked(ENDLESS))
        await until(lambda: len(held._idle) == 1)
        task.cancel()
        await until(lambda: len(held._members) == 2)
        await until(lambda: len(held._members) == len(held._idle) == 1)

    with_pool(dataset, use, warm=1)


def test_who_still_waits_when_the_pool_closes_is_told(dataset: Path) -> None:
    """Whether their query runs or waits; and who comes later too."""

    async def whole() -> None:
        held = Pool(dataset, version="1", warm=1, most=1)
        await held.start()
        task, pid = await busy_with(held, asked(ENDLESS))
        waits = asyncio.create_task(held.run(asked("ASK {}", language="en")))
        await asyncio.sleep(0)
        await held.close()
        assert not lives(pid)
        with pytest.raises(Busy, match="De server stopt"):
            await task
        with pytest.raises(Busy, match="The server is stopping"):
            await waits
        with pytest.raises(Busy):
            await held.run(asked("ASK {}"))

    asyncio.run(whole())


PARENT = """
import asyncio, sys
from pathlib import Path
from rodedraad.queries.execution.pool import Pool

async def whole():
    held = Pool(Path(sys.argv[1]), version="1")
    await held.start()
    job = {"do": "query", "query": sys.argv[2], "formats": {"rows": "csv"}}
    task = asyncio.create_task(held.run(job))
    await asyncio.sleep(0.1)
    print(*[member.pid for member in held._members], flush=True)
    await task

asyncio.run(whole())
"""


def test_workers_end_when_who_started_them_is_killed(dataset: Path) -> None:
    """Those that do nothing, and those in the middle of a query."""
    command = [sys.executable, "-c", PARENT, str(dataset), ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        numbers = [int(number) for number in parent.stdout.readline().split()]
        assert all(map(_runs, numbers))
        parent.kill()
    ends = time.monotonic() + 5
    while any(map(_runs, numbers)) and time.monotonic() < ends:
        time.sleep(0.01)
    assert not any(map(_runs, numbers))
    assert len(numbers) >= 2


def _runs(pid: int) -> bool:
    """Tell whether a process runs; one that is only not buried yet by others does not."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return told.stdout.strip()[:1] not in ("", "Z")


def test_a_faster_event_loop_does_too(dataset: Path) -> None:
    """The one that servers use."""
    uvloop = pytest.importorskip("uvloop")

    async def whole() -> None:
        held = Pool(dataset, version="1", warm=1)
        await held.start()
        assert (await held.run(asked("ASK {}")))[1] == b"true\n"
        task, pid = await busy_with(held, asked(ENDLESS), 0.1)
        with pytest.raises(OutOfTime):
            await task
        await until(lambda: not lives(pid))
        await held.close()

    beginning: Coroutine[Any, Any, None] = whole()
    uvloop.run(beginning)


def test_an_answer_of_many_pieces_is_whole(dataset: Path) -> None:
    """Some megabytes, far more than a pipe holds."""

    async def use(held: Pool) -> None:
        head, body = await held.run(asked("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 50000"))
        assert head["cut"] is False
        assert len(body.splitlines()) == 50_001
        assert len(body) > 3_000_000

    with_pool(dataset, use, warm=1)
