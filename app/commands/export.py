"""``rodedraad export``: the dataset as a file for any RDF tool."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.wording import say

FORMATS = ("nquads", "trig", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command(cls=Verb, help=say("app.export_help"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar=say("app.metavar_file"),
    help=say("app.export_output"),
)
@click.option("--format", "fmt", type=click.Choice(FORMATS), help=say("app.export_format"))
@click.option("--graph", "graphs", multiple=True, metavar="IRI", help=say("app.export_graph"))
@click.option("--without-inferred", is_flag=True, help=say("app.export_without_inferred"))
@click.pass_obj
def export(
    session: Session, output: Path | None, fmt: str | None, graphs: tuple[str, ...], without_inferred: bool
) -> None:
    """Write the dataset to OUTPUT, or to the standard output where none is named."""
    from rodedraad.graph.exporting import export as export_dataset
    from rodedraad.graph.exporting import format_of
    from rodedraad.graph.files import write_atomically

    chosen = fmt or (format_of(output) if output else FORMATS[0])
    content = export_dataset(session.dataset(), chosen, graphs=graphs, without_inferred=without_inferred)
    if output is None:
        sys.stdout.buffer.write(content)
        return
    write_atomically(output, content)
    click.echo(
        say("app.export_done", file=output, size=len(content) // 1000, version=session.dataset_version)
    )
