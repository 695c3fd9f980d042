"""How the commands speak: numbers and findings as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.app import terminal
from rodedraad.ontology.findings import Finding, Place, Severity


def test_nothing_that_others_wrote_is_obeyed_by_the_terminal() -> None:
    """Escapes and direction marks go, lines and their indents stay."""
    hostile = "Bedoelde u:\n  =1+1\x1b[31m\u202e é 🚲\r\n"
    assert terminal.printable(hostile) == "Bedoelde u:\n  =1+1[31m é 🚲\n"


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
