"""``rodedraad proposals``: what work sessions propose, and deciding on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rodedraad.app.output import width
from rodedraad.app.session import Session
from rodedraad.app.terminal import counted, from_here
from rodedraad.app.verbs import Verb, VerbGroup
from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.proposals.items import Item
    from rodedraad.graph.proposals.telling import Told

COLUMNS = ("id", "kind", "group", "day", "about", "text", "votes", "status")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _judged(command: _Command) -> _Command:
    """Give *command* what every decision needs: which proposal, in which function, and why."""
    words = click.option("--reason", required=True, metavar="TEXT", help=say("app.proposals_reason"))
    function = click.option(
        "--by", required=True, metavar=say("app.proposals_metavar_by"), help=say("app.proposals_by")
    )
    return click.argument("given", metavar=say("app.proposals_metavar_id"))(function(words(command)))


@click.group(cls=VerbGroup, help=say("app.proposals_help"))
def proposals() -> None:
    """Group the verbs about proposals."""


@proposals.command("list", cls=Verb, help=say("app.proposals_list_help"))
@click.option("--open", "chosen", flag_value="proposed", help=say("app.proposals_open"))
@click.option("--accepted", "chosen", flag_value="accepted", help=say("app.proposals_accepted"))
@click.option("--rejected", "chosen", flag_value="rejected", help=say("app.proposals_rejected"))
@click.pass_obj
def list_proposals(session: Session, chosen: str | None) -> None:
    """Print the proposals, those with the status *chosen* where one is, as a table in words."""
    from rodedraad.graph.proposals.keeping import items

    found = items(session.workspace)
    if not found:
        click.echo(say("app.proposals_none"))
        return
    shown = [item for item in found if chosen in (None, item.status)]
    lines = _table(session, found, shown) if shown else [say("app.proposals_none_such")]
    click.echo("\n".join([*lines, "", _totals(found)]))


@proposals.command("accept", cls=Verb, help=say("app.proposals_accept_help"))
@_judged
@click.pass_obj
def accept(session: Session, given: str, by: str, reason: str) -> None:
    """Accept the proposal GIVEN, and tell where it became data, or that it does not."""
    from rodedraad.graph.proposals.deciding import accept as accept_it
    from rodedraad.graph.proposals.deciding import decision
    from rodedraad.graph.proposals.items import Status
    from rodedraad.graph.store import EmbeddedStore

    workspace = session.workspace.writable()
    made = decision(Status.ACCEPTED, by, reason, datetime.now().astimezone())
    done = accept_it(workspace, EmbeddedStore.load(session.built.dataset), given, made)
    if done.file is None:
        click.echo(say("app.proposals_done_no_data", id=done.item.uuid))
        return
    click.echo(say("app.proposals_done_accepted", id=done.item.uuid, file=from_here(done.file)))
    click.echo(say("app.proposals_next"))


@proposals.command("reject", cls=Verb, help=say("app.proposals_reject_help"))
@_judged
@click.pass_obj
def reject(session: Session, given: str, by: str, reason: str) -> None:
    """Reject the proposal GIVEN; it is kept with the reason."""
    from rodedraad.graph.proposals.deciding import decision
    from rodedraad.graph.proposals.deciding import reject as reject_it
    from rodedraad.graph.proposals.items import Status

    workspace = session.workspace.writable()
    made = decision(Status.REJECTED, by, reason, datetime.now().astimezone())
    done = reject_it(workspace, given, made)
    click.echo(say("app.proposals_done_rejected", id=done.item.uuid))


# --- the table -------------------------------------------------------------------------------------------


def _table(session: Session, found: list[Item], shown: list[Item]) -> list[str]:
    from rodedraad.graph.proposals.items import votes
    from rodedraad.graph.proposals.keeping import short_ids
    from rodedraad.graph.proposals.telling import Told
    from rodedraad.queries.tables import laid_out

    short, cast = short_ids(found), votes(found)
    told = Told(session.store(), found, short)
    rows = [_row(item, short[item.id], told, cast.get(item.id)) for item in shown]
    return laid_out([say(f"app.proposals_column_{column}") for column in COLUMNS], rows, width())


def _row(item: Item, short: str, told: Told, cast: tuple[int, int] | None) -> list[str]:
    from rodedraad.queries.tables import visible

    cells = [
        short,
        say(f"graph.proposal_kind_{item.kind}"),
        item.group,
        _day(item.time),
        told.about(item),
        ": ".join(filter(None, [item.vote and say(f"app.proposals_vote_{item.vote}"), item.text])),
        say("app.proposals_votes", for_it=cast[0], against=cast[1]) if cast else "",
        _status(item),
    ]
    return [visible(cell) for cell in cells]


def _status(item: Item) -> str:
    if not item.decisions:
        return say("app.proposals_status_proposed")
    last = item.decisions[-1]
    return say(f"app.proposals_status_{last.status}", day=_day(last.time), by=last.by, reason=last.reason)


def _totals(found: list[Item]) -> str:
    from rodedraad.graph.proposals.items import Status

    numbers = {status: sum(item.status is status for item in found) for status in Status}
    return counted(
        "app.proposals_count",
        len(found),
        open=numbers[Status.OPEN],
        accepted=numbers[Status.ACCEPTED],
        rejected=numbers[Status.REJECTED],
    )


def _day(time: str) -> str:
    return day(datetime.fromisoformat(time).date())
