"""``rodedraad harvest``: the proposals of a work session, from the file that the page saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.session import Session
from rodedraad.app.terminal import counted, from_here, printable
from rodedraad.app.verbs import Verb
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.proposals.keeping import Taken
    from rodedraad.graph.store import Store


@click.command(cls=Verb, help=say("app.harvest_help"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("app.metavar_file"))
@click.pass_obj
def harvest(session: Session, file: Path) -> None:
    """Keep the proposals in FILE beside the data, and tell what is new and what nobody knows."""
    from rodedraad.graph.proposals.keeping import take_in
    from rodedraad.graph.proposals.reading import read_file

    workspace = session.workspace.writable()
    given = read_file(file)
    taken = take_in(workspace, given)
    shown = from_here(taken.file)
    if taken.is_same:
        click.echo(say("app.harvest_same", file=shown))
    else:
        click.echo(counted("app.harvest_taken", len(taken.session.items), group=given.group, file=shown))
        click.echo(say("app.harvest_counts", new=taken.new, reworded=taken.reworded))
    if taken.elsewhere:
        click.echo(counted("app.harvest_elsewhere", taken.elsewhere))
    ours = session.dataset_version
    if ours and given.dataset != ours:
        click.echo(say("app.harvest_other_version", theirs=given.dataset or "?", ours=ours))
    for line in _unknown(session.store(), taken):
        click.echo(printable(line))
    click.echo(say("app.harvest_next"))


def _unknown(store: Store, taken: Taken) -> Iterator[str]:
    """Yield a line for each thing that a proposal names and the data do not hold."""
    from rodedraad.graph.proposals.keeping import short_ids
    from rodedraad.graph.proposals.telling import unknown

    short = short_ids(taken.session.items)
    for item, iris in unknown(store, taken.session.items).items():
        yield from (say("app.harvest_unknown", id=short[item], iri=iri) for iri in iris)
