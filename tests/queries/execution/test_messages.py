"""What a worker is told and says, there and back."""

from __future__ import annotations

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.queries.execution.messages import TOLD, fault_as_head, heard, raise_fault, said, told
from rodedraad.queries.execution.outcomes import Unacceptable, WorkerDied
from rodedraad.queries.sparql.complaints import QueryFault
from rodedraad.queries.sparql.guarding import ServiceRefused


def test_an_answer_is_heard_as_it_was_said() -> None:
    """The head as JSON, the body as it is."""
    assert heard(said({"form": "é"}, b"\x00\n") + b"\x00\n") == ({"form": "é"}, b"\x00\n")


@pytest.mark.parametrize("message", [b"", b"\x00", said({}, b"abc") + b"ab", said({}, b"")[:-1]])
def test_half_an_answer_is_none(message: bytes) -> None:
    """Its worker ended while it spoke."""
    with pytest.raises(ValueError, match="message"):
        heard(message)


def test_a_job_is_told_with_its_length_in_front() -> None:
    """In bytes, not in characters."""
    message = told({"query": "é"})
    assert TOLD.unpack_from(message)[0] == len(message) - TOLD.size


@pytest.mark.parametrize(
    "fault",
    [Fault("nee"), QueryFault("SELECT ?\n!", 9, "zo niet"), ServiceRefused("nee"), Unacceptable("rows")],
)
def test_a_fault_comes_back_as_what_it_was(fault: Fault) -> None:
    """Its class, its sentence, and what it knows."""
    with pytest.raises(type(fault)) as caught:
        raise_fault(heard(said(fault_as_head(fault), b""))[0])
    assert str(caught.value) == str(fault)
    assert vars(caught.value) == vars(fault)


@pytest.mark.parametrize(
    "kind",
    ["builtins:SystemExit", "rodedraad.queries.execution.jobs:do", "rodedraad.queries.execution.jobs:no"],
)
def test_nothing_but_a_fault_of_ours_is_raised(kind: str) -> None:
    """Whatever a worker says."""
    with pytest.raises(WorkerDied):
        raise_fault({"fault": "nee", "kind": kind, "knows": {}})


def test_how_it_went_well_raises_nothing() -> None:
    """There is nothing to tell."""
    raise_fault({"form": "rows"})
