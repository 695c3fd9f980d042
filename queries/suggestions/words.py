"""The words that names are made of: stems, parts of compounds, and misspellings set right."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rodedraad.graph.naming import plain
from rodedraad.queries.suggestions.splitting import Splitter

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
_FUZZY_FROM = 6  # letters: in shorter words one other letter makes another word
_FUZZY_ENOUGH = 0.88


@dataclass(frozen=True)
class Word:
    """A word of a name: as *written*, its *stem*, and the stems of the *parts* where it is a compound.

    *corrected* is the word that was probably meant, empty where it is spelled as others spell it.
    """

    written: str
    stem: str
    parts: tuple[str, ...] = ()
    corrected: str = ""


class Lexicon:
    """The words of one dataset: what is in its *names* and *texts* decides what can be split or set right."""

    def __init__(self, names: Iterable[str], texts: Iterable[str]) -> None:
        self._language = _language()
        self._full, self._light = map(_stemmer, self._language["stemmers"])
        self._empty = frozenset(
            word for kind in ("function_words", "policy_words") for word in self._language[kind].split()
        )
        self._times = Counter(word for name in names for word in self._meaningful(name))
        known = {*self._times, *(word for text in texts for word in self._meaningful(text))}
        self._splitter = Splitter(known, self._language["links"])
        self._known: dict[str, Word] = {}
        self._stems: dict[str, str] = {}
        self._usual: dict[str, list[str]] = defaultdict(
            list
        )  # what is written more than once, by first letter
        for word in sorted(self._times):
            if self._times[word] > 1:
                self._usual[word[0]].append(word)

    def words(self, name: str) -> tuple[Word, ...]:
        """Return the words of *name* that say something, in order."""
        return tuple(self._word(written) for written in self._meaningful(name))

    def _meaningful(self, text: str) -> list[str]:
        found = _WORD.findall(plain(text))
        return [word for word in found if len(word) > _SHORTEST and word not in self._empty]

    def _word(self, written: str) -> Word:
        if written not in self._known:
            right = self._correction(written)
            parts = self._splitter.parts(right or written)
            stems = tuple(self.stem(part) for part in parts)
            self._known[written] = Word(written, self.stem(right or written), stems, right)
        return self._known[written]

    def stem(self, word: str) -> str:
        """Return the stem of *word*."""
        if word not in self._stems:
            full = self._full(word)
            self._stems[word] = full if 2 * len(full) > len(word) else self._light(word)
        return self._stems[word]

    def _correction(self, written: str) -> str:
        """Return the usual word that *written* misspells; empty where it is usual itself or none is near."""
        usual = self._usual.get(written[0], [])
        if len(written) < _FUZZY_FROM or not usual or written in usual or self._splitter.parts(written):
            return ""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = process.extractOne(
            written, usual, scorer=OSA.normalized_similarity, score_cutoff=_FUZZY_ENOUGH
        )
        return str(near[0]) if near and self.stem(near[0]) != self.stem(written) else ""


@cache
def _language() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("language.toml").read_text(encoding="utf-8"))


def _stemmer(name: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(name).stemWord
