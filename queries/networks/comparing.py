"""Two networks beside each other: what is new, what is gone and what changed, by thing and by link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from rodedraad.ontology.phrasing import day
from rodedraad.ontology.terms import RD
from rodedraad.queries.networks.network import HAS_MEMBER, Evidence, Judgement
from rodedraad.queries.networks.ties import Standing
from rodedraad.queries.networks.world import World

if TYPE_CHECKING:
    import networkx as nx

# Properties that the network of subjects and actors draws from the other end.
_TURNED = frozenset({HAS_MEMBER, RD.involvesFromBroader, RD.involvesFromNarrower})

_SURENESS = [standing.code for standing in Standing]  # the surest first

Link = tuple[str, str, str]  # from what, by which property, to what: never the relation's own IRI


class Mark(StrEnum):
    """What became of a thing or a link."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class Shift:
    """One side of a thing or link that is not what it was: the texts that went, and those that came."""

    aspect: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """That something is new, gone or changed, and where it changed in what."""

    mark: Mark
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True)
class Known:
    """A link as one network knows it, however many relations state it; *standing* is a code.

    *back* tells that the property runs the other way: from its target to its source. *places* is the evidence
    of the link itself, without what it borrows from a thing it ties.
    """

    label: str
    back: bool
    stated: bool
    standing: str
    roles: frozenset[str]
    evidence: frozenset[Evidence]
    places: frozenset[Evidence]
    judgements: frozenset[Judgement]


@dataclass(frozen=True)
class Comparison:
    """Two networks with what changed from *before* to *after*; what has no change is the same in both."""

    before: nx.MultiDiGraph[str]
    after: nx.MultiDiGraph[str]
    links_before: Mapping[Link, Known]
    links_after: Mapping[Link, Known]
    things: Mapping[str, Change]
    links: Mapping[Link, Change]

    def __bool__(self) -> bool:
        return bool(self.things or self.links)

    def link(self, link: Link) -> Known:
        """Return what is known of *link*: as it is after, else as it was before."""
        return self.links_after.get(link) or self.links_before[link]


def compare(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]) -> Comparison:
    """Return what changed from *before* to *after*, both as ``whole`` gives them, in the order of their IRIs.

    Things are the same where their IRIs are; links where they tie the same two by the same property.
    """
    links_before, links_after = links_of(before), links_of(after)
    return Comparison(
        before,
        after,
        links_before,
        links_after,
        dict(_changes(before.nodes, after.nodes, lambda iri: _thing_shifts(before, after, iri))),
        dict(
            _changes(
                links_before, links_after, lambda link: _link_shifts(links_before[link], links_after[link])
            )
        ),
    )


def in_force(graph: nx.MultiDiGraph[str], known: World, on: date) -> nx.MultiDiGraph[str]:
    """Return *graph* without what is known not to be in force on day *on*; *known* is the world it is of."""
    left = known.without(known.out_of_force(on))
    standing = graph.copy()
    standing.remove_nodes_from(set(known.graph) - set(left.graph))
    return standing


def links_of(graph: nx.MultiDiGraph[str]) -> dict[Link, Known]:
    """Return the links of *graph*, several relations between the same two by the same property as one."""
    found: dict[Link, list[_Relation]] = defaultdict(list)
    for source, target, key, facts in graph.edges(keys=True, data=True):
        relation = _Relation(facts, _places_of(graph, (source, target), key, facts))
        found[source, facts["link"], target].append(relation)
    return {link: _together(found[link]) for link in sorted(found)}


class _Relation(NamedTuple):
    facts: Mapping[str, Any]
    places: frozenset[Evidence]


def _places_of(
    graph: nx.MultiDiGraph[str], ends: tuple[str, str], key: str, facts: Mapping[str, Any]
) -> frozenset[Evidence]:
    """Return where the link itself is written; one that is no thing itself may borrow that of its ends."""
    if not facts["stated"]:
        return frozenset()
    evidence = frozenset(facts["evidence"])
    is_thing_itself = key not in {facts["link"], *(f"{facts['link']} {end}" for end in ends)}
    lent = {frozenset(graph.nodes[end]["evidence"]) for end in ends}
    return evidence if is_thing_itself or evidence not in lent else frozenset()


