"""The matrix of the workbook: a relation chosen in a cell is a row, and an emptied cell rejects one."""

from __future__ import annotations

import pytest

from rodedraad.graph.mappings.mapping import Match, Status
from tests.queries.reviews.books import COMMENT, FRAUD, LAKE, LIST, QUARREL, SHARING, SWINDLE, WATER, Filling

EXACT, CLOSE = "hetzelfde", "bijna hetzelfde"
OPEN = {
    "digitale-oplichting--oplichting-via-internet": "CLOSE PROPOSED",
    "eenzame-ouderen-en-oplichting--oplichting-via-internet": "BROAD PROPOSED",
    "ongevallen-op-de-plas--minder-ongelukken": "RELATED PROPOSED",
}


def test_a_relation_in_an_empty_cell_is_an_accepted_row(filling: Filling) -> None:
    """By who reads the workbook, said to come from the matrix; once."""
    address = filling.choose(QUARREL, SHARING, CLOSE)
    done = filling.take()
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"{address}: {QUARREL} → {SHARING}: nu aanvaard" in done.stdout
    (added,) = (one for one in filling.rows().values() if one.match is Match.CLOSE and one.reviews)
    assert (added.match, added.status) == (Match.CLOSE, Status.ACCEPTED)
    assert [one.reviewer for one in added.reviews] == ["jurist"]
    assert (added.reasons or {})["nl"] == "Ingevuld in de matrix."
    assert sorted(filling.states().values()) == sorted([*OPEN.values(), "CLOSE ACCEPTED"])
    before = filling.rows()
    assert filling.take().exit_code == 0
    assert filling.rows() == before


def test_another_relation_rejects_the_old_row_and_accepts_a_new_one(filling: Filling) -> None:
    """What was proposed stays to be read."""
    filling.choose(SWINDLE, FRAUD, EXACT)
    assert filling.take().exit_code == 0
    assert filling.states()["digitale-oplichting--oplichting-via-internet"] == "CLOSE REJECTED"
    assert sorted(filling.states().values()) == [
        "BROAD PROPOSED", "CLOSE REJECTED", "EXACT ACCEPTED", "RELATED PROPOSED",
    ]  # fmt: skip
    before = filling.rows()
    assert filling.take().exit_code == 0
    assert filling.rows() == before


def test_an_emptied_cell_rejects_the_row(filling: Filling) -> None:
    """And an empty cell that stayed empty asks nothing."""
    filling.choose(LAKE, WATER, None)
    done = filling.take()
    assert (done.exit_code, done.stdout.count("•")) == (0, 1)
    assert filling.states() == OPEN | {"ongevallen-op-de-plas--minder-ongelukken": "RELATED REJECTED"}


def test_a_cell_that_another_filled_meanwhile_is_left(filling: Filling) -> None:
    """As the row was not there when the workbook was made."""
    address = filling.choose(QUARREL, SHARING, EXACT)
    filling.propose(QUARREL, SHARING)
    before = filling.rows()
    done = filling.take()
    assert (done.exit_code, f"{address}: deze rij is veranderd" in done.stdout) == (1, True), done.stdout
    assert filling.rows() == before


def test_the_same_in_list_and_matrix_is_done_once(filling: Filling) -> None:
    """With the reason of the list, as the matrix has none."""
    filling.choose(SWINDLE, FRAUD, EXACT)
    filling.fill(1, relation=EXACT, decision="aanvaarden", comment="Het is één ding.")
    filling.choose(LAKE, WATER, None)
    filling.fill(3, decision="afwijzen", comment="Gaat over water.")
    done = filling.take()
    assert done.exit_code == 0, done.stdout
    exact = next(one for one in filling.rows().values() if one.match is Match.EXACT)
    assert (exact.status, (exact.reasons or {})["nl"]) == (Status.ACCEPTED, "Het is één ding.")
    rejected = filling.rows()["ongevallen-op-de-plas--minder-ongelukken"]
    assert [one.comment for one in rejected.reviews] == ["Gaat over water."]
    before = filling.rows()
    assert filling.take().exit_code == 0
    assert filling.rows() == before


