"""How much a match says: weights in a file that everyone can read, times the confidence of who made it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from rodedraad.graph.mappings.mapping import Match
from rodedraad.ontology.wording import choose

FILE = Path(__file__).with_name("weights.toml")


class Side(StrEnum):
    """From where a match is looked at: what is asked, or what is done."""

    COVERS = "covers"
    ASKED = "asked"


@dataclass(frozen=True)
class Weights:
    """The weight of every match from both sides, its words, and how strong covers."""

    from_covered: float
    by_match: Mapping[Match, Mapping[Side, float]]
    words: Mapping[Match, Mapping[str, str]]

    def strength(self, match: Match, confidence: float, side: Side) -> float:
        """Return how strongly a row with *match* and *confidence* covers, or is asked; from 0 to 1."""
        return self.by_match[match][side] * confidence

    def said(self, match: Match) -> str:
        """Return what *match* says of the local subject, in the current language."""
        return choose(self.words[match])


@cache
def weights() -> Weights:
    """Return the weights of ``weights.toml``."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    rows = {match: found["match"][match.name.lower()] for match in Match}
    return Weights(
        from_covered=float(found["from_covered"]),
        by_match={match: {side: float(row[side]) for side in Side} for match, row in rows.items()},
        words={match: {language: row[language] for language in ("nl", "en")} for match, row in rows.items()},
    )
