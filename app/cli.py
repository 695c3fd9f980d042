"""The command ``rodedraad``: finds verb, workspace and language, and turns faults into one line."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from rodedraad.app.session import Session
from rodedraad.app.verbs import GENERAL_OPTIONS, VerbGroup, complaint
from rodedraad.ontology.faults import ExitCode, Fault
from rodedraad.ontology.wording import LANGUAGES, locale_language, say, set_language

COMMANDS = (
    "init", "summary", "questions", "ask", "coverage", "gaps", "suggest", "review", "thread", "whatif",
    "compare", "diff", "figure", "report", "build", "check", "sparql", "serve", "evidence", "sources",
    "draw", "export", "harvest", "proposals",
)  # fmt: skip


class Verbs(VerbGroup):
    """A group that loads the module of a verb only when that verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb *cmd_name*, or None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"rodedraad.app.commands.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; a near miss is answered with the verbs that were probably meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise Fault(say("app.unknown_command", given=args[0], near=_near(args[0])))
        return super().resolve_command(ctx, args)

    def format_verbs(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs with a line each, without loading the modules behind them."""
        with formatter.section(say("app.commands")):
            formatter.write_dl([(name, say(f"app.{name}_help")) for name in COMMANDS])


def _near(given: str) -> str:
    import difflib

    return ", ".join(difflib.get_close_matches(given, COMMANDS, n=2) or COMMANDS)


def _speak(_context: click.Context, _option: click.Parameter, wanted: str | None) -> str | None:
    if wanted:
        set_language(wanted)
    return wanted


def _version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"rodedraad {version('rodedraad')}")
        context.exit()


def _command_line() -> click.Group:
    """Return the command with its options, worded in the current language."""
    options: list[click.Parameter] = [
        click.Option(
            ["--workspace"],
            metavar=say("app.metavar_folder"),
            help=say("app.option_workspace"),
        ),
        click.Option(["--endpoint"], metavar="URL", help=say("app.option_endpoint")),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            help=say("app.option_lang"),
            is_eager=True,
            expose_value=False,
            callback=_speak,
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            help=say("app.option_version"),
            callback=_version,
        ),
    ]
    return Verbs(
        "rodedraad",
        params=options,
        callback=_begin,
        help=say("app.help"),
        context_settings={"help_option_names": ["-h", "--help"]},
    )


@click.pass_context
def _begin(context: click.Context, workspace: str | None, endpoint: str | None) -> None:
    context.obj = Session(workspace, endpoint)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code: 0 good, 1 findings, 2 wrong use."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    set_language(_asked_language(given) or locale_language())
    sys.exit(_run(given))


def _run(given: list[str]) -> int:
    outcome: Any = None
    try:
        outcome = _command_line().main(_everywhere(given), prog_name="rodedraad", standalone_mode=False)
    except Fault as fault:
        from rodedraad.app.terminal import printable

        click.echo(printable(str(fault)), err=True)
        return fault.exit_code
    except click.ClickException as error:
        click.echo(complaint(error), err=True)
        return ExitCode.WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("app.interrupted"), err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return ExitCode.GOOD
    except OSError as error:
        click.echo(
            say("app.file_trouble", path=error.filename or "", reason=error.strerror or error), err=True
        )
        return ExitCode.WRONG_USE
    return outcome if isinstance(outcome, int) else ExitCode.GOOD


def _everywhere(given: list[str]) -> list[str]:
    """Return the words with the options of every verb in front, so that they may stand anywhere."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(given)
    for word in words:
        if word == "--":
            return [*front, *rest, word, *words]
        name, equals, _ = word.partition("=")
        if name not in GENERAL_OPTIONS:
            rest.append(word)
        elif equals:
            front.append(word)
        else:
            front += [word, _value_of(name, next(words, None))]
    return [*front, *(rest or ["--help"])]


def _value_of(option: str, word: str | None) -> str:
    if word is None:
        raise Fault(say("app.option_without_value", name=option))
    return word


def _asked_language(given: list[str]) -> str | None:
    """Return the language named with ``--lang``, so that even the help speaks it."""
    for position, word in enumerate(given):
        wanted = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and position + 1 < len(given):
            wanted = given[position + 1]
        if wanted in LANGUAGES:
            return wanted
    return None
