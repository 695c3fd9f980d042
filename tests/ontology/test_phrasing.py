"""Days, numbers and lists as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from rodedraad.ontology.phrasing import day, day_of, listed, number
from rodedraad.ontology.wording import set_language


@pytest.mark.parametrize(
    ("when", "nl", "en"),
    [
        (date(2024, 1, 1), "1 januari 2024", "1 January 2024"),
        (date(2024, 2, 29), "29 februari 2024", "29 February 2024"),
        (date(2025, 12, 31), "31 december 2025", "31 December 2025"),
    ],
)
def test_a_day_is_said_with_its_month_in_words(when: date, nl: str, en: str) -> None:
    """Without a nought in front, so that nobody has to ask which number is the month."""
    assert day(when) == nl
    set_language("en")
    assert day(when) == en


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("2024-02-29Z", date(2024, 2, 29)),
        ("2024-02-29+01:00", date(2024, 2, 29)),
        ("2024-02-30", None),
        ("2024", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_a_day_of_the_data_is_read_and_anything_else_is_none(text: str, when: date | None) -> None:
    """With a time zone or without; what is no day is left to the caller."""
    assert day_of(text) == when


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [(0, "0", "0"), (999, "999", "999"), (1_234_567, "1.234.567", "1,234,567"), (-1_000, "-1.000", "-1,000")],
)
def test_thousands_are_marked_as_in_the_language(value: int, nl: str, en: str) -> None:
    """A point in Dutch, a comma in English."""
    assert number(value) == nl
    set_language("en")
    assert number(value) == en


@pytest.mark.parametrize(
    ("words", "nl", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a and b"),
        (["a", "b", "c"], "a, b en c", "a, b and c"),
    ],
)
def test_a_list_ends_in_and(words: Sequence[str], nl: str, en: str) -> None:
    """As in a sentence."""
    assert listed(words) == nl
    set_language("en")
    assert listed(words) == en
