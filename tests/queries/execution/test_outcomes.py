"""How a query went."""

from __future__ import annotations

from rodedraad.graph.answers import Solutions, Truth
from rodedraad.graph.rdf import Iri
from rodedraad.queries.execution.outcomes import OutOfMemory, Ran, Unacceptable, WorkerDied


def test_lines_become_an_answer() -> None:
    """By their form."""
    assert Ran("rows", b"?a\n<urn:a>\n").answer() == Solutions(("a",), [(Iri("urn:a"),)])
    assert Ran("truth", b"true\n").answer() == Truth(True)


def test_each_end_without_an_answer_has_its_own_sentence() -> None:
    """Said in the language of the moment."""
    assert "geheugen" in str(OutOfMemory())
    assert "laten vastlopen" in str(WorkerDied())
    said = {str(Unacceptable(form)) for form in ("rows", "truth", "triples")}
    assert len(said) == 3
