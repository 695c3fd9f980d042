"""``rodedraad review export`` and ``import`` as an adviser uses them: export, fill in, import, report."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rodedraad.graph.workspace import open_workspace, packaged
from tests.conftest import RunCli
from tests.queries.reviews.books import LIST, MATRIX, Filling

UNDERMINING, TRAFFICKING = "ondermijnende-en-georganiseerde-criminaliteit", "mensenhandel"
CYBER, KNOWING = (
    "cybercrime-en-gedigitaliseerde-criminaliteit", "intelligence-en-internationale-samenwerking",
)  # fmt: skip


@pytest.fixture
def copy(run_cli: RunCli, tmp_path: Path) -> Filling:
    """The workbook of a copy of the packaged data, which may be changed."""
    root = tmp_path / "kopie"
    for part in ("data", "alignments"):
        shutil.copytree(packaged().root / part, root / part)
    shutil.copy(packaged().config, root)
    made = Filling(tmp_path / "raad.xlsx", open_workspace(root), run_cli)
    made.export()
    return made


def covered(filling: Filling, *words: str) -> tuple[str, dict[str, str]]:
    """Return the headline of the coverage, and how each item stands by the end of its name."""
    where = ("--workspace", str(filling.workspace.root))
    done = filling.run("coverage", "--format", "json", *words, *where)
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    return told["headline"], {row["iri"].rpartition("/")[2]: row["code"] for row in told["rows"]}


def number_of(filling: Filling, item: str, subject: str) -> int:
    """Return which row of the list is about *item* and *subject*, as a person finds it."""
    sheet = openpyxl.load_workbook(filling.path)[LIST]
    (found,) = (
        number
        for number, row in enumerate(sheet.iter_rows(min_row=2), 1)
        if str(row[1].value).startswith(item) and str(row[3].value).startswith(subject)
    )
    return found


def test_what_a_meeting_decided_is_what_the_coverage_tells(copy: Filling) -> None:
    """Accepted, rejected, another relation, nothing matches and a new pair; each in the report after."""
    before, states = covered(copy, "--accepted")
    assert before.endswith("0 van 8 zijn beoordeeld.")
    assert set(states.values()) == {"unreviewed"}
    rows = copy.rows()

    copy.fill(
        number_of(copy, "A2", "5.2.2"),
        decision="aanvaarden", by="adviseur veiligheid", day=datetime(2026, 12, 1),
    )  # fmt: skip
    copy.fill(number_of(copy, "A2", "2.5.2"), decision="afwijzen", comment="Alleen op campings.")
    copy.fill(
        number_of(copy, "A1", "5.2 "),
        decision="aanvaarden", relation="bijna hetzelfde", comment="Mensenhandel staat apart.",
    )  # fmt: skip
    copy.fill(number_of(copy, "A5", "niets past"), decision="aanvaarden")
    copy.fill(number_of(copy, "A3", "5.4 "), decision="open")
    subject, item = matrix_names(copy, "5.4.1", "A3")
    copy.choose(subject, item, "raakt eraan")

    dry = copy.take("--dry-run")
    assert (dry.exit_code, dry.stdout.count("•"), copy.rows()) == (0, 5, rows), dry.stdout
    done = copy.take()
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(copy.rows()) == len(rows) + 2

    headline, after = covered(copy, "--accepted")
    assert headline != before
    assert {name: after[name] for name in (UNDERMINING, TRAFFICKING, KNOWING)} == {
        UNDERMINING: "covered", TRAFFICKING: "covered", KNOWING: "nothing",
    }  # fmt: skip
    assert after[CYBER] in {"partly", "covered"}
    assert list(after.values()).count("unreviewed") == 4
    assert copy.run("check", "--workspace", str(copy.workspace.root)).exit_code == 0

    again = copy.rows()
    assert copy.take().exit_code == 0
    assert copy.rows() == again


def matrix_names(filling: Filling, subject: str, item: str) -> tuple[str, str]:
    """Return the theme and the item whose numbers are given, as the matrix has them."""
    sheet = openpyxl.load_workbook(filling.path)[MATRIX]
    subjects = [str(row[1].value) for row in sheet.iter_rows(min_row=3)]
    items = [str(cell.value) for cell in sheet[2]]
    return (
        next(name for name in subjects if name.startswith(f"{subject} ")),
        next(name for name in items if name.startswith(f"{item} ")),
    )


def test_an_untouched_workbook_changes_nothing(copy: Filling) -> None:
    """Neither as it was written nor as another program keeps it."""
    rows = copy.rows()
    for change in (None, lambda _book: None):
        if change:
            copy.change(change)
        done = copy.take()
        assert (done.exit_code, done.stdout.strip().splitlines()) == (
            0, ["Niets te veranderen: er is niets ingevuld, of het staat er al zo."],
        )  # fmt: skip
    assert copy.rows() == rows


def test_the_drop_downs_offer_what_is_read(copy: Filling) -> None:
    """Of the decisions and the relations, on every row and in every cell of the matrix."""
    book = openpyxl.load_workbook(copy.path)
    offered: dict[str, set[str]] = {}
    for name in (LIST, MATRIX):
        for rule in book[name].data_validations.dataValidation:
            offered[f"{name}!{rule.sqref}"] = set(rule.formula1.strip('"').split(","))
    relations = {
        "hetzelfde", "bijna hetzelfde", "het agendapunt is ruimer", "het agendapunt is enger", "raakt eraan",
    }  # fmt: skip
    last = book[LIST].max_row
    assert offered[f"{LIST}!E2:E{last}"] == relations
    assert offered[f"{LIST}!H2:H{last}"] == {"open", "aanvaarden", "afwijzen", "niets past"}
    assert [words for place, words in offered.items() if place.startswith(MATRIX)] == [relations]


def test_the_workbook_is_the_same_each_time(copy: Filling) -> None:
    """On the same day: a file that differs was changed by somebody."""
    before = copy.path.read_bytes()
    copy.export()
    assert copy.path.read_bytes() == before


def test_where_the_workbook_goes_and_who_reads_it_is_asked(copy: Filling) -> None:
    """One sentence each, and exit code 2."""
    where = ("--workspace", str(copy.workspace.root))
    for words, said in (
        (("export", "-o", "raad.xls", *where), ".xlsx"),
        (("import", str(copy.path), *where), "--as"),
        (("import", str(copy.path), "--as", "jurist", "--on", "2026-13-01", *where), "2026-13-01"),
        (("import", str(copy.path), "--as", "jurist"), "rodedraad init"),
    ):
        done = copy.run("review", *words)
        assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True), (words, done.stderr)


def test_what_stands_in_a_cell_cannot_steer_the_terminal(copy: Filling) -> None:
    """A workbook is written by others."""

    def spoil(book: Any) -> None:
        book[LIST]["H2"] = "aan_x001B_[31mvaarden"
        book[LIST].title = LIST

    copy.change(spoil)
    done = copy.take()
    assert (done.exit_code, "\x1b" in done.stderr + done.stdout) == (2, False)
