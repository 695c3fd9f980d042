"""``rodedraad ask``: a question of the library, answered in words, a table and a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from rodedraad.app.output import give, width
from rodedraad.app.question_options import question_options, session_of
from rodedraad.app.questioning import Call, carry_out, library_of
from rodedraad.app.session import Session
from rodedraad.app.verbs import GENERAL_OPTIONS, Verb, VerbGroup
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.catalogue.library import Library
    from rodedraad.queries.catalogue.questions import Question

FORMATS = ("table", "csv", "tsv", "json", "xlsx", "turtle")
_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".xlsx": "xlsx", ".ttl": "turtle"}


class QuestionGroup(VerbGroup):
    """A group with a verb for every question, made from its head when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the questions."""
        return list(_library(ctx).names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb for the question *cmd_name*; a ``Fault`` names the nearest where there is none."""
        try:
            return question_verb(_library(ctx).find(cmd_name))
        except Fault:
            if ctx.resilient_parsing:  # while a name is being completed, nobody has asked anything yet
                return None
            raise

    def format_verbs(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Point at the list of questions: there are too many to show here."""
        formatter.write_paragraph()
        formatter.write_text(say("app.ask_see_questions"))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the questions in whose name *incomplete* occurs."""
        return [
            CompletionItem(question.name, help=question.summary)
            for question in _library(ctx).questions()
            if incomplete in question.name
        ]


def _library(ctx: click.Context) -> Library:
    return library_of(session_of(ctx))


@click.group(cls=QuestionGroup, help=say("app.ask_long_help"), invoke_without_command=False)
def ask() -> None:
    """Answer a question."""


def question_verb(question: Question) -> click.Command:
    """Return the verb that asks *question*: its options, help and completion come from the head."""
    general = _general_options()
    taken = {"--help", *GENERAL_OPTIONS, *(name for option in general for name in option.opts)}
    options = question_options(question, taken)

    def run(**values: Any) -> None:
        given = {name: values.pop(str(option.name)) for name, option in options.items()}
        _answer(question, given, **values)

    return Verb(
        question.name,
        params=[*options.values(), *general],
        callback=run,
        help=f"{question.summary}\n\n{question.description}",
        short_help=question.summary,
    )


def _general_options() -> list[click.Parameter]:
    return [
        click.Option(["--format", "fmt"], type=click.Choice(FORMATS), help=say("app.ask_format")),
        click.Option(["--excel"], is_flag=True, help=say("app.ask_excel")),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar=say("app.metavar_file"),
            help=say("app.sparql_output"),
        ),
        click.Option(
            ["--explain"],
            type=click.IntRange(min=1),
            metavar=say("app.metavar_row"),
            help=say("app.ask_explain"),
        ),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(min=0, min_open=True),
            metavar="S",
            help=say("app.ask_timeout"),
        ),
        click.Option(
            ["--allow-service", "services"],
            multiple=True,
            metavar="URL",
            help=say("app.sparql_allow_service"),
        ),
    ]


@click.pass_obj
def _answer(  # noqa: PLR0913, PLR0917 - one parameter an option
    session: Session,
    question: Question,
    given: dict[str, tuple[str, ...]],
    fmt: str | None,
    excel: bool,
    output: Path | None,
    explain: int | None,
    timeout: float | None,
    services: tuple[str, ...],
) -> None:
    call = Call(question.name, given, timeout or question.timeout, services)
    if explain is not None:
        more = {"row": explain, "texts": session.texts(), "fmt": _format_of_account(fmt)}
        give(carry_out(session, "explain", _with(call, **more))[1], output)
        return
    wanted = _format(fmt, excel, output)
    head, content = carry_out(session, "ask", _with(call, fmt=wanted, width=width()))
    give(content, output)
    if wanted == "table" and not head["count"]:
        click.echo()
        give(carry_out(session, "why-none", _with(call, fmt="lines"))[1], None)
    if wanted != "table" and head["cut"]:
        click.echo(say("app.sparql_cut", count=number(head["count"])), err=True)


def _with(call: Call, **more: object) -> Call:
    return Call(call.name, call.given, call.seconds, call.services, more)


def _format_of_account(fmt: str | None) -> str:
    """Return the format in which a row is accounted for: lines to read, or JSON."""
    if fmt not in (None, "table", "json"):
        raise Fault(say("app.ask_explain_format", fmt=fmt))
    return "json" if fmt == "json" else "lines"


def _format(fmt: str | None, excel: bool, output: Path | None) -> str:
    """Return the format asked for, else the one the name of the file says, else a table."""
    chosen = fmt or _SUFFIXES.get(output.suffix.lower() if output else "", "csv" if excel else "table")
    if excel and chosen != "csv":
        raise Fault(say("app.ask_excel_is_csv", fmt=chosen))
    if chosen == "xlsx" and output is None and sys.stdout.isatty():
        raise Fault(say("app.ask_xlsx_needs_file"))
    return "excel" if excel else chosen
