"""``rodedraad report``: the form its name says, of any data, and sentences where it cannot."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli
from tests.servers import Running

BEGINS = {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!doctype html>"}


@pytest.mark.parametrize("fmt", sorted(BEGINS))
def test_the_name_of_the_file_says_the_form(run_cli: RunCli, tmp_path: Path, fmt: str) -> None:
    """In a folder that is made where it is not there; twice the same is the same file."""
    first, second = tmp_path / "map" / f"een.{fmt}", tmp_path / f"twee.{fmt}"
    assert run_cli("report", "-o", str(first)).exit_code == 0
    assert run_cli("report", "-o", str(second)).exit_code == 0
    assert first.read_bytes().startswith(BEGINS[fmt])
    assert first.read_bytes() == second.read_bytes()


def test_without_a_name_it_is_a_word_document(run_cli: RunCli) -> None:
    """Where people look for it; the answer says where."""
    done = run_cli("report")
    assert done.stdout == "Het antwoord staat in out/rapport.docx.\n"
    made = docx.Document(str(Path("out/rapport.docx")))
    assert made.paragraphs[0].text.startswith("Dekking van de veiligheidsagenda’s: ")


def test_a_form_without_a_name_is_beside_it(run_cli: RunCli) -> None:
    """With the ending of the form."""
    assert "out/rapport.xlsx" in run_cli("report", "--format", "xlsx").stdout


def test_a_dash_is_the_standard_output(run_cli: RunCli) -> None:
    """For a pipe: nothing else comes with it."""
    done = run_cli("--lang", "en", "report", "--format", "html", "-o", "-")
    assert done.stdout.startswith("<!doctype html>")
    assert '<html lang="en">' in done.stdout
    assert "rodedraad --lang en report --over 2024-01-01 2026-12-31" in done.stdout


def test_on_a_day_it_says_so_and_how_to_make_it_again(run_cli: RunCli) -> None:
    """With the day as a calendar has it, and only what is accepted where asked."""
    done = run_cli("report", "--on", "1-6-2022", "--accepted", "--format", "html", "-o", "-")
    assert "Gekeken op 1 juni 2022, alleen met wat is aanvaard." in done.stdout
    assert "rodedraad --lang nl report --on 2022-06-01 --accepted" in done.stdout


def test_the_numbers_are_those_of_the_verb_coverage(run_cli: RunCli, tmp_path: Path) -> None:
    """In every form they come from the same place."""
    said = json.loads(run_cli("coverage", "--by", "framework", "--format", "json").stdout)
    run_cli("report", "-o", str(tmp_path / "r.xlsx"))
    sheet: Any = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[1]
    tables = {table.ref: table for table in sheet.tables.values()}
    found = [[[cell.value for cell in row] for row in sheet[ref]][1:] for ref in tables]
    names = ("group", "covered", "partly", "nothing", "unreviewed", "total", "reviewed")
    assert [[row[name] for name in names] for row in said["rows"]] in found
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0].cell(6, 1).value == said["headline"]


def test_another_municipality_has_its_report(run_cli: RunCli, municipality: Workspace) -> None:
    """Without categories, numbers or alignments."""
    done = run_cli("--workspace", str(municipality.root), "report", "--format", "html", "-o", "-")
    assert done.exit_code == 0, done.stderr
    assert "Er is nog niets vergeleken" in done.stdout


def test_an_empty_workspace_says_what_to_do(run_cli: RunCli, tmp_path: Path) -> None:
    """There is nothing to report on yet."""
    run_cli("init", "--empty", str(tmp_path / "leeg"))
    done = run_cli("--workspace", str(tmp_path / "leeg"), "report")
    assert done.exit_code == 2
    assert "bevat nog geen gegevens" in done.stderr


def test_an_endpoint_has_its_report_too(run_cli: RunCli, packaged_server: Running, tmp_path: Path) -> None:
    """The same items; what only a workspace knows is left out."""
    target = tmp_path / "r.docx"
    done = run_cli("--endpoint", f"{packaged_server.origin}/sparql", "report", "-o", str(target))
    assert done.exit_code == 0, done.stderr
    made = docx.Document(io.BytesIO(target.read_bytes()))
    assert "/sparql" in made.paragraphs[0].text
    assert "van 8 agendapunten zijn gedekt" in made.paragraphs[1].text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--on", "2024-02-30"), "2024-02-30"),
        (("--over", "2026-01-01", "2024-01-01"), "Draai de twee om."),
        (("--on", "2024-01-01", "--over", "2024-01-01", "2024-12-31"), "--o"),
        (("-o", "verslag.odt"), "docx, html, xlsx, pdf"),
        (("-o", "verslag"), "docx, html, xlsx, pdf"),
        (("-o", "."), "rapport.docx"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_written(
    run_cli: RunCli, words: tuple[str, ...], told: str
) -> None:
    """With what was given and what would be right."""
    done = run_cli("report", *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert [path for path in Path().iterdir() if path.name != "out"] == []
    assert not Path("out").exists()
