"""The columns of a matrix on a sheet: by framework, what stands apart last, going on below if needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rodedraad.visualisations.charts.cells import Group

NAME: Final = 176.0
_COLUMN: Final = 24.0
_WIDEST: Final = 40.0
_GROUP: Final = 70.0  # the least in which the name of a framework can be read
_GAP: Final = 12.0
SUM: Final = 34.0


@dataclass(frozen=True)
class Column:
    """A column of a panel: its agenda item, and where it is."""

    item: str
    left: float
    wide: float
    is_apart: bool

    @property
    def middle(self) -> float:
        """Where its marks are."""
        return self.left + self.wide / 2


@dataclass(frozen=True)
class Block:
    """A framework on a panel: its group, or as much of it as fits, with its columns."""

    group: Group
    columns: tuple[Column, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.columns[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.columns[-1].left + self.columns[-1].wide


def panels(groups: Sequence[Group], wide: float) -> list[list[Block]]:
    """Return the columns of *groups* in panels no wider than a sheet, each as wide as there is room."""
    count = sum(len(group.items) for group in groups)
    room = wide - NAME - 2 * SUM - _GAP
    each = min(_WIDEST, max(_COLUMN, room / max(count, 1)))
    found: list[list[Block]] = [[]]
    x, most = NAME, int((wide - NAME - 2 * SUM) / _COLUMN)
    if sum(max(_GROUP, len(group.items) * each) for group in groups) > room:
        each = _COLUMN
    for group, items in _pieces(groups, most):
        taken = max(_GROUP, len(items) * each)
        before = found[-1][-1].group if found[-1] else group
        gap = (2 * SUM if not before.is_apart else 0) + _GAP if before.is_apart != group.is_apart else 0
        reserved = 0 if group.is_apart else 2 * SUM
        if found[-1] and x + gap + taken + reserved > wide:
            found.append([])
            x, gap = NAME, 0
        x += gap
        one = taken / len(items)
        columns = (Column(item, x + place * one, one, group.is_apart) for place, item in enumerate(items))
        found[-1].append(Block(group, tuple(columns)))
        x += taken
    return found


def _pieces(groups: Sequence[Group], most: int) -> Iterator[tuple[Group, tuple[str, ...]]]:
    for group in groups:
        for start in range(0, len(group.items), most):
            yield group, group.items[start : start + most]
