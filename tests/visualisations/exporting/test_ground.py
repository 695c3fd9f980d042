"""Ground that is taken is not free to another, wherever it lies."""

from __future__ import annotations

from rodedraad.visualisations.exporting.ground import Box, Ground


def test_what_is_taken_is_free_only_to_its_owner() -> None:
    """Until the owner takes something else."""
    ground = Ground()
    ground.take("a", [Box(0, 0, 100, 10), Box(200, 200, 210, 210)])
    assert not ground.is_free(Box(90, 5, 120, 20), "b")
    assert not ground.is_free(Box(-500, 205, 500, 206), "b")
    assert ground.is_free(Box(90, 5, 120, 20), "a")
    assert ground.is_free(Box(100, 0, 120, 10), "b")
    ground.take("a", [Box(400, 0, 410, 10)])
    assert ground.is_free(Box(90, 5, 120, 20), "b")
    assert not ground.is_free(Box(405, 5, 420, 20), "b")
