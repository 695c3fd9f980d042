"""Running a query where it can do no harm: guarded, in a process of its own, killed at its limits."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say
from rodedraad.queries.guarding import guard, with_house_prefixes
from rodedraad.queries.outcomes import Ran, Shown
from rodedraad.queries.processes import OutOfTimeError, ask

if TYPE_CHECKING:
    from rodedraad.graph.answers import Answer
    from rodedraad.graph.endpoint import RemoteStore

MEMORY = 4 * 1024**3
TIMEOUT = 30.0


@dataclass(frozen=True)
class Limits:
    """How far a query may go: seconds, rows (None for all), bytes of memory, servers it may call."""

    seconds: float | None = TIMEOUT
    rows: int | None = None
    memory: int | None = MEMORY
    services: Collection[str] = ()


def run(dataset: Path, query: str, limits: Limits | None = None, *, labels: bool = False) -> Ran:
    """Return what *query* finds in *dataset*, canonical N-Quads, with *labels* of its things if asked.

    Raises a ``Fault`` where the query may not run, cannot be read, takes longer than its limit, or brings
    its process down. The process is gone when this returns, whatever happened.
    """
    went, body = _went(dataset, query, limits or Limits(), {"labels": labels})
    return Ran(went["form"], body, went["cut"], went["labels"])


def show(dataset: Path, query: str, fmt: str, width: int, limits: Limits | None = None) -> Shown:
    """Return what ``run`` would find, made into *fmt* by the worker: this process then needs no engine."""
    wanted = {"labels": fmt == "table", "fmt": fmt, "width": width}
    went, body = _went(dataset, query, limits or Limits(), wanted)
    return Shown(body, went["cut"])


def run_remotely(
    store: RemoteStore, query: str, limits: Limits | None = None, *, labels: bool = False
) -> Ran:
    """Return what *query* finds at an endpoint; the endpoint keeps its own limits besides ours."""
    from rodedraad.graph.formats import decode, encode
    from rodedraad.graph.naming import labels as labels_of

    limits = limits or Limits()
    guard(query, limits.services)
    whole, _ = with_house_prefixes(query)
    form, lines = encode(store.query(whole))
    kept = _cut(form, lines, limits.rows)
    iris = _iris(decode(form, kept)) if labels else []
    return Ran(form, kept, len(kept) < len(lines), labels_of(store, iris) if iris else {})


def _went(
    dataset: Path, query: str, limits: Limits, wanted: Mapping[str, Any]
) -> tuple[dict[str, Any], bytes]:
    """Return how the query went and its answer; every way in which it did not is a ``Fault``."""
    guard(query, limits.services)
    whole, added = with_house_prefixes(query)
    went, body = _asked(
        {
            "dataset": str(dataset),
            "query": whole,
            "rows": limits.rows,
            "memory": limits.memory,
            "language": language(),
            **wanted,
        },
        limits.seconds,
    )
    if "unreadable" in went:
        from rodedraad.queries.complaints import complaint

        line, column, expected = went["unreadable"]
        raise complaint(query, line, column - (added if line == 1 else 0), expected)
    if "fault" in went:
        raise Fault(went["fault"])
    if "memory" in went:
        raise Fault(say("queries.out_of_memory"))
    return went, body


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
    """Return how a worker says it went, and the lines of its answer; the worker is gone afterwards."""
    try:
        code, said = ask(json.dumps(asked).encode() + b"\n", seconds)
    except OutOfTimeError as error:
        raise Fault(say("queries.stopped", seconds=f"{seconds:g}")) from error
    head, _, body = said.partition(b"\n")
    if code or not head:
        raise Fault(say("queries.worker_died"))
    went: dict[str, Any] = json.loads(head)
    return went, body
