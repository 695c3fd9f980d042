"""What a report is about: coverage, names, and what is known of the data themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rodedraad.graph.sources import Document as Source
from rodedraad.ontology.terms import RD
from rodedraad.queries.coverage.covering import Coverage, Tally, Verdict
from rodedraad.queries.coverage.telling import Label
from rodedraad.queries.gaps.runs import Run
from rodedraad.queries.networks.overview import Overview
from rodedraad.visualisations.reporting.blocks import Figure


@dataclass(frozen=True)
class Material:
    """Everything a report tells of; *charts*, by name, and *pictures* are drawn when a section asks."""

    title: str
    version: str
    coverage: Coverage
    label: Label
    overview: Overview
    sources: Sequence[Source]
    registered: frozenset[str]
    mapping_files: tuple[str, ...]
    command: str
    run: Run
    charts: Callable[[str], Sequence[Figure]] = lambda _: ()
    pictures: Callable[[], Sequence[Figure]] = tuple

    @property
    def day(self) -> date:
        """The day the report is made for: the first of its period."""
        return self.coverage.scope.when.start

    @property
    def items(self) -> list[Verdict]:
        """The verdicts on the agenda items of frameworks in force."""
        return self.coverage.items()

    @property
    def tally(self) -> Tally:
        """How many of them are in each state."""
        return Tally.of(self.items)

    @property
    def kinds(self) -> list[str]:
        """The classes of local subjects there are, the highest first."""
        present = {one.kind for one in self.coverage.known.local.values()}
        return [kind for kind in (RD.SafetyField, RD.Category, RD.Theme) if kind in present]

    def name(self, iri: str) -> str:
        """Return *iri* as people point at it: number and label."""
        thing = self.coverage.known.asked.get(iri) or self.coverage.known.local.get(iri)
        return f"{thing.number} {self.label(iri)}".strip() if thing else self.label(iri)
