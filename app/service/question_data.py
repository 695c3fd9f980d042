"""A question of the library as plain data: what it asks, what may be chosen, what it answers with."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from rodedraad.ontology.wording import LANGUAGES, choose, say
from rodedraad.queries.catalogue.library import Library
from rodedraad.queries.catalogue.questions import LANGUAGE, Column, Parameter, Question
from rodedraad.queries.catalogue.reference import command

PATH = "/api/questions"
SUFFIXES = ("csv", "json", "tsv", "ttl", "xlsx")


def listed(library: Library, questions: Iterable[Question]) -> dict[str, Any]:
    """Return *questions* of *library* as a list, with the subjects that it keeps questions under."""
    return {
        "subjects": [{"name": name, "label": choose(labels)} for name, labels in library.subjects.items()],
        "questions": [_summary(question) for question in questions],
    }


def described(library: Library, question: Question, services: Collection[str] = ()) -> dict[str, Any]:
    """Return what there is to know of *question* before it is asked; *services* are those it may ask."""
    return {
        **_summary(question),
        "subjectLabel": choose(library.subjects[question.subject]),
        "tags": list(question.tags),
        "parameters": [_parameter(question, known, services) for known in question.parameters],
        "columns": [_column(column) for column in question.columns],
        "view": question.view.default,
        "limits": {"seconds": question.timeout, "rows": question.most_rows},
        "answers": {suffix: f"{PATH}/{question.name}.{suffix}" for suffix in SUFFIXES},
        "command": command(question),
        "sparql": question.sparql,
    }


def fixed_choices(parameter: Parameter, services: Collection[str] = ()) -> list[dict[str, str]]:
    """Return the values that *parameter* may have whatever the data are; none where it has no such list."""
    pairs: Iterable[tuple[str, str]] = ((known.value, choose(known.labels)) for known in parameter.choices)
    if parameter.kind == "boolean":
        pairs = (("true", say("queries.yes")), ("false", say("queries.no")))
    elif parameter.kind == LANGUAGE:
        pairs = ((language, language) for language in LANGUAGES)
    elif parameter.kind == "service":
        pairs = ((address, address) for address in sorted(services))
    return [{"value": value, "label": label} for value, label in pairs]


def has_choices(parameter: Parameter) -> bool:
    """Return whether the values of *parameter* are a list to choose from."""
    return parameter.names_a_thing or parameter.kind in ("boolean", "choice", LANGUAGE, "service")


def _summary(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "subject": question.subject,
        "summary": question.summary,
        "description": question.description,
        "href": f"{PATH}/{question.name}",
    }


def _parameter(question: Question, parameter: Parameter, services: Collection[str]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": parameter.name,
        "option": parameter.option,
        "type": parameter.kind,
        "label": parameter.label,
        "help": parameter.help,
        "required": parameter.is_required,
        "multiple": parameter.is_multiple,
        "default": parameter.default,
        "any": choose(parameter.any),
        "minimum": parameter.least,
        "maximum": parameter.most,
        "classes": list(parameter.origin.classes),
        "schemes": list(parameter.origin.schemes),
        "choices": fixed_choices(parameter, services),
    }
    if has_choices(parameter):
        data["choicesHref"] = f"{PATH}/{question.name}/choices/{parameter.name}"
    return data


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "label": column.label,
        "type": column.kind,
        "labelColumn": column.label_column or None,
        "hidden": column.is_hidden,
    }
