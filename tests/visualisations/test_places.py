"""Places: boxes that move, mirror and may not cover each other."""

from __future__ import annotations

from dataclasses import replace

from rodedraad.visualisations.places import Form, Place

HERE = Place(
    x=10, y=0, left=10, top=-5, right=30, bottom=5, lines=("iets",), size=10, pitch=12, form=Form.RIGHT
)


def test_a_place_moved_keeps_its_form_and_size() -> None:
    """Point and box go together."""
    moved = HERE.moved(5, -3)
    assert (moved.x, moved.y, moved.left, moved.bottom) == (15, -3, 15, 2)
    assert moved.height == HERE.height == 10


def test_a_place_mirrored_stands_on_the_other_side() -> None:
    """A label on the right comes on the left."""
    left = replace(HERE, x=-10, left=-30, right=-10, form=Form.LEFT)
    assert HERE.mirrored() == left
    assert left.height == HERE.height


def test_boxes_overlap_only_where_they_share_ground() -> None:
    """Side by side is not on top of each other."""
    assert HERE.overlaps(HERE.moved(5, 2))
    assert not HERE.overlaps(HERE.moved(100, 0))
    assert not HERE.overlaps(HERE.moved(0, 50))
