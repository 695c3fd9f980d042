"""From a filled-in workbook to what people wish; every mistake in it with its cell, and nothing by halves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from rodedraad.graph.mappings.mapping import Match
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.reviews.columns import (
    COLUMNS,
    FILLED,
    FORMAT,
    HIDDEN,
    NEEDED,
    SHEETS,
    Decision,
    in_any_language,
    of_workspace,
)
from rodedraad.queries.reviews.opening import open_workbook

MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 1000


@dataclass(frozen=True)
class Wish:
    """What a person filled in at *address*: a *decision* on row *record* about *thing*, or on a pair.

    *subject* is only there for a cell of the matrix. *match* is the relation as it was filled in, None where
    there is none; *mark* says how the row stood when the workbook was made, empty where there was no row.
    """

    address: str
    decision: Decision
    record: str
    thing: str
    mark: str
    match: Match | None = None
    subject: str = ""
    reviewer: str = ""
    day: date | None = None
    comment: str = ""


class _Cell(NamedTuple):
    """What stands in a cell, also in one that the file leaves out."""

    address: str
    value: Any
    is_formula: bool

    @classmethod
    def of(cls, cell: Any, sheet: str, row: int, place: int) -> _Cell:
        """Return what stands in *cell* of the file, which may be none."""
        from openpyxl.utils import get_column_letter

        address = f"{sheet}!{get_column_letter(place + 1)}{row}"
        return cls(address, getattr(cell, "value", None), getattr(cell, "data_type", "") == "f")


@dataclass
class Filled:
    """A workbook as it was read: what people wish, and *remarks* on what was left aside."""

    wishes: list[Wish] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read(path: Path, workspace: Workspace, version: str, day_of: Callable[[str], date]) -> Filled:
    """Return what the workbook in *path* asks; a ``Fault`` with every mistake in it, by cell.

    *version* is that of the data now; *day_of* reads a day that somebody typed as text.
    """
    book = open_workbook(path)
    try:
        return _Reader(book, path, day_of).read(workspace, version)
    finally:
        book.close()


class _Reader:
    def __init__(self, book: Any, path: Path, day_of: Callable[[str], date]) -> None:
        self._book, self._path, self._day_of = book, path, day_of
        self._mistakes: list[str] = []
        self._found = Filled()
        self._sheets: dict[str, str] = {}

    def read(self, workspace: Workspace, version: str) -> Filled:
        self._origin(workspace, version)
        self._name_sheets()
        self._found.wishes = [*self._list(), *self._matrix()]
        if self._mistakes:
            raise Fault("\n".join(self._mistakes))
        return self._found

    # --- what is in it

    def _origin(self, workspace: Workspace, version: str) -> None:
        if HIDDEN not in self._book.sheetnames or f"{HIDDEN}-matrix" not in self._book.sheetnames:
            raise Fault(say("queries.review_book_not_ours", file=self._path))
        told = {str(row[0]): str(row[1]) for row in self._values(HIDDEN) if len(row) > 1}
        if told.get("format") != FORMAT:
            raise Fault(say("queries.review_book_not_ours", file=self._path))
        if told.get("workspace") != of_workspace(workspace):
            there = told.get("workspace", "?")
            raise Fault(say("queries.review_book_other", there=there, here=of_workspace(workspace)))
        if told.get("version") != version:
            then = told.get("version", "?")
            self._found.remarks.append(say("queries.review_book_version", then=then, now=version))

    def _name_sheets(self) -> None:
        ours = {HIDDEN, f"{HIDDEN}-matrix"}
        for sheet in SHEETS:
            names = in_any_language(f"queries.review_sheet_{sheet}")
            found = [name for name in self._book.sheetnames if name.casefold() in names]
            if found:
                self._sheets[sheet] = found[0]
                ours.add(found[0])
            elif sheet != "help":
                name = say(f"queries.review_sheet_{sheet}")
                raise Fault(say("queries.review_sheet_missing", sheet=name))
        extra = [name for name in self._book.sheetnames if name not in ours]
        if extra:
            names_of = ", ".join(f"‘{name}’" for name in extra)
            self._found.remarks.append(say("queries.review_sheet_extra", sheets=names_of))

    def _rows(self, name: str) -> Iterator[list[_Cell]]:
        """Yield the rows of a sheet, none shorter than the first; a ``Fault`` where it is not ours."""
        wide = 0
        for number, row in enumerate(self._raw(name), 1):
            if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise Fault(say("queries.review_sheet_large", sheet=name, rows=MOST_ROWS))
            wide = wide or len(row)
            blanks = [None] * (wide - len(row))
            yield [_Cell.of(cell, name, number, place) for place, cell in enumerate([*row, *blanks])]

    def _raw(self, name: str) -> Iterator[Sequence[Any]]:
        """Yield the rows as they are unpacked, which is only now: what is broken in them shows here."""
        sheet = self._book[name]
        if not hasattr(sheet, "iter_rows"):
            raise Fault(say("queries.review_book_not_ours", file=self._path))
        try:
            yield from sheet.iter_rows()
        except Exception as wrong:  # whatever a broken sheet makes of the parser
            raise Fault(say("queries.review_file_no_workbook", file=self._path)) from wrong

    def _values(self, name: str) -> Iterator[list[Any]]:
        for row in self._rows(name):
            yield [cell.value for cell in row]

    def _text(self, cell: _Cell) -> str:
        """Return what stands in *cell*; a formula is a mistake: nobody knows what it was when it counted."""
        if cell.value is None:
            return ""
        if cell.is_formula:
            self._wrong(cell, say("queries.review_cell_formula"))
            return ""
        return " ".join(str(cell.value).split())

    def _wrong(self, cell: _Cell, message: str) -> None:
        self._mistakes.append(say("queries.review_cell_wrong", cell=cell.address, message=message))

    # --- the rows

    def _list(self) -> Iterator[Wish]:
        sheet = self._sheets["list"]
        rows = self._rows(sheet)
        places = self._places(sheet, next(rows, []))
        for row in rows:
            cells = {name: row[place] for name, place in places.items()}
            texts = {name: self._text(cell) for name, cell in cells.items() if name != "day"}
            if texts["thing"]:
                yield self._wish(cells, texts)
            elif any(texts[name] for name in FILLED if name != "day"):
                self._wrong(cells["decision"], say("queries.review_row_not_ours"))

    def _places(self, sheet: str, head: Sequence[_Cell]) -> dict[str, int]:
        """Return where each column stands: a moved one is found by its heading."""
        texts = [" ".join(str(cell.value or "").split()).casefold() for cell in head]
        places = {}
        for column in COLUMNS:
            names = in_any_language(f"queries.review_column_{column}")
            found = [place for place, text in enumerate(texts) if text in names]
            if len(found) == 1:
                places[column] = found[0]
            elif column in NEEDED:
                name = say(f"queries.review_column_{column}")
                key = "queries.review_column_twice" if found else "queries.review_column_missing"
                raise Fault(say(key, sheet=sheet, column=name))
        return {column: place for column, place in places.items() if column in NEEDED}

    def _wish(self, cells: dict[str, _Cell], texts: dict[str, str]) -> Wish:
        decision = self._one_of(cells["decision"], texts["decision"], "decision", Decision)
        match = self._one_of(cells["relation"], texts["relation"], "match", _MATCHES)
        return Wish(
            address=cells["decision"].address,
            decision=Decision(decision) if decision else Decision.OPEN,
            record=texts["record"],
            thing=texts["thing"],
            mark=texts["mark"],
            match=Match[match.upper()] if match else None,
            reviewer=texts["reviewer"],
            day=self._day(cells["day"]),
            comment=texts["comment"],
        )

    def _one_of(self, cell: _Cell, text: str, family: str, choices: Sequence[str] | Any) -> str:
        """Return which of *choices* the word in *cell* means; empty where there is none."""
        if not text:
            return ""
        for choice in choices:
            if text.casefold() in in_any_language(f"queries.review_{family}_{choice}"):
                return str(choice)
        known = ", ".join(say(f"queries.review_{family}_{choice}") for choice in choices)
        self._wrong(cell, say("queries.review_cell_word", given=text, known=known))
        return ""

    def _day(self, cell: _Cell) -> date | None:
        if cell.value is None:
            return None
        if isinstance(cell.value, datetime):
            return cell.value.date()
        if isinstance(cell.value, date):
            return cell.value
        text = self._text(cell)
        if text:
            try:
                return self._day_of(text)
            except Fault:
                self._wrong(cell, say("queries.review_cell_day", given=text))
        return None

    # --- the matrix

    def _matrix(self) -> Iterator[Wish]:
        """Yield the cells that somebody changed since the workbook was made."""
        sheet = self._sheets["matrix"]
        before = {
            (str(row[0]), str(row[1])): (str(row[2]), str(row[3]), str(row[4]))
            for row in self._values(f"{HIDDEN}-matrix")
            if len(row) > 4 and row[0]
        }
        rows = self._rows(sheet)
        items = [self._text(cell) for cell in next(rows, [])]
        if not any("://" in item for item in items):
            raise Fault(say("queries.review_matrix_keys", sheet=sheet))
        next(rows, None)
        for row in rows:
            subject = self._text(row[0]) if row else ""
            for item, cell in zip(items, row, strict=False):
                if "://" not in item or "://" not in subject:
                    continue
                text = self._text(cell)
                match = self._one_of(cell, text, "match", _MATCHES)
                was, record, mark = before.get((subject, item), ("", "", ""))
                if match == was.lower():
                    continue
                yield Wish(
                    address=cell.address,
                    decision=Decision.ACCEPT if match else Decision.REJECT,
                    record=record,
                    thing=item,
                    mark=mark,
                    match=Match[match.upper()] if match else None,
                    subject=subject,
                )


_MATCHES = tuple(match.name.lower() for match in Match)
