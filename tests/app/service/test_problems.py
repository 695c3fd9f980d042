"""A refusal for programs: status, sentence, and what may have been meant."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rodedraad.app.service.problems import problem
from rodedraad.app.service.replies import Refusal
from rodedraad.graph.naming import Ambiguous
from rodedraad.ontology.faults import Fault
from rodedraad.queries.catalogue.library import UnknownQuestion
from rodedraad.queries.execution.outcomes import Busy, OutOfTime
from tests.app.scopes import request

CANDIDATE = {"iri": "urn:a", "label": "A", "kind": "actor", "notation": ""}


REQUEST = request(path="/api/questions/x")


@pytest.mark.parametrize(
    ("fault", "status", "more"),
    [
        (Fault("Dit kan niet."), 400, {}),
        (Refusal(406, "Niet in deze vorm."), 406, {}),
        (Busy("Het is druk."), 503, {}),
        (OutOfTime("Te lang."), 503, {}),
        (UnknownQuestion("x", ["a/x", "rodedraad questions"]), 404, {"near": ["a/x"]}),
        (Ambiguous("a", [CANDIDATE]), 400, {"given": "a", "candidates": [CANDIDATE]}),  # type: ignore[list-item]
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_fault_becomes_a_problem_with_its_sentence(fault: Fault, status: int, more: dict[str, Any]) -> None:
    """RFC 9457: a type, a title, the status, the sentence as detail, and where it happened."""
    reply = problem(fault, REQUEST)
    headers = dict(reply.headers)
    assert (reply.status, headers[b"content-type"]) == (status, b"application/problem+json")
    assert headers[b"content-length"] == str(len(reply.body)).encode()
    data = json.loads(reply.body)
    assert data.pop("type") == "about:blank" or more
    assert data.pop("title")
    assert data == {"status": status, "detail": str(fault), "instance": "/api/questions/x", **more}


def test_who_is_told_to_come_back_is_told_when() -> None:
    """The header of the refusal stays."""
    assert dict(problem(Busy("Het is druk."), REQUEST).headers)[b"retry-after"] == b"1"
