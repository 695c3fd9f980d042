"""A what-if in words and as data."""

from __future__ import annotations

import json
from datetime import date

import pytest

from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.whatif import what_if
from rodedraad.queries.networks.whatifwords import Sentences, as_data, sentences
from rodedraad.queries.networks.world import world
from tests.queries.towns import AGENDAS, ALIGNED, ID, TOWN, store_of


def said(*gone: str, on: date | None = None, language: str = "nl", turtle: str = TOWN + AGENDAS) -> Sentences:
    """Return what is said about the town without *gone*."""
    set_language(language)
    known = world(store_of(turtle, inferred=ALIGNED if AGENDAS in turtle else ""))
    return sentences(what_if(known, [ID + name for name in gone], on), known.graph)


def test_each_loss_is_a_sentence_with_its_whole() -> None:
    """By kind, in the words of the ontology."""
    told = said("a", "b")
    assert told.title == "Wat als ‘Alfa’ en ‘Beta’ wegvallen?"
    assert told.subjects == (
        "Geen externe partner meer bij 1 van de 1 (veiligheidsveld): ‘Veld’.",
        "Niemand meer bij 1 van de 2 (categorie): ‘Klein’.",
        "Geen externe partner meer bij 1 van de 2 (categorie): ‘Groot’.",
        "Niemand meer bij 1 van de 3 (thema): ‘Thema een’.",
        "Geen externe partner meer bij 2 van de 3 (thema): ‘Thema twee’ en ‘Thema drie’.",
    )
    assert told.items[:2] == (
        "Niemand meer bij 1 van de 2 (agendapunt dat is opgepakt): ‘Stilte’.",
        "Geen externe partner meer bij 1 van de 2 (agendapunt dat is opgepakt): ‘Rust’.",
    )


def test_on_what_coverage_rests_is_said() -> None:
    """An accepted alignment, or only a shared phenomenon."""
    assert said("hub").items == (
        "Geen enkel agendapunt verliest de laatste partner die eraan werkt (2 bekeken).",
        "Opgepakt volgens een vastgestelde afstemming: 1 van de 2.",
        "Nog niet afgestemd: 1 van de 2. Zo'n punt telt als opgepakt omdat een thema over hetzelfde "
        "verschijnsel gaat of over een deel ervan.",
    )


def test_a_framework_that_goes_is_told_with_its_items() -> None:
    """And the themes that have no anchor left."""
    told = said("old")
    assert told.title == "Wat als ‘Oude agenda’ wegvalt?"
    assert told.items[:2] == (
        "Vervallen met het kader, 1 van de 2 agendapunten: ‘Stilte’.",
        "Geen agendapunt meer bij 1 van de 2 die er een hadden (thema): ‘Thema een’.",
    )
    assert told.subjects == ("Geen enkel onderwerp verliest zijn laatste partner (6 bekeken).",)


def test_on_a_day_it_is_said_what_does_not_count() -> None:
    """And of what nobody knows."""
    assert said("a").frameworks == ()
    assert said("a", on=date(2024, 1, 1)).frameworks == (
        "Buiten werking op 1 januari 2024: 1 van de 2 kaders; "
        "zij en hun agendapunten tellen niet mee: ‘Oude agenda’.",
        "Looptijd niet bekend: 1 van de 2 kaders; die tellen wel mee.",
    )
    assert said("a", on=date(2021, 1, 1)).frameworks[0] == (
        "Op 1 januari 2021 geldt elk kader waarvan de looptijd bekend is."
    )


def test_what_comes_loose_is_named() -> None:
    """With how many pairs have no thread any more."""
    unit = ':u a rd:Organisation ; skos:prefLabel "Onderdeel"@nl ; org:subOrganizationOf :a .'
    assert said("a", turtle=TOWN + unit).threads == (
        "Niet meer met een draad verbonden: 8 van de 36 paren.",
        "Los raakt: ‘Onderdeel’.",
    )
    assert said("a", turtle=TOWN).threads == (
        "Alle paren die met een draad zijn verbonden, blijven dat (28).",
    )


def test_shifts_are_one_line_a_measure() -> None:
    """Places for shares, numbers for counts."""
    shifts = said("a", "b", turtle=TOWN).shifts
    assert (
        "Hoe diep in de kern (k-core): ‘Veld’ van 2 naar 1; ‘Groot’ van 2 naar 1; ‘Klein’ van 2 naar 1."
        in shifts
    )
    assert shifts[0].startswith("Op de weg tussen andere (betweenness): ‘")
    assert "plaats" in shifts[0]


def test_nothing_shifts_where_nothing_hangs() -> None:
    """And that is said."""
    alone = ':q a rd:Organisation ; skos:prefLabel "Los"@nl ; rd:statedIn :p . :r a rd:Organisation .'
    assert said("q", turtle=TOWN + alone).shifts == ("Geen enkele maat verschuift.",)


def test_sentences_speak_english() -> None:
    """With the labels of that language."""
    told = said("old", language="en")
    assert told.title == "What if ‘Old agenda’ falls away?"
    assert told.items[0] == "Gone with the framework, 1 of the 2 agenda items: ‘Silence’."


@pytest.mark.parametrize("on", [None, date(2024, 1, 1)])
def test_as_data_every_thing_has_its_iri_and_label(on: date | None) -> None:
    """And JSON can hold it."""
    known = world(store_of(TOWN + AGENDAS, inferred=ALIGNED))
    data = json.loads(json.dumps(as_data(what_if(known, [ID + "a"], on), known.graph)))
    assert data["gone"] == [{"iri": ID + "a", "label": "Alfa", "kind": "organisatie"}]
    assert data["on"] == (on.isoformat() if on else None)
    assert data["subjects"][1]["hanging"] == [
        {"iri": ID + "large", "label": "Groot", "kind": "categorie"},
        {"iri": ID + "small", "label": "Klein", "kind": "categorie"},
    ]
    assert data["sentences"]["title"] == "Wat als ‘Alfa’ wegvalt?"
    assert data["torn"] == {"pairs": data["torn"]["pairs"], "broken": 0, "loose": []}
