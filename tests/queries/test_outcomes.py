"""How a query went."""

from __future__ import annotations

from rodedraad.graph.answers import Solutions, Truth
from rodedraad.graph.rdf import Iri
from rodedraad.queries.outcomes import Ran


def test_lines_become_an_answer() -> None:
    """By their form."""
    assert Ran("rows", b"?a\n<urn:a>\n").answer() == Solutions(("a",), [(Iri("urn:a"),)])
    assert Ran("truth", b"true\n").answer() == Truth(True)
