"""Places by force: what is linked pulls together, what overlaps is pushed apart, always the same way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from rodedraad.visualisations.keeping import NOWHERE, Kept, knows, parted, settled
from rodedraad.visualisations.lettering import text_width, told, wrap
from rodedraad.visualisations.places import Form, Place

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

SEED: Final = 20260101
_SIZE, _PITCH, _WIDTH = 14, 16.0, 168.0
_MARK = 6.0  # half the size of a mark

_ROUNDS = 120
_HAIR = 0.5  # between boxes that were pushed
_FORCE = 1.3  # how much of what is shared a push takes away
_GROWTH = 0.002  # how much more ground there is with each round
_ROOM = 1.4  # ground for each of which a label takes one
_SHAPE = 1.5  # the width of the picture for its height


def by_force(graph: nx.MultiDiGraph[str], kept: Kept = NOWHERE) -> dict[str, Place]:
    """Return places for all that is linked, so that it stands together and no label covers another.

    Where enough of it stood somewhere, by *kept*, nothing pulls: what is new stands amid what it is tied to.
    """
    # The order of nodes and links must not move anything.
    links = sorted((source, target) for source, target, facts in graph.edges(data=True) if facts["stated"])
    nodes = sorted({node for link in links for node in link})
    if not nodes:
        return {}
    boxes = {node: _under(wrap(told(graph.nodes[node]), _SIZE, _WIDTH)) for node in nodes}
    if knows(kept, nodes):
        return {node: boxes[node].at(*spot) for node, spot in _amid(nodes, links, kept).items()}
    return _apart(_pulled(boxes, links))


def _amid(nodes: list[str], links: list[tuple[str, str]], kept: Kept) -> dict[str, tuple[float, float]]:
    """Return where *nodes* stood, and for the others the middle of what they are linked to."""
    beside: dict[str, list[tuple[float, float]]] = {node: [] for node in nodes}
    for source, target in links:
        for one, other in ((source, target), (target, source)):
            if other in kept:
                beside[one].append(kept[other])
    middle = _middle([kept[node] for node in nodes if node in kept])
    return {node: kept.get(node) or _middle(beside[node] or [middle]) for node in nodes}


def _middle(spots: list[tuple[float, float]]) -> tuple[float, float]:
    return (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))


def _pulled(boxes: dict[str, Place], links: list[tuple[str, str]]) -> dict[str, Place]:
    """Return *boxes* pulled together by *links*, without looking at how much room labels take."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(boxes)
    plain.add_edges_from(links)
    points = nx.spring_layout(
        plain, seed=SEED, iterations=_iterations(len(plain)), k=2.2 / math.sqrt(len(plain))
    )
    ground = sum((box.right - box.left) * (box.bottom - box.top) for box in boxes.values()) * _ROOM
    wide = math.sqrt(ground * _SHAPE)
    spots = _evened([points[node] for node in boxes]) * [wide / 2, ground / wide / 2]
    return {
        node: box.at(float(x), float(y)) for (node, box), (x, y) in zip(boxes.items(), spots, strict=True)
    }


def _evened(points: Sequence[object]) -> np.ndarray[Any, Any]:
    """Return *points* between -1 and 1, spread more evenly: halfway to where only their order counts.

    Springs crowd the middle and leave the rest empty, and then every letter is small.
    """
    import numpy as np

    found = np.array(points)
    if len(found) == 1:
        return np.zeros((1, 2))
    order = np.argsort(np.argsort(found, axis=0, kind="stable"), axis=0, kind="stable")
    evened: np.ndarray[Any, Any] = (found / np.abs(found).max(axis=0) + order * 2 / (len(found) - 1) - 1) / 2
    return evened


def _iterations(size: int) -> int:
    """Return how often to pull: large networks settle in fewer rounds than a person would notice."""
    return 200 if size <= _LARGE else 50


_LARGE = 150


def _under(lines: tuple[str, ...]) -> Place:
    """Return the place of a mark at the origin with its label below it."""
    half = math.ceil(max(text_width(line, _SIZE) for line in lines) / 2 + 4)
    bottom = _MARK + 3 + len(lines) * _PITCH
    return Place(0, 0, -half, -_MARK - 2, half, bottom, lines, _SIZE, _PITCH, Form.BELOW)


def _apart(placed: dict[str, Place]) -> dict[str, Place]:
    """Return *placed* with overlapping boxes pushed apart, and what then still overlaps put beside."""
    import numpy as np

    boxes = np.array([[place.left, place.top, place.right, place.bottom] for place in placed.values()])
    begun = boxes.copy()
    for _ in range(_ROUNDS):
        if not _push(boxes):
            break
    moves = zip(placed.items(), (boxes - begun)[:, :2], strict=True)
    return parted({node: place.moved(float(across), float(down)) for (node, place), (across, down) in moves})


def _push(boxes: np.ndarray[Any, Any]) -> bool:
    """Move *boxes* that share ground away from each other, the short way, and all a little from the middle.

    Tell whether any shared ground.
    """
    import numpy as np

    left, top, right, bottom = boxes.T
    clashes = (
        (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    )
    np.fill_diagonal(clashes, val=False)
    one, other = np.nonzero(clashes)
    if not len(one):
        return False
    shared = np.minimum(boxes[one, 2:], boxes[other, 2:]) - np.maximum(boxes[one, :2], boxes[other, :2])
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    ways = (shared[:, 1] <= shared[:, 0]).astype(int)  # 0 is across, 1 is down
    pairs = np.arange(len(one))
    away = np.sign(middles[one, ways] - middles[other, ways])
    steps = (shared[pairs, ways] / 2 + _HAIR) * _FORCE * np.where(away == 0, np.sign(one - other), away)
    for way in (0, 1):
        moves = np.bincount(one, np.where(ways == way, steps, 0), len(boxes))
        boxes[:, way::2] += (moves + middles[:, way] * _GROWTH)[:, None]
    return True


def everything_by_force(graph: nx.MultiDiGraph[str], kept: Kept = NOWHERE) -> dict[str, Place]:
    """Return places by force for all nodes of *graph*, those that nothing ties in rows below."""
    placed = by_force(graph, kept)
    loose = sorted(node for node in graph if node not in placed)
    left = min((place.left for place in placed.values()), default=0.0)
    top = max((place.bottom for place in placed.values()), default=0.0) + _PITCH
    for number, node in enumerate(loose):
        box = _under(wrap(told(graph.nodes[node]), _SIZE, _WIDTH))
        across = left + (number % _IN_A_ROW + 0.5) * (_WIDTH + 20)
        placed[node] = box.moved(across, top + (number // _IN_A_ROW + 0.5) * 5 * _PITCH)
    return settled(placed, kept, aside=True)


_IN_A_ROW = 8
