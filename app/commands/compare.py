"""``rodedraad compare``: what is new, gone and changed between two moments, in sentences or as a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rodedraad.app.output import give, output_option
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.app.moments import Moment
    from rodedraad.queries.networks.comparewords import Telling
    from rodedraad.queries.networks.comparing import Comparison

FORMATS = ("text", "json", "csv", "tsv", "html")
_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".csv": "csv", ".tsv": "tsv"}


class Compared(NamedTuple):
    """Two moments with what changed from the first to the second, as data and in words."""

    moments: tuple[Moment, Moment]
    comparison: Comparison
    telling: Telling


@click.command(cls=Verb, help=say("app.compare_long_help"))
@click.argument("before", required=False, metavar=say("app.metavar_first"))
@click.argument("after", default="", metavar=f"[{say('app.metavar_then')}]")
@click.option("--format", "fmt", type=click.Choice(FORMATS), help=say("app.compare_format"))
@click.option(
    "--view", "chosen", multiple=True, metavar=say("app.metavar_name"), help=say("app.compare_view")
)
@output_option()
@click.pass_obj
def compare(
    session: Session,
    before: str | None,
    after: str,
    fmt: str | None,
    chosen: tuple[str, ...],
    output: Path | None,
) -> None:
    """Print or draw what changed from BEFORE to AFTER."""
    from rodedraad.app.moments import Moments, told, versions
    from rodedraad.queries.networks.comparewords import tell, written
    from rodedraad.queries.networks.comparing import compare as compare_networks

    if before is None:
        raise Fault(say("app.compare_nothing", known=versions()))
    wanted = fmt or _SUFFIXES.get(output.suffix.casefold() if output else "", "text")
    if chosen and wanted != "html":
        raise Fault(say("app.compare_view_without_page"))
    moments = Moments(session).pair(before, after)
    comparison = compare_networks(*(_network(session, moment) for moment in moments))
    telling = tell(comparison, *told(moments), *_remarks(moments))
    if wanted == "html":
        _draw(session, Compared(moments, comparison, telling), chosen, output)
    else:
        give(written(telling, wanted), output)


def _network(session: Session, moment: Moment) -> nx.MultiDiGraph[str]:
    """Return everything that is known, and on a day in force, at *moment*."""
    from rodedraad.queries.networks.comparing import in_force
    from rodedraad.queries.networks.whole import whole
    from rodedraad.queries.networks.world import world

    store = moment.source.store
    graph = whole(store, session.language)
    if moment.on is not None:
        graph = in_force(graph, world(store), moment.on)
    if not graph:
        raise Fault(say("app.compare_empty", name=moment.name))
    return graph


def _remarks(moments: tuple[Moment, Moment]) -> Iterator[str]:
    """Yield what a reader has to know of days: frameworks without any count on every day."""
    from rodedraad.queries.networks.world import world

    for source in dict.fromkeys(moment.source for moment in moments if moment.on is not None):
        known = world(source.store)
        if undated := known.undated():
            yield say("queries.whatif_undated", count=number(len(undated)), all=number(len(known.periods)))


def _draw(session: Session, compared: Compared, chosen: tuple[str, ...], output: Path | None) -> None:
    """Write the page to OUTPUT and tell what it shows, or to the standard output."""
    from rodedraad.visualisations.network import write

    html = _page(session, compared, chosen)
    if output is None:
        give(html.encode(), None)
        return
    write(html, output)
    for line in (compared.telling.title, *compared.telling.counts):
        click.echo(line)
    click.echo(say("app.compare_drawn", file=output, size=len(html.encode()) // 1000))


def _page(session: Session, compared: Compared, chosen: tuple[str, ...]) -> str:
    from rodedraad.visualisations import views
    from rodedraad.visualisations.compare import comparison_block, show
    from rodedraad.visualisations.lenses import together
    from rodedraad.visualisations.network import draw

    wanted = [views.find(name) for name in chosen] or views.views()
    shown = show(compared.comparison, wanted, even_empty=bool(chosen))
    drawn = together(shown.lenses) if shown.lenses else shown.graph
    first, then = compared.moments
    names = (first.name, then.name)
    title = say("queries.change_title", before=first.name, after=then.name)
    return draw(
        shown.graph,
        language=session.language,
        title=title.removesuffix("."),
        version=then.source.version,
        passages={**first.source.passages(), **then.source.passages()},
        lenses=shown.lenses,
        more=comparison_block(compared.telling, names, shown, drawn),
    )
