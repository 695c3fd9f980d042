"""The status of a mapping follows from its reviews, and no review replaces another's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.mappings.mapping import NOTHING, Mapping, MappingSet, Match, Review, Status
from rodedraad.ontology.terms import SEMAPV
from tests.graph.mappings.made import ID


def mapping(record: str = "een", target: str = ID + "punt", source: str = "") -> Mapping:
    """Return a mapping nobody reviewed."""
    return Mapping(record, ID + "thema", Match.CLOSE, target, SEMAPV.ManualMappingCuration, source)


def review(agreement: float, reviewer: str = "adviseur", day: int = 1) -> Review:
    """Return a review on a day in December."""
    return Review(f"{reviewer}-{day}", reviewer, date(2026, 12, day), agreement)


@pytest.mark.parametrize(
    ("reviews", "status", "is_disputed"),
    [
        ([], Status.PROPOSED, False),
        ([review(1)], Status.ACCEPTED, False),
        ([review(-1)], Status.REJECTED, False),
        ([review(0)], Status.PROPOSED, False),
        ([review(1), review(1, "jurist")], Status.ACCEPTED, False),
        ([review(1), review(-1, "jurist")], Status.PROPOSED, True),
        ([review(-1, day=1), review(1, day=2)], Status.ACCEPTED, False),
        ([review(1, day=2), review(-1, day=1)], Status.ACCEPTED, False),
        ([review(1), review(0, "jurist")], Status.PROPOSED, False),
    ],
)
def test_the_latest_review_of_each_reviewer_counts(
    reviews: list[Review], status: Status, is_disputed: bool
) -> None:
    """All of one mind decides; contradicting each other leaves it open, and shows."""
    judged = mapping()
    for one in reviews:
        judged = judged.reviewed(one)
    assert (judged.status, judged.is_disputed) == (status, is_disputed)
    assert len(judged.reviews) == len(reviews)


def test_a_second_review_on_the_same_day_corrects_the_first() -> None:
    """A slip of a moment ago is no judgement."""
    judged = mapping().reviewed(review(1)).reviewed(review(-1))
    assert [one.agreement for one in judged.reviews] == [-1]


def test_nothing_found_in_two_schemes_is_two_mappings() -> None:
    """Where was looked is part of what is said."""
    one, other = mapping(target=NOTHING, source=ID + "een"), mapping(target=NOTHING, source=ID + "twee")
    assert one.is_nothing
    assert one.key != other.key


def test_a_set_keeps_the_order_of_its_file() -> None:
    """By object, subject and match, whatever came first."""
    found = MappingSet(Path("x"), ID, "", (), {})
    for target in ("c", "a", "b"):
        found = found.with_mapping(mapping(target, ID + target))
    assert [one.record for one in found.mappings] == ["a", "b", "c"]
    assert [one.record for one in found.without("b").mappings] == ["a", "c"]
    assert found.find("b") == mapping("b", ID + "b")
    assert found.find("d") is None
