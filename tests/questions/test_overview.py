"""Questions about the whole: what is in it, where a word occurs, and all about one thing."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say


@pytest.mark.parametrize(
    ("kind", "number", "broader"),
    [
        ("veiligheidsveld", "5", "veiligheidsonderwerp"),
        ("categorie", "22", "veiligheidsonderwerp"),
        ("thema", "74", "veiligheidsonderwerp"),
        ("veiligheidsonderwerp", "101", ""),
        ("betrokkenheid", "164", ""),
        ("motie", "2", ""),
        ("mijlpaal", "14", ""),
        ("doel", "8", ""),
        ("risico", "4", ""),
        ("urenpost", "8", ""),
        ("wet", "5", ""),
        ("artikel", "3", ""),
        ("communicatiedoel", "7", ""),
        ("samenwerkingsverband", "9", "actor"),
        ("brondocument", "1", ""),
    ],
)
def test_each_kind_is_counted(kind: str, number: str, broader: str, ask: Ask) -> None:
    """As the facts count them; what falls under a kind also counts for the broader kind."""
    assert [row for row in ask("overview/what-is-in-it") if row[0] == kind] == [(kind, number, broader)]


def test_the_parties_of_all_kinds_are_parties(ask: Ask) -> None:
    """Those of no kind of their own are the five that are unresolved or undecided."""
    counted = {kind: int(number) for kind, number, _ in ask("overview/what-is-in-it")}
    kinds = ("gemeentelijk team", "organisatie", "groep", "samenwerkingsverband")
    assert counted["actor"] - sum(counted[kind] for kind in kinds) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wijkk", [("Wijkracht", "organisatie", "Wijkkracht", "andere naam")]),
        ("WIJKACHT", [("Wijkracht", "organisatie", "Wijkacht", "schrijffout")]),
        ("vrt", [("Veiligheidsregio Twente", "samenwerkingsverband", "VRT", "andere naam")]),
        (
            "ene vern",
            [("Overvallen en vernielingen", "thema", "Overvallen ene vernielingen", "schrijffout")],
        ),
        ("3.2.4", [("Radicalisering (jeugd)", "thema", "3.2.4", "nummer")]),
        ("D1b", [("Tegengaan van ondermijning en criminaliteit", "agendapunt", "D1b", "nummer")]),
        ("zzz", []),
    ],
)
def test_a_word_is_found_in_names_of_every_kind(text: str, expected: list[tuple[str, ...]], ask: Ask) -> None:
    """Also in other names, misspellings and numbers, whatever the case."""
    assert ask("overview/find-word", text=text) == expected


def test_the_misread_ondermijning_is_found_three_times(ask: Ask, sentence: Say) -> None:
    """Once for each agenda, as the document spells it."""
    assert ask("overview/find-word", text="ondernij") == [
        ("Aanpak ondermijning", "agendapunt", "Aanpak ondernijning", "schrijffout"),
        ("Aanpak van ondermijning", "agendapunt", "De aanpak van Ondernijning", "schrijffout"),
        (
            "Ondermijnende en georganiseerde criminaliteit",
            "agendapunt",
            "Ondernijende en georganiseerde criminaliteit",
            "schrijffout",
        ),
    ]
    assert sentence("overview/find-word", text="zzz") == 'Nergens komt "zzz" in een naam voor.'


def test_all_that_is_stated_about_a_partnership(ask: Ask) -> None:
    """What the sources say of the safety region, in the words of the project."""
    rows = ask("overview/about", thing="vrt")
    assert [row[:2] for row in rows if row[2] == "vermeld"] == [
        ("andere naam", "VRT"),
        (
            "doel",
            "Partijen verbinden, zodat aantasting van de fysieke veiligheid wordt voorkomen of bestreden.",
        ),
        ("genoemd aantal leden", "14"),
        ("herkomst van de naam", "uit het document"),
        ("naam", "Veiligheidsregio Twente"),
        ("rechtsvorm", "gemeenschappelijke regeling"),
        ("soort", "samenwerkingsverband"),
        ("toelichting", "Formele samenwerking van veertien gemeenten; kan opschalen tot crisisorganisatie."),
    ]


def test_what_follows_about_a_thing_is_marked_as_such(ask: Ask) -> None:
    """Nobody wrote that the safety region works on fire; it follows from where it is named."""
    rows = ask("overview/about", thing="vrt")
    assert ("werkt aan", "Brand", "afgeleid") in rows
    assert {row[0] for row in rows if row[2] == "afgeleid"} == {"samen betrokken met", "werkt aan"}
