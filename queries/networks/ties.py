"""Everything that is tied to anything: the graph that red threads run along, wider than what is drawn."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, cast

import networkx as nx

from rodedraad.graph.evidence import Ground, Grounds
from rodedraad.graph.naming import labels
from rodedraad.graph.rdf import Iri, Term, Triple
from rodedraad.graph.store import Store
from rodedraad.ontology.terms import OWL, PREFIXES, RD
from rodedraad.ontology.wording import choose
from rodedraad.queries.networks.extracting import EXTRACTS, rows


class Standing(Enum):
    """How sure a tie is; *doubt* is what a step along it costs, in bits: 1 stands for half as sure."""

    STATED = ("stated", 0.0)
    ACCEPTED = ("accepted", 0.0)
    JUDGED = ("judged", 1.0)
    PROPOSED = ("proposed", 2.0)
    UNFOUNDED = ("unfounded", 2.0)
    INFERRED = ("inferred", 3.0)

    def __init__(self, code: str, doubt: float) -> None:
        self.code, self.doubt = code, doubt


_SORTING = 2.0


@dataclass(frozen=True)
class Tie:
    """A link between two things as it stands in the data, with what it rests on.

    *statement* is the triple that says it: for a relation that is a thing itself, the one from that thing.
    """

    source: str
    link: str
    target: str
    standing: Standing
    statement: Triple
    roles: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    author: str = ""
    reason: str = ""

    @property
    def sorts(self) -> bool:
        """Whether the tie only says that things are on one list, such as all units of a municipality."""
        return bool(_words().get(self.link, {}).get("sorts"))

    @property
    def cost(self) -> float:
        """What a step along it costs, in bits."""
        return self.standing.doubt + (_SORTING if self.sorts else 0.0)

    @property
    def rank(self) -> tuple[float, str, str, str]:
        """The surest tie first, and always the same one among equals."""
        return (self.cost, self.link, self.source, self.statement.subject.value)


_GROUNDS = {
    Ground.STATED: Standing.STATED,
    Ground.JUDGED: Standing.JUDGED,
    Ground.EDITORIAL: Standing.JUDGED,
    Ground.NONE: Standing.UNFOUNDED,
}
ALIGNED = (Standing.ACCEPTED, Standing.PROPOSED)
_GIVEN = {standing.code: standing for standing in (*ALIGNED, Standing.INFERRED)}


def ties(store: Store, also: Iterable[str] = ()) -> nx.MultiDiGraph[str]:
    """Return all ties in *store* as a graph keyed by IRI, texts in the current language.

    Things *also* to be there stand in it even where nothing ties them. A node has ``label``, ``kind``,
    ``kind_label``, ``notation``, ``level``, ``level_label`` and ``fields``. An edge runs as the link does in
    the data and has ``tie`` and ``stated``: False for what a rule inferred. The order is always the same.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found = sorted(_found(store), key=lambda tie: (tie.source, tie.target, *tie.rank))
    facts = _facts(store, sorted({*also, *(end for tie in found for end in (tie.source, tie.target))}))
    for node, known in facts.items():
        graph.add_node(node, **known)
    for tie in found:
        is_stated = tie.standing is not Standing.INFERRED
        graph.add_edge(tie.source, tie.target, tie=tie, stated=is_stated)
    return graph


def pairs(graph: nx.MultiDiGraph[str], *, inferred: bool) -> nx.Graph[str]:
    """Return who is tied to whom, either way: each pair once, with ``ties`` from the surest on.

    Without *inferred* only what stands on its own: a rule only repeats in short what is stated already.
    """
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    between: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for source, target, facts in graph.edges(data=True):
        if source != target and (inferred or facts["stated"]):
            between[min(source, target), max(source, target)].append(facts["tie"])
    for (one, other), known in sorted(between.items()):
        plain.add_edge(one, other, ties=tuple(sorted(known, key=lambda tie: tie.rank)))
    return plain


def hidden(plain: nx.Graph[str], node: str) -> float:
    """Return what passing through *node* costs, in bits: the more ties it has, the less one of them explains.

    That is -log2 of the share of one tie among all: 1 of 2 costs 1 bit, 1 of 32 costs 5.
    """
    return math.log2(max(1, plain.degree(node)))


# --- words ------------------------------------------------------------------------------------------------


def phrase(link: str, *, back: bool) -> str:
    """Return how *link* reads, from source to target or *back*; empty where nobody wrote that down."""
    texts = _words().get(link, {}).get("back" if back else "there")
    return choose(texts) if texts else ""


