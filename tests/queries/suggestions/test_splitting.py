"""Compounds are taken apart with words that occur elsewhere, and left whole where none fit."""

from __future__ import annotations

import pytest

from rodedraad.queries.suggestions.splitting import Splitter

KNOWN = (
    "jeugd",
    "criminaliteit",
    "drugs",
    "handel",
    "mensen",
    "bestuur",
    "kracht",
    "woning",
    "inbraak",
    "brand",
)
SPLITTER = Splitter(KNOWN, ("", "s", "en", "e", "n"))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("jeugdcriminaliteit", ("jeugd", "criminaliteit")),
        ("mensenhandel", ("mensen", "handel")),
        ("bestuurskracht", ("bestuur", "kracht")),
        ("woninginbraak", ("woning", "inbraak")),
        ("jeugddrugshandel", ("jeugd", "drugs", "handel")),
        ("drugsgerelateerde", ("drugs", "gerelateerde")),
        ("fietshandel", ("fiets", "handel")),
        ("boekhandel", ()),
        ("nachtcriminaliteit", ("nacht", "criminaliteit")),
        ("jeugd", ()),
        ("ondermijning", ()),
        ("", ()),
    ],
)
def test_a_word_has_the_parts_that_are_known(word: str, parts: tuple[str, ...]) -> None:
    """Tied or not; one unknown part is allowed beside a known one, where both are long enough."""
    assert SPLITTER.parts(word) == parts


def test_without_known_words_nothing_is_split() -> None:
    """Another dataset, other words."""
    assert Splitter((), ("",)).parts("jeugdcriminaliteit") == ()


def test_a_very_long_word_is_read_in_no_time() -> None:
    """Ways that meet are walked once."""
    assert len(Splitter(("aaaa", "aaaaa"), ("", "a")).parts("a" * 60)) > 1
