"""What the addresses of the questions take and give, for programs: OpenAPI 3.1, made from their heads.

Specification: https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeAlias

from rodedraad.app.service import schemas
from rodedraad.app.service.parameter_schemas import parameter
from rodedraad.app.service.problems import MEDIA as PROBLEM
from rodedraad.app.service.question_data import PATH as QUESTIONS
from rodedraad.app.service.question_data import SUFFIXES, has_choices
from rodedraad.app.service.question_requests import ANSWERS, JSON
from rodedraad.ontology.wording import LANGUAGES, choose, say
from rodedraad.queries.catalogue.library import Library
from rodedraad.queries.catalogue.questions import Question

PATH = "/api/openapi.json"
VERSION = "1.0.0"  # of the addresses, not of the software
LIST = "questions"

Data: TypeAlias = dict[str, Any]

_REFUSALS = ("400", "404", "414", "500", "503")


def document(library: Library, services: Collection[str] = ()) -> Data:
    """Return the description of all addresses, in the current language; *services* may be asked."""
    paths = {
        PATH: _get("document", LIST, say("app.api_op_document"), [_ref("parameters", "lang")], _json({}))
    }
    paths[QUESTIONS] = _list(library)
    for question in library.questions():
        paths |= dict(_addresses(question, services))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": say("app.api_title"),
            "description": say("app.api_about"),
            "version": VERSION,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": LIST, "description": say("app.api_tag_questions")}, *_subjects(library)],
        "paths": paths,
        "components": {
            "schemas": schemas.named(),
            "responses": {
                **{status: _refusal(status) for status in ("400", "404", "406", "500", "503")},
                "414": {"description": say("app.api_status_414"), "content": {"text/plain": {}}},
            },
            "parameters": {"lang": _lang(), "excel": _excel()},
            "headers": _headers(),
        },
    }


def _subjects(library: Library) -> list[Data]:
    return [{"name": name, "description": choose(labels)} for name, labels in library.subjects.items()]


def _list(library: Library) -> Data:
    known = {name for subject, labels in library.subjects.items() for name in (subject, *labels.values())}
    parameters = [
        _query("search", say("app.api_param_search"), {"type": "string"}),
        _query("subject", say("app.api_param_subject"), {"enum": ["", *sorted(known)]}),
        _ref("parameters", "lang"),
    ]
    return _get("list", LIST, say("app.api_op_list"), parameters, _json(_ref("schemas", "Questions")))


def _addresses(question: Question, services: Collection[str]) -> Iterator[tuple[str, Data]]:
    """Yield each address of *question* and what can be asked there."""
    path, subject, name = f"{QUESTIONS}/{question.name}", question.subject, question.name.replace("/", "-")
    told = _get(
        f"tell-{name}",
        subject,
        say("app.api_op_tell", summary=question.summary),
        [_ref("parameters", "lang")],
        _json(_ref("schemas", "Question")),
        more=say("app.api_op_tell_more"),
    )
    told["get"]["responses"]["406"] = _ref("responses", "406")
    yield path, told
    suffix = {"type": "string", "enum": list(SUFFIXES)}
    yield (
        f"{path}.{{suffix}}",
        _get(
            f"answer-{name}",
            subject,
            question.summary,
            [
                _in_path("suffix", say("app.api_param_suffix"), suffix),
                *(parameter(known, question, services) for known in question.asked_parameters),
                _ref("parameters", "lang"),
                _ref("parameters", "excel"),
            ],
            _answer(question),
            more=question.description,
        ),
    )
    if names := [known.name for known in question.parameters if has_choices(known)]:
        parameters = [
            _in_path("parameter", say("app.api_param_choices"), {"type": "string", "enum": names}),
            _query("search", say("app.api_param_part"), {"type": "string"}),
            _ref("parameters", "lang"),
        ]
        title = say("app.api_op_choices", summary=question.summary)
        given = _json(_ref("schemas", "Choices"))
        yield f"{path}/choices/{{parameter}}", _get(f"choose-{name}", subject, title, parameters, given)


def _get(name: str, tag: str, summary: str, parameters: Sequence[Data], given: Data, more: str = "") -> Data:
    operation: Data = {
        "operationId": name,
        "tags": [tag],
        "summary": summary,
        **({"description": more} if more else {}),
        "parameters": list(parameters),
        "responses": {
            "200": given,
            "304": {"description": say("app.api_status_304")},
            **{status: _ref("responses", status) for status in _REFUSALS},
        },
    }
    return {"get": operation}


def _json(schema: Data) -> Data:
    return {
        "description": say("app.api_status_200"),
        "headers": {"ETag": _ref("headers", "ETag")},
        "content": {JSON.type: {"schema": schema}},
    }


def _answer(question: Question) -> Data:
    """Return what the answer to *question* looks like in each format."""
    content: Data = {
        media.type.partition(";")[0]: {"schema": {"type": "string"}} for media in ANSWERS.values()
    }
    content[ANSWERS["xlsx"].type] = {}
    content[JSON.type] = {
        "schema": {"allOf": [_ref("schemas", "Answer"), {"properties": {"rows": schemas.rows(question)}}]},
    }
    names = ("ETag", "Dataset-Version", "Answer-Cut")
    return {
        "description": say("app.api_status_200"),
        "headers": {name: _ref("headers", name) for name in names},
        "content": content,
    }


def _refusal(status: str) -> Data:
    problem = {"schema": _ref("schemas", "Problem")}
    return {"description": say(f"app.api_status_{status}"), "content": {PROBLEM: problem}}


def _headers() -> Data:
    text = {"type": "string"}
    return {
        "ETag": {"description": say("app.api_status_304"), "schema": text},
        "Dataset-Version": {"description": say("app.api_header_version"), "schema": text},
        "Answer-Cut": {"description": say("app.api_header_cut"), "schema": {"const": "true"}},
    }


def _lang() -> Data:
    return _query("lang", say("app.api_param_lang"), {"enum": ["", *LANGUAGES]})


def _excel() -> Data:
    return _query("excel", say("app.api_param_excel"), {"enum": ["", "0", "1", "false", "true"]})


def _query(name: str, description: str, schema: Data) -> Data:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _in_path(name: str, description: str, schema: Data) -> Data:
    return {"name": name, "in": "path", "required": True, "description": description, "schema": schema}


def _ref(kind: str, name: str) -> Data:
    return {"$ref": f"#/components/{kind}/{name}"}
