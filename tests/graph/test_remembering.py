"""A question asked again is not put to the store again."""

from __future__ import annotations

from rodedraad.graph.answers import Answer, Solutions, Truth
from rodedraad.graph.remembering import AskedOnce
from tests.graph.small import store

ASK, SELECT = "ASK { ?s ?p ?o }", "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 1"


def test_each_question_is_put_once() -> None:
    """And answered as the store itself answers it, however often."""
    real, put = store(), []
    ask = real.query

    def counted(text: str) -> Answer:
        put.append(text)
        return ask(text)

    real.query = counted  # type: ignore[method-assign]
    once = AskedOnce(real)
    answers = [once.query(text) for text in (ASK, SELECT, ASK, SELECT)]
    assert put == [ASK, SELECT]
    assert answers[0] == answers[2] == Truth(True)
    assert isinstance(answers[1], Solutions) and answers[1].rows == ask(SELECT).rows  # type: ignore[union-attr]


def test_what_is_read_as_it_comes_is_read_each_time() -> None:
    """A stream can be read once, so it is not kept."""
    once = AskedOnce(store())
    assert [once.result(ASK).answer() for _ in range(2)] == [Truth(True)] * 2
