"""A view as SVG: the places, shapes and tones of the page on A3, with real letters; every unit is a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from rodedraad.ontology.wording import language
from rodedraad.queries.networks.network import Sort
from rodedraad.visualisations import palette
from rodedraad.visualisations.exporting.ground import Box
from rodedraad.visualisations.exporting.letters import FONTS, shown
from rodedraad.visualisations.exporting.sheets import (
    DASHES,
    POINTS,
    THIN,
    WIDTHS,
    Colophon,
    Sample,
    Sheet,
    Words,
    cut,
    kinds,
    sheets,
    tones,
)
from rodedraad.visualisations.exporting.spots import Spot
from rodedraad.visualisations.legend import line_of
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.lettering import told

_INK: Final = palette.LIGHT
_PAPER: Final = "#FFFFFF"  # a printer lays no ivory
_LEGEND_MARK: Final = 4.5
_BEND: Final = 16.0


def drawn(lens: Lens, colophon: Colophon) -> list[str]:
    """Return *lens* as SVG, a text for each sheet; the same gives the same bytes."""
    drawing = _Drawing(lens)
    return [drawing.text(sheet) for sheet in sheets(lens, colophon)]


def drawn_close(lens: Lens, colophon: Colophon) -> list[str]:
    """Return *lens* as SVG to stand in a text that tells what it shows: no title, cut to what is drawn."""
    drawing = _Drawing(lens)
    return [drawing.text(sheet) for sheet in cut(lens, colophon)]


class _Drawing:
    """The pictures of one view."""

    def __init__(self, lens: Lens) -> None:
        self._lens, self._graph = lens, lens.graph
        self._tones = tones(lens)
        self._shapes = palette.shapes(kinds(lens))

    def text(self, sheet: Sheet) -> str:
        """Return one sheet."""
        tall = sheet.high - sheet.top
        wide, high = (f"{side / POINTS:.0f}mm" for side in (sheet.wide, tall))
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
            f'viewBox="0 {sheet.top:g} {sheet.wide:.2f} {tall:.2f}" lang="{language()}" role="img" '
            f'font-family={quoteattr(FONTS)} fill="{_INK.ink}">',
            f"<title>{_safe(self._lens.title)}</title>",
            f"<desc>{_safe(self._lens.says)}</desc>",
            f'<rect y="{sheet.top:g}" width="{sheet.wide:.2f}" height="{tall:.2f}" fill="{_PAPER}"/>',
            *_group("links", self._links(sheet) if sheet.spots else ()),
            *_group("things", (line for spot in sheet.spots for line in self._thing(spot))),
            *_group("words", (_words(words) for words in sheet.words)),
            *_group("legend", (line for sample in sheet.samples for line in _sample(sample))),
            "</svg>",
        ]
        return "\n".join(parts) + "\n"

    # --- links

    def _links(self, sheet: Sheet) -> Iterator[str]:
        at = {spot.node: spot for spot in sheet.spots}
        for source, target, facts in self._graph.edges(data=True):
            if facts["stated"] or self._lens.inferred:
                tone = self._tone(target) or self._tone(source)
                is_plain = tone is None or facts["sort"] == Sort.COOPERATION
                colour = _INK.rule if is_plain or tone is None else tone.line
                line = line_of(facts)
                width = 0.6 + min(facts["weight"], 8) * 0.4 if "weight" in facts else WIDTHS.get(line, THIN)
                yield (
                    f'<path d="{_thread(at[source], at[target])}" fill="none" stroke="{colour}" '
                    f'stroke-width="{width:.1f}" stroke-opacity="0.6"{_dashed(DASHES.get(line, ""))}/>'
                )

    # --- things

    def _tone(self, node: str) -> palette.Tone | None:
        facts = self._graph.nodes[node]
        known = [field for field in facts["fields"] if field in self._tones]
        return self._tones[known[0]] if known and facts["is_subject"] else None

    def _thing(self, spot: Spot) -> Iterator[str]:
        facts, tone = self._graph.nodes[spot.node], self._tone(spot.node)
        is_filled = tone is not None and spot.is_head and spot.bar is not None
        yield f"<g><title>{_safe(told(facts))}</title>"
        if spot.bar:
            tint = tone.tint if tone else _INK.surface
            yield _box(spot.bar, tone.fill if tone and is_filled else tint)
        else:
            yield _box(spot.label, _PAPER, ' fill-opacity="0.75"')
        fill = _PAPER if facts["is_unresolved"] else tone.fill if tone else _INK.muted
        yield _shape(self._shapes[facts["kind"]], spot.x, spot.y, spot.mark, fill)
        colour = tone.text if tone and is_filled else _INK.ink
        for line, x, y in spot.baselines:
            weight = 600 if is_filled or spot.number else 400
            yield _words(Words(line, x, y, spot.size, weight), spot.anchor, colour)
        yield "</g>"


def _group(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines* as one group, a layer in a drawing program."""
    yield f'<g id="{name}">'
    yield from lines
    yield "</g>"


def _thread(one: Spot, other: Spot) -> str:
    (x, y), (across, down) = _end(one, other), _end(other, one)
    # Between two in one column the thread bends out to the left, or it would run along what is in between.
    middle = (x + across) / 2 if abs(x - across) > 1 else x - _BEND
    return f"M{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {down:.1f} {across:.1f} {down:.1f}"


def _end(one: Spot, other: Spot) -> tuple[float, float]:
    """Return where a link to *other* leaves *one*: at the side of a bar, or from the mark."""
    if one.bar is None:
        return one.x, one.y
    middle = (one.bar.left + one.bar.right) / 2
    theirs = (other.bar.left + other.bar.right) / 2 if other.bar else other.x
    return (one.bar.right if theirs > middle else one.bar.left), one.y


def _box(box: Box, fill: str, more: str = "") -> str:
    return (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.wide:.1f}" height="{box.high:.1f}" '
        f'rx="1.5" fill="{fill}"{more}/>'
    )


def _shape(name: str, x: float, y: float, half: float, fill: str) -> str:
    return (
        f'<path transform="translate({x:.1f} {y:.1f}) scale({half:.2f})" d="{palette.SHAPES[name]}" '
        f'fill="{fill}" fill-rule="evenodd" stroke="{_INK.ink}" stroke-width="0.2"/>'
    )


def _sample(sample: Sample) -> Iterator[str]:
    """Yield an entry of the legend: its shape or its line, and what that means."""
    x, y = sample.text.x - 10, sample.text.y - sample.text.size * 0.32
    if sample.shape:
        yield _shape(sample.shape, x, y, _LEGEND_MARK, sample.colour)
    else:
        yield (
            f'<path d="M{x - 8:.1f} {y:.1f}h14" fill="none" stroke="{sample.colour}" '
            f'stroke-width="{sample.width:.1f}"{_dashed(sample.dashes)}/>'
        )
    yield _words(sample.text)


def _dashed(dashes: str) -> str:
    return f' stroke-dasharray="{dashes}"' if dashes else ""


def _words(words: Words, anchor: str = "start", colour: str = _INK.ink) -> str:
    return (
        f'<text x="{words.x:.1f}" y="{words.y:.1f}" font-size="{words.size:.2f}" text-anchor="{anchor}" '
        f'fill="{colour}" font-weight="{words.weight}">{_safe(words.text)}</text>'
    )


def _safe(text: str) -> str:
    return escape(shown(text))
