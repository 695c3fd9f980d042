"""``rodedraad questions``: what can be asked, by subject or by words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rodedraad.app.questioning import library_of, subject_named
from rodedraad.app.session import Session
from rodedraad.app.terminal import counted, heading
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import ExitCode
from rodedraad.ontology.wording import choose, say

if TYPE_CHECKING:
    from rodedraad.queries.catalogue.library import Library
    from rodedraad.queries.catalogue.questions import Question


@click.command(cls=Verb, help=say("app.questions_long_help"))
@click.argument("words", nargs=-1, metavar=say("app.metavar_words"))
@click.option("--subject", metavar=say("app.metavar_subject"), help=say("app.questions_subject"))
@click.option(
    "--format", "fmt", type=click.Choice(("list", "json")), default="list", help=say("app.questions_format")
)
@click.pass_obj
def questions(session: Session, words: tuple[str, ...], subject: str | None, fmt: str) -> ExitCode:
    """List the questions, all of them or those in which WORDS occur, under their subjects."""
    library = library_of(session)
    found = library.search(" ".join(words)) if words else library.questions()
    if subject:
        wanted = subject_named(library, subject)
        found = tuple(question for question in found if question.subject == wanted)
    if fmt == "json":
        click.echo(json.dumps([_as_data(question) for question in found], ensure_ascii=False, indent=1))
    else:
        _list(library, found)
    for fault in library.faults:
        click.echo(str(fault), err=True)
    return ExitCode.FINDINGS if library.faults else ExitCode.GOOD


def _list(library: Library, found: Sequence[Question]) -> None:
    if not found:
        click.echo(say("app.questions_none"))
        return
    for subject, labels in library.subjects.items():
        inside = [question for question in found if question.subject == subject]
        if inside:
            heading(choose(labels))
        wide = max((len(library.handle(question.name)) for question in inside), default=0)
        for question in inside:
            click.echo(f"  {library.handle(question.name):<{wide}}  {question.summary}")
    click.echo()
    click.echo(counted("app.questions_count", len(found)))
    click.secho(say("app.questions_how", name=library.handle(found[0].name)), dim=True)


def _as_data(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "summary": question.summary,
        "description": question.description,
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.kind,
                "label": parameter.label,
                "required": parameter.is_required,
                "multiple": parameter.is_multiple,
            }
            for parameter in question.parameters
        ],
    }
