"""The head of a query file: a summary in both languages, or it is no question."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.ontology.heads import read_query

HEAD = '#+ summary: {nl: "Wie, en wat?", en: "Who, and what?"}\n#+ description: {nl: "Meer.", en: "More."}\n'


def test_summary_and_description_are_read_by_language(tmp_path: Path) -> None:
    """The query itself stays as it stands in the file."""
    file = tmp_path / "wie.rq"
    file.write_text(HEAD + "ASK {}", encoding="utf-8")
    found = read_query(file, "a/wie")
    assert (found.name, found.summary, found.description) == ("a/wie", "Wie, en wat?", "Meer.")
    assert found.text == HEAD + "ASK {}"


def test_a_head_without_a_language_is_named_with_its_file(tmp_path: Path) -> None:
    """A question without words for it cannot be found by anybody."""
    file = tmp_path / "wie.rq"
    file.write_text('#+ summary: {nl: "Wie?"}\nASK {}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"wie\.rq: the head has no summary in en"):
        read_query(file, "wie")
