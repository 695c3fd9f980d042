"""Every check on a workspace in one list: terms and shapes, evidence, and the logic of it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from rodedraad.graph.building import Reading, infer, ontology_quads, read
from rodedraad.graph.building import check as check_shapes
from rodedraad.graph.formats import serialize
from rodedraad.graph.sources import registered_texts
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.verifying import verify
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.findings import Finding, Place, Severity
from rodedraad.ontology.wording import say


@dataclass(frozen=True)
class Outcome:
    """What one check found, and in a sentence what it looked at."""

    summary: str
    findings: list[Finding] = field(default_factory=list)


def checks(workspace: Workspace) -> list[tuple[str, Callable[[], Outcome]]]:
    """Return the checks in order, each with its title; the data are read once, at the first one run."""
    reading = cache(partial(read, workspace))
    return [
        (say("graph.check_shapes"), lambda: _shapes(workspace, reading())),
        (say("graph.check_evidence"), lambda: _evidence(workspace, reading())),
        (say("graph.check_logic"), lambda: _logic(workspace, reading())),
    ]


def _shapes(workspace: Workspace, reading: Reading) -> Outcome:
    unread = [
        Finding(Severity.WARNING, say("graph.folder_unread", place=folder.name), Place(folder))
        for folder in workspace.unread_folders()
    ]
    files, statements = len(reading.files), len(set(reading.quads))
    return Outcome(
        say("graph.check_shapes_done", files=files, statements=statements), [*unread, *check_shapes(reading)]
    )


def _evidence(workspace: Workspace, reading: Reading) -> Outcome:
    store = EmbeddedStore.of(reading.quads)
    found = verify(store, registered_texts(workspace, store))
    failures = [
        Finding(Severity.VIOLATION, failure.message, reading.place(failure.subject), failure.subject)
        for failure in found.failures
    ]
    notes = [
        Finding(Severity.NOTE, say("graph.document_unregistered", title=document.title), focus=document.iri)
        for document in found.unregistered
    ]
    summary = say("graph.check_evidence_done", checked=found.checked, total=found.total)
    return Outcome(summary, [*failures, *notes])


def _logic(workspace: Workspace, reading: Reading) -> Outcome:
    from rodedraad.ontology.reasoning import consistency

    quads = [*reading.quads, *infer(reading.quads, workspace.inferred_graph), *ontology_quads()]
    found = consistency(serialize((quad.triple for quad in quads), "ntriples").decode("utf-8"))
    if not found.ran:
        return Outcome(found.reason, [Finding(Severity.NOTE, found.reason)])
    findings = [
        Finding(Severity.VIOLATION, say("graph.class_unsatisfiable", name=name), focus=name)
        for name in found.unsatisfiable
    ]
    if found.inconsistent:
        findings.append(Finding(Severity.VIOLATION, found.reason))
    return Outcome(say("graph.check_logic_done"), findings)
