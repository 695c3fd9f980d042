"""``rodedraad sources``: the documents behind the facts, and registering their texts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb, VerbGroup
from rodedraad.ontology.wording import say


@click.group(cls=VerbGroup, help=say("app.sources_help"))
def sources() -> None:
    """Group the verbs about source documents."""


@sources.command("list", cls=Verb, help=say("app.sources_list_help"))
@click.pass_obj
def list_sources(session: Session) -> None:
    """Print each document, its date, its number of passages, and whether its text is registered."""
    from rodedraad.graph.sources import documents, registered

    known = documents(session.store())
    present = {} if session.endpoint else registered(session.workspace, known)
    if not known:
        click.echo(say("app.sources_none"))
    for document in known:
        click.secho(document.title, bold=True)
        click.echo(f"  {document.iri}")
        about = [
            document.issued,
            document.case_number and say("app.sources_case", number=document.case_number),
        ]
        click.echo(
            f"  {' · '.join([*filter(None, about), say('app.sources_passages', count=document.passages)])}"
        )
        where = present.get(document.iri)
        click.echo(
            f"  {say('app.sources_registered', file=where) if where else say('app.sources_not_registered')}"
        )


@sources.command("add", cls=Verb, help=say("app.sources_add_help"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("app.metavar_file"))
@click.option("--title", default="", metavar="TEXT", help=say("app.sources_title"))
@click.option(
    "--date", "issued", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD", help=say("app.sources_date")
)
@click.option("--case-number", default="", metavar="TEXT", help=say("app.sources_case_number"))
@click.pass_obj
def add_source(session: Session, file: Path, title: str, issued: datetime | None, case_number: str) -> None:
    """Register the text in FILE, and say which document it is."""
    from rodedraad.graph.building import read
    from rodedraad.graph.sources import register
    from rodedraad.graph.store import EmbeddedStore

    workspace = session.workspace.writable()
    store = EmbeddedStore.of(read(workspace).quads if workspace.files() else [])
    day: date | None = issued.date() if issued else None
    done = register(workspace, store, file, title=title, issued=day, case_number=case_number)
    if done.was_registered:
        click.echo(say("app.sources_known", title=done.document.title, file=done.text))
        return
    click.echo(
        say("app.sources_added", title=done.document.title, passages=done.document.passages, file=done.text)
    )
    if done.description:
        click.echo(say("app.sources_described", file=done.description))
        if not done.document.issued:
            click.echo(say("app.sources_undated"))
