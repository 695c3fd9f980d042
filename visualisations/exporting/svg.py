"""A view as SVG: the same places, shapes and tones as the page, with real letters, for print on A3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from rodedraad.ontology.wording import language, say
from rodedraad.queries.networks.network import Sort
from rodedraad.visualisations import palette
from rodedraad.visualisations.exporting.plain import clean
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.lettering import rank, told
from rodedraad.visualisations.places import Form, Place

_A3: Final = (420, 297)  # mm, on its side
_AIR, _HEAD, _LINE = 24.0, 64.0, 26.0
_MARK = 5.5
_FONT: Final = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
_INK = palette.LIGHT


def drawn(lens: Lens, version: str) -> bytes:
    """Return *lens* as SVG with title, legend and *version* of the data; the same gives the same bytes."""
    return _Drawing(lens, version).text().encode()


class _Drawing:
    """One picture."""

    def __init__(self, lens: Lens, version: str) -> None:
        self._version = version
        self._lens, self._graph, self._places = lens, lens.graph, lens.places
        found = {field for facts in self._graph.nodes.values() for field in facts["fields"]}
        fields = sorted(found & set(self._graph), key=lambda field: rank(self._graph, field))
        self._tones = palette.tones(fields, _INK)
        kinds = {facts["kind"]: facts["kind_label"] for facts in self._graph.nodes.values()}
        self._kinds = dict(sorted(kinds.items(), key=lambda kind: (kind[1], kind[0])))
        self._shapes = palette.shapes(self._kinds)

    def text(self) -> str:
        """Return the whole picture."""
        left, top, right, bottom = self._bounds()
        right = max(right, left + self._legend_width())
        width, height = right - left + 2 * _AIR, bottom - top + 2 * _AIR + _HEAD + self._legend_height()
        view = f"{left - _AIR:.1f} {top - _AIR - _HEAD:.1f} {width:.1f} {height:.1f}"
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_A3[0]}mm" height="{_A3[1]}mm" '
            f'viewBox="{view}" lang="{language()}" font-family={quoteattr(_FONT)} fill="{_INK.ink}">',
            f"<title>{_safe(self._lens.title)}</title>",
            f'<rect x="{left - _AIR:.1f}" y="{top - _AIR - _HEAD:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}" fill="{_INK.paper}"/>',
            _words(self._lens.title, left, top - _HEAD + 12, 24, weight=600),
            _words(self._lens.says, left, top - _HEAD + 36, 14),
            *self._links(),
            *(line for node in self._graph for line in self._node(node)),
            *self._legend(left, bottom + _AIR),
            "</svg>",
        ]
        return "\n".join(parts) + "\n"

    def _bounds(self) -> tuple[float, float, float, float]:
        boxes = list(self._places.values()) or [Place(0, 0, 0, 0, 600, 300, ("",), 14, 16, Form.BAR)]
        return (
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )

    # --- links

    def _links(self) -> Iterator[str]:
        for source, target, facts in self._graph.edges(data=True):
            if facts["stated"] or self._lens.inferred:
                start, end = self._ends(source, target)
                tone = self._tone(target) or self._tone(source)
                is_plain = tone is None or facts["sort"] == Sort.COOPERATION
                colour = _INK.rule if is_plain or tone is None else tone.line
                width = 0.8 + min(facts["weight"], 8) * 0.5 if "weight" in facts else 1.1
                yield (
                    f'<path d="{_thread(start, end)}" fill="none" stroke="{colour}" '
                    f'stroke-width="{width:.1f}" stroke-opacity="0.6"/>'
                )

    def _ends(self, source: str, target: str) -> tuple[tuple[float, float], tuple[float, float]]:
        one, other = self._places[source], self._places[target]
        return _end(one, other), _end(other, one)

    # --- things

    def _tone(self, node: str) -> palette.Tone | None:
        facts = self._graph.nodes[node]
        known = [field for field in facts["fields"] if field in self._tones]
        return self._tones[known[0]] if known and facts["is_subject"] else None

    def _node(self, node: str) -> Iterator[str]:
        place, facts, tone = self._places[node], self._graph.nodes[node], self._tone(node)
        fill = tone.tint if tone else _INK.surface
        yield f"<g><title>{_safe(told(facts))}</title>"
        if place.form is Form.BAR:
            if tone and place.is_head:
                fill = tone.fill
            yield _box(place, fill)
        else:
            yield _box(place, _INK.paper)
        yield self._mark(facts, place, tone)
        yield from _label(place, tone.text if tone and place.is_head else _INK.ink)
        yield "</g>"

    def _mark(self, facts: Mapping[str, Any], place: Place, tone: palette.Tone | None) -> str:
        x = place.left + 15 if place.form is Form.BAR else place.x
        fill = _INK.paper if facts["is_unresolved"] else tone.fill if tone else _INK.muted
        return _shape(self._shapes[facts["kind"]], x, place.y, fill)

    # --- legend

    def _legend_width(self) -> float:
        return max(min(len(self._kinds), 8) * 200, len(self._tones) * 320)

    def _legend_height(self) -> float:
        return _LINE * (3 + len(self._kinds) // 8 + bool(self._tones))

    def _legend(self, left: float, top: float) -> Iterator[str]:
        """Yield what the shapes and the colours mean."""
        for number, (kind, label) in enumerate(self._kinds.items()):
            x, y = left + 10 + number % 8 * 200, top + number // 8 * _LINE
            yield _shape(self._shapes[kind], x, y, _INK.muted)
            yield _words(label, x + 14, y + 5, 14)
        below = top + (len(self._kinds) // 8 + 1) * _LINE
        for number, (field, tone) in enumerate(self._tones.items()):
            x = left + 10 + number * 320
            yield _shape("square", x, below, tone.fill)
            yield _words(told(self._graph.nodes[field]), x + 14, below + 5, 14)
        if self._version:
            yield _words(
                say("visualisations.export_version", version=self._version), left, below + _LINE + 5, 12
            )


def _end(one: Place, other: Place) -> tuple[float, float]:
    if one.form is not Form.BAR:
        return one.x, one.y
    return (one.right if other.x > one.x else one.left), one.y


def _thread(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (across, down) = start, end
    middle = (x + across) / 2
    return f"M{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {down:.1f} {across:.1f} {down:.1f}"


def _box(place: Place, fill: str) -> str:
    width, height = place.right - place.left, place.bottom - place.top
    return (
        f'<rect x="{place.left:.1f}" y="{place.top:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'rx="3" fill="{fill}"/>'
    )


def _shape(name: str, x: float, y: float, fill: str) -> str:
    return (
        f'<path transform="translate({x:.1f} {y:.1f}) scale({_MARK})" d="{palette.SHAPES[name]}" '
        f'fill="{fill}" fill-rule="evenodd" stroke="{_INK.ink}" stroke-width="0.2"/>'
    )


def _label(place: Place, colour: str) -> Iterator[str]:
    """Yield the lines of a label where its form puts them."""
    middle = place.y
    x, anchor = {
        Form.BAR: (place.left + 27, "start"),
        Form.LEFT: (place.x - 11, "end"),
        Form.RIGHT: (place.x + 11, "start"),
        Form.BELOW: (place.x, "middle"),
    }[place.form]
    if place.form is Form.BELOW:
        middle = (place.y + 9 + place.bottom) / 2
    first = middle - (len(place.lines) - 1) * place.pitch / 2 + place.size * 0.35
    for number, line in enumerate(place.lines):
        yield _words(line, x, first + number * place.pitch, place.size, anchor=anchor, colour=colour)


def _words(  # noqa: PLR0913 - a text has this many sides
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    anchor: str = "start",
    colour: str = _INK.ink,
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}" '
        f'font-weight="{weight}">{_safe(text)}</text>'
    )


def _safe(text: str) -> str:
    return escape(clean(text))
