"""Boxes on each other are moved apart, in the area, and no further than needed."""

from __future__ import annotations

from itertools import combinations

from rodedraad.visualisations.exporting.ground import Box
from rodedraad.visualisations.exporting.nudging import nudges

AREA = Box(0, 0, 400, 300)


def moved(boxes: list[Box]) -> list[Box]:
    """Return *boxes* as they are nudged."""
    steps = nudges(boxes, AREA)
    return [
        Box(box.left + x, box.top + y, box.right + x, box.bottom + y)
        for box, (x, y) in zip(boxes, steps, strict=True)
    ]


def test_what_stands_free_stays() -> None:
    """Only what clashes moves."""
    boxes = [Box(0, 0, 10, 10), Box(20, 0, 30, 10)]
    assert moved(boxes) == boxes


def test_a_heap_is_spread_and_stays_on_the_paper() -> None:
    """However it lies."""
    found = moved([Box(180 + number, 150 + number, 195 + number, 158 + number) for number in range(12)])
    assert not [pair for pair in combinations(found, 2) if pair[0].overlaps(pair[1])]
    assert all(box.within(AREA) for box in found)
