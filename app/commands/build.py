"""``rodedraad build``: from files to a validated dataset with a version."""

from __future__ import annotations

import click

from rodedraad.app.session import Session
from rodedraad.app.terminal import counted, progress
from rodedraad.app.verbs import Verb
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say


@click.command(cls=Verb, help=say("app.build_help"))
@click.pass_obj
def build(session: Session) -> None:
    """Build the workspace, or say that nothing changed since the last build."""
    from rodedraad.graph.building import STEPS
    from rodedraad.graph.building import build as build_dataset
    from rodedraad.graph.builds import standing

    workspace = session.workspace
    key = "app.build_stood" if standing(workspace) else "app.build_done"
    with progress(workspace.title, STEPS) as begin:
        made = build_dataset(workspace, begin)
    stated, inferred = number(made.stated), number(made.inferred)
    click.echo(say(key, title=workspace.title, version=made.version, stated=stated, inferred=inferred))
    click.echo(made.dataset)
    if made.remarks:
        click.echo(counted("app.build_remarks", made.remarks))
