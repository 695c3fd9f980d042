"""``rodedraad draw`` to any format, a file or the standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rodedraad.app.drawings import FORMATS
from rodedraad.visualisations.exporting import FORMATS as WRITTEN
from tests.conftest import INVENTED, RunCli

ASK = ("draw", "--workspace", str(INVENTED), "--lang", "en")
STARTS = {
    "html": b"<!doctype html>",
    "svg": b"<svg ",
    "pdf": b"%PDF-1.7",
    "png": b"\x89PNG\r\n\x1a\n",
    "graphml": b"<?xml ",
    "gexf": b"<?xml ",
    "cyjs": b"{",
    "kumu.json": b"{",
}


def streamed(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Return what a real process writes to its standard output."""
    return subprocess.run(
        [Path(sys.executable).with_name("rodedraad"), *ASK, *words],
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_the_formats_offered_are_those_that_are_written() -> None:
    """The page and every format of one view."""
    assert ("html", *(suffix[1:] for suffix in WRITTEN)) == FORMATS


@pytest.mark.parametrize("fmt", STARTS)
def test_the_stream_holds_the_drawing_and_nothing_else(fmt: str) -> None:
    """Bytes as they are in a file; what is told goes elsewhere or nowhere."""
    done = streamed("-o", "-", "--format", fmt)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.lower().startswith(STARTS[fmt].lower())
    assert b"things is in" not in done.stdout
    assert done.stdout.endswith((b"\n", b"%%EOF", b"IEND\xaeB`\x82", b"</graphml>", b"</gexf>", b"</html>"))


def test_two_tables_do_not_fit_in_one_stream(run_cli: RunCli) -> None:
    """The message says what would."""
    done = run_cli(*ASK, "-o", "-", "--to", "csv")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "2 files" in done.stderr
    assert "-o" in done.stderr


def test_the_format_named_goes_before_the_name_of_the_file(run_cli: RunCli, tmp_path: Path) -> None:
    """Also where the name says nothing; capitals do not matter."""
    folder = tmp_path / "nieuw"
    target = folder / "netwerk.data"
    assert run_cli(*ASK, "-o", str(target), "--to", "CYJS").exit_code == 0
    assert json.loads(target.read_bytes())["elements"]["nodes"]
    assert run_cli(*ASK, "-o", str(folder / "tabel.txt"), "--format", "csv").exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "netwerk.data",
        "tabel-links.txt",
        "tabel-nodes.txt",
    ]


def test_without_a_name_it_stands_in_the_folder_out(
    run_cli: RunCli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the suffix of its format."""
    monkeypatch.chdir(tmp_path)
    assert run_cli(*ASK, "--format", "svg").exit_code == 0
    assert (tmp_path / "out" / "netwerk.svg").is_file()


def test_an_unknown_format_is_told_with_all_there_are(run_cli: RunCli, tmp_path: Path) -> None:
    """And nothing is written."""
    done = run_cli(*ASK, "-o", str(tmp_path / "nieuw" / "x"), "--format", "docx")
    assert done.exit_code == 2
    assert all(fmt in done.stderr for fmt in FORMATS)
    assert not (tmp_path / "nieuw").exists()


@pytest.mark.parametrize("words", [(), ("--format", "pdf")])
def test_a_folder_is_refused_with_the_name_of_a_file(
    words: tuple[str, ...], run_cli: RunCli, tmp_path: Path
) -> None:
    """In the language asked for, not that of the machine."""
    done = run_cli(*ASK, "-o", str(tmp_path), *words)
    assert done.exit_code == 2
    assert f"{tmp_path} is a folder" in done.stderr
    assert str(tmp_path / "netwerk.") in done.stderr
    assert list(tmp_path.glob("*.*")) == []


def test_a_picture_says_whose_data_it_shows(run_cli: RunCli, tmp_path: Path) -> None:
    """The title of the workspace and the version."""
    target = tmp_path / "x.svg"
    assert run_cli(*ASK, "-o", str(target)).exit_code == 0
    text = target.read_text(encoding="utf-8")
    assert "Source: " in text
    assert "Data: version " in text
