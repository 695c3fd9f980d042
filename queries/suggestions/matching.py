"""Which predicate fits a pair: how what the subject is about lies to what the item is about."""

from __future__ import annotations

from enum import StrEnum

from rodedraad.ontology.terms import SEMAPV, SKOS
from rodedraad.queries.suggestions.evidence import Evidence
from rodedraad.queries.suggestions.gathering import Gatherer


class Fit(StrEnum):
    """How a subject lies to an item, and by that which predicate is proposed."""

    SAME = "same"
    CLOSE = "close"
    CLOSE_NAME = "close_name"
    CLOSE_INSIDE = "close_inside"
    ITEM_BROADER = "item_broader"
    ITEM_NARROWER = "item_narrower"
    RELATED = "related"
    WAY_OF_WORKING = "way_of_working"


PREDICATES = {
    Fit.SAME: SKOS.exactMatch,
    Fit.CLOSE: SKOS.closeMatch,
    Fit.CLOSE_NAME: SKOS.closeMatch,
    Fit.CLOSE_INSIDE: SKOS.closeMatch,
    Fit.ITEM_BROADER: SKOS.broadMatch,
    Fit.ITEM_NARROWER: SKOS.narrowMatch,
    Fit.RELATED: SKOS.relatedMatch,
    Fit.WAY_OF_WORKING: SKOS.relatedMatch,
}


def fit(gatherer: Gatherer, found: Evidence) -> Fit:
    """Return how the subject of *found* lies to its item.

    A way of working only touches a subject. Else by their names where these are the same, else by what they
    are about: all the same, only parts of what is asked, all of it and more, or neither. Where all under one
    heading is about the same, each is a part of it.
    """
    if gatherer.known.things[found.item].is_way_of_working:
        return Fit.WAY_OF_WORKING
    asked = set(gatherer.about[found.item])
    met = set(gatherer.about[found.subject])
    if found.alike:
        return Fit.SAME if asked <= met else Fit.CLOSE_NAME
    return _by_phenomena(gatherer, found, asked, met) if asked and met else Fit.RELATED


def _by_phenomena(gatherer: Gatherer, found: Evidence, asked: set[str], met: set[str]) -> Fit:
    if asked == met:
        return Fit.ITEM_BROADER if _is_one_of_many(gatherer, found) else Fit.CLOSE
    if found.within == 1.0:
        return Fit.ITEM_BROADER
    if all(any(other in gatherer.meaning.above(one) for other in met) for one in asked):
        return Fit.CLOSE_INSIDE if found.inside == 1.0 else Fit.ITEM_NARROWER
    return Fit.RELATED


def _is_one_of_many(gatherer: Gatherer, found: Evidence) -> bool:
    return found.around == 1.0 and len(gatherer.known.below.get(found.heading, ())) > 1


def justification(found: Evidence) -> str:
    """Return the justification (semapv) for what *found* rests on: names, structure, or both."""
    by_names = bool(found.naming.words or found.named.words)
    by_structure = bool(found.shared or found.chain)
    if by_names and by_structure:
        return SEMAPV.CompositeMatching
    return SEMAPV.LexicalMatching if by_names else SEMAPV.StructuralMatching
