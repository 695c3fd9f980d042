"""A gap: one thing that is missing, under a name that stays the same as long as it is about the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from rodedraad.graph.naming import slug
from rodedraad.queries.catalogue.questions import SEVERITIES

_LONGEST = 60  # characters of the readable part of a name
_DIGITS = 6


@dataclass(frozen=True, order=True)
class Place:
    """Where something is written: the path a person follows, the document, and the passage."""

    section: str
    document: str
    passage: str


@dataclass(frozen=True)
class Gap:
    """Something that is missing, of a *kind* and a *severity*, about *subjects* that people call *label*.

    *title* is the question that finds gaps of this kind; *sentence* tells of this one, *why* it matters and
    which *step* would mend it; *evidence* is where its subjects are written.
    """

    id: str
    kind: str
    severity: str
    subjects: tuple[str, ...]
    label: str
    title: str
    sentence: str
    why: str
    step: str
    evidence: tuple[Place, ...] = ()

    @property
    def urgency(self) -> int:
        """How soon it deserves attention: 0 first."""
        return SEVERITIES.index(self.severity)


def name_of(kind: str, subjects: Sequence[str]) -> str:
    """Return the name of the gap of *kind* about *subjects*: the same on any day, in any language and order.

    The readable part may be shortened or be alike for two things; the digits tell them apart.
    """
    whole = "\n".join([kind, *subjects])
    digits = hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]
    words = "-".join(slug(_last(one)) for one in subjects)
    return f"{kind}/{words[:_LONGEST].strip('-')}-{digits}"


def _last(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
