"""``rodedraad sparql``: any SPARQL 1.1 query over the workspace or an endpoint."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give, output_option, width
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.execution.outcomes import Shown
    from rodedraad.queries.execution.running import Limits

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command(cls=Verb, help=say("app.sparql_long_help"))
@click.argument("query", required=False, metavar=say("app.metavar_query"))
@click.option("--format", "fmt", type=click.Choice(FORMATS), default="table", help=say("app.sparql_format"))
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    metavar="S",
    help=say("app.sparql_timeout"),
)
@click.option("--limit-rows", type=click.IntRange(min=1), metavar="N", help=say("app.sparql_limit_rows"))
@click.option(
    "--allow-service", "services", multiple=True, metavar="URL", help=say("app.sparql_allow_service")
)
@click.option(
    "--data",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=say("app.metavar_file"),
    help=say("app.option_data"),
)
@output_option()
@click.pass_obj
def sparql(  # noqa: PLR0913, PLR0917 - one parameter an option
    session: Session,
    query: str | None,
    fmt: str,
    timeout: float,
    limit_rows: int | None,
    services: tuple[str, ...],
    files: tuple[Path, ...],
    output: Path | None,
) -> None:
    """Answer QUERY: the text itself, a file with it, or what comes on the standard input."""
    from rodedraad.queries.execution.running import Limits

    text = _text(query)
    limits = Limits(seconds=timeout, rows=limit_rows, services=services)
    shown = _shown(session.over(files), text, fmt, width(), limits)
    give(shown.content, output)
    if shown.is_cut and fmt != "table":
        click.echo(say("app.sparql_cut", count=limit_rows), err=True)


def _shown(session: Session, text: str, fmt: str, width: int, limits: Limits) -> Shown:
    from rodedraad.queries.execution import running as execution

    if session.endpoint is None:
        return execution.show(session.dataset(), text, fmt, width, limits)
    from rodedraad.graph.endpoint import RemoteStore
    from rodedraad.queries.execution.outcomes import Shown
    from rodedraad.queries.execution.results import rendered

    store = RemoteStore(session.endpoint, limits.seconds or execution.TIMEOUT)
    ran = execution.run_remotely(store, text, limits, labels=fmt == "table")
    return Shown(rendered(ran, fmt, width), ran.is_cut)


def _text(query: str | None) -> str:
    """Return the query: from the standard input, from the file that *query* names, or *query* itself."""
    if query in (None, "-"):
        return sys.stdin.read()
    assert query is not None  # noqa: S101 - for the type checker
    path = Path(query)
    if path.suffix in (".rq", ".sparql") or ("\n" not in query and len(query) < 250 and path.is_file()):
        return _read(path)
    return query


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise Fault(say("app.sparql_no_file", file=path)) from error
    except UnicodeDecodeError as error:
        raise Fault(say("graph.settings_not_utf8"), Place(path)) from error
