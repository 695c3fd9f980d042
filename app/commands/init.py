"""``rodedraad init``: a workspace of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from rodedraad.app.verbs import Verb
from rodedraad.ontology.wording import say


@click.command(cls=Verb, help=say("app.init_help"))
@click.argument("folder", type=click.Path(path_type=Path), metavar=say("app.metavar_folder"))
@click.option("--empty", is_flag=True, help=say("app.init_empty"))
def init(folder: Path, empty: bool) -> None:
    """Make a workspace in FOLDER and say what to do next."""
    from rodedraad.graph.scaffolding import create

    made = create(folder, empty=empty)
    click.echo(say("app.init_done", folder=folder, title=made.title, files=len(made.files())))
    click.echo(say("app.init_next_empty" if empty else "app.init_next", folder=folder))
