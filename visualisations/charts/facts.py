"""What charts tell beside coverage: periods, phenomena, where things are written, and the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from rodedraad.graph.policy import policy_period
from rodedraad.graph.rdf import Literal, Term
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Period
from rodedraad.ontology.phrasing import day_of
from rodedraad.ontology.wording import language
from rodedraad.queries.networks.extracting import rows


@dataclass(frozen=True)
class Span:
    """A piece of time in which a framework is in force; an end nobody names is None."""

    start: date | None
    end: date | None


@dataclass(frozen=True)
class Facts:
    """What is known beside coverage, by IRI; without a store all of it is empty and every chart still draws.

    *spans* are the periods of a framework, *concerns* the phenomena an item is recorded to be about,
    *written* where a thing stands, *sets* the mapping set an alignment stands in, *policy* the policy period.
    """

    source: str = ""
    version: str = ""
    policy: Period | None = None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    concerns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)


def facts_of(store: Store, source: str = "", version: str = "") -> Facts:
    """Return what *store* knows; *source* is what the data are called, *version* theirs."""
    return Facts(
        source, version, policy_period(store), _spans(store), _concerns(store), _written(store), _sets(store)
    )


def _spans(store: Store) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for framework, _, start, end in rows(store, "charts/periods"):
        days = Span(day_of(_value(start)), day_of(_value(end)))
        if days.start or days.end:
            found[_value(framework)].append(days)
    return {iri: tuple(sorted(spans, key=_from)) for iri, spans in found.items()}


def _from(span: Span) -> tuple[date, date]:
    return span.start or date.min, span.end or date.max


def _concerns(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for item, phenomenon in rows(store, "charts/concerns"):
        found[_value(item)].append(_value(phenomenon))
    return {item: tuple(about) for item, about in found.items()}


def _sets(store: Store) -> dict[str, str]:
    """Return the name of the file, without what says that it is one, in which each alignment stands."""
    return {_value(record): _value(graph).rpartition("/")[2] for record, graph in rows(store, "charts/sets")}


def _written(store: Store) -> dict[str, tuple[str, ...]]:
    """Return where each thing is written, in the current language where that is there, else in another."""
    found: dict[str, dict[str, list[str]]] = defaultdict(partial(defaultdict, list))
    for thing, section, document in rows(store, "charts/evidence"):
        tag = section.language if isinstance(section, Literal) else ""
        found[_value(thing)][tag].append(" · ".join(filter(None, (_value(section), _value(document)))))
    return {thing: tuple(dict.fromkeys(_chosen(places))) for thing, places in found.items()}


def _chosen(places: Mapping[str, list[str]]) -> list[str]:
    return places.get(language()) or places[min(places)]


def _value(term: Term | None) -> str:
    return term.value if term is not None else ""
