"""Places by force: what is linked pulls together, what overlaps is pushed apart, always the same way."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rodedraad.visualisations.lettering import text_width, told, wrap
from rodedraad.visualisations.places import Form, Place

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

SEED: Final = 20260101
_SIZE, _PITCH, _WIDTH = 14, 16.0, 168.0
_MARK = 6.0  # half the size of a mark

_ROUNDS = 60
_ATTEMPTS = 12
_STRETCH = 0.25


def by_force(graph: nx.MultiDiGraph[str]) -> dict[str, Place]:
    """Return places for all that is linked, so that it stands together and no label covers another."""
    import networkx as nx

    # The order of nodes and links must not move anything.
    links = sorted((source, target) for source, target, facts in graph.edges(data=True) if facts["stated"])
    nodes = sorted({node for link in links for node in link})
    if not nodes:
        return {}
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(nodes)
    plain.add_edges_from(links)
    boxes = {node: _under(wrap(told(graph.nodes[node]), _SIZE, _WIDTH)) for node in nodes}
    ground = sum((box.right - box.left) * (box.bottom - box.top) for box in boxes.values())
    spread = math.sqrt(ground) * 1.1
    points = nx.spring_layout(
        plain, seed=SEED, iterations=_iterations(len(plain)), k=2.2 / math.sqrt(len(plain))
    )
    placed = {
        node: boxes[node].moved(float(points[node][0]) * spread * 1.3, float(points[node][1]) * spread * 0.8)
        for node in nodes
    }
    return _apart(placed)


def _iterations(size: int) -> int:
    """Return how often to pull: large networks settle in fewer rounds than a person would notice."""
    return 200 if size <= _LARGE else 50


_LARGE = 150


def _under(lines: tuple[str, ...]) -> Place:
    """Return the place of a mark at the origin with its label below it."""
    half = max(text_width(line, _SIZE) for line in lines) / 2 + 4
    bottom = _MARK + 3 + len(lines) * _PITCH
    return Place(0, 0, -half, -_MARK - 2, half, bottom, lines, _SIZE, _PITCH, Form.BELOW)


def _apart(placed: dict[str, Place]) -> dict[str, Place]:
    """Return *placed* with overlapping boxes pushed apart, over more ground each time that fails."""
    for _ in range(_ATTEMPTS):
        pushed = _push(placed)
        if pushed is not None:
            return pushed
        placed = {node: place.moved(place.x * _STRETCH, place.y * _STRETCH) for node, place in placed.items()}
    return _in_rows(placed)


def _push(placed: Mapping[str, Place]) -> dict[str, Place] | None:
    """Return *placed* without overlap, or None where pushing does not end in time."""
    import numpy as np

    boxes = np.array([[place.left, place.top, place.right, place.bottom] for place in placed.values()])
    begun = boxes.copy()
    for _ in range(_ROUNDS):
        clashes = _clashes(boxes)
        if not clashes:
            moves = boxes - begun
            moved = zip(placed.items(), moves, strict=True)
            return {node: place.moved(float(move[0]), float(move[1])) for (node, place), move in moved}
        for one, other in clashes:
            _push_pair(boxes[one], boxes[other])
    return None


def _clashes(boxes: np.ndarray[Any, Any]) -> list[tuple[int, int]]:
    """Return the pairs of *boxes* that share any ground, in order."""
    import numpy as np

    left, top, right, bottom = boxes.T
    across = (left[:, None] < right) & (left < right[:, None])
    down = (top[:, None] < bottom) & (top < bottom[:, None])
    return [(int(one), int(other)) for one, other in np.argwhere(np.triu(across & down, 1))]


def _push_pair(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> None:
    """Move two boxes apart, each half of what they share, the short way."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:  # an earlier push already parted them
        return
    way = 1 if down <= across else 0
    step = ((down if way else across) / 2 + 1) * (
        1 if one[way] + one[way + 2] <= other[way] + other[way + 2] else -1
    )
    one[way::2] -= step
    other[way::2] += step


def _in_rows(placed: dict[str, Place]) -> dict[str, Place]:
    """Return *placed* on a grid in the same reading order: the way out where pushing does not end."""
    ordered = sorted(placed, key=lambda node: (placed[node].y, placed[node].x, node))
    wide = max(place.right - place.left for place in placed.values()) + 8
    high = max(place.bottom - place.top for place in placed.values()) + 8
    per_row = max(1, round(math.sqrt(len(ordered) * high / wide * 1.6)))
    result = {}
    for position, node in enumerate(ordered):
        row, column = divmod(position, per_row)
        place = placed[node]
        result[node] = place.moved(column * wide - place.x, row * high - place.y)
    return result


def everything_by_force(graph: nx.MultiDiGraph[str]) -> dict[str, Place]:
    """Return places by force for all nodes of *graph*, those that nothing ties in rows below."""
    placed = by_force(graph)
    loose = sorted(node for node in graph if node not in placed)
    left = min((place.left for place in placed.values()), default=0.0)
    top = max((place.bottom for place in placed.values()), default=0.0) + _PITCH
    for number, node in enumerate(loose):
        box = _under(wrap(told(graph.nodes[node]), _SIZE, _WIDTH))
        across = left + (number % _IN_A_ROW + 0.5) * (_WIDTH + 20)
        placed[node] = box.moved(across, top + (number // _IN_A_ROW + 0.5) * 5 * _PITCH)
    return placed


_IN_A_ROW = 8
