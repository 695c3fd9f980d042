"""Why a candidate was suggested, and what is there already, in sentences of the current language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rodedraad.ontology.phrasing import listed
from rodedraad.ontology.wording import language, say
from rodedraad.queries.suggestions.meaning import Relation, Shared
from rodedraad.queries.suggestions.suggesting import Candidate, Suggester
from rodedraad.queries.suggestions.words import Word

_WORTH_TELLING = 0.2  # of likeness, and of what part of a name is shared
_SAME_QUESTION = 0.9  # of likeness between two items, from which they ask the same
_SUREST = 0.99  # a computed score is never certainty
_MOST = 3


def reasons(suggester: Suggester, candidate: Candidate) -> tuple[str, ...]:
    """Return why *candidate* was suggested; where nothing points to it, one sentence that says so."""
    told = (*_by_phenomena(suggester, candidate), *_by_name(candidate), *_by_structure(suggester, candidate))
    return told or (say("queries.suggest_no_reason"),)


def relation(candidate: Candidate) -> str:
    """Return the mapping that is proposed, in words."""
    return say(f"queries.suggest_match_{_last(candidate.predicate)}")


def relation_reason(candidate: Candidate) -> str:
    """Return why that mapping is proposed and no other."""
    return say(f"queries.suggest_fit_{candidate.fit}")


def explanation(suggester: Suggester, candidate: Candidate) -> str:
    """Return why *candidate* was suggested, and why with that relation, as one text."""
    return " ".join((*reasons(suggester, candidate), relation_reason(candidate)))


def likelihood(candidate: Candidate) -> str:
    """Return the score in words and as a number, such as ``zeer waarschijnlijk 0,92``."""
    number = f"{min(candidate.score, _SUREST):.2f}".replace(".", "," if language() == "nl" else ".")
    return f"{say(f'queries.suggest_{candidate.likelihood}')} {number}"


def standing(candidate: Candidate) -> str:
    """Return what is there already of the two; empty where that is nothing."""
    if candidate.known is None:
        return ""
    match = say(f"queries.suggest_match_{_last(candidate.known.predicate)}")
    return say(f"queries.suggest_known_{candidate.known.status}", match=match)


def _last(iri: str) -> str:
    return iri.rpartition("#")[2]


# --- phenomena


def _by_phenomena(suggester: Suggester, candidate: Candidate) -> Iterator[str]:
    shared = [one for one in candidate.evidence.shared if one.likeness >= _WORTH_TELLING]
    same = [one.asked for one in shared if one.relation is Relation.SAME]
    if same:
        key = "queries.suggest_same" if len(same) == 1 else "queries.suggest_same_many"
        yield say(key, names=_names(suggester, same))
    for kind in (Relation.NARROWER, Relation.WIDER, Relation.BESIDE):
        alike = [one for one in shared if one.relation is kind and one.met not in same]
        yield from (_nearby(suggester, one) for one in alike[:1])


def _nearby(suggester: Suggester, shared: Shared) -> str:
    things = suggester.known.things
    return say(
        f"queries.suggest_{shared.relation}", asked=things[shared.asked].label, met=things[shared.met].label
    )


def _names(suggester: Suggester, iris: Iterable[str]) -> str:
    return listed([f"‘{suggester.known.things[iri].label}’" for iri in list(iris)[:_MOST]])


# --- names


def _by_name(candidate: Candidate) -> Iterator[str]:
    found = candidate.evidence
    best = max(found.naming, found.named, key=lambda one: one.much)
    if found.alike:
        yield say("queries.suggest_alike")
    elif best.much >= _WORTH_TELLING:
        key = "queries.suggest_named" if best is found.named else "queries.suggest_naming"
        yield say(key, words=listed([f"‘{word.written}’" for word in best.words[:_MOST]]))
    if found.alike or best.much >= _WORTH_TELLING:
        yield from (_corrected(word) for word in best.words[:_MOST] if word.corrected)
    more = [word for word in found.meant.words if word not in best.words]
    if more and found.meant.much >= _WORTH_TELLING and not found.alike:
        yield say("queries.suggest_meant", words=listed([f"‘{word.written}’" for word in more[:_MOST]]))


def _corrected(word: Word) -> str:
    return say("queries.suggest_corrected", written=word.written, meant=word.corrected)


# --- structure


def _by_structure(suggester: Suggester, candidate: Candidate) -> Iterator[str]:
    found, things = candidate.evidence, suggester.known.things
    if found.fitting:
        count = len(suggester.known.below.get(found.subject, ()))
        key = "queries.suggest_inside" if len(found.fitting) > 1 else "queries.suggest_inside_one"
        yield say(key, fitting=len(found.fitting), all=count, names=_names(suggester, found.fitting))
    if found.around == 1.0 and found.heading and len(suggester.known.below[found.heading]) > 1:
        yield say("queries.suggest_around", heading=things[found.heading].label)
    if found.chain:
        item = things[found.chain.object]
        key = "queries.suggest_chain" if found.chained >= _SAME_QUESTION else "queries.suggest_chain_like"
        yield say(
            key,
            item=" ".join(filter(None, (item.notation, item.label))),
            how=say(f"queries.suggest_chain_{found.chain.status}"),
        )
