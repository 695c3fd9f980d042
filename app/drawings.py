"""Where a drawing goes, and in which format: the page with everything, or one view for another tool."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rodedraad.app.output import give
from rodedraad.app.session import Session
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.visualisations.keeping import Kept

_Command = TypeVar("_Command", bound=Callable[..., Any])

PAGE = "html"
# Named here, for to ask the room that draws would load it for every --help; a test holds them alike.
FORMATS = (PAGE, "svg", "pdf", "png", "graphml", "gexf", "cyjs", "kumu.json", "csv")
BINARY = ("pdf", "png")
DEFAULT = Path("out", "netwerk.html")
STREAM = Path("-")


def drawing_options() -> Callable[[_Command], _Command]:
    """Return the options ``-o`` and ``--format`` (also ``--to``) of a verb that draws."""
    to_file = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, allow_dash=True),
        metavar=say("app.metavar_file"),
        help=say("visualisations.draw_output", default=DEFAULT.as_posix()),
    )
    in_format = click.option(
        "--format",
        "--to",
        "fmt",
        type=click.Choice(FORMATS, case_sensitive=False),
        metavar=say("app.metavar_name"),
        help=say("visualisations.draw_format", formats=", ".join(FORMATS)),
    )
    return lambda command: to_file(in_format(command))


def format_of(fmt: str | None, output: Path | None) -> str:
    """Return the format asked for, else the one the name of the file says, else the page."""
    if fmt:
        return fmt
    if output in (None, STREAM) or output.suffix.casefold() == f".{PAGE}":
        return PAGE
    from rodedraad.visualisations.exporting import suffix_of

    _not_a_folder(output, PAGE)
    return suffix_of(output)[1:]


def target_of(fmt: str, output: Path | None) -> Path | None:
    """Return the file to write, or None for the standard output; a ``Fault`` where it is a folder."""
    if output == STREAM:
        if fmt in BINARY and sys.stdout.isatty():
            raise Fault(say("visualisations.export_terminal", fmt=fmt))
        return None
    if output is None:
        return DEFAULT.with_suffix(f".{fmt}")
    _not_a_folder(output, fmt)
    return output


def _not_a_folder(output: Path, fmt: str) -> None:
    if output.is_dir():
        example = output / DEFAULT.with_suffix(f".{fmt}").name
        raise Fault(say("visualisations.export_folder", file=output, example=example))


def stood(session: Session) -> Mapping[str, Kept]:
    """Return where things stood when the workspace was drawn last, by view; other data have no last time."""
    from rodedraad.visualisations.remembering import remembered

    return {} if session.endpoint or session.files else remembered(session.workspace)


def export(
    session: Session, fmt: str, target: Path | None, chosen: tuple[str, ...], kept: Mapping[str, Kept]
) -> None:
    """Write one view in the format *fmt* to *target*, and tell where; or to the standard output, alone.

    What stood somewhere, by *kept*, stands there again.
    """
    from rodedraad.queries.networks.whole import whole
    from rodedraad.visualisations import exporting, views

    if len(chosen) > 1:
        name = target.name if target else fmt
        raise Fault(say("visualisations.export_one_view", file=name, given=", ".join(chosen)))
    view = views.find(chosen[0]) if chosen else views.views()[0]
    lens = view.over(whole(session.store(), session.language), kept.get(view.name, {}))
    version, source, suffix = session.dataset_version, source_of(session), f".{fmt}"
    if target is None:
        give(exporting.alone(lens, suffix, version, source), None)
        return
    for path in exporting.write(lens, target, version, source, suffix):
        click.echo(say("visualisations.exported", title=lens.title, nodes=len(lens.graph), file=path))


def source_of(session: Session) -> str:
    """Return what the data are called: the endpoint, the files, or the title of the workspace."""
    if session.files:
        return ", ".join(path.name for path in session.files)
    return session.endpoint or session.workspace.title
