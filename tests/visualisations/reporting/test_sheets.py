"""The workbook has a sheet for each section, tables with filters, numbers that add up, and no formulas."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from rodedraad.visualisations.reporting.blocks import Document, Figure, Heading, Table
from rodedraad.visualisations.reporting.sheets import sheets
from tests.visualisations.reporting.made import hostile


@pytest.fixture(scope="module")
def content(packaged_report: Document) -> bytes:
    """The packaged report as a workbook."""
    return sheets(packaged_report)


@pytest.fixture(scope="module")
def opened(content: bytes) -> Any:
    """The same, read back."""
    return openpyxl.load_workbook(io.BytesIO(content))


def test_every_section_is_a_sheet(opened: Any, packaged_report: Document) -> None:
    """By its title, as far as Excel has room for it and takes its signs."""
    for sheet, (title, _) in zip(opened.worksheets, packaged_report.sections, strict=True):
        assert title.replace("?", "").startswith(sheet.title)
        assert sheet.cell(1, 1).value == (packaged_report.title if sheet.title == "Samenvatting" else title)


def test_the_first_sheet_has_what_stands_on_the_first_page(opened: Any, packaged_report: Document) -> None:
    """Period, review and version."""
    found = [row[0].value for row in opened.worksheets[0].iter_rows(min_row=2, max_row=4)]
    assert found == [f"{name}: {value}" for name, value in packaged_report.facts]


def test_every_table_is_a_table_with_filters(opened: Any, packaged_report: Document) -> None:
    """Also the rows behind the figures: who has no use for a picture can work with them."""
    tables = [table for sheet in opened.worksheets for table in sheet.tables.values()]
    wanted = [
        one
        for one in packaged_report.blocks
        if isinstance(one, Table) or (isinstance(one, Figure) and one.data)
    ]
    assert len(tables) == len(wanted)
    assert all(table.autoFilter is not None for table in tables)


def test_numbers_are_numbers(opened: Any) -> None:
    """They can be added up."""
    sheet = opened.worksheets[1]
    (first, *_) = sheet.tables.values()
    (head, *rows) = sheet[first.ref]
    assert [cell.value for cell in head][:2] == ["Waar", "Gedekt"]
    assert all(isinstance(cell.value, int) for row in rows for cell in row[1:])


def test_the_head_stays_in_view_where_a_sheet_has_one_table(opened: Any) -> None:
    """Motions: the rows move below their headings."""
    assert opened["Wat de raad vroeg"].freeze_panes is not None


def test_text_is_text_and_no_formula() -> None:
    """A text that begins with = is not worked out; two columns called alike are told apart."""
    made = openpyxl.load_workbook(io.BytesIO(sheets(hostile())))
    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    (table,) = made.worksheets[0].tables.values()
    assert table.column_names == ["=4+4", "=4+4 2"]


def test_names_of_sheets_are_short_and_each_once() -> None:
    """Excel refuses any other file."""
    title = "Een kop die veel te lang is: voor [Excel]?"
    blocks = (Heading(title), Heading(title), Heading("???"))
    made = Document("", "", "nl", "", hostile().day, (), blocks)
    names = openpyxl.load_workbook(io.BytesIO(sheets(made))).sheetnames
    assert len({name.casefold() for name in names}) == 3
    assert max(map(len, names)) <= 31
    assert names[2] == "-"


def test_the_same_report_is_the_same_file(content: bytes, packaged_report: Document) -> None:
    """To the byte."""
    assert sheets(packaged_report) == content
