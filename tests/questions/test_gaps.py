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
# The themes that an alignment with a national item is about, those of an aligned category with it: the first
# is of cybercrime and its category, then trafficking, organised crime and its category, unrest.
ASKED_BY_NATION = "5.4.1 5.4.2 5.4.3 2.5.2 5.2.1 5.2.2 5.2.3 5.2.4 5.5.2 5.1.1 5.1.2 5.1.3 5.3.4"
FIELD_NAMES = (
    "Veilige woon- en leefomgeving",
    "Bedrijvigheid en veiligheid",
    "Jeugd en veiligheid",
    "Fysieke veiligheid",
    "Integriteit en veiligheid",
)


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


@pytest.mark.parametrize("on", ["2020-06-01", "2022-06-01", "2024-01-01"])
def test_for_every_subject_item_something_is_proposed(on: str, ask: Ask, sentence: Say) -> None:
    """Only ways of working match nothing, and they need no theme."""
    assert ask("gaps/agenda-items-without-theme", on=on) == []
    assert "is iets passends in het lokale beleid bekend (alle bestuurslagen; ook voorstellen)." in sentence(
        "gaps/agenda-items-without-theme", on=on
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"on": "2020-06-01"}, "B1 B2 B4 C1 C3 C5"),
        ({"on": "2022-06-01"}, "B1 B2 B4 C1 C3 C5 D1 D1b D2"),
        ({"on": "2024-01-01"}, "A1 A2 A3 A4 D1 D1b D2"),
        ({"on": "2024-01-01", "level": "landelijk"}, "A1 A2 A3 A4"),
        ({"on": "2024-01-01", "level": "regionaal"}, ""),
        ({"on": "2030-01-01"}, ""),
    ],
)
def test_none_of_them_is_accepted_yet(given: dict[str, str], expected: str, ask: Ask) -> None:
    """Frameworks in force only; it says that there are proposals."""
    rows = ask("gaps/agenda-items-without-theme", basis="alleen aanvaarde", **given)
    assert column(rows) == expected.split()
    assert {row[3:] for row in rows} <= {("er zijn alleen voorstellen", str(len(rows)))}


def test_most_themes_are_not_known_to_be_asked(ask: Ask) -> None:
    """All but those that an item in force is about; those of a category that is aligned are asked with it."""
    rows = ask("gaps/themes-without-agenda-item", on="2024-01-01")
    assert column(rows) == [number for number in all_themes() if number not in ASKED_BY_NATION.split()]
    assert set(column(rows, 4)) == {"74"}
    states = {number: state for number, _, _, state, _ in rows}
    assert states["1.1.2"] == "alleen een agenda die hier niet meetelt, sluit erop aan"
    assert states["4.1.1"] == "nog niemand keek ernaar"


@pytest.mark.parametrize("given", [{"basis": "alleen aanvaarde"}, {"level": "regionaal"}])
def test_nothing_accepted_or_no_regional_agenda_in_force_asks_no_theme(
    given: dict[str, str], ask: Ask
) -> None:
    """Both regional frameworks have expired by 2024."""
    assert column(ask("gaps/themes-without-agenda-item", on="2024-01-01", **given)) == all_themes()


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ({"on": "2020-06-01"}, "4"),
        ({"on": "2022-06-01"}, "4"),
        ({"on": "2024-01-01"}, "1 3 4"),
        ({"on": "2024-01-01", "level": "regionaal"}, "1 2 3 4 5"),
        ({"on": "2024-01-01", "basis": "accepted"}, "1 2 3 4 5"),
    ],
)
def test_physical_safety_has_no_known_anchor_above(given: dict[str, str], numbers: str, ask: Ask) -> None:
    """And others lose theirs when the regional agendas expire."""
    themes = [sum(categories) for categories in THEMES]
    assert ask("gaps/fields-without-agenda-item", **given) == [
        (number, FIELD_NAMES[int(number) - 1], str(themes[int(number) - 1]), "5")
        for number in numbers.split()
    ]


def test_of_one_motion_it_is_not_known_where_it_lands(ask: Ask, sentence: Say) -> None:
    """Somebody looked for care fraud in vain; with street harassment something is proposed."""
    rows = ask("gaps/motions-without-theme")
    assert [row[:2] + row[3:] for row in rows] == [
        ("2021-07-23", "C01-M09", "Zorgfraude", "iemand keek en vond niets", "2")
    ]
    assert sentence("gaps/motions-without-theme").startswith("Van 1 van de 2 moties is niet bekend")


def test_of_no_motion_it_is_accepted_where_it_lands(ask: Ask) -> None:
    """Proposals do not count then, and neither does a look that nobody accepted."""
    rows = ask("gaps/motions-without-theme", basis="accepted")
    assert [(row[1], row[4]) for row in rows] == [
        ("C01-M09", "nog niemand keek ernaar"),
        ("D05", "er zijn alleen voorstellen"),
    ]


def test_a_category_that_is_internal_by_nature_needs_no_partner(ask: Ask) -> None:
    """By the judgement of the project; on request they are there."""
    assert ask("gaps/categories-without-external-partner") == []


def test_two_categories_have_municipal_units_only(ask: Ask) -> None:
    """Three units each."""
    assert ask("gaps/categories-without-external-partner", internal="ja") == [
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


def test_the_network_suggests_a_partner_where_most_of_the_like_have_it(ask: Ask) -> None:
    """More than half of those about the same, three at least; not where only internal people are expected."""
    assert ask("gaps/missing-partners") == [
        ("1.1", "Sociale kwaliteit", "Veiligheidsregio Twente", "4", "7"),
        ("1.2", "Fysieke kwaliteit", "Openbaar Ministerie", "6", "7"),
        ("2.4", "Veilige evenementen", "Openbaar Ministerie", "9", "14"),
        ("4.2", "Brandveiligheid", "Politie", "3", "3"),
    ]


def test_gaps_answer_in_english_too(ask: Ask) -> None:
    """Labels from the dataset."""
    assert ask("gaps/fields-without-agenda-item", lang="en", on="2020-06-01") == [
        ("4", "Physical safety", "11", "5")
    ]
