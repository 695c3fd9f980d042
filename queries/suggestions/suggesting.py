"""Candidates for an item or a subject, the likeliest first, with their grounds and what is there already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from rodedraad.ontology.terms import SSSOM
from rodedraad.queries.suggestions.evidence import Evidence
from rodedraad.queries.suggestions.gathering import Gatherer
from rodedraad.queries.suggestions.knowledge import Aligned, Knowledge, knowledge
from rodedraad.queries.suggestions.matching import PREDICATES, Fit, fit
from rodedraad.queries.suggestions.model import Model, packaged_model

if TYPE_CHECKING:
    from rodedraad.graph.store import Store

LEAST = 0.05  # below this a candidate is left out unless everything is asked for


class Likelihood(StrEnum):
    """A score in words."""

    VERY_LIKELY = "very_likely"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


_FROM = {Likelihood.VERY_LIKELY: 0.8, Likelihood.LIKELY: 0.5, Likelihood.POSSIBLE: 0.2}


@dataclass(frozen=True)
class Candidate:
    """A *subject* that may answer an *item*, how likely (0 to 1), and how the two lie to each other.

    *known* is the mapping of the two that is there already, rejected or not; None where there is none.
    """

    item: str
    subject: str
    score: float
    fit: Fit
    evidence: Evidence
    known: Aligned | None = None

    @property
    def predicate(self) -> str:
        """The predicate that is proposed, from subject to item."""
        return PREDICATES[self.fit]

    @property
    def likelihood(self) -> Likelihood:
        """The score in words."""
        return next((name for name, least in _FROM.items() if self.score >= least), Likelihood.UNLIKELY)


class Suggester:
    """Suggests what may be mapped in what is *known*."""

    def __init__(self, known: Knowledge, model: Model | None = None) -> None:
        self.known = known
        self._model = model or packaged_model()

    @cached_property
    def gatherer(self) -> Gatherer:
        """What gathers the evidence."""
        return Gatherer(self.known)

    def candidates(self, iri: str, limit: int | None = None, least: float = LEAST) -> tuple[Candidate, ...]:
        """Return the candidates for *iri*, an item or a subject, scored *least* or more, the likeliest first.

        What is mapped already is among them, whatever its score and whether it was accepted or rejected.
        """
        pairs = (
            [(item, iri) for item in self.known.asked]
            if iri in self.known.subjects
            else [(iri, subject) for subject in self.known.subjects]
        )
        found = [self.candidate(*pair) for pair in pairs]
        found.sort(key=lambda one: (-one.score, one.subject, one.item))
        likely = [one for one in found if one.score >= least]
        first = likely[:limit]
        return (*first, *(one for one in found if one.known and one not in first))

    def candidate(self, item: str, subject: str) -> Candidate:
        """Return *subject* as candidate for *item*."""
        evidence = self.gatherer.between(item, subject)
        return Candidate(
            item,
            subject,
            round(self._model.score(evidence), 4),
            fit(self.gatherer, evidence),
            evidence,
            self.known.by_pair.get((item, subject)),
        )

    def nothing(self, iri: str) -> Aligned | None:
        """Return what says that nothing matches *iri*; None where nobody said so."""
        said = (one for one in self.known.of(iri) if one.object == SSSOM.NoTermFound)
        return next(said, None)

    def unreviewed(self) -> tuple[str, ...]:
        """Return the agenda items and motions of which something is still to be reviewed, in order."""
        return self.known.in_order(item for item in self.known.asked if not self.known.is_reviewed(item))


def suggester(store: Store) -> Suggester:
    """Return what suggests mappings in *store*."""
    return Suggester(knowledge(store))
