"""The process that does one job: what it is told and what it says."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from rodedraad.graph.formats import canonical_nquads
from rodedraad.ontology.faults import Fault
from rodedraad.queries.execution.messages import heard
from rodedraad.queries.execution.worker import once, tried
from tests.graph.small import store


def asked(folder: Path, **job: Any) -> tuple[dict[str, Any], bytes]:
    """Return what a worker says to a job in a small dataset."""
    path = folder / "dataset.nq"
    path.write_bytes(canonical_nquads(store().quads()))
    told, sink = {"dataset": str(path), "memory": None, "language": "nl", **job}, io.BytesIO()
    once(json.dumps(told).encode(), sink)
    return heard(sink.getvalue())


def test_a_job_is_answered_with_how_it_went(tmp_path: Path) -> None:
    """Then comes the answer."""
    head, body = asked(tmp_path, do="lines", query="ASK {}", labels=False)
    assert (head["form"], body) == ("truth", b"true\n")


def test_a_fault_is_how_it_went(tmp_path: Path) -> None:
    """With its sentence in the language of who asks."""
    head, body = asked(tmp_path, do="lines", query="CLEAR ALL", labels=False, language="en")
    assert head["kind"] == "rodedraad.queries.sparql.guarding:UpdateRefused"
    assert head["fault"].startswith("CLEAR changes data")
    assert body == b""


def test_a_mistake_of_ours_is_told_apart(tmp_path: Path) -> None:
    """The person gets a sentence, the log where it went wrong."""
    head, _ = asked(tmp_path, do="nothing of the kind")
    assert "laten vastlopen" in head["fault"]
    assert "KeyError" in head["knows"]["defect"]


def test_memory_that_runs_out_is_told() -> None:
    """Where Python notices it; where the engine does, the process is gone."""

    def greedy() -> Any:
        raise MemoryError

    head, _ = tried(greedy)
    assert head["kind"].endswith("OutOfMemory")
    assert isinstance(head["fault"], str)
    assert not isinstance(head["fault"], Fault)
