"""What tests of charts share: charts of a small policy, and where their letters are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import combinations
from typing import Any

from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Period
from rodedraad.queries.coverage.covering import Basis, Coverage, Roll, Scope
from rodedraad.queries.coverage.known import Known, known
from rodedraad.queries.coverage.naming import labels_of
from rodedraad.visualisations.charts import chart
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.charts.facts import Facts, facts_of
from rodedraad.visualisations.exporting.letters import width
from tests.queries.coverage.made import IN_2024

_TEXT = re.compile(
    r'<text x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)" font-size="(?P<size>[\d.]+)" '
    r'text-anchor="(?P<anchor>\w+)"[^>]*?(?P<turned> transform="rotate[^"]*")?>(?P<text>[^<]*)</text>'
)
_SHORTER = 0.92  # our widths are the most a text takes; real letters take less


@dataclass(frozen=True)
class Letters:
    """A line of text of a picture with its box."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def is_over(self, other: Letters) -> bool:
        """Whether two lines of text cover each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


def letters(svg: str) -> list[Letters]:
    """Return every line of text of *svg*."""
    return [_letters(found) for found in _TEXT.finditer(svg)]


def _letters(found: re.Match[str]) -> Letters:
    text, size = unescape(found["text"]), float(found["size"])
    x, y, long = float(found["x"]), float(found["y"]), width(text, size) * _SHORTER
    back = {"start": 0.0, "middle": long / 2, "end": long}[found["anchor"]]
    high, low = size * 0.7, size * 0.2
    if found["turned"]:
        return Letters(text, size, x - high, y - long + back, x + low, y + back)
    return Letters(text, size, x - back, y - high, x - back + long, y + low)


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Return every two lines of text that cover each other."""
    return [(one.text, other.text) for one, other in combinations(letters(svg), 2) if one.is_over(other)]


def told(name: str, of: Known, facts: Facts | None = None, **how: Any) -> Chart:
    """Return the chart *name* of what a test made up, called by its IRIs."""
    return chart(name, covered(of), str, facts, **how)


def covered(
    of: Known, when: Period = IN_2024, basis: Basis = Basis.PROPOSED, roll: Roll = Roll.BOTH
) -> Coverage:
    """Return the coverage of *of*."""
    return Coverage(of, Scope(when, basis, roll))


def matter(of: Known, **how: Any) -> Matter:
    """Return what charts are drawn of."""
    return Matter(covered(of), str, **how)


def of_store(store: Store, period: Period, **how: Any) -> Matter:
    """Return what charts of a whole dataset are drawn of."""
    seen = Coverage(known(store), Scope(period))
    return Matter(seen, labels_of((store, seen.known)), facts_of(store, "Proef", "abc"), **how)
