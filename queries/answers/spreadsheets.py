"""An answer for spreadsheets: CSV and TSV, CSV as a Dutch Excel opens it, and a workbook with its account."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from rodedraad.graph.rdf import Literal, Term
from rodedraad.ontology.phrasing import day, day_of
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import language, say
from rodedraad.queries.answers.answering import Answered, as_number, is_true
from rodedraad.queries.answers.stamp import Stamp

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), also in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBERS = ("integer", "decimal", "year")
_FIRST_YEAR = 1900  # the calendar of a workbook knows no earlier day
_LONGEST_CELL = 32_767  # characters in a cell of a workbook
_WIDEST = 60


@dataclass(frozen=True)
class _Field:
    """A column as it goes on a sheet: what stands on top, the kind of its cells, and the cells."""

    header: str
    kind: str
    cells: Sequence[Term | None]


def separated(answered: Answered, mark: str) -> bytes:
    """Return the answer with *mark* between cells: names of columns on top, addresses beside labels.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark, lineterminator="\r\n" if mark == "," else "\n")
    fields = _as_asked(answered)
    writer.writerow([field.header for field in fields])
    writer.writerows(
        zip(*([_cell(field.kind, term) for term in field.cells] for field in fields), strict=True)
    )
    return text.getvalue().encode()


def for_excel(answered: Answered) -> bytes:
    """Return CSV that a Dutch Excel opens as it is: byte order mark, ``;``, decimal comma, labels on top."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    fields = _for_people(answered)
    writer.writerow([harmless(field.header) for field in fields])
    cells = ([_excel_cell(field.kind, term) for term in field.cells] for field in fields)
    writer.writerows(zip(*cells, strict=True))
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


def _as_asked(answered: Answered) -> list[_Field]:
    """Return the columns under the names that the query gives them, all of them, in its order."""
    columns = answered.question.columns
    if columns:
        cells = [[row[index] for row in answered.rows] for index in range(len(columns))]
        return [_Field(column.name, column.kind, cells[index]) for index, column in enumerate(columns)]
    if answered.truth is not None:
        return [_Field("answer", "boolean", [_truth(answered)])]
    names = ("subject", "predicate", "object")
    return [_Field(name, "string", [getattr(triple, name) for triple in answered.triples]) for name in names]


def _for_people(answered: Answered) -> list[_Field]:
    """Return the columns under their labels; what a thing is called comes before its address."""
    columns, asked = answered.question.columns, _as_asked(answered)
    if not columns:
        is_truth = answered.truth is not None
        headers = [say("queries.sheet_answer")] if is_truth else say("queries.triple_columns").split()
        return [replace(field, header=header) for field, header in zip(asked, headers, strict=True)]
    cells = {field.header: field.cells for field in asked}
    labels = {column.label_column for column in columns}
    fields = []
    for column in columns:
        if column.label_column:
            fields.append(_Field(column.label, "string", cells[column.label_column]))
        if column.kind == "iri":
            header = say("queries.column_address", label=column.label)
            fields.append(_Field(header, column.kind, cells[column.name]))
        elif column.name not in labels:
            fields.append(_Field(column.label, column.kind, cells[column.name]))
    return fields


def _truth(answered: Answered) -> Literal:
    return Literal(str(answered.truth).lower(), XSD.boolean)


def _cell(kind: str, term: Term | None) -> str:
    if term is None:
        return ""
    if kind == "boolean":
        return "true" if is_true(term) else "false"
    is_number = kind in _NUMBERS and as_number(term.value) is not None
    return term.value if is_number else harmless(term.value)


def _excel_cell(kind: str, term: Term | None) -> str:
    if term is None:
        return ""
    if kind == "boolean":
        return say("queries.yes" if is_true(term) else "queries.no")
    written = _cell(kind, term)
    return written.replace(".", ",") if kind == "decimal" else written


def _write_answer(book: Any, answered: Answered) -> None:
    sheet = book.add_worksheet(say("queries.sheet_answer"))
    bold = book.add_format({"bold": True, "text_wrap": False})
    days = book.add_format(
        {"num_format": "d-m-yyyy" if language() == "nl" else "yyyy-mm-dd", "align": "left"}
    )
    sheet.write_string(0, 0, answered.sentence, book.add_format({"bold": True, "font_size": 13}))
    fields = [field for field in _for_people(answered) if field.cells]
    for position, field in enumerate(fields):
        sheet.write_string(2, position, field.header, bold)
        sheet.set_column(position, position, _width(field))
        for row, term in enumerate(field.cells, 3):
            _write_cell(sheet, (row, position), field.kind, term, days)
    if fields:
        sheet.autofilter(2, 0, 2 + len(fields[0].cells), len(fields) - 1)
        sheet.freeze_panes(3, 0)


def _write_cell(sheet: Any, at: tuple[int, int], kind: str, term: Term | None, days: Any) -> None:
    """Write a number as a number and a day as a day; what is not what its column says stays a text."""
    if term is None:
        return
    number = as_number(term.value) if kind in _NUMBERS else None
    when = day_of(term.value) if kind == "date" else None
    if number is not None:
        sheet.write_number(*at, number)
    elif when and when.year >= _FIRST_YEAR:
        sheet.write_datetime(*at, when, days)
    elif kind == "boolean":
        sheet.write_string(*at, _excel_cell(kind, term))
    else:
        sheet.write_string(*at, term.value[:_LONGEST_CELL])


def _width(field: _Field) -> int:
    longest = max((len(term.value) for term in field.cells if term is not None), default=0)
    return min(_WIDEST, max(len(field.header) + 4, longest + 1, 10))


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
