"""The ground of a sheet: which parts of it are taken, so that nothing is set on something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_CELL: Final = 48.0
_ROUNDING: Final = 0.5


@dataclass(frozen=True)
class Box:
    """A part of a sheet, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def wide(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def high(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes share any ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Tell whether all of the box lies in *other*, but for a rounding."""
        return (
            other.left <= self.left + _ROUNDING
            and self.right <= other.right + _ROUNDING
            and other.top <= self.top + _ROUNDING
            and self.bottom <= other.bottom + _ROUNDING
        )


class Ground:
    """What is taken, by whom; looked up by squares, for a sheet may have a thousand things."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], dict[str, list[Box]]] = defaultdict(dict)

    def take(self, owner: str, boxes: Iterable[Box]) -> None:
        """Let *owner* have *boxes*, and nothing else any more."""
        for square in self._taken.values():
            square.pop(owner, None)
        for box in boxes:
            for cell in _cells(box):
                self._taken[cell].setdefault(owner, []).append(box)

    def is_free(self, box: Box, owner: str) -> bool:
        """Tell whether nobody but *owner* has any of *box*."""
        return not any(
            box.overlaps(taken)
            for cell in _cells(box)
            for other, boxes in self._taken.get(cell, {}).items()
            if other != owner
            for taken in boxes
        )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for across in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for down in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield across, down
