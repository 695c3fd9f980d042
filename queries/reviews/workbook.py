"""The workbook to review with in a meeting: instructions, a row for each alignment, and a matrix."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from rodedraad.graph.mappings.mapping import Mapping, Status
from rodedraad.ontology.terms import RD
from rodedraad.ontology.wording import language, say
from rodedraad.queries.reviews.board import Board, Row, natural
from rodedraad.queries.reviews.columns import (
    COLUMNS,
    FILLED,
    FORMAT,
    HIDDEN,
    KEYS,
    Decision,
    decision,
    heading,
    mark_of,
    matrix_words,
    of_workspace,
)
from rodedraad.queries.reviews.telling import author, reason, relation, review, state

_WIDTHS = {
    "number": 6, "item": 34, "framework": 26, "subject": 34, "relation": 24, "confidence": 10, "state": 18,
    "decision": 14, "reviewer": 22, "day": 13, "comment": 40, "reason": 70,
}  # fmt: skip

_HEIGHT = 64  # of a row: four lines, as no program makes room by itself


def workbook(board: Board, version: str, on: date) -> bytes:
    """Return the workbook of *board*; the same board on the same day gives the same bytes."""
    import xlsxwriter

    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, options) as book:
        book.set_properties(
            {
                "title": say("queries.review_book"),
                "author": "Rode Draad",
                "created": datetime.combine(on, time()),
            }
        )
        _Book(book, board).write(version, on)
    return sink.getvalue()


class _Book:
    """The workbook as it is written."""

    def __init__(self, book: Any, board: Board) -> None:
        self._book, self._board = book, board
        wrap = {"text_wrap": True, "valign": "top", "font_name": "Calibri"}
        line = {"border": 1, "border_color": "#C9CED6"}
        filled = {"bg_color": "#FFF8E1", "locked": False}
        self._head = book.add_format(wrap | line | {"bold": True, "bg_color": "#DDE3EA"})
        self._cell = book.add_format(wrap | line)
        self._open = book.add_format(wrap | line | filled)
        self._day = book.add_format(wrap | line | filled | {"num_format": "dd-mm-yyyy"})
        self._number = book.add_format(wrap | line | {"num_format": "0.00"})
        self._tall = book.add_format(wrap | line | {"bold": True, "bg_color": "#DDE3EA", "rotation": 60})
        self._title = book.add_format({"bold": True, "font_size": 16, "font_name": "Calibri"})
        self._text = book.add_format({"text_wrap": True, "valign": "top", "font_name": "Calibri"})

    def write(self, version: str, on: date) -> None:
        """Write every sheet."""
        self._help(version, on)
        self._list()
        self._matrix()
        told = (
            ("format", FORMAT),
            ("workspace", of_workspace(self._board.workspace)),
            ("version", version),
            ("language", language()),
            ("day", on.isoformat()),
        )
        sheet = self._book.add_worksheet(HIDDEN)
        for row, pair in enumerate(told):
            sheet.write_row(row, 0, pair)
        sheet.very_hidden()

    def _help(self, version: str, on: date) -> None:
        sheet = self._book.add_worksheet(say("queries.review_sheet_help"))
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 100)
        sheet.write_string(0, 0, say("queries.review_book"), self._title)
        stamp = say("queries.review_book_stamp", version=version, day=on.isoformat())
        for row, line in enumerate([*say("queries.review_book_help").split("\n"), "", stamp], 2):
            sheet.write_string(row, 0, line, self._text)
        sheet.protect()

    # --- a row for each alignment, and for each item without any

    def _list(self) -> None:
        sheet = self._book.add_worksheet(say("queries.review_sheet_list"))
        for place, column in enumerate(COLUMNS):
            sheet.write_string(0, place, heading(column), self._head)
            hidden = {"hidden": True} if column in KEYS else {}
            sheet.set_column(place, place, _WIDTHS.get(column, 12), None, hidden)
        rows = [self._row(row) for row in self._board.rows]
        rows += [self._without(item) for item in self._board.unlooked]
        for number, cells in enumerate(rows, 1):
            sheet.set_row(number, _HEIGHT)
            self._cells(sheet, number, cells)
        self._choose(sheet, len(rows))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _row(self, row: Row) -> dict[str, object]:
        board, mapping = self._board, row.mapping
        nothing = say("queries.review_decision_nothing")
        found = "; ".join(review(one) for one in mapping.current)
        return {
            "number": row.number,
            "item": board.title(row.about),
            "framework": self._framework(row.about),
            "subject": nothing if mapping.is_nothing else board.title(mapping.subject),
            "relation": "" if mapping.is_nothing else relation(mapping.match),
            "confidence": mapping.confidence,
            "state": f"{state(mapping)} – {found}" if found else state(mapping),
            "decision": decision(Decision.OPEN),
            "reason": say("queries.review_reason", author=author(board, mapping), reason=reason(mapping)),
            "record": mapping.record,
            "thing": row.about,
            "mark": mark_of(mapping),
        }

    def _without(self, item: str) -> dict[str, object]:
        return {
            "item": self._board.title(item),
            "framework": self._framework(item),
            "state": say("queries.coverage_unreviewed"),
            "decision": decision(Decision.OPEN),
            "thing": item,
        }

    def _framework(self, thing: str) -> str:
        return ", ".join(self._board.label(one) for one in self._board.frameworks(thing))

    def _cells(self, sheet: Any, row: int, cells: dict[str, object]) -> None:
        for place, column in enumerate(COLUMNS):
            value = cells.get(column, "")
            look = self._open if column in FILLED else self._cell
            if column == "confidence" and value != "":
                sheet.write_number(row, place, value, self._number)
            elif column == "number" and value != "":
                sheet.write_number(row, place, value, self._cell)
            elif value:
                sheet.write_string(row, place, str(value), look)
            else:
                sheet.write_blank(row, place, None, self._day if column == "day" else look)

    def _choose(self, sheet: Any, count: int) -> None:
        for column, words in (
            ("relation", list(matrix_words())),
            ("decision", [decision(one) for one in Decision]),
        ):
            place = COLUMNS.index(column)
            sheet.data_validation(1, place, max(count, 1), place, _one_of(words))

    # --- theme by item

    def _matrix(self) -> None:
        board = self._board
        sheet = self._book.add_worksheet(say("queries.review_sheet_matrix"))
        items = sorted(board.known.asked, key=board.order)
        subjects = sorted(
            (one.iri for one in board.known.local.values() if one.kind != RD.SafetyField),
            key=lambda iri: (natural(board.known.local[iri].number), iri),
        )
        # The first row and column are not shown: they say which thing each is.
        sheet.write_row(0, 2, items)
        sheet.write_string(1, 1, say("queries.review_matrix_corner"), self._head)
        for place, item in enumerate(items, 2):
            sheet.write_string(1, place, board.title(item), self._tall)
        there = {(one.subject, one.object): one for one in counting(board)}
        for row, subject in enumerate(subjects, 2):
            sheet.write_string(row, 0, subject)
            sheet.write_string(row, 1, board.title(subject), self._head)
            for place, item in enumerate(items, 2):
                mapping = there.get((subject, item))
                sheet.write_string(row, place, relation(mapping.match) if mapping else "", self._open)
        self._matrix_looks(sheet, len(subjects), len(items))
        self._marks(list(there.values()))

    def _matrix_looks(self, sheet: Any, deep: int, wide: int) -> None:
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, 150)
        sheet.set_column(0, 0, 10, None, {"hidden": True})
        sheet.set_column(1, 1, 42)
        sheet.set_column(2, 1 + max(wide, 1), 13)
        if deep and wide:
            sheet.data_validation(2, 2, 1 + deep, 1 + wide, _one_of(list(matrix_words())))
        sheet.freeze_panes(2, 2)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _marks(self, there: Sequence[Mapping]) -> None:
        """Write how the cells of the matrix stood, so that what a person changed can be told."""
        sheet = self._book.add_worksheet(f"{HIDDEN}-matrix")
        for row, mapping in enumerate(there):
            told = (mapping.subject, mapping.object, mapping.match.name, mapping.record, mark_of(mapping))
            sheet.write_row(row, 0, told)
        sheet.very_hidden()


def counting(board: Board) -> list[Mapping]:
    """Return the mappings that count for their pair: those not rejected."""
    return [
        row.mapping
        for row in board.rows
        if not row.mapping.is_nothing and row.mapping.status is not Status.REJECTED
    ]


def _one_of(words: list[str]) -> dict[str, object]:
    return {
        "validate": "list",
        "source": words,
        "error_title": say("queries.review_choose_title"),
        "error_message": say("queries.review_choose"),
    }
