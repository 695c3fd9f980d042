"""The dataset in one look: what is in it, what is inferred, what is uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rodedraad.graph.answers import Solutions
from rodedraad.graph.rdf import Literal, Term
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Period
from rodedraad.ontology.wording import choose
from rodedraad.queries.networks.extracting import extract

# Kinds that carry the evidence itself; they are counted with the documents, not among what is known.
EVIDENCE_KINDS = ("Passage", "SourceDocument")


@dataclass(frozen=True)
class Count:
    """A number of things with the label they go by, and the IRI behind it."""

    label: str
    number: int
    iri: str


@dataclass(frozen=True)
class Framework:
    """A policy framework with the days it is in force, None where no source says."""

    label: str
    start: date | None
    end: date | None
    iri: str

    def is_expired(self, on: date) -> bool:
        """Tell whether the framework had ended before day *on*."""
        return self.end is not None and self.end < on


@dataclass(frozen=True)
class Overview:
    """Numbers and names for a first look; lists are in a fixed order."""

    kinds: tuple[Count, ...]
    inferred: tuple[Count, ...]
    documents: tuple[Count, ...]
    unresolved: tuple[str, ...]
    judgements: tuple[Count, ...]
    alternatives: tuple[Count, ...]
    frameworks: tuple[Framework, ...]

    def expired(self, policy: Period) -> tuple[Framework, ...]:
        """Return the frameworks that had ended before the *policy* period began."""
        return tuple(framework for framework in self.frameworks if framework.is_expired(policy.start))

    def undated(self) -> tuple[Framework, ...]:
        """Return the frameworks of which no source says until when they are in force."""
        return tuple(framework for framework in self.frameworks if framework.end is None)


def overview(store: Store) -> Overview:
    """Return the overview of everything *store* holds, labels in the current language."""
    kinds = _counts(_rows(store, "overview/kinds"))
    return Overview(
        kinds=tuple(kind for kind in kinds if not kind.iri.endswith(EVIDENCE_KINDS)),
        inferred=_counts(_rows(store, "overview/inferred")),
        documents=_counts(_rows(store, "overview/documents")),
        unresolved=tuple(sorted(_named(_rows(store, "overview/unresolved")).values(), key=str.casefold)),
        judgements=_counts(_rows(store, "overview/judgements")),
        alternatives=_counts(_rows(store, "overview/alternatives")),
        frameworks=_frameworks(_rows(store, "overview/frameworks")),
    )


Row = tuple[Term | None, ...]


def _rows(store: Store, question: str) -> list[Row]:
    answer = store.query(extract(question).text)
    assert isinstance(answer, Solutions)  # noqa: S101 - our own question files are SELECT queries
    return list(answer.rows)


def _named(rows: Iterable[Row]) -> dict[str, str]:
    """Return the label in the current language of each thing in the first column, in order of the rows."""
    labels: dict[str, dict[str, str]] = {}
    for thing, label, *_ in rows:
        if thing is not None:
            known = labels.setdefault(thing.value, {})
            if isinstance(label, Literal):
                known.setdefault(label.language, label.value)
    return {thing: choose(known) or thing for thing, known in labels.items()}


def _counts(rows: list[Row]) -> tuple[Count, ...]:
    numbers = {row[0].value: row[2].value for row in rows if row[0] is not None and row[2] is not None}
    return tuple(
        Count(label, int(numbers[iri]), iri) for iri, label in _named(rows).items() if iri in numbers
    )


def _frameworks(rows: list[Row]) -> tuple[Framework, ...]:
    days: Mapping[str, tuple[date | None, date | None]] = {
        row[0].value: (_day(row[2]), _day(row[3])) for row in rows if row[0] is not None
    }
    return tuple(Framework(label, *days[iri], iri) for iri, label in _named(rows).items())


def _day(term: Term | None) -> date | None:
    return date.fromisoformat(term.value) if term is not None else None