def _together(relations: list[_Relation]) -> Known:
    first, *_ = known = [relation.facts for relation in relations]
    return Known(
        label=first["link_label"],
        back=first["link"] in _TURNED and "standing" not in first,
        stated=any(facts["stated"] for facts in known),
        standing=min(map(_standing, known), key=_SURENESS.index),
        roles=frozenset(role for facts in known for role in facts["roles"]),
        evidence=frozenset(place for facts in known for place in facts["evidence"]),
        places=frozenset(place for relation in relations for place in relation.places),
        judgements=frozenset(judged for facts in known for judged in facts["judgements"]),
    )


def _standing(facts: Mapping[str, Any]) -> str:
    """Return on what a link rests, as a code."""
    if given := facts.get("standing"):
        return str(given)
    if not facts["stated"]:
        return "inferred"
    return "stated" if facts["evidence"] else "judged" if facts["judgements"] else "unfounded"


# --- what changed -----------------------------------------------------------------------------------------


def _changes(
    before: Mapping[Any, Any], after: Mapping[Any, Any], shifts: Callable[[Any], tuple[Shift, ...]]
) -> Iterator[tuple[Any, Change]]:
    for one in sorted({*before, *after}):
        if one not in before or one not in after:
            yield one, Change(Mark.NEW if one in after else Mark.GONE)
        elif found := shifts(one):
            yield one, Change(Mark.CHANGED, found)


_Aspects = Mapping[str, Mapping[str, str]]  # by aspect: what it is by its identity, as people read it


def _shifts(before: _Aspects, after: _Aspects) -> tuple[Shift, ...]:
    return tuple(
        Shift(aspect, _beyond(was, after[aspect]), _beyond(after[aspect], was))
        for aspect, was in before.items()
        if was.keys() != after[aspect].keys()
    )


def _beyond(values: Mapping[str, str], others: Mapping[str, str]) -> tuple[str, ...]:
    """Return the texts of *values* that *others* do not have, each once."""
    return tuple(sorted({text for identity, text in values.items() if identity not in others}))


def _thing_shifts(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str], iri: str) -> tuple[Shift, ...]:
    return _shifts(_of_thing(before, iri), _of_thing(after, iri))


def _of_thing(graph: nx.MultiDiGraph[str], iri: str) -> _Aspects:
    facts = graph.nodes[iri]
    # What an actor has to do with a field follows from its links, which are told themselves.
    fields = facts["fields"] if facts["is_subject"] else ()
    own = {facts["label"], facts["notation"]}
    return {
        "label": _one(facts["label"]),
        "names": {name: name for name in facts["names"] if name not in own},
        "notation": _one(facts["notation"]),
        "definition": _one(facts["definition"]),
        "notes": {f"{about}: {text}": f"{about}: {text}" for about, text in facts["notes"]},
        "kind": _one(facts["kind"], facts["kind_label"]),
        "fields": {field: graph.nodes[field]["label"] for field in fields},
        "level": _one(facts["level"], facts["level_label"]),
        "start": _one(facts["start"], _day(facts["start"])),
        "end": _one(facts["end"], _day(facts["end"])),
        "status": _one(facts["status"], facts["status_label"]),
        "passages": _places(facts["evidence"]),
    }


def _link_shifts(before: Known, after: Known) -> tuple[Shift, ...]:
    return _shifts(_of_link(before), _of_link(after))


def _of_link(known: Known) -> _Aspects:
    return {
        "standing": _one(known.standing),
        "roles": {role: role for role in known.roles},
        "passages": _places(known.places),
        "reasons": {f"{one.author}: {one.reason}": f"{one.author}: {one.reason}" for one in known.judgements},
    }


def _one(identity: str, text: str = "") -> dict[str, str]:
    return {identity: text or identity} if identity else {}


def _places(found: frozenset[Evidence] | tuple[Evidence, ...]) -> dict[str, str]:
    return {place.passage: f"{place.section} · {place.document}" for place in found}


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""
