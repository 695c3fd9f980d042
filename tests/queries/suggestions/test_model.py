"""The score: between 0 and 1, higher with more evidence, and fitted rather than written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rodedraad.queries.suggestions.evidence import Evidence
from rodedraad.queries.suggestions.model import EITHER_WAY, FEATURES, Model, features, packaged_model
from rodedraad.queries.suggestions.naming import Named


def test_the_packaged_model_weighs_each_feature() -> None:
    """And no evidence lowers a score."""
    model = packaged_model()
    assert tuple(model.weights) == FEATURES
    assert all(weight >= 0 for name, weight in model.weights.items() if name not in EITHER_WAY)
    assert 0 < model.chain < 1


def test_features_are_in_the_order_of_their_names() -> None:
    """One value each."""
    found = Evidence("i", "s", met=0.1, named=Named(0.7), around=0.9, end=True)
    told = dict(zip(FEATURES, features(found), strict=True))
    assert {name: value for name, value in told.items() if value} == {
        "met": 0.1, "named": 0.7, "around": 0.9, "end": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["met", "focused", "specific", "within", "beside", "placed", "inside", "chained"]
)
def test_more_evidence_never_lowers_the_score(name: str) -> None:
    """Whichever it is."""
    less = Evidence("i", "s", met=0.4, focused=0.4, chained=0.2)
    stronger: dict[str, Any] = {name: 0.9}
    more = replace(less, **stronger)
    assert packaged_model().score(more) >= packaged_model().score(less)


def test_a_chain_adds_to_what_is_left() -> None:
    """Two ways lead there, and either is enough."""
    model = Model(0.0, 0.5, dict.fromkeys(FEATURES, 0.0))
    assert model.score(Evidence("i", "s")) == 0.5
    assert model.score(Evidence("i", "s", chained=1.0)) == 0.75


def test_nothing_speaks_for_a_pair_is_almost_nothing() -> None:
    """Most pairs are so."""
    assert packaged_model().score(Evidence("i", "s")) < 0.01
