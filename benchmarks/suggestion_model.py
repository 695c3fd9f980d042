"""The model behind suggestions, fitted on the mappings of the packaged workspace.

``python -m benchmarks.suggestion_model`` prints ``queries/suggestions/model.toml``. Logistic regression with
a penalty on large weights (L2), evidence never below zero; then the worth of a chain, the rest held fast.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy
from scipy.optimize import minimize

from rodedraad.app.session import Session
from rodedraad.queries.suggestions.evidence import Evidence
from rodedraad.queries.suggestions.gathering import Gatherer
from rodedraad.queries.suggestions.knowledge import Knowledge, knowledge
from rodedraad.queries.suggestions.model import EITHER_WAY, FEATURES, Model, features

PENALTY = 0.3
Pair = tuple[str, str]


def mapped(known: Knowledge) -> frozenset[Pair]:
    """Return the pairs of item and subject that people mapped."""
    return frozenset(
        (one.object, one.subject)
        for one in known.aligned
        if one.status != "rejected" and one.object in known.asked and one.subject in known.subjects
    )


def evidence(known: Knowledge, items: Collection[str]) -> dict[Pair, Evidence]:
    """Return what speaks for each pair of *items* with any subject."""
    gatherer = Gatherer(known)
    return {(item, subject): gatherer.between(item, subject) for item in items for subject in known.subjects}


def fitted(found: Mapping[Pair, Evidence], gold: Collection[Pair]) -> Model:
    """Return the model that explains best which of the pairs *found* are *gold*."""
    rows = numpy.array([features(one) for one in found.values()])
    told = numpy.array([float(pair in gold) for pair in found])
    start, weights = _logistic(rows, told)
    fits = 1 / (1 + numpy.exp(-(rows @ weights + start)))
    chained = numpy.array([one.chained for one in found.values()])
    worths = numpy.arange(0.01, 1, 0.01)
    chain = max(worths, key=lambda worth: _told(told, fits, worth * chained) + _halfway(worth))
    named = {name: round(float(weight), 2) for name, weight in zip(FEATURES, weights, strict=True)}
    return Model(round(float(start), 2), round(float(chain), 2), named)


def _logistic(rows: Any, told: Any) -> tuple[float, Any]:
    """Return the start and the weights."""

    def loss(at: Any) -> tuple[float, Any]:
        total = rows @ at[1:] + at[0]
        off = 1 / (1 + numpy.exp(-total)) - told
        penalty = PENALTY * at[1:]
        value = (numpy.logaddexp(0, total) - told * total).sum() + (penalty @ at[1:]) / 2
        return value, numpy.concatenate([[off.sum()], rows.T @ off + penalty])

    bounds = [(None, None), *((None if name in EITHER_WAY else 0, None) for name in FEATURES)]
    begin = numpy.concatenate([[-4.0], numpy.zeros(len(FEATURES))])
    best = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 5000}).x
    return best[0], best[1:]


def _told(told: Any, fits: Any, chained: Any) -> float:
    """Return how well *fits* and *chained* tell what was mapped: the logarithm of the likelihood."""
    score = numpy.clip(1 - (1 - fits) * (1 - chained), 1e-9, 1 - 1e-9)
    return float((told * numpy.log(score) + (1 - told) * numpy.log(1 - score)).sum())


def _halfway(worth: float) -> float:
    """Return what speaks for *worth* beforehand: one chain that held and one that did not."""
    return float(numpy.log(worth) + numpy.log(1 - worth))


def as_toml(model: Model, items: int, pairs: int) -> str:
    """Return *model* as the file that the software reads."""
    lines = [
        "# Fitted by benchmarks/suggestion_model.py, not by hand, on what one municipality has:",
        f"# {pairs} mappings of {items} agenda items and motions, made by this project and not yet reviewed.",
        "# So a score says how likely it is that a careful reader would map the two as was done there.",
        "# For another municipality it is an estimate.",
        "",
        f"start = {model.start}  # where nothing speaks for a pair",
        f"chain = {model.chain}  # for a like item of another framework that is mapped to the subject",
        "",
        "[weights]",
        *(f"{name} = {weight}" for name, weight in model.weights.items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the model fitted on the packaged workspace."""
    known = knowledge(Session().store())
    gold = mapped(known)
    print(as_toml(fitted(evidence(known, known.asked), gold), len(known.asked), len(gold)), end="")


if __name__ == "__main__":
    main()
