"""The kinds of work that a worker does, each by its name: a query in a wanted format, lines, a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import IO, Any, TypeAlias, cast

from rodedraad.graph.engine import Result, UnreadableQuery
from rodedraad.graph.store import Dataset, EmbeddedStore, Store
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import set_language
from rodedraad.queries.execution.outcomes import Ran, Unacceptable
from rodedraad.queries.execution.sinks import EnoughError, Sink
from rodedraad.queries.sparql.guarding import guard

Job: TypeAlias = Mapping[str, Any]
Done: TypeAlias = tuple[dict[str, Any], bytes | bytearray]

# Name of the kind → module and function; the module is loaded when the first such job comes.
KINDS = {
    "query": "rodedraad.queries.execution.jobs:query",
    "lines": "rodedraad.queries.execution.jobs:lines",
    "show": "rodedraad.queries.execution.jobs:show",
    "ask": "rodedraad.queries.answers.replies:ask",
    "choices": "rodedraad.queries.answers.replies:choices",
    "explain": "rodedraad.queries.reasons.accounts:explain",
    "why-none": "rodedraad.queries.reasons.accounts:why_none",
}
_IRI = re.compile(rb"<([^<>\s]+)>")


def do(store: Store, job: Job) -> Done:
    """Return how *job*, of the kind it names, went and its answer; every end without one is a ``Fault``.

    ``query``, ``lines`` and ``show`` need the engine in this process, the other kinds any store.
    """
    set_language(job["language"])
    return _function(KINDS[job["do"]])(store, job)


def query(store: EmbeddedStore, job: Job) -> Done:
    """Return the answer to ``job["query"]`` in the format that ``job["formats"]`` has for its form."""
    found = _found(store, job)
    fmt = job["formats"].get(found.form)
    if fmt is None:
        raise Unacceptable(found.form)
    rows = job.get("rows")
    sink = Sink(fmt, rows if found.form == "rows" else None, job.get("bytes"))
    with_more = _written(found, fmt, sink, rows)
    content = _only_used_prefixes(sink.content) if fmt == "turtle" else sink.content
    return {"form": found.form, "cut": with_more or sink.is_cut}, content


def lines(store: EmbeddedStore, job: Job) -> Done:
    """Return the answer as ``Ran`` keeps it, with the labels of what stands in it where they are asked."""
    found = _found(store, job)
    fmt = "ntriples" if found.form == "triples" else "tsv"
    sink = Sink(fmt, job.get("rows"), job.get("bytes"))
    with suppress(EnoughError):
        found.write(cast("IO[bytes]", sink))
    labels = _labels(store, sink.content) if job["labels"] else {}
    return {"form": found.form, "cut": sink.is_cut, "labels": labels}, sink.content


def show(store: EmbeddedStore, job: Job) -> Done:
    """Return the answer for people, as a table at most ``job["width"]`` wide or sorted in ``job["fmt"]``."""
    from rodedraad.queries.execution.results import rendered

    fmt = job["fmt"]
    head, content = lines(store, {**job, "labels": fmt == "table"})
    ran = Ran(head["form"], bytes(content), head["cut"], head["labels"])
    return {"cut": head["cut"]}, rendered(ran, fmt, job["width"])


@cache
def _function(name: str) -> Callable[[Any, Job], Done]:
    module, _, function = name.partition(":")
    return cast("Callable[[Any, Job], Done]", getattr(import_module(module), function))


def _found(store: EmbeddedStore, job: Job) -> Result:
    """Return what the query of *job* finds, once it has passed the guard."""
    text = job["query"]
    guard(text, job.get("services", ()))
    graphs = Dataset(job.get("default_graphs", ()), job.get("named_graphs", ()))
    try:
        return store.result(text, dataset=graphs if any(graphs) else None, prefixes=PREFIXES)
    except UnreadableQuery as error:
        from rodedraad.queries.sparql.complaints import complaint

        raise complaint(text, error.line, error.column, error.expected) from error


def _written(found: Result, fmt: str, sink: Sink, most: int | None) -> bool:
    try:
        return found.write_as(fmt, cast("IO[bytes]", sink), prefixes=PREFIXES, most=most)
    except EnoughError:
        return True


_DECLARED = re.compile(rb"(?:@prefix [^\n]*\n)+")


def _only_used_prefixes(turtle: bytearray) -> bytearray:
    """Return *turtle* without the prefixes it only declares: the engine writes them before it knows."""
    declared = _DECLARED.match(turtle)
    if declared is None:
        return turtle
    start = declared.end()
    used = [line for line in declared[0].splitlines(keepends=True) if turtle.find(line.split()[1], start) > 0]
    del declared  # it holds the buffer, which could not be made shorter
    turtle[:start] = b"".join(used)
    return turtle


def _labels(store: EmbeddedStore, content: bytearray) -> dict[str, str]:
    from rodedraad.graph.naming import labels

    return labels(store, [iri.decode("utf-8") for iri in dict.fromkeys(_IRI.findall(content))])
