"""How much of what one thing is called is in what others are called."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rodedraad.queries.suggestions.knowledge import Knowledge
from rodedraad.queries.suggestions.words import Lexicon, Word

_PART_ENOUGH = 0.3  # of a compound: below that, its parts name something else


@dataclass(frozen=True)
class Named:
    """How much of a name is named elsewhere, 0 to 1, and by which *words*, the most telling first."""

    much: float = 0.0
    words: tuple[Word, ...] = ()


class Naming:
    """The names of a dataset, compared by rare words more than by common ones."""

    def __init__(self, known: Knowledge) -> None:
        things = known.things.values()
        lexicon = Lexicon(
            [name for thing in things for name in thing.names],
            [text for thing in things for text in thing.texts],
        )
        self._names = {
            thing.iri: tuple(filter(None, (lexicon.words(name) for name in (*thing.names, *thing.hidden))))
            for thing in things
        }
        self._stems = {iri: _stems(names) for iri, names in self._names.items()}
        times = Counter(stem for stems in self._stems.values() for stem in stems)
        self._rare = {
            stem: 1 - math.log(count) / math.log(len(self._names) + 1) for stem, count in times.items()
        }

    def named(self, thing: str, by: Collection[str]) -> Named:
        """Return how much of the best name of *thing* is in the names of *by* taken together."""
        stems = frozenset().union(*(self._stems[one] for one in by))
        found = (self._in(words, stems) for words in self._names[thing])
        return max(found, key=lambda one: one.much, default=Named())

    def told_of(self, thing: str, phenomena: Iterable[str]) -> tuple[str, ...]:
        """Return which of *phenomena* have a name of which every word is in the names of *thing*."""
        stems = self._stems[thing]
        return tuple(
            phenomenon
            for phenomenon in phenomena
            if any(
                all(self._found(word, stems) == 1.0 for word in words) for words in self._names[phenomenon]
            )
        )

    def alike(self, one: str, other: str) -> bool:
        """Tell whether the two go by a name of the same words."""
        mine = {frozenset(word.stem for word in words) for words in self._names[one]}
        return any(frozenset(word.stem for word in words) in mine for words in self._names[other])

    def _in(self, words: tuple[Word, ...], stems: frozenset[str]) -> Named:
        """Return how much of *words* is among *stems*."""
        weights = [self._rare[word.stem] for word in words]
        found = [self._found(word, stems) for word in words]
        told = [
            (weight * much, word)
            for weight, much, word in zip(weights, found, words, strict=True)
            if much >= _PART_ENOUGH
        ]
        told.sort(key=lambda one: -one[0])
        total = sum(weights)
        return Named(sum(much for much, _ in told) / total if total else 0.0, tuple(word for _, word in told))

    def _found(self, word: Word, stems: frozenset[str]) -> float:
        """Return how much of *word* is among *stems*: all, or the parts of a compound by their rareness."""
        if word.stem in stems:
            return 1.0
        everything = sum(self._rare[part] for part in word.parts)
        inside = sum(self._rare[part] for part in word.parts if part in stems)
        return inside / everything if everything else 0.0


def _stems(names: Iterable[tuple[Word, ...]]) -> frozenset[str]:
    return frozenset(stem for words in names for word in words for stem in (word.stem, *word.parts))
