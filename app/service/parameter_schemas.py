"""What a question takes over HTTP: parameters of OpenAPI, with a schema of the texts that are a value."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeAlias

from rodedraad.ontology.wording import choose, say
from rodedraad.queries.catalogue.literals import LONGEST_TEXT
from rodedraad.queries.catalogue.questions import NAMED_DAYS, Parameter, Question

Data: TypeAlias = dict[str, Any]

_TOLD = ("concept", "date", "iri", "text")  # kinds of which is told how a value is written
_TRUTHS = ("0", "1", "false", "ja", "nee", "no", "true", "yes")
_DAY = {
    "type": "string",
    "anyOf": [
        {"format": "date"},
        {"pattern": r"^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}$"},
        {"enum": ["", "today", "vandaag"]},
    ],
}
_NUMBERS: dict[str, Data] = {
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "year": {"type": "integer", "minimum": 1000, "maximum": 2999},
}


def parameter(known: Parameter, question: Question, services: Collection[str]) -> Data:
    """Return *known*, a parameter of *question*, as OpenAPI tells it, with the example of its own test."""
    schema = _schema(known, services)
    data: Data = {
        "name": known.name,
        "in": "query",
        "required": known.is_required,
        "description": _description(known),
        "schema": {"type": "array", "items": schema} if known.is_multiple else schema,
    }
    if given := question.probe.given.get(known.name):
        data["example"] = list(given) if known.is_multiple else given[0]
    return data


def _schema(known: Parameter, services: Collection[str]) -> Data:
    """Return which texts are a value of *known*; empty is what a form sends for what is left open."""
    if known.kind == "date":
        return _DAY
    if known.kind in _NUMBERS:
        bounds = {"minimum": known.least, "maximum": known.most}
        bounded = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"anyOf": [{**_NUMBERS[known.kind], **bounded}, {"const": ""}]}
    if (fixed := _fixed(known, services)) is not None:
        return {"enum": ["", *dict.fromkeys(fixed)]}
    needed = {"pattern": r"\S"} if known.is_required else {}
    return {"type": "string", "maxLength": LONGEST_TEXT, **needed}


def _fixed(known: Parameter, services: Collection[str]) -> list[str] | None:
    """Return every text that is a value of *known*, None where there is no end to them."""
    if known.kind == "boolean":
        return list(_TRUTHS)
    if known.kind == "service":
        return sorted(services)
    if known.kind == "choice":
        return [name for choice in known.choices for name in (choice.value, *choice.labels.values())]
    return None


def _description(known: Parameter) -> str:
    parts = [f"{known.label}."]
    if known.help:
        parts.append(known.help)
    if known.kind in _TOLD:
        parts.append(say(f"app.api_kind_{known.kind}"))
    if without := _default(known):
        parts.append(say("app.api_without", value=without))
    return " ".join(parts)


def _default(known: Parameter) -> str:
    """Return what counts when nothing is chosen, in words."""
    if known.default is None:
        return choose(known.any)
    named = dict(
        zip(NAMED_DAYS, ("app.ask_today", "app.ask_policy_start", "app.ask_policy_end"), strict=True)
    )
    return say(named[known.default]) if known.default in named else known.default
