"""How much of a name is in other names."""

from __future__ import annotations

import pytest

from rodedraad.queries.suggestions.naming import Naming
from tests.queries.suggestions.small import known, thing

NAMING = Naming(known())


def test_a_name_in_another_form_is_found() -> None:
    """With the word that tells it."""
    found = NAMING.named(thing("wolfplan"), [thing("wolven")])
    assert (found.much, [word.written for word in found.words]) == (1.0, ["wolven"])
    assert 0 < NAMING.named(thing("wolven"), [thing("wolfplan")]).much < 1


def test_a_compound_is_found_by_its_parts() -> None:
    """Fireworks that are a nuisance name fireworks."""
    assert NAMING.named(thing("knal"), [thing("vuurwerk")]).much == 1.0
    assert 0 < NAMING.named(thing("vuurwerk"), [thing("knal")]).much < 1


def test_names_may_be_taken_together() -> None:
    """What one lacks another may have."""
    alone = NAMING.named(thing("wolven"), [thing("wolfplan")]).much
    assert NAMING.named(thing("wolven"), [thing("wolfplan"), thing("wolven")]).much == 1.0 > alone


@pytest.mark.parametrize(("one", "other"), [("drank", "wolfplan"), ("samen", "honden")])
def test_names_without_a_word_in_common_share_nothing(one: str, other: str) -> None:
    """And no word is told."""
    found = NAMING.named(thing(one), [thing(other)])
    assert (found.much, found.words) == (0.0, ())


def test_a_thing_is_told_of_by_every_word_of_a_name() -> None:
    """A variant is a name too."""
    assert NAMING.told_of(thing("nieuw"), known().phenomena) == (thing("geluid"),)


def test_the_same_words_are_the_same_name() -> None:
    """Whatever the order; one word more is another name."""
    assert NAMING.alike(thing("dierplan"), thing("dieren"))
    assert not NAMING.alike(thing("wolfplan"), thing("wolven"))
