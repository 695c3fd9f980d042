"""Alignments as lines on the screen: what each says, how sure, whose it is and why, what reviewers found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.coverage.covering import Coverage, Ground
    from rodedraad.queries.coverage.known import Judged

Label = Callable[[str], str]


def told(found: Ground, seen: Coverage, label: Label, *, of_item: bool) -> Iterator[str]:
    """Yield the lines about *found*, looked at from the item (*of_item*) or from the local subject."""
    from rodedraad.queries.coverage.telling import ground
    from rodedraad.queries.tables import visible

    row = found.alignment
    yield f"  • {visible(ground(found, seen, label, of_item=of_item))}"
    if reason := seen.known.reason(row.record):
        yield f"    {visible(say('app.evidence_because', reason=reason))}"
    if row.author:
        yield f"    {visible(say('app.alignment_author', author=label(row.author)))}"
    yield from (f"    {visible(_review(review))}" for review in row.reviews)


def _review(review: Judged) -> str:
    from rodedraad.ontology.phrasing import day
    from rodedraad.queries.coverage.telling import decimal

    when = day(review.day) if review.day else ""
    told = say(
        "app.alignment_review", reviewer=review.reviewer, day=when, agreement=decimal(review.agreement)
    )
    return say("app.alignment_comment", review=told, comment=review.comment) if review.comment else told
