"""A file that somebody sent is looked at before it is unpacked; what is no workbook of ours is not opened."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.queries.reviews import opening
from rodedraad.queries.reviews.opening import open_workbook
from tests.queries.reviews.books import Filling

MEGABYTE = 1_000_000


@pytest.fixture
def unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails where a workbook is unpacked."""

    def unpack(*_words: object, **_told: object) -> None:
        pytest.fail("the file was unpacked")

    monkeypatch.setattr(openpyxl, "load_workbook", unpack)


def packed(path: Path, parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    """Return a file with *parts*."""
    with zipfile.ZipFile(path, "w", how) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Change the parts of the file in *path*."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    return packed(path, parts)


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize(
    ("parts", "how", "said"),
    [
        ({"xl/workbook.xml": bytes(50 * MEGABYTE)}, zipfile.ZIP_DEFLATED, "niet geopend"),
        ({"xl/workbook.xml": b"", "xl/a.xml": bytes(2 * MEGABYTE)}, zipfile.ZIP_LZMA, "niet geopend"),
        ({f"xl/{one}.xml": b"<a/>" for one in range(600)}, zipfile.ZIP_DEFLATED, "niet geopend"),
        ({f"xl/{one}.xml": bytes(MEGABYTE) for one in range(120)}, zipfile.ZIP_DEFLATED, "niet geopend"),
        ({"xl/workbook.xml": b"", "xl/vbaProject.bin": b"x"}, zipfile.ZIP_DEFLATED, "macro's"),
        ({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "b">]><a/>'}, zipfile.ZIP_DEFLATED, "geen werkblad"),
        ({"word/document.xml": b"<a/>"}, zipfile.ZIP_DEFLATED, "geen werkblad"),
        ({}, zipfile.ZIP_DEFLATED, "geen werkblad"),
    ],
)
def test_what_is_packed_in_it_tells(tmp_path: Path, parts: dict[str, bytes], how: int, said: str) -> None:
    """Bombs of one part and of many, macros, entities, and what is another kind of file."""
    path = packed(tmp_path / "a.xlsx", parts, how)
    with pytest.raises(Fault, match=said):
        open_workbook(path)


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize("content", [b"", b"PK", b"Nr.;Agendapunt\n", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_not_packed_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    """Nor is one with a password, or of the old kind."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Fault, match="geen werkblad"):
        open_workbook(path)


@pytest.mark.usefixtures("unopened")
def test_a_large_file_is_not_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how large it may be."""
    path = packed(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>"})
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    with pytest.raises(Fault, match="groter dan"):
        open_workbook(path)


def test_a_part_that_says_it_is_small_is_not_unpacked_further(filling: Filling) -> None:
    """The size in the directory is where unpacking stops."""
    repacked(filling.path, lambda parts: parts.update({"xl/worksheets/sheet2.xml": b"<a>" + b"z" * 70_000}))
    content = filling.path.read_bytes()
    lied = content.replace((70_003).to_bytes(4, "little"), (40).to_bytes(4, "little"))
    assert lied != content
    filling.path.write_bytes(lied)
    done = filling.take()
    assert (done.exit_code, "geen werkblad" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"<worksheet><sheetData><row>",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="ZZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="s"><v>99999</v></c></row></sheetData></worksheet>',
    ],
)
def test_a_broken_sheet_is_one_sentence(filling: Filling, broken: bytes) -> None:
    """It only shows while the sheet is read."""
    repacked(filling.path, lambda parts: parts.update({"xl/worksheets/sheet2.xml": broken}))
    done = filling.take()
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_bytes_that_were_lost_on_the_way_are_one_sentence(filling: Filling) -> None:
    """Wherever they stood."""
    content = filling.path.read_bytes()
    for start in range(0, len(content), len(content) // 20):
        filling.path.write_bytes(content[:start] + bytes(40) + content[start + 40 :])
        done = filling.take("--dry-run")
        assert done.exit_code in {0, 1, 2}
        assert "Traceback" not in done.stderr, (start, done.stderr)


def test_a_sheet_with_one_far_row_is_not_counted_out(filling: Filling) -> None:
    """Reading stops where ours could not have been."""
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    repacked(filling.path, lambda parts: parts.update({"xl/worksheets/sheet3.xml": far}))
    done = filling.take()
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["weg.xlsx", "."])
def test_no_such_file_is_one_sentence(filling: Filling, name: str) -> None:
    """Nor is a folder a workbook."""
    filling.path = filling.path.parent / name
    done = filling.take()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
