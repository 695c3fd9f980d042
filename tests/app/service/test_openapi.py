"""The description for programs is valid, is made from the heads, and is what the server does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema_rs
import pytest
import schemathesis
from schemathesis.core.result import Ok

from rodedraad.app.service.openapi import document
from rodedraad.app.service.question_data import SUFFIXES
from rodedraad.ontology.wording import set_language
from rodedraad.queries.catalogue.library import Library, find
from tests.app.raw import send
from tests.servers import Running

SECONDS = 10  # for schemathesis; its last phases go on until they are over
# That a text is no name in the data no schema can tell; and a value may be so long that the address is.
SETTINGS = """
[checks.positive_data_acceptance]
enabled = false
[checks.negative_data_rejection]
expected-statuses = ["4xx"]
[generation]
database = "none"
"""


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The description of the questions of the software."""
    set_language("nl")
    return document(Library())


def answers(whole: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what *whole* says of the answers to the question called *name*."""
    found: dict[str, Any] = whole["paths"][f"/api/questions/{name}.{{suffix}}"]["get"]
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_description_is_valid_openapi(language: str) -> None:
    """By the schema of OpenAPI 3.1, and all that it refers to is there."""
    set_language(language)
    told = document(Library(), ["http://example.org/sparql"])
    assert told["openapi"] == "3.1.0"
    schema = schemathesis.openapi.from_dict(told)
    schema.validate()
    assert all(isinstance(operation, Ok) for operation in schema.get_all_operations())
    for name, shape in told["components"]["schemas"].items():
        assert jsonschema_rs.meta.is_valid(shape), name


def test_every_question_is_described_in_the_language_asked(whole: dict[str, Any]) -> None:
    """Told, answered, and what there is to choose, each under its subject and name."""
    for name in Library().names:
        question = find(name)
        assert answers(whole, name)["summary"] == question.summaries["nl"]
        assert answers(whole, name)["tags"] == [question.subject]
        assert f"/api/questions/{name}" in whole["paths"]
    names = [operation["get"]["operationId"] for operation in whole["paths"].values()]
    assert len(names) == len(set(names))
    set_language("en")
    assert answers(document(Library()), "motions/list")["summary"] == find("motions/list").summaries["en"]


def test_a_parameter_is_described_by_its_head(whole: dict[str, Any]) -> None:
    """Name, what is needed, several, and the example of the question's own test."""
    for name in Library().names:
        question, told = find(name), answers(whole, name)["parameters"]
        by_name = {known["name"]: known for known in told if "name" in known and known["in"] == "query"}
        assert list(by_name) == [known.name for known in question.asked_parameters]
        for known in question.asked_parameters:
            one = by_name[known.name]
            assert one["required"] is known.is_required
            assert (one["schema"].get("type") == "array") is known.is_multiple
            assert one["description"].startswith(known.labels["nl"])
        given = {key: one["example"] for key, one in by_name.items() if "example" in one}
        assert {*given, "lang"} == {*question.probe.given, "lang"}


def test_an_answer_is_described_by_its_columns(whole: dict[str, Any]) -> None:
    """In JSON by the type of each; in all formats by their media types."""
    content = answers(whole, "motions/list")["responses"]["200"]["content"]
    assert len(content) == len(SUFFIXES)
    rows = content["application/json"]["schema"]["allOf"][1]["properties"]["rows"]["items"]
    assert list(rows["properties"]) == [column.name for column in find("motions/list").columns]
    assert rows["properties"]["date"] == {
        "type": ["string", "null"],
        "description": "Datum",
        "format": "date",
    }


def test_the_answer_to_each_test_of_a_question_fits_its_description(packaged_server: Running) -> None:
    """What is told as an example is accepted, and the rows have the types told."""
    whole = send(packaged_server, "GET", "/api/openapi.json").json()
    wrong = []
    for name in Library().names:
        question = find(name)
        if question.federates:
            continue
        values = urlencode(question.probe.given, doseq=True)
        response = send(packaged_server, "GET", f"/api/questions/{name}.json?{values}")
        schema = answers(whole, name)["responses"]["200"]["content"]["application/json"]["schema"]
        validator = jsonschema_rs.validator_for({**schema, "components": whole["components"]})
        if response.status != 200 or not validator.is_valid(response.json()):
            wrong.append(name)
    assert wrong == []


def test_schemathesis_finds_no_address_that_does_otherwise(packaged_server: Running, tmp_path: Path) -> None:
    """Examples, the edges of each parameter, and invented requests, for a limited time."""
    (tmp_path / "schemathesis.toml").write_text(SETTINGS, encoding="utf-8")
    program = Path(sys.executable).with_name("schemathesis")
    limits = ["--max-time", str(SECONDS), "--max-examples", "2", "--workers", "2", "--seed", "1"]
    done = subprocess.run(
        [str(program), "run", f"{packaged_server.origin}/api/openapi.json", "--no-color", *limits],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr[-5_000:]
