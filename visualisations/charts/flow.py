"""The flow: from far agendas to near ones and on to local policy, as wide as the alignments are strong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count
from typing import Final

from rodedraad.ontology.phrasing import listed, number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Standing, State
from rodedraad.queries.coverage.telling import decimal, headline, state
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.charts.fields import segment
from rodedraad.visualisations.charts.sheet import LANDSCAPE, SIZE, SMALL, Sample, Sheet
from rodedraad.visualisations.charts.streams import Flow, Places, Stop, Stream, flow_of, placed
from rodedraad.visualisations.exporting.letters import PITCH, broken

_THICK: Final = 8.0  # of a stream with a strength of 1
_LEAST: Final = 1.2
_SHARED: Final = 1.6  # a phenomenon is no alignment: always as thin as this
_GUTTER: Final = 84.0
_WIDEST: Final = 170.0
_GAP: Final = 4.5
_PAD: Final = 2.6
_STATE: Final = 16.0  # what the pattern of a state takes


def flow(matter: Matter) -> Chart:
    """Return the chart of what flows from agendas to local policy."""
    found = flow_of(matter)
    title = say("visualisations.chart_flow_title")
    sheet = Sheet(matter, "flow", title, headline(matter.coverage), LANDSCAPE)
    folded = say(
        f"visualisations.chart_flow_folded_{found.level}",
        hidden=number(found.folded),
        total=number(found.total),
    )
    if len(found.layers) > 1:
        _Picture(sheet, matter, found).draw()
        for line in (*_shared(matter, found), *([folded] if found.total else [])):
            sheet.y += 2 + sheet.lines(line, 0, sheet.y + 2, sheet.wide, SIZE, sheet.ink.muted)
        sheet.legend(list(_legend()))
    else:
        sheet.y += sheet.lines(say("visualisations.chart_no_items"), 0, sheet.y, sheet.wide)
    rows = tuple(_row(matter, stream) for stream in found.streams)
    return sheet.chart(_alt(matter, found, title, folded), _headings(), rows)


def thickness(stream: Stream) -> float:
    """Return how thick a stream is drawn, in points: by the strengths of its alignments together."""
    return max(_LEAST, _THICK * stream.strength) if stream.grounds else _SHARED


class _Picture:
    """Draws one flow on a sheet."""

    def __init__(self, sheet: Sheet, matter: Matter, flow_: Flow) -> None:
        self._sheet, self._matter, self._flow = sheet, matter, flow_
        layers = len(flow_.layers)
        self._wide = min(_WIDEST, (sheet.wide - _GUTTER * (layers - 1)) / layers)
        self._step = (sheet.wide - self._wide) / (layers - 1)
        self._letters = letters(flow_)

    def draw(self) -> None:
        """Draw the heads, then the streams, then the ends over them."""
        self._heads()
        widths = {stream: thickness(stream) for stream in self._flow.streams}
        heights = {end: self._height(end, widths) for _, ends in self._flow.layers for end in ends}
        places = placed(self._flow, heights, widths, _GAP)
        top = self._sheet.y
        ports = _ports(places, widths)
        for stream in sorted(self._flow.streams, key=lambda one: (bool(one.grounds), -widths[one])):
            self._stream(stream, places, ports, top, widths[stream])
        for end, stop in places.ends.items():
            self._end(end, stop, top)
        self._sheet.y = top + places.high + 6

    def _heads(self) -> None:
        sheet, heights = self._sheet, [0.0]
        for place, (level, _) in enumerate(self._flow.layers):
            is_policy = place == len(self._flow.layers) - 1
            name = say("visualisations.chart_column_subject") if is_policy else self._matter.level_name(level)
            heights.append(sheet.lines(name, place * self._step, sheet.y, self._wide, SIZE + 0.5, weight=600))
        sheet.y += max(heights) + 4

    # --- ends

    def _text(self, end: str) -> tuple[str, ...]:
        return broken(self._matter.name(end), SIZE, self._wide - 2 * _PAD - self._indent(end))

    def _indent(self, end: str) -> float:
        return _STATE if end in self._matter.coverage.known.asked else 0.0

    def _tags(self, end: str) -> str:
        return " ".join(letter for letter, items in self._letters.values() if end in items)

    def _height(self, end: str, widths: Mapping[Stream, float]) -> float:
        words = len(self._text(end)) * SIZE * PITCH + 2 * _PAD
        words += SMALL * PITCH if self._tags(end) else 0
        leaving = sum(width for stream, width in widths.items() if stream.source == end)
        arriving = sum(width for stream, width in widths.items() if stream.target == end)
        return max(words, leaving + 2, arriving + 2)

    def _end(self, end: str, stop: Stop, top: float) -> None:
        sheet, x, y = self._sheet, stop.layer * self._step, top + stop.y
        is_item = end in self._matter.coverage.known.asked
        is_apart = is_item and self._is_apart(end)
        tone = None if is_item else sheet.ink.tone(self._matter.place(end))
        fill, line = (tone.tint, tone.line) if tone else (sheet.ink.paper, sheet.ink.ink)
        colour = sheet.ink.muted if is_apart else ""
        sheet.box(x, y, self._wide, stop.high, fill, colour or line, 0.9, 2, "3 2" if is_apart else "")
        text, tags = self._text(end), self._tags(end)
        high = len(text) * SIZE * PITCH + (SMALL * PITCH if tags else 0)
        down, left = y + (stop.high - high) / 2, x + _PAD + self._indent(end)
        if is_item:
            verdict = self._matter.coverage.item(end)
            sheet.open("", state(verdict.state))
            segment(sheet, verdict.state, None, x + _PAD + 1, down + 1, 11, 7)
            sheet.close()
        room = self._wide - 2 * _PAD - self._indent(end)
        down += sheet.lines(self._matter.name(end), left, down, room, SIZE, colour)
        if tags:
            sheet.lines(tags, left, down, room, SMALL, sheet.ink.muted, 600)

    def _is_apart(self, item: str) -> bool:
        covered = self._matter.coverage
        return covered.standing_of(covered.known.asked[item]) is not Standing.IN_FORCE

    # --- streams

    def _stream(
        self,
        stream: Stream,
        places: Places,
        ports: Mapping[tuple[Stream, int, bool], float],
        top: float,
        width: float,
    ) -> None:
        sheet, way = self._sheet, places.ways[stream]
        data, last = "", 0.0
        for place, stop in enumerate(way):
            x = stop.layer * self._step
            if place:
                y = top + ports[stream, place, False]
                before = x - (self._step - self._wide) / 2
                data += f"C{before:.1f} {last:.1f} {before:.1f} {y:.1f} {x:.1f} {y:.1f}"
            if place < len(way) - 1:
                last = top + ports[stream, place, True]
                data += f"H{x + self._wide:.1f}" if place else f"M{x + self._wide:.1f} {last:.1f}"
        sheet.open("", _told(self._matter, stream))
        if stream.grounds:
            is_apart = self._is_apart(stream.source)
            tone = sheet.ink.tone(self._matter.place(stream.target))
            band(
                sheet, data, sheet.ink.muted if is_apart else tone.line, width, is_accepted=stream.is_accepted
            )
        else:
            thread(sheet, data)
        sheet.close()


def band(sheet: Sheet, data: str, colour: str, width: float, *, is_accepted: bool) -> None:
    """Draw a stream of alignments: whole where accepted, in pieces where proposed."""
    opacity = ' stroke-opacity="0.95"' if is_accepted else ' stroke-opacity="0.65"'
    sheet.path(data, colour, width, dashes="" if is_accepted else "7 1.5", more=opacity)


def thread(sheet: Sheet, data: str) -> None:
    """Draw that two items share a phenomenon."""
    sheet.path(data, sheet.ink.muted, _SHARED, dashes="0.1 3.2", more=' stroke-linecap="round"')


def _ports(places: Places, widths: Mapping[Stream, float]) -> dict[tuple[Stream, int, bool], float]:
    """Return the height at which each stream leaves and reaches each of its stops, one below the other."""
    sides: dict[tuple[int, bool], list[tuple[float, int, Stream, int]]] = defaultdict(list)
    stops: dict[int, Stop] = {}
    for order, (stream, way) in enumerate(places.ways.items()):
        for place, stop in enumerate(way):
            stops[id(stop)] = stop
            if place:
                sides[id(stop), False].append((way[place - 1].middle, order, stream, place))
            if place < len(way) - 1:
                sides[id(stop), True].append((way[place + 1].middle, order, stream, place))
    found = {}
    for (stop_id, is_right), streams in sides.items():
        y = stops[stop_id].middle - sum(widths[one[2]] for one in streams) / 2
        for _, _, stream, place in sorted(streams, key=lambda one: one[:2]):
            found[stream, place, is_right] = y + widths[stream] / 2
            y += widths[stream]
    return found


def letters(flow_: Flow) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return a letter for each phenomenon that agenda items of two levels share, and those items."""
    return {
        phenomenon: (letter, items)
        for letter, (phenomenon, items) in zip(_alphabet(), flow_.shared.items(), strict=False)
    }


