"""The shapes of what is given in JSON."""

from __future__ import annotations

import json

import jsonschema_rs

from rodedraad.app.service.question_data import described, listed
from rodedraad.app.service.schemas import named, rows
from rodedraad.queries.catalogue.library import Library, find

LIBRARY = Library()


def fits(data: object, name: str) -> bool:
    """Return whether *data*, as it goes over the line, has the shape called *name*."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": named()}}
    return jsonschema_rs.validator_for(schema).is_valid(json.loads(json.dumps(data)))


def test_what_is_told_of_every_question_has_the_shape_told() -> None:
    """The list, and each question."""
    assert fits(listed(LIBRARY, LIBRARY.questions()), "Questions")
    assert [name for name in LIBRARY.names if not fits(described(LIBRARY, find(name)), "Question")] == []
    assert not fits({"name": "x"}, "Question")


def test_a_row_has_a_value_or_nothing_in_each_column() -> None:
    """Of the type of the column, and in no other column."""
    validator = jsonschema_rs.validator_for(rows(find("motions/list")))
    names = [column.name for column in find("motions/list").columns]
    assert validator.is_valid([dict.fromkeys(names)])
    assert not validator.is_valid([dict.fromkeys(names[1:])])
    assert not validator.is_valid([{**dict.fromkeys(names), "more": "x"}])
    assert not validator.is_valid([{**dict.fromkeys(names), names[0]: 1}])
