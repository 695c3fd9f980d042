"""All gaps in a dataset: the questions of the library that find them, each asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from rodedraad.graph.policy import policy_period
from rodedraad.graph.rdf import Iri
from rodedraad.graph.store import Store
from rodedraad.ontology.wording import LANGUAGES, language, speaking
from rodedraad.queries.answers.answering import Answered, Row, answer, shown
from rodedraad.queries.answers.arguments import Setting, Things
from rodedraad.queries.catalogue.library import Library
from rodedraad.queries.catalogue.questions import GapKind, Question
from rodedraad.queries.gaps.finding import Gap, Place, name_of
from rodedraad.queries.networks.extracting import rows

DAY = "on"
BASIS = "basis"


def kinds(library: Library | None = None) -> dict[str, Question]:
    """Return every question that finds gaps, by the kind of gap, the most urgent first."""
    found = [question for question in (library or Library()).questions() if question.gap]
    found.sort(key=lambda question: (_gap(question).urgency, question.short_name))
    return {question.short_name: question for question in found}


def gaps(
    store: Store,
    on: date | None = None,
    basis: str = "proposed",
    spoken: str = "",
    library: Library | None = None,
    wanted: str = "",
) -> list[Gap]:
    """Return the gaps in *store*, the most urgent first, each once.

    Time is taken *on* a day, else on the ``reference_day``; *basis* is that of coverage:
    ``proposed`` or ``accepted``. Sentences are in the language *spoken*, else the current one. Only the kind
    *wanted* is looked for, where one is.
    """
    things, when = Things(store, library), reference_day(store, on)
    with speaking(spoken or language()):
        places = _Places(store)
        found: dict[str, Gap] = {}
        for kind, question in kinds(things.library).items():
            if wanted in ("", kind):
                for gap in _found(kind, question, things, _given(question, when, basis), places):
                    found.setdefault(gap.id, gap)
    return list(found.values())


def reference_day(store: Store, on: date | None = None) -> date:
    """Return the day *on*, else the first day of the policy period, else today."""
    policy = policy_period(store)
    return on or (policy.start if policy else date.today())


def _gap(question: Question) -> GapKind:
    if question.gap is None:
        raise ValueError(f"{question.name} finds no gaps")
    return question.gap


def _given(question: Question, on: date, basis: str) -> dict[str, list[str]]:
    names = [parameter.name for parameter in question.parameters]
    given = {DAY: [on.isoformat()], BASIS: [basis]}
    return {name: values for name, values in given.items() if name in names}


def _found(
    kind: str, question: Question, things: Things, given: Mapping[str, list[str]], places: _Places
) -> Iterator[Gap]:
    gap, answered = _gap(question), answer(question, given, things, Setting())
    for row in answered.rows:
        terms = [answered.cell(row, name) for name in gap.subjects]
        subjects = tuple(term.value for term in terms if isinstance(term, Iri))
        words = _words(answered, row)
        yield Gap(
            id=name_of(kind, subjects),
            kind=kind,
            severity=gap.severity,
            subjects=subjects,
            label=" · ".join(filter(None, (words[name] for name in gap.subjects))),
            title=question.summary,
            sentence=" ".join(gap.sentence.format_map(words).split()),
            why=gap.why,
            step=gap.step,
            evidence=places.of(subjects),
        )


def _words(answered: Answered, row: Row) -> dict[str, str]:
    question = answered.question
    return {column.name: shown(question, column, row) for column in question.columns}


class _Places:
    """Where everything is written, read once, with titles in the current language."""

    def __init__(self, store: Store) -> None:
        order = (language(), *LANGUAGES, "")
        titles: dict[tuple[str, str], dict[str, Place]] = defaultdict(dict)
        for thing, passage, section, document in rows(store, "gaps/passages"):
            if thing and passage:
                told = getattr(document, "language", "")
                place = Place(
                    section.value if section else "", document.value if document else "", passage.value
                )
                titles[thing.value, passage.value].setdefault(told, place)
        self._known: dict[str, list[Place]] = defaultdict(list)
        for (thing_iri, _), by_language in titles.items():
            best = min(by_language, key=lambda told: order.index(told) if told in order else len(order))
            self._known[thing_iri].append(by_language[best])

    def of(self, subjects: tuple[str, ...]) -> tuple[Place, ...]:
        """Return where *subjects* are written, each place once."""
        return tuple(dict.fromkeys(place for subject in subjects for place in self._known.get(subject, ())))
