"""An accepted link between local policy and an agenda: a row of an alignment, a proposal until reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rodedraad.graph.asking import rows, value
from rodedraad.graph.mappings.columns import COMMENT_LANGUAGE, SUFFIX
from rodedraad.graph.mappings.keeping import change, home, mappings, record, sets
from rodedraad.graph.mappings.mapping import Mapping, MappingSet, Match, Status
from rodedraad.graph.naming import labels
from rodedraad.graph.proposals.facts import Facts
from rodedraad.graph.proposals.items import Link
from rodedraad.graph.rdf import Iri, values
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import SEMAPV
from rodedraad.ontology.wording import say, speaking

# What a group proposes nobody has weighed yet: in a review the rows that are arguable are looked at first.
_CONFIDENCE = 0.5
_FRAMEWORK = "SELECT ?whole WHERE {{ {things} ?thing dct:isPartOf ?whole }} ORDER BY ?whole LIMIT 1"


def is_alignment(link: Link) -> bool:
    """Tell whether *link* says how local policy matches an agenda."""
    return link.link in tuple(Match)


def row(workspace: Workspace, link: Link, facts: Facts) -> Mapping:
    """Return the row that follows from accepting *link*, or the one that stands there from an earlier try.

    Raises a ``Fault`` where another row is about the same two things already.
    """
    fresh = Mapping(
        record=record(workspace, link.source, link.target),
        subject=link.source,
        match=Match(link.link),
        object=link.target,
        justification=SEMAPV.ManualMappingCuration,
        author=facts.author,
        day=facts.proposed,
        confidence=_CONFIDENCE,
        reasons=facts.reasons,
    )
    return _own(mappings(workspace), fresh) or fresh


def put(workspace: Workspace, store: Store, made: Mapping) -> Path:
    """Put the row *made* in its set, and return the file; another writer loses nothing."""

    def edit(found: MappingSet) -> MappingSet:
        return found if _own(found.mappings, made) else found.with_mapping(made)

    name = _set_of(workspace, store, made)
    things = {thing for one in (*mappings(workspace), made) for thing in (one.subject, one.object)}
    with speaking(COMMENT_LANGUAGE):
        return change(workspace, name, edit, labels(store, sorted(things))).path


def _own(found: Iterable[Mapping], made: Mapping) -> Mapping | None:
    """Return the row that *made* became before; a ``Fault`` where someone else's is about the same pair."""
    for known in found:
        if (known.subject, known.object) != (made.subject, made.object):
            continue
        if known.key == made.key and known.author == made.author and known.reasons == made.reasons:
            return known
        if known.key == made.key or known.status is not Status.REJECTED:
            raise Fault(say("graph.proposal_aligned_already", record=known.record))
    return None


def _set_of(workspace: Workspace, store: Store, made: Mapping) -> str:
    """Return the name of the set for *made*: where rows about the same item are, else of its framework."""
    for known in sets(workspace):
        if any(one.object == made.object for one in known.mappings):
            return known.path.name.removesuffix(SUFFIX)
    found = rows(store, _FRAMEWORK.format(things=values("thing", [Iri(made.object)])))
    kind = made.object.rstrip("/").rpartition("/")[0]  # a motion belongs to no framework
    return home(workspace, made, value(found[0][0]) if found else kind)