def _alphabet() -> Iterator[str]:
    for round_ in count():
        yield from (chr(ord("a") + place) + (str(round_) if round_ else "") for place in range(26))


# --- legend and words


def _legend() -> Iterator[tuple[Sample, str]]:
    yield partial(_sample, False), say("visualisations.chart_flow_proposed")
    yield partial(_sample, True), say("visualisations.chart_flow_accepted")
    yield _sample_thread, say("visualisations.chart_flow_shared")
    for one in State:
        key = "queries.coverage_" + one.value
        yield partial(_sample_state, one), say(key)
    yield _sample_apart, say("visualisations.chart_flow_apart")


def _sample(is_accepted: bool, sheet: Sheet, x: float, y: float) -> None:
    band(sheet, f"M{x:.1f} {y + 6:.1f}h18", sheet.ink.tone(0).line, 6, is_accepted=is_accepted)


def _sample_thread(sheet: Sheet, x: float, y: float) -> None:
    thread(sheet, f"M{x:.1f} {y + 6:.1f}h18")


def _sample_state(one: State, sheet: Sheet, x: float, y: float) -> None:
    segment(sheet, one, None, x + 3, y + 2, 11, 7)


def _sample_apart(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y + 1, 18, 9, sheet.ink.paper, sheet.ink.muted, 0.9, 2, "3 2")


