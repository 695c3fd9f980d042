"""What a person types and which thing is meant."""

from __future__ import annotations

import pytest

from rodedraad.graph.naming import Ambiguous, Names, labels, plain, resolve, shortened, slug
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from tests.graph.small import ID, store

STORE = store()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Politie", "actor/politie"),
        ("  POLITIE ", "actor/politie"),
        ("police", "actor/politie"),
        ("Pol.", "actor/politie"),
        ("cafe", "actor/cafe"),
        ("1.1", "thema/fietsdiefstal"),
        ("fietsdifstal", "thema/fietsdiefstal"),
        (ID + "veld/wijk", "veld/wijk"),
        (f"<{ID}veld/wijk>", "veld/wijk"),
        ("het plan", "brondocument/plan"),
    ],
)
def test_any_name_a_thing_goes_by_leads_to_it(typed: str, meant: str) -> None:
    """Labels in both languages, variants, errors, numbers, addresses; case and accents do not count."""
    assert resolve(STORE, typed).value == ID + meant


def test_a_preferred_name_wins_over_a_variant_of_something_else() -> None:
    """The theme called Fietsdiefstal is meant, not the phenomenon that has it as another name."""
    assert resolve(STORE, "Fietsdiefstal").value == ID + "thema/fietsdiefstal"


def test_terms_of_the_ontology_are_found_by_prefixed_name() -> None:
    """``rd:Theme`` is a thing too."""
    assert resolve(STORE, "rd:Theme").value == "https://w3id.org/rodedraad/def#Theme"


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    """A slip of the finger gets the names that were probably meant."""
    with pytest.raises(Fault, match=r"Bedoelde u .*‘Fietsdiefstal’"):
        resolve(STORE, "fietsendiefstal")
    with pytest.raises(Fault, match="komt in de gegevens niet voor"):
        resolve(STORE, "xyzzy")


def test_a_name_of_two_things_is_answered_with_both() -> None:
    """The candidates tell themselves apart by kind and address."""
    from tests.graph.small import TURTLE

    double = store(TURTLE + 'actor:tweede a rd:ActorGroup ; skos:prefLabel "Politie"@nl , "Police"@en .')
    with pytest.raises(Ambiguous) as several:
        resolve(double, "politie")
    assert [(found.label, found.kind) for found in several.value.candidates] == [
        ("Politie", "organisatie"),
        ("Politie", "groep"),
    ]


@pytest.mark.parametrize("hostile", ['" } ; DROP', "<http://a> b", "{ ?s ?p ?o }", "\\", "'''"])
def test_hostile_text_is_only_a_name(hostile: str) -> None:
    """Whatever is typed, it never becomes part of a query."""
    with pytest.raises(Fault, match="komt in de gegevens niet voor"):
        resolve(STORE, hostile)


@pytest.mark.parametrize("broken", ["http://[", "urn:\x80", "http://a/%zz", "urn:\ud800", "a:[b"])
def test_what_only_looks_like_an_address_is_an_unknown_name(broken: str) -> None:
    """Nobody who types a name hears about SPARQL, and no half of a character breaks the search."""
    with pytest.raises(Fault, match="komt in de gegevens niet voor"):
        resolve(STORE, broken)


THEMES = {ID + "thema/fietsdiefstal"}
OTHERS = {ID + "verschijnsel/diefstal", ID + "veld/wijk"}


def test_only_what_may_be_chosen_is_meant() -> None:
    """One name of a theme and a phenomenon leads to whichever there is to choose from."""
    names = Names(STORE)
    assert {names.resolve("fietsdiefstal", THEMES).value} == THEMES
    assert names.resolve("fietsdiefstal", OTHERS).value == ID + "verschijnsel/diefstal"
    assert {names.resolve("1.1", THEMES).value} == THEMES


@pytest.mark.parametrize("given", ["1.1", ID + "thema/fietsdiefstal", f"<{ID}thema/fietsdiefstal>"])
def test_what_may_not_be_chosen_is_said_to_be_something_else(given: str) -> None:
    """With its kind and number, so that a person sees why."""
    with pytest.raises(Fault) as fault:
        Names(STORE).resolve(given, OTHERS)
    assert f"‘{given}’" in str(fault.value)
    assert f"\n  Fietsdiefstal (thema 1.1) <{ID}thema/fietsdiefstal>" in str(fault.value)


def test_near_names_are_those_that_may_be_chosen() -> None:
    """No name is suggested that would be refused."""
    with pytest.raises(Fault, match="‘Diefstal’") as fault:
        Names(STORE).resolve("diefstl", OTHERS)
    assert "Fietsdiefstal" not in str(fault.value)
    with pytest.raises(Fault, match=r"niet voor\.$"):
        Names(STORE).resolve("politei", THEMES)


def test_with_nothing_to_choose_from_every_name_is_refused() -> None:
    """Also one that exists."""
    with pytest.raises(Fault, match="Politie"):
        Names(STORE).resolve("Politie", set())


def test_labels_follow_the_language_and_fall_back_to_the_address() -> None:
    """Dutch, English, and for what has no label the last part of its IRI."""
    nameless = ID + "betrokkenheid/een"
    assert labels(STORE, [ID + "actor/politie", nameless]) == {
        ID + "actor/politie": "Politie",
        nameless: "een",
    }
    set_language("en")
    try:
        assert labels(STORE, [ID + "actor/politie"]) == {ID + "actor/politie": "Police"}
    finally:
        set_language("nl")


def test_addresses_are_shortened_with_house_prefixes() -> None:
    """A term of a known vocabulary shows its prefix, anything else its last part."""
    assert shortened("http://www.w3.org/2004/02/skos/core#broader") == "skos:broader"
    assert shortened("https://example.org/a/b") == "b"


def test_plain_text_and_slugs_forget_case_accents_and_blanks() -> None:
    """For comparing names, and for making addresses of them."""
    assert plain("  Café  ÉÉN ") == "cafe een"
    assert slug("Café & Één: plan!") == "cafe-een-plan"
