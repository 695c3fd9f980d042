"""Asking a question of the library as a person would, on the packaged programme."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.answers.answering import Answered, Row, answer, shown
from rodedraad.queries.answers.arguments import Setting, Things
from rodedraad.queries.catalogue.library import find
from rodedraad.queries.catalogue.questions import Column

TODAY = date(2026, 11, 25)


class Ask(Protocol):
    """Asks a question by name, with its parameters as typed; a list gives several values."""

    def __call__(self, name: str, **given: str | list[str]) -> list[tuple[str, ...]]:
        """Return the visible cells of every row, as a person reads them."""
        ...


@pytest.fixture(scope="session")
def things(packaged_store: EmbeddedStore) -> Things:
    """What there is to choose from in the packaged programme."""
    return Things(packaged_store)


def answered(things: Things, name: str, **given: str | list[str]) -> Answered:
    """Return the whole answer to the question called *name*."""
    chosen = {key: [value] if isinstance(value, str) else value for key, value in given.items()}
    return answer(find(name), chosen, things, Setting(today=TODAY))


def _cell(found: Answered, column: Column, row: Row) -> str:
    """Return what a person reads, but days as ``2024-01-31``: gold tables then read as the facts do."""
    term = found.cell(row, column.name)
    return term.value if term and column.kind == "date" else shown(found.question, column, row)


@pytest.fixture
def ask(things: Things) -> Ask:
    """The rows of a question, as a table shows them."""

    def rows(name: str, **given: str | list[str]) -> list[tuple[str, ...]]:
        found = answered(things, name, **given)
        columns = found.question.visible_columns
        return [tuple(_cell(found, column, row) for column in columns) for row in found.rows]

    return rows


class Say(Protocol):
    """Asks a question by name and gives only the sentence."""

    def __call__(self, name: str, **given: str | list[str]) -> str:
        """Return the sentence on top of the answer."""
        ...


@pytest.fixture
def sentence(things: Things) -> Say:
    """The sentence on top of an answer."""

    def said(name: str, **given: str | list[str]) -> str:
        return answered(things, name, **given).sentence

    return said
