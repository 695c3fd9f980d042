"""``rodedraad report``: what is covered and what is missing, as a document for the council."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give
from rodedraad.app.periods import period_named
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.coverage.covering import Scope
    from rodedraad.visualisations.reporting.blocks import Document
    from rodedraad.visualisations.reporting.gathering import Origin

FORMATS = ("docx", "html", "xlsx", "pdf")
DEFAULT = Path("out", "rapport.docx")
STREAM = Path("-")


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
    from rodedraad.visualisations.reporting.gathering import gather

    wanted = _format(fmt, output)
    store = session.store()
    scope = Scope(period_named(store, on, over), Basis.ACCEPTED if accepted else Basis.PROPOSED)
    document = compose(gather(store, scope, _origin(session, scope)))
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


def _origin(session: Session, scope: Scope) -> Origin:
    from rodedraad.visualisations.reporting.gathering import Origin

    command = _command(scope, session.language)
    if session.endpoint:
        return Origin(session.endpoint, session.dataset_version, command=command)
    place = session.workspace
    return Origin(place.title, session.dataset_version, place, command)


def _command(scope: Scope, spoken: str) -> str:
    """Return the words that make the same report again."""
    start, end = scope.when.start.isoformat(), scope.when.end.isoformat()
    when = f"--on {start}" if start == end else f"--over {start} {end}"
    accepted = "" if scope.basis.value == "proposed" else " --accepted"
    return f"rodedraad --lang {spoken} report {when}{accepted}"
