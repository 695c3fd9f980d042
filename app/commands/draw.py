"""``rodedraad draw``: the network as one page that works without internet."""

from __future__ import annotations

from pathlib import Path

import click

from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.wording import say

DEFAULT = Path("out", "netwerk.html")


@click.command(cls=Verb, help=say("app.draw_help"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT,
    metavar=say("app.metavar_file"),
    help=say("visualisations.draw_output", default=DEFAULT.as_posix()),
)
@click.pass_obj
def draw(session: Session, output: Path) -> None:
    """Write the network page to OUTPUT and tell what was drawn."""
    from rodedraad.queries.networks.network import network
    from rodedraad.visualisations.network import draw as draw_page
    from rodedraad.visualisations.network import write

    graph = network(session.store(), session.language)
    title = session.endpoint or session.workspace.title
    passages = {} if session.endpoint else session.passages()
    html = draw_page(
        graph, language=session.language, title=title, version=session.dataset_version, passages=passages
    )
    write(html, output)
    stated = sum(facts["stated"] for *_, facts in graph.edges(data=True))
    click.echo(
        say(
            "visualisations.drawn",
            nodes=len(graph),
            links=stated,
            file=output,
            size=len(html.encode()) // 1000,
        )
    )
