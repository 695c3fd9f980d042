"""From what a person chose to the terms a question is bound with: checked by kind, found by name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property

from rodedraad.graph.answers import Solutions
from rodedraad.graph.asking import rows, value
from rodedraad.graph.naming import Names, labels
from rodedraad.graph.policy import policy_period
from rodedraad.graph.rdf import Iri, Literal, Term, values
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Period
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.phrasing import day, listed
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import LANGUAGES, choose, language, say
from rodedraad.queries.catalogue import Library
from rodedraad.queries.questions import LANGUAGE, NAMED_DAYS, Origin, Parameter, Question

LONGEST_TEXT = 1_000
_TRUTHS = {
    "true": True,
    "ja": True,
    "yes": True,
    "1": True,
    "false": False,
    "nee": False,
    "no": False,
    "0": False,
}
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Setting:
    """What a call brings along besides its values: today, and the servers it may ask."""

    today: date = field(default_factory=date.today)
    services: Collection[str] = ()


@dataclass(frozen=True)
class Arguments:
    """The terms of every parameter, none where it is left free, and what was chosen in words."""

    terms: Mapping[str, tuple[Term, ...]]
    words: Mapping[str, str]


class Things:
    """The things in a store to choose from: by name, and by where they may come from."""

    def __init__(self, store: Store, library: Library | None = None) -> None:
        self.store, self.library = store, library or Library()
        self._members: dict[Origin, tuple[str, ...]] = {}
        self._choosable: dict[Origin, frozenset[str]] = {}
        self._labels: dict[tuple[str, str], str] = {}

    @cached_property
    def names(self) -> Names:
        """What everything is called."""
        return Names(self.store)

    @cached_property
    def policy(self) -> Period | None:
        """The policy period of the dataset."""
        return policy_period(self.store)

    def members(self, origin: Origin) -> tuple[str, ...]:
        """Return the things of *origin*, each once, in a fixed order."""
        if origin not in self._members:
            self._members[origin] = self._read(origin)
        return self._members[origin]

    def resolve(self, given: str, origin: Origin) -> Iri:
        """Return the thing of *origin* that *given* names; a ``Fault`` with candidates where none does."""
        if origin not in self._choosable:
            self._choosable[origin] = frozenset(self.members(origin))
        return self.names.resolve(given, self._choosable[origin])

    def label(self, iri: str) -> str:
        """Return what a person calls *iri*, in the current language."""
        key = (language(), iri)
        if key not in self._labels:
            self._labels[key] = labels(self.store, [iri])[iri]
        return self._labels[key]

    def _read(self, origin: Origin) -> tuple[str, ...]:
        if origin.question:
            return self._answers(self.library.find(origin.question))
        found: list[str] = []
        for iris, link in ((origin.classes, "a"), (origin.schemes, "skos:inScheme")):
            if iris:
                pattern = f"{values('from', map(Iri, iris))} ?thing {link} ?from"
                found += [value(row[0]) for row in rows(self.store, _MEMBERS.format(pattern=pattern))]
        return tuple(dict.fromkeys(found))

    def _answers(self, question: Question) -> tuple[str, ...]:
        answer = self.store.query(question.text)
        found = answer.rows if isinstance(answer, Solutions) else []
        return tuple(dict.fromkeys(row[0].value for row in found if isinstance(row[0], Iri)))


_MEMBERS = """SELECT ?thing ?number WHERE {{ {pattern}
  OPTIONAL {{ ?thing skos:notation ?number }} FILTER (isIRI(?thing)) }} ORDER BY ?number ?thing"""


def arguments(question: Question, given: Given, things: Things, setting: Setting) -> Arguments:
    """Return the terms for every parameter of *question*; a ``Fault`` says what cannot be chosen, and why."""
    _refuse_unknown(question, given)
    chosen = {
        parameter.name: _terms(parameter, given.get(parameter.name, ()), things, setting)
        for parameter in question.parameters
    }
    words = {
        parameter.name: _words(parameter, chosen[parameter.name], things) for parameter in question.parameters
    }
    return Arguments(chosen, words)


def _refuse_unknown(question: Question, given: Given) -> None:
    known = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in known:
            near = ", ".join(difflib.get_close_matches(name, known, n=2) or known)
            raise Fault(say("queries.argument_unknown", name=name, question=question.name, known=near))


def _terms(parameter: Parameter, given: Sequence[str], things: Things, setting: Setting) -> tuple[Term, ...]:
    texts = [text for text in given if text.strip()]
    if len(texts) > 1 and not parameter.is_multiple:
        raise Fault(say("queries.argument_twice", name=parameter.label, given=", ".join(texts)))
    if not texts and parameter.is_required:
        raise Fault(say("queries.argument_missing", option=parameter.option, label=parameter.label))
    if not texts:
        texts = _default(parameter, things, setting)
    return tuple(dict.fromkeys(_term(parameter, text.strip(), things, setting) for text in texts))


def _default(parameter: Parameter, things: Things, setting: Setting) -> list[str]:
    if parameter.kind == LANGUAGE:
        return [language()]
    if parameter.default is None:
        return []
    if parameter.default in NAMED_DAYS and parameter.kind in ("date", "year"):
        when = _named_day(parameter.default, things, setting)
        return [str(when.year) if parameter.kind == "year" else when.isoformat()]
    return [parameter.default]


def _named_day(name: str, things: Things, setting: Setting) -> date:
    if name == "today" or things.policy is None:
        return setting.today
    return things.policy.start if name == "policy-start" else things.policy.end


def _term(parameter: Parameter, text: str, things: Things, setting: Setting) -> Term:
    if len(text) > LONGEST_TEXT or _NOT_IN_TEXT.search(text):
        raise _fault(parameter, text[:60], "queries.argument_not_text", most=LONGEST_TEXT)
    if parameter.names_a_thing:
        return things.resolve(text, parameter.origin)
    if parameter.kind == "service":
        return _service(parameter, text, setting)
    return _READERS[parameter.kind](parameter, text, setting)


def _fault(parameter: Parameter, text: str, key: str, **more: object) -> Fault:
    return Fault(say(key, name=parameter.label, given=text, **more))


def _text(_parameter: Parameter, text: str, _setting: Setting) -> Literal:
    return Literal(text)


def _whole(parameter: Parameter, text: str, _setting: Setting) -> Literal:
    if not re.fullmatch(r"[+-]?\d{1,18}", text):
        raise _fault(parameter, text, "queries.argument_not_integer")
    return Literal(str(int(_bounded(parameter, text, Decimal(text)))), XSD.integer)


def _decimal(parameter: Parameter, text: str, _setting: Setting) -> Literal:
    try:
        number = Decimal(text.replace(",", ".")) if len(text) <= 40 else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > 40:
        raise _fault(parameter, text, "queries.argument_not_decimal")
    return Literal(f"{_bounded(parameter, text, number):f}", XSD.decimal)


def _bounded(parameter: Parameter, text: str, number: Decimal) -> Decimal:
    least, most = parameter.least, parameter.most
    if (least is not None and number < Decimal(least)) or (most is not None and number > Decimal(most)):
        low, high = (f"{bound:g}" if bound is not None else "…" for bound in (least, most))
        raise _fault(parameter, text, "queries.argument_out_of_bounds", least=low, most=high)
    return number


def _truth(parameter: Parameter, text: str, _setting: Setting) -> Literal:
    if text.casefold() not in _TRUTHS:
        raise _fault(parameter, text, "queries.argument_not_truth")
    return Literal(str(_TRUTHS[text.casefold()]).lower(), XSD.boolean)


def _date(parameter: Parameter, text: str, setting: Setting) -> Literal:
    if text.casefold() in ("today", "vandaag"):
        return Literal(setting.today.isoformat(), XSD.date)
    if match := _DAY_FIRST.fullmatch(text):
        text = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise _fault(parameter, text, "queries.argument_not_date")
    try:
        return Literal(date.fromisoformat(text).isoformat(), XSD.date)
    except ValueError as error:
        raise _fault(parameter, text, "queries.argument_no_such_day") from error


def _year(parameter: Parameter, text: str, setting: Setting) -> Literal:
    if not re.fullmatch(r"[12]\d{3}", text):
        raise _fault(parameter, text, "queries.argument_not_year")
    return _whole(parameter, text, setting)


def _language(parameter: Parameter, text: str, _setting: Setting) -> Literal:
    if text.casefold() not in LANGUAGES:
        raise _fault(parameter, text, "queries.argument_not_one_of", known=", ".join(LANGUAGES))
    return Literal(text.casefold())


def _choice(parameter: Parameter, text: str, _setting: Setting) -> Literal:
    for choice in parameter.choices:
        if text.casefold() in {name.casefold() for name in (choice.value, *choice.labels.values())}:
            return Literal(choice.value)
    known = ", ".join(choice.value for choice in parameter.choices)
    raise _fault(parameter, text, "queries.argument_not_one_of", known=known)


def _service(parameter: Parameter, text: str, setting: Setting) -> Iri:
    if text not in setting.services:
        known = ", ".join(sorted(setting.services))
        key = "queries.argument_service" if known else "queries.argument_no_services"
        raise _fault(parameter, text, key, known=known)
    return Iri(text)


_READERS = {
    "string": _text, "text": _text, "integer": _whole, "decimal": _decimal, "boolean": _truth,
    "date": _date, "year": _year, "lang": _language, "choice": _choice,
}  # fmt: skip


def _words(parameter: Parameter, terms: tuple[Term, ...], things: Things) -> str:
    if not terms:
        return choose(parameter.any)
    return listed([_word(parameter, term, things) for term in terms])


def _word(parameter: Parameter, term: Term, things: Things) -> str:
    if parameter.kind == "date":
        return day(date.fromisoformat(term.value))
    if parameter.kind == "choice":
        return next(choose(choice.labels) for choice in parameter.choices if choice.value == term.value)
    if parameter.kind == "boolean":
        return say("queries.yes" if term.value == "true" else "queries.no").rstrip(".").lower()
    return things.label(term.value) if parameter.names_a_thing else term.value
