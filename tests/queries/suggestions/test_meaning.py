"""Phenomena are near by what they share, and by how specific that is."""

from __future__ import annotations

import pytest

from rodedraad.queries.suggestions.meaning import Relation
from tests.queries.suggestions.small import known, thing, village

MEANING = village().gatherer.meaning


@pytest.mark.parametrize(
    ("asked", "met", "relation"),
    [
        ("wolf", "wolf", Relation.SAME),
        ("dier", "wolf", Relation.NARROWER),
        ("wolf", "dier", Relation.WIDER),
        ("wolf", "hond", Relation.BESIDE),
    ],
)
def test_the_relation_is_read_from_the_asked_side(asked: str, met: str, relation: Relation) -> None:
    """What falls under what is asked is narrower."""
    assert MEANING.shared(thing(asked), thing(met)).relation is relation


def test_the_nearer_the_more_alike() -> None:
    """Same, a part of it, wider, beside, nothing in common."""
    pairs = [("wolf", "wolf"), ("dier", "wolf"), ("wolf", "dier"), ("wolf", "hond"), ("wolf", "knal")]
    likeness = [MEANING.shared(thing(one), thing(other)).likeness for one, other in pairs]
    assert likeness == sorted(likeness, reverse=True)
    assert (likeness[0], likeness[-1]) == (1.0, 0.0)
    assert len(set(likeness)) == 5


def test_what_few_things_are_about_is_specific() -> None:
    """A heading counts what stands under it."""
    assert (
        MEANING.specific(thing("dier")) < MEANING.specific(thing("wolf")) < MEANING.specific(thing("alcohol"))
    )


def test_in_data_about_nothing_all_is_specific() -> None:
    """There is nothing to compare with."""
    from rodedraad.queries.suggestions.meaning import Meaning

    assert Meaning(known(), {}).specific(thing("wolf")) == 1.0
