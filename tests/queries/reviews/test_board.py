"""The board: every alignment has a number, in the order in which people read an agenda."""

from __future__ import annotations

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged
from rodedraad.queries.reviews.board import Board, Which, natural


def test_numbers_of_items_go_in_the_order_people_expect() -> None:
    """A2 before A10, 5.2 before 5.10."""
    assert sorted(["A10", "A2", "5.10.1", "5.2", "B1", ""], key=natural) == [
        "", "A2", "A10", "B1", "5.2", "5.10.1",
    ]  # fmt: skip


def test_every_row_is_on_the_board_once_under_its_item(packaged_store: EmbeddedStore) -> None:
    """Frameworks one after the other, motions last; and every item was looked at."""
    board = Board(packaged_store, packaged())
    assert [row.number for row in board.rows] == list(range(1, 46))
    assert len({row.mapping.record for row in board.rows}) == 45
    abouts = list(dict.fromkeys(row.about for row in board.rows))
    frames = [board.frameworks(about) for about in abouts]
    assert len(list(dict.fromkeys(frames))) == 5
    assert frames == sorted(frames, key=lambda one: (not one, list(dict.fromkeys(frames)).index(one)))
    assert frames[-2:] == [(), ()]
    assert board.unlooked == ()
    assert board.chosen(Which.OPEN) == list(board.rows)
    assert board.chosen(Which.DISPUTED) == []


@pytest.mark.parametrize("number", ["1", "17", "45"])
def test_a_number_names_its_row(packaged_store: EmbeddedStore, number: str) -> None:
    """As does the end of its record, and the whole of it."""
    board = Board(packaged_store, packaged())
    row = board.row([number])
    assert row.number == int(number)
    assert board.row([row.mapping.record]) == row
    assert board.row([row.mapping.record.rpartition("/")[2]]) == row
