"""What is new, gone and changed: things by their IRI, links by what they tie, on days by what is in force."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from rodedraad.ontology.terms import ORG, RD, SKOS
from rodedraad.queries.networks.comparing import Mark, Shift, compare, in_force
from rodedraad.queries.networks.whole import whole
from rodedraad.queries.networks.world import world
from tests.queries.towns import AGENDAS, ALIGNED, ID, TOWN, store_of

Change = tuple[str, str]


def network(turtle: str) -> nx.MultiDiGraph[str]:
    """Return everything in *turtle* as one network."""
    return whole(store_of(turtle), "nl")


def things(before: str, after: str) -> dict[str, Change]:
    """Return what became of the things that are not the same, each with the aspects that changed."""
    found = compare(network(before), network(after)).things
    return {
        iri.removeprefix(ID): (change.mark.value, " ".join(shift.aspect for shift in change.shifts))
        for iri, change in found.items()
    }


def links(before: str, after: str) -> dict[tuple[str, str, str], Change]:
    """Return what became of the stated links that are not the same."""
    comparison = compare(network(before), network(after))
    return {
        (source.removeprefix(ID), link.replace("#", "/").rpartition("/")[2], target.removeprefix(ID)): (
            change.mark.value,
            " ".join(shift.aspect for shift in change.shifts),
        )
        for (source, link, target), change in comparison.links.items()
        if comparison.link((source, link, target)).stated
    }


def test_a_network_does_not_differ_from_itself() -> None:
    """Not in anything."""
    comparison = compare(network(TOWN), network(TOWN))
    assert not comparison
    assert (comparison.things, comparison.links) == ({}, {})


def test_a_thing_more_is_new_and_the_other_way_round_gone() -> None:
    """With its links; nothing else changed by it."""
    more = TOWN + ':c a rd:Organisation ; skos:prefLabel "Gamma"@nl ; org:subOrganizationOf :a .'
    link = ("c", "subOrganizationOf", "a")
    assert (things(TOWN, more), links(TOWN, more)) == ({"c": ("new", "")}, {link: ("new", "")})
    assert (things(more, TOWN), links(more, TOWN)) == ({"c": ("gone", "")}, {link: ("gone", "")})


@pytest.mark.parametrize(
    ("was", "becomes", "who", "aspects"),
    [
        ('skos:prefLabel "Alfa"@nl', 'skos:prefLabel "Alpha BV"@nl', "a", "label"),
        ('"Alpha"@en', '"Alpha Ltd"@en', "a", "names"),
        ('"Beta"@en', '"Beta"@en ; skos:altLabel "BT"@nl', "b", "names"),
        ('"Theme one"@en', '"Theme one"@en ; skos:definition "Eén."@nl', "t1", "definition"),
        ('"Theme one"@en', '"Theme one"@en ; skos:scopeNote "Let op."@nl', "t1", "notes"),
        (":b a rd:Organisation", ":b a rd:MunicipalUnit", "b", "kind"),
        ('"Beta"@en', '"Beta"@en ; rd:resolutionStatus code:resolution-unresolved', "b", "status"),
        ('"Alpha"@en ; rd:statedIn :p', '"Alpha"@en', "a", "passages"),
    ],
    ids=["label", "other language", "alternative", "definition", "note", "kind", "status", "passage"],
)
def test_what_is_said_of_a_thing_changes_it(was: str, becomes: str, who: str, aspects: str) -> None:
    """That thing and no other, in that aspect and no other."""
    assert TOWN.count(was) == 1
    assert things(TOWN, TOWN.replace(was, becomes)) == {who: ("changed", aspects)}


def test_a_shift_tells_only_what_went_and_what_came() -> None:
    """Other names that stay are not told again."""
    before = TOWN.replace('"Beta"@en', '"Beta"@en ; skos:altLabel "BT"@nl , "B"@nl')
    after = TOWN.replace('"Beta"@en', '"Beta"@en ; skos:altLabel "BT"@nl , "Bee"@nl')
    found = compare(network(before), network(after)).things[ID + "b"]
    assert found.shifts == (Shift("names", ("B",), ("Bee",)),)


def test_a_subject_that_moves_tells_its_new_place() -> None:
    """The field it stands in changes, and so do the links above it; its actors do not change by that."""
    more = TOWN + ':other a rd:SafetyField ; skos:prefLabel "Ander veld"@nl .'
    moved = more.replace(
        ":small a rd:Category ; skos:broader :field", ":small a rd:Category ; skos:broader :other"
    )
    found = compare(network(more), network(moved))
    assert {iri.removeprefix(ID): change.shifts for iri, change in found.things.items()} == {
        "small": (Shift("fields", ("Veld",), ("Ander veld",)),),
        "t1": (Shift("fields", ("Veld",), ("Ander veld",)),),
    }
    assert found.links[ID + "small", SKOS.broader, ID + "other"].mark is Mark.NEW
    assert found.links[ID + "small", SKOS.broader, ID + "field"].mark is Mark.GONE


def test_the_same_link_by_another_relation_is_the_same() -> None:
    """The IRI of an involvement does not count; two of them between the same two are one link."""
    assert links(TOWN, TOWN.replace(":i1 a", ":anders a")) == {}
    twice = TOWN + ":i9 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :small ; rd:statedIn :p ."
    assert links(TOWN, twice) == {}


def test_a_role_changes_a_link() -> None:
    """And the link is told once, with what was and what is."""
    role = ':r a org:Role ; skos:prefLabel "Trekker"@nl .'
    after = TOWN.replace(":i1 a rd:Involvement", ":i1 a rd:Involvement ; rd:involvementRole :r")
    found = compare(network(TOWN + role), network(after + role))
    assert found.links == {
        (ID + "a", RD.involvedIn, ID + "small"): found.links[ID + "a", RD.involvedIn, ID + "small"]
    }
    (change,) = found.links.values()
    assert (change.mark, change.shifts) == (Mark.CHANGED, (Shift("roles", (), ("Trekker",)),))


def test_a_link_that_loses_its_source_rests_on_less() -> None:
    """Stated in a source before, now by nobody: both what it rests on and where it is written changed."""
    after = TOWN.replace(
        ":i1 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :small ; rd:statedIn :p",
        ":i1 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :small",
    )
    assert links(TOWN, after) == {("a", "involvedIn", "small"): ("changed", "standing passages")}


def test_another_passage_of_a_thing_is_told_once_and_not_of_all_its_links() -> None:
    """A link without a place of its own borrows that of the thing: it did not change itself."""
    other = ':q a rd:Passage ; oa:hasSource :plan ; rd:sectionPath "Bijlage B"@nl .'
    after = TOWN.replace('"Small"@en ; rd:statedIn :p', '"Small"@en ; rd:statedIn :q')
    assert things(TOWN + other, after + other) == {"small": ("changed", "passages")}
    assert links(TOWN + other, after + other) == {}


def test_what_follows_is_marked_as_well() -> None:
    """An involvement less takes with it what was inferred from it."""
    after = TOWN.replace(":i5 a rd:Involvement", ":i5 a rd:Risk")
    comparison = compare(network(TOWN), network(after))
    gone = {
        (source.removeprefix(ID), target.removeprefix(ID))
        for (source, link, target), change in comparison.links.items()
        if change.mark is Mark.GONE and not comparison.link((source, link, target)).stated
    }
    assert {("hub", "t2"), ("hub", "t3"), ("hub", "field")} <= gone


def test_on_a_day_what_is_out_of_force_is_not_there() -> None:
    """A framework that had ended goes with the items that stand in it; one without a period stays."""
    store = store_of(TOWN + AGENDAS + ALIGNED)
    graph, known = whole(store, "nl"), world(store)
    early, late = (in_force(graph, known, day) for day in (date(2021, 6, 1), date(2026, 1, 1)))
    gone = set(early) - set(late)
    assert ID + "old" in gone
    assert {graph.nodes[node]["kind"] for node in gone} == {RD.PolicyFramework, RD.AgendaItem}
    found = compare(early, late)
    assert {iri for iri, change in found.things.items() if change.mark is Mark.GONE} == gone
    assert not any(change.mark is Mark.CHANGED for change in found.things.values())


def test_groups_keep_the_way_their_links_run() -> None:
    """A membership that is not a thing itself runs from group to member in the data."""
    more = TOWN + ':g a rd:ActorGroup ; skos:prefLabel "Groep"@nl ; foaf:member :a .'
    comparison = compare(network(TOWN), network(more))
    (link,) = [link for link in comparison.links if ID + "g" in link]
    assert (link[0], link[2]) == (ID + "a", ID + "g")
    assert comparison.link(link).back
    assert link[1] != ORG.member
