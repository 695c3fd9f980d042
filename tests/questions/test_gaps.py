"""Questions about what is missing: between agendas and themes, among partners, and in the programme."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2019-2022"
NEXT_POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2024-2027"
IVZ = "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022"
TEAM = "Programmateam veiligheid"
# How many themes each category has, field by field.
THEMES = ((5, 3, 5, 4), (4, 4, 4, 3, 2), (3, 4, 3, 3), (3, 3, 2, 3), (3, 4, 4, 3, 2))
# The themes about something a national or a regional item is about.
ASKED_BY_NATION = "2.5.2 5.1.3 5.2.1 5.2.2 5.2.3 5.2.4 5.4.1 5.4.3 5.5.2"
ASKED_BY_REGION = "1.1.2 1.1.3 3.2.1 3.2.2 3.2.3 3.3.2 5.2.1 5.2.2 5.2.3 5.2.4 5.4.1 5.4.3 5.5.2"


def all_themes() -> list[str]:
    """Return the numbers of all themes, in order."""
    return [
        f"{field}.{category}.{theme}"
        for field, categories in enumerate(THEMES, start=1)
        for category, count in enumerate(categories, start=1)
        for theme in range(1, count + 1)
    ]


def column(rows: list[tuple[str, ...]], index: int = 0) -> list[str]:
    """Return a column of the rows."""
    return [row[index] for row in rows]


def test_every_subject_item_shares_a_phenomenon_with_a_theme(ask: Ask, sentence: Say) -> None:
    """If a theme about a part of it counts."""
    assert ask("gaps/agenda-items-without-theme") == []
    assert sentence("gaps/agenda-items-without-theme") == (
        "Elk inhoudelijk agendapunt deelt een verschijnsel met een thema (alle bestuurslagen)."
    )


@pytest.mark.parametrize(
    ("given", "expected", "total"),
    [({}, "A3 B4 C3 C5 D2", "13"), ({"level": "regionaal"}, "B4 C3 C5", "6")],
)
def test_some_items_come_back_only_in_part(
    given: dict[str, str], expected: str, total: str, ask: Ask
) -> None:
    """Cybercrime, youth crime and liveability are no theme by themselves."""
    rows = ask("gaps/agenda-items-without-theme", narrower="nee", **given)
    assert column(rows) == expected.split()
    assert set(column(rows, 3)) == {total}


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({}, f"{ASKED_BY_NATION} {ASKED_BY_REGION}"),
        ({"level": "landelijk"}, ASKED_BY_NATION),
        ({"level": "regionaal"}, ASKED_BY_REGION),
    ],
)
def test_most_themes_are_asked_by_no_higher_agenda(given: dict[str, str], asked: str, ask: Ask) -> None:
    """All but those about something an item is about."""
    rows = ask("gaps/themes-without-agenda-item", **given)
    assert column(rows) == [number for number in all_themes() if number not in asked.split()]
    assert set(column(rows, 3)) == {"74"}


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ({}, [("4", "11")]),
        ({"level": "landelijk"}, [("1", "17"), ("3", "13"), ("4", "11")]),
        ({"level": "regionaal"}, [("2", "17"), ("4", "11")]),
    ],
)
def test_physical_safety_has_no_anchor_above(
    given: dict[str, str], rows: list[tuple[str, str]], ask: Ask
) -> None:
    """And other fields have none on one of the two levels."""
    assert [
        (number, themes)
        for number, _, themes, total in ask("gaps/fields-without-agenda-item", **given)
        if total
    ] == rows


def test_both_motions_land_in_no_theme(ask: Ask, sentence: Say) -> None:
    """Care fraud and street harassment."""
    assert [row[:2] + row[3:] for row in ask("gaps/motions-without-theme")] == [
        ("2021-07-23", "C01-M09", "Zorgfraude", "2"),
        ("2022-02-09", "D05", "Straatintimidatie", "2"),
    ]
    assert sentence("gaps/motions-without-theme") == "2 van de 2 moties landen in geen thema."


def test_two_categories_have_municipal_units_only(ask: Ask) -> None:
    """Three units each."""
    assert ask("gaps/categories-without-external-partner") == [
        ("5.3", "Weerbare overheid en weerbaar bestuur", "3", "22"),
        ("5.5", "Ambtelijke en bestuurlijke integriteit", "3", "22"),
    ]


def test_eight_categories_have_no_partnership(ask: Ask) -> None:
    """With the number of partners that stand alone there."""
    assert [(number, partners) for number, _, partners, _ in ask("gaps/categories-without-partnership")] == [
        ("1.2", "3"),
        ("1.4", "3"),
        ("3.4", "2"),
        ("4.1", "2"),
        ("5.1", "5"),
        ("5.3", "0"),
        ("5.4", "2"),
        ("5.5", "0"),
    ]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "samenwerkingsverband",
            {
                "Expertgroep ZVS",
                "Platform IVZ (Integrale Veiligheidszorg)",
                "Regionale Stuurgroep Zorg, Veiligheid en Straf",
                "Themagroepen ZVS",
            },
        ),
        (
            "externe partij",
            {
                "Belastingdienst",
                "Districtelijk Veiligheidsoverleg",
                "GGD",
                "Kabinet",
                "Kadera",
                "Mediant",
                "Politie, eenheid Oost-Nederland",
                "UWV",
                "Veilig Thuis",
                "Vereniging van Nederlandse Gemeenten",
            },
        ),
    ],
)
def test_named_partners_stand_in_no_category(kind: str, names: set[str], ask: Ask) -> None:
    """Named in the text, forgotten in the table."""
    assert set(column(ask("gaps/partners-in-no-category", kind=kind), 1)) == names


def test_a_party_of_another_that_does_stand_in_a_category_says_so(ask: Ask) -> None:
    """The regional unit belongs to the police."""
    rows = ask("gaps/partners-in-no-category")
    assert {actor: whole for _, actor, whole, _ in rows if whole} == {
        "Politie, eenheid Oost-Nederland": "Politie"
    }


def test_no_municipal_unit_is_called_a_forgotten_partner(ask: Ask) -> None:
    """The council and the executive are no partners."""
    names = set(column(ask("gaps/partners-in-no-category"), 1))
    assert not names & {"Gemeenteraad", "College van burgemeester en wethouders", "CMT", "Team services"}


def test_crisis_management_hangs_on_the_safety_region(ask: Ask) -> None:
    """Its three themes have no other party from outside."""
    assert [
        (number, partner, total) for number, _, partner, _, total in ask("gaps/themes-on-one-partner")
    ] == [(f"4.4.{theme}", "Veiligheidsregio Twente", "74") for theme in (1, 2, 3)]


@pytest.mark.parametrize(
    ("on", "rows"),
    [
        ("2022-12-31", []),
        ("2023-12-31", [("2022-12-31", IVZ, "6", "", "4")]),
        ("2024-01-01", [("2022-12-31", IVZ, "6", "", "4"), ("2023-12-31", POLICE, "5", NEXT_POLICE, "4")]),
    ],
)
def test_expired_agendas_are_still_cited(on: str, rows: list[tuple[str, ...]], ask: Ask) -> None:
    """From the day after their last, with the successor if one is known."""
    assert ask("gaps/expired-but-cited", on=on) == rows


def test_of_two_new_frameworks_the_content_is_not_known(ask: Ask) -> None:
    """They are announced, and no item of them is recorded."""
    assert [(name, old) for _, name, _, old in ask("gaps/successors-without-content")] == [
        (NEXT_POLICE, POLICE),
        ("Strategisch integraal veiligheidsbeleid 2024-2026", "Huidig veiligheidsbeleid"),
    ]


def test_no_goal_has_work_connected_to_it(ask: Ask, sentence: Say) -> None:
    """The source lists goals, hours and moments apart."""
    assert column(ask("gaps/goals-without-work")) == ["G1.1", "G1.2", *(f"G2.{n}" for n in range(1, 7))]
    assert sentence("gaps/goals-without-work") == ("Aan 8 van de 8 doelen is geen werk of moment verbonden.")


def test_for_three_of_four_risks_nobody_is_named(ask: Ask) -> None:
    """The communication plan of the fourth has a team that provides its hours."""
    assert [(number, measure) for number, _, measure, _ in ask("gaps/risks-without-party")] == [
        ("R1", "Externe inhuur"),
        ("R3", "Externe inhuur"),
        ("R4", "Opdracht en deelname bekendmaken in de lijnorganisatie"),
    ]


def test_six_roles_of_the_team_have_no_holder(ask: Ask) -> None:
    """One of them has been asked for."""
    assert [(team, post, bool(note)) for team, post, note, _ in ask("gaps/posts-without-holder")] == [
        (TEAM, "Adviseur sociaal domein", False),
        (TEAM, "Adviseur toezicht en handhaving", False),
        (TEAM, "Adviseur veiligheid", False),
        (TEAM, "Communicatieadviseur", False),
        (TEAM, "Juridisch beleidsmedewerker", False),
        (TEAM, "Ondersteuning", True),
    ]


def test_violence_is_handled_apart_by_the_field_without_partners(ask: Ask) -> None:
    """Violence against employees stands in a category without external partners."""
    assert ask("gaps/phenomena-handled-apart") == [
        ("Geweld", "Bedrijvigheid en veiligheid", "Integriteit en veiligheid"),
        ("Geweld", "Integriteit en veiligheid", "Jeugd en veiligheid"),
    ]


def test_gaps_answer_in_english_too(ask: Ask) -> None:
    """Labels from the dataset."""
    assert ask("gaps/fields-without-agenda-item", lang="en") == [("4", "Physical safety", "11", "5")]
