"""The questions as a page to read: ``python -m rodedraad.queries.catalogue.reference docs/questions.md``."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from rodedraad.graph.naming import shortened
from rodedraad.ontology.wording import LANGUAGES, choose, language, say, set_language
from rodedraad.queries.catalogue.library import Library
from rodedraad.queries.catalogue.questions import Column, Parameter, Question

ADDRESS = "/api/questions/"
FILES = "../queries/library/"


def page(library: Library) -> str:
    """Return the questions of *library* as Markdown, in Dutch and in English, with links to their files."""
    spoken = language()
    lines: list[str] = []
    try:
        for wanted in LANGUAGES:
            set_language(wanted)
            lines += _chapter(library)
    finally:
        set_language(spoken)
    return "\n".join(lines)


def command(question: Question) -> str:
    """Return the command that asks *question* as its own test does."""
    given = [
        f" --{question.parameter(name).option} {shlex.quote(text)}"
        for name, texts in question.probe.given.items()
        for text in texts
    ]
    return f"rodedraad ask {question.name}{''.join(given)}"


def address(question: Question, suffix: str = "csv") -> str:
    """Return the address, within a server, that answers *question* as its own test asks it."""
    given = [(name, text) for name, texts in question.probe.given.items() for text in texts]
    return f"{ADDRESS}{question.name}.{suffix}" + (f"?{urlencode(given)}" if given else "")


def _chapter(library: Library) -> Iterator[str]:
    yield from (f"# {say('queries.reference_title')}", "", say("queries.reference_intro"), "")
    yield from (f"## {say('queries.reference_contents')}", "")
    subjects = [
        (choose(labels), [known for known in library.questions() if known.subject == subject])
        for subject, labels in library.subjects.items()
    ]
    for label, questions in subjects:
        yield f"- {label}"
        yield from (f"  - [{question.summary}](#{_anchor(question, language())})" for question in questions)
    yield ""
    for label, questions in subjects:
        yield from (f"## {label}", "")
        for question in questions:
            yield from _section(question)


def _section(question: Question) -> Iterator[str]:
    yield from (f'<a id="{_anchor(question, language())}"></a>', "")
    yield from (f"### {question.summary}", "", question.description, "")
    yield f"- {say('queries.reference_command')}: `{command(question)}`"
    yield f"- {say('queries.reference_address')}: `{address(question)}`"
    yield f"- {say('queries.reference_query')}: [{question.name}]({FILES}{question.name}.rq)"
    yield ""
    if question.asked_parameters:
        heads = ("reference_choices", "reference_label", "reference_kind", "reference_more")
        yield from _table(heads, map(_choice, question.asked_parameters))
    if question.columns:
        yield from _table(
            ("reference_columns", "reference_label", "reference_kind"), map(_column, question.columns)
        )


def _choice(parameter: Parameter) -> Sequence[str]:
    kind = say(f"queries.kind_{parameter.kind}")
    return f"`{parameter.name}`", parameter.label, kind, "; ".join(_more(parameter))


def _more(parameter: Parameter) -> Iterator[str]:
    """Yield what more there is to know when choosing a value."""
    if parameter.is_required:
        yield say("queries.reference_required")
    if parameter.is_multiple:
        yield say("queries.reference_multiple")
    if places := _places(parameter):
        yield say("queries.reference_from", places=", ".join(places))
    if parameter.choices:
        yield ", ".join(f"`{choice.value}` ({choose(choice.labels)})" for choice in parameter.choices)
    if parameter.least is not None or parameter.most is not None:
        low, high = ("…" if bound is None else f"{bound:g}" for bound in (parameter.least, parameter.most))
        yield say("queries.reference_range", least=low, most=high)
    if without := _default(parameter):
        yield say("queries.reference_default", value=without)
    if parameter.help:
        yield parameter.help


def _places(parameter: Parameter) -> list[str]:
    origin = parameter.origin
    found = [f"`{shortened(iri)}`" for iri in (*origin.classes, *origin.schemes)]
    if origin.question:
        found.append(say("queries.reference_things", question=origin.question))
    return found


def _default(parameter: Parameter) -> str:
    named = {
        "today": "queries.reference_today",
        "policy-start": "queries.reference_policy_start",
        "policy-end": "queries.reference_policy_end",
    }
    if parameter.default is None:
        return choose(parameter.any)
    return say(named[parameter.default]) if parameter.default in named else parameter.default


def _column(column: Column) -> Sequence[str]:
    return f"`{column.name}`", column.label, say(f"queries.kind_{column.kind}")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table, with the sentences *heads* on top and air below."""
    yield _row(say(f"queries.{key}") for key in heads)
    yield _row("---" for _ in heads)
    yield from map(_row, rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _anchor(question: Question, chapter: str) -> str:
    return f"{chapter}-{question.name.replace('/', '-')}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(Library()), encoding="utf-8")
