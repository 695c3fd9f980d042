"""Questions about phenomena: where they occur, who works on them, and what the agendas say."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

HOME, BUSINESS, YOUTH, PHYSICAL, INTEGRITY = (
    "Veilige woon- en leefomgeving",
    "Bedrijvigheid en veiligheid",
    "Jeugd en veiligheid",
    "Fysieke veiligheid",
    "Integriteit en veiligheid",
)
# Themes or agenda items have the same names.
TRAFFICKING = "https://w3id.org/rodedraad/id/nl/verschijnsel/mensenhandel"
RADICALISATION = "https://w3id.org/rodedraad/id/nl/verschijnsel/radicalisering"
YOUTH_CRIME = "https://w3id.org/rodedraad/id/nl/verschijnsel/jeugdcriminaliteit"
VIOLENCE = "https://w3id.org/rodedraad/id/nl/verschijnsel/geweld"
IVZ = "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022"
POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2019-2022"
COALITION = "Coalitieprogramma Hengelo 2022-2026"
NATIONAL = "Landelijke veiligheidsagenda 2023-2026"
SUBVERSION = "Ondermijnende criminaliteit"


def test_every_phenomenon_with_its_place_and_meaning(ask: Ask) -> None:
    """Sixty-nine; five of them under two others. Each has a definition."""
    rows = ask("phenomena/phenomena")
    assert (len(rows), len({row[1] for row in rows})) == (74, 69)
    assert all(meaning for _, _, meaning, _ in rows)
    twice = {name for name in (row[1] for row in rows) if [row[1] for row in rows].count(name) > 1}
    assert twice == {
        "Criminele inmenging",
        "Cybercriminaliteit",
        "Drugscriminaliteit",
        "Gedigitaliseerde criminaliteit",
        "Zedendelicten",
    }


@pytest.mark.parametrize(
    ("phenomenon", "themes"),
    [("Drugs", "7"), ("Alcohol", "4"), ("Alcohol en drugs", "7"), ("Mensenhandel", "2"), ("Zorgfraude", "0")],
)
def test_how_many_themes_are_about_a_phenomenon(phenomenon: str, themes: str, ask: Ask) -> None:
    """Or about what falls under it."""
    assert {row[3] for row in ask("phenomena/phenomena") if row[1] == phenomenon} == {themes}


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (
            "2.3",
            [
                ("Alcohol", "2.3.2"),
                ("Drugs", "2.3.2"),
                ("Geweld", "2.3.1"),
                ("Overlast", "2.3.4"),
                ("Vernieling", "2.3.4"),
                ("Zedendelicten", "2.3.3"),
            ],
        ),
        (
            "2.5.2",
            [("Drugs", "2.5.2"), ("Illegale bewoning", "2.5.2"), ("Mensenhandel", "2.5.2")],
        ),
        ("4.4.3", []),
    ],
)
def test_what_a_subject_is_about(subject: str, expected: list[tuple[str, str]], ask: Ask) -> None:
    """The phenomena of its themes, or of the theme itself."""
    rows = ask("phenomena/phenomena-of-subject", subject=subject)
    assert [(phenomenon, number) for phenomenon, number, _ in rows] == expected


def test_the_sentence_on_a_theme_of_three_phenomena(sentence: Say) -> None:
    """Both numbers."""
    assert sentence("phenomena/phenomena-of-subject", subject="2.5.2") == (
        "Verschijnselen waar Drugs, illegale bewoning en mensenhandel over gaat: 3. Aantal thema's: 1."
    )


def test_which_themes_are_about_drugs(ask: Ask, sentence: Say) -> None:
    """Using, dealing and drug crime included: seven themes in four fields."""
    rows = ask("phenomena/themes-of-phenomenon", phenomenon="drugs")
    assert [(number, field, about) for number, _, field, about in rows] == [
        ("1.1.5", HOME, "Drugs"),
        ("2.3.2", BUSINESS, "Drugs"),
        ("2.4.2", BUSINESS, "Drugs"),
        ("2.5.2", BUSINESS, "Drugs"),
        ("3.3.1", YOUTH, "Drugsgebruik"),
        ("3.4.3", YOUTH, "Drugsgebruik"),
        ("3.4.3", YOUTH, "Drugshandel"),
        ("5.2.1", INTEGRITY, "Drugscriminaliteit"),
    ]
    assert sentence("phenomena/themes-of-phenomenon", phenomenon="drugs") == (
        "Thema's over Drugs: 7. Aantal velden: 4."
    )


@pytest.mark.parametrize(
    ("phenomenon", "themes"),
    [
        (TRAFFICKING, "2.5.2 5.2.2"),
        (RADICALISATION, "3.2.4 5.1.2"),
        (SUBVERSION, "5.2.1 5.2.2 5.2.3 5.2.4 5.5.2"),
        ("cybercrime", "5.4.1 5.4.3"),
        ("straatintimidatie", ""),
    ],
)
def test_which_themes_are_about_a_phenomenon(phenomenon: str, themes: str, ask: Ask) -> None:
    """Whatever field they are in."""
    rows = ask("phenomena/themes-of-phenomenon", phenomenon=phenomenon)
    assert sorted({row[0] for row in rows}) == themes.split()


def test_who_works_on_drugs(ask: Ask) -> None:
    """Twenty-five parties; nobody but two is at all seven themes."""
    rows = ask("phenomena/who-works-on-phenomenon", phenomenon="drugs")
    assert (len(rows), {row[3] for row in rows}) == (25, {"7"})
    assert [(row[0], row[2], row[4]) for row in rows if int(row[2]) > 2] == [
        ("Politie", "7", "4"),
        ("Team Leefbaarheid en Veiligheid", "7", "4"),
        ("Openbaar Ministerie", "6", "4"),
        ("Team VTH (Vergunningen, Toezicht en Handhaving)", "6", "4"),
        ("S&R", "4", "2"),
        ("Sociaal (sociaal domein)", "4", "3"),
        ("Team WMO (Wet maatschappelijke ondersteuning)", "3", "2"),
        ("Veiligheidsregio Twente", "3", "1"),
    ]


@pytest.mark.parametrize(
    ("phenomenon", "expected"),
    [
        (
            "drugs",
            [
                ("Veiligheidsregio Twente", "3"),
                ("RIEC Oost Nederland", "2"),
                ("Zorg en Veiligheidshuis Twente", "2"),
                ("Omgevingsdienst Twente", "1"),
            ],
        ),
        (
            TRAFFICKING,
            [("RIEC Oost Nederland", "2"), ("Omgevingsdienst Twente", "1"), ("Veiligheidsregio Twente", "1")],
        ),
        ("https://w3id.org/rodedraad/id/nl/verschijnsel/maatschappelijke-spanningen", []),
    ],
)
def test_which_partnerships_work_on_a_phenomenon(
    phenomenon: str, expected: list[tuple[str, str]], ask: Ask
) -> None:
    """With the number of themes."""
    kind = "samenwerkingsverband"
    rows = ask("phenomena/who-works-on-phenomenon", phenomenon=phenomenon, kind=kind)
    assert [(row[0], row[2]) for row in rows] == expected


def test_which_phenomena_recur_in_three_fields_or_more(ask: Ask) -> None:
    """Five, with all their themes."""
    found: dict[str, str] = {}
    for phenomenon, _, number, *_ in ask("phenomena/in-several-fields"):
        found[phenomenon] = f"{found.get(phenomenon, '')} {number}".strip()
    assert found == {
        "Overlast": "1.1.5 2.3.4 2.4.3 3.3.3 4.1.2",
        "Alcohol": "1.1.5 2.3.2 2.4.2 3.3.1",
        "Diefstal": "1.3.2 1.3.3 2.1.1 3.4.2",
        "Geweld": "2.3.1 2.4.3 3.3.3 3.4.2 5.3.1",
        "Vernieling": "1.2.1 2.1.3 2.2.2 2.3.4 2.4.3 3.1.2 3.3.3 3.4.2",
    }


@pytest.mark.parametrize(("least", "expected"), [("4", {"Overlast"}), ("5", set())])
def test_which_phenomena_recur_in_more_fields(least: str, expected: set[str], ask: Ask) -> None:
    """Nuisance is in four of the five."""
    assert {row[0] for row in ask("phenomena/in-several-fields", least=least)} == expected


@pytest.mark.parametrize(
    ("phenomenon", "expected"),
    [
        (
            "alcohol",
            [
                (YOUTH, HOME, "7", "9", "9"),
                (BUSINESS, YOUTH, "5", "11", "9"),
                (BUSINESS, HOME, "4", "11", "9"),
            ],
        ),
        (RADICALISATION, [(INTEGRITY, YOUTH, "5", "9", "9")]),
        ("brand", [(BUSINESS, PHYSICAL, "2", "15", "5")]),
        (
            VIOLENCE,
            [
                (BUSINESS, YOUTH, "5", "11", "9"),
                (BUSINESS, INTEGRITY, "1", "11", "3"),
                (INTEGRITY, YOUTH, "1", "3", "9"),
            ],
        ),
        ("pesten", []),
    ],
)
def test_do_the_same_parties_work_on_it_in_each_field(
    phenomenon: str, expected: list[tuple[str, ...]], ask: Ask
) -> None:
    """In both, in the one, in the other; counted from the rows of the table."""
    assert [row[1:] for row in ask("phenomena/same-people", phenomenon=phenomenon)] == expected


def test_the_sentence_where_there_is_nothing_to_compare(sentence: Say) -> None:
    """One field only."""
    assert sentence("phenomena/same-people", phenomenon="pesten") == (
        "Geen twee velden gaan over Pesten, dus er valt niets te vergelijken."
    )


def test_what_the_agendas_say_about_subversion(ask: Ask) -> None:
    """On the first day of the policy period: both regional frameworks have expired."""
    assert ask("phenomena/agenda-of-phenomenon", phenomenon=SUBVERSION) == [
        ("landelijk", "A1", "Ondermijnende en georganiseerde criminaliteit", NATIONAL, "geldt", SUBVERSION),
        ("regionaal", "B2", "Jongeren in criminele netwerken", POLICE, "verlopen", SUBVERSION),
        ("regionaal", "B3", "Aanpak ondermijning", POLICE, "verlopen", SUBVERSION),
        ("regionaal", "C1", "Aanpak van ondermijning", IVZ, "verlopen", SUBVERSION),
        ("lokaal", "D1b", "Tegengaan van ondermijning en criminaliteit", COALITION, "geldt", SUBVERSION),
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2022-12-31", {NATIONAL: "nog niet van kracht", POLICE: "geldt", IVZ: "geldt", COALITION: "geldt"}),
        ("2023-12-31", {NATIONAL: "geldt", POLICE: "geldt", IVZ: "verlopen", COALITION: "geldt"}),
        ("2027-01-01", {NATIONAL: "verlopen", POLICE: "verlopen", IVZ: "verlopen", COALITION: "verlopen"}),
    ],
)
def test_whether_a_framework_holds_on_another_day(on: str, expected: dict[str, str], ask: Ask) -> None:
    """The extension of the police plan counts."""
    rows = ask("phenomena/agenda-of-phenomenon", phenomenon=SUBVERSION, on=on)
    assert {row[3]: row[4] for row in rows} == expected


def test_an_item_about_a_part_comes_too(ask: Ask) -> None:
    """Young people who start in crime, under youth crime."""
    rows = ask("phenomena/agenda-of-phenomenon", phenomenon=YOUTH_CRIME)
    assert [(row[1], row[5]) for row in rows] == [("B2", "Jonge aanwas"), ("C3", "Jeugdcriminaliteit")]
