"""The shapes of what the addresses of the questions give in JSON, as JSON Schema."""

from __future__ import annotations

from typing import Any, TypeAlias

from rodedraad.app.service.question_data import SUFFIXES
from rodedraad.queries.catalogue.questions import Column, Question

Data: TypeAlias = dict[str, Any]

_TYPES = {"integer": "integer", "year": "integer", "decimal": "number", "boolean": "boolean"}


def rows(question: Question) -> Data:
    """Return the shape of the rows of the answer to *question*."""
    row = _object({column.name: _column(column) for column in question.columns})
    return {**_many({**row, "additionalProperties": False}), "maxItems": question.most_rows}


def _column(column: Column) -> Data:
    kind = _TYPES.get(column.kind, "string")
    date = {"format": "date"} if column.kind == "date" else {}
    return {"type": [kind, "null"], "description": column.label, **date}


def named() -> Data:
    """Return the shapes that more than one address gives, by their names."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    choice = _object({"value": text, "label": text})
    summary: Data = dict.fromkeys(("name", "subject", "summary", "description", "href"), text)
    return {
        "Problem": _problem(text, texts),
        "Questions": _object(
            {
                "subjects": _many(_object({"name": text, "label": text})),
                "questions": _many(_object(summary)),
            }
        ),
        "Question": _object(
            {
                **summary,
                "subjectLabel": text,
                "tags": texts,
                "parameters": _many({"$ref": "#/components/schemas/Parameter"}),
                "columns": _many({"$ref": "#/components/schemas/Column"}),
                "view": text,
                "limits": _object({"seconds": {"type": "number"}, "rows": {"type": "integer"}}),
                "answers": _object(dict.fromkeys(SUFFIXES, text)),
                "command": text,
                "sparql": text,
            }
        ),
        "Parameter": _parameter(text, texts, choice),
        "Column": _object(
            {
                **dict.fromkeys(("name", "label", "type"), text),
                "labelColumn": {"type": ["string", "null"]},
                "hidden": {"type": "boolean"},
            }
        ),
        "Choices": _object({"question": text, "parameter": text, "label": text, "choices": _many(choice)}),
        "Answer": _answered(text),
    }


def _problem(text: Data, texts: Data) -> Data:
    """Return the schema of a refusal; only some have candidates or near names."""
    candidate = _object({"iri": text, "label": text, "kind": text, "notation": text})
    known = {"type": text, "title": text, "status": {"type": "integer"}, "detail": text, "instance": text}
    schema = _object(known)
    schema["properties"] |= {"given": text, "candidates": _many(candidate), "near": texts}
    return schema


def _parameter(text: Data, texts: Data, choice: Data) -> Data:
    truth, number = {"type": "boolean"}, {"type": ["number", "null"]}
    schema = _object(
        {
            **dict.fromkeys(("name", "option", "type", "label", "help", "any"), text),
            "required": truth,
            "multiple": truth,
            "default": {"type": ["string", "null"]},
            "minimum": number,
            "maximum": number,
            "classes": texts,
            "schemes": texts,
            "choices": _many(choice),
        }
    )
    schema["properties"]["choicesHref"] = text
    return schema


def _answered(text: Data) -> Data:
    chosen = _object({"values": _many({"type": "string"}), "label": text})
    column = _object({"name": text, "label": text, "type": text})
    schema = _object(
        {
            **dict.fromkeys(("question", "summary", "answer", "sparql"), text),
            "parameters": {"type": "object", "additionalProperties": chosen},
            "columns": _many(column),
            "rows": _many({"type": "object"}),
            "cut": {"type": "boolean"},
            "dataset": _object({"title": text, "version": text}),
            "date": {"type": "string", "format": "date"},
        }
    )
    triple = {"type": "array", "items": text, "minItems": 3, "maxItems": 3}
    schema["properties"] |= {"truth": {"type": "boolean"}, "triples": _many(triple)}
    return schema


def _object(properties: Data) -> Data:
    """Return the schema of an object that has all *properties*."""
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


def _many(schema: Data) -> Data:
    return {"type": "array", "items": schema}
