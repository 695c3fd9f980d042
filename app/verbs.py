"""How a verb of the command line explains itself: click's help and complaints in the user's language."""

from __future__ import annotations

import re

import click

from rodedraad.ontology.wording import say

# The options of the command itself, which may stand anywhere among the words.
GENERAL_OPTIONS = ("--workspace", "--endpoint", "--lang")


class Verb(click.Command):
    """A command whose usage, headings and help option speak the current language."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the verb is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("app.usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and which ones work with every verb."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        with formatter.section(say("app.options")):
            formatter.write_dl([record for record in records if record and record[1]])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands after the name of the verb in the line that shows how it is called."""
        arguments = [piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
        return [say("app.metavar_options"), *arguments]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with its sentence in the current language."""
        option = super().get_help_option(ctx)
        if option:
            option.help = say("app.option_help")
        return option


class VerbGroup(Verb, click.Group):
    """A verb that has verbs of its own, such as ``sources list``."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and then the verbs below this one."""
        super().format_options(ctx, formatter)
        self.format_verbs(ctx, formatter)

    def format_verbs(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs below this one, each with its line."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(say("app.commands")):
            formatter.write_dl([(name, verb.get_short_help_str(80)) for name, verb in commands if verb])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands after the name, the verb below it included."""
        return [*super().collect_usage_pieces(ctx), say("app.metavar_verb")]


def complaint(error: click.ClickException) -> str:  # noqa: PLR0911 - a sentence for each kind of error
    """Return what is wrong with the words of a call, and what would be right, in the current language."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or []) or "--help"
        return say("app.no_such_option", given=error.option_name, near=near)
    if isinstance(error, click.BadOptionUsage):
        takes_none = "does not take a value" in error.message
        key = "app.option_takes_no_value" if takes_none else "app.option_without_value"
        return say(key, name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say("app.missing_parameter", name=_name(error.param))
    if isinstance(error, click.BadParameter):
        return say("app.bad_parameter", name=_name(error.param), reason=_reason(error))
    if isinstance(error, click.UsageError) and (extra := _extra_words(error)):
        return say("app.extra_words", words=extra)
    if isinstance(error, click.FileError):
        return say("app.file_trouble", path=error.filename, reason=error.message)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    return say("app.wrong_use", reason=error.format_message())


def _extra_words(error: click.UsageError) -> str:
    """Return the words of a call that no argument takes; empty where those are not the trouble.

    click keeps them in its message only.
    """
    found = re.search(r"unexpected extra arguments? \((.*)\)", error.format_message())
    return found[1] if found else ""


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "?"
    return param.opts[-1] if isinstance(param, click.Option) else param.metavar or (param.name or "?").upper()


def _reason(error: click.BadParameter) -> str:
    if error.param is not None and isinstance(error.param.type, click.Choice):
        return say("app.bad_choice", choices=", ".join(map(str, error.param.type.choices)))
    return error.message
