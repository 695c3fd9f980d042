"""Every question of the library on the packaged data, beside bare pyoxigraph and rdflib's engine.

*Ours* is the whole way from what a person typed to rows with a sentence: names looked up, values bound in,
the query run, every cell a plain term. *Bare* is the bound query on pyoxigraph itself, every cell read. Both
take turns, so that a slow moment of the machine hits both.
"""

from __future__ import annotations

import os
import signal
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
import rdflib

from benchmarks.figures import Figure
from rodedraad.graph.building import build
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged
from rodedraad.queries.answers.answering import answer
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.library import Library
from rodedraad.queries.catalogue.questions import Question

RUNS = 25
PATIENCE = 2.0  # seconds for rdflib's engine; what takes it longer counts as this much
DETAILS = "BENCH_DETAILS"


@dataclass(frozen=True)
class Measured:
    """The median milliseconds of one question, three ways."""

    name: str
    rows: int
    ours: float
    bare: float
    rdflib: float


def figures() -> list[Figure]:
    """Return the slowest and the typical question, and the ratios to the two engines."""
    dataset = build(packaged()).dataset
    things = Things(EmbeddedStore.load(dataset))
    bare = ox.Store()
    bare.load(dataset.read_bytes(), format=ox.RdfFormat.N_QUADS)
    plain = rdflib.Dataset(default_union=True)
    plain.parse(dataset, format="nquads")
    measured = [
        _measured(question, things, bare, plain)
        for question in Library().questions()
        if not question.probe.needs
    ]
    if os.environ.get(DETAILS):
        for one in sorted(measured, key=lambda one: -one.ours):
            print(f"{one.name:50} {one.rows:5} rows {one.ours:8.3f} ms  × {one.ours / one.bare:5.2f}")
    return _figures(measured)


def _figures(measured: list[Measured]) -> list[Figure]:
    slowest = max(measured, key=lambda one: one.ours)
    ratios = [one.ours / one.bare for one in measured]
    engine = [one.rdflib / one.ours for one in measured]
    return [
        Figure("questions of the library", len(measured), "questions", 50, more_is_better=True),
        Figure("a question, typical", statistics.median(one.ours for one in measured), "ms", 3.0),
        Figure(f"the slowest question ({slowest.name})", slowest.ours, "ms", 3.0),
        Figure("ours ÷ bare pyoxigraph, geometric mean", statistics.geometric_mean(ratios), "×", 1.3),
        Figure("ours ÷ bare pyoxigraph, worst", max(ratios), "×", 1.3),
        Figure(
            "rdflib's engine ÷ ours, geometric mean",
            statistics.geometric_mean(engine),
            "×",
            30,
            more_is_better=True,
        ),
    ]


def _measured(question: Question, things: Things, bare: ox.Store, plain: rdflib.Dataset) -> Measured:
    given = question.probe.given
    answered = answer(question, given, things)
    ours, engine = _in_turn(lambda: answer(question, given, things), lambda: _read(bare, answered.query))
    slow = _clocked(lambda: _read_rdflib(plain, answered.query))
    return Measured(question.name, len(answered.rows), ours, engine, slow)


def _in_turn(one: Callable[[], Any], other: Callable[[], Any]) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        times[0].append(_clocked(one))
        times[1].append(_clocked(other))
    return statistics.median(times[0]), statistics.median(times[1])


def _clocked(work: Callable[[], Any]) -> float:
    """Return the milliseconds that *work* takes."""
    before = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - before)


def _read(store: ox.Store, query: str) -> list[tuple[str | None, ...]]:
    found: Any = store.query(query, use_default_graph_as_union=True)
    if isinstance(found, ox.QueryBoolean):
        return [(str(bool(found)),)]
    return [tuple(None if term is None else term.value for term in row) for row in found]


def _read_rdflib(dataset: rdflib.Dataset, query: str) -> None:
    """Let rdflib answer, for at most its patience: a few questions take it minutes."""
    signal.signal(signal.SIGALRM, _enough)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        list(dataset.query(query))
    except TimeoutError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _enough(_signal: int, _frame: object) -> None:
    raise TimeoutError
