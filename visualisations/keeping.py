"""Places that stay: what stood somewhere stands there again, and what is new finds room beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from rodedraad.visualisations.places import Form, Place

Kept = Mapping[str, tuple[float, float]]  # where things stood, by IRI
NOWHERE: Final[Kept] = MappingProxyType({})

_GAP = 2.0  # between what is new and what stands already
_ASIDE = 3  # how many widths to either side room is looked for, where that is free
_ENOUGH = 0.5  # of what is placed; a picture of mostly new things had better be arranged as a whole


def knows(kept: Kept, nodes: Collection[str]) -> bool:
    """Tell whether enough of *nodes* stood somewhere to go on from there."""
    return bool(nodes) and sum(node in kept for node in nodes) >= _ENOUGH * len(nodes)


def settled(
    fresh: Mapping[str, Place], kept: Kept, *, sided: Collection[str] = (), aside: bool = False
) -> dict[str, Place]:
    """Return the places *fresh*, with what stood somewhere back there and the rest as near its kin as can be.

    *sided* are things whose label may turn to the other side of the middle. What is new stands in the column
    of its kin, above or below; with *aside* also left or right of it. The same input gives the same places.
    """
    if not knows(kept, fresh):
        return {node: place.snapped() for node, place in fresh.items()}
    turned = {node: _turned(place, kept, node, sided) for node, place in fresh.items()}
    placed: dict[str, Place] = {}
    for node in sorted(kept.keys() & turned.keys()):
        place = turned[node].at(*kept[node]).snapped()
        if not any(place.overlaps(other) for other in placed.values()):
            placed[node] = place
    stayed = tuple(sorted(placed))
    for node in sorted(turned.keys() - placed.keys(), key=lambda node: (fresh[node].y, fresh[node].x, node)):
        kin = min(stayed, key=_farness(fresh, node))
        wanted = _beside(fresh, node, kin, placed[kin], is_turned=turned[kin] is not fresh[kin])
        placed[node] = _fitted(wanted, placed, aside=aside)
    return {node: placed[node] for node in fresh}


def parted(places: Mapping[str, Place]) -> dict[str, Place]:
    """Return *places* where each in turn stands where it is, or else as near to there as is free."""
    placed: dict[str, Place] = {}
    for node, place in places.items():
        placed[node] = _fitted(place.snapped(), placed, aside=True)
    return placed


def _turned(place: Place, kept: Kept, node: str, sided: Collection[str]) -> Place:
    """Return *place*, mirrored where its owner stood on the other side of the middle."""
    return place.mirrored() if node in sided and node in kept and kept[node][0] * place.x < 0 else place


def _farness(fresh: Mapping[str, Place], node: str) -> Callable[[str], tuple[bool, float, str]]:
    """Return how far others stand from *node* when all is arranged anew; its own column comes first."""
    here = fresh[node]

    def farness(other: str) -> tuple[bool, float, str]:
        """Return the key of *other*."""
        there = fresh[other]
        is_elsewhere = abs(there.x - here.x) > 1 or there.form is not here.form
        return (is_elsewhere, abs(there.x - here.x) + abs(there.y - here.y), other)

    return farness


def _beside(fresh: Mapping[str, Place], node: str, kin: str, there: Place, *, is_turned: bool) -> Place:
    """Return the place of *node* as it would stand by *kin*, which stands *there* now."""
    place, other = fresh[node], fresh[kin]
    if is_turned and place.form is not Form.BELOW:
        place, other = place.mirrored(), other.mirrored()
    return place.at(there.x + place.x - other.x, there.y + place.y - other.y).snapped()


def _fitted(wanted: Place, placed: Mapping[str, Place], *, aside: bool) -> Place:
    """Return *wanted* moved over the shortest way to where nothing stands."""
    if not any(wanted.overlaps(other) for other in placed.values()):
        return wanted
    width = wanted.right - wanted.left + _GAP
    steps = range(-_ASIDE, _ASIDE + 1) if aside else (0,)
    moves = [(step * width, down) for step in steps for down in _openings(wanted, step * width, placed)]
    across, down = min(moves, key=lambda move: (abs(move[0]) + abs(move[1]), move[1], move[0]))
    return wanted.moved(across, down).snapped()


def _openings(wanted: Place, across: float, placed: Mapping[str, Place]) -> Iterator[float]:
    """Yield how far up or down *wanted*, moved *across*, has to go to stand free."""
    left, right = wanted.left + across, wanted.right + across
    near = [
        (other.top, other.bottom) for other in placed.values() if left < other.right and other.left < right
    ]
    moves = [0.0]
    for top, bottom in near:
        moves += [top - _GAP - wanted.bottom, bottom + _GAP - wanted.top]
    for move in moves:
        high, low = wanted.top + move, wanted.bottom + move
        if not any(high < bottom and top < low for top, bottom in near):
            yield move
