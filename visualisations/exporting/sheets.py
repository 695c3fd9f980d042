"""A view on sheets of A3: the picture with title, legend and where it comes from, and a key where needed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.networks.network import Sort
from rodedraad.visualisations import palette
from rodedraad.visualisations.exporting.ground import Box
from rodedraad.visualisations.exporting.letters import PITCH, broken, shown, width
from rodedraad.visualisations.exporting.spots import Spot, spots
from rodedraad.visualisations.legend import INFERRED, PROPOSED, ordered_lines
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.lettering import rank, told

POINTS: Final = 72 / 25.4  # in a millimetre
_SHORT, _LONG = 297 * POINTS, 420 * POINTS
_MARGIN: Final = 28.0  # what most printers leave white
_TITLE, _SAYS, SMALL, KEY = 24.0, 12.0, 9.0, 8.0
_KEY_SIZES: Final = (14.0, 12.0, 10.0, KEY)  # on a sheet of its own it is as large as fits
_ROW: Final = 14.0
_KEY_WIDTH: Final = 22.5  # of a column with its numbers, in sizes
_KEY_INDENT: Final = 2.25
_GAP: Final = 10.0  # between the parts of a cut sheet
_SAMPLE: Final = 18.0  # what a shape or a line of the legend takes
# On paper no click tells which link is which; colour alone would not either.
DASHES: Final[Mapping[str, str]] = {
    Sort.TOPIC: "7 2",
    Sort.PLAN: "3.5 2",
    Sort.COOPERATION: "6 1.5 1 1.5",
    PROPOSED: "4 3",
    INFERRED: "0.8 2.2",
}
WIDTHS: Final[Mapping[str, float]] = {Sort.HIERARCHY: 1.3}
THIN: Final = 0.7
_MOST_KEY: Final = 0.25  # of the height of the picture; a longer key has a sheet of its own


@dataclass(frozen=True)
class Colophon:
    """Where a picture comes from: the name of the source and the version of its data, each may be empty."""

    source: str = ""
    version: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text with the point where it begins."""

    text: str
    x: float
    y: float
    size: float
    weight: int = 400


@dataclass(frozen=True)
class Sample:
    """An entry of the legend: a *shape*, or a line with *dashes*, in its colour, beside what it means."""

    text: Words
    colour: str
    shape: str = ""
    dashes: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """One sheet, *wide* by *high* points, of A3 unless it was cut; a sheet with only a key has no spots.

    A cut one begins at *top*.
    """

    wide: float
    high: float
    spots: Sequence[Spot] = ()
    words: Sequence[Words] = ()
    samples: Sequence[Sample] = ()
    top: float = 0.0


def cut(lens: Lens, colophon: Colophon) -> list[Sheet]:
    """Return *lens* without its title and without the white above and below it, for where both stand around.

    A ``Fault`` where it has too much for letters that can be read.
    """
    first, *keys = sheets(lens, colophon)
    top = min((box.top for spot in first.spots for box in spot.boxes), default=0.0) - _GAP
    bottom = max((box.bottom for spot in first.spots for box in spot.boxes), default=first.high) + _GAP
    foot = [words for words in first.words if words.y > bottom]
    lowest = max((words.y for words in foot), default=bottom)
    up = (
        min(line.y for line in (*foot, *(one.text for one in first.samples))) - bottom - _GAP if foot else 0.0
    )
    words = [replace(one, y=one.y - up) for one in foot]
    samples = [replace(one, text=replace(one.text, y=one.text.y - up)) for one in first.samples]
    return [Sheet(first.wide, lowest - up + _GAP, first.spots, words, samples, top), *keys]


def sheets(lens: Lens, colophon: Colophon) -> list[Sheet]:
    """Return *lens* on sheets, the way of the paper on which most names can be read.

    A ``Fault`` where it has too much for letters that can be read: a picture nobody can read is none.
    """
    found = [made for wide in (_LONG, _SHORT) if (made := _Maker(lens, colophon, wide).sheets())]
    if not found:
        raise Fault(say("visualisations.export_too_much", title=lens.title, count=len(lens.graph)))
    return min(found, key=_unread)


