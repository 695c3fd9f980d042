"""The place of a node in a picture: its point, its box, its label."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum


class Form(StrEnum):
    """How a label stands: in a bar of its own, or left, right or below its mark."""

    BAR = "bar"
    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True)
class Place:
    """The place of a node: its point, the box that mark and label fill, and the label as it is broken.

    *size* is that of the letters, *pitch* the distance between lines; a head opens what is below it.
    """

    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[str, ...]
    size: int
    pitch: float
    form: Form
    is_head: bool = False

    @property
    def height(self) -> float:
        """How high the box is."""
        return self.bottom - self.top

    def mirrored(self) -> Place:
        """Return the place on the other side of the middle."""
        form = Form.LEFT if self.form is Form.RIGHT else self.form
        return replace(self, x=-self.x, left=-self.right, right=-self.left, form=form)

    def moved(self, across: float, down: float) -> Place:
        """Return the place moved over a distance."""
        return replace(
            self,
            x=self.x + across,
            y=self.y + down,
            left=self.left + across,
            right=self.right + across,
            top=self.top + down,
            bottom=self.bottom + down,
        )

    def at(self, x: float, y: float) -> Place:
        """Return the place with its point somewhere else."""
        return self.moved(x - self.x, y - self.y)

    def snapped(self) -> Place:
        """Return the place on a grid so fine that nobody sees it, in numbers that add up exactly.

        So what touches still touches and does not overlap, and a place that is kept comes back as it was.
        """
        x, y = _on_grid(self.x), _on_grid(self.y)
        return replace(
            self,
            x=x,
            y=y,
            left=x + _on_grid(self.left - self.x),
            right=x + _on_grid(self.right - self.x),
            top=y + _on_grid(self.top - self.y),
            bottom=y + _on_grid(self.bottom - self.y),
        )

    def overlaps(self, other: Place) -> bool:
        """Tell whether the boxes of two places share any ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


_GRID = 4  # to a unit
_HAIR = 1e-6  # what arithmetic may be off


def _on_grid(value: float) -> float:
    return math.floor(value * _GRID + 0.5 + _HAIR) / _GRID
