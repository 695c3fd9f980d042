"""The sheet a chart is drawn on: title and sentence above, legend and source below, no letter too small."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from rodedraad.ontology.wording import language, say
from rodedraad.queries.coverage.telling import scope
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.exporting.letters import FONTS, PITCH, broken, shown, width

PORTRAIT: Final = 170 * 72 / 25.4  # what A4 has between margins of 20 mm
LANDSCAPE: Final = 257 * 72 / 25.4
SIZE: Final = 8.0
SMALL: Final = 7.2  # the least that is read on paper is 7
_TITLE: Final = 15.0
_SAYS: Final = 9.5
_SAMPLE: Final = 24.0
_ROW: Final = 15.0

Sample = Callable[["Sheet", float, float], None]


class Sheet:
    """Draws from the top down; *y* is how far it came."""

    def __init__(self, matter: Matter, name: str, title: str, says: str, wide: float = PORTRAIT) -> None:
        self.matter, self.ink, self.wide, self.y = matter, matter.ink, wide, 0.0
        self._name, self._title, self._says = name, title, says
        self._parts: list[str] = []
        if not matter.is_bare:
            self.y += 2 + self.lines(title, 0, 2, wide, _TITLE, weight=600)
            self.y += 8 + self.lines(says, 0, self.y + 2, wide, _SAYS)

    # --- marks

    def words(  # noqa: PLR0913, PLR0917 - a line of text has this many sides
        self,
        text: str,
        x: float,
        y: float,
        size: float = SIZE,
        anchor: str = "start",
        colour: str = "",
        weight: int = 400,
        is_turned: bool = False,
    ) -> None:
        """Set one line of *text* with its baseline at *y*; a turned one runs up from there."""
        turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if is_turned else ""
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" text-anchor="{anchor}" '
            f'fill="{colour or self.ink.ink}" font-weight="{weight}"{turn}>{escape(shown(text))}</text>'
        )

    def lines(  # noqa: PLR0913, PLR0917 - a text has this many sides
        self,
        text: str,
        x: float,
        top: float,
        room: float,
        size: float = SIZE,
        colour: str = "",
        weight: int = 400,
    ) -> float:
        """Set *text* in lines no wider than *room* from *top* down, and return how high they are."""
        found = broken(text, size, room)
        for place, line in enumerate(found):
            self.words(line, x, top + size * (0.82 + place * PITCH), size, colour=colour, weight=weight)
        return len(found) * size * PITCH

    def box(  # noqa: PLR0913, PLR0917 - a box has this many sides
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: str = "none",
        stroke: str = "none",
        thick: float = 0.8,
        round_: float = 0.0,
        dashes: str = "",
    ) -> None:
        """Draw a box."""
        more = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="{round_:.1f}" '
            f'fill="{fill}" stroke="{stroke}" stroke-width="{thick:.1f}"{more}/>'
        )

    def path(
        self,
        data: str,
        stroke: str = "none",
        thick: float = 0.8,
        fill: str = "none",
        dashes: str = "",
        more: str = "",
    ) -> None:
        """Draw a path."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(
            f'<path d="{data}" fill="{fill}" stroke="{stroke}" stroke-width="{thick:.2f}"{dashed}{more}/>'
        )

    def hatch(self, x: float, y: float, wide: float, high: float, stroke: str) -> None:
        """Draw slanting lines over a box: lines of their own, for not every reader of SVG knows patterns."""
        found = "".join(_slants(x, y, wide, high))
        if found:
            self.path(found, stroke, 0.7)

    def dots(self, x: float, y: float, wide: float, high: float, fill: str) -> None:
        """Draw dots over a box."""
        across, down = int(wide / _STEP), int(high / _STEP)
        found = "".join(
            f"M{x + _STEP * (column + 0.5):.1f} {y + _STEP * (row + 0.5):.1f}h.01"
            for row in range(down)
            for column in range(across)
        )
        if found:
            self.path(found, fill, 1.2, more=' stroke-linecap="round"')

    def open(self, more: str, title: str = "") -> None:
        """Begin a group; *title* is what a pointer that stays on it is told."""
        self._parts.append(f"<g{more}>" + (f"<title>{escape(shown(title))}</title>" if title else ""))

    def close(self) -> None:
        """End the group."""
        self._parts.append("</g>")

    # --- head and foot

    def heading(self, text: str, x: float = 0.0) -> None:
        """Set a heading over a part."""
        self.y += 4
        self.y += 3 + self.lines(text, x, self.y, self.wide - x, SIZE + 0.5, self.ink.muted, 600)

    def legend(self, entries: Sequence[tuple[Sample, str]]) -> None:
        """Set what each mark means, in rows."""
        x, self.y = 0.0, self.y + 8
        self.path(f"M0 {self.y:.1f}H{self.wide:.1f}", self.ink.rule, 0.4)
        self.y += 6
        for sample, text in entries:
            taken = _SAMPLE + width(text, SMALL) + 14
            if x and x + taken - 14 > self.wide:
                x, self.y = 0.0, self.y + _ROW
            sample(self, x, self.y)
            high = self.lines(text, x + _SAMPLE, self.y + 2, self.wide - x - _SAMPLE, SMALL)
            x += taken
            if high > _ROW:
                x, self.y = 0.0, self.y + high - SMALL * PITCH + _ROW
        self.y += _ROW

    def chart(self, alt: str, headings: tuple[str, ...], rows: tuple[tuple[str | int, ...], ...]) -> Chart:
        """Return the chart, with where it comes from at its foot."""
        if not self.matter.is_bare:
            for line in self._origin():
                self.y += 3 + self.lines(line, 0, self.y + 3, self.wide, SMALL, self.ink.muted)
        high = self.y + 4
        svg = "\n".join([self._opening(high), *self._parts, "</svg>"]) + "\n"
        return Chart(self._name, self._title, self._says, alt, headings, rows, svg, self.wide, high)

    def _opening(self, high: float) -> str:
        """Return the opening of the picture; on a screen the page is its ground."""
        edge = f'width="{self.wide + 2:.1f}" height="{high + 2:.1f}"'  # half a line is outside its box
        ground = f'<rect x="-1" y="-1" {edge} fill="{self.ink.paper}"/>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.wide:.1f}pt" height="{high:.1f}pt" '
            f'viewBox="-1 -1 {self.wide + 2:.1f} {high + 2:.1f}" lang="{language()}" role="img" '
            f"aria-label={quoteattr(shown(self._title))} font-family={quoteattr(FONTS)}>\n{ground}"
        )

    def _origin(self) -> Iterator[str]:
        yield scope(self.matter.coverage.scope)
        parts = []
        if self.matter.facts.source:
            parts.append(say("visualisations.export_source", source=self.matter.facts.source))
        if self.matter.facts.version:
            parts.append(say("visualisations.export_version", version=self.matter.facts.version))
        yield " · ".join([*parts, say("visualisations.export_made")])


_STEP = 4.0


def _slants(x: float, y: float, wide: float, high: float) -> Iterator[str]:
    """Yield the lines x + y = c that cross a box."""
    c = _STEP / 2
    while c < wide + high:
        left, right = max(0.0, c - high), min(wide, c)
        yield f"M{x + left:.1f} {y + c - left:.1f}L{x + right:.1f} {y + c - right:.1f}"
        c += _STEP
