"""``rodedraad draw``: the network as one page that works without internet."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.questioning import library_of
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.graph.store import Store

PAGE = ".html"
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
@click.option(
    "--view",
    "chosen",
    multiple=True,
    metavar=say("app.metavar_name"),
    help=say("visualisations.draw_view"),
)
@click.pass_obj
def draw(session: Session, output: Path, chosen: tuple[str, ...]) -> None:
    """Write the network page with the views *chosen*, or all of them, to OUTPUT and tell what was drawn."""
    from rodedraad.visualisations.network import write

    if output.suffix.casefold() != PAGE:
        _export(session, output, chosen)
        return
    html, shown = _page(session, chosen)
    write(html, output)
    stated = sum(facts["stated"] for *_, facts in shown.edges(data=True))
    size = len(html.encode()) // 1000
    click.echo(say("visualisations.drawn", nodes=len(shown), links=stated, file=output, size=size))


def _page(session: Session, chosen: tuple[str, ...]) -> tuple[str, nx.MultiDiGraph[str]]:
    """Return the page with the views *chosen*, or all of them, and the network that it shows."""
    from rodedraad.queries.networks.whole import whole
    from rodedraad.visualisations import views
    from rodedraad.visualisations.consequences import thread_blocks
    from rodedraad.visualisations.figures import figures_block
    from rodedraad.visualisations.harvest import harvest_block
    from rodedraad.visualisations.lenses import together
    from rodedraad.visualisations.network import draw as draw_page

    wanted = [views.find(name) for name in chosen] or views.views()
    store = session.store()
    graph = whole(store, session.language)
    lenses = tuple(views.lenses(graph, wanted, even_empty=bool(chosen)))
    shown = together(lenses) if lenses else graph
    told = _stories(session, store, [] if chosen else [lens.name for lens in lenses])
    html = draw_page(
        graph,
        language=session.language,
        title=session.endpoint or session.workspace.title,
        version=session.dataset_version,
        passages={} if session.endpoint else session.passages(),
        lenses=lenses,
        more=thread_blocks(store) | harvest_block(store, shown) | figures_block(graph, shown) | told,
    )
    return html, shown


def _export(session: Session, output: Path, chosen: tuple[str, ...]) -> None:
    """Write one view in the format that the suffix of *output* names, and tell where."""
    from rodedraad.queries.networks.whole import whole
    from rodedraad.visualisations import exporting, views

    exporting.suffix_of(output)
    if len(chosen) > 1:
        raise Fault(say("visualisations.export_one_view", file=output.name, given=", ".join(chosen)))
    view = views.find(chosen[0]) if chosen else views.views()[0]
    lens = view.over(whole(session.store(), session.language))
    for path in exporting.write(lens, output, session.dataset_version):
        click.echo(say("visualisations.exported", title=lens.title, nodes=len(lens.graph), file=path))


def _stories(session: Session, store: Store, names: Collection[str]) -> dict[str, object]:
    """Return the stories of the workspace that can be told over the views with *names*."""
    from rodedraad.queries.answers.arguments import Things
    from rodedraad.visualisations import views
    from rodedraad.visualisations.stories import stories, told

    if session.endpoint or session.files or not names:
        return {}
    things = Things(store, library_of(session))
    known = [view.name for view in views.views()]
    return {"stories": told(stories(session.workspace.stories, things, known), things, names)}
