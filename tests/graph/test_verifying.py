"""Fingerprints: every passage checked, every failure named with document, section and fact."""

from __future__ import annotations

from rodedraad.graph.verifying import verify
from tests.graph.small import DOCUMENT, ID, TEXT, TURTLE, span, store


def test_all_passages_of_a_registered_text_are_checked() -> None:
    """Three of three, and nothing wrong."""
    found = verify(store(), {DOCUMENT: TEXT})
    assert (found.total, found.checked, found.failures, found.unregistered) == (3, 3, [], [])


def test_a_text_that_is_not_there_is_told() -> None:
    """Nothing is checked and nothing fails; the document is named."""
    found = verify(store(), {})
    assert (found.total, found.checked, found.failures) == (3, 0, [])
    assert [document.title for document in found.unregistered] == ["Het plan"]


def test_a_changed_text_fails_as_a_document_and_at_each_passage_behind_the_change() -> None:
    """One letter more moves what comes after it; the passage before it still stands."""
    found = verify(store(), {DOCUMENT: TEXT.replace("aan", "aan!")})
    assert [failure.subject for failure in found.failures] == [
        DOCUMENT,
        ID + "passage/twee",
        ID + "passage/drie",
    ]


def test_a_failure_names_document_section_and_fact() -> None:
    """A person can go to the place and see what is said to stand there."""
    start, end, told = span("Politie")
    wrong = store(TURTLE.replace(told, "0" * 64))
    (failure,) = verify(wrong, {DOCUMENT: TEXT}).failures
    assert failure.message.startswith(f"‘Het plan’, regel twee: op {start}–{end} staat iets anders")
    assert "‘Politie’" in failure.message


def test_a_span_outside_the_text_is_said_to_be_so() -> None:
    """A span that ends behind the text is another fault than words that differ."""
    _, end, _ = span("café")
    wrong = store(TURTLE.replace(f"oa:end {end} ", "oa:end 9999 "))
    (failure,) = verify(wrong, {DOCUMENT: TEXT}).failures
    assert "ligt buiten de tekst" in failure.message
    assert "Fietsdiefstal – valt onder" in failure.message
