"""The red thread: the strongest few ways first, the shortest beside them, and the same every time."""

from __future__ import annotations

from math import log2

import pytest

from rodedraad.graph.naming import Names
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.redthread import Threads, counted, threads
from rodedraad.queries.networks.ties import Standing, ties
from tests.queries.towns import ID, TOWN, short, store_of

ITEM = ':x a rd:AgendaItem ; skos:prefLabel "Punt"@nl ; rd:statedIn :p .'


def found(turtle: str, start: str, end: str, most: int = 3, *, inferred: str = "") -> Threads:
    """Return the threads between two things of a town."""
    return threads(ties(store_of(turtle, inferred=inferred)), ID + start, ID + end, most)


def ways(turtle: str, start: str, end: str, most: int = 3, *, inferred: str = "") -> list[list[str]]:
    """Return what the strongest threads run along."""
    return [short(thread.nodes) for thread in found(turtle, start, end, most, inferred=inferred).strongest]


def named(store: EmbeddedStore, start: str, end: str, most: int = 3) -> Threads:
    """Return the threads between two things by their names."""
    names = Names(store)
    one, other = names.resolve(start).value, names.resolve(end).value
    return threads(ties(store, [one, other]), one, other, most)


def labels(store: EmbeddedStore, known: Threads, which: int = 0) -> list[str]:
    """Return the labels of what a thread runs along."""
    graph = ties(store)
    return [graph.nodes[node]["label"] for node in known.strongest[which].nodes]


# --- small towns --------------------------------------------------------------------------------------------


def test_the_more_specific_way_comes_first() -> None:
    """Two parties share a small and a large category: the small one says more."""
    known = found(TOWN, "a", "b")
    assert [short(thread.nodes) for thread in known.strongest] == [["a", "small", "b"], ["a", "large", "b"]]
    assert [thread.cost for thread in known.strongest] == [2.0, round(log2(6), 9)]
    assert [thread.between for thread in known.strongest] == [((ID + "small", 4),), ((ID + "large", 6),)]
    assert [thread.turns for thread in known.strongest] == [4, 6]


def test_a_thread_reads_the_same_from_the_other_end() -> None:
    """The same ways, the other way round."""
    back = [list(reversed(way)) for way in ways(TOWN, "b", "a")]
    assert back == ways(TOWN, "a", "b")


def test_not_more_threads_are_given_than_asked_for() -> None:
    """The next one is known, so that it can be said why the first is first."""
    known = found(TOWN, "a", "b", most=1)
    assert [short(thread.nodes) for thread in known.strongest] == [["a", "small", "b"]]
    assert known.runner_up is not None
    assert short(known.runner_up.nodes) == ["a", "large", "b"]
    assert found(TOWN, "a", "b").runner_up is None


def test_an_inferred_step_makes_the_shortest_thread_and_never_the_strongest() -> None:
    """Stated before inferred: what a rule draws only repeats in short."""
    known = found(TOWN, "a", "t1", most=9)
    assert known.shorter is not None
    assert short(known.shorter.nodes) == ["a", "t1"]
    assert [step.standing for step in known.shorter.steps] == [Standing.INFERRED]
    standings = {step.standing for thread in known.strongest for step in thread.steps}
    assert standings == {Standing.STATED}
    assert short(known.strongest[0].nodes) == ["a", "small", "t1"]


def test_there_is_no_shorter_thread_where_a_strong_one_is_as_short() -> None:
    """It would be told twice."""
    known = found(TOWN, "a", "b")
    assert known.shorter is None
    assert known.shortest is not None
    assert len(known.shortest.steps) == 2


def test_accepted_comes_before_proposed() -> None:
    """Of two ways alike in all else."""
    twin = ":t4 a rd:Theme ; skos:broader :small ; rd:statedIn :p ."
    for accepted, proposed in (("t1", "t4"), ("t4", "t1")):
        aligned = f":{accepted} rd:alignsWith :x . :{proposed} rd:mayAlignWith :x ."
        assert ways(TOWN + ITEM + twin, "x", "small", most=2, inferred=aligned) == [
            ["x", accepted, "small"],
            ["x", proposed, "small"],
        ]


