"""Every thing on its spot on paper, by its name where that can be read, else by a number with a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rodedraad.visualisations.exporting.ground import Box, Ground
from rodedraad.visualisations.exporting.letters import PITCH, SMALLEST, broken, width
from rodedraad.visualisations.exporting.nudging import nudges
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.lettering import rank, told
from rodedraad.visualisations.places import Form, Place

_LARGEST: Final = 18.0
_MOST_SCALE: Final = 1.6  # points to a unit of the page: a small view is not blown up without end
_MOST_STRETCH: Final = 1.5  # how much more a picture may be stretched one way than the other
_GAP: Final = 1.4  # between mark and letters, and more for a larger mark
_NEAR: Final = 0.8  # between a mark and letters below or above it
_WIDTHS: Final = (84.0, 62.0, 110.0)  # of a name below or beside a mark


@dataclass(frozen=True)
class Spot:
    """A thing on paper: its mark, its bar where it has one, and its letters; *number* refers to the key."""

    node: str
    x: float
    y: float
    mark: float
    bar: Box | None
    is_head: bool
    label: Box
    lines: tuple[str, ...]
    size: float
    anchor: str = "start"
    number: int | None = None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What it takes of the ground."""
        return (self.bar or _around(self), self.label)

    @property
    def baselines(self) -> Iterator[tuple[str, float, float]]:
        """Each line with the point where it begins, ends or has its middle."""
        x = {"start": self.label.left, "middle": (self.label.left + self.label.right) / 2}
        middle = (self.label.top + self.label.bottom) / 2
        first = middle - (len(self.lines) - 1) * self.size * PITCH / 2 + self.size * 0.32
        for number, line in enumerate(self.lines):
            yield line, x.get(self.anchor, self.label.right), first + number * self.size * PITCH


def spots(lens: Lens, area: Box) -> list[Spot] | None:
    """Return a spot in *area* for everything in *lens*, or None where even numbers would not fit.

    Things keep the places of the page. First everything has a number; then the most tied things first, each
    has its name instead where nothing else stands.
    """
    frame = _Frame(lens, area)
    if frame.is_full:
        return None
    ground = Ground()
    found = frame.all_bare()
    for node, bare in found.items():
        ground.take(node, [bare.bar or _around(bare)])
    for node in lens.graph:
        spot = _first_free(ground, frame, frame.numbered(found[node]))
        if spot is None:
            return None
        ground.take(node, spot.boxes)
        found[node] = spot
    for node in _by_weight(lens):
        spot = _first_free(ground, frame, frame.named(found[node]))
        if spot is not None:
            ground.take(node, spot.boxes)
            found[node] = replace(spot, number=None)
    return _counted(found.values())


def _by_weight(lens: Lens) -> list[str]:
    """Return the things of *lens*, those first whose names are missed most."""
    degrees = dict(lens.graph.degree())
    return sorted(
        lens.graph, key=lambda node: (not lens.places[node].is_head, -degrees[node], rank(lens.graph, node))
    )


def _first_free(ground: Ground, frame: _Frame, candidates: Iterable[Spot]) -> Spot | None:
    for spot in candidates:
        if all(box.within(frame.area) and ground.is_free(box, spot.node) for box in spot.boxes):
            return spot
    return None


def _counted(found: Iterable[Spot]) -> list[Spot]:
    """Return the spots with the numbers counted in strips from the left, each from its top."""
    ordered = sorted(found, key=lambda spot: (round(spot.x / _STRIP), spot.y, spot.x, spot.node))
    counted, number = [], 0
    for spot in ordered:
        if spot.number is None:
            counted.append(spot)
        else:
            number += 1
            counted.append(replace(spot, number=number, lines=(str(number),)))
    return counted


_STRIP: Final = 60.0
_MOST_FILLED: Final = 0.4
_ROOM: Final = 4.2  # around the middle of a mark


