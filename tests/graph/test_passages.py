"""Passages by address, and how they read in their text."""

from __future__ import annotations

from rodedraad.graph.passages import excerpt, passages
from rodedraad.ontology.wording import set_language
from tests.graph.small import DOCUMENT, ID, TEXT, store


def test_passages_count_code_points() -> None:
    """An emoji and an accent are one each, so the words are the words."""
    found = passages(store())
    assert {iri.removeprefix(ID): passage.text(TEXT) for iri, passage in found.items()} == {
        "passage/een": "fietsdiefstal",
        "passage/twee": "Politie",
        "passage/drie": "café",
    }
    assert {passage.document for passage in found.values()} == {DOCUMENT}


def test_only_the_passages_asked_for_come_with_their_path_in_the_language() -> None:
    """One asked, one given, in Dutch or English."""
    asked = [ID + "passage/een"]
    assert [passage.section for passage in passages(store(), asked).values()] == ["regel een"]
    set_language("en")
    try:
        assert [passage.section for passage in passages(store(), asked).values()] == ["line een"]
    finally:
        set_language("nl")


def test_an_excerpt_shows_the_words_between_their_neighbours_on_one_line() -> None:
    """Line ends and tabs become visible rests, words are not cut."""
    found = passages(store())[ID + "passage/twee"]
    seen = excerpt(TEXT, found, context=25)
    assert (seen.before, seen.marked, seen.after) == ("… 🚲 fietsdiefstal aan. | ", "Politie", " en café. ⏎ ")


def test_nothing_a_terminal_would_obey_is_shown() -> None:
    """Control characters in a document do not reach the screen."""
    found = passages(store())[ID + "passage/twee"]
    hostile = TEXT.replace("aan.", "a\x1b[")
    assert "\x1b" not in excerpt(hostile, found).before
