"""Places by force: what is linked pulls together, what overlaps is pushed apart, always the same way."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

from rodedraad.visualisations.lettering import text_width, told, wrap
from rodedraad.visualisations.places import Form, Place

if TYPE_CHECKING:
    import networkx as nx

SEED: Final = 20260101
_SIZE, _PITCH, _WIDTH = 14, 16.0, 150.0
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
    points = nx.spring_layout(plain, seed=SEED, iterations=200, k=2.2 / math.sqrt(len(plain)))
    placed = {
        node: boxes[node].moved(float(points[node][0]) * spread * 1.3, float(points[node][1]) * spread * 0.8)
        for node in nodes
    }
    return _apart(placed)


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
    found = dict(placed)
    pairs = list(combinations(found, 2))
    for _ in range(_ROUNDS):
        clashes = [(one, other) for one, other in pairs if found[one].overlaps(found[other])]
        if not clashes:
            return found
        for one, other in clashes:
            found[one], found[other] = _pushed(found[one], found[other])
    return None


def _pushed(one: Place, other: Place) -> tuple[Place, Place]:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:  # an earlier push already parted them
        return one, other
    if down <= across:
        step = (down / 2 + 1) * (1 if one.y <= other.y else -1)
        return one.moved(0, -step), other.moved(0, step)
    step = (across / 2 + 1) * (1 if one.x <= other.x else -1)
    return one.moved(-step, 0), other.moved(step, 0)


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
