"""The page about the questions is made from their files, and up to date."""

from __future__ import annotations

import re
from pathlib import Path

from rodedraad.ontology.wording import language
from rodedraad.queries.catalogue.library import Library, find
from rodedraad.queries.catalogue.reference import address, command, page

PAGE = Path(__file__).parents[3] / "docs" / "questions.md"


def test_the_page_in_the_docs_is_the_one_the_library_gives() -> None:
    """Run ``make docs`` when this fails."""
    assert PAGE.read_text(encoding="utf-8") == page(Library())


def test_every_question_is_told_in_both_languages() -> None:
    """Dutch first, then English, and the caller's language stays what it was."""
    text = page(Library())
    for name in Library().names:
        question = find(name)
        places = [text.index(f"### {question.summaries[spoken]}\n") for spoken in ("nl", "en")]
        assert places == sorted(places)
    assert language() == "nl"


def test_every_link_of_the_page_leads_somewhere() -> None:
    """Each anchor is there, and there once."""
    text = page(Library())
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    files = set(re.findall(r"\]\((\.\./[^)]+)\)", text))
    assert len(files) == len(Library().names)
    assert {file for file in files if not (PAGE.parent / file).is_file()} == set()


def test_every_row_of_a_table_has_the_cells_of_its_head() -> None:
    """A text with a bar in it does not break it."""
    tables = re.findall(r"(?:^\|.*\|\n)+", page(Library()), re.MULTILINE)
    assert tables
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1


def test_the_command_and_the_address_ask_what_the_test_of_the_question_asks() -> None:
    """So that a reader can try them as they stand."""
    question = find("frameworks/expiring-between")
    assert command(question) == (
        "rodedraad ask frameworks/expiring-between --from 2024-01-01 --until 2026-12-31"
    )
    assert address(question) == (
        "/api/questions/frameworks/expiring-between.csv?from=2024-01-01&until=2026-12-31"
    )
