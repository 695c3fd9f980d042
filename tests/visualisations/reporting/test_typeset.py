"""The PDF is tagged, and what is in it comes from the report and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.visualisations.reporting.blocks import Document, Heading, Table
from rodedraad.visualisations.reporting.typeset import pdf
from tests.visualisations.exporting.paper import poppler
from tests.visualisations.reporting.made import figures, hostile


@pytest.fixture(scope="module")
def content(packaged_report: Document) -> bytes:
    """The packaged report as PDF."""
    return pdf(packaged_report)


@pytest.fixture
def file(content: bytes, tmp_path: Path) -> Path:
    """The same as a file."""
    path = tmp_path / "rapport.pdf"
    path.write_bytes(content)
    return path


def test_it_is_tagged_and_says_what_it_is(file: Path, content: bytes, packaged_report: Document) -> None:
    """PDF/UA: title, language, and every part marked as what it is."""
    about = poppler("pdfinfo", file)
    assert "Tagged:          yes" in about
    assert packaged_report.title in about
    assert b"pdfuaid" in content
    assert b"/Lang" in content


def test_headings_tables_and_pictures_are_marked_as_such(file: Path, packaged_report: Document) -> None:
    """Headings in their order, header cells of tables, and words for every picture."""
    marks = [
        line.split()[0].rstrip(":")
        for line in poppler("pdfinfo", "-struct", file).splitlines()
        if line.strip()
    ]
    blocks = packaged_report.blocks
    assert marks.count("Figure") == len(figures(packaged_report))
    assert marks.count("Table") == marks.count("THead") == sum(isinstance(one, Table) for one in blocks)
    assert marks.count("TH") == sum(len(one.headings) for one in blocks if isinstance(one, Table))
    for level, more in ((1, 1), (2, 0), (3, 0)):  # the contents have a heading of their own
        levels = [one.level for one in blocks if isinstance(one, Heading)]
        assert marks.count(f"H{level}") == levels.count(level) + more


def test_the_first_page_has_the_contents_and_the_second_the_whole_summary(
    file: Path, packaged_report: Document
) -> None:
    """A council member reads one page: it holds all of the summary."""
    pages = poppler("pdftotext", "-layout", file, "-").split("\f")
    for title, _ in packaged_report.sections:
        assert title in pages[0]
    assert pages[1].lstrip().startswith("Samenvatting")
    assert "Wat als eerste kan gebeuren" in pages[1]
    assert pages[2].lstrip().startswith("Dekt ons beleid wat er gevraagd wordt?")


def test_no_page_of_text_is_nearly_empty(file: Path) -> None:
    """Fewer pages are read sooner; a page with a picture has few words."""
    pages = poppler("pdftotext", "-layout", file, "-").split("\f")[:-1]
    assert len(pages) < 22
    assert min(len(page.split()) for page in pages) > 40


def test_the_same_report_is_the_same_file(content: bytes, packaged_report: Document) -> None:
    """To the byte."""
    assert pdf(packaged_report) == content


def test_text_is_text(tmp_path: Path) -> None:
    """Nothing in the data is read as Typst."""
    path = tmp_path / "rapport.pdf"
    path.write_bytes(pdf(hostile()))
    told = poppler("pdftotext", "-layout", path, "-")
    assert "#panic()" in told
    assert "<script>alert(1)</script>" in told


def test_letters_that_the_own_fonts_lack_do_not_stop_it(tmp_path: Path) -> None:
    """Then fonts of the machine help, or a box says that a letter is missing."""
    made = Document("Ⴀ 漢字 🙂", "", "nl", "", hostile().day, (), (Heading("漢字"),))
    path = tmp_path / "rapport.pdf"
    path.write_bytes(pdf(made))
    assert "Pages:" in poppler("pdfinfo", path)
