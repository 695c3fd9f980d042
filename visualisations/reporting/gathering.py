"""What a report tells of, gathered from the data; figures are drawn when a section asks for them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rodedraad.graph.gapstatus import statuses
from rodedraad.graph.sources import documents, registered
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.wording import language
from rodedraad.queries.coverage.covering import Coverage, Scope
from rodedraad.queries.coverage.known import known
from rodedraad.queries.coverage.naming import labels_of
from rodedraad.queries.gaps.catalogue import gaps
from rodedraad.queries.gaps.runs import Run, with_decisions
from rodedraad.queries.networks.overview import overview
from rodedraad.visualisations.reporting.blocks import Figure
from rodedraad.visualisations.reporting.material import Material

_WIDE = 500.0  # points: what is wider is read with the paper on its side


@dataclass(frozen=True)
class Origin:
    """Where data come from: what they are called, their version, and the *workspace* where there is one.

    *command* are the words that make the same report again.
    """

    title: str
    version: str = ""
    workspace: Workspace | None = None
    command: str = ""


def gather(store: Store, scope: Scope, origin: Origin) -> Material:
    """Return what a report on *store* tells of in *scope*, in the current language."""
    seen = Coverage(known(store), scope)
    found, place = documents(store), origin.workspace
    material = Material(
        title=origin.title,
        version=origin.version,
        coverage=seen,
        label=labels_of((store, seen.known)),
        overview=overview(store),
        sources=found,
        registered=frozenset(registered(place, found)) if place else frozenset(),
        mapping_files=tuple(path.name for path in place.mapping_files()) if place else (),
        command=origin.command,
        run=_run(store, scope, origin),
    )
    return replace(
        material,
        charts=lambda name: _chart(name, store, material),
        pictures=lambda: _pictures(store, material),
    )


def _run(store: Store, scope: Scope, origin: Origin) -> Run:
    """Return the gaps on the first day of the scope, with what the workspace says was decided."""
    found = gaps(store, scope.when.start, scope.basis.value)
    decisions = statuses(origin.workspace) if origin.workspace else {}
    return Run(scope.when.start, scope.basis.value, origin.version, with_decisions(found, decisions))


def _chart(name: str, store: Store, material: Material) -> list[Figure]:
    from rodedraad.visualisations.charts import chart
    from rodedraad.visualisations.charts.facts import facts_of

    facts = facts_of(store, material.title, material.version)
    drawn = chart(name, material.coverage, material.label, facts, is_bare=True)
    if not drawn.rows:
        return []
    data = (drawn.headings, *drawn.rows)
    return [Figure(drawn.svg, drawn.title, drawn.alt, is_wide=drawn.wide > _WIDE, data=data)]


def _pictures(store: Store, material: Material) -> list[Figure]:
    from rodedraad.queries.networks.whole import whole
    from rodedraad.visualisations.exporting.sheets import Colophon
    from rodedraad.visualisations.reporting.networks import pictures

    colophon = Colophon(material.title, material.version)
    return pictures(whole(store, language()), material.coverage, material.name, colophon)
