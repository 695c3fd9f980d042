"""A place in the tokens of a query."""

from __future__ import annotations

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.queries.sparql.cursor import Cursor, without_comments


def test_tokens_are_taken_from_left_to_right() -> None:
    """Keywords in any case, marks as they are."""
    cursor = Cursor("filter ( ?x )")
    assert cursor.taken("FILTER")
    assert not cursor.taken(")")
    cursor.expect("(")
    assert cursor.until(lambda token: token.text == ")") == "?x"
    assert cursor.since(0) == "filter ( ?x"
    cursor.take()
    assert cursor.next().kind == "end"


def test_what_was_expected_is_told_with_its_place() -> None:
    """Also at the end of the text."""
    cursor = Cursor("SELECT\n ?x")
    cursor.take()
    with pytest.raises(Fault, match=r"regel 2, kolom 2 .* verwacht: \{"):
        cursor.expect("{")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("?a # of\n+ 1", "?a + 1"),
        ('"# @ ^^"@nl = "1"^^xsd:integer # x', '"# @ ^^"@nl = "1"^^xsd:integer'),
        ("?a   + 1", "?a   + 1"),
    ],
)
def test_remarks_are_left_out_and_literals_stay_in_one_piece(text: str, wanted: str) -> None:
    """Text without a remark stays as it is."""
    assert without_comments(text) == wanted
