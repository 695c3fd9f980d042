"""What a proposal is about, in words, and which of the things it names nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rodedraad.graph.asking import rows, value
from rodedraad.graph.naming import labels
from rodedraad.graph.proposals.items import Item
from rodedraad.graph.proposals.links import HELD, matches
from rodedraad.graph.rdf import Iri, values
from rodedraad.graph.store import Store
from rodedraad.ontology.wording import say

_AT_ONCE = 500


def unknown(store: Store, items: Iterable[Item]) -> dict[str, list[str]]:
    """Return for each of *items* what it names that *store* says nothing about; proposals are known by id."""
    listed = list(items)
    known = {item.id for item in listed} | {held.link for held in HELD}
    named = sorted({iri for item in listed for iri in item.iris} - known)
    for start in range(0, len(named), _AT_ONCE):
        block = values("thing", [Iri(iri) for iri in named[start : start + _AT_ONCE]])
        found = rows(store, f"SELECT DISTINCT ?thing WHERE {{ {block} FILTER EXISTS {{ ?thing ?p ?o }} }}")
        known |= {value(thing) for (thing,) in found}
    missing = {item.id: [iri for iri in item.iris if iri not in known] for item in listed}
    return {item: iris for item, iris in missing.items() if iris}


class Told:
    """Proposals in words: *store* gives the names of things, *short* those of proposals."""

    def __init__(self, store: Store, items: Iterable[Item], short: Mapping[str, str]) -> None:
        listed = list(items)
        self._short = short
        self._unknown = unknown(store, listed)
        wanted = {iri for item in listed for iri in item.iris} - set(short)
        self._labels = labels(store, sorted(wanted)) | matches()

    def about(self, item: Item) -> str:
        """Return what *item* is about; what nobody knows is marked so, with its IRI."""
        if item.link:
            return " → ".join(self._name(item, iri) for iri in item.link)
        return ", ".join(self._name(item, iri) for iri in item.targets)

    def _name(self, item: Item, iri: str) -> str:
        if iri in self._short:
            return say("graph.proposal_named", id=self._short[iri])
        if iri in self._unknown.get(item.id, ()):
            return say("graph.proposal_unknown_thing", iri=iri)
        return self._labels.get(iri, iri)
