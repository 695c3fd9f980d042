"""Candidates: the right one first, what is known with them, in both directions and in any data."""

from __future__ import annotations

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.suggestions.suggesting import LEAST, Candidate, Likelihood, suggester
from tests.queries.suggestions.small import VILLAGE, thing, village

FOUND = village()


def names(found: tuple[Candidate, ...], end: str = "subject") -> list[str]:
    """Return the last parts of the subjects, or of the items."""
    return [getattr(one, end).rpartition("/")[2] for one in found]


def test_the_best_candidate_comes_first() -> None:
    """With a score in words and as a number."""
    best = FOUND.candidates(thing("wolfplan"))[0]
    assert (best.subject, best.likelihood) == (thing("wolven"), Likelihood.VERY_LIKELY)
    assert 0.8 < best.score <= 1


def test_an_item_never_seen_before_is_answered_by_its_name() -> None:
    """Nobody said what the motion is about."""
    assert names(FOUND.candidates(thing("nieuw"))) == ["stilte"]


def test_a_subject_gets_items() -> None:
    """The other way round, with the same scores."""
    found = FOUND.candidates(thing("wolven"))
    assert names(found, "item")[:2] == ["wolfplan", "wolfregio"]
    assert found[0].score == FOUND.candidates(thing("wolfplan"))[0].score


def test_a_rejected_pair_says_so() -> None:
    """It is there however low its score, and however few are asked for."""
    (first, rejected) = FOUND.candidates(thing("wolfplan"), limit=1)
    assert (first.known, rejected.subject) == (None, thing("drank"))
    assert rejected.known is not None
    assert rejected.known.status == "rejected"
    assert rejected.score < LEAST


def test_limit_and_least_bound_what_is_new() -> None:
    """Nothing is left out where everything is asked for."""
    assert len(FOUND.candidates(thing("dierplan"), limit=1)) == 1
    assert len(FOUND.candidates(thing("dierplan"), least=0.0)) == len(FOUND.known.subjects)


def test_a_way_of_working_gets_no_candidate() -> None:
    """And what says that nothing matches is told."""
    assert FOUND.candidates(thing("samen")) == ()
    nothing = FOUND.nothing(thing("samen"))
    assert nothing is not None
    assert nothing.status == "proposed"
    assert FOUND.nothing(thing("wolfplan")) is None


def test_unreviewed_is_what_is_left_to_do() -> None:
    """In the order of the numbers."""
    assert [iri.rpartition("/")[2] for iri in FOUND.unreviewed()] == [
        "wolfplan",
        "dierplan",
        "samen",
        "nieuw",
    ]


def test_the_order_does_not_hang_on_the_order_of_the_data() -> None:
    """The same graph, the same answer."""
    turned = "\n".join(reversed([f"{part} ." for part in VILLAGE.split(" .\n") if part.strip()]))
    one, other = village(VILLAGE), village(turned)
    for item in one.known.asked:
        assert one.candidates(item, least=0.0) == other.candidates(item, least=0.0)


def test_other_municipalities_get_the_right_theme_first(municipality_store: EmbeddedStore) -> None:
    """With fields only, other words, and no mapping at all."""
    found = suggester(municipality_store)
    first = {}
    for item in found.known.asked:
        candidates = found.candidates(item)
        first[found.known.things[item].label] = (
            found.known.things[candidates[0].subject].label if candidates else ""
        )
    assert first == {
        "Minder ongelukken op het water": "Ongevallen op de plas",
        "Motie meer toezicht op speedboten": "Roekeloos varen",
        "Oplichting via internet": "Digitale oplichting",
        "Samen informatie delen": "",
    }


def test_the_packaged_agendas_get_what_was_mapped_first(packaged_store: EmbeddedStore) -> None:
    """One from each kind of evidence: by name, by phenomenon, and by what stands under it."""
    found = suggester(packaged_store)
    by_number = {found.known.things[item].notation: item for item in found.known.asked}
    first = {
        number: found.known.things[found.candidates(by_number[number])[0].subject].notation
        for number in ("A1", "A2", "A4", "B1", "C3", "C5", "D1", "D2")
    }
    assert first == {
        "A1": "5.2", "A2": "5.2.2", "A4": "5.1.3", "B1": "1.1.2", "C3": "3.2", "C5": "5.4", "D1": "1.4",
        "D2": "1.2",
    }  # fmt: skip
    assert found.candidates(by_number["C6"]) == ()