def _shared(matter: Matter, flow_: Flow) -> Iterator[str]:
    for phenomenon, (letter, items) in letters(flow_).items():
        names = listed([matter.number(item) or matter.label(item) for item in items])
        yield say(
            "visualisations.chart_flow_phenomenon", letter=letter, name=matter.label(phenomenon), items=names
        )


def _headings() -> tuple[str, ...]:
    names = ("from", "to", "by", "count", "strength")
    return tuple(say(f"visualisations.chart_column_{name}") for name in names)


def _by(matter: Matter, stream: Stream) -> str:
    if stream.phenomena:
        name = listed([matter.label(one) for one in stream.phenomena])
        return say("visualisations.chart_flow_by_phenomenon", name=name)
    kind = "accepted" if stream.is_accepted else "proposed"
    return say(f"visualisations.chart_flow_by_{kind}")


def _row(matter: Matter, stream: Stream) -> tuple[str | int, ...]:
    found = len(stream.grounds) or len(stream.phenomena)
    strength = decimal(stream.strength) if stream.grounds else ""
    return matter.name(stream.source), matter.name(stream.target), _by(matter, stream), found, strength


def _told(matter: Matter, stream: Stream) -> str:
    source, target, by, found, strength = _row(matter, stream)
    key = "stream" if stream.grounds else "thread"
    values = {"source": source, "target": target, "by": by, "count": found}
    if stream.grounds:
        values["strength"] = strength
    return say(f"visualisations.chart_flow_{key}", **values)


def _alt(matter: Matter, flow_: Flow, title: str, folded: str) -> str:
    told = [f"{title}.", headline(matter.coverage)]
    for level, ends in flow_.layers[:-1]:
        streams = [one for one in flow_.streams if one.source in ends and one.grounds]
        told.append(
            say(
                "visualisations.chart_flow_alt",
                level=matter.level_name(level),
                items=number(len(ends)),
                alignments=number(sum(len(one.grounds) for one in streams)),
                subjects=number(len({one.target for one in streams})),
            )
        )
    return " ".join([*told, *_shared(matter, flow_), *([folded] if flow_.total else [])])
