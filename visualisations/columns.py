"""Places in columns: kinds side by side, each thing as near as can be to what it is tied to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rodedraad.visualisations.keeping import NOWHERE, Kept, settled
from rodedraad.visualisations.lettering import rank, told, wrap
from rodedraad.visualisations.places import Form, Place

if TYPE_CHECKING:
    import networkx as nx

_SIZE, _PITCH = 14, 16.0
_TEXT, _BAR = 236.0, 272.0
_GAP = 150.0  # between columns, for the threads
_PADDING = 2.5
_AIR = 6.0
_SWEEPS = 8
_SCREEN = (1285.0, 820.0)  # what a usual screen leaves for the map
_HEIGHTS = range(500, 2000, 100)

Columns = Sequence[Sequence[str]]


def in_columns(graph: nx.MultiDiGraph[str], columns: Columns, kept: Kept = NOWHERE) -> dict[str, Place]:
    """Return the places of all nodes of *graph*; *columns* has the nodes from left to right.

    The order in a column follows what a thing is tied to in the columns beside it (barycentre, Sugiyama and
    others 1981), so that threads cross little; ties and the rest by notation, label and IRI. What stood
    somewhere, by *kept*, stands there again, unless there is a column now that was not there before.
    """
    filled = [list(column) for column in columns if column]
    bars = [
        [(node, _bar(told(graph.nodes[node]))) for node in column] for column in _uncrossed(graph, filled)
    ]
    arranged = [_standing([_stacks(column, height) for column in bars]) for height in _HEIGHTS]
    fresh = max(arranged, key=_scale, default={})
    is_as_before = all(any(node in kept for node in column) for column in filled)
    return settled(fresh, kept if is_as_before else NOWHERE)


def _scale(placed: Mapping[str, Place]) -> float:
    """Return how large *placed* can be on a usual screen."""
    wide = max((place.right for place in placed.values()), default=1.0)
    high = max((place.bottom for place in placed.values()), default=1.0)
    return min(_SCREEN[0] / wide, _SCREEN[1] / high)


def _uncrossed(graph: nx.MultiDiGraph[str], columns: list[list[str]]) -> list[list[str]]:
    tied = _tied(graph)
    ordered = [sorted(column, key=lambda node: rank(graph, node)) for column in columns]
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        numbers = range(1, len(ordered)) if forward else range(len(ordered) - 2, -1, -1)
        for number in numbers:
            beside = ordered[:number] if forward else ordered[number + 1 :]
            heights = {node: place / len(column) for column in beside for place, node in enumerate(column)}
            if not _is_of_fields(graph, ordered[number]):
                ordered[number] = _by_heights(ordered[number], tied, heights)
    return ordered


def _is_of_fields(graph: nx.MultiDiGraph[str], column: Sequence[str]) -> bool:
    """Tell whether *column* holds what is at the top, which stands in its own order in every view."""
    return all(graph.nodes[node]["is_subject"] and graph.nodes[node]["depth"] == 0 for node in column)


def _by_heights(column: list[str], tied: Mapping[str, list[str]], heights: Mapping[str, float]) -> list[str]:
    """Return *column* ordered by where its neighbours stand; what has none there keeps its share."""
    own = {node: place / len(column) for place, node in enumerate(column)}

    def height(node: str) -> float:
        """Return the mean of where the neighbours of *node* stand."""
        found = [heights[other] for other in tied.get(node, ()) if other in heights]
        return sum(found) / len(found) if found else own[node]

    return sorted(column, key=lambda node: (height(node), own[node]))


def _tied(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    tied: dict[str, set[str]] = defaultdict(set)
    for source, target in graph.edges():
        tied[source].add(target)
        tied[target].add(source)
    return {node: sorted(others) for node, others in tied.items()}


Bars = list[tuple[str, Place]]


def _stacks(bars: Bars, highest: float) -> list[Bars]:
    """Return *bars* in as few equal stacks as are not higher than *highest*, to stand side by side."""
    count = max(1, math.ceil(_height(bars) / highest))
    size = -(-len(bars) // count)
    return [bars[start : start + size] for start in range(0, len(bars), size)]


def _height(bars: Bars) -> float:
    return sum(bar.height + _AIR for _, bar in bars)


def _standing(columns: Sequence[Sequence[Bars]]) -> dict[str, Place]:
    """Return the places of *columns*, each of one or more stacks, from left to right."""
    placed: dict[str, Place] = {}
    left = 0.0
    highest = max((_height(stack) for column in columns for stack in column), default=0.0)
    for column in columns:
        for stack in column:
            placed |= _spread(stack, left, highest)
            left += _BAR + (_GAP if stack is column[-1] else _GAP / 5)
    return placed


def _spread(bars: Bars, left: float, highest: float) -> dict[str, Place]:
    """Return the places of *bars* spread over the height of the highest column."""
    spare = (highest - _height(bars)) / len(bars)
    air = _AIR + min(spare, 4 * _PITCH)
    down = (highest - sum(bar.height + air for _, bar in bars)) / 2
    placed = {}
    for node, bar in bars:
        placed[node] = bar.moved(left + _BAR / 2, down)
        down += bar.height + air
    return placed


def _bar(text: str) -> Place:
    lines = wrap(text, _SIZE, _TEXT)
    height = len(lines) * _PITCH + 2 * _PADDING
    return Place(0, height / 2, -_BAR / 2, 0, _BAR / 2, height, lines, _SIZE, _PITCH, Form.BAR)
