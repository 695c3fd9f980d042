"""``rodedraad serve``: the dataset as a SPARQL endpoint on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from rodedraad.app.service.snapshots import Snapshot, Source, of_workspace
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import choose, say


@click.command(cls=Verb, help=say("app.serve_long_help"))
# There is nothing else yet; scripts that ask for this will go on getting no more than this.
@click.option("--sparql-only", is_flag=True, expose_value=False, help=say("app.serve_sparql_only"))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help=say("app.serve_port"))
@click.option("--host", default="127.0.0.1", metavar=say("app.metavar_address"), help=say("app.serve_host"))
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    metavar="S",
    help=say("app.serve_timeout"),
)
@click.option("--limit-rows", type=click.IntRange(min=1), metavar="N", help=say("app.sparql_limit_rows"))
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help=say("app.serve_cors"))
@click.option(
    "--allow-service", "services", multiple=True, metavar="URL", help=say("app.sparql_allow_service")
)
@click.option(
    "--allow-host", "hosts", multiple=True, metavar=say("app.metavar_name"), help=say("app.serve_allow_host")
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, metavar="N", help=say("app.serve_workers"))
@click.option(
    "--data",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=say("app.metavar_file"),
    help=say("app.option_data"),
)
@click.pass_obj
def serve(  # noqa: PLR0913, PLR0917 - one parameter an option
    session: Session,
    port: int,
    host: str,
    timeout: float,
    limit_rows: int | None,
    origins: tuple[str, ...],
    services: tuple[str, ...],
    hosts: tuple[str, ...],
    workers: int,
    files: tuple[Path, ...],
) -> None:
    """Answer SPARQL over HTTP until Ctrl-C."""
    if session.endpoint:
        raise Fault(say("app.serve_no_endpoint"))
    source, snapshot, seen = _source(session.over(files))
    from rodedraad.app.service import server
    from rodedraad.queries.execution.running import Limits

    limits = Limits(seconds=timeout, rows=limit_rows, services=services)
    settings = server.Settings(host, port, hosts, origins, limits, workers)
    telling = server.Telling(
        lambda origin: _tell_started(snapshot, origin),
        lambda fresh: click.echo(say("app.serve_renewed", version=fresh.version)),
        lambda reason: click.echo(say("app.serve_kept", reason=reason), err=True),
    )
    server.serve(snapshot, source, settings, seen, telling)
    click.echo(say("app.serve_ended"))


def _tell_started(snapshot: Snapshot, origin: str) -> None:
    title = choose(snapshot.titles) or say("app.page_untitled")
    click.echo(say("app.serve_started", title=title, version=snapshot.version, origin=origin))


def _source(session: Session) -> tuple[Source, Snapshot, tuple[tuple[str, int, int], ...]]:
    """Return what is served, its first snapshot, and how its files were seen just before that was made."""
    if session.files:
        source = Source(files=tuple(str(path.resolve()) for path in session.files))
        seen = source.fingerprint()
        return source, Snapshot(session.dataset_version, str(session.dataset())), seen
    source = Source(root=str(session.workspace.root))
    seen = source.fingerprint()
    return source, of_workspace(session.workspace, session.built), seen
