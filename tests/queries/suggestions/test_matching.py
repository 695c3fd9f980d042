"""Which relation is proposed, read from subject to item as SKOS has it."""

from __future__ import annotations

import pytest

from rodedraad.ontology.terms import SEMAPV, SKOS
from rodedraad.queries.suggestions.matching import Fit, justification
from tests.queries.suggestions.small import thing, village

VILLAGE = village()


@pytest.mark.parametrize(
    ("item", "subject", "fit", "predicate"),
    [
        ("wolfplan", "wolven", Fit.CLOSE, SKOS.closeMatch),
        ("dierplan", "dieren", Fit.CLOSE_NAME, SKOS.closeMatch),
        ("dierplan", "honden", Fit.ITEM_BROADER, SKOS.broadMatch),
        ("wolfplan", "dieren", Fit.ITEM_NARROWER, SKOS.narrowMatch),
        ("wolfplan", "drank", Fit.RELATED, SKOS.relatedMatch),
        ("samen", "hondenpoep", Fit.WAY_OF_WORKING, SKOS.relatedMatch),
    ],
)
def test_the_relation_follows_from_names_and_phenomena(
    item: str, subject: str, fit: Fit, predicate: str
) -> None:
    """Broad: what is asked is the broader of the two."""
    found = VILLAGE.candidate(thing(item), thing(subject))
    assert (found.fit, found.predicate) == (fit, predicate)


def test_the_same_name_about_the_same_is_exact() -> None:
    """And only that."""
    twins = """:t a rd:Theme ; skos:prefLabel "Wolf"@nl ; rd:concerns :w .
        :i a rd:AgendaItem ; skos:prefLabel "Aanpak wolven"@nl ; skos:altLabel "wolf"@nl ; rd:concerns :w .
        :w a rd:Phenomenon ; skos:prefLabel "Wolf"@nl ."""
    assert village(twins).candidate(thing("i"), thing("t")).predicate == SKOS.exactMatch


def test_the_justification_says_what_it_rests_on() -> None:
    """Names, structure, or both."""
    pairs = [("wolfplan", "wolven"), ("wolfregio", "wolven"), ("wolfplan", "drank")]
    found = [justification(VILLAGE.candidate(thing(one), thing(other)).evidence) for one, other in pairs]
    assert found == [SEMAPV.CompositeMatching, SEMAPV.StructuralMatching, SEMAPV.StructuralMatching]


def test_one_of_many_about_the_same_is_a_part_and_their_heading_is_close() -> None:
    """Two themes about the wolf under one category, with other names than what is asked."""
    twins = """:c a rd:Category ; skos:prefLabel "Bos"@nl .
        :een a rd:Theme ; skos:broader :c ; skos:prefLabel "Hekken"@nl ; rd:concerns :w .
        :twee a rd:Theme ; skos:broader :c ; skos:prefLabel "Voorlichting"@nl ; rd:concerns :w , :x .
        :i a rd:AgendaItem ; skos:prefLabel "Roofdieren"@nl ; rd:concerns :w .
        :w a rd:Phenomenon ; skos:prefLabel "Wolf"@nl . :x a rd:Phenomenon ; skos:prefLabel "Vrees"@nl ."""
    found = village(twins)
    assert [found.candidate(thing("i"), thing(name)).fit for name in ("een", "twee", "c")] == [
        Fit.ITEM_BROADER, Fit.ITEM_NARROWER, Fit.CLOSE_INSIDE,
    ]  # fmt: skip