def _unread(made: Sequence[Sheet]) -> tuple[int, int, float]:
    """Return how much of a sheet cannot be read at once: sheets, numbers, and how small the names are."""
    named = [spot.size for spot in made[0].spots if spot.number is None]
    numbered = len(made[0].spots) - len(named)
    return len(made), numbered, -sum(named) / max(1, len(named))


def tones(lens: Lens) -> dict[str, palette.Tone]:
    """Return the tone of each field in *lens*, in the order of the legend."""
    found = {field for facts in lens.graph.nodes.values() for field in facts["fields"]}
    fields = sorted(found & set(lens.graph), key=lambda field: rank(lens.graph, field))
    return palette.tones(fields, palette.LIGHT)


def kinds(lens: Lens) -> dict[str, str]:
    """Return what the kinds in *lens* are called, in the order of the legend."""
    found = {facts["kind"]: facts["kind_label"] for facts in lens.graph.nodes.values()}
    return dict(sorted(found.items(), key=lambda kind: (kind[1], kind[0])))


class _Maker:
    """The sheets of one view with the paper one way."""

    def __init__(self, lens: Lens, colophon: Colophon, wide: float) -> None:
        self._lens, self._colophon, self._wide = lens, colophon, wide
        self._high = _SHORT if wide == _LONG else _LONG
        self._right = wide - _MARGIN

    def sheets(self) -> list[Sheet] | None:
        """Return the sheets, with the key on that of the picture where there is room; None where none fit."""
        head = list(self._head())
        rows = _rows(self._samples(), self._right)
        top = head[-1].y + 14
        bottom = self._high - _MARGIN - SMALL * PITCH - _ROW * len(rows) - 10
        room, apart = 0.0, None
        most = (bottom - top) * _MOST_KEY
        while room <= most:
            placed = spots(self._lens, Box(_MARGIN, top, self._right, bottom - room))
            if placed is None:
                break
            foot = [*self._legend(rows, bottom + 10), *self._origin()]
            words = [*head, *(line for line in foot if isinstance(line, Words))]
            samples = [line for line in foot if isinstance(line, Sample)]
            names = self._names(placed)
            needed = _key_height(names, self._right, most)
            if needed <= room:
                key = _columns(names, self._right, bottom - room + 10, bottom)
                return [self._sheet(placed, [*words, *(key[0] if key else ())], samples)]
            apart = apart or [self._sheet(placed, words, samples), *self._keys(placed)]
            room = needed
        return apart

    def _sheet(self, placed: Sequence[Spot], words: Sequence[Words], samples: Sequence[Sample]) -> Sheet:
        return Sheet(self._wide, self._high, placed, words, samples)

    # --- head and foot

    def _head(self, more: str = "") -> Iterator[Words]:
        """Yield the title and what the view says, in as many lines as they take."""
        y = _MARGIN
        for line in broken(self._lens.title + more, _TITLE, self._right - _MARGIN):
            y += _TITLE
            yield Words(line, _MARGIN, y - 4, _TITLE, 600)
        for line in broken(self._lens.says, _SAYS, self._right - _MARGIN):
            y += _SAYS * PITCH
            yield Words(line, _MARGIN, y, _SAYS)

    def _origin(self) -> Iterator[Words]:
        parts = []
        if self._colophon.source:
            parts.append(say("visualisations.export_source", source=self._colophon.source))
        if self._colophon.version:
            parts.append(say("visualisations.export_version", version=self._colophon.version))
        text = " · ".join([*parts, say("visualisations.export_made")])
        yield Words(broken(text, SMALL, self._right - _MARGIN)[0], _MARGIN, self._high - _MARGIN, SMALL)

    # --- legend

    def _samples(self) -> list[list[Sample]]:
        """Return what the shapes, the colours and the lines mean, each group from a new row."""
        ink = palette.LIGHT
        named = kinds(self._lens)
        shapes = palette.shapes(named)
        of_kinds = [Sample(_said(text), ink.muted, shapes[kind]) for kind, text in named.items()]
        of_fields = [
            Sample(_said(told(self._lens.graph.nodes[field])), tone.fill, "square")
            for field, tone in tones(self._lens).items()
        ]
        graph = self._lens.graph
        of_lines = [
            Sample(_said(_in_words(line)), ink.muted, "", DASHES.get(line, ""), WIDTHS.get(line, THIN))
            for line in ordered_lines(graph)
            if line != INFERRED or self._lens.inferred
        ]
        return [group for group in (of_kinds, of_fields, of_lines) if group]

    def _legend(self, rows: Sequence[Sequence[Sample]], top: float) -> Iterator[Sample]:
        for number, row in enumerate(rows):
            for sample in row:
                text = Words(sample.text.text, sample.text.x, top + number * _ROW + SMALL * 0.32, SMALL)
                yield replace(sample, text=text)

    # --- key

    def _names(self, placed: Sequence[Spot]) -> list[tuple[int, str]]:
        nodes = self._lens.graph.nodes
        return [(spot.number, told(nodes[spot.node])) for spot in placed if spot.number is not None]

    def _keys(self, placed: Sequence[Spot]) -> Iterator[Sheet]:
        head = list(self._head(say("visualisations.export_key")))
        top = head[-1].y + 24
        bottom = self._high - _MARGIN - 2 * SMALL
        names = self._names(placed)
        sized = (_columns(names, self._right, top, bottom, size) for size in _KEY_SIZES)
        pages = next((pages for pages in sized if len(pages) == 1), None)
        for page in pages or _columns(names, self._right, top, bottom):
            yield Sheet(self._wide, self._high, (), [*head, *page, *self._origin()])


