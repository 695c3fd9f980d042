"""How much a match says: one table for everyone, from two sides, times the confidence."""

from __future__ import annotations

import pytest

from rodedraad.graph.mappings.mapping import Match
from rodedraad.ontology.wording import set_language
from rodedraad.queries.coverage.weighing import Side, weights


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("match", Match)
def test_every_match_has_a_weight_between_nothing_and_all(match: Match, side: Side) -> None:
    """More would make a confidence of 1 more than sure."""
    assert 0 < weights().strength(match, 1.0, side) <= 1


def test_a_part_covers_less_than_it_is_asked_and_a_wider_subject_the_other_way_round() -> None:
    """Broad says that the item is the wider one of the two."""
    found = weights()
    assert found.strength(Match.BROAD, 1, Side.COVERS) < found.strength(Match.BROAD, 1, Side.ASKED)
    assert found.strength(Match.NARROW, 1, Side.COVERS) > found.strength(Match.NARROW, 1, Side.ASKED)


def test_the_better_the_match_the_more_it_covers() -> None:
    """Touching on something is least of all."""
    order = (Match.EXACT, Match.CLOSE, Match.BROAD, Match.RELATED)
    found = [weights().strength(match, 1, Side.COVERS) for match in order]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_confidence_weighs_in_proportion() -> None:
    """Half as sure is half as strong."""
    assert weights().strength(Match.CLOSE, 0.5, Side.COVERS) == pytest.approx(0.45)


def test_a_match_is_said_in_the_language_of_the_reader() -> None:
    """From the local subject to what is asked."""
    assert weights().said(Match.BROAD) == "is een deel van wat gevraagd wordt"
    set_language("en")
    assert weights().said(Match.BROAD) == "is a part of what is asked"
