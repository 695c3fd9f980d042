"""Where an answer goes: to a file, whole or not at all, or to the standard output as it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rodedraad.app.output import give

CONTENT = "\ufeffé;1\r\n".encode()


def test_bytes_reach_the_standard_output_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """No line ending and no mark is changed on the way, and what was printed before stays before it."""
    sys.stdout.write("eerst\n")
    give(CONTENT, None)
    assert capfdbinary.readouterr().out == b"eerst\n" + CONTENT


def test_a_file_is_written_whole_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also in a folder that is not there yet; the answer itself is not shown."""
    target = tmp_path / "uit" / "antwoord.csv"
    give(CONTENT, target)
    assert target.read_bytes() == CONTENT
    assert capsys.readouterr().out == f"Het antwoord staat in {target}.\n"


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    """Nothing half stands beside it either."""
    (tmp_path / "map").mkdir()
    with pytest.raises(OSError, match="map"):
        give(CONTENT, tmp_path / "map")
    assert [path.name for path in tmp_path.iterdir()] == ["map"]
