"""What the shapes remark on data, and which of our terms the data use that nobody defined."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from rodedraad.ontology.findings import Severity
from rodedraad.ontology.room import ROOM, packaged_turtle
from rodedraad.ontology.terms import NAMESPACES, RDF, RDFS, SH, SKOS, known
from rodedraad.ontology.wording import choose

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph, URIRef
    from rdflib.term import Node

NEAR_ENOUGH = 0.6

_SEVERITIES = {
    SH.Info: Severity.NOTE,
    SH.Warning: Severity.WARNING,
    SH.Violation: Severity.VIOLATION,
}


@dataclass(frozen=True, order=True)
class Violation:
    """One remark of one shape on one thing; *path* and *value* are empty where the shape names none."""

    severity: Severity
    focus: str
    path: str
    value: str
    message: str
    shape: str


def validate(data: str, *, shapes: Iterable[str] | None = None) -> list[Violation]:
    """Return what *shapes*, Turtle texts, remark on *data*, N-Triples text; worst first, then by thing.

    The packaged shapes are used where none are given. The data need not hold the ontology or the codes:
    what shapes ask of those is added here. Broken shapes raise an error of pySHACL: a defect of theirs.
    """
    with _quiet_literals():
        graph = _parsed([data], "ntriples")
        for triple in _vocabulary():
            graph.add(triple)
        rules = _parsed(packaged_shapes() if shapes is None else shapes, "turtle")
        report = _report(graph, rules)
    results = report.subjects(_term(RDF.type), _term(SH.ValidationResult))
    found = _without_repeats(_violation(report, result, rules) for result in results)
    return sorted(found, key=lambda violation: (-violation.severity, violation))


def packaged_shapes() -> tuple[str, ...]:
    """Return the Turtle texts of our shapes: evidence, facts and house style."""
    return tuple(map(_text, sorted(ROOM.glob("shapes/*.ttl"))))


def unknown_terms(iris_used: Iterable[str]) -> dict[str, str]:
    """Return each IRI in our namespaces that is not defined, with the nearest one that is, or ''."""
    undefined = {iri for iri in iris_used if iri.startswith(NAMESPACES)} - known()
    return {iri: _nearest(iri) for iri in sorted(undefined)}


def _nearest(iri: str) -> str:
    space = next(space for space in NAMESPACES if iri.startswith(space))
    candidates = {
        term.removeprefix(space).lower(): term for term in sorted(known()) if term.startswith(space)
    }
    wanted = iri.removeprefix(space).lower()
    near = difflib.get_close_matches(wanted, candidates, n=1, cutoff=NEAR_ENOUGH)
    return candidates[near[0]] if near else ""


def _report(data: Graph, shapes: Graph) -> Graph:
    from pyshacl import validate as check

    # *data* is ours to change, so pySHACL need not copy it; advanced means that targets may be queries.
    _, report, _ = check(data, shacl_graph=shapes, advanced=True, inplace=True)
    if isinstance(report, Exception):
        raise report
    return cast("Graph", report)


@cache
def _vocabulary() -> tuple[tuple[Node, Node, Node], ...]:
    """Return what shapes ask about our terms: which class is a kind of which, which code is in which list."""
    asked = (_term(RDFS.subClassOf), _term(SKOS.inScheme))
    graph = _parsed(map(_text, packaged_turtle()), "turtle")
    return tuple(triple for predicate in asked for triple in graph.triples((None, predicate, None)))


def _parsed(texts: Iterable[str], form: str) -> Graph:
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for text in texts:
        graph.parse(data=text, format=form)
    return graph


def _violation(report: Graph, result: Node, shapes: Graph) -> Violation:
    def told(term: str) -> Node | None:
        return report.value(result, _term(term))

    focus, value, shape = told(SH.focusNode), told(SH.value), told(SH.sourceShape)
    return Violation(
        severity=_SEVERITIES.get(str(told(SH.resultSeverity)), Severity.VIOLATION),
        focus=str(focus),
        path=_path(report, told(SH.resultPath)),
        value="" if value in (None, focus) else str(value),
        message=_message(shapes, shape),
        shape=str(shape),
    )


def _message(shapes: Graph, shape: Node | None) -> str:
    """Return what *shape* says in the current language; the report itself loses some language tags."""
    messages = shapes.objects(shape, _term(SH.message))
    return choose({str(getattr(message, "language", None) or ""): str(message) for message in messages})


def _path(report: Graph, path: Node | None) -> str:
    """Return the property a finding is about: of a path of several steps the first, of a choice none."""
    from rdflib import BNode

    if isinstance(path, BNode):
        path = report.value(path, _term(RDF.first))
    return "" if path is None or isinstance(path, BNode) else str(path)


def _without_repeats(found: Iterable[Violation]) -> set[Violation]:
    """Leave out a remark without a value where the same shape makes it with one."""
    listed = set(found)
    told = {(one.shape, one.focus) for one in listed if one.value}
    return {one for one in listed if one.value or (one.shape, one.focus) not in told}


def _term(iri: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(iri)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@contextmanager
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from logging each ill-typed literal: the shapes report those in a sentence."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
