"""A refusal for programs: a problem in JSON (RFC 9457), with the sentence that a person would read."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from rodedraad.app.service.asked import Request
from rodedraad.app.service.replies import Refusal, Reply, refused
from rodedraad.graph.naming import Ambiguous
from rodedraad.ontology.faults import Fault
from rodedraad.queries.catalogue.library import UnknownQuestion

MEDIA = "application/problem+json"
TYPES = "https://w3id.org/rodedraad/problem#"


def problem(fault: Fault, request: Request) -> Reply:
    """Return *fault* as the answer to *request*: its status and sentence, and what may have been meant."""
    plain = refused(Refusal(404, str(fault)) if isinstance(fault, UnknownQuestion) else fault)
    kind, more = _more(fault)
    data = {
        "type": kind,
        "title": HTTPStatus(plain.status).phrase,
        "status": plain.status,
        "detail": str(fault),
        "instance": request.path,
        **more,
    }
    body = json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
    own = {b"content-type": MEDIA.encode(), b"content-length": b"%d" % len(body)}
    headers = tuple((name, own.get(name, value)) for name, value in plain.headers)
    return plain._replace(headers=headers, body=body)


def _more(fault: Fault) -> tuple[str, dict[str, Any]]:
    """Return the type of problem that *fault* is, and what else it knows."""
    if isinstance(fault, Ambiguous):
        return f"{TYPES}ambiguous", {"given": fault.given, "candidates": fault.candidates}
    if isinstance(fault, UnknownQuestion):
        return f"{TYPES}unknown-question", {"near": [name for name in fault.near if "/" in name]}
    return "about:blank", {}
