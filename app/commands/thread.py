"""``rodedraad thread``: the red thread between any two things, step by step, with what each step rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give, output_option
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.networks.threadwords import Told, ToldStep, ToldThread

MOST_ASKED = 20


@click.command(cls=Verb, help=say("app.thread_long_help"))
@click.argument("start", metavar=say("app.metavar_from"))
@click.argument("end", metavar=say("app.metavar_to"))
@click.option(
    "--most",
    type=click.IntRange(min=1, max=MOST_ASKED),
    default=3,
    metavar="N",
    help=say("app.thread_most"),
)
@click.option(
    "--format", "fmt", type=click.Choice(("table", "json")), default="table", help=say("app.thread_format")
)
@output_option()
@click.pass_obj
def thread(session: Session, start: str, end: str, most: int, fmt: str, output: Path | None) -> None:
    """Print the strongest threads from START to END, or where there is none, what would mend it."""
    from rodedraad.graph.naming import Names
    from rodedraad.queries.networks.redthread import threads
    from rodedraad.queries.networks.threadwords import told
    from rodedraad.queries.networks.ties import ties

    store = session.store()
    names = Names(store)
    one, other = (names.resolve(given).value for given in (start, end))
    if one == other:
        raise Fault(say("app.thread_same", start=start, end=end))
    graph = ties(store, (one, other))
    found = told(store, graph, threads(graph, one, other, most))
    if fmt == "json":
        from rodedraad.queries.networks.threaddata import as_data

        text = json.dumps(as_data(found, graph), ensure_ascii=False, indent=1)
    else:
        text = "\n".join(_lines(found))
    give((text + "\n").encode(), output)


def _lines(found: Told) -> Iterator[str]:
    yield found.headline
    for number, known in enumerate(found.strongest, start=1):
        yield from ("", say("app.thread_number", number=number, steps=_steps(known)))
        yield from _thread(known)
    if found.shorter:
        yield from ("", say("app.thread_shorter", steps=_steps(found.shorter)))
        yield from _thread(found.shorter)
    yield from (f"  • {line}" for line in found.broken)
    if found.mends:
        yield from ("", say("app.thread_mends"))
        yield from (f"  • {line}" for line in found.mends)


def _steps(known: ToldThread) -> str:
    count = len(known.steps)
    return say("app.thread_step") if count == 1 else say("app.thread_steps", count=count)


def _thread(known: ToldThread) -> Iterator[str]:
    yield from (f"   {remark}" for remark in known.remarks)
    for number, step in enumerate(known.steps, start=1):
        yield f"   {number}. {step.sentence}"
        yield from (f"      {line}" for line in _below(step))


def _below(step: ToldStep) -> Iterator[str]:
    from rodedraad.queries.networks.threadwords import lines

    yield from lines(step.basis)
    yield from (say("app.thread_also", sentence=sentence) for sentence in step.also)
