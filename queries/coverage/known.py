"""What coverage looks at: what is asked, what is done, how they align, and when frameworks are in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.graph.rdf import Literal, Term
from rodedraad.graph.store import Store
from rodedraad.ontology.phrasing import day_of
from rodedraad.ontology.terms import CODE, RD
from rodedraad.ontology.wording import choose
from rodedraad.queries.networks.extracting import Row, rows


@dataclass(frozen=True)
class Asked:
    """An agenda item or a motion: its number, where it stands, and whether it is a way of working."""

    iri: str
    number: str
    is_motion: bool
    is_method: bool
    frameworks: tuple[str, ...]
    schemes: tuple[str, ...]


@dataclass(frozen=True)
class Local:
    """A field, category or theme: its class, number, and what it falls under."""

    iri: str
    kind: str
    number: str
    broader: tuple[str, ...]
    schemes: tuple[str, ...]


@dataclass(frozen=True)
class Framework:
    """A policy framework: its level of government, its days where known, and what replaces it."""

    iri: str
    level: str
    start: date | None
    end: date | None
    successors: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """What a reviewer found of an alignment, on a day, in their own words where they gave any."""

    reviewer: str
    day: date | None
    agreement: float
    comment: str = ""


@dataclass(frozen=True)
class Alignment:
    """A row of a mapping set as the graph has it."""

    record: str
    subject: str
    match: Match
    object: str
    source: str
    confidence: float
    status: Status
    author: str
    reviews: tuple[Judged, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether it says that nothing matches."""
        return self.object == NOTHING

    @property
    def is_reviewed(self) -> bool:
        """Whether anybody reviewed it, whatever came of it."""
        return bool(self.reviews)


@dataclass(frozen=True)
class Known:
    """Everything coverage looks at, by IRI."""

    asked: Mapping[str, Asked] = field(default_factory=dict)
    local: Mapping[str, Local] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    alignments: tuple[Alignment, ...] = ()
    about: Mapping[str, frozenset[str]] = field(default_factory=dict)
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def above(self, subject: str) -> tuple[str, ...]:
        """Return everything *subject* falls under, nearest first; a circle is walked once."""
        found: dict[str, None] = {}
        edge = [subject]
        while edge:
            edge = [
                up for one in edge if one in self.local for up in self.local[one].broader if up not in found
            ]
            found |= dict.fromkeys(edge)
        found.pop(subject, None)
        return tuple(found)

    def reason(self, record: str) -> str:
        """Return why *record* was made, in the current language; empty where nobody says."""
        texts = self.reasons.get(record)
        return choose(texts) if texts else ""


def known(store: Store) -> Known:
    """Return what *store* knows."""
    reasons = rows(store, "coverage/reasons")
    return Known(
        asked={one.iri: one for one in _asked(store)},
        local={one.iri: one for one in _local(store)},
        frameworks={one.iri: one for one in _frameworks(store)},
        alignments=tuple(_alignments(store, _comments(reasons))),
        about=_sets(store, "coverage/phenomena"),
        reasons=_reasons(reasons),
    )


def _asked(store: Store) -> Iterator[Asked]:
    for (item,), found in _grouped(store, "coverage/asked", 1):
        kinds, numbers, methods, frameworks, schemes = (_all(found, column) for column in range(5))
        yield Asked(
            item,
            "".join(numbers[:1]),
            RD.Motion in kinds,
            CODE.item_way_of_working in methods,
            frameworks,
            schemes,
        )


def _local(store: Store) -> Iterator[Local]:
    for (subject, kind), found in _grouped(store, "coverage/local", 2):
        numbers, broader, schemes = (_all(found, column) for column in range(3))
        yield Local(subject, kind, "".join(numbers[:1]), broader, schemes)


def _frameworks(store: Store) -> Iterator[Framework]:
    for (framework,), found in _grouped(store, "coverage/frameworks", 1):
        levels, starts, ends, successors = (_all(found, column) for column in range(4))
        start, end = (day_of(days[0]) if days else None for days in (starts, ends))
        yield Framework(framework, "".join(levels[:1]), start, end, successors)


_Comments = Mapping[tuple[str, str, str], str]


def _alignments(store: Store, comments: _Comments) -> Iterator[Alignment]:
    for (record, subject, predicate, target), found in _grouped(store, "coverage/alignments", 4):
        sources, confidences, statuses, authors = (_all(found, column) for column in range(4))
        if predicate not in tuple(Match):
            continue
        yield Alignment(
            record,
            subject,
            Match(predicate),
            target,
            "".join(sources[:1]),
            float(confidences[0]) if confidences else 1.0,
            Status(statuses[0]),
            "".join(authors[:1]),
            tuple(
                Judged(row[5], day_of(row[6]), float(row[7]), comments.get((record, row[5], row[6]), ""))
                for row in found
                if row[5]
            ),
        )


def _grouped(store: Store, name: str, size: int) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """Yield the first *size* values of the rows of *name*, with the rest of all rows that begin with them."""
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for row in rows(store, name):
        texts = tuple(_value(term) for term in row)
        groups[texts[:size]].append(texts[size:])
    yield from groups.items()


def _all(found: list[tuple[str, ...]], column: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in found if row[column]))


def _sets(store: Store, name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for thing, other in rows(store, name):
        found[_value(thing)].add(_value(other))
    return {thing: frozenset(others) for thing, others in found.items()}


def _reasons(told: Iterable[Row]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for record, reviewer, _day, text in told:
        if reviewer is None and isinstance(text, Literal):
            found[_value(record)][text.language] = text.value
    return dict(found)


def _comments(told: Iterable[Row]) -> _Comments:
    return {
        (_value(record), _value(reviewer), _value(day)): _value(text)
        for record, reviewer, day, text in told
        if reviewer is not None
    }


def _value(term: Term | None) -> str:
    return term.value if term is not None else ""