def test_list_and_matrix_that_contradict_are_left_and_the_rest_is_done(filling: Filling) -> None:
    """Both cells are named, and the exit code is 1."""
    address = filling.choose(SWINDLE, FRAUD, EXACT)
    filling.fill(1, decision="afwijzen")
    filling.fill(3, decision="aanvaarden")
    done = filling.take()
    assert done.exit_code == 1
    left = done.stdout.partition("Dit is niet overgenomen:")[2]
    assert f"{LIST}!H2: dit spreekt {address} tegen" in left, done.stdout
    assert f"{address}: dit spreekt {LIST}!H2 tegen" in left
    assert filling.states() == OPEN | {"ongevallen-op-de-plas--minder-ongelukken": "RELATED ACCEPTED"}


def test_another_relation_in_the_list_needs_a_reason(filling: Filling) -> None:
    """As the one who proposed the row will want to know."""
    filling.fill(1, relation=EXACT, decision="aanvaarden")
    done = filling.take()
    assert (done.exit_code, f"{LIST}!H2: u koos een ander verband. Zeg bij {COMMENT}" in done.stdout) == (
        1,
        True,
    )
    assert filling.states() == OPEN


def test_another_relation_without_a_decision_is_told(filling: Filling) -> None:
    """It is easily forgotten to choose one: nothing is done, and the cell is named."""
    filling.fill(1, relation=EXACT)
    done = filling.take()
    assert (done.exit_code, f"{LIST}!H2" in done.stdout) == (1, True), done.stdout
    assert filling.states() == OPEN


@pytest.mark.parametrize("meanwhile", ["judged", "proposed"])
def test_nothing_matches_is_not_said_of_what_was_not_seen(filling: Filling, meanwhile: str) -> None:
    """Another row of the item was judged or proposed since: then it is to be decided anew."""
    if meanwhile == "judged":
        where = ("--workspace", str(filling.workspace.root))
        assert filling.run("review", "accept", "2", "--as", "adviseur", *where).exit_code == 0
    else:
        filling.propose(QUARREL, FRAUD)
    filling.fill(1, decision="niets past")
    filling.fill(4, decision="niets past")
    before = filling.rows()
    done = filling.take()
    assert (done.exit_code, f"{LIST}!H2: deze rij is veranderd" in done.stdout) == (1, True), done.stdout
    after = filling.rows()
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def test_one_workbook_may_be_read_as_the_meeting_goes_on(filling: Filling) -> None:
    """What was read before is not asked again, and what was added is done."""
    filling.fill(1, decision="afwijzen", comment="Te smal.")
    assert filling.take().exit_code == 0
    filling.fill(2, decision="niets past", comment="Geen van beide.")
    filling.choose(QUARREL, SHARING, CLOSE)
    done = filling.take()
    row = filling.rows()["digitale-oplichting--oplichting-via-internet"]
    assert (done.exit_code, [one.comment for one in row.reviews]) == (0, ["Te smal."])
    assert sorted(filling.states().values()) == [
        "BROAD REJECTED", "CLOSE ACCEPTED", "CLOSE REJECTED", "RELATED ACCEPTED", "RELATED PROPOSED",
    ]  # fmt: skip


def test_what_is_told_goes_in_the_order_of_the_cells(filling: Filling) -> None:
    """Whatever order it is done in, and the same beforehand."""
    filling.choose(LAKE, WATER, None)
    for number, word in ((1, "aanvaarden"), (2, "afwijzen"), (4, "niets past"), (5, "aanvaarden")):
        filling.fill(number, decision=word)
    for words in (("--dry-run",), ()):
        told = filling.take(*words).stdout
        cells = [line.split("!")[1].partition(":")[0] for line in told.splitlines() if "•" in line]
        assert cells[:3] == ["H2", "H3", "H5"], told
        assert (cells[3][0], cells[4:]) == ("E", ["H6"])
