"""Every question of the library: its head and query fit, and its own test holds on the packaged programme."""

from __future__ import annotations

import pytest

from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.library import find, names
from rodedraad.queries.catalogue.questions import Question
from tests.questions.conftest import answered

QUESTIONS = tuple(name for name in names())


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_holds_its_own_test(name: str, things: Things) -> None:
    """The number of rows its head promises, and a sentence with nothing left open."""
    question = find(name)
    if question.probe.needs:
        pytest.skip(f"needs a {question.probe.needs}: tried in tests/questions/test_federation.py")
    found = answered(things, name, **{key: list(values) for key, values in question.probe.given.items()})
    count = len(found.rows) or len(found.triples) or int(found.truth is not None)
    assert count == question.probe.rows if question.probe.rows is not None else count >= _least(question)
    assert found.sentence
    assert "{" not in found.sentence


def _least(question: Question) -> int:
    return question.probe.least or 0


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_speaks_of_no_municipality(name: str) -> None:
    """Its file serves any of them."""
    assert "hengelo" not in find(name).text.casefold()
