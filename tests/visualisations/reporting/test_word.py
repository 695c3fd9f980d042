"""Word and LibreOffice read the report: with styles, headers of tables, and words for every picture."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from rodedraad.visualisations.reporting.blocks import Bullets, Document, Heading, Note, Table
from rodedraad.visualisations.reporting.word import word
from tests.visualisations.exporting.paper import picture, poppler
from tests.visualisations.reporting.made import figures, hostile


@pytest.fixture(scope="module")
def content(packaged_report: Document) -> bytes:
    """The packaged report as Word."""
    return word(packaged_report)


@pytest.fixture(scope="module")
def opened(content: bytes) -> Any:
    """The same, read back."""
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> str:
    """Return a part of a document as it is written."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def test_headings_are_headings(opened: Any, packaged_report: Document) -> None:
    """With the level they have, in order: the map of the document in Word."""
    found = [
        (one.text, int(one.style.name[-1]))
        for one in opened.paragraphs
        if one.style.name.startswith("Heading")
    ]
    assert found == [(one.text, one.level) for one in packaged_report.blocks if isinstance(one, Heading)]


def test_lists_notes_and_captions_have_styles_of_their_own(opened: Any, packaged_report: Document) -> None:
    """What looks so, is so: a reader changes all at once."""
    by_style: dict[str, list[str]] = {}
    for one in opened.paragraphs:
        by_style.setdefault(one.style.name, []).append(one.text)
    lists = [one for one in packaged_report.blocks if isinstance(one, Bullets)]
    assert by_style["List Number"] == [item for one in lists if one.is_numbered for item in one.items]
    assert by_style["List Bullet"] == [item for one in lists if not one.is_numbered for item in one.items]
    assert by_style["Note"] == [one.text for one in packaged_report.blocks if isinstance(one, Note)]
    assert len(by_style["Caption"]) == len(opened.tables) + len(figures(packaged_report))


def test_the_first_row_of_every_table_is_its_header_on_every_page(
    opened: Any, packaged_report: Document
) -> None:
    """And a row is not cut by the end of a page."""
    wanted = [one for one in packaged_report.blocks if isinstance(one, Table)]
    for made, table in zip(opened.tables, wanted, strict=True):
        marks = [[child.tag.rpartition("}")[2] for child in row._tr.trPr] for row in made.rows]
        assert "tblHeader" in marks[0]
        assert all("tblHeader" not in one for one in marks[1:])
        assert all("cantSplit" in one for one in marks)
        assert tuple(cell.text for cell in made.rows[0].cells) == table.headings
        assert len(made.rows) == len(table.rows) + 1


def test_every_picture_has_its_words(content: bytes, packaged_report: Document) -> None:
    """What a screen reader says in its place."""
    body = docx.Document(io.BytesIO(content)).element.body
    names = [one for one in body.iter() if one.tag.endswith("}docPr")]
    wanted = figures(packaged_report)
    assert [(one.get("descr"), one.get("title")) for one in names] == [
        (one.alt, one.caption) for one in wanted
    ]


def test_pictures_can_be_read_and_wide_ones_lie_on_their_side(content: bytes, opened: Any) -> None:
    """A page for each of them, and upright pages before and after."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        sizes = [picture(file.read(name))[:2] for name in file.namelist() if name.startswith("word/media/")]
    assert len(sizes) == 6
    assert min(wide for wide, _ in sizes) > 1000
    upright = [section.page_height > section.page_width for section in opened.sections]
    assert upright == [True, False, True]


def test_contents_lead_to_every_section(content: bytes, packaged_report: Document) -> None:
    """A field, so that Word adds the numbers of the pages; no warning greets the reader."""
    body = part(content, "word/document.xml")
    targets = re.findall(r'<w:hyperlink w:anchor="(\w+)"', body)
    assert len(targets) == len(packaged_report.sections)
    assert targets == re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"/>', body)
    assert 'TOC \\o "1-1"' in body
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"')
    assert "updateFields" not in part(content, "word/settings.xml")


def test_what_the_document_says_of_itself(opened: Any, content: bytes, packaged_report: Document) -> None:
    """Title, subject, language, version; and the day it is made for, never when it was made."""
    about = opened.core_properties
    assert (about.title, about.language, about.keywords) == (packaged_report.title, "nl-NL", "abc")
    assert about.created.replace(tzinfo=UTC) == datetime(2024, 1, 1, tzinfo=UTC)
    assert 'w:val="nl-NL"' in part(content, "word/styles.xml")


def test_the_same_report_is_the_same_file(content: bytes, packaged_report: Document) -> None:
    """To the byte."""
    assert word(packaged_report) == content


def test_text_is_text() -> None:
    """Nothing in the data becomes more than that."""
    made = docx.Document(io.BytesIO(word(hostile())))
    assert made.paragraphs[0].text == hostile().title
    assert made.tables[0].rows[2].cells[0].text == "a\nb"


def test_libreoffice_opens_it(content: bytes, tmp_path: Path, packaged_report: Document) -> None:
    """And finds every section, on pages of which none is nearly empty."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not on this machine: python-docx reads the document back instead")
    source = tmp_path / "rapport.docx"
    source.write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    pages = poppler("pdftotext", "-layout", tmp_path / "rapport.pdf", "-").split("\f")
    for title, _ in packaged_report.sections:
        assert any(title in page for page in pages[1:])
