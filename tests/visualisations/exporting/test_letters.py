"""Lines on paper hold the whole of a text, are as wide as they say at most, and turn nothing around."""

from __future__ import annotations

import pytest

from rodedraad.visualisations.exporting.letters import broken, shown, width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Zorg en wijkveiligheid", ("Zorg en", "wijkveiligheid")),
        ("Drugsgebruik en -handel", ("Drugsgebruik en", "-handel")),
        ("Woningovervallen/babbeltrucs", ("Woningovervallen/", "babbeltrucs")),
        ("", ("",)),
        ("  veel \n wit  ", ("veel wit",)),
    ],
)
def test_a_line_breaks_between_words_and_after_a_stroke(text: str, lines: tuple[str, ...]) -> None:
    """Never before a word that a hyphen belongs to."""
    assert broken(text, 7, 60) == lines


def test_nothing_is_lost_and_no_line_is_too_wide() -> None:
    """Also where one word is wider than the room."""
    text = "Meervoudigepersoonlijkheidsstoornissenbehandelcentrum te Hengelo (Overijssel) 漢字"
    lines = broken(text, 7, 50)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(width(line, 7) for line in lines) <= 50


def test_what_cannot_be_set_or_turns_text_is_left_out() -> None:
    """What XML forbids, and every sign that sets a direction."""
    assert shown("a\u0000\u202eb\u2066c\u2069\u200fd\u061ce\tf") == "abcde f"


def test_a_line_with_a_sign_the_font_lacks_counts_as_wide() -> None:
    """It is set in a wider font as a whole."""
    assert width("illit", 10) < width("illi→", 10) - 10
