"""Faults say what a person can mend, and end the process as wrong use."""

from __future__ import annotations

from pathlib import Path

from rodedraad.ontology.faults import ExitCode, Fault
from rodedraad.ontology.findings import Place


def test_a_fault_starts_with_its_place_and_is_wrong_use() -> None:
    """The message of a fault can be shown as it is."""
    fault = Fault("fout", Place(Path("a.ttl"), 3))
    assert str(fault) == "a.ttl:3: fout"
    assert (fault.message, fault.exit_code) == ("fout", ExitCode.WRONG_USE)
    assert str(Fault("fout")) == "fout"
