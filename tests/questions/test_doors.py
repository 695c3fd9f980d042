"""The second door: every question of the library gives the same rows on other engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rodedraad.graph.answers import Answer, Graph, Solutions, Truth
from rodedraad.graph.builds import Build
from rodedraad.graph.endpoint import RemoteStore
from rodedraad.graph.rdf import Term
from rodedraad.queries.answers.answering import Answered, answer
from rodedraad.queries.answers.arguments import Setting, Things
from rodedraad.queries.catalogue.library import find, names
from tests import servers
from tests.questions.conftest import TODAY


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def elsewhere(
    request: pytest.FixtureRequest, packaged_build: Build, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Things]:
    """What there is to choose from at a real server with the same dataset."""
    serve = servers.oxigraph if request.param == "oxigraph" else servers.virtuoso
    with serve(packaged_build.dataset, tmp_path_factory.mktemp(request.param)) as address:
        yield Things(RemoteStore(address))


@pytest.mark.parametrize("name", names())
def test_a_question_gives_the_same_rows_through_both_doors(
    name: str, things: Things, elsewhere: Things
) -> None:
    """With the values of its own test, and with all values left free."""
    question = find(name)
    if question.probe.needs:
        pytest.skip(f"needs a {question.probe.needs}: tried in tests/questions/test_federation.py")
    setting = Setting(today=TODAY)
    here = answer(question, question.probe.given, things, setting)
    there = answer(question, question.probe.given, elsewhere, setting)
    assert _comparable(_answer(there)) == _comparable(_answer(here))
    assert there.sentence == here.sentence


@pytest.mark.parametrize("name", names())
def test_a_file_runs_as_it_is_on_every_engine(name: str, things: Things, elsewhere: Things) -> None:
    """Nothing of ours is needed to ask it: with its own rows it is plain SPARQL 1.1."""
    question = find(name)
    if question.probe.needs:
        pytest.skip(f"needs a {question.probe.needs}: tried in tests/questions/test_federation.py")
    here, there = (store.query(question.text) for store in (things.store, elsewhere.store))
    assert _comparable(there) == _comparable(here)


def _answer(answered: Answered) -> Answer:
    """Return an answer in the form in which a store gives it."""
    if answered.truth is not None:
        return Truth(answered.truth)
    if answered.triples:
        return Graph(list(answered.triples))
    return Solutions(tuple(column.name for column in answered.question.columns), list(answered.rows))


def _comparable(answer: Answer) -> object:
    """Return an answer such that equal ones are equal: numbers by value, rows in any order."""
    if isinstance(answer, Truth):
        return answer.value
    rows = answer.rows if isinstance(answer, Solutions) else answer.triples
    return sorted(([_plain(term) for term in row] for row in rows), key=str)


def _plain(term: Term | None) -> object:
    if term is None:
        return None
    try:
        return float(term.value)
    except ValueError:
        return {"true": 1.0, "false": 0.0}.get(term.value, term.value)
