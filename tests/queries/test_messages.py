"""A fault reaches the process that asked as the class it was, with what it knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.naming import Ambiguous, Candidate
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.queries.messages import fault_as_head, heard, raise_fault, said


def sent(fault: Fault) -> None:
    """Let *fault* go from one process to another."""
    head, _ = heard(said(fault_as_head(fault), b""))
    raise_fault(head)


def test_candidates_for_a_name_arrive_each_by_its_parts() -> None:
    """Whoever answers a machine lists them."""
    several = Ambiguous("vrt", [Candidate("urn:a", "A", "actor", "1"), Candidate("urn:b", "B", "", "")])
    with pytest.raises(Ambiguous, match="urn:a") as arrived:
        sent(several)
    assert vars(arrived.value)["candidates"] == [
        {"iri": "urn:a", "label": "A", "kind": "actor", "notation": "1"},
        {"iri": "urn:b", "label": "B", "kind": "", "notation": ""},
    ]


def test_what_json_cannot_say_stays_behind() -> None:
    """The sentence has it in words."""
    with pytest.raises(Fault, match=r"file\.ttl:3: wrong") as arrived:
        sent(Fault("wrong", Place(Path("file.ttl"), 3)))
    assert arrived.value.place is None
