"""Which texts are a value of a parameter: the schema says what the reader of values says."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema_rs
import pytest

from rodedraad.app.service.parameter_schemas import parameter
from rodedraad.ontology.faults import Fault
from rodedraad.queries.catalogue.library import find
from rodedraad.queries.catalogue.literals import literal
from rodedraad.queries.catalogue.questions import Choice, Parameter

CHOICE = Choice("up", {"nl": "op", "en": "upwards"})
KINDS: dict[str, dict[str, Any]] = {
    "date": {},
    "integer": {"least": 0, "most": 9},
    "decimal": {"least": 0, "most": 2.5},
    "year": {},
    "boolean": {},
    "choice": {"choices": (CHOICE,)},
}
TEXTS = (
    "2024-02-29", "2024-02-30", "31-1-2024", "today", "vandaag", "morgen", "5", "10", "-1", "2.5", "2.6", "x",
    "1999", "999", "3000", "ja", "no", "true", "0", "maybe", "up", "op", "upwards", "down", "1 2",
)  # fmt: skip


def schema(kind: str, **more: Any) -> dict[str, Any]:
    """Return the schema of the values of a parameter of *kind*."""
    known = Parameter("x", kind, {"nl": "Iets", "en": "Something"}, **more)
    found: dict[str, Any] = parameter(known, find("motions/list"), ["http://example.org/sparql"])["schema"]
    return found


def fits(text: str, shape: dict[str, Any]) -> bool:
    """Return whether *text* fits, as itself or as the number it reads as: so OpenAPI reads a query string."""
    values: list[Any] = [text]
    for read in (int, float):
        try:
            values.append(read(text))
        except ValueError:
            continue
    validator = jsonschema_rs.validator_for(shape, validate_formats=True)
    return any(map(validator.is_valid, values))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TEXTS)
def test_the_schema_takes_what_the_reader_takes(kind: str, text: str) -> None:
    """And refuses what it refuses."""
    known = Parameter("x", kind, {"nl": "Iets", "en": "Something"}, **KINDS[kind])
    try:
        literal(known, text, date(2026, 1, 1))
        is_read = True
    except Fault:
        is_read = False
    assert fits(text, schema(kind, **KINDS[kind])) is is_read


@pytest.mark.parametrize("kind", [*KINDS, "text", "concept", "service"])
def test_empty_is_no_choice(kind: str) -> None:
    """As a form sends it; not where a value is needed."""
    assert fits("", schema(kind, **KINDS.get(kind, {})))
    assert not fits(" ", schema("concept", is_required=True))


def test_several_values_are_a_list() -> None:
    """Of what one value may be."""
    assert schema("date", is_multiple=True) == {"type": "array", "items": schema("date")}
    assert fits("http://example.org/sparql", schema("service"))
    assert not fits("http://example.org/other", schema("service"))


def test_a_description_says_how_a_value_is_written_and_what_counts_without_one() -> None:
    """Label, help, the way of writing, and the default or what is then meant."""
    question = find("motions/list")
    day = Parameter("on", "date", {"nl": "Dag"}, helps={"nl": "Let op."}, default="policy-start")
    assert parameter(day, question, ())["description"] == (
        "Dag. Let op. Een dag: 2024-01-31, 31-1-2024 of vandaag. "
        "Zonder keuze: het begin van de beleidsperiode."
    )
    free = Parameter("who", "iri", {"nl": "Wie"}, any={"nl": "iedereen"})
    assert parameter(free, question, ())["description"].endswith("Zonder keuze: iedereen.")
