"""``rodedraad draw``: the network as one page that works without internet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.drawings import PAGE, drawing_options, export, format_of, stood, target_of
from rodedraad.app.output import give
from rodedraad.app.questioning import library_of
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.graph.store import Store
    from rodedraad.visualisations.keeping import Kept


@click.command(cls=Verb, help=say("app.draw_help"))
@drawing_options()
@click.option(
    "--view",
    "chosen",
    multiple=True,
    metavar=say("app.metavar_name"),
    help=say("visualisations.draw_view"),
)
@click.option(
    "--story",
    "tales",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=say("app.metavar_file"),
    help=say("visualisations.draw_story"),
)
@click.option("--rearrange", is_flag=True, help=say("visualisations.draw_rearrange"))
@click.pass_obj
def draw(
    session: Session,
    output: Path | None,
    fmt: str | None,
    chosen: tuple[str, ...],
    tales: tuple[Path, ...],
    *,
    rearrange: bool,
) -> None:
    """Write the page with the views *chosen*, or all, and the stories *tales*, and tell what was drawn."""
    from rodedraad.visualisations.network import write

    fmt = format_of(fmt, output)
    target = target_of(fmt, output)
    if fmt != PAGE:
        if tales:
            raise Fault(say("visualisations.story_no_page", file=target.name if target else fmt))
        export(session, fmt, target, chosen, {} if rearrange else stood(session))
        return
    html, shown, remarks = _page(session, chosen, tales, {} if rearrange else stood(session))
    if target is None:
        give(html.encode(), None)
        for remark in remarks:
            click.echo(remark, err=True)
        return
    write(html, target)
    stated = sum(facts["stated"] for *_, facts in shown.edges(data=True))
    size = len(html.encode()) // 1000
    click.echo(say("visualisations.drawn", nodes=len(shown), links=stated, file=target, size=size))
    for remark in remarks:
        click.echo(remark)


def _page(
    session: Session, chosen: tuple[str, ...], tales: tuple[Path, ...], kept: Mapping[str, Kept]
) -> tuple[str, nx.MultiDiGraph[str], list[str]]:
    """Return the page with the views *chosen*, or all of them, the network that it shows, and remarks.

    What stood somewhere, by *kept*, stands there again; where all stands now is noted for the next time.
    """
    from rodedraad.graph.explaining import Explanation
    from rodedraad.graph.remembering import AskedOnce
    from rodedraad.queries.networks.measures import measures
    from rodedraad.queries.networks.whole import whole
    from rodedraad.visualisations import views
    from rodedraad.visualisations.consequences import thread_blocks
    from rodedraad.visualisations.figures import figures_block
    from rodedraad.visualisations.harvest import harvest_block
    from rodedraad.visualisations.network import draw_in_languages
    from rodedraad.visualisations.remembering import remember
    from rodedraad.visualisations.tellings import Telling, in_each, tellings

    wanted = [views.find(name) for name in chosen] or views.views()
    store = AskedOnce(session.store())  # each language asks the same
    reasons = Explanation(store)
    graphs = in_each(session.language, lambda language: whole(store, language))
    found = measures(graphs[session.language])
    remarks: dict[str, list[str]] = {}

    def blocks(told: Telling) -> dict[str, object]:
        names = [lens.name for lens in told.lenses]
        stories, remarks[told.language] = _stories(session, store, names, tales, is_choice=bool(chosen))
        threads, notes = thread_blocks(store, reasons), harvest_block(store, told.shown)
        return threads | notes | figures_block(told.graph, told.shown, found) | stories

    spoken = tellings(
        graphs,
        wanted,
        lambda: session.endpoint or session.workspace.title,
        blocks,
        even_empty=bool(chosen),
        kept=kept,
    )
    if not session.endpoint and not session.files:
        remember(session.workspace, spoken[0].lenses)
    passages = {} if session.endpoint else session.passages()
    html = draw_in_languages(spoken, session.dataset_version, passages)
    return html, spoken[0].shown, remarks[session.language]


def _stories(
    session: Session, store: Store, names: Collection[str], tales: tuple[Path, ...], *, is_choice: bool
) -> tuple[dict[str, object], list[str]]:
    """Return the stories told over the views with *names*, and what could not be told of those in *tales*.

    Of the stories of the workspace those steps come along that these views can tell; where the views are a
    choice, what that leaves out is told too.
    """
    from rodedraad.queries.answers.arguments import Things
    from rodedraad.visualisations import views
    from rodedraad.visualisations.stories import joined, left_out, passed_over, read_story, stories, told

    has_own = bool(names) and not session.endpoint and not session.files
    if not has_own and not tales:
        return {}, []
    things = Things(store, library_of(session))
    known = [view.name for view in views.views()]
    given = [read_story(path, things, known) for path in tales]
    own = stories(session.workspace.stories, things, known) if has_own else ()
    remarks = passed_over(given, names) + (left_out(own, names) if is_choice else [])
    return {"stories": told(joined(own, given), things, names)}, remarks
