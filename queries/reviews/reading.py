"""From a filled-in workbook to what people wish; every mistake in it with its cell, and nothing by halves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from rodedraad.graph.mappings.mapping import Match
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.reviews.columns import (
    COLUMNS,
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

    def _rows(self, name: str) -> Iterator[Sequence[Any]]:
        """Yield the rows of a sheet; a ``Fault`` where a sheet is larger than ours could be."""
        sheet = self._book[name]
        if not hasattr(sheet, "iter_rows"):
            raise Fault(say("queries.review_book_not_ours", file=self._path))
        for number, row in enumerate(sheet.iter_rows(), 1):
            if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise Fault(say("queries.review_sheet_large", sheet=name, rows=MOST_ROWS))
            yield row

    def _values(self, name: str) -> Iterator[list[Any]]:
        for row in self._rows(name):
            yield [cell.value for cell in row]

    def _text(self, sheet: str, cell: Any) -> str:
        """Return what stands in *cell*; a formula is a mistake: nobody knows what it was when it counted."""
        if cell is None or cell.value is None:
            return ""
        if cell.data_type == "f":
            self._wrong(_address(sheet, cell), say("queries.review_cell_formula"))
            return ""
        return " ".join(str(cell.value).split())

    def _wrong(self, address: str, message: str) -> None:
        self._mistakes.append(say("queries.review_cell_wrong", cell=address, message=message))

    # --- the rows

    def _list(self) -> Iterator[Wish]:
        sheet = self._sheets["list"]
        rows = self._rows(sheet)
        places = self._places(sheet, next(rows, ()))
        for row in rows:
            cells = {name: row[place] if place < len(row) else None for name, place in places.items()}
            texts = {name: self._text(sheet, cell) for name, cell in cells.items() if name != "day"}
            if not texts["thing"]:
                continue
            wish = self._wish(sheet, cells, texts)
            if wish and wish.decision is not Decision.OPEN:
                yield wish

    def _places(self, sheet: str, head: Sequence[Any]) -> dict[str, int]:
        """Return where each column stands: a moved one is found by its heading."""
        texts = [str(cell.value or "").strip().casefold() for cell in head]
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

    def _wish(self, sheet: str, cells: dict[str, Any], texts: dict[str, str]) -> Wish | None:
        decision = self._one_of(sheet, cells["decision"], texts["decision"], "decision", Decision)
        match = self._one_of(sheet, cells["relation"], texts["relation"], "match", _MATCHES)
        day = self._day(sheet, cells["day"])
        address = _address(sheet, cells["decision"]) if cells["decision"] is not None else sheet
        return Wish(
            address=address,
            decision=Decision(decision) if decision else Decision.OPEN,
            record=texts["record"],
            thing=texts["thing"],
            mark=texts["mark"],
            match=Match[match.upper()] if match else None,
            reviewer=texts["reviewer"],
            day=day,
            comment=texts["comment"],
        )

    def _one_of(self, sheet: str, cell: Any, text: str, family: str, choices: Sequence[str] | Any) -> str:
        """Return which of *choices* the word in *cell* means; empty where there is none."""
        if not text:
            return ""
        for choice in choices:
            if text.casefold() in in_any_language(f"queries.review_{family}_{choice}"):
                return str(choice)
        known = ", ".join(say(f"queries.review_{family}_{choice}") for choice in choices)
        self._wrong(_address(sheet, cell), say("queries.review_cell_word", given=text, known=known))
        return ""

    def _day(self, sheet: str, cell: Any) -> date | None:
        if cell is None or cell.value is None or cell.value == "":
            return None
        if isinstance(cell.value, datetime):
            return cell.value.date()
        if isinstance(cell.value, date):
            return cell.value
        text = self._text(sheet, cell)
        if text:
            try:
                return self._day_of(text)
            except Fault:
                self._wrong(_address(sheet, cell), say("queries.review_cell_day", given=text))
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
        items = [self._text(sheet, cell) for cell in next(rows, ())]
        if not any("://" in item for item in items):
            raise Fault(say("queries.review_matrix_keys", sheet=sheet))
        next(rows, None)
        for row in rows:
            subject = self._text(sheet, row[0]) if row else ""
            for item, cell in zip(items, row, strict=False):
                if "://" not in item or "://" not in subject:
                    continue
                text = self._text(sheet, cell)
                match = self._one_of(sheet, cell, text, "match", _MATCHES)
                was, record, mark = before.get((subject, item), ("", "", ""))
                if match == was.lower():
                    continue
                yield Wish(
                    address=_address(sheet, cell),
                    decision=Decision.ACCEPT if match else Decision.REJECT,
                    record=record,
                    thing=item,
                    mark=mark,
                    match=Match[match.upper()] if match else None,
                    subject=subject,
                )


_MATCHES = tuple(match.name.lower() for match in Match)


def _address(sheet: str, cell: Any) -> str:
    return f"{sheet}!{getattr(cell, 'coordinate', '?')}"
