"""Questions about partnerships: what they are for, who is in them, what they reach and where they meet."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

VRT = "Veiligheidsregio Twente"
ZVH = "Zorg en Veiligheidshuis Twente"
ODT = "Omgevingsdienst Twente"
RIEC = "RIEC Oost Nederland"
PVO = "Platform Veilig Ondernemen"
IVZ = "Platform IVZ (Integrale Veiligheidszorg)"
STEERING = "Regionale Stuurgroep Zorg, Veiligheid en Straf"
TWENTE = "De 14 Twentse gemeenten"
# A theme has the same name.
DOMESTIC_VIOLENCE = "https://w3id.org/rodedraad/id/nl/verschijnsel/huiselijk-geweld"


def test_which_partnerships_there_are(ask: Ask) -> None:
    """Legal form and members only where they are stated; and the number of categories."""
    rows = ask("partnerships/partnerships")
    assert [(name, form, members, subjects) for name, _, form, members, subjects in rows] == [
        (VRT, "gemeenschappelijke regeling", "14", "7"),
        (ZVH, "", "", "5"),
        (ODT, "", "", "3"),
        (RIEC, "", "", "3"),
        (PVO, "", "", "2"),
        ("Expertgroep ZVS", "", "", "0"),
        (IVZ, "dienstverleningsovereenkomst", "14", "0"),
        (STEERING, "", "", "0"),
        ("Themagroepen ZVS", "", "", "0"),
    ]


def test_five_partnerships_have_a_stated_purpose(ask: Ask) -> None:
    """The three bodies of one bullet and the one that section 4 leaves out have none."""
    assert {name for name, purpose, *_ in ask("partnerships/partnerships") if purpose} == {
        VRT, ZVH, ODT, RIEC, IVZ,
    }  # fmt: skip


def test_who_is_in_which_partnership(ask: Ask) -> None:
    """Groups stay groups; the one municipality is there by judgement, as the source names none."""
    assert ask("partnerships/partnership-members") == [
        (IVZ, TWENTE, "lid", "vastgelegd"),
        (IVZ, "Gemeente Hengelo", "lid", "oordeel"),
        (IVZ, "Vaste vertegenwoordigers van de veiligheidspartners", "lid", "vastgelegd"),
        (RIEC, "Overheidsorganisaties in het RIEC", "lid", "vastgelegd"),
        (VRT, "Brandweer", "onderdeel", "vastgelegd"),
        (VRT, TWENTE, "lid", "vastgelegd"),
        (VRT, "Gemeente Hengelo", "lid", "oordeel"),
        (ZVH, "Partijen in het Zorg en Veiligheidshuis", "lid", "vastgelegd"),
    ]


def test_nothing_is_known_of_the_members_of_some(ask: Ask, sentence: Say) -> None:
    """The environment agency: the source names none."""
    assert ask("partnerships/partnership-members", partnership="odt") == []
    assert sentence("partnerships/partnership-members", partnership="odt") == (
        f"Van {ODT} zijn geen leden bekend."
    )


@pytest.mark.parametrize(
    ("partnership", "themes"),
    [
        ("riec", "2.2.1 2.2.2 2.2.3 2.2.4 2.5.1 2.5.2 5.2.1 5.2.2 5.2.3 5.2.4"),
        ("odt", "2.2.1 2.2.2 2.2.3 2.2.4 4.3.1 4.3.2 5.2.1 5.2.2 5.2.3 5.2.4"),
        (PVO, "2.1.1 2.1.2 2.1.3 2.1.4 2.2.1 2.2.2 2.2.3 2.2.4"),
        (
            "zvh",
            "1.1.1 1.1.2 1.1.3 1.1.4 1.1.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 "
            "3.1.1 3.1.2 3.1.3 3.2.1 3.2.2 3.2.3 3.2.4 3.3.1 3.3.2 3.3.3",
        ),
        (
            "vrt",
            "2.2.1 2.2.2 2.2.3 2.2.4 2.3.1 2.3.2 2.3.3 2.3.4 2.4.1 2.4.2 2.4.3 2.5.1 2.5.2 "
            "4.2.1 4.2.2 4.2.3 4.3.1 4.3.2 4.4.1 4.4.2 4.4.3",
        ),
        (IVZ, ""),
    ],
)
def test_which_themes_a_partnership_reaches(partnership: str, themes: str, ask: Ask) -> None:
    """The themes of its categories."""
    rows = ask("partnerships/reach-of-partnership", partnership=partnership)
    assert sorted({row[0] for row in rows}) == themes.split()


def test_which_phenomena_the_information_centre_reaches(ask: Ask, sentence: Say) -> None:
    """As the project judged each theme."""
    rows = ask("partnerships/reach-of-partnership", partnership="riec")
    assert [(number, phenomenon) for number, _, _, phenomenon in rows if number[0] == "5"] == [
        ("5.2.1", "Drugscriminaliteit"),
        ("5.2.1", "Ondermijnende criminaliteit"),
        ("5.2.2", "Mensenhandel"),
        ("5.2.2", "Ondermijnende criminaliteit"),
        ("5.2.3", "Ondermijnende criminaliteit"),
        ("5.2.3", "Vastgoedfraude"),
        ("5.2.3", "Witwassen"),
        ("5.2.4", "Ondermijnende criminaliteit"),
        ("5.2.4", "Outlaw Motorcycle Gangs"),
    ]
    assert sentence("partnerships/reach-of-partnership", partnership="riec") == (
        f"Thema's waar {RIEC} aan werkt: 10. Aantal velden: 2, aantal verschijnselen: 15."
    )


def test_a_theme_without_a_phenomenon_stays_in_sight(ask: Ask) -> None:
    """The one about the way the safety region is organised."""
    rows = ask("partnerships/reach-of-partnership", partnership="vrt")
    assert [row[0] for row in rows if not row[3]] == ["4.4.3"]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (
            "drugs",
            [
                (ODT, "5.2.1"),
                (RIEC, "2.5.2"),
                (RIEC, "5.2.1"),
                (VRT, "2.3.2"),
                (VRT, "2.4.2"),
                (VRT, "2.5.2"),
                (ZVH, "1.1.5"),
                (ZVH, "3.3.1"),
            ],
        ),
        (DOMESTIC_VIOLENCE, [(ZVH, "1.3.5")]),
        ("5.2.2", [(ODT, "5.2.2"), (RIEC, "5.2.2")]),
        ("4.3", [(ODT, "4.3.1"), (ODT, "4.3.2"), (VRT, "4.3.1"), (VRT, "4.3.2")]),
        ("5.1", []),
        ("5.3.1", []),
    ],
)
def test_through_which_partnerships_a_subject_is_worked_on(
    subject: str, expected: list[tuple[str, str]], ask: Ask
) -> None:
    """A theme, a category or a phenomenon with all under it."""
    rows = ask("partnerships/partnerships-on-subject", subject=subject)
    assert [(name, number) for name, number, _ in rows] == expected


def test_where_any_two_partnerships_meet(ask: Ask) -> None:
    """Each pair once; business areas bring four of the five together."""
    assert [row[:3] for row in ask("partnerships/overlap-of-partnerships")] == [
        (ODT, VRT, "2.2"),
        (ODT, VRT, "4.3"),
        (PVO, ODT, "2.2"),
        (PVO, RIEC, "2.2"),
        (PVO, VRT, "2.2"),
        (RIEC, ODT, "2.2"),
        (RIEC, ODT, "5.2"),
        (RIEC, VRT, "2.2"),
        (RIEC, VRT, "2.5"),
    ]


@pytest.mark.parametrize(
    ("one", "two", "subjects"),
    [("vrt", "riec", "2.2 2.5"), ("riec", "vrt", "2.2 2.5"), ("riec", "odt", "2.2 5.2"), ("zvh", "vrt", "")],
)
def test_where_two_chosen_partnerships_meet(one: str, two: str, subjects: str, ask: Ask) -> None:
    """In whichever order they are given."""
    rows = ask("partnerships/overlap-of-partnerships", one=one, two=two)
    assert [row[2] for row in rows] == subjects.split()


def test_whom_one_chosen_partnership_meets(ask: Ask, sentence: Say) -> None:
    """Three others, in three places; the care and safety house meets none."""
    rows = ask("partnerships/overlap-of-partnerships", one="vrt")
    assert {(row[1], row[2]) for row in rows} == {
        (ODT, "2.2"), (ODT, "4.3"), (PVO, "2.2"), (RIEC, "2.2"), (RIEC, "2.5"),
    }  # fmt: skip
    assert sentence("partnerships/overlap-of-partnerships", one="zvh") == (
        f"Nergens staan {ZVH} en een ander samenwerkingsverband samen."
    )
