"""``rodedraad review``: accept, reject, say that nothing matches, propose, take back; alone or one by one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rodedraad.app.output import give, output_option
from rodedraad.app.session import Session
from rodedraad.app.terminal import printable
from rodedraad.app.verbs import Verb, VerbGroup
from rodedraad.ontology.faults import ExitCode, Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rodedraad.graph.mappings.reviewing import Step
    from rodedraad.queries.reviews.board import Board
    from rodedraad.queries.reviews.doing import Reviewer

WHO = "RODEDRAAD_REVIEWER"
STATES = ("open", "disputed", "accepted", "rejected", "all")
MATCHES = ("exact", "close", "broad", "narrow", "related")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _by(command: _Command) -> _Command:
    """Give *command* who reviews, and on which day."""
    function = click.option(
        "--as", "by", envvar=WHO, metavar=say("app.proposals_metavar_by"), help=say("app.review_as")
    )
    day = click.option("--on", metavar=say("app.metavar_date"), help=say("app.review_on"))
    return function(day(command))


def _judged(command: _Command) -> _Command:
    """Give *command* what every judgement has besides: a comment and how far the reviewer agrees."""
    words = click.option("--comment", default="", metavar="TEXT", help=say("app.review_comment"))
    much = click.option("--agreement", type=float, metavar="-1…1", help=say("app.review_agreement"))
    return words(much(_by(command)))


@click.group(cls=VerbGroup, invoke_without_command=True, help=say("app.review_long_help"))
@_by
@click.pass_context
def review(context: click.Context, by: str | None, on: str | None) -> None:
    """Walk through what is open where no verb is given."""
    if context.invoked_subcommand:
        context.obj.reviewer = by
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Fault(say("app.review_no_terminal"))
    from rodedraad.app.walking import Walk

    session: Session = context.obj
    board = _board(session, is_written=True)
    Walk(board, _who(context, by, on), session.texts()).go()


@review.command("list", cls=Verb, help=say("app.review_list_help"))
@click.option("--item", default="", metavar=say("app.metavar_thing"), help=say("app.review_item"))
@click.option("--framework", default="", metavar=say("app.metavar_thing"), help=say("app.review_framework"))
@click.option("--status", type=click.Choice(STATES), default="open", help=say("app.review_status"))
@output_option()
@click.pass_obj
def list_rows(session: Session, item: str, framework: str, status: str, output: Path | None) -> None:
    """Print what is to be reviewed, by agenda item, each with a number."""
    from rodedraad.queries.reviews.board import Which
    from rodedraad.queries.reviews.telling import listed, totals

    board = _board(session)
    rows = board.chosen(Which(status), item, framework)
    lines = [*(listed(board, rows) if rows else [say("app.review_none_such")]), "", totals(board)]
    give("".join(f"{printable(line)}\n" for line in lines).encode(), output)


@review.command("accept", cls=Verb, help=say("app.review_accept_help"))
@click.argument("alignment", nargs=-1, required=True, metavar=say("app.metavar_alignment"))
@_judged
@click.pass_context
def accept(context: click.Context, /, alignment: tuple[str, ...], **told: Any) -> None:
    """Keep that the reviewer agrees with ALIGNMENT."""
    _judge(context, alignment, told, is_for=True)


@review.command("reject", cls=Verb, help=say("app.review_reject_help"))
@click.argument("alignment", nargs=-1, required=True, metavar=say("app.metavar_alignment"))
@_judged
@click.pass_context
def reject(context: click.Context, /, alignment: tuple[str, ...], **told: Any) -> None:
    """Keep that the reviewer disagrees with ALIGNMENT."""
    _judge(context, alignment, told, is_for=False)


@review.command("nothing", cls=Verb, help=say("app.review_nothing_help"))
@click.argument("item", metavar=say("app.metavar_thing"))
@click.option("--in", "scheme", default="", metavar=say("app.metavar_thing"), help=say("app.review_in"))
@click.option("--comment", default="", metavar="TEXT", help=say("app.review_comment"))
@_by
@click.pass_context
def nothing(
    context: click.Context, item: str, scheme: str, comment: str, by: str | None, on: str | None
) -> None:
    """Keep that nothing matches ITEM."""
    from rodedraad.queries.reviews.doing import nothing_matches

    who, board = _who(context, by, on), _board(context.obj, is_written=True)
    thing = board.thing(item)
    _do(board, who, nothing_matches(board, who, thing, board.scheme(thing, scheme), comment))


@review.command("propose", cls=Verb, help=say("app.review_propose_help"))
@click.argument("subject", metavar=say("app.metavar_subject"))
@click.argument("item", metavar=say("app.metavar_item"))
@click.option("--match", type=click.Choice(MATCHES), required=True, help=say("app.review_match"))
@click.option("--why", required=True, metavar="TEXT", help=say("app.review_why"))
@_by
@click.pass_context
def propose(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context, subject: str, item: str, match: str, why: str, by: str | None, on: str | None
) -> None:
    """Add a row that says how SUBJECT relates to ITEM; it is open until it is reviewed."""
    from rodedraad.graph.mappings.mapping import Match
    from rodedraad.queries.reviews.doing import proposal

    who, board = _who(context, by, on), _board(context.obj, is_written=True)
    pair = (
        board.names.resolve(subject, board.known.local).value,
        board.names.resolve(item, board.known.asked).value,
    )
    _do(board, who, [proposal(board, who, pair, Match[match.upper()], why)])


@review.command("undo", cls=Verb, help=say("app.review_undo_help"))
@_by
@click.pass_context
def undo(context: click.Context, by: str | None, on: str | None) -> None:
    """Take back what the reviewer did last."""
    from rodedraad.app.walking import taken_back

    who, board = _who(context, by, on), _board(context.obj, is_written=True)
    for line in taken_back(board, who):
        click.echo(printable(line))


@review.command("export", cls=Verb, help=say("app.review_export_help"))
@output_option()
@click.pass_obj
def export(session: Session, output: Path | None) -> None:
    """Write the workbook to review with."""
    from rodedraad.queries.reviews.workbook import workbook

    if output is None and sys.stdout.isatty():
        raise Fault(say("app.review_export_where"))
    if output is not None and output.suffix.casefold() != ".xlsx":
        raise Fault(say("app.review_export_suffix", given=output))
    give(workbook(_board(session), session.dataset_version, date.today()), output)


@review.command("import", cls=Verb, help=say("app.review_import_help"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("app.metavar_file"))
@click.option("--dry-run", is_flag=True, help=say("app.review_dry_run"))
@_by
@click.pass_context
def take_in(context: click.Context, file: Path, dry_run: bool, by: str | None, on: str | None) -> int:
    """Do what was filled in in FILE; the exit code is 1 where something was left."""
    from rodedraad.app.periods import day_named
    from rodedraad.queries.reviews.importing import preview
    from rodedraad.queries.reviews.importing import take_in as take_it_in
    from rodedraad.queries.reviews.reading import read

    session: Session = context.obj
    who, board = _who(context, by, on), _board(session, is_written=True)
    filled = read(file, session.workspace, session.dataset_version, day_named)
    outcome = (preview if dry_run else take_it_in)(board, filled.wishes, who.name, who.day)
    lines = list(filled.remarks)
    if outcome.done:
        lines += [say("app.review_would" if dry_run else "app.review_did"), *_bullets(outcome.done)]
    elif not outcome.left:
        lines.append(say("app.review_import_nothing"))
    if outcome.left:
        lines += [say("app.review_left_out"), *_bullets(outcome.left)]
    click.echo(printable("\n".join(lines)))
    return ExitCode.FINDINGS if outcome.left else ExitCode.GOOD


def _bullets(lines: Sequence[str]) -> list[str]:
    return [f"  • {line}" for line in lines]


def _judge(context: click.Context, words: Sequence[str], told: dict[str, Any], *, is_for: bool) -> None:
    if len(words) > 2:
        raise Fault(say("app.review_words", given=" ".join(words)))
    much = told["agreement"]
    if much is not None and (much <= 0 if is_for else much >= 0):
        raise Fault(say("app.review_agreement_for" if is_for else "app.review_agreement_against"))
    who, board = _who(context, told["by"], told["on"]), _board(context.obj, is_written=True)
    row = board.row(words)
    agreement = much if much is not None else 1.0 if is_for else -1.0
    _do(board, who, [who.finds(row.mapping.record, agreement, told["comment"])])


def _do(board: Board, who: Reviewer, steps: Sequence[Step]) -> None:
    from rodedraad.app.walking import done

    for line in done(board, who, steps):
        click.echo(printable(line))


def _board(session: Session, *, is_written: bool = False) -> Board:
    """Return the board of the workspace; a ``Fault`` where there is none to write in."""
    from rodedraad.queries.reviews.board import Board

    if session.endpoint:
        raise Fault(say("app.review_endpoint"))
    if is_written:
        session.workspace.writable()
    return Board(session.store(), session.workspace)


def _who(context: click.Context, by: str | None, on: str | None) -> Reviewer:
    from rodedraad.app.periods import day_named
    from rodedraad.queries.reviews.doing import reviewer

    name = by or getattr(context.obj, "reviewer", None)
    if not name:
        raise Fault(say("app.review_who", variable=WHO))
    return reviewer(name, day_named(on) if on else date.today())
