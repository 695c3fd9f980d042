"""Frameworks on a line of time: when each is in force, what replaces it, and the policy period behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from rodedraad.graph.workspace import Period
from rodedraad.ontology.phrasing import day, listed, number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Standing
from rodedraad.queries.coverage.known import Framework
from rodedraad.visualisations.charts.axis import Axis, periods_told, span_told
from rodedraad.visualisations.charts.chart import Chart, Matter, level_rank
from rodedraad.visualisations.charts.facts import Span
from rodedraad.visualisations.charts.sheet import SIZE, SMALL, Sample, Sheet
from rodedraad.visualisations.exporting.letters import PITCH, broken

_NAME: Final = 190.0
_BAR: Final = 11.0
_GAP: Final = 8.0
_BLUE: Final = 0  # the place of the colour of what is in force


@dataclass(frozen=True)
class Row:
    """A framework with its periods, oldest first, and how it stands in the period looked at."""

    framework: Framework
    spans: tuple[Span, ...]
    standing: Standing


def lines(matter: Matter) -> list[Row]:
    """Return every framework of which a period is known, by level of government and then by time."""
    found = [_row(matter, one) for one in matter.coverage.known.frameworks.values()]
    return sorted((row for row in found if row.spans), key=_order)


def unknown(matter: Matter) -> list[Framework]:
    """Return the frameworks of which nobody says when they are in force."""
    dated = {row.framework.iri for row in lines(matter)}
    others = (one for one in matter.coverage.known.frameworks.values() if one.iri not in dated)
    return sorted(others, key=lambda one: (level_rank(one.level), matter.label(one.iri)))


def _row(matter: Matter, framework: Framework) -> Row:
    spans = matter.facts.spans.get(framework.iri, ())
    if not spans and (framework.start or framework.end):
        spans = (Span(framework.start, framework.end),)
    return Row(framework, spans, matter.coverage.standing(framework))


def _order(row: Row) -> tuple[tuple[int, str], date, date, str]:
    first, last = row.spans[0], row.spans[-1]
    return level_rank(row.framework.level), first.start or date.min, last.end or date.max, row.framework.iri


def timeline(matter: Matter) -> Chart:
    """Return the chart of the frameworks in time."""
    dated, others = lines(matter), unknown(matter)
    title = say("visualisations.chart_timeline_title")
    says = _says(dated, others)
    sheet = Sheet(matter, "timeline", title, says)
    if dated:
        _draw(sheet, matter, dated)
    elif not others:
        sheet.y += sheet.lines(say("visualisations.chart_no_frameworks"), 0, sheet.y, sheet.wide)
    if others:
        sheet.heading(say("visualisations.chart_timeline_unknown"))
        for one in others:
            sheet.y += 2 + sheet.lines(f"• {_with_successors(matter, one)}", 0, sheet.y, sheet.wide)
    if dated:
        sheet.legend(list(_legend(matter, dated)))
    rows = tuple(_told(matter, row) for row in (*dated, *(_row(matter, one) for one in others)))
    return sheet.chart(_alt(title, says, rows), _headings(), rows)


# --- picture


def _draw(sheet: Sheet, matter: Matter, dated: Sequence[Row]) -> None:
    axis = Axis(_days(matter, dated), _NAME, sheet.wide)
    top = sheet.y
    rows, bottom = _places(matter, dated, top + 14)
    _ground(sheet, matter, axis, top, bottom)
    middle: dict[str, float] = {}
    level = None
    for row, y, high in rows:
        if row.framework.level != level:
            level = row.framework.level
            sheet.words(matter.level_name(level), 0, y - 5, SIZE + 0.5, "start", sheet.ink.muted, 600)
        middle[row.framework.iri] = y + high / 2
        _bars(sheet, axis, row, y + high / 2)
        name = sheet.lines(matter.label(row.framework.iri), 0, y, _NAME - 12)
        sheet.lines(periods_told(row.spans), 0, y + name, _NAME - 12, SMALL, sheet.ink.muted)
    _successions(sheet, axis, dated, middle)
    sheet.y = bottom


def _places(matter: Matter, dated: Sequence[Row], y: float) -> tuple[list[tuple[Row, float, float]], float]:
    """Return where each row begins and how high it is, and where the last one ends."""
    found, level = [], None
    for row in dated:
        if row.framework.level != level:
            level = row.framework.level
            y += 16
        high = len(broken(matter.label(row.framework.iri), SIZE, _NAME - 12)) * SIZE * PITCH
        high += len(broken(periods_told(row.spans), SMALL, _NAME - 12)) * SMALL * PITCH
        found.append((row, y, max(high, _BAR)))
        y += max(high, _BAR) + _GAP
    return found, y


def _days(matter: Matter, dated: Sequence[Row]) -> list[date]:
    ends = [end for row in dated for span in row.spans for end in (span.start, span.end) if end]
    when = matter.coverage.scope.when
    return [*ends, when.start, when.end, *_shaded(matter)]


def _shaded(matter: Matter) -> tuple[date, ...]:
    """Return the first and the last day of the period to shade: the policy period, else that looked at."""
    period = _period(matter)
    return (period.start, period.end) if period else ()


def _period(matter: Matter) -> Period | None:
    when = matter.coverage.scope.when
    return when if when.start != when.end else matter.facts.policy


def _ground(sheet: Sheet, matter: Matter, axis: Axis, top: float, bottom: float) -> None:
    if period := _period(matter):
        left, right = axis.at(period.start), axis.after(period.end)
        sheet.box(left, top + 12, right - left, bottom - top - 12, sheet.ink.surface)
        sheet.path(
            f"M{left:.1f} {top + 12:.1f}V{bottom:.1f}M{right:.1f} {top + 12:.1f}V{bottom:.1f}",
            sheet.ink.rule,
            0.5,
            dashes="2 2",
        )
    for year in axis.years():
        x = axis.at(date(year, 1, 1))
        sheet.path(f"M{x:.1f} {top + 12:.1f}V{bottom:.1f}", sheet.ink.rule, 0.3)
        sheet.words(str(year), x, top + 8, SMALL, "start" if x - axis.left < 9 else "middle", sheet.ink.muted)
    when = matter.coverage.scope.when
    if when.start == when.end:
        x = axis.at(when.start)
        sheet.path(f"M{x:.1f} {top + 12:.1f}V{bottom:.1f}", sheet.ink.ink, 1.2, dashes="5 2")


def _bars(sheet: Sheet, axis: Axis, row: Row, middle: float) -> None:
    for place, span in enumerate(row.spans):
        left = axis.at(span.start) if span.start else axis.left
        right = axis.after(span.end) if span.end else axis.right
        sheet.open(
            "",
            say(
                "visualisations.chart_timeline_bar",
                name=sheet.matter.label(row.framework.iri),
                period=span_told(span),
            ),
        )
        bar(sheet, row.standing, left, middle - _BAR / 2, max(right - left, 1.5), is_later=place > 0)
        for x, is_known in ((left, span.start), (right, span.end)):
            if not is_known:
                _open_end(sheet, x, middle, 1 if x == left else -1)
        sheet.close()


def bar(sheet: Sheet, standing: Standing, x: float, y: float, wide: float, *, is_later: bool = False) -> None:
    """Draw a period: filled where the framework is in force; a later piece, an extension, is hatched."""
    tone = sheet.ink.tone(_BLUE)
    is_in_force = standing is Standing.IN_FORCE
    line = tone.line if is_in_force else sheet.ink.muted
    fill = sheet.ink.paper if is_later or not is_in_force else tone.fill
    sheet.box(x, y, wide, _BAR, fill, line, 1.0, 1.5)
    if is_later:
        sheet.hatch(x, y, wide, _BAR, line)


def _open_end(sheet: Sheet, x: float, middle: float, inwards: int) -> None:
    """Cut a notch into the end of a bar of which nobody says when it begins or ends."""
    half = _BAR / 2 + 1
    sheet.path(
        f"M{x - inwards:.1f} {middle - half:.1f}l{inwards * 7} {half:.1f}l{-inwards * 7} {half:.1f}Z",
        fill=sheet.ink.paper,
    )


def _successions(sheet: Sheet, axis: Axis, dated: Sequence[Row], middle: dict[str, float]) -> None:
    begins = {
        row.framework.iri: axis.at(row.spans[0].start) if row.spans[0].start else axis.left for row in dated
    }
    for row in dated:
        last = row.spans[-1].end
        x = axis.after(last) if last else axis.right
        for successor in row.framework.successors:
            if successor in middle and row.framework.iri != successor:
                _arrow(sheet, x, middle[row.framework.iri], begins[successor], middle[successor])


def _arrow(sheet: Sheet, x: float, y: float, to_x: float, to_y: float) -> None:
    """Draw an arrow from the end of a bar to the beginning of another."""
    side = 1 if to_y > y else -1
    down = to_y - side * (_BAR / 2 + 1)
    across = to_x + 4
    out, half = max(x, across) + 7, (y + down) / 2
    bend = f"{out:.1f} {y:.1f} {across:.1f} {half:.1f} {across:.1f} {down - side * 3:.1f}"
    sheet.path(f"M{x:.1f} {y:.1f}C{bend}", sheet.ink.ink, 1.0)
    sheet.path(f"M{across - 2.5:.1f} {down - side * 4:.1f}h5l-2.5 {side * 4}Z", fill=sheet.ink.ink)


# --- legend


def _legend(matter: Matter, dated: Sequence[Row]) -> Iterator[tuple[Sample, str]]:
    """Yield what the marks mean, of those that there are."""
    found = {row.framework.iri for row in dated}
    yield partial(_sample_bar, Standing.IN_FORCE, False), say("visualisations.chart_timeline_in_force")
    if any(row.standing is not Standing.IN_FORCE for row in dated):
        yield partial(_sample_bar, Standing.EXPIRED, False), say("visualisations.chart_timeline_not_in_force")
    if any(len(row.spans) > 1 for row in dated):
        yield partial(_sample_bar, Standing.IN_FORCE, True), say("visualisations.chart_timeline_extension")
    if not all(span.start and span.end for row in dated for span in row.spans):
        yield _sample_open, say("visualisations.chart_timeline_open")
    if any(not found.isdisjoint(row.framework.successors) for row in dated):
        yield _sample_arrow, say("visualisations.chart_timeline_successor")
    if period := _period(matter):
        yield (
            _sample_period,
            say("visualisations.chart_timeline_period", start=day(period.start), end=day(period.end)),
        )
    when = matter.coverage.scope.when
    if when.start == when.end:
        yield _sample_day, say("visualisations.chart_timeline_day", day=day(when.start))


def _sample_bar(standing: Standing, is_later: bool, sheet: Sheet, x: float, y: float) -> None:
    bar(sheet, standing, x, y, 18, is_later=is_later)


def _sample_open(sheet: Sheet, x: float, y: float) -> None:
    bar(sheet, Standing.IN_FORCE, x, y, 18)
    _open_end(sheet, x + 18, y + _BAR / 2, -1)


def _sample_arrow(sheet: Sheet, x: float, y: float) -> None:
    _arrow(sheet, x, y + 1, x + 4, y + 16)


def _sample_period(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y, 18, _BAR, sheet.ink.surface, sheet.ink.rule, 0.5, dashes="2 2")


def _sample_day(sheet: Sheet, x: float, y: float) -> None:
    sheet.path(f"M{x + 9:.1f} {y:.1f}v{_BAR}", sheet.ink.ink, 1.2, dashes="5 2")


# --- words


def _with_successors(matter: Matter, framework: Framework) -> str:
    name = matter.label(framework.iri)
    after = [matter.label(one) for one in framework.successors]
    return say("visualisations.chart_timeline_then", name=name, successor=listed(after)) if after else name


def _says(dated: Sequence[Row], others: Sequence[Framework]) -> str:
    return say(
        "visualisations.chart_timeline_says",
        force=number(sum(row.standing is Standing.IN_FORCE for row in dated)),
        total=number(len(dated) + len(others)),
        expired=number(sum(row.standing is Standing.EXPIRED for row in dated)),
        unknown=number(len(others)),
    )


def _headings() -> tuple[str, ...]:
    return tuple(
        say(f"visualisations.chart_column_{name}")
        for name in ("framework", "level", "period", "standing", "successor")
    )


def _told(matter: Matter, row: Row) -> tuple[str, ...]:
    return (
        matter.label(row.framework.iri),
        matter.level_name(row.framework.level),
        periods_told(row.spans),
        say(f"visualisations.chart_standing_{row.standing.value.replace('-', '_')}"),
        listed([matter.label(one) for one in row.framework.successors]),
    )


def _alt(title: str, says: str, rows: Sequence[tuple[str, ...]]) -> str:
    told = [f"{name}: {period} ({standing})." for name, _, period, standing, _ in rows]
    return " ".join([f"{title}.", says, *told])
