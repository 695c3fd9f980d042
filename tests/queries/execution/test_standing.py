"""The process that stands by: one message after another, nothing else on its output, gone with its input."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.formats import canonical_nquads
from rodedraad.queries.execution.members import STANDING
from rodedraad.queries.execution.messages import SAID, STEP_BACK, heard, told
from rodedraad.queries.execution.processes import PYTHON
from tests.graph.small import store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A small dataset on disk."""
    path = tmp_path / "dataset.nq"
    path.write_bytes(canonical_nquads(store().quads()))
    return path


class Process:
    """A standing process, spoken to by hand."""

    def __init__(self, dataset: Path, command: tuple[str, ...] = STANDING) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.tell({"dataset": str(dataset), "memory": None, "language": "nl"})

    def tell(self, job: dict[str, Any]) -> None:
        """Tell it a job."""
        assert self.process.stdin is not None
        self.process.stdin.write(told(job))
        self.process.stdin.flush()

    def hear(self) -> tuple[dict[str, Any], bytes]:
        """Return the next that it says."""
        assert self.process.stdout is not None
        lengths = self.process.stdout.read(SAID.size)
        return heard(lengths + self.process.stdout.read(sum(SAID.unpack(lengths))))


@pytest.fixture
def process(dataset: Path) -> Iterator[Process]:
    """A standing process that has loaded its data."""
    held = Process(dataset)
    with held.process:
        assert held.hear() == ({}, b"")
        yield held
        held.process.kill()


def job(query: str) -> dict[str, Any]:
    """Return the job of a query."""
    return {"do": "query", "query": query, "formats": {"truth": "tsv"}, "language": "nl"}


def test_one_job_after_another_is_done_on_the_same_data(process: Process) -> None:
    """Also after one that was none."""
    for query, body in (("ASK {}", b"true\n"), ("ASK {", b""), ("ASK { <urn:no> ?p ?o }", b"false\n")):
        process.tell(job(query))
        assert process.hear()[1] == body


def test_it_ends_when_its_input_closes_also_in_the_middle_of_a_query(process: Process) -> None:
    """Nobody is there to hear the answer."""
    process.tell(job(ENDLESS))
    assert process.process.stdin is not None
    process.process.stdin.close()
    assert process.process.wait(timeout=5) == 0


def test_data_that_cannot_be_read_are_told_before_it_ends(tmp_path: Path) -> None:
    """With the name of the file."""
    held = Process(tmp_path / "away.nq")
    with held.process:
        assert "away.nq" in held.hear()[0]["fault"]
        assert held.process.wait(timeout=5) == 0


def test_who_took_little_of_the_processor_stays_in_front(process: Process) -> None:
    """Also when told to step back, as where everyone is slow."""
    assert process.process.stdin is not None
    process.process.stdin.write(STEP_BACK)
    process.tell(job("ASK {}"))
    assert "retires" not in process.hear()[0]


TALKS = """
from rodedraad.queries.execution import standing

def do(*asked, really=standing.do):
    print("something", flush=True)
    return really(*asked)

standing.do = do
standing.main()
"""


def test_nothing_else_gets_on_its_output(dataset: Path) -> None:
    """Not what some library prints."""
    held = Process(dataset, (*PYTHON, "-c", TALKS))
    with held.process:
        assert held.hear() == ({}, b"")
        held.tell(job("ASK {}"))
        assert held.hear()[1] == b"true\n"
        held.process.kill()
