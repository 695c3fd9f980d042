"""Two copies of a session become one, whichever comes first, and no wording is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

from rodedraad.graph.proposals.items import Decision, Session, Status, merged, votes
from rodedraad.graph.proposals.reading import parse
from tests.graph.proposals.made import item, session, uuid


def made(*items: dict[str, Any]) -> Session:
    """Return the session with *items*."""
    return parse(json.dumps(session(*items)).encode(), Path("oogst.jsonld"))


OLD = made(item(1, text="eerst"), item(2))
NEW = made(item(1, text="later", time="2026-11-25T12:00:00+01:00"), item(3))
OTHER = made(item(1, text="tegelijk", time="2026-11-25T11:00:00Z"))


def test_the_order_of_taking_in_does_not_matter() -> None:
    """Every order gives the same, other wordings included; twice the same adds nothing."""
    outcomes = []
    for first, second, third in permutations([OLD, NEW, OTHER]):
        whole = merged(merged(first, second), third)
        outcomes.append(whole)
        assert merged(whole, first) == whole
    assert [entry.text for entry in outcomes[0].items] == ["Tekst 2", "Tekst 3", "later"]
    wordings = [[entry.versions for entry in outcome.items] for outcome in outcomes]
    assert all(wording == wordings[0] for wording in wordings)
    assert [version.text for version in outcomes[0].items[2].versions] == ["tegelijk", "eerst"]


def test_the_newest_wording_counts_by_moment_not_by_text() -> None:
    """Noon in Amsterdam is later than half past ten in London."""
    assert merged(OLD, NEW).items[2].text == "later"


def test_what_was_decided_on_keeps_its_wording() -> None:
    """A later wording stands beside it."""
    first = OLD.items[0]
    decision = Decision("2026-11-26T09:00:00+01:00", Status.ACCEPTED, "adviseur", "Klopt.")
    decided = replace(first, decisions=(decision,))
    after = merged(OLD.with_item(decided), NEW)
    kept = next(entry for entry in after.items if entry.id == uuid(1))
    assert (kept.text, kept.status, kept.decisions) == ("eerst", Status.ACCEPTED, (decision,))
    assert [version.text for version in kept.versions] == ["later"]


def test_votes_are_counted_for_and_against() -> None:
    """By what they are on."""
    cast = made(
        item(1, "vote", targets=[uuid(9)]),
        item(2, "vote", targets=[uuid(9)]),
        item(3, "vote", targets=[uuid(9)], choice="against"),
        item(4),
    )
    assert votes(cast.items) == {uuid(9): (2, 1)}
