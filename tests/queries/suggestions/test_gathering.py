"""What speaks for a pair, from each of the three sides."""

from __future__ import annotations

from rodedraad.queries.suggestions.gathering import Gatherer
from tests.queries.suggestions.small import VILLAGE, known, thing

GATHERER = Gatherer(known())


def test_shared_phenomena_speak_for_a_theme() -> None:
    """All that is asked, and nothing else."""
    found = GATHERER.between(thing("wolfplan"), thing("wolven"))
    assert (found.met, found.focused, found.within) == (1.0, 1.0, 1.0)
    assert [(one.asked, one.met) for one in found.shared] == [(thing("wolf"), thing("wolf"))]


def test_a_category_is_about_what_stands_under_it() -> None:
    """So only a part of it is about the wolf."""
    found = GATHERER.between(thing("wolfplan"), thing("dieren"))
    assert (found.met, found.inside, found.fitting) == (1.0, 0.5, (thing("wolven"),))
    assert 0 < found.focused < 1


def test_a_heading_of_which_all_fits_is_told_to_what_is_under_it() -> None:
    """It may be the better choice."""
    found = GATHERER.between(thing("dierplan"), thing("honden"))
    assert (found.around, found.heading, found.end, found.top) == (1.0, thing("dieren"), True, False)


def test_a_like_item_of_another_framework_is_a_chain() -> None:
    """With the mapping that it goes by."""
    found = GATHERER.between(thing("wolfplan"), thing("wolven"))
    assert found.chained == 1.0
    assert found.chain is not None
    assert found.chain.record == thing("r1")


def test_an_item_is_no_chain_to_itself_nor_to_its_own_framework() -> None:
    """That would be saying the same twice."""
    assert GATHERER.between(thing("wolfregio"), thing("wolven")).chain is None
    own = VILLAGE.replace("dct:isPartOf :regio", "dct:isPartOf :rijk")
    mapped = """:r1 a rd:Alignment ; owl:annotatedSource :wolven ; owl:annotatedProperty skos:closeMatch ;
        owl:annotatedTarget :wolfregio ; rd:reviewStatus code:review-proposed ."""
    assert Gatherer(known(own + mapped)).between(thing("wolfplan"), thing("wolven")).chain is None


def test_a_rejected_mapping_is_no_chain() -> None:
    """Rejected is rejected."""
    assert GATHERER.between(thing("wolfregio"), thing("drank")).chain is None


def test_what_nobody_said_is_read_from_the_name() -> None:
    """And weighs less; a way of working is about nothing."""
    assert GATHERER.about[thing("nieuw")] == {thing("geluid"): 0.7}
    assert GATHERER.about[thing("samen")] == {}
    assert GATHERER.about[thing("hondenpoep")] == {}


def test_a_name_tells_of_the_most_precise_phenomenon() -> None:
    """A wolf is an animal: that is known already."""
    told = VILLAGE + ':brief a rd:Motion ; skos:prefLabel "Wolf en andere dieren"@nl .'
    assert Gatherer(known(told)).about[thing("brief")] == {thing("wolf"): 0.7}


def test_nothing_in_common_is_no_evidence() -> None:
    """Every number is zero."""
    found = GATHERER.between(thing("samen"), thing("drank"))
    assert (found.met, found.focused, found.specific, found.naming.much, found.placed, found.chained) == (
        0.0,
    ) * 6
    assert found.shared == ()
