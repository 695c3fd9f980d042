"""How the commands speak: numbers and findings as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.app import terminal
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.findings import Finding, Place, Severity
from rodedraad.ontology.wording import set_language


def test_thousands_are_marked_as_in_the_language() -> None:
    """A point in Dutch, a comma in English."""
    assert number(12345) == "12.345"
    set_language("en")
    try:
        assert number(12345) == "12,345"
    finally:
        set_language("nl")


def test_nothing_that_others_wrote_is_obeyed_by_the_terminal() -> None:
    """Escapes and direction marks go, lines and their indents stay."""
    assert terminal.printable("Bedoelde u:\n  =1+1\x1b[31m\u202e é 🚲\r\n") == "Bedoelde u:\n  =1+1[31m é 🚲\n"


def test_a_finding_is_shown_with_place_and_weight(capsys: pytest.CaptureFixture[str]) -> None:
    """File and line first, so that an editor can jump there."""
    terminal.show_finding(Finding(Severity.WARNING, "geen label", Place(Path("data/a.ttl"), 4)))
    assert capsys.readouterr().out == "data/a.ttl:4: let op: geen label\n"


def test_nobody_watching_means_no_moving_mark(capsys: pytest.CaptureFixture[str]) -> None:
    """Progress is for people: a pipe or a log gets none."""
    with terminal.progress("bezig", 2) as begin:
        begin("een")
        begin("twee")
    assert capsys.readouterr() == ("", "")
