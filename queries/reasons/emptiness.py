"""Why an answer is empty: the conditions of a query dropped one at a time or in pairs, and added in steps."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeVar

from rodedraad.graph.store import Store
from rodedraad.ontology.faults import Fault
from rodedraad.queries.reasons.describing import Words
from rodedraad.queries.reasons.relaxing import (
    Condition,
    conditions,
    counted,
    flat,
    mentioned,
    relaxed,
    separated,
    still_asks,
)
from rodedraad.queries.reasons.unknown import unknown_terms
from rodedraad.queries.sparql.algebra import (
    Bind,
    Element,
    Fact,
    Group,
    Optional,
    Query,
    SubSelect,
    Union,
    Values,
    Within,
    possible,
)
from rodedraad.queries.sparql.grammar import read

MOST_ROWS = 1000
SECONDS = 5.0
MOST_TOGETHER = 10
MOST_SETS = 5
# The kinds that say how a question is put rather than what is asked.
DETAILS = ("alternatives", "subquery", "pattern")

_Wanted = TypeVar("_Wanted")


@dataclass(frozen=True)
class Dropped:
    """What an answer would be without some conditions: *rows*, at most ``MOST_ROWS``, None where uncounted.

    Rows are not counted where the question falls apart into pieces that have nothing to do with each other.
    """

    conditions: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: int | None


@dataclass(frozen=True)
class Step:
    """A condition added to those before it, and how many rows are left then."""

    condition: str
    rows: int


@dataclass(frozen=True)
class Emptiness:
    """Why an answer is empty. It has *rows* where it is not, or only its *slice* (LIMIT, OFFSET) makes it so.

    *unknown* are the things that the question names and the data do not have. *alone* are the conditions that
    empty it each by themselves, *together* the smallest sets that do where none does alone; patterns only
    where no choices and filters do. *steps* grow the question until nothing is left.
    *is_complete* is false where time ran out.
    """

    rows: int
    unknown: tuple[str, ...] = ()
    alone: tuple[Dropped, ...] = ()
    together: tuple[Dropped, ...] = ()
    steps: tuple[Step, ...] = ()
    is_complete: bool = True
    slice: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return all of it as what JSON can hold."""
        return {
            "rows": self.rows,
            "unknown": list(self.unknown),
            "alone": [_data(one) for one in self.alone],
            "together": [_data(one) for one in self.together],
            "steps": [vars(one) for one in self.steps],
            "isComplete": self.is_complete,
            "slice": self.slice,
        }


def _data(one: Dropped) -> dict[str, Any]:
    return {"conditions": list(one.conditions), "kinds": list(one.kinds), "rows": one.rows}


def why_empty(
    store: Store, query: str, named: Mapping[str, str] | None = None, seconds: float = SECONDS
) -> Emptiness:
    """Return which conditions of *query* leave nothing of its answer.

    *query* is complete, parameters and all; *named* has the labels of parameters and columns by variable. No
    new count is begun after *seconds*: what is known by then is told.
    """
    search = _Search(store, separated(read(query)), named or {}, time.monotonic() + seconds)
    rows = search.rows(())
    if rows:
        return Emptiness(rows, slice=search.query.slice)
    unknown = unknown_terms(store, search.query)
    alone, together = search.explain()
    steps = search.steps()
    return Emptiness(0, unknown, tuple(alone), tuple(together), tuple(steps), not search.is_late)


