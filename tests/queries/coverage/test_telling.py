"""Coverage in sentences: always with the whole, what it rests on, and how much was reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.graph.workspace import Period
from rodedraad.ontology.wording import set_language
from rodedraad.queries.coverage.covering import Basis, Ground, Roll, Scope, State, Tally
from rodedraad.queries.coverage.telling import (
    aside,
    counted,
    decimal,
    ground,
    headline,
    review_state,
    scope,
    state,
    way_of_working,
)
from tests.queries.coverage.made import (
    AGENDA,
    CATEGORY,
    IN_2024,
    ITEM,
    METHOD,
    OWN,
    THEME,
    aligned,
    coverage,
    judged,
    made,
)

TALLY = Tally(dict(zip(State, (7, 5, 3, 1), strict=True)), total=16, reviewed=2)


@pytest.mark.parametrize(
    ("language", "basis", "told"),
    [
        (
            "nl",
            Basis.PROPOSED,
            "7 van 16 agendapunten zijn gedekt volgens voorstel en 5 deels; bij 3 past niets en 1 zijn"
            " nog niet bekeken. 2 van 16 zijn beoordeeld.",
        ),
        (
            "nl",
            Basis.ACCEPTED,
            "7 van 16 agendapunten zijn gedekt volgens wat is aanvaard en 5 deels; bij 3 past niets en"
            " bij 1 is niets aanvaard. 2 van 16 zijn beoordeeld.",
        ),
        (
            "en",
            Basis.PROPOSED,
            "7 of 16 agenda items are covered as proposed and 5 partly; for 3 nothing matches and 1 were not"
            " looked at yet. 2 of 16 were reviewed.",
        ),
        (
            "en",
            Basis.ACCEPTED,
            "7 of 16 agenda items are covered as accepted and 5 partly; for 3 nothing matches and for 1"
            " nothing was accepted. 2 of 16 were reviewed.",
        ),
    ],
)
def test_a_tally_is_one_sentence(language: str, basis: Basis, told: str) -> None:
    """A number never stands without its whole."""
    set_language(language)
    assert counted(TALLY, basis) == told


def test_without_items_in_force_there_is_nothing_to_count() -> None:
    """No zero out of zero."""
    seen = coverage(made(), Period(date(1990, 1, 1), date(1990, 12, 31)))
    assert headline(seen) == "Er is geen agendapunt van een kader dat dan geldt."


def test_the_headline_counts_what_is_in_force() -> None:
    """Motions do not count as items."""
    assert headline(coverage(made(aligned(), aligned(METHOD, NOTHING)))).startswith(
        "1 van 3 agendapunten zijn gedekt volgens voorstel en 0 deels; bij 1 past niets en 1"
    )


@pytest.mark.parametrize(
    ("when", "basis", "told"),
    [
        (
            IN_2024,
            Basis.PROPOSED,
            "Gekeken van 1 januari 2024 tot en met 31 december 2024, met voorstellen die nog niemand"
            " beoordeelde erbij.",
        ),
        (
            Period(date(2024, 5, 1), date(2024, 5, 1)),
            Basis.ACCEPTED,
            "Gekeken op 1 mei 2024, alleen met wat is aanvaard.",
        ),
    ],
)
def test_when_and_on_which_basis_is_said(when: Period, basis: Basis, told: str) -> None:
    """A day is no period."""
    assert scope(Scope(when, basis)) == told


def test_each_state_has_words_for_items_and_for_subjects() -> None:
    """An item is covered, a subject is asked; what nobody looked at is the same for both."""
    assert [state(one) for one in State] == [
        "gedekt",
        "deels gedekt",
        "bekeken: niets past",
        "nog niet bekeken",
    ]
    assert [state(one, of_item=False) for one in State] == [
        "wordt gevraagd",
        "wordt deels gevraagd",
        "bekeken: niemand vraagt dit",
        "nog niet bekeken",
    ]


@pytest.mark.parametrize(
    ("is_reviewed", "status", "told"),
    [
        (False, "proposed", "voorstel, nog niet beoordeeld"),
        (True, "proposed", "beoordelaars zijn het oneens"),
        (True, "accepted", "aanvaard"),
        (True, "rejected", "afgewezen"),
    ],
)
def test_a_dispute_is_no_fresh_proposal(is_reviewed: bool, status: str, told: str) -> None:
    """Both are proposed to the graph, and they are not the same to a reader."""
    assert review_state(is_reviewed, status) == told


def test_a_ground_reads_from_the_item_and_from_the_subject() -> None:
    """With confidence and status; via whom where it was rolled."""
    seen = coverage(made(aligned(match=Match.BROAD, confidence=0.8)))
    (found,) = seen.item(ITEM).grounds
    assert ground(found, seen, str.upper, of_item=True) == (
        "THEMA is een deel van wat gevraagd wordt (zekerheid 0,80, voorstel, nog niet beoordeeld)"
    )
    (rolled,) = seen.subject(CATEGORY).grounds
    assert ground(rolled, seen, str.upper, of_item=False) == (
        "PUNT: dit onderwerp is een deel van wat gevraagd wordt"
        " (zekerheid 0,80, voorstel, nog niet beoordeeld), via THEMA"
    )


def test_nothing_says_where_was_looked_and_how_sure() -> None:
    """Accepted or not."""
    row = aligned(METHOD, NOTHING, Match.RELATED, 0.9, Status.ACCEPTED, judged(1))
    seen = coverage(made(row), roll=Roll.NONE)
    assert ground(Ground(row, 0.0), seen, str, of_item=True) == (
        "bekeken in schema: niets past (zekerheid 0,90, aanvaard)"
    )


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (
            2022,
            "AGENDA geldt pas vanaf 1 januari 2023: 1 van 2 punten zijn al gedekt.",
        ),
        (
            2027,
            "AGENDA wordt genoemd maar is verlopen sinds 31 december 2026: 1 van 2 punten waren gedekt.",
        ),
    ],
)
def test_what_is_not_in_force_stands_apart(when: int, told: str) -> None:
    """With what was covered of it."""
    seen = coverage(made(aligned()), Period(date(when, 1, 1), date(when, 12, 31)))
    assert list(aside(seen, str.upper)) == [told]
    assert list(aside(coverage(made(aligned())), str.upper)) == []


def test_a_framework_of_which_nobody_says_when_stands_apart_too() -> None:
    """It is neither in force nor expired."""
    known = made(aligned())
    timeless = replace(known.frameworks[AGENDA], start=None, end=None)
    seen = coverage(replace(known, frameworks=dict(known.frameworks) | {AGENDA: timeless}))
    assert list(aside(seen, str.upper)) == [
        "Van AGENDA zegt geen bron wanneer het geldt: 1 van 2 punten zijn gedekt."
    ]


def test_a_way_of_working_is_told_apart() -> None:
    """No theme is meant to carry it."""
    seen = coverage(made())
    assert [way_of_working(seen, seen.item(one)) for one in (ITEM, METHOD, OWN)] == [False, True, False]
    assert not way_of_working(seen, seen.subject(THEME))


def test_decimals_are_written_as_people_read_them() -> None:
    """Two of them."""
    assert decimal(0.5) == "0,50"
    set_language("en")
    assert decimal(0.756) == "0.76"
