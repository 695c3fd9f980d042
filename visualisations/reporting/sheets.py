"""A report as a workbook: a sheet for each section, numbers as numbers, filters on every table."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from math import ceil
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
_LONGEST_CELL: Final = 32_767
_NOT_IN_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_ALL: Final = 120.0  # what the columns of a sheet take together, in signs
_NARROWEST: Final = 9.0
_LOWEST_HEAD: Final = 6  # what is above it stays in view too, and there has to be room for rows
_LINE: Final = 15.0  # points
_HIGHEST: Final = 400.0  # of a row, a little below what Excel takes


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
        formats = _formats(book)
        for place, (name, (title, blocks)) in enumerate(
            zip(_names(document), document.sections, strict=True)
        ):
            sheet = _Sheet(book.add_worksheet(name), formats, blocks)
            sheet.begin(document.title if place == 0 else title, document.facts if place == 0 else ())
            sheet.write(blocks)
    return sink.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "bold": book.add_format(cell | {"bold": True}),
        "caption": book.add_format({"bold": True, "valign": "bottom"}),
        "head": book.add_format(cell | {"bold": True, "bg_color": "#F3F1EB", "bottom": 2}),
        "cell": book.add_format(cell | {"bottom": 4, "bottom_color": "#7B858F"}),
        "text": book.add_format(cell),
    }


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


class _Sheet:
    """One section: its blocks below each other, texts over all columns, tables with filters."""

    def __init__(self, sheet: Any, formats: dict[str, Any], blocks: Sequence[Block]) -> None:
        self._sheet, self._formats = sheet, formats
        tables = [table for block in blocks if (table := _table_of(block))]
        self._is_only = len(tables) == 1
        self._widths = _widths(tables)
        self._row = 0
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        for place, wide in enumerate(self._widths):
            sheet.set_column(place, place, wide)

    def begin(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        """Write what the sheet is called, and the *facts* of the first page."""
        self._text(title, "title")
        for name, value in facts:
            self._text(f"{name}: {value}")
        self._row += 1

    def write(self, blocks: Sequence[Block]) -> None:
        """Write *blocks*; behind the words of a figure the rows it was drawn from."""
        for block in blocks:
            for text, format_ in _lines(block):
                self._text(text, format_)
            if table := _table_of(block):
                self._table(table)
            self._row += 1

    def _text(self, text: str, format_: str = "text") -> None:
        """Write *text* over all columns, in a row as high as it takes."""
        last = len(self._widths) - 1
        lines = 1 if format_ == "title" else _lines_of(text, sum(self._widths))
        if last and format_ != "title":
            self._sheet.merge_range(self._row, 0, self._row, last, "", self._formats[format_])
        self._sheet.write_string(self._row, 0, text[:_LONGEST_CELL], self._formats[format_])
        self._sheet.set_row(self._row, min(_HIGHEST, _LINE * (1.6 if format_ == "title" else lines)))
        self._row += 1

    def _table(self, block: Table) -> None:
        self._sheet.write_string(self._row, 0, block.caption, self._formats["caption"])
        top = self._row + 1
        self._sheet.add_table(
            top,
            0,
            top + max(1, len(block.rows)),
            len(block.headings) - 1,
            {
                "name": f"t{self._sheet.index}_{top}",
                "description": block.caption,
                "style": None,
                "columns": [
                    {"header": heading, "header_format": self._formats["head"]}
                    for heading in _each_once(block.headings)
                ],
            },
        )
        for number, cells in enumerate(block.rows, top + 1):
            for place, cell in enumerate(cells):
                if isinstance(cell, int):
                    self._sheet.write_number(number, place, cell, self._formats["cell"])
                else:
                    self._sheet.write_string(number, place, cell[:_LONGEST_CELL], self._formats["cell"])
            lines = max(_lines_of(str(cell), wide) for cell, wide in zip(cells, self._widths, strict=False))
            self._sheet.set_row(number, min(_HIGHEST, _LINE * lines))
        if self._is_only and top <= _LOWEST_HEAD:
            self._sheet.freeze_panes(top + 1, 0)
        self._row = top + max(1, len(block.rows)) + 1


def _table_of(block: Block) -> Table | None:
    """Return *block* as a table, where it is one or has one behind it."""
    if isinstance(block, Figure) and block.data:
        headings, *rows = block.data
        return Table(block.caption, tuple(map(str, headings)), tuple(rows))
    return block if isinstance(block, Table) else None


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Heading | Note):
        yield block.text, "bold"
    elif isinstance(block, Paragraph):
        yield block.text, "text"
    elif isinstance(block, Bullets):
        for number, item in enumerate(block.items, 1):
            yield f"{number}. {item}" if block.is_numbered else f"• {item}", "text"
    elif isinstance(block, Figure):
        if not block.data:
            yield block.caption, "bold"
        yield block.alt, "text"


def _lines_of(text: str, wide: float) -> int:
    return sum(max(1, ceil(len(line) / (wide * 0.95))) for line in text.split("\n"))


def _each_once(headings: Sequence[str]) -> Iterator[str]:
    """Yield *headings* so that none is there twice, which Excel refuses in a table."""
    seen: set[str] = set()
    for heading in headings:
        name, number = heading, 2
        while name.casefold() in seen:
            name, number = f"{heading} {number}", number + 1
        seen.add(name.casefold())
        yield name


def _widths(tables: Sequence[Table]) -> list[float]:
    """Return how wide the columns of a sheet are: as the widest of its tables asks, within reason."""
    found = [_NARROWEST] * max((len(table.headings) for table in tables), default=1)
    for table in tables:
        shares = table.widths or (1 / len(table.headings),) * len(table.headings)
        for place, share in enumerate(shares):
            found[place] = max(found[place], _ALL * share / sum(shares))
    return found if tables else [_ALL]
