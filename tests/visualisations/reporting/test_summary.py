"""What a council has to know first: what is only proposed, what is asked and lands nowhere, what to do."""

from __future__ import annotations

from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.queries.coverage.covering import Basis
from rodedraad.queries.gaps.finding import Place
from rodedraad.queries.gaps.runs import Seen
from rodedraad.visualisations.reporting.blocks import Block, Bullets, Note, Table
from rodedraad.visualisations.reporting.grounds import grounds
from rodedraad.visualisations.reporting.missing import first_steps, gaps
from rodedraad.visualisations.reporting.summary import summary
from tests.queries.coverage.made import CATEGORY, ITEM, METHOD, MOTION, OWN, THEME, aligned, judged, made
from tests.visualisations.reporting.made import decided, gap, small, tables


def notes(blocks: list[Block]) -> list[str]:
    """Return the notes among *blocks*."""
    return [block.text for block in blocks if isinstance(block, Note)]


def points(blocks: list[Block]) -> tuple[str, ...]:
    """Return the points of the first list among *blocks*."""
    return next(block.items for block in blocks if isinstance(block, Bullets))


def test_a_proposal_says_that_it_is_one_until_all_of_it_is_reviewed() -> None:
    """In a note of its own, with the number."""
    (told,) = notes(list(summary(small(made(aligned())))))
    assert told.startswith("Let op: dit is een voorstel.")
    assert "0 van 3" in told
    rows = [
        aligned(THEME, item, Match.EXACT, 0.9, Status.ACCEPTED, judged(1)) for item in (ITEM, METHOD, OWN)
    ]
    assert notes(list(summary(small(made(*rows[:1]))))) == [
        "Let op: dit is voor een deel nog een voorstel: 1 van 3 agendapunten zijn beoordeeld."
    ]
    assert notes(list(summary(small(made(*rows))))) == []


def test_a_motion_that_lands_nowhere_is_named() -> None:
    """Not only counted; one nobody looked at is called that."""
    material = small(made(aligned(MOTION, NOTHING)))
    assert points(list(summary(material)))[0] == (
        "Moties van de raad die in een thema of categorie landen: 0 van 1. Bekeken: niets past: M1 motie."
    )
    material = small(made(aligned()))
    assert points(list(summary(material)))[0].endswith("Nog niet bekeken: M1 motie.")


def test_what_nobody_asks_is_told_apart_from_what_nobody_looked_at() -> None:
    """Of two themes one is asked, of the other nobody looked."""
    assert points(list(summary(small(made(aligned())))))[1] == (
        "Van onze 2 thema’s vraagt een hogere agenda er 1 en deels 0. "
        "Bij 0 is bekeken dat niemand erom vraagt; 1 zijn nog niet bekeken."
    )


def test_a_ground_says_its_review_only_where_that_is_more_than_a_proposal() -> None:
    """A plain proposal goes without saying; reviewers who differ do not."""
    plain = small(made(aligned()))
    assert (
        grounds(plain, plain.coverage.item(ITEM), of_item=True) == "1.1.1 thema: gaat over hetzelfde (0,90)"
    )
    apart = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.PROPOSED, judged(1), judged(-1, "jurist"))
    disputed = small(made(apart))
    assert grounds(disputed, disputed.coverage.item(ITEM), of_item=True) == (
        "1.1.1 thema: gaat over hetzelfde (0,90, beoordelaars zijn het oneens)"
    )


def test_accepted_goes_without_saying_where_only_that_counts() -> None:
    """And says so where proposals count too."""
    reviewed = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.ACCEPTED, judged(1))
    strict = small(made(reviewed), basis=Basis.ACCEPTED)
    assert grounds(strict, strict.coverage.item(ITEM), of_item=True).endswith("(0,90)")
    both = small(made(reviewed))
    assert grounds(both, both.coverage.item(ITEM), of_item=True).endswith("(0,90, aanvaard)")


def test_an_item_that_asks_a_subject_in_two_ways_is_named_once() -> None:
    """By the strongest of them, for the reader asks what, not along which way."""
    material = small(made(aligned(), aligned(CATEGORY, ITEM, Match.RELATED)))
    told = grounds(material, material.coverage.subject(THEME), of_item=False)
    assert told == "A1 punt: gaat over hetzelfde (0,90)"


def test_no_more_than_three_grounds_stand_in_a_cell() -> None:
    """The rest is counted."""
    rows = [aligned(subject, ITEM) for subject in ("veld", CATEGORY, THEME, "ander-thema")]
    material = small(made(*rows))
    assert grounds(material, material.coverage.item(ITEM), of_item=True).split("\n")[3:] == ["en nog 1"]


def test_steps_mend_what_is_still_to_do_one_for_each_kind() -> None:
    """What is solved or accepted needs none; of many names three stand, and the number of the rest."""
    seen = [Seen(gap(name, "high", "eigenaar")) for name in "abcd"]
    seen += [
        Seen(gap("e", "high", "agenda"), decided("solved")),
        Seen(gap("f", "medium", "plan"), decided("in-hand")),
        Seen(gap("g", "low", "naam"), decided("accepted")),
    ]
    assert first_steps(small(made(), *seen)) == (
        "Doe iets aan eigenaar. Het gaat om 4: a; b; c; en nog 1.",
        "Doe iets aan plan. Het gaat om 1: f.",
    )


def test_a_decision_about_a_gap_stands_with_its_note() -> None:
    """Who decided, when and why; for what can wait the decision stands behind the name."""
    seen = (
        Seen(gap("a", "high"), decided("in-hand", "Begint in mei.")),
        Seen(gap("b", "low"), decided("accepted")),
        Seen(gap("c", "low")),
    )
    alone, together = tables(tuple(gaps(small(made(), *seen))))
    assert alone.rows[0][2] == "in behandeling volgens adviseur op 1 mei 2024: Begint in mei."
    assert together.rows[0][1:3] == (2, "b (aanvaard); c")


def test_a_gap_shows_in_two_places_at_most() -> None:
    """The number of the others is told; the only document needs no name."""
    places = [Place(f"Hoofdstuk {number}", "Plan", f"p{number}") for number in range(4)]
    (found,) = tables(tuple(gaps(small(made(), Seen(gap("a", "high", "soort", *places))))))
    assert found.rows[0][1] == "Hoofdstuk 0\nHoofdstuk 1\nen nog 2 plaatsen"


def test_without_gaps_the_section_says_so() -> None:
    """Empty is an answer."""
    blocks = list(gaps(small(made())))
    assert not any(isinstance(block, Table) for block in blocks)
    assert getattr(blocks[-1], "text", "") == "Er zijn geen hiaten gevonden."
