"""Questions about agendas: their items, what these are about, and which come back elsewhere."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

NATION = "Landelijke veiligheidsagenda 2023-2026"
POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2019-2022"
IVZ = "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022"
SUBJECT, METHOD = "inhoudelijk onderwerp", "werkwijze"


def numbers(rows: list[tuple[str, ...]]) -> list[str]:
    """Return the numbers of the items, each once, in order."""
    return list(dict.fromkeys(row[0] for row in rows))


def test_the_national_agenda_has_four_subjects_and_a_way_of_working(ask: Ask) -> None:
    """Its five items, with what kind each is."""
    assert ask("agenda/items", framework=NATION) == [
        ("A1", "Ondermijnende en georganiseerde criminaliteit", SUBJECT, NATION, "landelijk"),
        ("A2", "Mensenhandel", SUBJECT, NATION, "landelijk"),
        ("A3", "Cybercrime of gedigitaliseerde criminaliteit", SUBJECT, NATION, "landelijk"),
        ("A4", "Verbinding met de samenleving en maatschappelijke onrust", SUBJECT, NATION, "landelijk"),
        ("A5", "Intelligence en internationale samenwerking", METHOD, NATION, "landelijk"),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"level": "regionaal"}, "B1 B2 B3 B4 B5 C1 C2 C3 C4 C5 C6"),
        ({"level": "lokaal"}, "D1 D1b D2"),
        ({"kind": METHOD}, "A5 B3 B5 C2 C4 C6"),
        ({"level": "regionaal", "kind": SUBJECT}, "B1 B2 B4 C1 C3 C5"),
        ({"framework": POLICE, "level": "landelijk"}, ""),
    ],
)
def test_choices_leave_fewer_items(given: dict[str, str], expected: str, ask: Ask) -> None:
    """Each by itself and together."""
    assert numbers(ask("agenda/items", **given)) == expected.split()


@pytest.mark.parametrize(
    ("phenomenon", "found"),
    [
        ("mensenhandel", ["A2 dit verschijnsel", "D1b iets ruimers"]),
        ("zorgproblematiek", ["B1 een deel ervan", "C2 dit verschijnsel"]),
        (
            "ondermijning",
            [*(f"{item} dit verschijnsel" for item in ("A1", "B2", "B3", "C1", "D1b")), "D1b iets ruimers"],
        ),
        (
            "cybercriminaliteit",
            [*(f"{item} dit verschijnsel" for item in ("A3", "B4", "C5")), "D1b iets ruimers"],
        ),
        ("drugs", []),
    ],
)
def test_an_item_touches_a_phenomenon_a_part_of_it_or_what_it_falls_under(
    phenomenon: str, found: list[str], ask: Ask
) -> None:
    """Each time it is said which of the three."""
    rows = ask("agenda/items-on-phenomenon", phenomenon=phenomenon)
    assert [f"{number} {how}" for number, _, _, how, _, _ in rows] == found


def test_no_item_about_drugs_is_an_answer(sentence: Say) -> None:
    """In words."""
    assert sentence("agenda/items-on-phenomenon", phenomenon="drugs") == (
        "Geen agendapunt gaat over Drugs, over een deel ervan of over iets ruimers."
    )


def test_a_way_of_working_is_told_with_the_reason_to_call_it_so(ask: Ask, sentence: Say) -> None:
    """Six of the nineteen; one national, five regional."""
    rows = ask("agenda/ways-of-working")
    assert numbers(rows) == ["A5", "B3", "B5", "C2", "C4", "C6"]
    assert all(reason and total == "19" for _, _, _, reason, total in rows)
    assert sentence("agenda/ways-of-working", level="regionaal") == (
        "5 van de 11 agendapunten zijn een werkwijze (regionaal)."
    )


@pytest.mark.parametrize(
    ("least", "rows"),
    [
        ("2", [("4", "3", "5", "Ondermijnende criminaliteit"), ("3", "2", "3", "Cybercriminaliteit")]),
        ("4", [("4", "3", "5", "Ondermijnende criminaliteit")]),
        ("5", []),
    ],
)
def test_two_phenomena_recur_in_several_agendas(least: str, rows: list[tuple[str, ...]], ask: Ask) -> None:
    """Subversive crime in all four (A1, B2, B3, C1, D1b), cybercrime in three (A3, B4, C5)."""
    assert ask("agenda/recurring-phenomena", least=least) == rows


def test_who_contributes_to_an_item_is_counted_in_the_categories(ask: Ask) -> None:
    """Two of the five parties against subversive crime stand in no category."""
    assert ask("agenda/contributors", item="D1b") == [
        ("D1b", "Tegengaan van ondermijning en criminaliteit", who, count)
        for who, count in [
            ("Politie", "16"),
            ("Openbaar Ministerie", "13"),
            ("RIEC Oost Nederland", "3"),
            ("Belastingdienst", "0"),
            ("UWV", "0"),
        ]
    ]
    assert [row[2] for row in ask("agenda/contributors", item="D2")] == [
        "BOA (buitengewoon opsporingsambtenaar)",
        "Wijkagent",
    ]
