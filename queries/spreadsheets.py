"""An answer for spreadsheets: CSV and TSV, CSV as a Dutch Excel opens it, and a workbook with its account."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from rodedraad.graph.rdf import Term
from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import language, say
from rodedraad.queries.answering import Answered, Row
from rodedraad.queries.questions import Column
from rodedraad.queries.stamp import Stamp

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), also in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBERS = ("integer", "decimal", "year")
_LONGEST_CELL = 32_767  # characters in a cell of a workbook
_WIDEST = 60


def separated(answered: Answered, mark: str) -> bytes:
    """Return the answer with *mark* between cells: names of columns on top, addresses beside labels.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark, lineterminator="\r\n" if mark == "," else "\n")
    names, rows = _plain(answered)
    writer.writerow(names)
    writer.writerows([harmless(cell) if is_text else cell for cell, is_text in row] for row in rows)
    return text.getvalue().encode()


def for_excel(answered: Answered) -> bytes:
    """Return CSV that a Dutch Excel opens as it is: byte order mark, ``;``, decimal comma, labels on top."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet = list(_sheet(answered))
    writer.writerow([harmless(header) for header, _, _ in sheet])
    for row in answered.rows or answered.triples:
        writer.writerow([_excel_cell(column, _term(answered, row, name)) for _, column, name in sheet])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def workbook(answered: Answered, stamp: Stamp) -> bytes:
    """Return a workbook: the answer on the first sheet, how it came about on the second."""
    import xlsxwriter

    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, options) as book:
        book.set_properties(
            {
                "title": answered.question.summary,
                "author": "Rode Draad",
                "created": datetime.combine(stamp.on, time()),
            }
        )
        _write_answer(book, answered)
        _write_account(book, answered, stamp)
    return sink.getvalue()


def harmless(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


_Named = tuple[str, Column, str]


def _sheet(answered: Answered) -> Iterator[_Named]:
    """Yield header, column and variable of each column for a person; labels come before addresses."""
    question = answered.question
    if not question.columns:
        for name, label in zip(("subject", "predicate", "object"), _triple_columns(), strict=True):
            yield label, Column(name, {}, "string"), name
        return
    labels = {column.label_column for column in question.columns if column.label_column}
    for column in question.columns:
        if column.label_column:
            yield column.label, Column(column.name, column.labels, "string"), column.label_column
        if column.kind == "iri":
            yield say("queries.column_address", label=column.label), column, column.name
        elif column.name not in labels:
            yield column.label, column, column.name


def _triple_columns() -> list[str]:
    return say("queries.triple_columns").split()


def _plain(answered: Answered) -> tuple[list[str], list[list[tuple[str, bool]]]]:
    """Return names and cells as they are, with whether each is a text."""
    columns = answered.question.columns
    if not columns and answered.truth is None:
        names = ["subject", "predicate", "object"]
        return names, [[(term.value, True) for term in triple] for triple in answered.triples]
    if answered.truth is not None:
        return ["answer"], [[(str(answered.truth).lower(), False)]]
    rows = [
        [
            ("" if term is None else term.value, column.kind in ("string", "iri"))
            for term, column in zip(row, columns, strict=True)
        ]
        for row in answered.rows
    ]
    return [column.name for column in columns], rows


def _term(answered: Answered, row: Row | Any, name: str) -> Term | None:
    if answered.question.columns:
        return answered.cell(row, name)
    term: Term = getattr(row, name)
    return term


def _excel_cell(column: Column, term: Term | None) -> str:
    if term is None:
        return ""
    if column.kind == "decimal":
        return term.value.replace(".", ",")
    return term.value if column.kind in _NUMBERS else harmless(term.value)


def _write_answer(book: Any, answered: Answered) -> None:
    sheet = book.add_worksheet(say("queries.sheet_answer"))
    bold = book.add_format({"bold": True, "text_wrap": False})
    days = book.add_format(
        {"num_format": "d-m-yyyy" if language() == "nl" else "yyyy-mm-dd", "align": "left"}
    )
    sheet.write_string(0, 0, answered.sentence, book.add_format({"bold": True, "font_size": 13}))
    columns = list(_sheet(answered)) if answered.rows or answered.triples else []
    for position, (header, column, name) in enumerate(columns):
        cells = [_term(answered, row, name) for row in answered.rows or answered.triples]
        sheet.write_string(2, position, header, bold)
        sheet.set_column(position, position, _width(header, cells))
        for number, term in enumerate(cells):
            _write_cell(sheet, 3 + number, position, column, term, days)
    if columns:
        count = len(answered.rows or answered.triples)
        sheet.autofilter(2, 0, 2 + count, len(columns) - 1)
        sheet.freeze_panes(3, 0)


def _write_cell(sheet: Any, row: int, position: int, column: Column, term: Term | None, days: Any) -> None:
    if term is None:
        return
    if column.kind in _NUMBERS:
        sheet.write_number(row, position, float(term.value))
    elif column.kind == "date":
        sheet.write_datetime(row, position, date.fromisoformat(term.value), days)
    else:
        sheet.write_string(row, position, term.value[:_LONGEST_CELL])


def _width(header: str, cells: list[Term | None]) -> int:
    longest = max((len(term.value) for term in cells if term is not None), default=0)
    return min(_WIDEST, max(len(header) + 4, longest + 1, 10))


def _write_account(book: Any, answered: Answered, stamp: Stamp) -> None:
    """Write question, values, dataset, date and SPARQL: enough to ask the same again."""
    sheet = book.add_worksheet(say("queries.sheet_account"))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for number, (label, text) in enumerate(account(answered, stamp)):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, text[:_LONGEST_CELL], wrapped)


def account(answered: Answered, stamp: Stamp) -> list[tuple[str, str]]:
    """Return how the answer came about, as pairs of a name and a text."""
    question = answered.question
    chosen = [
        (parameter.label, answered.arguments.words[parameter.name] or say("queries.account_free"))
        for parameter in question.asked_parameters
    ]
    return [
        (say("queries.account_question"), question.summary),
        (say("queries.account_explained"), question.description),
        *chosen,
        (say("queries.account_dataset"), stamp.title),
        (say("queries.account_version"), stamp.version or say("queries.account_no_version")),
        (say("queries.account_day"), day(stamp.on)),
        (say("queries.account_name"), question.name),
        ("SPARQL", answered.query),
    ]