def test_stated_comes_before_judged() -> None:
    """Of two ways alike in all else."""
    circle = """:n a rd:Organisation ; org:linkedTo :o1 , :o2 ; rd:statedIn :p .
    :o1 a rd:Organisation ; org:linkedTo :q ; rd:statedIn :p .
    :o2 a rd:Organisation ; org:linkedTo :q ; rd:statedIn :p . :q a rd:Organisation . :we foaf:name "Wij" .
    :j a rdf:Statement ; rdf:subject :n ; rdf:predicate org:linkedTo ; rdf:object :o1 ;
       prov:wasAttributedTo :we ; rd:justification "Zo is het."@nl ."""
    assert ways(TOWN + circle, "n", "q", most=2) == [["n", "o2", "q"], ["n", "o1", "q"]]


def test_being_on_one_list_is_weaker_than_working_together() -> None:
    """Two parties in a group of two and in a category of six."""
    group = ":g a rd:ActorGroup ; foaf:member :b , :hub ; rd:statedIn :p ."
    known = found(TOWN + group, "b", "hub", most=2)
    assert [short(thread.nodes) for thread in known.strongest] == [["b", "large", "hub"], ["b", "g", "hub"]]
    assert [thread.sorting for thread in known.strongest] == [0, 2]
    assert known.strongest[1].cost == 1 + 2 + 2


def test_a_detour_is_no_thread() -> None:
    """A way that passes all a stronger one passes, and more, tells nothing new."""
    detour = ":c a rd:Organisation ; org:subOrganizationOf :small , :b ; rd:statedIn :p ."
    assert ways(TOWN + detour, "a", "b", most=9) == [["a", "small", "b"], ["a", "large", "b"]]


def test_a_direct_tie_does_not_make_all_others_detours() -> None:
    """Who belongs to whom may also work together."""
    direct = ":a org:linkedTo :b ."
    assert ways(TOWN + direct, "a", "b") == [["a", "b"], ["a", "small", "b"], ["a", "large", "b"]]


def test_ways_that_differ_in_one_thing_are_one_thread() -> None:
    """Otherwise the few strongest would be one and the same."""
    known = found(TOWN, "hub", "t1")
    assert len(known.strongest) == 1
    (thread,) = known.strongest
    assert short(thread.nodes) == ["hub", "large", "a", "small", "t1"]
    assert [(short([one]), short([other])) for one, other in thread.instead] == [
        (["a"], ["b"]),
        (["a"], ["field"]),
    ]


def test_equally_strong_threads_come_in_the_order_of_what_they_pass() -> None:
    """The same order every time, whatever the order of the data."""
    equal = ":big a rd:Category ; skos:broader :field ; rd:statedIn :p .\n"
    equal += "".join(
        f":k{number} a rd:Involvement ; rd:involvedActor :{actor} ; rd:involvedIn :big ; rd:statedIn :p .\n"
        for number, actor in enumerate(["a", "b", "c"])
    )
    equal += ":c a rd:Organisation ; rd:statedIn :p ."
    statements = (TOWN + equal).strip().removesuffix(" .").split(" .\n")
    turned = " .\n".join(reversed(statements)) + " ."
    for turtle in (TOWN + equal, turned):
        assert ways(turtle, "a", "b") == [["a", "big", "b"], ["a", "small", "b"], ["a", "large", "b"]]


def test_all_ties_between_two_things_are_on_the_step() -> None:
    """Parallel relations are kept, the surest first."""
    more = ":a org:linkedTo :b . :a org:reportsTo :b ."
    (first, *_) = found(TOWN + more, "a", "b").strongest
    assert [tie.link.rpartition("#")[2] for tie in first.steps[0].ties] == ["linkedTo", "reportsTo"]


def test_what_only_a_rule_ties_is_a_thread_all_the_same() -> None:
    """Where nothing else ties the two."""
    alone = ':n a rd:Phenomenon ; skos:prefLabel "Lawaai"@nl .'
    known = found(TOWN + alone, "a", "n", inferred=":a rd:worksOn :n .")
    assert [short(thread.nodes) for thread in known.strongest] == [["a", "n"]]
    assert known.strongest[0].cost == Standing.INFERRED.doubt


def test_steps_are_counted_by_how_sure_they_are() -> None:
    """From the surest on."""
    known = found(TOWN + ITEM, "x", "small", inferred=":t1 rd:mayAlignWith :x .")
    assert counted(known.strongest[0].steps) == {Standing.STATED: 1, Standing.PROPOSED: 1}


def test_where_nothing_ties_two_things_the_break_is_told() -> None:
    """No threads, but what lies on either side."""
    known = found(
        TOWN + ":alone a rd:Organisation . :other a rd:Organisation ; org:linkedTo :alone .", "a", "alone"
    )
    assert (known.strongest, known.shortest) == ((), None)
    assert known.broken is not None
    assert short(known.broken.end_side) == ["alone", "other"]


