"""Everything as one network: subjects and actors, and agendas, motions, goals, plans and phenomena."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rodedraad.graph.rdf import Iri
from rodedraad.ontology.terms import CODE, ORG, RD, SKOS
from rodedraad.queries.networks.extracting import rows
from rodedraad.queries.networks.network import HAS_MEMBER, Judgement, Sort, Texts, Weaver
from rodedraad.queries.networks.ties import ALIGNED, Standing, Tie, phrase, ties

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.graph.store import Store

_TOPICS = frozenset({RD.concerns, RD.concernsFromNarrower, RD.alignsWith, RD.mayAlignWith, RD.worksOn})
# What is proposed, accepted or inferred is not written where the things are that it ties.
_STATED = frozenset({Standing.STATED, Standing.JUDGED, Standing.UNFOUNDED})
_ORDER = frozenset({SKOS.broader})
_ACTORS = frozenset(
    {ORG.unitOf, ORG.subOrganizationOf, ORG.linkedTo, ORG.reportsTo, ORG.organization, HAS_MEMBER}
)
# The links that the network of subjects and actors holds already, where both ends are in it.
_HELD = (_ACTORS - {ORG.unitOf}) | {
    RD.involvedIn,
    SKOS.broader,
    RD.involvesFromBroader,
    RD.involvesFromNarrower,
}


def whole(store: Store, language: str) -> nx.MultiDiGraph[str]:
    """Return everything *store* knows as a network, keyed by IRI, texts in *language*.

    Nodes and links are as those of ``network``. A node has besides those ``classes`` (every kind it is of,
    broader ones too), ``is_actor``, ``level`` and ``level_label`` (of government), ``start`` and ``end`` (the
    days it is in force, ISO, empty where nobody says); a link has ``relation``, the property that states it,
    and ``standing``; an alignment also ``confidence`` and ``is_reviewed``.
    """
    return _Whole(store, language).weave()


class _Whole(Weaver):
    """Weaves the network of subjects and actors, then everything that is tied to anything besides."""

    def weave(self) -> nx.MultiDiGraph[str]:
        """Return the network."""
        super().weave()
        self._held = frozenset(self._graph)
        for *_, facts in self._graph.edges(data=True):
            facts["relation"] = facts["link"]
        self._ties = ties(self._store)
        self._texts = self._descriptions()
        self._add_others()
        self._add_ties()
        self._tell_more()
        return self._graph

    def _descriptions(self) -> Texts:
        texts = Texts(self._language)
        for thing, about, text in rows(self._store, "network/descriptions"):
            if thing is not None and about is not None and text is not None:
                texts.add(thing.value, about.value, text)
        return texts

    # --- things

    def _add_others(self) -> None:
        for iri, known in self._ties.nodes.items():
            if iri in self._graph:
                continue
            evidence, _ = self._grounds.of_thing(iri)
            self._graph.add_node(
                iri,
                **self._names(iri) | {"label": known["label"]},
                kind=known["kind"],
                kind_label=known["kind_label"],
                is_subject=False,
                is_actor=False,
                status="",
                status_label="",
                is_unresolved=False,
                stated=True,
                evidence=evidence,
                depth=None,
                fields=(),
            )

    def _tell_more(self) -> None:
        classes: dict[str, list[str]] = defaultdict(list)
        for thing, kind in rows(self._store, "network/classes"):
            if thing is not None and kind is not None:
                classes[thing.value].append(kind.value)
        periods = {
            framework.value: tuple(term.value[:10] if term is not None else "" for term in days)
            for framework, *days, _ in rows(self._store, "whatif/frameworks")
            if framework is not None
        }
        for iri, facts in self._graph.nodes.items():
            tied: dict[str, Any] = self._ties.nodes.get(iri, {})
            start, end = periods.get(iri) or self._period_above(iri, periods)
            facts.setdefault("is_actor", not facts["is_subject"])
            facts |= {
                "classes": tuple(dict.fromkeys([facts["kind"], *classes[iri]])),
                "level": tied.get("level", ""),
                "level_label": tied.get("level_label", ""),
                "start": start,
                "end": end,
            }

    def _period_above(self, iri: str, periods: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Return the period of the framework that something stands in; empty where that is not one."""
        above = self._graph.successors(iri) if self._graph.nodes[iri]["kind"] == RD.AgendaItem else ()
        found = {periods[framework] for framework in above if framework in periods}
        return found.pop() if len(found) == 1 else ("", "")

    # --- links

    def _add_ties(self) -> None:
        for tie in self._new_ties():
            is_stated = tie.standing in _STATED
            grounds = self._grounds.of_statement if is_stated else self._grounds.of_itself
            evidence, judgements = grounds(_triple(tie))
            aligned = self._aligned.get((tie.source, tie.target), {}) if tie.standing in ALIGNED else {}
            if aligned and tie.reason:
                judgements = (Judgement(tie.author, tie.reason),)
            self._graph.add_edge(
                tie.source,
                tie.target,
                f"{tie.link} {tie.statement.subject.value}",
                link=tie.link,
                relation=tie.link,
                link_label=phrase(tie.link, back=False) or self._word(tie.link),
                sort=_sort(tie),
                roles=tie.roles,
                stated=tie.standing is not Standing.INFERRED,
                standing=tie.standing.code,
                via=(),
                evidence=evidence,
                judgements=judgements,
                **aligned,
            )

    @cached_property
    def _aligned(self) -> dict[tuple[str, str], dict[str, Any]]:
        """How sure each alignment is, and whether anybody reviewed it, by its two ends."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for row in rows(self._store, "coverage/alignments"):
            subject, target, confidence, status, reviewer = (row[column] for column in (1, 3, 5, 6, 9))
            if subject is not None and target is not None and status != Iri(CODE.review_rejected):
                sure = float(confidence.value) if confidence is not None else 1.0
                told = {"confidence": sure, "is_reviewed": reviewer is not None}
                found[subject.value, target.value] = told
        return found

    def _new_ties(self) -> Iterator[Tie]:
        for source, target, facts in self._ties.edges(data=True):
            tie: Tie = facts["tie"]
            if source == target or (tie.link in _HELD and {source, target} <= self._held):
                continue
            yield tie


def _triple(tie: Tie) -> tuple[str, str, str]:
    subject, predicate, value = tie.statement
    return subject.value, predicate.value, value.value


def _sort(tie: Tie) -> Sort:
    if tie.link in _TOPICS:
        return Sort.TOPIC
    if tie.link in _ACTORS:
        return Sort.COOPERATION
    return Sort.HIERARCHY if tie.link in _ORDER else Sort.PLAN
