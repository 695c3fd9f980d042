"""``rodedraad report``: what is covered and what is missing, as a document for the council."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give
from rodedraad.app.periods import period_named
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say

if TYPE_CHECKING:
    from rodedraad.graph.store import Store
    from rodedraad.queries.coverage.covering import Scope
    from rodedraad.queries.gaps.runs import Run
    from rodedraad.visualisations.reporting.blocks import Document, Figure
    from rodedraad.visualisations.reporting.material import Material

FORMATS = ("docx", "html", "xlsx", "pdf")
DEFAULT = Path("out", "rapport.docx")
STREAM = Path("-")
_WIDE = 500.0  # points: what is wider is read with the paper on its side


@click.command(cls=Verb, help=say("app.report_long_help"))
@click.option("--on", metavar=say("app.metavar_date"), help=say("app.coverage_on"))
@click.option(
    "--over",
    nargs=2,
    metavar=f"{say('app.metavar_date')} {say('app.metavar_date')}",
    help=say("app.coverage_over"),
)
@click.option("--accepted", is_flag=True, help=say("app.coverage_accepted"))
@click.option("--format", "--to", "fmt", type=click.Choice(FORMATS), help=say("app.report_format"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar=say("app.metavar_file"),
    help=say("app.report_output", default=DEFAULT.as_posix()),
)
@click.pass_obj
def report(
    session: Session,
    on: str | None,
    over: tuple[str, str] | None,
    accepted: bool,
    fmt: str | None,
    output: Path | None,
) -> None:
    """Write the report for the council."""
    from rodedraad.queries.coverage.covering import Basis, Scope
    from rodedraad.visualisations.reporting.composing import compose

    wanted = _format(fmt, output)
    store = session.store()
    scope = Scope(period_named(store, on, over), Basis.ACCEPTED if accepted else Basis.PROPOSED)
    document = compose(_material(session, store, scope))
    content = _writers()[wanted](document)
    target = DEFAULT.with_suffix(f".{wanted}") if output is None else output
    give(content, None if target == STREAM else target)


def _format(fmt: str | None, output: Path | None) -> str:
    """Return the format asked for, else the one the name of the file says, else Word."""
    if output is not None and output != STREAM and output.is_dir():
        raise Fault(say("app.report_folder", folder=output, example=output / DEFAULT.name))
    if fmt is None and output is not None and output != STREAM:
        suffix = output.suffix.casefold().removeprefix(".")
        if suffix not in FORMATS:
            raise Fault(say("app.report_unknown", file=output.name, known=", ".join(FORMATS)))
        return suffix
    wanted = fmt or FORMATS[0]
    if output == STREAM and wanted != "html" and sys.stdout.isatty():
        raise Fault(say("visualisations.export_terminal", fmt=wanted))
    return wanted


def _writers() -> Mapping[str, Callable[[Document], bytes]]:
    from rodedraad.visualisations.reporting.html import html
    from rodedraad.visualisations.reporting.sheets import sheets
    from rodedraad.visualisations.reporting.typeset import pdf
    from rodedraad.visualisations.reporting.word import word

    return {"docx": word, "html": html, "xlsx": sheets, "pdf": pdf}


def _material(session: Session, store: Store, scope: Scope) -> Material:
    from rodedraad.graph.sources import documents, registered
    from rodedraad.queries.coverage.covering import Coverage
    from rodedraad.queries.coverage.known import known
    from rodedraad.queries.coverage.naming import labels_of
    from rodedraad.queries.networks.overview import overview
    from rodedraad.visualisations.reporting.material import Material

    seen = Coverage(known(store), scope)
    found = documents(store)
    is_local = not session.endpoint
    material = Material(
        title=session.workspace.title if is_local else str(session.endpoint),
        version=session.dataset_version,
        coverage=seen,
        label=labels_of((store, seen.known)),
        overview=overview(store),
        sources=found,
        registered=frozenset(registered(session.workspace, found)) if is_local else frozenset(),
        mapping_files=tuple(path.name for path in session.workspace.mapping_files()) if is_local else (),
        command=_command(scope, session.language),
        run=_run(session, store, scope),
    )
    return replace(
        material,
        charts=lambda name: _charts(name, store, material),
        pictures=lambda: _pictures(store, material),
    )


def _run(session: Session, store: Store, scope: Scope) -> Run:
    from rodedraad.graph.gapstatus import statuses
    from rodedraad.queries.gaps.catalogue import gaps
    from rodedraad.queries.gaps.runs import Run, with_decisions

    found = gaps(store, scope.when.start, scope.basis.value)
    decisions = {} if session.endpoint else statuses(session.workspace)
    seen = with_decisions(found, decisions)
    return Run(scope.when.start, scope.basis.value, session.dataset_version, seen)


def _charts(name: str, store: Store, material: Material) -> list[Figure]:
    from rodedraad.visualisations.charts import chart
    from rodedraad.visualisations.charts.facts import facts_of
    from rodedraad.visualisations.reporting.blocks import Figure

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


def _command(scope: Scope, spoken: str) -> str:
    """Return the words that make the same report again."""
    start, end = scope.when.start.isoformat(), scope.when.end.isoformat()
    when = f"--on {start}" if start == end else f"--over {start} {end}"
    accepted = "" if scope.basis.value == "proposed" else " --accepted"
    return f"rodedraad --lang {spoken} report {when}{accepted}"
