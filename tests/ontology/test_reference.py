"""The page about the ontology is made from it, and up to date."""

from __future__ import annotations

from pathlib import Path

from rodedraad.ontology.reference import page
from rodedraad.ontology.wording import language

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


def test_the_page_in_the_docs_is_the_one_the_ontology_gives() -> None:
    """Run ``make docs`` when this fails."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_class_is_told_in_both_languages() -> None:
    """Dutch first, then English, and the caller's language stays what it was."""
    text = page()
    assert "### betrokkenheid (`rd:Involvement`)" in text
    assert "### involvement (`rd:Involvement`)" in text
    assert text.index("betrokkenheid (`rd:") < text.index("involvement (`rd:")
    assert language() == "nl"
