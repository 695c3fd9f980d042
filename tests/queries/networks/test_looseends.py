"""Where no thread runs: both sides, nearest first, and the ties that would mend it."""

from __future__ import annotations

from rodedraad.graph.naming import Names
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import RD
from rodedraad.queries.networks.looseends import Break, break_between
from rodedraad.queries.networks.redthread import threads
from rodedraad.queries.networks.ties import pairs, ties
from tests.queries.towns import ID, TOWN, short, store_of

ALONE = ':alone a rd:Organisation ; skos:prefLabel "Los"@nl ; rd:statedIn :p .'


def broken(turtle: str, start: str, end: str) -> Break:
    """Return the break between two things of a town."""
    graph = ties(store_of(turtle), [ID + start, ID + end])
    return break_between(graph, pairs(graph, inferred=True), ID + start, ID + end)


def test_both_sides_are_told_from_the_nearest_on() -> None:
    """First the end itself."""
    known = broken(TOWN + ALONE, "alone", "hub")
    assert short(known.start_side) == ["alone"]
    assert short(known.end_side)[:3] == ["hub", "field", "large"]
    assert len(known.end_side) == 9


def test_a_mend_is_what_others_of_its_kind_have() -> None:
    """Two of the three organisations are involved in a category; the loose one is in none."""
    (mend, *_) = broken(TOWN + ALONE, "alone", "hub").mends
    assert short([mend.thing, mend.nearest]) == ["alone", "large"]
    assert (mend.habit.link, mend.habit.back, mend.habit.other_kind) == (RD.involvedIn, False, RD.Category)
    assert (mend.have, mend.all, mend.away) == (2, 3, 1)


def test_the_nearest_to_the_other_end_is_named() -> None:
    """For a theme of the small category that is the small one."""
    (mend, *_) = broken(TOWN + ALONE, "alone", "t1").mends
    assert short([mend.nearest]) == ["small"]


def test_what_few_of_its_kind_have_serves_only_where_nothing_usual_does() -> None:
    """One of four organisations is linked to another: no habit beside being involved."""
    rare = ":a org:linkedTo :b ."
    mends = broken(TOWN + ALONE + rare, "alone", "hub").mends
    assert {mend.habit.link for mend in mends} == {RD.involvedIn}


def test_a_kind_that_nothing_else_is_of_has_no_mend() -> None:
    """Nothing tells how such a thing is tied."""
    lone = ':alone a rd:Risk ; skos:prefLabel "Los"@nl ; rd:statedIn :p .'
    known = broken(TOWN + lone, "alone", "hub")
    assert [mend.thing for mend in known.mends] == []


def test_no_two_mends_are_of_the_same_kind_of_tie() -> None:
    """At most three, each another."""
    mends = broken(TOWN + ALONE, "alone", "hub").mends
    assert len({mend.habit for mend in mends}) == len(mends) <= 3


def test_the_model_policy_of_the_association_stands_apart(packaged_store: EmbeddedStore) -> None:
    """The association and its model are tied to each other only: no category names it, as the facts say."""
    names = Names(packaged_store)
    start, end = names.resolve("VNG").value, names.resolve("Team communicatie").value
    graph = ties(packaged_store, [start, end])
    known = threads(graph, start, end).broken
    assert known is not None
    assert [graph.nodes[node]["label"] for node in known.start_side] == [
        "Vereniging van Nederlandse Gemeenten",
        "Kernbeleid Veiligheid",
    ]
    first = known.mends[0]
    assert (first.thing, graph.nodes[first.nearest]["kind"]) == (start, RD.Category)
    kinds = [node for node, facts in graph.nodes(data=True) if facts["kind"] == RD.Organisation]
    assert first.all == len(kinds)


def test_the_laws_behind_the_policy_stand_apart(packaged_store: EmbeddedStore) -> None:
    """Two laws with three articles, the role and the duty they are the basis of: seven things."""
    names = Names(packaged_store)
    start, end = names.resolve("Gemeentewet").value, names.resolve("A1").value
    known = threads(ties(packaged_store, [start, end]), start, end).broken
    assert known is not None
    assert len(known.start_side) == 2 + 3 + 1 + 1