class _Frame:
    """From the places of the page to points on paper."""

    def __init__(self, lens: Lens, area: Box) -> None:
        self.area, self._lens = area, lens
        places: Sequence[Place] = list(lens.places.values()) or [_NOWHERE]
        left, top = min(place.left for place in places), min(place.top for place in places)
        wide = max(place.right for place in places) - left
        high = max(place.bottom for place in places) - top
        across, down = min(area.wide / wide, _MOST_SCALE), min(area.high / high, _MOST_SCALE)
        self.scale = min(across, down)
        self._across = min(across, self.scale * _MOST_STRETCH)
        self._down = min(down, self.scale * _MOST_STRETCH)
        self._left = area.left + (area.wide - wide * self._across) / 2 - left * self._across
        self._top = area.top + (area.high - high * self._down) / 2 - top * self._down
        self._mark = max(2.4, min(5.5 * self.scale, 5.5))
        self._digits = len(str(len(places)))

    @property
    def is_full(self) -> bool:
        """Whether the marks with their numbers alone would leave too little ground to see a link."""
        each = (2 * _ROOM + width("0" * self._digits, SMALLEST) + 2 * _GAP) * 2 * _ROOM
        return len(self._lens.graph) * each > self.area.wide * self.area.high * _MOST_FILLED

    def all_bare(self) -> dict[str, Spot]:
        """Return everything without letters; marks have room for a number, bars stand where they stood."""
        found = {node: self._bare(node) for node in self._lens.graph}
        loose = [spot for spot in found.values() if spot.bar is None]
        room = width("0" * self._digits, SMALLEST) + 2 * _GAP
        boxes = [Box(spot.x - _ROOM, spot.y - _ROOM, spot.x + _ROOM + room, spot.y + _ROOM) for spot in loose]
        if not loose or len(loose) < len(found):  # beside bars there always is room
            return found
        for spot, (across, down) in zip(loose, nudges(boxes, self.area), strict=True):
            found[spot.node] = replace(spot, x=spot.x + across, y=spot.y + down)
        return found

    def _bare(self, node: str) -> Spot:
        place = self._lens.places[node]
        x, y = self._left + place.x * self._across, self._top + place.y * self._down
        if place.form is not Form.BAR:
            return Spot(node, x, y, self._mark, None, place.is_head, Box(x, y, x, y), (), SMALLEST)
        half = (place.right - place.left) * self._across / 2, place.height * self._down / 2
        bar = Box(x - half[0], y - half[1], x + half[0], y + half[1])
        mark = min(self._mark, half[1] * 0.8)
        return Spot(node, bar.left + mark + 2.5, y, mark, bar, place.is_head, Box(x, y, x, y), (), SMALLEST)

    def numbered(self, spot: Spot) -> Iterator[Spot]:
        """Yield the thing with a number beside its mark."""
        text = "0" * self._digits
        bare = replace(spot, number=0, lines=(text,), size=SMALLEST)
        wide, high = width(text, SMALLEST), SMALLEST * 0.95
        if spot.bar:
            yield replace(bare, label=_right(spot, wide, high))
            return
        for box, anchor in _beside(spot, wide, high):
            yield replace(bare, label=box, anchor=anchor)

    def named(self, spot: Spot) -> Iterator[Spot]:
        """Yield the thing with its name in letters as large as the page has them, then in the smallest."""
        place = self._lens.places[spot.node]
        text = told(self._lens.graph.nodes[spot.node])
        for size in sorted({max(SMALLEST, min(place.size * self.scale, _LARGEST)), SMALLEST}, reverse=True):
            if spot.bar:
                yield _in_bar(spot, text, size)
            else:
                yield from self._outside(spot, place, text, size)

    def _outside(self, spot: Spot, place: Place, text: str, size: float) -> Iterator[Spot]:
        own = (place.right - place.left) * self._across
        rooms = _WIDTHS if place.form is Form.BELOW else (own - spot.mark - _out(spot),)
        for room in rooms:
            lines = broken(text, size, room * max(1.0, size / SMALLEST) if len(rooms) > 1 else room)
            wide, high = max(width(line, size) for line in lines), len(lines) * size * PITCH + 0.6
            sides = list(_beside(spot, wide, high))
            first = _SIDES[place.form]
            for number in (first, *(side for side in range(len(sides)) if side != first and len(rooms) > 1)):
                box, anchor = sides[number]
                yield replace(spot, lines=lines, size=size, label=box, anchor=anchor)


_NOWHERE: Final = Place(0, 0, 0, 0, 600, 300, ("",), 14, 16, Form.BAR)
_SIDES: Final = {Form.RIGHT: 0, Form.LEFT: 1, Form.BELOW: 2, Form.BAR: 0}


def _in_bar(spot: Spot, text: str, size: float) -> Spot:
    """Return the thing with *text* in its bar, which grows where it must."""
    bar = spot.bar or spot.label
    room = bar.right - spot.x - _out(spot) - 2 * _GAP
    lines = broken(text, size, room)
    high = len(lines) * size * PITCH + 0.6
    grown = max(0.0, high - bar.high) / 2
    bar = Box(bar.left, bar.top - grown, bar.right, bar.bottom + grown)
    label = _right(spot, max(width(line, size) for line in lines), high)
    return replace(spot, bar=bar, lines=lines, size=size, label=label)


def _beside(spot: Spot, wide: float, high: float) -> Iterator[tuple[Box, str]]:
    """Yield where letters may stand: right, left, below and above the mark."""
    out = _out(spot)
    yield _right(spot, wide, high), "start"
    yield Box(spot.x - out - wide, spot.y - high / 2, spot.x - out, spot.y + high / 2), "end"
    near = spot.mark + _NEAR
    yield Box(spot.x - wide / 2, spot.y + near, spot.x + wide / 2, spot.y + near + high), "middle"
    yield Box(spot.x - wide / 2, spot.y - near - high, spot.x + wide / 2, spot.y - near), "middle"


def _right(spot: Spot, wide: float, high: float) -> Box:
    start = spot.x + _out(spot)
    return Box(start, spot.y - high / 2, start + wide, spot.y + high / 2)


def _out(spot: Spot) -> float:
    """Return how far from the middle of a mark its letters begin."""
    return spot.mark * 1.3 + _GAP


def _around(spot: Spot) -> Box:
    return Box(spot.x - spot.mark, spot.y - spot.mark, spot.x + spot.mark, spot.y + spot.mark)
