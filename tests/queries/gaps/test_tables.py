"""Gaps as sentences and as rows."""

from __future__ import annotations

import csv
import io

from openpyxl import load_workbook

from rodedraad.ontology.wording import set_language
from rodedraad.queries.gaps.tables import COLUMNS, FEW, as_csv, headline, lines, workbook
from tests.queries.gaps.made import run, seen

RUN = run(
    seen("brand"),
    seen("water", "accepted"),
    *(seen(f"=naam-{number}", kind="unresolved-names", severity="low") for number in range(8)),
)


def test_the_counts_stand_on_top_with_their_whole() -> None:
    """How many of each urgency, and how many are still open."""
    assert headline(RUN) == (
        "10 hiaten op 1 januari 2024, met voorstellen erbij: "
        "2 dringend, 0 belangrijk en 8 voor later. Open: 9."
    )
    assert headline(run(seen("brand"))).startswith("1 hiaat op")


def test_a_gap_has_its_place_its_name_and_what_was_decided() -> None:
    """On the line under its sentence."""
    told = list(lines(RUN))
    at = told.index("  • Bij water doet niemand iets.")
    assert told[at + 1].startswith("    risks-without-party/water-")
    assert told[at + 1].endswith(
        " · Opdracht, Hoofdstuk 8 · aanvaard volgens adviseur op 1 januari 2024: Besproken."
    )
    assert "Niemand let op. Stap: Wijs iemand aan." in told


def test_of_a_kind_that_can_wait_a_few_are_shown() -> None:
    """With how many more there are and how to see them; on request all."""
    short, whole = list(lines(RUN)), list(lines(RUN, whole=True))
    assert sum("=naam" in line for line in short) == FEW
    assert "  … en nog 3. Toon alles met: rodedraad gaps --kind unresolved-names" in short
    assert sum("Bij =naam" in line for line in whole) == 8


def test_a_spreadsheet_takes_no_gap_for_a_formula() -> None:
    """CSV gets an apostrophe, a workbook only texts."""
    rows = list(csv.reader(io.StringIO(as_csv(RUN).decode())))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 11
    book = load_workbook(io.BytesIO(workbook(RUN)))
    sheet = book["Hiaten"]
    assert [cell.value for cell in sheet[1]][:4] == ["Kenmerk", "Urgentie", "Soort", "Hiaat"]
    assert (sheet.max_row, sheet.freeze_panes) == (11, "B2")
    assert sheet.auto_filter.ref == "A1:K11"
    assert all(cell.data_type in ("s", "n") for line in sheet.iter_rows() for cell in line)


def test_the_same_run_gives_the_same_workbook() -> None:
    """Byte for byte; and in English it is English."""
    assert workbook(RUN) == workbook(RUN)
    set_language("en")
    assert load_workbook(io.BytesIO(workbook(RUN))).sheetnames == ["Gaps"]
