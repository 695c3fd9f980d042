"""Questions by name."""

from __future__ import annotations

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.queries.catalogue import find, names


@pytest.mark.parametrize("name", names())
def test_every_question_says_what_it_asks_and_orders_its_rows(name: str) -> None:
    """In both languages; and the same rows come in the same order."""
    question = find(name)
    assert set(question.summaries) == set(question.descriptions) == {"nl", "en"}
    assert "ORDER BY" in question.text


def test_an_unknown_question_is_answered_with_near_ones() -> None:
    """A slip of the finger."""
    with pytest.raises(Fault, match="overview/kinds"):
        find("overview/kind")
