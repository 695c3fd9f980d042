"""Questions about what the council asks by motion, and where it lands."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

FRAUD = "Motie Frauderisico-keurmerk voor zorgaanbieders"
STREET = "Motie gemeentelijk beleid tegen straatintimidatie"


def test_the_council_asked_two_things(ask: Ask) -> None:
    """With number, date and case number as the source gives them."""
    assert ask("motions/list") == [
        ("2021-07-23", "C01-M09", FRAUD, "3275105", "Zorgfraude"),
        ("2022-02-09", "D05", STREET, "3377694", "Straatintimidatie"),
    ]


@pytest.mark.parametrize(("number", "found"), [("D05", [STREET]), ("m09", [FRAUD]), ("E01", [])])
def test_a_motion_is_found_by_a_part_of_its_number(number: str, found: list[str], ask: Ask) -> None:
    """In capitals or not."""
    assert [row[2] for row in ask("motions/list", number=number)] == found


def test_a_number_nobody_gave_is_told(sentence: Say) -> None:
    """With the number that was looked for."""
    assert sentence("motions/list", number="E01") == "Er is geen motie gevonden (E01)."


def test_one_motion_lands_nowhere_and_the_other_partly(ask: Ask) -> None:
    """Somebody looked for care fraud in vain; two subjects touch on street harassment, as proposed."""
    touches = ("raakt aan wat gevraagd wordt", "voorgestelde afstemming")
    assert ask("motions/where-they-land") == [
        ("C01-M09", FRAUD, "nergens: bekeken, niets past", "", "", "", ""),
        ("D05", STREET, "deels in het beleid", "1.4", "Veiligheidsbeleving", *touches),
        ("D05", STREET, "deels in het beleid", "3.4.1", "Intimidatie en pesten", *touches),
    ]


def test_what_shares_a_phenomenon_is_a_hint_where_no_alignment_counts(ask: Ask) -> None:
    """With accepted ones only, a theme about something wider is all there is, and it is no landing."""
    assert ask("motions/where-they-land", basis="accepted") == [
        ("C01-M09", FRAUD, "nog nergens: niet bekeken", "", "", "", ""),
        (
            "D05", STREET, "nog nergens: niet bekeken", "3.4.1", "Intimidatie en pesten",
            "gaat over een ruimer verschijnsel", "aanwijzing",
        ),
    ]  # fmt: skip


def test_where_one_motion_lands_is_a_sentence(sentence: Say) -> None:
    """Also when the answer is nowhere."""
    assert sentence("motions/where-they-land", motion=FRAUD) == (
        f"{FRAUD} landt nergens: bekeken, niets past (ook voorstellen)."
    )


def test_those_of_the_school_already_work_on_something_wider_than_a_motion(ask: Ask) -> None:
    """The five of category 3.4; on care fraud nobody works."""
    rows = ask("motions/who-works-on-it")
    assert [(number, actor, how) for number, _, _, actor, _, how in rows] == [
        ("C01-M09", "", ""),
        ("D05", "Openbaar Ministerie", "iets ruimers"),
        ("D05", "Politie", "iets ruimers"),
        ("D05", "Sociaal (sociaal domein)", "iets ruimers"),
        ("D05", "Team Leefbaarheid en Veiligheid", "iets ruimers"),
        ("D05", "Team WMO (Wet maatschappelijke ondersteuning)", "iets ruimers"),
    ]


def test_motions_answer_in_english_too(ask: Ask) -> None:
    """Labels and words of the query itself."""
    rows = ask("motions/where-they-land", lang="en")
    touches = ("touches on what is asked", "proposed alignment")
    assert [row[2:] for row in rows] == [
        ("nowhere: looked at, nothing matches", "", "", "", ""),
        ("partly in the policy", "1.4", "Perception of safety", *touches),
        ("partly in the policy", "3.4.1", "Intimidation and bullying", *touches),
    ]
