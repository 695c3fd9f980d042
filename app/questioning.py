"""A question of the library asked on behalf of a person: through whichever door the call chose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say

if TYPE_CHECKING:
    from rodedraad.app.session import Session
    from rodedraad.queries.catalogue.library import Library


@dataclass(frozen=True)
class Call:
    """A question by *name* with what was *given*, how far it may go, and which servers it may ask."""

    name: str
    given: Mapping[str, Sequence[str]]
    seconds: float
    services: Collection[str] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


def library_of(session: Session | None) -> Library:
    """Return the questions of the software and, where a workspace has its own, those too."""
    from rodedraad.queries.catalogue.library import PACKAGED, Library

    if session is None or session.endpoint:
        return Library()
    folder = session.workspace.questions
    return Library((PACKAGED, folder)) if folder.is_dir() else Library()


def subject_named(library: Library, given: str) -> str:
    """Return the subject that *given* names: its folder, or what people call it in either language."""
    for subject, labels in library.subjects.items():
        if given.casefold() in {name.casefold() for name in (subject, *labels.values())}:
            return subject
    raise Fault(say("app.questions_no_subject", given=given, known=", ".join(library.subjects)))


def carry_out(session: Session, kind: str, call: Call) -> tuple[dict[str, Any], bytes]:
    """Return what comes of the job *kind* for *call*: how it went, and the bytes it gives."""
    job = {
        "do": kind,
        "question": call.name,
        "given": {name: list(texts) for name, texts in call.given.items()},
        "stamp": _stamp(session),
        "services": sorted(call.services),
        "folders": [str(folder) for folder in library_of(session).folders[1:]],
        "language": language(),
        **call.more,
    }
    if session.endpoint:
        return _remotely(session.endpoint, job, call.seconds)
    from rodedraad.queries.execution.running import Limits, once

    head, body = once(session.dataset(), job, Limits(seconds=call.seconds, services=tuple(call.services)))
    return head, bytes(body)


def _remotely(endpoint: str, job: Mapping[str, Any], seconds: float) -> tuple[dict[str, Any], bytes]:
    from rodedraad.graph.endpoint import RemoteStore
    from rodedraad.queries.execution.jobs import do

    head, body = do(RemoteStore(endpoint, seconds), job)
    return head, bytes(body)


def _stamp(session: Session) -> dict[str, str]:
    from datetime import date

    title = session.endpoint or session.workspace.title
    return {"title": title, "version": session.dataset_version, "on": date.today().isoformat()}
