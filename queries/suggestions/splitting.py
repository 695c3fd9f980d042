"""Dutch compounds taken apart with the words that a dataset itself has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

_SHORTEST_PART = 4
_SURE_PART = 5  # letters, where the rest of the word is not known


class Splitter:
    """Splits words into words that are *known*, which may be tied by *links* such as the s of a genitive."""

    def __init__(self, known: Collection[str], links: Sequence[str]) -> None:
        self._known = frozenset(word for word in known if len(word) >= _SHORTEST_PART)
        self._links = tuple(links)
        self._whole = cache(self._split)

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of *word*, at least two; none where it is no compound of known words.

        Fewest parts win, then the longest first part. A word that begins or ends with a known word and is not
        known further is split in two.
        """
        found = self._whole(word)
        return found if len(found) > 1 else self._half(word)

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the known words that *word* consists of: itself where no other way is found."""
        ways = []
        for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            if word[:end] in self._known:
                ways += [(word[:end], *rest) for rest in self._rests(word[end:])]
        return min(ways, key=len, default=())

    def _rests(self, tail: str) -> list[tuple[str, ...]]:
        """Return the ways to read what stands behind the first part."""
        found: list[tuple[str, ...]] = []
        for link in self._links:
            rest = tail[len(link) :]
            if tail.startswith(link) and len(rest) >= _SHORTEST_PART:
                if rest in self._known:
                    found.append((rest,))
                elif deeper := self._whole(rest):
                    found.append(deeper)
        return found

    def _half(self, word: str) -> tuple[str, ...]:
        for end in range(len(word) - _SURE_PART, _SURE_PART - 1, -1):
            if word[:end] in self._known:
                return (word[:end], word[end:])
        for begin in range(_SURE_PART, len(word) - _SURE_PART + 1):
            if word[begin:] in self._known:
                return (word[:begin], word[begin:])
        return ()
