"""A table for a terminal: as wide as it may be, straight, and nothing in it is obeyed."""

from __future__ import annotations

import pytest

from rodedraad.queries.tables import NARROWEST, display_width, laid_out, visible


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    """Names on top, a rule, a line a row, no blanks at the end."""
    assert laid_out(["wie", "uren"], [["Politie", "1"], ["A", "120"]], 80) == [
        "wie      uren",
        "───────  ────",
        "Politie  1",
        "A        120",
    ]


def test_numbers_are_set_right() -> None:
    """So that units stand under units."""
    assert laid_out(["wie", "uren"], [["A", "1"], ["B", "1.200"]], 80, right=[1])[2:] == [
        "A        1",
        "B    1.200",
    ]


@pytest.mark.parametrize("width", [40, 60])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """The widest column gives way first, and what is cut shows it."""
    lines = laid_out(["kort", "lang", "langer"], [["a", "b" * 30, "c" * 200]], width)
    assert max(map(display_width, lines)) <= width
    assert lines[2].startswith("a     b")
    assert lines[2].endswith("…")


def test_a_column_is_never_cut_to_nothing() -> None:
    """A table too wide for a terminal of ten columns stays readable, and runs over."""
    lines = laid_out(["a", "b"], [["x" * 50, "y" * 50]], 10)
    assert lines[2] == "x" * (NARROWEST - 1) + "…  " + "y" * (NARROWEST - 1) + "…"


def test_wide_and_combining_characters_keep_columns_straight() -> None:
    """Chinese takes two columns a character, a combining accent none, also where they are cut."""
    assert display_width("安全") == 4
    assert display_width("e\u0301") == 1
    lines = laid_out(["x", "y"], [["安全", "a"], ["e\u0301", "b"]], 80)
    assert lines[2:] == ["安全  a", "e\u0301     b"]
    cut = laid_out(["x"], [["安" * 20]], 15)[2]
    assert (cut, display_width(cut)) == ("安" * 7 + "…", 15)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m\nb\u202ec", "a[31m bc"),
        ("a\x1b]0;titel\x07b", "a]0;titelb"),
        ("a\tb\r\nc", "a b c"),
        ("\x9b31mrood", "31mrood"),
        ("zacht\u00adje\u200b", "zachtje"),
        ("één 🚲 安全", "één 🚲 安全"),
    ],
)
def test_nothing_in_a_label_is_obeyed_by_the_terminal(text: str, shown: str) -> None:
    """Escape sequences, line ends and direction marks do not come through; everything readable does."""
    assert visible(text) == shown
