"""Labels: how wide they are, how they break, and in which order they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodedraad.visualisations.lettering import natural, text_width, wrap


def test_longer_and_larger_text_is_wider() -> None:
    """Letters add up, and grow with their size."""
    assert text_width("iets", 10) < text_width("iets meer", 10)
    assert text_width("iets", 20) == pytest.approx(2 * text_width("iets", 10))


@given(st.text("abcdefgh WM", min_size=1, max_size=80), st.integers(60, 300))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    """Whatever the text; no more lines than asked for."""
    lines = wrap(text, 10, width)
    assert len(lines) <= 3
    assert all(text_width(line, 10) <= width for line in lines)


def test_what_does_not_fit_shows_that_it_was_left_out() -> None:
    """With three points at the end."""
    assert wrap("een heel lang woord " * 9, 10, 80)[-1].endswith("…")
    assert wrap("kort", 10, 80) == ("kort",)


def test_numbers_stand_in_their_natural_order() -> None:
    """2 before 10, and what has no number last."""
    ordered = ["1", "1.2", "1.10", "2", "10", ""]
    assert all(natural(one) < natural(other) for one, other in pairwise(ordered))
