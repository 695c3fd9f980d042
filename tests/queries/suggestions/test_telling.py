"""Why a candidate is one, in sentences of either language."""

from __future__ import annotations

from rodedraad.ontology.wording import set_language
from rodedraad.queries.suggestions.telling import (
    explanation,
    likelihood,
    reasons,
    relation,
    relation_reason,
    standing,
)
from tests.queries.suggestions.small import VILLAGE, thing, village

FOUND = village()


def test_each_side_has_its_sentence() -> None:
    """Phenomena first, then names, then what lies around."""
    told = reasons(FOUND, FOUND.candidate(thing("wolfplan"), thing("wolven")))
    assert told == (
        "Delen het verschijnsel ‘Wolf’.",
        "De naam noemt ook ‘wolven’.",
        "Het punt ‘B1 Roofdieren’ van een ander kader vraagt hetzelfde en is hieraan gekoppeld.",
    )


def test_a_part_of_what_is_asked_and_the_heading_are_told() -> None:
    """With the advice to look at the heading."""
    told = reasons(FOUND, FOUND.candidate(thing("dierplan"), thing("honden")))
    assert told == (
        "Gaat over ‘Hond’; dat valt onder ‘Dieren’, waar om wordt gevraagd.",
        "Alles onder ‘Dieren’ past: kies misschien die.",
    )


def test_what_fits_under_a_category_is_named() -> None:
    """One of two, and two of two."""
    assert "Hieronder past er 1 van de 2: ‘Wolven bij de school’." in reasons(
        FOUND, FOUND.candidate(thing("wolfplan"), thing("dieren"))
    )
    assert "Hieronder passen er 2 van de 2, zoals ‘Loslopende honden’ en ‘Wolven bij de school’." in reasons(
        FOUND, FOUND.candidate(thing("dierplan"), thing("dieren"))
    )


def test_a_misspelling_is_told_as_it_was_read() -> None:
    """So that nobody wonders."""
    misspelled = (
        VILLAGE
        + ':fout a rd:Motion ; skos:prefLabel "Motie loslopennde honden"@nl .'
        + ':kat a rd:Theme ; skos:prefLabel "Loslopende katten"@nl .'
    )
    found = village(misspelled)
    told = reasons(found, found.candidate(thing("fout"), thing("honden")))
    assert "‘loslopennde’ is gelezen als ‘loslopende’." in told


def test_another_name_of_what_is_asked_is_told() -> None:
    """A phenomenon has names that the item itself has not."""
    named = VILLAGE + ':klacht a rd:Theme ; skos:prefLabel "Herrie"@nl ; rd:concerns :knal .'
    named += ':rust a rd:AgendaItem ; skos:prefLabel "Rust"@nl ; rd:concerns :geluid .'
    found = village(named)
    told = reasons(found, found.candidate(thing("rust"), thing("klacht")))
    assert told == ("Waar om wordt gevraagd, heet ook ‘herrie’.",)


def test_where_nothing_speaks_for_it_that_is_told() -> None:
    """Instead of nothing at all."""
    assert reasons(FOUND, FOUND.candidate(thing("wolfplan"), thing("drank"))) == ("Weinig wijst hierop.",)


def test_score_relation_and_what_is_there_are_in_words() -> None:
    """With a comma in Dutch and a point in English."""
    rejected = FOUND.candidate(thing("wolfplan"), thing("drank"))
    best = FOUND.candidate(thing("wolfplan"), thing("wolven"))
    assert likelihood(rejected) == "niet waarschijnlijk 0,00"
    assert standing(rejected) == "eerder afgewezen: raakt eraan"
    assert (relation(best), standing(best)) == ("bijna hetzelfde", "")
    assert relation_reason(best) == "Zij gaan over dezelfde verschijnselen, maar heten anders."
    set_language("en")
    assert likelihood(rejected) == "not likely 0.00"
    assert explanation(FOUND, best).startswith("Share the phenomenon ‘Wolf’. The name has ‘wolven’ too.")
