"""What would stand on each other on paper is nudged apart, as little as that takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from rodedraad.visualisations.exporting.ground import Box

if TYPE_CHECKING:
    import numpy as np

_ROUNDS: Final = 200


def nudges(boxes: Sequence[Box], area: Box) -> list[tuple[float, float]]:
    """Return how far to move each of *boxes*, which stay in *area*; in a full one some still touch."""
    import numpy as np

    begun = np.array([[box.left, box.top, box.right, box.bottom] for box in boxes], dtype=float)
    moved = begun.copy()
    for _ in range(_ROUNDS):
        pairs = _clashes(moved)
        if not pairs:
            break
        for one, other in pairs:
            _part(moved[one], moved[other])
        _keep(moved, area)
    return [(float(across), float(down)) for across, down in (moved - begun)[:, :2]]


def _clashes(boxes: np.ndarray[Any, Any]) -> list[tuple[int, int]]:
    import numpy as np

    left, top, right, bottom = boxes.T
    across = (left[:, None] < right) & (left < right[:, None])
    down = (top[:, None] < bottom) & (top < bottom[:, None])
    return [(int(one), int(other)) for one, other in np.argwhere(np.triu(across & down, 1))]


def _part(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> None:
    """Move two boxes apart the short way, each half of what they share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:  # an earlier move already parted them
        return
    way = 1 if down <= across else 0
    is_first = one[way] + one[way + 2] <= other[way] + other[way + 2]
    step = (min(across, down) / 2 + 0.4) * (1 if is_first else -1)
    one[way::2] -= step
    other[way::2] += step


def _keep(boxes: np.ndarray[Any, Any], area: Box) -> None:
    """Move back into *area* what left it."""
    import numpy as np

    for way, low, high in ((0, area.left, area.right), (1, area.top, area.bottom)):
        short = np.maximum(low - boxes[:, way], 0) - np.maximum(boxes[:, way + 2] - high, 0)
        boxes[:, way] += short
        boxes[:, way + 2] += short
