"""What the things that coverage speaks of are called."""

from __future__ import annotations

from collections.abc import Iterator

from rodedraad.graph.naming import labels, shortened
from rodedraad.graph.store import Store
from rodedraad.queries.coverage.known import Known
from rodedraad.queries.coverage.telling import Label


def labels_of(*sides: tuple[Store, Known]) -> Label:
    """Return what names a thing by its IRI in the current language: of the last of *sides* that knows it."""
    named: dict[str, str] = {}
    for store, known in sides:
        named |= labels(store, _things(known))
    return lambda iri: named.get(iri) or shortened(iri)


def _things(known: Known) -> Iterator[str]:
    yield from known.asked
    yield from known.local
    yield from known.frameworks
    yield from {row.source for row in known.alignments if row.source}
    yield from {row.author for row in known.alignments if row.author}
    yield from {one.level for one in known.frameworks.values() if one.level}
    yield from {phenomenon for found in known.about.values() for phenomenon in found}
