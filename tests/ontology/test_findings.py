"""Findings say where they stand."""

from __future__ import annotations

from pathlib import Path

from rodedraad.ontology.findings import Finding, Place, Severity


def test_a_place_is_written_as_editors_read_it() -> None:
    """File and line with a colon; the file alone where no line is known."""
    assert str(Place(Path("data/a.ttl"), 12)) == "data/a.ttl:12"
    assert str(Place(Path("data/a.ttl"))) == "data/a.ttl"


def test_a_finding_without_a_place_is_its_message() -> None:
    """Not every finding stands in a file."""
    assert str(Finding(Severity.NOTE, "let op")) == "let op"
    assert str(Finding(Severity.NOTE, "let op", Place(Path("a.ttl"), 1))) == "a.ttl:1: let op"
