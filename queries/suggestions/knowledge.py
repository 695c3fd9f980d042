"""What suggestions are made from: the things to compare, what they are about, and what is aligned already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from rodedraad.graph.answers import Solutions
from rodedraad.graph.rdf import Literal
from rodedraad.ontology.terms import CODE, DCT, RD, SKOS
from rodedraad.ontology.wording import LANGUAGES, choose
from rodedraad.queries.networks.extracting import extract

if TYPE_CHECKING:
    from rodedraad.graph.rdf import Term
    from rodedraad.graph.store import Store

ACCEPTED, PROPOSED, REJECTED = "accepted", "proposed", "rejected"
ASKED = (RD.AgendaItem, RD.Motion)
SUBJECTS = (RD.SafetyField, RD.Category, RD.Theme)
_NAMES = (SKOS.prefLabel, DCT.title, SKOS.altLabel)
_NUMBERS = (SKOS.notation, RD.motionNumber)


@dataclass(frozen=True)
class Thing:
    """A subject, an agenda item, a motion or a phenomenon.

    *labels* has its preferred label by language, *names* all it is called in Dutch (in any language where it
    has no Dutch name), the best first, *hidden* how that is misspelled, and *texts* what explains it.
    """

    iri: str
    kind: str
    item_kind: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    notation: str = ""

    @property
    def label(self) -> str:
        """Its label in the current language, or the last part of its address where it has none."""
        return choose(self.labels) or self.iri.rstrip("/").rpartition("/")[2]

    @property
    def is_way_of_working(self) -> bool:
        """Whether it asks for a way of working, and names no subject."""
        return self.item_kind == CODE.item_way_of_working


@dataclass(frozen=True)
class Aligned:
    """A mapping that is there already: *status* is ``proposed``, ``accepted`` or ``rejected``."""

    record: str
    subject: str
    predicate: str
    object: str
    status: str
    confidence: float


@dataclass(frozen=True)
class Knowledge:
    """The things of a dataset by IRI, and what ties them.

    *concerns* has the phenomena that each thing is said to be about, *broader* what each thing falls directly
    under, *part_of* the framework of each agenda item, *schemes* where each concept stands, and *aligned* the
    mappings there are.
    """

    things: Mapping[str, Thing]
    concerns: Mapping[str, frozenset[str]]
    broader: Mapping[str, frozenset[str]]
    part_of: Mapping[str, frozenset[str]]
    schemes: Mapping[str, frozenset[str]]
    aligned: tuple[Aligned, ...] = ()

    def without(self, items: Collection[str]) -> Knowledge:
        """Return the same as if nothing were aligned with *items*."""
        return replace(
            self, aligned=tuple(one for one in self.aligned if not {one.subject, one.object} & set(items))
        )

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The agenda items and motions, in order."""
        return tuple(iri for iri, thing in self.things.items() if thing.kind in ASKED)

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The fields, categories and themes, in order."""
        return tuple(iri for iri, thing in self.things.items() if thing.kind in SUBJECTS)

    @cached_property
    def phenomena(self) -> tuple[str, ...]:
        """The phenomena, in order."""
        return tuple(iri for iri, thing in self.things.items() if thing.kind == RD.Phenomenon)

    @cached_property
    def below(self) -> Mapping[str, frozenset[str]]:
        """What falls directly under each thing."""
        found: dict[str, set[str]] = defaultdict(set)
        for iri, above in self.broader.items():
            for other in above:
                found[other].add(iri)
        return {iri: frozenset(inside) for iri, inside in found.items()}

    def at_or_above(self, iri: str) -> Mapping[str, int]:
        """Return *iri* and all it falls under, with the number of steps up."""
        return _reached(iri, self.broader)

    def at_or_below(self, iri: str) -> Mapping[str, int]:
        """Return *iri* and all that falls under it, with the number of steps down."""
        return _reached(iri, self.below)

    @cached_property
    def by_pair(self) -> Mapping[tuple[str, str], Aligned]:
        """The mapping between each item and subject; one that is not rejected where there is one."""
        rejected_first = sorted(self.aligned, key=lambda one: one.status != REJECTED)
        return {(one.object, one.subject): one for one in rejected_first}

    def in_order(self, iris: Iterable[str]) -> tuple[str, ...]:
        """Return *iris* in the order of their numbers: those without one last, by label."""
        found = (self.things[iri] for iri in iris)
        ordered = sorted(
            found, key=lambda thing: (not thing.notation, natural(thing.notation), thing.label, thing.iri)
        )
        return tuple(thing.iri for thing in ordered)

    def of(self, iri: str) -> tuple[Aligned, ...]:
        """Return the mappings of an item or a subject, and what says that nothing matches it."""
        return tuple(one for one in self.aligned if iri in (one.subject, one.object))

    def is_reviewed(self, iri: str) -> bool:
        """Tell whether something was accepted about a thing, and nothing waits for a review."""
        statuses = {one.status for one in self.of(iri)}
        return ACCEPTED in statuses and PROPOSED not in statuses


def _reached(start: str, links: Mapping[str, frozenset[str]]) -> dict[str, int]:
    found, edge, steps = {start: 0}, {start}, 0
    while edge:
        steps += 1
        edge = {other for iri in edge for other in links.get(iri, ())} - found.keys()
        found |= dict.fromkeys(sorted(edge), steps)
    return found


def natural(notation: str) -> tuple[tuple[int, str], ...]:
    """Return what puts ``2`` before ``10``, and ``D1`` before ``D1b``."""
    parts = re.findall(r"\d+|\D+", notation)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def knowledge(store: Store) -> Knowledge:
    """Return what *store* knows about the things to compare."""
    links: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source, link, target in _rows(store, "links"):
        links[_text(link)][_text(source)].add(_text(target))
    tied = {link: {iri: frozenset(others) for iri, others in found.items()} for link, found in links.items()}
    return Knowledge(
        _things(store),
        tied.get(RD.concerns, {}),
        tied.get(SKOS.broader, {}),
        tied.get(DCT.isPartOf, {}),
        tied.get(SKOS.inScheme, {}),
        _aligned(store),
    )


def _things(store: Store) -> dict[str, Thing]:
    texts: dict[str, dict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    for thing, about, text in _rows(store, "names"):
        if isinstance(text, Literal):
            texts[_text(thing)][_text(about)].append(text)
    kinds: dict[str, tuple[str, str]] = {}
    for thing, kind, item_kind in _rows(store, "things"):
        kinds.setdefault(_text(thing), (_text(kind), _text(item_kind)))
    return {iri: _thing(iri, kind, item_kind, texts[iri]) for iri, (kind, item_kind) in kinds.items()}


def _thing(iri: str, kind: str, item_kind: str, texts: Mapping[str, list[Literal]]) -> Thing:
    preferred = texts.get(SKOS.prefLabel) or texts.get(DCT.title) or []
    numbers = [text.value for about in _NUMBERS for text in texts.get(about, ())]
    return Thing(
        iri,
        kind,
        item_kind,
        {text.language: text.value for text in reversed(preferred)},
        _in_one_language(text for about in _NAMES for text in texts.get(about, ())),
        _in_one_language(texts.get(SKOS.hiddenLabel, ())),
        _in_one_language(texts.get(SKOS.definition, ())),
        min(numbers, default=""),
    )


def _in_one_language(texts: Iterable[Literal]) -> tuple[str, ...]:
    """Return the Dutch ones of *texts*, those without language among them; all where none is Dutch."""
    every = tuple(texts)
    dutch = [text.value for text in every if text.language.partition("-")[0] in (LANGUAGES[0], "")]
    return tuple(dict.fromkeys(dutch or [text.value for text in every]))


def _aligned(store: Store) -> tuple[Aligned, ...]:
    found = {}
    for record, subject, predicate, value, status, confidence in _rows(store, "alignments"):
        told = _text(status).rpartition("-")[2] or PROPOSED
        found[_text(record)] = Aligned(
            _text(record), _text(subject), _text(predicate), _text(value), told, _number(confidence)
        )
    return tuple(found.values())


def _rows(store: Store, question: str) -> list[tuple[Term | None, ...]]:
    """Return the rows of an extract in one order, whatever the engine takes for alphabetical."""
    answer = store.query(extract(f"suggestions/{question}").text)
    if not isinstance(answer, Solutions):
        raise TypeError(f"{question} is not a SELECT query")
    return sorted(answer.rows, key=lambda row: [(_text(term), getattr(term, "language", "")) for term in row])


def _number(term: Term | None) -> float:
    try:
        return float(_text(term))
    except ValueError:
        return 1.0


def _text(term: Term | None) -> str:
    return term.value if term is not None else ""
