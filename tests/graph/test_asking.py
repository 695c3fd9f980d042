"""Small questions the graph room asks itself."""

from __future__ import annotations

import pytest

from rodedraad.graph.asking import rows, value
from rodedraad.graph.rdf import Iri
from tests.graph.small import ID, store


def test_house_prefixes_need_no_declaration() -> None:
    """Rows come as terms; an unbound cell has no text."""
    found = rows(store(), "SELECT ?t ?n { ?t a rd:Theme OPTIONAL { ?t rd:motionNumber ?n } }")
    assert found == [(Iri(ID + "thema/fietsdiefstal"), None)]
    assert [value(cell) for cell in found[0]][1] == ""


def test_only_rows_are_rows() -> None:
    """An ASK has none."""
    with pytest.raises(TypeError):
        rows(store(), "ASK {}")
