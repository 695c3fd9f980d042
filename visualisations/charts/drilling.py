"""The matrix as a page shows it: rows that open from field to theme, and what every cell rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Ground, State, Verdict, in_order
from rodedraad.queries.coverage.known import Judged
from rodedraad.queries.coverage.telling import ground, state, way_of_working
from rodedraad.queries.coverage.weighing import weights
from rodedraad.visualisations.charts.cells import KINDS, SIGNS, Cell, Cells, Group
from rodedraad.visualisations.charts.chart import Matter
from rodedraad.visualisations.charts.matrix import described


@dataclass(frozen=True)
class Crossing:
    """A cell of the page: how it looks, what it says, and the number of its grounds; empty without a cell."""

    is_apart: bool
    look: str = ""
    sign: str = ""
    says: str = ""
    number: int = -1


@dataclass(frozen=True)
class Line:
    """A row of the page: a subject, how deep it is and under which row, and its cells."""

    name: str
    depth: int
    parent: int
    is_open: bool
    has_lower: bool
    is_empty: bool
    place: int
    crossings: tuple[Crossing, ...]
    counted: tuple[int, int]


class Drilling:
    """The rows, the columns and the grounds of one matrix."""

    def __init__(self, matter: Matter) -> None:
        self.matter, self.cells = matter, Cells(matter.coverage)
        self.grounds: list[dict[str, Any]] = []
        self.level = self.cells.level(matter.level)
        self.lines: Sequence[Line] = list(self._lines())

    # --- columns

    @property
    def groups(self) -> Sequence[Group]:
        """The agenda items by framework."""
        return self.cells.groups

    @property
    def columns(self) -> list[tuple[Group, str]]:
        """Every agenda item with the group it is in."""
        return [(group, item) for group in self.groups for item in group.items]

    @property
    def counting(self) -> int:
        """How many of the columns count; those after them stand apart."""
        return sum(not group.is_apart for group, _ in self.columns)

    @property
    def whole(self) -> list[tuple[Group, State, str]]:
        """How far all of local policy covers each agenda item, and that in words."""
        verdicts = [(group, self.matter.coverage.item(item)) for group, item in self.columns]
        return [(group, verdict.state, self._state(verdict)) for group, verdict in verdicts]

    def _state(self, verdict: Verdict) -> str:
        if verdict.state is State.NOTHING and way_of_working(self.matter.coverage, verdict):
            return say("queries.coverage_method")
        return state(verdict.state)

    @property
    def total(self) -> int:
        """How many agenda items count."""
        return len(self.cells.in_force)

    @property
    def signs(self) -> list[tuple[str, str]]:
        """Every sign and what it means."""
        return [(sign, weights().said(match)) for match, sign in SIGNS.items()]

    # --- rows

    def _lines(self) -> Iterator[Line]:
        known, lower = self.matter.coverage.known.local, defaultdict[str, list[str]](list)
        for one in in_order(known.values()):
            upper = next((up for up in one.broader if up in known), "")
            lower[upper].append(one.iri)
        seen: dict[str, int] = {}
        pending = [(iri, 0, -1) for iri in reversed(lower[""])]
        # What falls under itself in a circle has no top and would be left out: it stands at the top too.
        rest = list(known)
        while pending or rest:
            if not pending:
                pending = [(rest.pop(0), 0, -1)]
            iri, depth, parent = pending.pop()
            if iri in seen:
                continue
            seen[iri] = len(seen)
            yield self._line(iri, depth, parent, has_lower=bool(lower[iri]))
            pending += [(one, depth + 1, seen[iri]) for one in reversed(lower[iri]) if one not in seen]

    def _line(self, iri: str, depth: int, parent: int, *, has_lower: bool) -> Line:
        row = self.cells.row(iri)
        names = list(KINDS.values())
        kind = self.matter.coverage.known.local[iri].kind
        is_open = kind in names and names.index(kind) < names.index(KINDS[self.level])
        return Line(
            self.matter.name(iri),
            depth,
            parent,
            is_open,
            has_lower,
            not row and not any(map(self.cells.row, self.matter.coverage.below.get(iri, ()))),
            self.matter.place(iri) % len(self.matter.ink.tones),
            tuple(self._crossing(row.get(item), group) for group, item in self.columns),
            self.cells.counted(iri),
        )

    def _crossing(self, cell: Cell | None, group: Group) -> Crossing:
        if cell is None:
            return Crossing(group.is_apart)
        self.grounds.append(self._account(cell, group))
        look = "inherited" if cell.is_inherited else cell.state.value
        review = "accepted" if cell.is_accepted else "disputed" if cell.is_disputed else "proposed"
        says = described(self.matter, cell)
        sign = "" if cell.is_inherited else cell.sign
        return Crossing(group.is_apart, f"{look} {review}", sign, says, len(self.grounds) - 1)

    # --- what a cell rests on

    def _account(self, cell: Cell, group: Group) -> dict[str, Any]:
        """Return what the panel tells of *cell*: every ground with its reason, reviews and place."""
        name = self.matter.name
        told = [self._ground(one) for one in cell.grounds if not one.alignment.is_nothing]
        ends = dict.fromkeys((cell.item, cell.subject, *(one.alignment.subject for one in cell.grounds)))
        written = [
            say("visualisations.chart_cell_written", name=name(iri), places="; ".join(places))
            for iri in ends
            if (places := self.matter.facts.written.get(iri))
        ]
        framework = self.matter.label(group.framework) if group.framework else ""
        return {
            "title": say("visualisations.chart_cell_title", subject=name(cell.subject), item=name(cell.item)),
            "says": " · ".join(filter(None, (framework, state(cell.state)))),
            "grounds": told,
            "written": written,
        }

    def _ground(self, one: Ground) -> dict[str, Any]:
        row, facts = one.alignment, self.matter.facts
        reason = self.matter.coverage.known.reason(row.record)
        in_set, record = facts.sets.get(row.record, ""), row.record.rpartition("/")[2]
        return {
            "says": ground(one, self.matter.coverage, self.matter.label, of_item=True),
            "reason": say("visualisations.chart_cell_reason", reason=reason) if reason else "",
            "reviews": [_review(review) for review in row.reviews]
            or [say("visualisations.chart_cell_unreviewed")],
            "row": say("visualisations.chart_cell_row", set=in_set, record=record) if in_set else record,
        }


def _review(review: Judged) -> str:
    verdict = "yes" if review.agreement > 0 else "no" if review.agreement < 0 else "unsure"
    when = day(review.day) if review.day else ""
    return say(f"queries.diff_review_{verdict}", reviewer=review.reviewer, day=when)
