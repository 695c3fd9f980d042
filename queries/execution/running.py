"""Running a query where it can do no harm: guarded, in a process of its own, killed at its limits."""

from __future__ import annotations

import json
import signal
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say
from rodedraad.queries.execution.messages import heard, raise_fault
from rodedraad.queries.execution.outcomes import OutOfMemory, OutOfTime, Ran, Shown, WorkerDied
from rodedraad.queries.execution.processes import OutOfTimeError, ask

if TYPE_CHECKING:
    from rodedraad.graph.answers import Answer
    from rodedraad.graph.endpoint import RemoteStore

MEMORY = 4 * 1024**3
BYTES = 256_000_000
TIMEOUT = 30.0


@dataclass(frozen=True)
class Limits:
    """How far a query may go: seconds, rows, bytes of memory and of its answer, servers it may call.

    None is no limit.
    """

    seconds: float | None = TIMEOUT
    rows: int | None = None
    memory: int | None = MEMORY
    services: Collection[str] = ()
    bytes: int | None = BYTES


def run(dataset: Path, query: str, limits: Limits | None = None, *, labels: bool = False) -> Ran:
    """Return what *query* finds in *dataset*, canonical N-Quads, with *labels* of its things if asked.

    Raises a ``Fault`` where the query may not run, cannot be read, takes longer than its limit, or brings
    its process down. The process is gone when this returns, whatever happened.
    """
    head, body = once(dataset, {"do": "lines", "query": query, "labels": labels}, limits)
    return Ran(head["form"], body, head["cut"], head["labels"])


def show(dataset: Path, query: str, fmt: str, width: int, limits: Limits | None = None) -> Shown:
    """Return what ``run`` would find, made into *fmt* by the worker: this process then needs no engine."""
    head, body = once(dataset, {"do": "show", "query": query, "fmt": fmt, "width": width}, limits)
    return Shown(body, head["cut"])


def once(dataset: Path, job: Mapping[str, Any], limits: Limits | None = None) -> tuple[dict[str, Any], bytes]:
    """Return how *job*, of a kind of ``jobs.KINDS``, went in *dataset*, and its answer, or raise a ``Fault``.

    It is done in a process of its own, which is gone when this returns, whatever happened.
    """
    limits = limits or Limits()
    first = {"dataset": str(dataset), "memory": limits.memory}
    head, body = _asked({**first, **within(limits, job)}, limits.seconds)
    raise_fault(head)
    return head, body


def within(limits: Limits, job: Mapping[str, Any]) -> dict[str, Any]:
    """Return *job* with the limits that a worker itself keeps, and the language of its sentences."""
    kept = {"rows": limits.rows, "bytes": limits.bytes, "services": list(limits.services)}
    return {**kept, "language": language(), **job}


def run_remotely(
    store: RemoteStore, query: str, limits: Limits | None = None, *, labels: bool = False
) -> Ran:
    """Return what *query* finds at an endpoint; the endpoint keeps its own limits besides ours."""
    from rodedraad.graph.formats import decode, encode
    from rodedraad.graph.naming import labels as labels_of
    from rodedraad.queries.sparql.guarding import guard, with_house_prefixes

    limits = limits or Limits()
    guard(query, limits.services)
    whole, _ = with_house_prefixes(query)
    form, lines = encode(store.query(whole))
    kept = _cut(form, lines, limits.rows)
    iris = _iris(decode(form, kept)) if labels else []
    return Ran(form, kept, len(kept) < len(lines), labels_of(store, iris) if iris else {})


def _cut(form: str, lines: bytes, rows: int | None) -> bytes:
    if rows is None:
        return lines
    return b"".join(lines.splitlines(keepends=True)[: rows + (form == "rows")])


def _iris(answer: Answer) -> list[str]:
    from rodedraad.graph.answers import Graph, Solutions
    from rodedraad.graph.rdf import Iri

    rows: Any = ()
    if isinstance(answer, Solutions):
        rows = answer.rows
    elif isinstance(answer, Graph):
        rows = answer.triples
    return [term.value for row in rows for term in row if isinstance(term, Iri)]


def _asked(asked: Mapping[str, Any], seconds: float | None) -> tuple[dict[str, Any], bytes]:
    """Return how a worker says it went, and its answer; the worker is gone afterwards."""
    try:
        code, said = ask(json.dumps(asked).encode(), seconds)
    except OutOfTimeError as error:
        raise OutOfTime(say("queries.stopped", seconds=f"{seconds:g}")) from error
    try:
        return heard(said)
    except ValueError as error:
        raise died(code) from error


def died(code: int | None) -> Fault:
    """Return why a worker that ended with *code* did not answer: the engine aborts where memory runs out."""
    return OutOfMemory() if code == -signal.SIGABRT else WorkerDied()
