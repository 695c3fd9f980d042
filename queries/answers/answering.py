"""A question answered: the chosen values bound in, the rows with their labels, and the sentence on top."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from string import Formatter

from rodedraad.graph.answers import Answer, Graph, Solutions, Truth
from rodedraad.graph.engine import UnreadableQuery
from rodedraad.graph.rdf import Iri, Term, Triple
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.phrasing import day, day_of, number
from rodedraad.ontology.wording import choose, say
from rodedraad.queries.answers.arguments import Arguments, Given, Setting, Things, arguments
from rodedraad.queries.answers.binding import at_service, bind
from rodedraad.queries.catalogue.questions import Column, Question
from rodedraad.queries.sparql.blocks import Anatomy
from rodedraad.queries.sparql.guarding import guard

Row = tuple[Term | None, ...]

MOST_DIGITS = 40  # before or behind the mark; more are not written out


@dataclass(frozen=True)
class Answered:
    """The answer to a question: *sentence* in words, *rows* by column, *is_cut* where the row limit was met.

    A question that builds a graph has *triples* instead of rows, and a yes or no has *truth*. *query* is the
    SPARQL that was asked; where several servers were asked, *parts* has each one's and how many rows it gave.
    """

    question: Question
    arguments: Arguments
    query: str
    sentence: str
    rows: tuple[Row, ...] = ()
    triples: tuple[Triple, ...] = ()
    truth: bool | None = None
    is_cut: bool = False
    parts: tuple[tuple[str, int], ...] = ()

    def query_behind(self, number: int) -> str:
        """Return the SPARQL that gave the row with *number*, counted from 1."""
        for query, count in self.parts:
            if number <= count:
                return query
            number -= count
        return self.query

    def cell(self, row: Row, name: str) -> Term | None:
        """Return what stands in the column called *name* of *row*."""
        names = [column.name for column in self.question.columns]
        return row[names.index(name)] if name in names else None


def answer(question: Question, given: Given, things: Things, setting: Setting | None = None) -> Answered:
    """Return the answer to *question*, with the values *given*, of the store of *things*.

    Raises a ``Fault`` where something given cannot be chosen, or where the store cannot answer.
    """
    setting = setting or Setting()
    chosen = arguments(question, given, things, setting)
    rows: list[Row] = []
    triples: list[Triple] = []
    truth: bool | None = None
    parts: list[tuple[str, int]] = []
    for query in queries(question, chosen, setting):
        found = _found(question, query, things)
        fresh = _rows(question, found)
        rows += fresh
        triples += found.triples if isinstance(found, Graph) else []
        truth = found.value if isinstance(found, Truth) else None
        parts.append((query, len(fresh)))
    is_cut = len(rows) > question.most_rows
    kept = tuple(rows[: question.most_rows])
    whole = "\n\n".join(query for query, _ in parts)
    answered = Answered(question, chosen, whole, "", kept, tuple(triples), truth, is_cut, tuple(parts))
    return replace(answered, sentence=_sentence(answered))


def queries(question: Question, chosen: Arguments, setting: Setting) -> list[str]:
    """Return the SPARQL of *question* with its values bound in: one query, or one for each server it asks."""
    services = [parameter.name for parameter in question.parameters if parameter.kind == "service"]
    if not question.federates or not services:
        # What may run was judged when the file was read; values are terms, and add nothing to refuse.
        return [bind(question, chosen.terms)]
    name = services[0]
    asked = []
    for address in chosen.terms[name]:
        assert isinstance(address, Iri)  # noqa: S101 - a service is read as an IRI
        query = at_service(bind(question, {**chosen.terms, name: (address,)}), name, address)
        guard(query, setting.services)
        asked.append(query)
    return asked


def _found(question: Question, query: str, things: Things) -> Answer:
    """Return the answer to *query*; a ``Fault`` says where the file is no SPARQL, or which server failed."""
    try:
        return things.store.query(query)
    except UnreadableQuery:
        _refuse_unreadable(question, things)
        raise
    except Fault as fault:
        if not question.federates:
            raise
        raise Fault(say("queries.server_failed", reason=fault.message, server=_service(query))) from fault


def _refuse_unreadable(question: Question, things: Things) -> None:
    """Raise a ``Fault`` with the line where the file of *question*, as it is, cannot be read."""
    try:
        things.store.query(question.text)
    except UnreadableQuery as error:
        from rodedraad.queries.sparql.complaints import complaint

        said = complaint(question.text, error.line, error.column, error.expected)
        raise Fault(said.reason, Place(question.file, said.line)) from error


def _service(query: str) -> str:
    """Return the address that *query* asks."""
    anatomy = Anatomy(query)
    return anatomy.tokens[anatomy.services[0] + 1].text.strip("<>")


def _rows(question: Question, found: Answer) -> list[Row]:
    if not isinstance(found, Solutions):
        return []
    expected = tuple(column.name for column in question.columns)
    if found.variables != expected:
        given = " ".join(found.variables)
        raise Fault(
            say("queries.columns_changed", name=question.name, given=given, wanted=" ".join(expected))
        )
    return found.rows


def _sentence(answered: Answered) -> str:
    question, rows = answered.question, answered.rows
    count = len(rows) or len(answered.triples)
    form = _form(question, count, answered.truth)
    open_places = _places(form)
    counted = say("queries.more_than", count=number(count)) if answered.is_cut else number(count)
    places: dict[str, object] = {**answered.arguments.words, "rows": counted}
    for index, column in enumerate(question.columns if rows else ()):
        if column.name in open_places:
            told = _column_words(question, column, index, rows)
            places[column.name] = replace(told, text=answered.arguments.words.get(column.name) or told.text)
    return form.format_map(places)


def _form(question: Question, count: int, truth: bool | None) -> str:
    """Return the sentence that fits the answer, in the current language, with its places open."""
    key = {0: "none", 1: "one"}.get(count, "many") if truth is None else "yes" if truth else "no"
    return choose({language: forms[key] for language, forms in question.forms.items()})


@lru_cache(maxsize=1024)
def _places(form: str) -> frozenset[str]:
    """Return the names of the places that *form* leaves open."""
    return frozenset(name.partition(".")[0] for _, name, _, _ in Formatter().parse(form) if name)


@dataclass(frozen=True)
class _Words:
    """The words of a column in the first row; ``{actor.count}`` is how many different ones there are."""

    text: str
    count: str

    def __str__(self) -> str:
        return self.text

    def __format__(self, spec: str) -> str:
        return format(self.text, spec)


def _column_words(question: Question, column: Column, index: int, rows: tuple[Row, ...]) -> _Words:
    different = {row[index] for row in rows} - {None}
    return _Words(shown(question, column, rows[0]), number(len(different)))


def shown(question: Question, column: Column, row: Row) -> str:
    """Return what a person reads in *column* of *row*: the label of a thing, a number, a day, a text."""
    names = [known.name for known in question.columns]
    term = row[names.index(column.name)]
    if column.label_column:
        label = row[names.index(column.label_column)]
        term = label if label is not None else term
    if term is None:
        return ""
    if column.kind in ("integer", "decimal"):
        return decimal(term.value)
    if column.kind == "boolean":
        return say("queries.yes" if is_true(term) else "queries.no")
    when = day_of(term.value) if column.kind == "date" else None
    return day(when) if when else term.value


def is_true(term: Term) -> bool:
    """Return whether *term* is the truth: ``true``, or ``1`` as Virtuoso says it."""
    return term.value in ("true", "1")


def as_number(text: str) -> float | None:
    """Return the number that *text* is; None for what is none, or has no end."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def decimal(text: str) -> str:
    """Return a number as people write it; what is no number, or one of many digits, stays as it is."""
    try:
        given = Decimal(text)
    except InvalidOperation:
        return text
    if not given.is_finite() or abs(given.adjusted()) > MOST_DIGITS:
        return text
    whole, _, part = f"{abs(given):f}".partition(".")
    part = part.rstrip("0")
    sign = "-" if given < 0 else ""
    return sign + number(int(whole)) + (say("queries.decimal_mark") + part if part else "")
