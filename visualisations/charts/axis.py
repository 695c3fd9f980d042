"""Days across a sheet, and periods in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import say
from rodedraad.visualisations.charts.facts import Span

_TICK: Final = 30.0  # the least between two years
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Axis:
    """Where a day stands across the sheet; years that nobody names a day in are left at the ends."""

    def __init__(self, days: Sequence[date], left: float, right: float) -> None:
        self.left, self.right = left, right
        self.first, self.last = min(days).year, max(days).year + 1
        self._from, self._to = date(self.first, 1, 1).toordinal(), date(self.last - 1, 12, 31).toordinal() + 1

    def at(self, when: date) -> float:
        """Return where *when* begins."""
        return self.left + (self.right - self.left) * (when.toordinal() - self._from) / (
            self._to - self._from
        )

    def after(self, when: date) -> float:
        """Return where *when* is over."""
        return self.at(when + timedelta(days=1)) if when < date.max else self.right

    def years(self) -> Iterator[int]:
        """Yield the years to write, as many as can be read."""
        wide = (self.right - self.left) / (self.last - self.first)
        step = next((step for step in _STEPS if step * wide >= _TICK), _STEPS[-1])
        yield from (year for year in range(self.first, self.last) if year % step == 0)


def span_told(span: Span) -> str:
    """Return *span* in words."""
    if span.start and span.end:
        return say("visualisations.chart_span", start=day(span.start), end=day(span.end))
    if span.start:
        return say("visualisations.chart_span_from", start=day(span.start))
    return (
        say("visualisations.chart_span_until", end=day(span.end))
        if span.end
        else say("visualisations.chart_span_unknown")
    )


def periods_told(spans: Sequence[Span]) -> str:
    """Return the periods in words; a piece that begins where the one before it ended lengthens that."""
    if not spans:
        return say("visualisations.chart_span_unknown")
    told = [span_told(spans[0])]
    for before, span in pairwise(spans):
        is_next = before.end and span.start and span.start - before.end <= timedelta(days=1)
        lengthened = (
            say("visualisations.chart_span_extended", end=day(span.end)) if is_next and span.end else ""
        )
        told.append(lengthened or span_told(span))
    return "; ".join(told)
