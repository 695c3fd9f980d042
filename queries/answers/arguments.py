"""From what a person chose to the terms a question is bound with: things by their name, the rest by kind."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rodedraad.graph.answers import Solutions
from rodedraad.graph.asking import rows, value
from rodedraad.graph.naming import Names, labels
from rodedraad.graph.policy import policy_period
from rodedraad.graph.rdf import Iri, Term, values
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Period
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.phrasing import day, listed
from rodedraad.ontology.wording import choose, language, say
from rodedraad.queries.catalogue.library import Library
from rodedraad.queries.catalogue.literals import literal, refuse_unreadable
from rodedraad.queries.catalogue.questions import LANGUAGE, NAMED_DAYS, Origin, Parameter, Question

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
        if not known:
            raise Fault(say("queries.argument_none", name=name, question=question.name))
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
    refuse_unreadable(parameter, text)
    if parameter.names_a_thing:
        return things.resolve(text, parameter.origin)
    if parameter.kind == "service":
        return _service(parameter, text, setting)
    return literal(parameter, text, setting.today)


def _service(parameter: Parameter, text: str, setting: Setting) -> Iri:
    if text not in setting.services:
        known = ", ".join(sorted(setting.services))
        key = "queries.argument_service" if known else "queries.argument_no_services"
        raise Fault(say(key, given=text, known=known))
    return Iri(text)


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
        return say("queries.yes" if term.value == "true" else "queries.no")
    return things.label(term.value) if parameter.names_a_thing else term.value
