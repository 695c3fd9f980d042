"""What suggestions are made from, as the data says it."""

from __future__ import annotations

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.suggestions.knowledge import Knowledge, knowledge, natural
from tests.queries.suggestions.small import MAPPED, VILLAGE, known, thing


def test_things_have_their_kind_names_and_number() -> None:
    """Misspellings stand apart: they are no names to learn from."""
    found = known().things[thing("honden")]
    assert (found.label, found.notation, found.names) == (
        "Loslopende honden",
        "1.1.2",
        ("Loslopende honden",),
    )
    assert found.hidden == ("Losloopende honden",)
    assert known().things[thing("nieuw")].notation == "M-1"


def test_items_and_subjects_are_told_apart() -> None:
    """Phenomena are neither."""
    found = known()
    assert found.in_order(found.asked) == tuple(
        map(thing, ("wolfplan", "dierplan", "wolfregio", "samen", "nieuw"))
    )
    assert len(found.subjects) == 9
    assert thing("wolf") in found.phenomena
    assert [found.things[iri].is_way_of_working for iri in found.in_order(found.asked)] == [
        False, False, False, True, False,
    ]  # fmt: skip


def test_a_thing_knows_what_is_above_and_below_it() -> None:
    """With the number of steps."""
    found = known()
    assert found.at_or_above(thing("wolven")) == {thing("wolven"): 0, thing("dieren"): 1, thing("veld"): 2}
    assert found.at_or_below(thing("dieren")) == {thing("dieren"): 0, thing("wolven"): 1, thing("honden"): 1}


def test_a_circle_of_broader_things_ends() -> None:
    """Bad data is somebody else's to report."""
    circle = ":a a rd:Theme ; skos:broader :b . :b a rd:Theme ; skos:broader :a ."
    assert known(circle).at_or_above(thing("a")) == {thing("a"): 0, thing("b"): 1}


def test_mappings_are_read_with_their_status() -> None:
    """Rejected ones and what says that nothing matches too."""
    found = known()
    assert {one.record: (one.status, one.confidence) for one in found.aligned} == {
        thing("r1"): ("accepted", 0.9),
        thing("r2"): ("rejected", 0.5),
        thing("r3"): ("proposed", 1.0),
    }
    assert found.by_pair[thing("wolfplan"), thing("drank")].status == "rejected"


def test_a_mapping_that_holds_hides_a_rejected_one() -> None:
    """The pair was looked at again."""
    again = MAPPED + MAPPED.replace("\n:r", "\n:s").replace("review-rejected", "review-accepted")
    assert known(VILLAGE + again).by_pair[thing("wolfplan"), thing("drank")].status == "accepted"


def test_reviewed_is_what_has_something_accepted_and_nothing_waiting() -> None:
    """A rejection alone leaves the question open."""
    found = known()
    reviewed = [iri for iri in found.asked if found.is_reviewed(iri)]
    assert reviewed == [thing("wolfregio")]


def test_without_the_mappings_of_an_item_the_rest_stays() -> None:
    """As the benchmark leaves one out."""
    left = known().without([thing("wolfregio"), thing("samen")])
    assert [one.record for one in left.aligned] == [thing("r2")]


def test_numbers_are_in_the_order_a_person_counts() -> None:
    """Two before ten."""
    assert sorted(["A10", "A2", "D1b", "D1", "1.10", "1.9"], key=natural) == [
        "A2", "A10", "D1", "D1b", "1.9", "1.10",
    ]  # fmt: skip


def test_no_data_is_no_knowledge(packaged_store: EmbeddedStore) -> None:
    """And the packaged data has all of it."""
    empty: Knowledge = known("")
    assert (empty.asked, empty.subjects, empty.aligned) == ((), (), ())
    full = knowledge(packaged_store)
    assert (len(full.asked), len(full.subjects)) == (21, 101)
    assert len(full.aligned) >= 40
