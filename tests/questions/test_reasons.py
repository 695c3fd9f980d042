"""Why a row is there: every question of the library can be asked it, and nothing behind a row is made up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rodedraad.graph.builds import Build
from rodedraad.graph.endpoint import RemoteStore
from rodedraad.graph.evidence import Ground
from rodedraad.graph.rdf import Quad, Term, Triple
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.answers.answering import Answered, answer
from rodedraad.queries.answers.arguments import Setting, Things
from rodedraad.queries.catalogue.library import find, names
from rodedraad.queries.reasons.grounds import RowGrounds, row_grounds
from rodedraad.queries.reasons.telling import lines_of_grounds
from tests import servers
from tests.questions.conftest import TODAY


@pytest.fixture(scope="module")
def known(packaged_store: EmbeddedStore) -> frozenset[Triple]:
    """Every statement of the packaged dataset."""
    quads: list[Quad] = packaged_store.quads()
    return frozenset(quad.triple for quad in quads)


@pytest.fixture(scope="module")
def elsewhere(packaged_build: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteStore]:
    """The same dataset behind a real endpoint."""
    with servers.oxigraph(packaged_build.dataset, tmp_path_factory.mktemp("reasons")) as address:
        yield RemoteStore(address)


def asked(name: str, things: Things) -> Answered:
    """Return the answer to a question with the values of its own test."""
    question = find(name)
    if question.probe.needs:
        pytest.skip(f"needs a {question.probe.needs}")
    answered = answer(question, question.probe.given, things, Setting(today=TODAY))
    if not answered.rows:
        pytest.skip("is not answered with rows here")
    return answered


def row(answered: Answered, number: int) -> dict[str, Term | None]:
    """Return a row of the answer by its columns."""
    columns = [column.name for column in answered.question.columns]
    return dict(zip(columns, answered.rows[number], strict=True))


@pytest.mark.parametrize("name", names())
def test_the_first_and_the_last_row_have_something_behind_them(
    name: str, things: Things, known: frozenset[Triple]
) -> None:
    """Statements of the data, each with what it rests on; or something counted, or looked for in vain."""
    answered = asked(name, things)
    for number in {0, len(answered.rows) - 1}:
        grounds: RowGrounds = row_grounds(things.store, answered.query, row(answered, number))
        assert grounds.facts or grounds.counted or grounds.absent
        assert {one.triple for one in (*grounds.facts, *grounds.names)} <= known
        assert all(one.passages for one in grounds.facts if one.ground is Ground.STATED)
        assert all(one.author for one in grounds.facts if one.ground is Ground.JUDGED)
        assert all(one.reasons for one in grounds.facts if one.ground is Ground.INFERRED)
        assert lines_of_grounds(grounds)


@pytest.mark.parametrize("name", names())
def test_a_row_has_the_same_grounds_through_the_other_door(
    name: str, things: Things, elsewhere: RemoteStore
) -> None:
    """The question is plain SPARQL 1.1, and so is why."""
    answered = asked(name, things)
    first = row(answered, 0)
    assert row_grounds(elsewhere, answered.query, first) == row_grounds(things.store, answered.query, first)
