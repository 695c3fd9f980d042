"""A mapping between local policy and an agenda, and its reviews; the status follows from the reviews."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Texts
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from rodedraad.ontology.terms import CODE, SEMAPV, SKOS, SSSOM

NOTHING = SSSOM.NoTermFound
REVIEW = SEMAPV.MappingReview


class Match(StrEnum):
    """How the subject relates to the object; *broad*: the object is the broader of the two (SKOS, 10)."""

    EXACT = SKOS.exactMatch
    CLOSE = SKOS.closeMatch
    BROAD = SKOS.broadMatch
    NARROW = SKOS.narrowMatch
    RELATED = SKOS.relatedMatch


class Status(StrEnum):
    """How far the review of a mapping has come."""

    ACCEPTED = CODE.review_accepted
    PROPOSED = CODE.review_proposed
    REJECTED = CODE.review_rejected


@dataclass(frozen=True)
class Review:
    """What a *reviewer* (a function, no person) found on a *day*: agreement from -1 (no) to 1 (yes)."""

    record: str
    reviewer: str
    day: date
    agreement: float
    comment: str = ""


@dataclass(frozen=True)
class Mapping:
    """One row: *subject* and *object* as IRIs, why it was made and by whom, and what reviewers found.

    The object of "looked at, nothing matches" is ``NOTHING``, and *source* then names the scheme in which
    nothing was found. *extra* holds columns of SSSOM that this software does not use, so that none is lost.
    """

    record: str
    subject: str
    match: Match
    object: str
    justification: str
    source: str = ""
    author: str = ""
    day: date | None = None
    confidence: float = 1.0
    reasons: Texts[str, str] | None = None
    reviews: tuple[Review, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    line: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What it maps: a review belongs to the mapping with the same key."""
        return (
            self.subject,
            self.match,
            self.object if self.object != NOTHING else f"{NOTHING} {self.source}",
        )

    @property
    def is_nothing(self) -> bool:
        """Whether it says that nothing matches."""
        return self.object == NOTHING

    @property
    def current(self) -> tuple[Review, ...]:
        """The latest review of each reviewer, by reviewer."""
        latest = {review.reviewer: review for review in sorted(self.reviews, key=lambda one: one.day)}
        return tuple(latest[reviewer] for reviewer in sorted(latest))

    @property
    def status(self) -> Status:
        """Accepted or rejected where all reviewers say so; else proposed."""
        found = [review.agreement for review in self.current]
        if found and all(agreement > 0 for agreement in found):
            return Status.ACCEPTED
        if found and all(agreement < 0 for agreement in found):
            return Status.REJECTED
        return Status.PROPOSED

    @property
    def is_disputed(self) -> bool:
        """Whether reviewers contradict each other."""
        found = [review.agreement for review in self.current]
        return any(agreement > 0 for agreement in found) and any(agreement < 0 for agreement in found)

    def reviewed(self, review: Review) -> Mapping:
        """Return it with *review*, in place of one by the same reviewer on the same day."""
        others = [one for one in self.reviews if (one.reviewer, one.day) != (review.reviewer, review.day)]
        return replace(self, reviews=(*others, review))


@dataclass(frozen=True)
class MappingSet:
    """The mappings of one file, with what its head says; *head* holds the keys that are left as they are."""

    path: Path
    id: str
    title: str
    mappings: tuple[Mapping, ...]
    prefixes: Texts[str, str]
    head: tuple[tuple[str, object], ...] = ()
    columns: tuple[str, ...] = ()

    def with_mapping(self, mapping: Mapping) -> MappingSet:
        """Return the set with *mapping* in place of the one with the same record, or added."""
        others = [one for one in self.mappings if one.record != mapping.record]
        return replace(self, mappings=in_order([*others, mapping]))

    def without(self, record: str) -> MappingSet:
        """Return the set without the mapping *record*."""
        return replace(self, mappings=tuple(one for one in self.mappings if one.record != record))

    def find(self, record: str) -> Mapping | None:
        """Return the mapping *record*, None where there is none."""
        return next((one for one in self.mappings if one.record == record), None)


def in_order(mappings: Iterable[Mapping]) -> tuple[Mapping, ...]:
    """Return *mappings* in the order of a file: by object, subject and match, so that changes stay small."""
    return tuple(sorted(mappings, key=lambda one: (one.object, one.subject, one.match, one.record)))
