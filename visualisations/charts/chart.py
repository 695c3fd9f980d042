"""A chart: a picture, what it is called and says, the same in words, and the rows it was drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rodedraad.ontology.terms import CODE
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Coverage, in_order
from rodedraad.queries.coverage.telling import Label
from rodedraad.visualisations.charts.facts import Facts
from rodedraad.visualisations.charts.ink import PRINTED, Ink


@dataclass(frozen=True)
class Chart:
    """A picture as *svg*, *wide* by *high* points; *alt* tells what is to be seen, *rows* are the numbers."""

    name: str
    title: str
    says: str
    alt: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    svg: str
    wide: float
    high: float


@dataclass(frozen=True)
class Matter:
    """What a chart is drawn of: coverage, names, facts beside it; and how: ink, level, with a frame or bare.

    A bare chart has no title and no source of its own, for where both stand around it.
    """

    coverage: Coverage
    label: Label
    facts: Facts = field(default_factory=Facts)
    ink: Ink = PRINTED
    level: str = "category"
    is_bare: bool = False

    def name(self, iri: str) -> str:
        """Return *iri* as people point at it: number and label."""
        return f"{self.number(iri)} {self.label(iri)}".strip()

    def number(self, iri: str) -> str:
        """Return the number of *iri*; empty where it has none."""
        thing = self.coverage.known.asked.get(iri) or self.coverage.known.local.get(iri)
        return thing.number if thing else ""

    def level_name(self, level: str) -> str:
        """Return what a level of government is called at the head of what it asks."""
        text = self.label(level) if level else say("visualisations.report_no_level")
        return text[:1].upper() + text[1:]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of all local subjects."""
        return frozenset(one.kind for one in self.coverage.known.local.values())

    def place(self, subject: str) -> int:
        """Return the place of the highest subject above *subject*, by which it has its colour."""
        return self._places.get(subject, 0)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        known = self.coverage.known
        top = {iri: (iri, *known.above(iri))[-1] for iri in known.local}
        order = [one.iri for one in in_order(known.local.values()) if top[one.iri] == one.iri]
        places = {iri: place for place, iri in enumerate(order)}
        return {iri: places.get(highest, 0) for iri, highest in top.items()}


_LEVELS = (CODE.level_national, CODE.level_regional, CODE.level_local)


def level_rank(level: str) -> tuple[int, str]:
    """Return where *level* of government comes: from far to near, then what nobody placed."""
    return (_LEVELS.index(level), "") if level in _LEVELS else (len(_LEVELS), level)
