"""The options of a question on the command line: names, help and completion come from its head."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from rodedraad.app.questioning import Call, carry_out
from rodedraad.app.session import Session
from rodedraad.ontology.wording import choose, say

if TYPE_CHECKING:
    from rodedraad.queries.catalogue.questions import Parameter, Question

_NAMED_DAYS = {
    "today": "app.ask_today",
    "policy-start": "app.ask_policy_start",
    "policy-end": "app.ask_policy_end",
}


def question_options(question: Question, taken: Collection[str]) -> dict[str, click.Option]:
    """Return an option for each parameter of *question*, by its name; none goes by a name that is *taken*."""
    options: dict[str, click.Option] = {}
    used = set(taken)
    for place, parameter in enumerate(question.asked_parameters):
        names = _names(parameter, used)
        used.update(names)
        # Its value is kept by number: the parameter may be called as what every question has, such as output.
        options[parameter.name] = _option(question, parameter, [*names, f"given{place}"])
    return options


def session_of(ctx: click.Context) -> Session:
    """Return what the call works with, also while its words are being completed and no verb has begun."""
    root = ctx.find_root()
    session: Session | None = root.obj
    return session or Session(root.params.get("workspace"), root.params.get("endpoint"))


def _names(parameter: Parameter, used: Collection[str]) -> list[str]:
    """Return the names of the option for *parameter*: its own and its labels, in either language."""
    from rodedraad.graph.naming import slug

    slugs = dict.fromkeys((parameter.option, *map(slug, parameter.labels.values())))
    names = [f"--{name}" for name in slugs if name and f"--{name}" not in used]
    return names or [f"--{parameter.option}-value"]


def _option(question: Question, parameter: Parameter, names: list[str]) -> click.Option:
    return click.Option(
        names,
        multiple=True,
        metavar=_metavar(parameter),
        help=_help(parameter),
        shell_complete=lambda ctx, _option, incomplete: _complete(ctx, question, parameter, incomplete),
    )


def _metavar(parameter: Parameter) -> str:
    if parameter.kind == "choice":
        return f"[{'|'.join(choice.value for choice in parameter.choices)}]"
    return say(f"app.metavar_{parameter.kind}")


def _help(parameter: Parameter) -> str:
    parts = [parameter.help or f"{parameter.label}."]
    if parameter.kind == "choice":
        parts.append(
            "; ".join(f"{choice.value}: {choose(choice.labels)}" for choice in parameter.choices) + "."
        )
    if parameter.is_required:
        parts.append(say("app.ask_required"))
    if parameter.is_multiple:
        parts.append(say("app.ask_multiple"))
    if parameter.default is not None:
        named = _NAMED_DAYS.get(parameter.default)
        parts.append(say("app.ask_default", value=say(named) if named else parameter.default))
    return " ".join(parts)


def _complete(
    ctx: click.Context, question: Question, parameter: Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return what can be chosen that begins as *incomplete* does."""
    if not parameter.names_a_thing and not parameter.choices:
        return []
    call = Call(question.name, {}, question.timeout, more={"parameter": parameter.name})
    head, _ = carry_out(session_of(ctx), "choices", call)
    wanted = incomplete.casefold()
    return [
        CompletionItem(item["label"], help=item["value"])
        for item in head["values"]
        if item["label"].casefold().startswith(wanted)
    ]