@cache
def _words() -> dict[str, dict[str, Any]]:
    import tomllib

    written = tomllib.loads((EXTRACTS / "thread" / "words.toml").read_text(encoding="utf-8"))
    return {_expanded(name): ways for name, ways in written.items()}


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


# --- reading ----------------------------------------------------------------------------------------------


def _found(store: Store) -> Iterator[Tie]:
    """Yield the ties, each once; an inferred one only where nothing else ties the two the same way."""
    asked = [*_relations(store), *_direct(store)]
    aligned = _alignments(store)
    stated = [triple for _, triple, _, standing, _ in asked if standing is None]
    grounds = Grounds(store, [*stated, *aligned.values()])
    involved = {frozenset(ends) for ends, _, link, _, _ in asked if link == RD.involvedIn}
    for (source, target), triple, link, standing, roles in asked:
        if standing is Standing.INFERRED and link != RD.worksOn and frozenset((source, target)) in involved:
            continue
        judged = aligned.get((source, target)) if standing in ALIGNED else None
        if standing is not None and judged is None:
            yield Tie(source, link, target, standing, triple, roles)
            continue
        ground, passages, author, reason = grounds.of(judged or triple)
        yield Tie(source, link, target, standing or _GROUNDS[ground], triple, roles, passages, author, reason)


_Asked = tuple[tuple[str, str], Triple, str, Standing | None, tuple[str, ...]]


def _alignments(store: Store) -> dict[tuple[str, str], Triple]:
    """Return what says that policy aligns with an item, by the two: it has the author and the reason."""
    return {
        (subject.value, item.value): Triple(alignment, Iri(OWL.annotatedTarget), item)
        for subject, item, alignment in rows(store, "thread/alignments")
        if isinstance(subject, Iri) and isinstance(item, Iri) and isinstance(alignment, Iri)
    }


def _direct(store: Store) -> Iterator[_Asked]:
    for source, link, target, standing in rows(store, "thread/links"):
        if isinstance(source, Iri) and isinstance(link, Iri) and isinstance(target, Iri):
            triple, given = Triple(source, link, target), _GIVEN.get(_value(standing))
            yield (source.value, target.value), triple, link.value, given, ()


def _relations(store: Store) -> Iterator[_Asked]:
    """Yield the relations that are things themselves, with their roles together."""
    found: dict[tuple[Iri, Iri, Iri, Iri], list[str]] = defaultdict(list)
    for relation, source, link, target, role in rows(store, "thread/relations"):
        ends = (relation, source, link, target)
        if all(isinstance(term, Iri) for term in ends):
            roles = found[cast("tuple[Iri, Iri, Iri, Iri]", ends)]
            roles += [role.value] if isinstance(role, Iri) else []
    named = labels(store, [role for roles in found.values() for role in roles])
    for (relation, source, link, target), roles in found.items():
        told = tuple(dict.fromkeys(named[role] for role in roles))
        yield (source.value, target.value), Triple(relation, link, target), link.value, None, told


def _facts(store: Store, things: Iterable[str]) -> dict[str, dict[str, object]]:
    """Return what is known of each of *things*."""
    known: dict[str, dict[str, set[str]]] = {thing: defaultdict(set) for thing in things}
    for thing, *cells in rows(store, "thread/things"):
        about = known.get(_value(thing))
        if about is not None:
            for name, cell in zip(("kind", "notation", "level", "field"), cells, strict=True):
                about[name] |= {cell.value} if cell is not None else set()
    kinds = {thing: _own_first(about["kind"]) for thing, about in known.items()}
    levels = {thing: min(about["level"], default="") for thing, about in known.items()}
    named = labels(store, [*known, *kinds.values(), *levels.values()])
    return {
        thing: {
            "label": named[thing],
            "kind": kinds[thing],
            "kind_label": named.get(kinds[thing], ""),
            "notation": min(about["notation"], default=""),
            "level": levels[thing],
            "level_label": named.get(levels[thing], ""),
            "fields": tuple(sorted(about["field"])),
        }
        for thing, about in known.items()
    }


def _own_first(kinds: Iterable[str]) -> str:
    """Return one of *kinds*: a kind of our own ontology where there is one."""
    return min(kinds, key=lambda kind: (not kind.startswith(RD.NAMESPACE), kind), default="")


def _value(term: Term | None) -> str:
    return term.value if term is not None else ""
