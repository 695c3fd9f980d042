"""How near two phenomena are: by the heading they share, and by how specific that is in this dataset."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rodedraad.queries.suggestions.knowledge import Knowledge


class Relation(StrEnum):
    """How the phenomenon of a subject lies to the one that is asked for."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    BESIDE = "beside"


# How much of the likeness counts: a part of what is asked meets it better than something wider does, and what
# only stands beside it under the same heading less than half.
_COUNTS = {Relation.SAME: 1.0, Relation.NARROWER: 0.9, Relation.WIDER: 0.6, Relation.BESIDE: 0.4}


@dataclass(frozen=True, order=True)
class Shared:
    """What two things share: *likeness* 0 to 1 of the phenomena *asked* and *met*, and their *relation*."""

    likeness: float
    relation: Relation
    asked: str
    met: str


class Meaning:
    """The phenomena of a dataset, compared; *concerns* has what each thing is about.

    Likeness is that of Lin (An information-theoretic definition of similarity, 1998): twice the information
    in the nearest heading of the two, over the information in both. There is more information in a
    phenomenon the fewer things are about it or about something under it.
    """

    def __init__(self, known: Knowledge, concerns: Mapping[str, Iterable[str]]) -> None:
        self._known = known
        self._above: dict[str, frozenset[str]] = {}
        self._seen: dict[tuple[str, str], Shared] = {}
        self._all = len(concerns)
        self._times = Counter(
            heading
            for phenomena in concerns.values()
            for heading in frozenset().union(*(self.above(phenomenon) for phenomenon in phenomena))
        )

    def above(self, phenomenon: str) -> frozenset[str]:
        """Return *phenomenon* and all it falls under."""
        if phenomenon not in self._above:
            self._above[phenomenon] = frozenset(self._known.at_or_above(phenomenon))
        return self._above[phenomenon]

    def specific(self, phenomenon: str) -> float:
        """Return how specific *phenomenon* is: near 0 where everything is about it, 1 where one thing is."""
        return 1 - math.log(max(self._times[phenomenon], 1)) / math.log(self._all + 1) if self._all else 1.0

    def shared(self, asked: str, met: str) -> Shared:
        """Return how near *met* is to *asked*."""
        if (asked, met) not in self._seen:
            relation = self._relation(asked, met)
            counted = _COUNTS[relation] * self._likeness(asked, met)
            self._seen[asked, met] = Shared(counted, relation, asked, met)
        return self._seen[asked, met]

    def _relation(self, asked: str, met: str) -> Relation:
        if asked == met:
            return Relation.SAME
        if asked in self.above(met):
            return Relation.NARROWER
        return Relation.WIDER if met in self.above(asked) else Relation.BESIDE

    def _likeness(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        common = self.above(one) & self.above(other)
        in_common = max((self.specific(heading) for heading in common), default=0.0)
        return min(1.0, 2 * in_common / (self.specific(one) + self.specific(other)))
