"""``rodedraad figure``: coverage as a picture, or as a page that opens from field to theme."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.drawings import source_of
from rodedraad.app.output import give
from rodedraad.app.periods import period_named
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.coverage.covering import Scope
    from rodedraad.visualisations.charts.chart import Matter

# Named here, for to ask the room that draws would load it for every --help; a test holds them alike.
NAMES = ("matrix", "flow", "fields", "timeline")
FORMATS = ("html", "svg", "png", "pdf")
LEVELS = ("field", "category", "theme")
ROLLS = ("both", "up", "down", "none")
_BINARY = ("png", "pdf")
_FOLDER = Path("out")
_STREAM = Path("-")


@click.command(cls=Verb, help=say("app.figure_long_help"))
@click.argument("name", required=False, metavar=f"[{say('app.metavar_name')}]")
@click.option("--on", metavar=say("app.metavar_date"), help=say("app.coverage_on"))
@click.option(
    "--over",
    nargs=2,
    metavar=f"{say('app.metavar_date')} {say('app.metavar_date')}",
    help=say("app.coverage_over"),
)
@click.option("--accepted", is_flag=True, help=say("app.coverage_accepted"))
@click.option("--level", type=click.Choice(LEVELS), default="category", help=say("app.figure_level"))
@click.option("--roll", type=click.Choice(ROLLS), default="both", help=say("app.coverage_roll"))
@click.option("--format", "--to", "fmt", type=click.Choice(FORMATS), help=say("app.figure_format"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar=say("app.metavar_file"),
    help=say("app.figure_output", default=(_FOLDER / "matrix.html").as_posix()),
)
@click.pass_obj
def figure(  # noqa: PLR0913, PLR0917 - one parameter an option
    session: Session,
    name: str | None,
    on: str | None,
    over: tuple[str, str] | None,
    accepted: bool,
    level: str,
    roll: str,
    fmt: str | None,
    output: Path | None,
) -> None:
    """Write the figure NAME; without a name, list the figures."""
    if name is None:
        click.echo("\n".join(_listed()))
        return
    if name not in NAMES:
        raise Fault(say("visualisations.chart_unknown", given=name, known=", ".join(NAMES)))
    wanted = _format(fmt, output)
    from rodedraad.queries.coverage.covering import Basis, Roll, Scope
    from rodedraad.visualisations.charts.writing import WRITERS

    basis = Basis.ACCEPTED if accepted else Basis.PROPOSED
    scope = Scope(period_named(session.store(), on, over), basis, Roll(roll))
    content = WRITERS[wanted](name, _matter(session, scope, level))
    target = _FOLDER / f"{name}.{wanted}" if output is None else output
    give(content, None if target == _STREAM else target)


def _listed() -> Iterator[str]:
    wide = max(map(len, NAMES))
    yield from (f"  {name:<{wide}}  {say(f'app.figure_{name}')}" for name in NAMES)
    yield ""
    yield say("app.figure_next")


def _format(fmt: str | None, output: Path | None) -> str:
    """Return the format asked for, else the one the name of the file says, else the page."""
    if output is not None and output != _STREAM and output.is_dir():
        raise Fault(say("app.report_folder", folder=output, example=output / "matrix.html"))
    if fmt is None and output is not None and output != _STREAM:
        suffix = output.suffix.casefold().removeprefix(".")
        if suffix not in FORMATS:
            raise Fault(say("app.figure_unknown", file=output.name, known=", ".join(FORMATS)))
        return suffix
    wanted = fmt or FORMATS[0]
    if output == _STREAM and wanted in _BINARY and sys.stdout.isatty():
        raise Fault(say("visualisations.export_terminal", fmt=wanted))
    return wanted


def _matter(session: Session, scope: Scope, level: str) -> Matter:
    from rodedraad.queries.coverage.covering import Coverage
    from rodedraad.queries.coverage.known import known
    from rodedraad.queries.coverage.naming import labels_of
    from rodedraad.visualisations.charts.chart import Matter
    from rodedraad.visualisations.charts.facts import facts_of

    store = session.store()
    seen = Coverage(known(store), scope)
    facts = facts_of(store, source_of(session), session.dataset_version)
    return Matter(seen, labels_of((store, seen.known)), facts, level=level)
