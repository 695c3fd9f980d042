"""The place of a node in a picture: its point, its box, its label."""

from __future__ import annotations

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

    def overlaps(self, other: Place) -> bool:
        """Tell whether the boxes of two places share any ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )
