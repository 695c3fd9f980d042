"""What a what-if takes things away from: who works on what, what covers the agendas, and all ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rodedraad.graph.rdf import Term
from rodedraad.graph.store import Store
from rodedraad.queries.networks.extracting import rows
from rodedraad.queries.networks.ties import ties

if TYPE_CHECKING:
    import networkx as nx

BASES = ("accepted", "proposed", "phenomenon")  # on what coverage rests, the surest first


@dataclass(frozen=True)
class World:
    """The things of a dataset and what holds them together.

    *involved* has who works on each subject, *units* who of them is the municipality itself. *items* has the
    frameworks each agenda item is in, *periods* the first and last day of each framework where known,
    *covering* on what each subject that takes up an item does so. *graph* is that of ``ties``.
    """

    graph: nx.MultiDiGraph[str]
    involved: Mapping[str, frozenset[str]]
    units: frozenset[str]
    items: Mapping[str, frozenset[str]]
    periods: Mapping[str, tuple[date | None, date | None]]
    covering: Mapping[str, Mapping[str, str]]

    def without(self, gone: Collection[str]) -> World:
        """Return the world without *gone*; an agenda item goes with the last framework that it is in."""
        left = {
            item: among - set(gone)
            for item, among in self.items.items()
            if item not in gone and not (among and among <= set(gone))
        }
        graph = self.graph.copy()
        graph.remove_nodes_from([*gone, *(item for item in self.items if item not in left)])
        return replace(
            self,
            graph=graph,
            involved={subject: who - set(gone) for subject, who in self.involved.items()},
            items=left,
            periods={framework: days for framework, days in self.periods.items() if framework not in gone},
            covering={item: subjects for item, subjects in self.covering.items() if item in left},
        )

    def out_of_force(self, on: date) -> tuple[str, ...]:
        """Return the frameworks that are known not to be in force on day *on*."""
        return tuple(
            framework
            for framework, (start, end) in sorted(self.periods.items())
            if (end is not None and end < on) or (start is not None and start > on)
        )

    def undated(self) -> tuple[str, ...]:
        """Return the frameworks of which no source says when they are in force."""
        return tuple(sorted(framework for framework, days in self.periods.items() if days == (None, None)))

    def basis(self, item: str) -> str:
        """Return the surest basis on which *item* is taken up; empty where it is not."""
        return min(self.covering.get(item, {}).values(), key=BASES.index, default="")

    def taken_up_by(self, item: str) -> tuple[str, ...]:
        """Return the subjects that take up *item* on its surest basis."""
        basis, subjects = self.basis(item), self.covering.get(item, {})
        return tuple(sorted(subject for subject, known in subjects.items() if known == basis))

    def at_work_for(self, item: str) -> frozenset[str]:
        """Return who works on the subjects that take up *item*."""
        workers = (self.involved.get(subject, frozenset()) for subject in self.taken_up_by(item))
        return frozenset().union(*workers)


def world(store: Store) -> World:
    """Return the world as *store* knows it, texts in the current language."""
    involved, units = _involved(store)
    items, periods = _frameworks(store)
    covering: dict[str, dict[str, str]] = defaultdict(dict)
    for item, subject, basis in rows(store, "whatif/coverage"):
        known = covering[_value(item)].setdefault(_value(subject), _value(basis))
        covering[_value(item)][_value(subject)] = min(known, _value(basis), key=BASES.index)
    return World(
        ties(store, [*involved, *items, *removable(store)]), involved, units, items, periods, covering
    )


def removable(store: Store) -> frozenset[str]:
    """Return what can fall away in *store*: every actor and every framework."""
    return frozenset(_value(thing) for (thing,) in rows(store, "whatif/removable"))


def _involved(store: Store) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    units = set()
    for subject, actor, unit in rows(store, "whatif/involved"):
        found[_value(subject)] |= {actor.value} if actor is not None else set()
        units |= {actor.value} if actor is not None and unit is not None else set()
    return {subject: frozenset(who) for subject, who in found.items()}, frozenset(units)


def _frameworks(
    store: Store,
) -> tuple[dict[str, frozenset[str]], dict[str, tuple[date | None, date | None]]]:
    items: dict[str, set[str]] = defaultdict(set)
    periods: dict[str, tuple[date | None, date | None]] = {}
    for framework, start, end, item in rows(store, "whatif/frameworks"):
        periods[_value(framework)] = (_day(start), _day(end))
        if item is not None:
            items[item.value].add(_value(framework))
    return {item: frozenset(among) for item, among in items.items()}, periods


def _day(term: Term | None) -> date | None:
    return date.fromisoformat(term.value[:10]) if term is not None else None


def _value(term: Term | None) -> str:
    return term.value if term is not None else ""