def test_a_thread_of_more_turns_than_there_are_things_says_little() -> None:
    """Chance would do as well."""
    known = found(TOWN, "hub", "t1")
    assert (known.things, known.strongest[0].turns) == (9, 48)
    assert known.says_little(known.strongest[0])
    assert not known.says_little(found(TOWN, "a", "b").strongest[0])


# --- the packaged data, beside the facts file ---------------------------------------------------------------


def test_a_partner_is_tied_to_a_theme_through_its_category(packaged_store: EmbeddedStore) -> None:
    """1.1 has 9 parties, 5 themes and a field, and a proposed match with a local agenda item."""
    known = named(packaged_store, "Politie", "1.1.1")
    assert labels(packaged_store, known) == ["Politie", "Sociale kwaliteit", "Woonoverlast"]
    assert known.strongest[0].turns == 9 + 5 + 1 + 1
    assert known.shorter is not None
    assert len(known.shorter.steps) == 1


def test_two_parties_meet_first_where_fewest_others_are(packaged_store: EmbeddedStore) -> None:
    """2.4 has 9 parties and 3 themes, 2.1 9 and 4, 2.3 11 and 4; each has a field."""
    known = named(packaged_store, "L&V", "Hengelo Promotie")
    middle = [labels(packaged_store, known, which)[1] for which in range(3)]
    assert middle == ["Veilige evenementen", "Veilig winkelgebied", "Veilig uitgaan"]
    assert [thread.turns for thread in known.strongest] == [9 + 3 + 1, 9 + 4 + 1, 11 + 4 + 1]


def test_a_motion_lands_in_a_theme_through_what_both_are_about(packaged_store: EmbeddedStore) -> None:
    """Street harassment is a kind of harassment, as in a theme of the school; a match is proposed."""
    known = named(packaged_store, "Motie gemeentelijk beleid tegen straatintimidatie", "3.4.1")
    assert labels(packaged_store, known)[1:] == ["Intimidatie en pesten"]
    assert counted(known.strongest[0].steps) == {Standing.PROPOSED: 1}
    assert labels(packaged_store, known, 1)[1:] == [
        "Straatintimidatie",
        "Intimidatie",
        "Intimidatie en pesten",
    ]
    assert counted(known.strongest[1].steps) == {Standing.JUDGED: 3}


def test_a_local_and_a_national_item_meet_in_a_phenomenon(packaged_store: EmbeddedStore) -> None:
    """Both are about subversive crime."""
    known = named(packaged_store, "D1b", "A1")
    assert labels(packaged_store, known)[1:2] == ["Ondermijnende criminaliteit"]


def test_a_partnership_in_no_category_reaches_a_theme_through_its_agenda(
    packaged_store: EmbeddedStore,
) -> None:
    """The IVZ platform publishes the regional agenda, whose item C1 is about what theme 5.2.1 is about."""
    known = named(packaged_store, "Platform IVZ", "5.2.1")
    assert labels(packaged_store, known)[1:] == [
        "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022",
        "Aanpak van ondermijning",
        "Ondermijnende criminaliteit",
        "Drugsgerelateerde criminaliteit",
    ]


@pytest.mark.parametrize(("start", "end"), [("L&V", "VTH"), ("Politie", "A1"), ("G2.3", "A5")])
def test_threads_are_the_same_in_either_language(start: str, end: str, packaged_store: EmbeddedStore) -> None:
    """Labels play no part in the order."""
    dutch = named(packaged_store, start, end)
    set_language("en")
    english = named(packaged_store, start, end)
    assert [thread.nodes for thread in dutch.strongest] == [thread.nodes for thread in english.strongest]
    assert [thread.cost for thread in dutch.strongest] == [thread.cost for thread in english.strongest]


def test_another_municipality_has_its_own_threads(municipality_store: EmbeddedStore) -> None:
    """Without categories: a motion on speedboats reaches a regional item through two themes of one pillar."""
    known = named(municipality_store, "Motie meer toezicht op speedboten", "Minder ongelukken op het water")
    assert labels(municipality_store, known)[1:-1] == [
        "Gevaarlijk vaargedrag",
        "Roekeloos varen",
        "Veilig op het water",
        "Ongevallen op de plas",
        "Waterongevallen",
    ]