class _Search:
    """Counts what comes without some conditions, as long as there is time."""

    def __init__(self, store: Store, query: Query, named: Mapping[str, str], ends: float) -> None:
        self.query, self.words = query, Words(store, query, named)
        self._store, self._ends, self.is_late = store, ends, False
        self._conditions = conditions(query, self.words, named)
        self._parts = _parts(query.whole)

    def rows(self, dropped: Sequence[Condition]) -> int | None:
        """Return how many rows come without *dropped*; None where some come that are not worth counting."""
        rest = relaxed(self.query, dropped)
        if not dropped:
            return counted(self._store, rest, MOST_ROWS)
        if not still_asks(self.query, rest):
            return 0
        is_whole = _parts(rest.whole) <= self._parts and all(one.kind != "subquery" for one in dropped)
        try:
            found = counted(self._store, rest, MOST_ROWS if is_whole else 0)
        except Fault:  # an engine may refuse what we made of the question: that tells nothing about it
            return 0
        return found if is_whole or not found else None

    def explain(self) -> tuple[list[Dropped], list[Dropped]]:
        """Return the conditions that empty the answer each alone, or else the smallest sets that do together.

        Choices and filters are tried first, also in sets: a pattern takes with it all that hangs on it.
        """
        choices = [one for one in self._conditions if one.kind not in DETAILS]
        details = [one for one in self._conditions if one.kind in DETAILS]
        for size, among in ((1, choices), (2, choices), (3, choices), (1, details), (2, self._conditions)):
            if found := self._sets(among if size == 1 else among[:MOST_TOGETHER], size):
                return (found, []) if size == 1 else ([], found)
        return [], []

    def _sets(self, among: Sequence[Condition], size: int) -> list[Dropped]:
        """Return the sets of *size* conditions that empty the answer; of larger ones only some."""
        found: list[Dropped] = []
        for several in self._in_time(combinations(among, size)):
            rows = self.rows(several)
            if rows != 0:
                words, kinds = tuple(one.words for one in several), tuple(one.kind for one in several)
                found.append(Dropped(words, kinds, rows))
            if size > 1 and len(found) == MOST_SETS:
                break
        return found

    def steps(self) -> list[Step]:
        """Return the conditions, each behind those it has to do with, until nothing is left."""
        found: list[Step] = []
        taken: list[Element] = []
        for group in self._in_time(_grown(flat(self.query.whole))):
            taken += group
            rows = counted(self._store, self._only(taken), MOST_ROWS)
            element = group[-1]
            if rows == 0 or not (isinstance(element, Optional | Bind) or self.words.is_name(element)):
                found.append(Step(self.words.element(element), rows))
            if rows == 0:
                return found
        return [*found, *(Step(self.words.element(one), 0) for one in self.query.having)]

    def _only(self, elements: list[Element]) -> Query:
        group = Group(tuple(elements))
        wanted = tuple(
            one for one in self.query.columns if one.name in possible(group) and not one.expression
        )
        return Query("SELECT", group, self.query.prologue, "DISTINCT", wanted, (), self.query.dataset)

    def _in_time(self, wanted: Iterable[_Wanted]) -> Iterator[_Wanted]:
        for one in wanted:
            if time.monotonic() > self._ends:
                self.is_late = True
                return
            yield one


def _grown(found: list[Element]) -> list[list[Element]]:
    """Return the elements in an order in which each hangs together with those before.

    A pattern or condition comes with the blocks that give its variables their values before it.
    """
    blocks = [one for one in found if isinstance(one, Values)]
    waiting = [one for one in found if not isinstance(one, Values)]
    given = {name for one in blocks for name in one.names}
    bindable = given.union(*(possible(one) for one in waiting))
    bound: set[str] = set()
    grown: list[list[Element]] = []
    while waiting:
        element = next((one for one in waiting if _fits(one, bound, bindable - given)), waiting[0])
        waiting.remove(element)
        used = [one for one in blocks if set(one.names) & mentioned(element)]
        blocks = [one for one in blocks if one not in used]
        grown.append([*used, element])
        bound |= possible(element)
    rest: list[list[Element]] = [[one] for one in blocks]
    return grown + rest


def _fits(element: Element, bound: set[str], bindable: set[str]) -> bool:
    """Tell whether *element* has to do with what is *bound*; a condition needs all of its variables."""
    if isinstance(element, Fact | Union | SubSelect | Within):
        return not bound or bool(possible(element) & bound)
    return bool(bound) and mentioned(element) & bindable <= bound | possible(element)


def _parts(group: Group) -> int:
    """Return into how many pieces the patterns of *group* fall that share no variable."""
    pieces: list[set[str]] = []
    for element in flat(group):
        names = set(possible(element))
        if not names or (isinstance(element, Values) and element.is_open):
            continue
        joined = [piece for piece in pieces if piece & names]
        pieces = [piece for piece in pieces if not piece & names] + [names.union(*joined)]
    return len(pieces)
