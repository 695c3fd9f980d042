"""Which proposed links the model can hold as a fact, between which kinds of things, and in what form."""

from __future__ import annotations

from dataclasses import dataclass

from rodedraad.graph.asking import rows, value
from rodedraad.graph.mappings.checking import OBJECTS, SUBJECTS
from rodedraad.graph.mappings.mapping import Match
from rodedraad.graph.naming import labels
from rodedraad.graph.proposals.items import Link
from rodedraad.graph.rdf import Iri, ntriples, values
from rodedraad.graph.store import Store
from rodedraad.ontology.terms import DCT, ORG, RD
from rodedraad.ontology.wording import say


@dataclass(frozen=True)
class Held:
    """A link the model holds: from things of kinds *sources* to things of kinds *targets*.

    Where *between* is a kind of thing, one of those stands between the two, tied to them by *near* and *far*.
    """

    link: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    between: str = ""
    near: str = ""
    far: str = ""


HELD = (
    Held(
        RD.involvedIn,
        (RD.Actor,),
        (RD.SafetyConcept,),
        between=RD.Involvement,
        near=RD.involvedActor,
        far=RD.involvedIn,
    ),
    Held(
        ORG.member,
        (RD.Actor,),
        (RD.Partnership,),
        between=ORG.Membership,
        near=ORG.member,
        far=ORG.organization,
    ),
    Held(RD.concerns, (RD.Theme, RD.Category, RD.AgendaItem, RD.Motion, RD.Goal), (RD.Phenomenon,)),
    Held(RD.hasMeasure, (RD.Risk,), (RD.Measure,)),
    Held(RD.hasEffect, (RD.Risk,), (RD.Effect,)),
    Held(RD.implementedBy, (RD.Measure,), (RD.WorkItem,)),
    Held(RD.legalBasisOf, (RD.Law, RD.Article), (RD.PolicyFramework, RD.Obligation, RD.Partnership)),
    Held(DCT.isReplacedBy, (RD.PolicyFramework,), (RD.PolicyFramework,)),
    # How local policy matches an agenda: these become rows of an alignment.
    *(Held(match, tuple(sorted(SUBJECTS)), tuple(sorted(OBJECTS))) for match in Match),
)


def holder(store: Store, link: Link) -> Held | None:
    """Return how the model holds *link* between the things as *store* knows them; None where it cannot."""
    kinds = _kinds(store, link)
    for held in HELD:
        fits = kinds[link.source] & set(held.sources) and kinds[link.target] & set(held.targets)
        if held.link == link.link and fits:
            return held
    return None


def matches() -> dict[str, str]:
    """Return in words how local policy can match an agenda: our model has no names for those links."""
    return {str(match): say(f"graph.proposal_match_{match.name.lower()}") for match in Match}


def is_stated(store: Store, link: Link, held: Held, but: str) -> bool:
    """Tell whether *store* states *link* already, other than on the ground of proposal *but*."""
    source, target, own = (ntriples(Iri(iri)) for iri in (link.source, link.target, but))
    if held.between:
        near, far = ntriples(Iri(held.near)), ntriples(Iri(held.far))
        pattern = (
            f"?fact {near} {source} ; {far} {target} FILTER NOT EXISTS {{ ?fact prov:wasDerivedFrom {own} }}"
        )
    else:
        own_reason = f"?why rdf:subject {source} ; rdf:object {target} ; prov:wasDerivedFrom {own}"
        pattern = (
            f"GRAPH ?fact {{ {source} {ntriples(Iri(link.link))} {target} }} "
            f'FILTER (!STRENDS(STR(?fact), "/inferred")) FILTER NOT EXISTS {{ {own_reason} }}'
        )
    return bool(rows(store, f"SELECT ?fact WHERE {{ {pattern} }} LIMIT 1"))


def possible(store: Store) -> str:
    """Return in words which links the model can hold, for whoever proposed another one."""
    terms = {iri for held in HELD for iri in (held.link, *held.sources, *held.targets)}
    words = labels(store, sorted(terms)) | matches()
    told = {
        say(
            "graph.proposal_possible",
            source=" / ".join(words[kind] for kind in held.sources),
            link=words[held.link],
            target=" / ".join(words[kind] for kind in held.targets),
        )
        for held in HELD
    }
    return "; ".join(sorted(told))


def _kinds(store: Store, link: Link) -> dict[str, set[str]]:
    things = [Iri(link.source), Iri(link.target)]
    kinds: dict[str, set[str]] = {thing.value: set() for thing in things}
    for thing, kind in rows(
        store, f"SELECT ?thing ?kind WHERE {{ {values('thing', things)} ?thing a ?kind }}"
    ):
        kinds[value(thing)].add(value(kind))
    return kinds
