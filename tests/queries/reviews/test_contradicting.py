"""Decisions in a workbook that cannot both hold are left, each with the cells of the others."""

from __future__ import annotations

from typing import Any

import pytest

from rodedraad.graph.mappings.mapping import Status
from tests.queries.reviews.books import FRAUD, LIST, MATRIX, QUARREL, SHARING, SWINDLE, Filling
from tests.queries.reviews.test_importing import OPEN

NOTHING = "oplichting-via-internet--geen-pijlers"


def copied(number: int, word: str) -> Any:
    """Return what copies the row that is *number* below the headings, with another decision."""

    def how(book: Any) -> None:
        sheet = book[LIST]
        values = [cell.value for cell in sheet[number + 1]]
        values[7] = word
        sheet.append(values)

    return how


def test_two_decisions_for_one_row_are_left(filling: Filling) -> None:
    """A copied row with another decision names the first, and the other way round."""
    filling.fill(1, decision="aanvaarden")
    filling.change(copied(1, "afwijzen"))
    filling.fill(2, decision="afwijzen", comment="Te ruim.")
    done = filling.take()
    assert done.exit_code == 1
    lines = [line for line in done.stdout.splitlines() if f"  • {LIST}!" in line]
    assert any(f"{LIST}!H2" in line and f"{LIST}!H7" in line for line in lines), done.stdout
    assert filling.states() == OPEN | {
        "eenzame-ouderen-en-oplichting--oplichting-via-internet": "BROAD REJECTED"
    }


def test_two_reviewers_may_disagree_in_one_workbook(filling: Filling) -> None:
    """The row is disputed then, and stays a proposal."""
    filling.fill(1, decision="aanvaarden", by="jurist")
    filling.change(copied(1, "afwijzen"))
    filling.fill(6, by="adviseur veiligheid")
    done = filling.take(by="secretaris")
    assert done.exit_code == 0, done.stdout
    row = filling.rows()["digitale-oplichting--oplichting-via-internet"]
    assert sorted((one.reviewer, one.agreement) for one in row.reviews) == [
        ("adviseur veiligheid", -1.0), ("jurist", 1.0),
    ]  # fmt: skip


def test_nothing_matches_on_every_row_of_an_item_is_said_once(filling: Filling) -> None:
    """All rows are rejected and one row says that nothing matches."""
    filling.fill(1, decision="niets past", comment="Niet in ons beleid.")
    filling.fill(2, decision="niets past")
    done = filling.take()
    assert done.exit_code == 0, done.stdout
    assert filling.states() == OPEN | {
        "digitale-oplichting--oplichting-via-internet": "CLOSE REJECTED",
        "eenzame-ouderen-en-oplichting--oplichting-via-internet": "BROAD REJECTED",
        NOTHING: "RELATED ACCEPTED",
    }
    assert (filling.rows()[NOTHING].reasons or {})["nl"] == "Niet in ons beleid."
    before = filling.rows()
    assert filling.take().exit_code == 0
    assert filling.rows() == before


def test_nothing_matches_and_the_matrix_emptied_agree(filling: Filling) -> None:
    """The reason that was given stays with the rejected row."""
    filling.fill(1, decision="niets past", comment="Niet in ons beleid.")
    filling.choose(SWINDLE, FRAUD, None)
    assert filling.take().exit_code == 0
    row = filling.rows()["digitale-oplichting--oplichting-via-internet"]
    assert [one.comment for one in row.reviews] == ["Niet in ons beleid."]


def test_nothing_matches_and_a_match_accepted_are_left(filling: Filling) -> None:
    """Of the same item by the same reviewer."""
    filling.fill(1, decision="niets past")
    filling.fill(2, decision="aanvaarden")
    filling.fill(3, decision="aanvaarden")
    done = filling.take()
    assert done.exit_code == 1
    assert all(f"{LIST}!{cell}" in done.stdout for cell in ("H2", "H3", "H4"))
    assert filling.states() == OPEN | {"ongevallen-op-de-plas--minder-ongelukken": "RELATED ACCEPTED"}


def test_an_item_nobody_looked_at_has_nothing_or_a_theme(filling: Filling) -> None:
    """Accepting what is not there is explained; nothing matches makes a row, unless the matrix says one."""
    filling.fill(4, decision="aanvaarden")
    done = filling.take()
    assert (done.exit_code, f"{LIST}!H5: " in done.stdout, MATRIX in done.stdout) == (1, True, True)
    filling.fill(4, decision="niets past")
    assert filling.take().exit_code == 0
    (row,) = (one for one in filling.rows().values() if one.is_nothing)
    assert (row.record.rpartition("--")[2], row.status) == ("geen-pijlers", Status.ACCEPTED)


def test_nothing_matches_and_a_new_cell_of_the_matrix_are_left(filling: Filling) -> None:
    """The cell of the matrix is named as well."""
    filling.fill(4, decision="niets past")
    address = filling.choose(QUARREL, SHARING, "hetzelfde")
    done = filling.take()
    assert (done.exit_code, f"{LIST}!H5" in done.stdout, address in done.stdout) == (1, True, True)
    assert filling.states() == OPEN


@pytest.mark.parametrize("first", ["nothing", "match"])
def test_a_theme_nobody_asks_for_is_not_accepted_with_a_match(filling: Filling, first: str) -> None:
    """The row about the theme and the cell of the matrix contradict, whichever was there first."""
    where = ("--workspace", str(filling.workspace.root))
    frame = "Regionaal actieplan Veilig Merenland"
    done = filling.run("review", "nothing", QUARREL, "--in", frame, "--as", "adviseur", *where)
    assert done.exit_code == 0, done.stderr
    filling.export()
    address = filling.choose(QUARREL, SHARING, "hetzelfde")

    def accept(book: Any) -> None:
        row = next(row for row in book[LIST].iter_rows(min_row=2) if row[1].value == QUARREL)
        row[7].value = "aanvaarden" if first == "nothing" else "niets past"

    filling.change(accept)
    before = filling.rows()
    done = filling.take()
    assert (done.exit_code, address in done.stdout) == (1, True), done.stdout
    assert filling.rows() == before
