"""Measures in words: what each means, and numbers with their whole."""

from __future__ import annotations

import pytest

from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.measures import MEASURES, Measures, measures
from rodedraad.queries.networks.measurewords import meaning, remarks, sentence
from rodedraad.queries.networks.network import network
from tests.queries.towns import ID, TOWN, store_of


@pytest.fixture(scope="module")
def town() -> Measures:
    """The measures of the small town, in Dutch."""
    set_language("nl")
    return measures(network(store_of(TOWN), "nl"))


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_has_a_meaning_in_both_languages(measure: str) -> None:
    """A full sentence or two, and not the same one."""
    dutch = meaning(measure)
    set_language("en")
    assert dutch != meaning(measure)
    assert dutch.endswith(".")
    assert ":" in dutch


@pytest.mark.parametrize(
    ("measure", "node", "said"),
    [
        ("degree", "large", "‘Groot’ is rechtstreeks verbonden met 6 van de 8 andere."),
        (
            "betweenness",
            "large",
            "‘Groot’ ligt vaker op de kortste weg tussen twee andere dan 8 van de 8 andere.",
        ),
        (
            "betweenness",
            "t1",
            "‘Thema een’ ligt vaker op de kortste weg tussen twee andere dan 0 van de 8 andere.",
        ),
        ("participation", "a", "‘Alfa’ heeft verbanden in 1 van de 1 velden."),
        ("articulation", "large", "Zonder ‘Groot’ raakt los van de rest: 3 van de 8 andere."),
        ("articulation", "a", "Zonder ‘Alfa’ blijft verbonden wat nu verbonden is."),
        ("core", "a", "‘Alfa’ hoort bij de dichtste kern, kern 2, met 5 van de 9."),
        ("core", "hub", "‘Overal’ zit in kern 1; de dichtste kern is 2, met 5 erin."),
        ("reach", "hub", "‘Overal’ bereikt in 2 stappen 6 van de 8 andere."),
    ],
)
def test_a_number_comes_with_its_whole(measure: str, node: str, said: str, town: Measures) -> None:
    """About one thing of the town."""
    assert sentence(town, measure, ID + node) == said


def test_a_community_is_named_after_its_centre(town: Measures) -> None:
    """With how many there are in it."""
    size = len(town.communities[town.of[ID + "t2"].community])
    assert (
        sentence(town, "community", ID + "t2")
        == f"‘Thema twee’ hoort bij de groep rond ‘Groot’: {size} van de 9."
    )


def test_sentences_speak_english() -> None:
    """With the labels of that language."""
    set_language("en")
    found = measures(network(store_of(TOWN), "en"))
    assert sentence(found, "degree", ID + "large") == "‘Large’ is directly linked with 6 of the 8 others."


def test_a_sample_is_said_and_an_exact_count_needs_no_words(town: Measures) -> None:
    """From how many of how many."""
    assert list(remarks(town)) == []
    estimated = measures(network(store_of(TOWN), "nl"), sampled_above=5)
    assert list(remarks(estimated)) == ["De betweenness is geschat uit de kortste wegen vanaf 9 van de 9."]
