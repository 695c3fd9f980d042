"""From evidence to a score: a small model that benchmarks/suggestion_model.py fits on mappings there are.

Two ways lead to a mapping and either is enough: the pair fits by itself (a logistic model of what the two
are about, what they are called and where they stand), or a like item of another framework is mapped to the
subject.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rodedraad.queries.suggestions.evidence import Evidence

MODEL = Path(__file__).with_name("model.toml")

# What the score rests on. Evidence may never lower it; where in the hierarchy a subject stands may.
FEATURES = (
    "met", "focused", "specific", "within", "beside", "naming", "named", "placed", "meant", "inside",
    "around", "top", "end",
)  # fmt: skip
EITHER_WAY = frozenset({"around", "top", "end"})


def features(found: Evidence) -> tuple[float, ...]:
    """Return what the model weighs in *found*, in the order of ``FEATURES``."""
    return (
        found.met,
        found.focused,
        found.specific,
        found.within,
        found.beside,
        found.naming.much,
        found.named.much,
        found.placed,
        found.meant.much,
        found.inside,
        found.around,
        float(found.top),
        float(found.end),
    )


@dataclass(frozen=True)
class Model:
    """The weight of each feature, the *start* where nothing speaks for a pair, and the worth of a *chain*."""

    start: float
    chain: float
    weights: Mapping[str, float]

    def score(self, found: Evidence) -> float:
        """Return how likely it is that people map the two, 0 to 1."""
        weighed = zip(FEATURES, features(found), strict=True)
        total = self.start + sum(self.weights[name] * value for name, value in weighed)
        return 1 - (1 - 1 / (1 + math.exp(-total))) * (1 - self.chain * found.chained)


@cache
def packaged_model() -> Model:
    """Return the model that comes with the software."""
    said = tomllib.loads(MODEL.read_text(encoding="utf-8"))
    return Model(said["start"], said["chain"], said["weights"])
