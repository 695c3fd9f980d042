"""``rodedraad whatif``: what changes when a party stops or a framework ends, before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give, output_option
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.networks.whatifwords import Sentences


@click.command(cls=Verb, help=say("app.whatif_long_help"))
@click.option(
    "--without",
    "without",
    multiple=True,
    metavar=say("app.metavar_thing"),
    help=say("app.whatif_without"),
)
@click.option("--on", metavar=say("app.metavar_date"), help=say("app.whatif_on"))
@click.option(
    "--format", "fmt", type=click.Choice(("table", "json")), default="table", help=say("app.thread_format")
)
@output_option()
@click.pass_obj
def whatif(session: Session, without: tuple[str, ...], on: str | None, fmt: str, output: Path | None) -> None:
    """Print what changes when everything named with --without falls away."""
    from rodedraad.graph.naming import Names
    from rodedraad.queries.networks.whatif import what_if
    from rodedraad.queries.networks.whatifwords import as_data, sentences
    from rodedraad.queries.networks.world import removable, world

    if not without:
        raise Fault(say("app.whatif_nothing"))
    when = _day(on) if on else None
    store = session.store()
    names, among = Names(store), removable(store)
    gone = [names.resolve(given, among).value for given in without]
    known = world(store)
    outcome = what_if(known, gone, when)
    if fmt == "json":
        text = json.dumps(as_data(outcome, known.graph), ensure_ascii=False, indent=1)
    else:
        text = "\n".join(_lines(sentences(outcome, known.graph)))
    give((text + "\n").encode(), output)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise Fault(say("queries.argument_no_such_day", name="--on", given=given)) from error


def _lines(told: Sentences) -> Iterator[str]:
    yield told.title
    yield from told.frameworks
    for title, part in (
        (say("app.whatif_subjects"), told.subjects),
        (say("app.whatif_items"), told.items),
        (say("app.whatif_threads"), told.threads),
        (say("app.whatif_shifts"), told.shifts),
    ):
        yield from ("", title)
        yield from (f"  • {line}" for line in part)
