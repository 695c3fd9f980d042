"""What a workbook may have become on its way: moved, extended and translated is read, broken is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from rodedraad.graph.mappings.mapping import Match, Status
from rodedraad.graph.workspace import open_workspace
from tests.queries.reviews.books import FRAUD, LIST, MATRIX, QUARREL, SHARING, SWINDLE, Filling
from tests.queries.reviews.test_importing import OPEN

ROW = "digitale-oplichting--oplichting-via-internet"


def test_a_moved_column_is_found_by_its_heading(filling: Filling) -> None:
    """And one of our own between them does not matter."""

    def move(book: Any) -> None:
        sheet = book[LIST]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for number, row in enumerate(rows, 1):
            moved = [*reversed(row), "Notulen" if number == 1 else "aanvaarden"]
            for place, value in enumerate(moved, 1):
                sheet.cell(number, place).value = value

    filling.change(move)
    filling.fill(1, decision="aanvaarden", comment="Goed.")
    done = filling.take()
    assert (done.exit_code, f"{LIST}!H2: " in done.stdout) == (0, True), done.stderr
    assert filling.states() == OPEN | {ROW: "CLOSE ACCEPTED"}


def test_rows_in_another_order_are_the_same_rows(filling: Filling) -> None:
    """Sorting is what the filter above the list is for."""

    def turn(book: Any) -> None:
        sheet = book[LIST]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place).value = value

    filling.fill(1, decision="aanvaarden")
    filling.change(turn)
    assert filling.take().exit_code == 0
    assert filling.states() == OPEN | {ROW: "CLOSE ACCEPTED"}


def test_a_sheet_of_somebody_else_is_left_with_a_remark(filling: Filling) -> None:
    """What is ours is read."""
    filling.change(lambda book: book.create_sheet("Notulen").append(["=1+1", "aanvaarden"]))
    filling.fill(1, decision="aanvaarden")
    done = filling.take()
    assert (done.exit_code, "blad ‘Notulen’" in done.stdout) == (0, True)
    assert filling.states()[ROW] == "CLOSE ACCEPTED"


@pytest.mark.parametrize(("made", "taken"), [("nl", "en"), ("en", "nl")])
def test_a_workbook_is_read_in_either_language(filling: Filling, made: str, taken: str) -> None:
    """Whatever was spoken when it was made: sheets, headings, words and days."""
    filling.export("--lang", made)
    words = {"nl": ("aanvaarden", "hetzelfde"), "en": ("accept", "the same")}[made]
    sheets = {"nl": (LIST, MATRIX), "en": ("Review", "Matrix")}[made]

    def fill(book: Any) -> None:
        assert book.sheetnames[1:3] == list(sheets)
        book[sheets[0]]["H2"], book[sheets[0]]["J2"] = words[0], "1-12-2026"
        book[sheets[1]]["D4"] = words[1]

    filling.change(fill)
    done = filling.run(
        "--lang", taken, "review", "import", str(filling.path), "--as", "jurist",
        "--workspace", str(filling.workspace.root),
    )  # fmt: skip
    assert (done.exit_code, done.stderr) == (0, ""), done.stdout
    rows = filling.rows()
    assert (rows[ROW].status, rows[ROW].reviews[0].day) == (Status.ACCEPTED, date(2026, 12, 1))
    (added,) = (one for one in rows.values() if one.match is Match.EXACT)
    assert added.status is Status.ACCEPTED
    assert set(added.reasons or {}) == {"nl", "en"}


def test_a_day_and_a_function_of_a_row_count_for_that_row(filling: Filling) -> None:
    """A day as the spreadsheet keeps it, and one that was typed; elsewhere who reads the workbook."""
    filling.fill(1, decision="aanvaarden", by="adviseur veiligheid", day=datetime(2026, 11, 30))
    filling.fill(2, decision="afwijzen", day="1-12-2026", comment="  Te\n ruim. ")
    filling.fill(3, decision=" Aanvaarden ")
    assert filling.take().exit_code == 0
    told = [
        (one.reviewer, one.day.isoformat(), one.agreement, one.comment)
        for row in filling.rows().values()
        for one in row.reviews
    ]
    assert sorted(told) == [
        ("adviseur veiligheid", "2026-11-30", 1.0, ""),
        ("jurist", "2026-12-01", -1.0, "Te ruim."),
        ("jurist", "2026-12-02", 1.0, ""),
    ]


def test_every_mistake_is_told_at_once_with_its_cell(filling: Filling) -> None:
    """And then nothing is done, not even what was right."""

    def spoil(book: Any) -> None:
        sheet, matrix = book[LIST], book[MATRIX]
        sheet["H2"] = '=IF(TRUE,"aanvaarden")'
        sheet["H3"] = ArrayFormula("H3", '="afwijzen"')
        sheet["E4"], sheet["H4"] = "past wel", "aanvaarden"
        sheet["J5"] = "gisteren"
        sheet["H9"] = "aanvaarden"
        matrix["C3"], matrix["C4"] = "=C5", "misschien"

    filling.change(spoil)
    done = filling.take()
    assert (done.exit_code, done.stdout) == (2, "")
    cells = re.findall(r"(?:Beoordelen|Matrix)![A-Z]+\d+(?=:)", done.stderr)
    assert cells == [
        *(f"{LIST}!{cell}" for cell in ("H2", "H3", "E4", "J5", "H9")),
        f"{MATRIX}!C3", f"{MATRIX}!C4",
    ]  # fmt: skip
    assert filling.states() == OPEN


def test_a_formula_elsewhere_in_the_workbook_is_not_ours_to_read(filling: Filling) -> None:
    """Somebody may have added a count of their own."""
    filling.change(lambda book: book[LIST].__setitem__("L2", "=1+1"))
    filling.change(lambda book: book[LIST].__setitem__("R2", "=1+1"))
    filling.fill(1, decision="aanvaarden")
    assert filling.take().exit_code == 0


def remove(name: str) -> Callable[[Any], None]:
    """Return what takes the sheet *name* out."""
    return lambda book: book.remove(book[name])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (remove(MATRIX), "Het blad ‘Matrix’ ontbreekt"),
        (remove(LIST), "Het blad ‘Beoordelen’ ontbreekt"),
        (remove("rodedraad"), "verborgen bladen"),
        (remove("rodedraad-matrix"), "verborgen bladen"),
        (lambda book: book["rodedraad"].__setitem__("B1", "rodedraad-review-2"), "review export"),
        (lambda book: book["rodedraad"].delete_rows(1, 9), "review export"),
        (lambda book: book[LIST].delete_cols(8), "ontbreekt de kolom ‘Besluit’"),
        (lambda book: book[LIST].delete_cols(15), "ontbreekt de kolom ‘vingerafdruk’"),
        (lambda book: book[LIST].delete_rows(1, 99), "ontbreekt de kolom"),
        (lambda book: book[LIST].__setitem__("A1", "besluit"), "de kolom ‘Besluit’ twee keer"),
        (lambda book: book[MATRIX].delete_rows(1), "verborgen eerste rij"),
        (lambda book: book[LIST].__setitem__("A5001", "x"), "meer dan 5000 rijen"),
        (lambda book: book[MATRIX].__setitem__("XFD3", "x"), "te veel kolommen"),
    ],
)
def test_what_is_missing_or_too_much_is_named(
    filling: Filling, spoil: Callable[[Any], None], said: str
) -> None:
    """One sentence, exit code 2, and nothing changes."""
    filling.change(spoil)
    done = filling.take()
    assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True), done.stderr
    assert filling.states() == OPEN


def test_a_workbook_without_its_instructions_is_read(filling: Filling) -> None:
    """Nobody needs them to read it."""
    filling.change(remove("Uitleg"))
    filling.fill(1, decision="aanvaarden")
    assert filling.take().exit_code == 0


def test_a_workbook_of_another_workspace_is_refused(filling: Filling, tmp_path: Path) -> None:
    """Both are named."""

    def elsewhere(book: Any) -> None:
        book["rodedraad"]["B2"] = "https://w3id.org/rodedraad/id/elders"

    filling.change(elsewhere)
    done = filling.take()
    assert (done.exit_code, done.stderr.count("/id/elders"), done.stderr.count("/id/lindeveen")) == (2, 1, 1)


def test_other_data_are_said_and_what_still_holds_is_done(filling: Filling) -> None:
    """A row added since does not stand in the way of the others."""
    filling.propose(SWINDLE, SHARING)
    filling.fill(1, decision="aanvaarden")
    done = filling.take()
    assert (done.exit_code, "zijn veranderd sinds" in done.stdout) == (0, True)
    assert filling.states()[ROW] == "CLOSE ACCEPTED"


def test_a_row_or_a_thing_that_left_is_told_by_cell(filling: Filling) -> None:
    """The rest is done."""
    where = ("--workspace", str(filling.workspace.root))
    filling.propose(QUARREL, SHARING)
    filling.export()
    assert filling.run("review", "undo", "--as", "adviseur", *where).exit_code == 0
    for number in range(1, 5):
        filling.fill(number, decision="aanvaarden")
    filling.change(lambda book: book[LIST].__setitem__("N6", "https://w3id.org/rodedraad/id/nl/punt/weg"))
    filling.change(lambda book: book[LIST].__setitem__("H6", "niets past"))
    done = filling.take()
    left = done.stdout.partition("Dit is niet overgenomen:")[2]
    assert done.exit_code == 1
    assert len(re.findall("•", left)) == 2, done.stdout
    assert "punt/weg is er niet meer" in left
    assert sorted(filling.states().values()) == ["BROAD ACCEPTED", "CLOSE ACCEPTED", "RELATED ACCEPTED"]


def test_the_same_data_in_another_folder_are_the_same_workspace(filling: Filling, tmp_path: Path) -> None:
    """A workbook goes by what the data say, not by where they lie."""
    moved = filling.workspace.root.rename(tmp_path / "elders")
    filling.workspace = open_workspace(moved)
    filling.fill(1, decision="aanvaarden")
    done = filling.take()
    assert (done.exit_code, "zijn veranderd sinds" in done.stdout) == (0, False)
    assert filling.states()[ROW] == "CLOSE ACCEPTED"


def test_a_cell_left_out_of_the_file_is_an_empty_one(filling: Filling) -> None:
    """Some programs write no cell where nothing stands; it still has an address."""

    def clear(book: Any) -> None:
        sheet = book[MATRIX]
        row = next(row for row in sheet.iter_rows(min_row=3) if row[1].value == SWINDLE)
        number = row[0].row
        for place in range(3, 7):
            del sheet._cells[number, place]

    filling.change(clear)
    done = filling.take()
    assert (done.exit_code, bool(re.search(rf"{MATRIX}!C\d+: {SWINDLE} → {FRAUD}", done.stdout))) == (0, True)
    assert filling.states() == OPEN | {ROW: "CLOSE REJECTED"}