def _in_words(line: str) -> str:
    return say("visualisations.export_inferred" if line == INFERRED else f"visualisations.page_link_{line}")


def _said(text: str) -> Words:
    return Words(shown(text), 0, 0, SMALL)


def _rows(groups: Sequence[Sequence[Sample]], right: float) -> list[list[Sample]]:
    """Return the legend in rows no wider than the sheet, each sample with its place across."""
    rows: list[list[Sample]] = []
    for group in groups:
        x = right
        for sample in group:
            room = right - _MARGIN - _SAMPLE
            text = broken(sample.text.text, SMALL, room)[0]
            wide = _SAMPLE + width(text, SMALL) + 14
            if x + wide - 14 > right:
                rows.append([])
                x = _MARGIN
            rows[-1].append(replace(sample, text=Words(text, x + _SAMPLE, 0, SMALL)))
            x += wide
    return rows


def _key_height(names: Sequence[tuple[int, str]], right: float, most: float) -> float:
    """Return how high the key of *names* is below a picture; endless where that is more than *most*."""
    if not names:
        return 0.0
    heights = (10 + rows * KEY for rows in range(2, int(most / KEY), 2))
    return next((high for high in heights if len(_columns(names, right, 10, high)) == 1), math.inf)


def _columns(
    names: Sequence[tuple[int, str]], right: float, top: float, bottom: float, size: float = KEY
) -> list[list[Words]]:
    """Return numbers with their names in columns, from *top* to *bottom*, over as many pages as it takes."""
    wide, indent = _KEY_WIDTH * size, _KEY_INDENT * size
    pages: list[list[Words]] = []
    x, y = right, top
    for number, name in names:
        lines = broken(name, size, wide - indent - size)
        if not pages or y + len(lines) * size * PITCH > bottom:
            x, y = x + wide, top + size
            if not pages or x + wide > right:
                pages.append([])
                x = _MARGIN
        pages[-1].append(Words(str(number), x, y, size, 600))
        for line in lines:
            pages[-1].append(Words(line, x + indent, y, size))
            y += size * PITCH
        y += size / 5
    return pages
