"""Questions about policy frameworks: which there are, when they hold, what follows them."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

AGENDA = "Landelijke veiligheidsagenda 2023-2026"
MODEL = "Kernbeleid Veiligheid"
POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2019-2022"
NEXT_POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2024-2027"
IVZ = "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022"
COALITION = "Coalitieprogramma Hengelo 2022-2026"
COURSE = "Gemeentelijke koers voor 2040"
CURRENT = "Huidig veiligheidsbeleid"
NEW = "Strategisch integraal veiligheidsbeleid 2024-2026"
SOCIAL = "Transformatieplan Sociaal Domein"
PERMITS = "VTH-beleid"
CITY = "Gemeente Hengelo"
UNIT = "Politie, eenheid Oost-Nederland"


def test_every_framework_has_its_level_period_and_publisher(ask: Ask) -> None:
    """From the nation down to the town; an empty day is one that no source states."""
    assert ask("frameworks/by-level") == [
        ("landelijk", MODEL, "", "", "Vereniging van Nederlandse Gemeenten"),
        ("landelijk", AGENDA, "2023-01-01", "2026-12-31", "Kabinet"),
        ("regionaal", POLICE, "2019-01-01", "2023-12-31", UNIT),
        ("regionaal", IVZ, "2020-01-01", "2022-12-31", "Platform IVZ (Integrale Veiligheidszorg)"),
        ("regionaal", NEXT_POLICE, "2024-01-01", "2027-12-31", UNIT),
        ("lokaal", COURSE, "", "2040-12-31", CITY),
        ("lokaal", CURRENT, "", "", CITY),
        ("lokaal", SOCIAL, "", "", CITY),
        ("lokaal", PERMITS, "", "", CITY),
        ("lokaal", COALITION, "2022-01-01", "2026-12-31", CITY),
        ("lokaal", NEW, "2024-01-01", "2026-12-31", CITY),
    ]


def test_a_level_leaves_only_its_own_frameworks(ask: Ask, sentence: Say) -> None:
    """And the sentence counts what is left."""
    assert [row[1] for row in ask("frameworks/by-level", level="regionaal")] == [POLICE, IVZ, NEXT_POLICE]
    assert sentence("frameworks/by-level", level="regionaal") == (
        "Er zijn 3 beleidskaders; aantal bestuurslagen: 1."
    )


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("2018-12-31", [COURSE]),
        ("2022-12-31", [IVZ, POLICE, COALITION, COURSE]),
        ("2023-01-01", [AGENDA, POLICE, COALITION, COURSE]),
        ("2023-12-31", [AGENDA, POLICE, COALITION, COURSE]),
        ("2024-01-01", [AGENDA, NEXT_POLICE, COALITION, NEW, COURSE]),
        ("2027-12-31", [NEXT_POLICE, COURSE]),
        ("2041-01-01", []),
    ],
)
def test_a_framework_holds_from_its_first_day_through_its_last(on: str, names: list[str], ask: Ask) -> None:
    """Both days counted, the extension too; what has no known end never counts."""
    assert [row[1] for row in ask("frameworks/in-force", on=on)] == names


def test_frameworks_in_force_are_counted_against_all(sentence: Say) -> None:
    """The whole is named beside the part."""
    assert sentence("frameworks/in-force", on="2024-01-01") == "Op 1 januari 2024 gelden 5 van de 11 kaders."


@pytest.mark.parametrize(
    ("on", "names"),
    [("2022-12-31", []), ("2023-01-01", [IVZ]), ("2023-12-31", [IVZ]), ("2024-01-01", [IVZ, POLICE])],
)
def test_a_framework_has_expired_the_day_after_its_last(on: str, names: list[str], ask: Ask) -> None:
    """Not on the last day itself."""
    assert [row[1] for row in ask("frameworks/expired-before", on=on)] == names


def test_an_expired_framework_is_told_with_what_follows_it(ask: Ask) -> None:
    """At the start of the policy period, unless another day is asked; nothing is made up for the other."""
    assert ask("frameworks/expired-before") == [
        ("2022-12-31", IVZ, "regionaal", "", "11"),
        ("2023-12-31", POLICE, "regionaal", NEXT_POLICE, "11"),
    ]


def test_three_frameworks_end_with_the_policy_period(ask: Ask) -> None:
    """On its last day; the period is that of the dataset unless another is asked."""
    assert ask("frameworks/expiring-between") == [
        ("2026-12-31", AGENDA, "landelijk", "Kabinet", ""),
        ("2026-12-31", COALITION, "lokaal", CITY, ""),
        ("2026-12-31", NEW, "lokaal", CITY, ""),
    ]


def test_a_period_to_expire_in_counts_both_its_ends(ask: Ask) -> None:
    """From the last day of one framework until that of another."""
    rows = ask("frameworks/expiring-between", **{"from": "2022-12-31", "until": "2023-12-31"})
    assert [(row[0], row[1]) for row in rows] == [("2022-12-31", IVZ), ("2023-12-31", POLICE)]
    assert ask("frameworks/expiring-between", **{"from": "2023-01-01", "until": "2023-12-30"}) == []


def test_what_has_no_known_end_is_told_with_what_is_said_of_it(ask: Ask) -> None:
    """Four of the eleven; no end is made up."""
    rows = ask("frameworks/without-end-date")
    assert [(row[0], row[1], row[4]) for row in rows] == [
        (MODEL, "landelijk", "11"),
        (CURRENT, "lokaal", "11"),
        (SOCIAL, "lokaal", "11"),
        (PERMITS, "lokaal", "11"),
    ]
    assert all(note for _, _, _, note, _ in rows)


def test_a_succession_says_whether_a_source_or_a_judgement_holds_it(ask: Ask) -> None:
    """The police announces its new plan; that the new policy replaces the current one is read into it."""
    assert ask("frameworks/successions") == [
        (CURRENT, "", NEW, "2024-01-01", "een oordeel"),
        (POLICE, "2023-12-31", NEXT_POLICE, "2024-01-01", "een bron"),
    ]


def test_the_police_plan_was_extended_by_a_year(ask: Ask) -> None:
    """The only framework with a second period."""
    assert ask("frameworks/extensions") == [(POLICE, "2022-12-31", "2023-12-31", NEXT_POLICE)]


def test_frameworks_answer_in_english_too(ask: Ask) -> None:
    """Labels and words of the query itself."""
    assert ask("frameworks/successions", lang="en")[0] == (
        "Current safety policy",
        "",
        "Strategic integrated safety policy 2024-2026",
        "2024-01-01",
        "a judgement",
    )
