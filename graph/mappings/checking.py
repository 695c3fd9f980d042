"""What the data say about a mapping set: whether its ends are there, of what kind, and one row a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Texts
from dataclasses import dataclass, field
from pathlib import Path

from rodedraad.graph.mappings.mapping import Mapping, MappingSet, Status
from rodedraad.graph.rdf import Iri, Quad
from rodedraad.ontology.findings import Finding, Place, Severity
from rodedraad.ontology.terms import RD, RDF, SKOS
from rodedraad.ontology.wording import say

SUBJECTS = frozenset({RD.SafetyField, RD.Category, RD.Theme})
OBJECTS = frozenset({RD.AgendaItem, RD.Motion})


@dataclass(frozen=True)
class Known:
    """The kinds of everything the data describe, and the schemes."""

    kinds: Texts[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Known:
        """Return what *quads* describe."""
        kinds: dict[str, set[str]] = {}
        for quad in quads:
            if quad.predicate.value == RDF.type and isinstance(quad.object, Iri):
                kinds.setdefault(quad.subject.value, set()).add(quad.object.value)
        return cls({thing: frozenset(found) for thing, found in kinds.items()})


def check(found: MappingSet, known: Known, shown: Path) -> list[Finding]:
    """Return what is wrong with *found*, by line: an end that left is a warning, and its row is kept."""
    return sorted(
        [*_ends(found, known, shown), *_pairs(found, shown)],
        key=lambda one: one.place.line if one.place else 0,
    )


def _ends(found: MappingSet, known: Known, shown: Path) -> Iterator[Finding]:
    for mapping in found.mappings:
        place = Place(shown, mapping.line)
        asked = SUBJECTS | OBJECTS if mapping.is_nothing else SUBJECTS
        yield from _end(mapping.subject, asked, known, place, mapping)
        if mapping.is_nothing:
            yield from _end(mapping.source, frozenset({SKOS.ConceptScheme}), known, place, mapping)
        else:
            yield from _end(mapping.object, OBJECTS, known, place, mapping)


def _end(
    thing: str, asked: frozenset[str], known: Known, place: Place, mapping: Mapping
) -> Iterator[Finding]:
    kinds = known.kinds.get(thing)
    if kinds is None:
        message = say("graph.mappings_end_left", thing=thing)
        yield Finding(Severity.WARNING, message, place, mapping.record)
    elif kinds.isdisjoint(asked):
        names = ", ".join(sorted(kind.rpartition("#")[2] for kind in asked))
        message = say("graph.mappings_end_kind", thing=thing, asked=names)
        yield Finding(Severity.VIOLATION, message, place, mapping.record)


def _pairs(found: MappingSet, shown: Path) -> Iterator[Finding]:
    """Yield pairs with more than one row that counts: nobody could tell which of the two is meant."""
    seen: dict[tuple[str, str], Mapping] = {}
    for mapping in sorted(found.mappings, key=lambda one: one.line):
        if mapping.is_nothing or mapping.status is Status.REJECTED:
            continue
        pair = (mapping.subject, mapping.object)
        if pair in seen:
            message = say(
                "graph.mappings_pair_twice",
                line=seen[pair].line,
                one=seen[pair].match.name.lower(),
                other=mapping.match.name.lower(),
            )
            yield Finding(Severity.VIOLATION, message, Place(shown, mapping.line), mapping.record)
        seen[pair] = mapping
