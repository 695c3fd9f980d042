"""A child that answers once: its answer, its end, and nothing of it left."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

import pytest

from rodedraad.graph.formats import canonical_nquads
from rodedraad.queries.execution import processes
from rodedraad.queries.execution.messages import heard
from rodedraad.queries.execution.processes import OutOfTimeError, ask
from tests.graph.small import store


@pytest.fixture
def told(tmp_path: Path) -> bytes:
    """What a worker is told: to answer yes."""
    path = tmp_path / "dataset.nq"
    path.write_bytes(canonical_nquads(store().quads()))
    asked = {"dataset": str(path), "do": "lines", "query": "ASK {}", "memory": None, "labels": False}
    return json.dumps({**asked, "language": "nl"}).encode()


@pytest.mark.parametrize("fork", [True, False])
def test_a_worker_answers_the_same_whichever_way_it_began(
    fork: bool, told: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How it went, then the answer."""
    if fork and sys.platform != "linux":
        pytest.skip("only Linux forks its workers")
    monkeypatch.setattr(processes, "_may_fork", lambda: fork)
    code, said = ask(told, 30)
    assert (code, heard(said)[1]) == (0, b"true\n")


@pytest.mark.parametrize("fork", [True, False])
def test_a_worker_that_cannot_understand_ends_badly(fork: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its exit code says so; nothing of its trouble is printed here."""
    if fork and sys.platform != "linux":
        pytest.skip("only Linux forks its workers")
    monkeypatch.setattr(processes, "_may_fork", lambda: fork)
    code, said = ask(b"not json\n", 30)
    assert code != 0
    assert said == b""


def test_a_process_with_threads_does_not_fork() -> None:
    """Another thread could hold a lock that the child would wait for."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not processes._may_fork()
    finally:
        stop.set()
        thread.join()


def test_time_that_is_up_is_told_at_once(told: bytes) -> None:
    """Not when the child would have ended."""
    endless = told.replace(
        b"ASK {}", b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    )
    before = time.monotonic()
    with pytest.raises(OutOfTimeError):
        ask(endless, 0.3)
    assert time.monotonic() - before < 10
