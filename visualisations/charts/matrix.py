"""The matrix: what local policy does for every agenda item, in a picture at one level of local policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from rodedraad.ontology.phrasing import listed, number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import State
from rodedraad.queries.coverage.known import Local
from rodedraad.queries.coverage.telling import aside, decimal, headline, review_state, state
from rodedraad.queries.coverage.weighing import weights
from rodedraad.visualisations import palette
from rodedraad.visualisations.charts.cells import SIGNS, Cell, Cells, Group
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.charts.fields import segment
from rodedraad.visualisations.charts.panels import NAME, SUM, Block, Column, panels
from rodedraad.visualisations.charts.sheet import LANDSCAPE, SIZE, SMALL, Sample, Sheet
from rodedraad.visualisations.exporting.letters import PITCH, broken, width

_ROW: Final = 13.4
_HEAD: Final = (70.0, 80.0, 90.0, 100.0, 110.0, 120.0, 130.0, 140.0, 150.0, 180.0, 220.0, 280.0, 360.0)
_MARK: Final = 5.6


def matrix(matter: Matter) -> Chart:
    """Return the matrix of local policy and agenda items."""
    cells = Cells(matter.coverage)
    level = cells.level(matter.level)
    subjects = cells.subjects(level)
    shown = [one for one in subjects if cells.row(one.iri)]
    title, says = say("visualisations.chart_matrix_title"), headline(matter.coverage)
    sheet = Sheet(matter, "matrix", title, says, LANDSCAPE)
    folded = _folded(level, len(shown), len(subjects))
    if not cells.groups:
        sheet.y += sheet.lines(say("visualisations.chart_no_items"), 0, sheet.y, sheet.wide)
    else:
        picture = _Picture(sheet, matter, cells, shown, level)
        for panel in panels(cells.groups, sheet.wide):
            picture.draw(panel)
        sheet.y += 4 + sheet.lines(folded, 0, sheet.y + 4, sheet.wide, SIZE, sheet.ink.muted)
        has_dots = any(cell.is_inherited for one in shown for cell in cells.row(one.iri).values())
        sheet.legend(list(_legend(("inherited",) if has_dots else ())))
    rows = tuple(_told(matter, cell) for one in shown for cell in cells.row(one.iri).values())
    return sheet.chart(_alt(matter, cells, title, folded), _headings(), rows)


class _Picture:
    """Draws the panels of one matrix, below each other."""

    def __init__(
        self, sheet: Sheet, matter: Matter, cells: Cells, subjects: Sequence[Local], level: str
    ) -> None:
        self._sheet, self._matter, self._cells = sheet, matter, cells
        self._subjects, self._level = subjects, level

    def draw(self, blocks: Sequence[Block]) -> None:
        """Draw one panel: heads, rows and, where all that counts is on it, sums."""
        sheet = self._sheet
        columns = [column for block in blocks for column in block.columns]
        counting = [column for column in columns if not column.is_apart]
        sums = counting[-1].left + counting[-1].wide if counting else 0.0
        self._groups(blocks)
        self._heads(columns)
        if sums:
            self._sum_heads(sums)
        top = None
        for subject in self._subjects:
            if self._level != "field" and self._cells.top(subject.iri) != top:
                top = self._cells.top(subject.iri)
                self._field(top, columns)
            self._row(subject, columns, sums)
        self._whole(columns)
        sheet.y += 6

    # --- head

    def _groups(self, blocks: Sequence[Block]) -> None:
        sheet, heights = self._sheet, []
        for block in blocks:
            text, room = self._named(block.group), block.right - block.left - 6
            heights.append(len(broken(text, SMALL, room)) * SMALL * PITCH + SMALL * PITCH)
        for block in blocks:
            room = block.right - block.left - 6
            colour = sheet.ink.muted if block.group.is_apart else ""
            first = broken(self._matter.level_name(block.group.level), SMALL, room)[0]
            sheet.lines(first, block.left + 2, sheet.y, room, SMALL, colour, 600)
            sheet.lines(
                self._named(block.group), block.left + 2, sheet.y + SMALL * PITCH, room, SMALL, colour
            )
        sheet.y += max(heights) + 3
        for block in blocks:
            thick, dashes = (0.8, "2 2") if block.group.is_apart else (1.2, "")
            line = f"M{block.left + 1:.1f} {sheet.y:.1f}H{block.right - 1:.1f}"
            sheet.path(line, sheet.ink.muted, thick, dashes=dashes)
        sheet.y += 4

    def _named(self, group: Group) -> str:
        name = self._matter.label(group.framework) if group.framework else ""
        if not group.is_apart:
            return name
        return say(f"visualisations.chart_apart_{group.standing.value.replace('-', '_')}", name=name)

    def _heads(self, columns: Sequence[Column]) -> None:
        sheet = self._sheet
        high = next((high for high in _HEAD if self._fits(columns, high)), _HEAD[-1])
        for column in columns:
            label, above = self._head(column)
            lines = broken(label, SIZE, high)[: self._most(column)]
            colour = sheet.ink.muted if column.is_apart else ""
            x = column.middle - (len(lines) - 1) * SIZE * PITCH / 2 + SIZE * 0.32
            for place, line in enumerate(lines):
                sheet.words(
                    line, x + place * SIZE * PITCH, sheet.y + high, SIZE, colour=colour, is_turned=True
                )
            if above:
                sheet.words(above, column.middle, sheet.y + high + 11, SIZE, "middle", colour, 600)
        sheet.y += high + 16

    def _fits(self, columns: Sequence[Column], high: float) -> bool:
        return all(len(broken(self._head(one)[0], SIZE, high)) <= self._most(one) for one in columns)

    def _most(self, column: Column) -> int:
        return max(1, int(column.wide / (SIZE * PITCH)))

    def _head(self, column: Column) -> tuple[str, str]:
        """Return what stands turned over a column, and its number below that where there is room."""
        digits = self._matter.number(column.item)
        if digits and width(digits, SIZE) <= column.wide - 2:
            return self._matter.label(column.item), digits
        return self._matter.name(column.item), ""

    def _sum_heads(self, left: float) -> None:
        for place, state_ in enumerate((State.COVERED, State.PARTLY)):
            text = say(f"queries.coverage_column_{state_.value}")
            x = left + SUM * (place + 0.5)
            self._sheet.words(text, x, self._sheet.y - 5, SMALL, "middle", self._sheet.ink.muted, 600)
        text = say("visualisations.chart_matrix_of", total=number(len(self._cells.in_force)))
        self._sheet.words(text, left + SUM, self._sheet.y - 15, SMALL, "middle", self._sheet.ink.muted)

    # --- rows

    def _field(self, top: str, columns: Sequence[Column]) -> None:
        sheet, tone = self._sheet, self._sheet.ink.tone(self._matter.place(top))
        name = self._matter.name(top)
        sheet.path(f"M0 {sheet.y:.1f}H{self._right(columns):.1f}", sheet.ink.rule, 0.6)
        high = max(_ROW, len(broken(name, SIZE, NAME - 16)) * SIZE * PITCH + 5)
        sheet.box(0, sheet.y + 3, 5, high - 6, tone.fill, tone.line)
        sheet.lines(name, 10, sheet.y + 3, NAME - 16, weight=600)
        sheet.y += high

    def _row(self, subject: Local, columns: Sequence[Column], sums: float) -> None:
        sheet = self._sheet
        name, left = self._matter.name(subject.iri), 0 if self._level == "field" else 10
        high = max(_ROW, len(broken(name, SIZE, NAME - left - 8)) * SIZE * PITCH + 4)
        sheet.path(f"M{left} {sheet.y:.1f}H{self._right(columns):.1f}", sheet.ink.rule, 0.25)
        text = len(broken(name, SIZE, NAME - left - 8)) * SIZE * PITCH
        sheet.lines(name, left, sheet.y + (high - text) / 2, NAME - left - 8)
        row, place = self._cells.row(subject.iri), self._matter.place(subject.iri)
        for column in columns:
            if cell := row.get(column.item):
                sheet.open("", described(self._matter, cell))
                tone = _grey(sheet) if column.is_apart else sheet.ink.tone(place)
                mark(sheet, cell, column.middle, sheet.y + high / 2, tone)
                sheet.close()
        if sums:
            for number_, x in zip(self._cells.counted(subject.iri), (0.5, 1.5), strict=True):
                self._sheet.words(number(number_), sums + SUM * x, sheet.y + high / 2 + 2.6, SIZE, "middle")
        sheet.y += high

    def _whole(self, columns: Sequence[Column]) -> None:
        """Draw how far each agenda item is covered by all of local policy together."""
        sheet, high = self._sheet, _ROW + 3
        sheet.path(f"M0 {sheet.y:.1f}H{self._right(columns):.1f}", sheet.ink.ink, 0.8)
        sheet.lines(say("visualisations.chart_matrix_whole"), 0, sheet.y + 5, NAME - 8, weight=600)
        for column in columns:
            verdict = self._matter.coverage.item(column.item)
            sheet.open("", f"{self._matter.name(column.item)}: {state(verdict.state)}")
            segment(sheet, verdict.state, None, column.middle - 7, sheet.y + 5, 14, 10)
            sheet.close()
        sheet.y += high

    def _right(self, columns: Sequence[Column]) -> float:
        last = columns[-1]
        return last.left + last.wide + (0 if last.is_apart else 2 * SUM)


def mark(sheet: Sheet, cell: Cell, x: float, y: float, tone: palette.Tone) -> None:
    """Draw a cell: square covers, round partly; filled is accepted, outlined proposed; the sign says how."""
    if cell.is_inherited:
        _round(sheet, x, y, 2.4, sheet.ink.paper, sheet.ink.muted, 1.0)
        return
    fill = tone.fill if cell.is_accepted else sheet.ink.paper
    dashes = "2 1.5" if cell.is_disputed else ""
    if cell.state is State.COVERED:
        sheet.box(x - _MARK, y - _MARK, 2 * _MARK, 2 * _MARK, fill, tone.line, 1.3, 1.5, dashes)
    else:
        _round(sheet, x, y, _MARK, fill, tone.line, 1.3, dashes)
    sheet.words(cell.sign, x, y + 3, SIZE + 1, "middle", tone.text if cell.is_accepted else "", 600)


def _round(  # noqa: PLR0913, PLR0917 - a circle has this many sides
    sheet: Sheet, x: float, y: float, half: float, fill: str, line: str, thick: float, dashes: str = ""
) -> None:
    sheet.box(x - half, y - half, 2 * half, 2 * half, fill, line, thick, half, dashes)


def _grey(sheet: Sheet) -> palette.Tone:
    return palette.Tone(sheet.ink.muted, sheet.ink.paper, sheet.ink.surface, sheet.ink.muted)


# --- legend


def _legend(more: Sequence[str]) -> Iterator[tuple[Sample, str]]:
    for match, sign in SIGNS.items():
        yield partial(_sample_sign, sign), weights().said(match)
    for form in ("covered", "partly", "proposed", "accepted", "disputed", *more):
        yield partial(_sample, form), say(f"visualisations.chart_mark_{form}")


def _sample_sign(sign: str, sheet: Sheet, x: float, y: float) -> None:
    sheet.words(sign, x + 9, y + 8, SIZE + 2, "middle", weight=600)


def _sample(form: str, sheet: Sheet, x: float, y: float) -> None:
    tone, middle = sheet.ink.tone(0), y + 5.5
    if form == "inherited":
        _round(sheet, x + 9, middle, 2.4, sheet.ink.paper, sheet.ink.muted, 1.0)
    elif form == "partly":
        _round(sheet, x + 9, middle, _MARK - 0.6, sheet.ink.paper, tone.line, 1.3)
    else:
        fill = tone.fill if form == "accepted" else sheet.ink.paper
        dashes, half = "2 1.5" if form == "disputed" else "", _MARK - 0.6
        sheet.box(x + 9 - half, middle - half, 2 * half, 2 * half, fill, tone.line, 1.3, 1.5, dashes)


# --- words


def described(matter: Matter, cell: Cell) -> str:
    """Return what a cell says, in a sentence without its reason."""
    row = cell.grounds[0].alignment
    values = {
        "subject": matter.name(cell.subject),
        "item": matter.name(cell.item),
        "state": state(cell.state),
        "match": weights().said(cell.match),
        "by": matter.name(row.subject),
        "confidence": decimal(row.confidence),
        "status": reviewed(cell),
    }
    if cell.is_inherited:
        return say("visualisations.chart_cell_inherited", **values)
    return say(f"visualisations.chart_cell_{'own' if row.subject == cell.subject else 'narrower'}", **values)


def reviewed(cell: Cell) -> str:
    """Return how far the review of the strongest ground came."""
    row = cell.grounds[0].alignment
    return review_state(row.is_reviewed, row.status.value.rpartition("-")[2])


def _folded(level: str, shown: int, total: int) -> str:
    if not total:
        return say("visualisations.chart_no_policy")
    name = f"visualisations.chart_folded_{level}"
    return say(name, hidden=number(total - shown), total=number(total))


def _headings() -> tuple[str, ...]:
    names = ("subject", "item", "match", "state", "confidence", "status")
    return tuple(say(f"visualisations.chart_column_{name}") for name in names)


def _told(matter: Matter, cell: Cell) -> tuple[str, ...]:
    return (
        matter.name(cell.subject),
        matter.name(cell.item),
        weights().said(cell.match),
        state(cell.state),
        decimal(cell.grounds[0].alignment.confidence),
        reviewed(cell),
    )


def _alt(matter: Matter, cells: Cells, title: str, folded: str) -> str:
    told = [f"{title}.", headline(matter.coverage)]
    for verdict in matter.coverage.items():
        name = f"{matter.name(verdict.thing)}: {state(verdict.state)}"
        subjects = [matter.name(ground.alignment.subject) for ground in verdict.grounds]
        by = listed(subjects) if verdict.state in (State.COVERED, State.PARTLY) else ""
        told.append(f"{name} ({by})." if by else f"{name}.")
    return " ".join([*told, *aside(matter.coverage, matter.label), folded])
