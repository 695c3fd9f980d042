"""Coverage per field: a bar of four states for each, with the counts in words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from rodedraad.ontology.phrasing import number
from rodedraad.ontology.terms import RD
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import State, Tally
from rodedraad.queries.coverage.telling import headline
from rodedraad.visualisations import palette
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.charts.sheet import SIZE, SMALL, Sample, Sheet
from rodedraad.visualisations.exporting.letters import PITCH, broken

_NAME: Final = 150.0
_BAR: Final = 190.0
_HIGH: Final = 16.0
_GAP: Final = 10.0
_KINDS: Final = (RD.SafetyField, RD.Category, RD.Theme)


@dataclass(frozen=True)
class Bar:
    """A bar: what it is of, its counts, and the place of its colour; the bar of all together has none."""

    name: str
    tally: Tally
    place: int | None = None


def bars(matter: Matter) -> list[Bar]:
    """Return the bar of all agenda items in force, and one for each highest local subject."""
    found = [Bar(say("visualisations.chart_fields_all"), Tally.of(matter.coverage.items()))]
    kind = next((kind for kind in _KINDS if kind in matter.kinds), "")
    for iri, verdicts in matter.coverage.by_subject(kind).items():
        found.append(Bar(matter.name(iri), Tally.of(verdicts), matter.place(iri)))
    return found


def fields(matter: Matter) -> Chart:
    """Return the chart of coverage per field."""
    found = bars(matter) if matter.coverage.items() else []
    title, says = say("visualisations.chart_fields_title"), headline(matter.coverage)
    sheet = Sheet(matter, "fields", title, says)
    for bar in found:
        _draw(sheet, bar)
    if found:
        sheet.legend(list(_legend()))
    else:
        sheet.y += sheet.lines(say("visualisations.chart_no_items"), 0, sheet.y, sheet.wide)
    return sheet.chart(_alt(title, says, found), _headings(), tuple(_row(bar) for bar in found))


def _draw(sheet: Sheet, bar: Bar) -> None:
    names = broken(bar.name, SIZE, _NAME - 10)
    told, reviewed = _counted(bar.tally), _reviewed(bar.tally)
    room = sheet.wide - _NAME - _BAR - 12
    right = len(broken(told, SIZE, room)) * SIZE * PITCH + len(broken(reviewed, SMALL, room)) * SMALL * PITCH
    high = max(_HIGH, len(names) * SIZE * PITCH, right)
    weight = 600 if bar.place is None else 400
    sheet.lines(bar.name, 0, sheet.y + (high - len(names) * SIZE * PITCH) / 2, _NAME - 10, weight=weight)
    x, top = _NAME, sheet.y + (high - _HIGH) / 2
    for state in State:
        wide = _BAR * bar.tally.counts[state] / bar.tally.total
        if wide:
            segment(sheet, state, bar.place, x, top, wide, _HIGH, bar.tally.counts[state])
            x += wide
    below = sheet.lines(told, _NAME + _BAR + 12, sheet.y + (high - right) / 2, room, weight=weight)
    sheet.lines(
        reviewed, _NAME + _BAR + 12, sheet.y + (high - right) / 2 + below, room, SMALL, sheet.ink.muted
    )
    sheet.y += high + _GAP
    if bar.place is None:
        sheet.path(f"M0 {sheet.y - _GAP / 2:.1f}H{sheet.wide:.1f}", sheet.ink.rule, 0.4)
        sheet.y += 2


def segment(  # noqa: PLR0913, PLR0917 - a part of a bar has this many sides
    sheet: Sheet,
    state: State,
    place: int | None,
    x: float,
    y: float,
    wide: float,
    high: float,
    count: int | None = None,
) -> None:
    """Draw the part of a bar that is in *state*: told apart by pattern, with its count where that fits."""
    ink = sheet.ink
    tone = (
        ink.tone(place) if place is not None else palette.Tone(ink.muted, ink.paper, ink.surface, ink.muted)
    )
    fill = {State.COVERED: tone.fill, State.PARTLY: tone.tint}.get(state, ink.paper)
    sheet.box(x, y, wide, high, fill, tone.line)
    if state is State.PARTLY:
        sheet.hatch(x, y, wide, high, tone.line)
    if state is State.UNREVIEWED:
        sheet.dots(x, y, wide, high, ink.muted)
    if count is None or wide < 4 + 5 * len(number(count)):
        return
    middle, base = x + wide / 2, y + high / 2 + SIZE * 0.32
    if state in (State.PARTLY, State.UNREVIEWED):
        half = 3.5 + 2.2 * len(number(count))
        sheet.box(middle - half, y + 2.5, 2 * half, high - 5, fill, round_=2)
    sheet.words(number(count), middle, base, SIZE, "middle", tone.text if state is State.COVERED else "", 600)


def _legend() -> Iterator[tuple[Sample, str]]:
    for state in State:
        yield partial(_sample, state), say(f"visualisations.chart_state_{state.value}")


def _sample(state: State, sheet: Sheet, x: float, y: float) -> None:
    segment(sheet, state, None, x, y, 18, 10)


def _counted(tally: Tally) -> str:
    return say(
        "visualisations.chart_fields_counted",
        covered=number(tally.counts[State.COVERED]),
        partly=number(tally.counts[State.PARTLY]),
        total=number(tally.total),
    )


def _reviewed(tally: Tally) -> str:
    return say("visualisations.chart_reviewed", reviewed=number(tally.reviewed), total=number(tally.total))


def _headings() -> tuple[str, ...]:
    return tuple(
        say(f"queries.coverage_column_{name}")
        for name in ("group", *(state.value for state in State), "total", "reviewed")
    )


def _row(bar: Bar) -> tuple[str | int, ...]:
    return (bar.name, *(bar.tally.counts[state] for state in State), bar.tally.total, bar.tally.reviewed)


def _alt(title: str, says: str, found: list[Bar]) -> str:
    told = [f"{bar.name}: {_counted(bar.tally)}." for bar in found[1:]]
    return " ".join([f"{title}.", says, *told])
