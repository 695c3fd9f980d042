"""A report as a workbook: a sheet for each section, numbers as numbers, every table with a filter."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any, Final

from rodedraad.visualisations.reporting.blocks import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
)

_LONGEST_NAME: Final = 31  # of a sheet, in Excel
_NOT_IN_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_WIDE: Final = 100


def sheets(document: Document) -> bytes:
    """Return *document* as XLSX; the same document gives the same bytes."""
    import xlsxwriter

    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, options) as book:
        book.set_properties(
            {
                "title": document.title,
                "subject": document.subtitle,
                "author": "Rode Draad",
                "created": datetime.combine(document.day, time()),
            }
        )
        writer = _Writer(book)
        for name, blocks in zip(_names(document), [section for _, section in document.sections], strict=True):
            writer.sheet(name, document, blocks)
    return sink.getvalue()


def _names(document: Document) -> list[str]:
    """Return a name for the sheet of every section: short enough, and none twice."""
    found: list[str] = []
    for title, _ in document.sections:
        name = _NOT_IN_NAME.sub("", title)[:_LONGEST_NAME].strip() or "-"
        number = 2
        while name.casefold() in {one.casefold() for one in found}:
            ending = f" {number}"
            name, number = name[: _LONGEST_NAME - len(ending)] + ending, number + 1
        found.append(name)
    return found


class _Writer:
    """Writes sections below each other, with the few formats they need."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        self._cell = book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, name: str, document: Document, blocks: Sequence[Block]) -> None:
        """Write one section on a sheet of its own."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, document.title, self._title)
        row = 2
        tables = [block for block in blocks if isinstance(block, Table)]
        for place, wide in enumerate(_widths(tables)):
            sheet.set_column(place, place, wide)
        for block in blocks:
            row = self._block(sheet, row, block, only=len(tables) == 1)

    def _block(self, sheet: Any, row: int, block: Block, *, only: bool) -> int:
        if isinstance(block, Table):
            return self._table(sheet, row, block, only=only)
        for text, format_ in self._lines(block):
            sheet.write_string(row, 0, text, format_)
            row += 1
        return row + 1

    def _lines(self, block: Block) -> Iterator[tuple[str, Any]]:
        if isinstance(block, Heading):
            yield block.text, self._bold
        elif isinstance(block, Paragraph | Note):
            yield block.text, None
        elif isinstance(block, Bullets):
            yield from ((f"• {item}", None) for item in block.items)
        elif isinstance(block, Figure):
            yield block.caption, self._bold
            yield block.alt, None

    def _table(self, sheet: Any, row: int, block: Table, *, only: bool) -> int:
        sheet.write_string(row, 0, block.caption, self._bold)
        top = row + 1
        for place, heading in enumerate(block.headings):
            sheet.write_string(top, place, heading, self._head)
        for number, cells in enumerate(block.rows, top + 1):
            for place, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell, self._cell)
                else:
                    sheet.write_string(number, place, cell, self._cell)
        if only and block.rows:  # a sheet has one filter
            sheet.autofilter(top, 0, top + len(block.rows), len(block.headings) - 1)
            sheet.freeze_panes(top + 1, 1)
        return top + len(block.rows) + 2


def _widths(tables: Sequence[Table]) -> list[float]:
    """Return how wide the columns of a sheet are: as the widest of its tables asks, within reason."""
    count = max((len(table.headings) for table in tables), default=1)
    found = [18.0] * count
    for table in tables:
        shares = table.widths or (1 / len(table.headings),) * len(table.headings)
        for place, share in enumerate(shares):
            found[place] = max(found[place], min(70.0, share / sum(shares) * _WIDE))
    return found or [18.0]
