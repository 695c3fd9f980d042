"""Questions about the structure: fields, categories and themes, what falls under what."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

FIELDS = (
    "Veilige woon- en leefomgeving",
    "Bedrijvigheid en veiligheid",
    "Jeugd en veiligheid",
    "Fysieke veiligheid",
    "Integriteit en veiligheid",
)
# Number, themes, external, municipal and undecided parties of each category, by the table in Annex 1.
CATEGORIES = (
    "1.1 5 5 4 0 | 1.2 3 3 3 0 | 1.3 5 5 4 0 | 1.4 4 3 4 0 | "
    "2.1 4 4 4 1 | 2.2 4 7 3 0 | 2.3 4 7 3 1 | 2.4 3 5 3 1 | 2.5 2 5 3 0 | "
    "3.1 3 3 5 0 | 3.2 4 3 6 0 | 3.3 3 3 6 0 | 3.4 3 2 3 0 | "
    "4.1 3 2 5 0 | 4.2 3 3 2 0 | 4.3 2 4 3 0 | 4.4 3 1 3 0 | "
    "5.1 3 5 4 0 | 5.2 4 6 6 0 | 5.3 4 0 3 0 | 5.4 3 2 3 0 | 5.5 2 0 3 0"
)


def test_how_large_each_field_is(ask: Ask) -> None:
    """Categories, themes, parties and phenomena; the first two as the facts count them."""
    assert ask("fields-and-themes/fields") == [
        ("1", FIELDS[0], "4", "17", "10", "16"),
        ("2", FIELDS[1], "5", "17", "17", "18"),
        ("3", FIELDS[2], "4", "13", "9", "18"),
        ("4", FIELDS[3], "4", "11", "13", "5"),
        ("5", FIELDS[4], "5", "16", "24", "20"),
    ]


def test_how_many_themes_and_parties_each_category_has(ask: Ask) -> None:
    """All cells of the table: 78 external, 83 municipal and 3 undecided."""
    rows = ask("fields-and-themes/categories")
    assert " | ".join(" ".join((row[0], *row[3:])) for row in rows) == CATEGORIES
    assert [sum(int(row[index]) for row in rows) for index in (3, 4, 5, 6)] == [74, 78, 83, 3]


def test_each_category_stands_in_its_field(ask: Ask) -> None:
    """The first digit of its number says which."""
    assert all(
        field == FIELDS[int(number[0]) - 1] for number, _, field, *_ in ask("fields-and-themes/categories")
    )


def test_there_are_74_themes_in_the_order_of_their_numbers(ask: Ask, sentence: Say) -> None:
    """Every one in a category and a field."""
    rows = ask("fields-and-themes/themes")
    numbers = [row[0] for row in rows]
    assert (len(rows), numbers) == (74, sorted(numbers))
    assert all(category and field == FIELDS[int(number[0]) - 1] for number, _, category, field in rows)
    assert sentence("fields-and-themes/themes") == "Er zijn 74 thema's. Aantal velden: 5."


def test_the_themes_of_one_field(ask: Ask) -> None:
    """Field 4, by its number, with the names as corrected."""
    crisis, fire, outside, traffic = (
        "Crisisbeheersing",
        "Brandveiligheid",
        "Externe- / omgevingsveiligheid",
        "Verkeersveiligheid",
    )
    assert [row[:3] for row in ask("fields-and-themes/themes", field="4")] == [
        ("4.1.1", "Hard rijden, agressief rijgedrag", traffic),
        ("4.1.2", "Foutparkeren", traffic),
        ("4.1.3", "Risicovolle infrastructuur", traffic),
        ("4.2.1", "Risicobewustzijn", fire),
        ("4.2.2", "Brandpreventiemaatregelen", fire),
        ("4.2.3", "Beheer repressie als bluswater en aanrijroutes", fire),
        ("4.3.1", "Opslag en vervoer gevaarlijke stoffen", outside),
        ("4.3.2", "Rampenbestrijding en risicocommunicatie", outside),
        ("4.4.1", "Professionele bevolkingszorg", crisis),
        ("4.4.2", "Crisiscommunicatie", crisis),
        ("4.4.3", "Veiligheidsregio als gemeenschappelijke regeling", crisis),
    ]


def test_two_fields_can_be_chosen(ask: Ask) -> None:
    """Seventeen and sixteen themes."""
    assert len(ask("fields-and-themes/themes", field=["1", "5"])) == 33


def test_what_falls_under_a_category(ask: Ask) -> None:
    """Its themes."""
    assert ask("fields-and-themes/what-falls-under", subject="5.4") == [
        ("5.4.1", "Diefstal en verlies van data", "thema", "Informatieveiligheid"),
        ("5.4.2", "Verstoring digitale dienstverlening", "thema", "Informatieveiligheid"),
        ("5.4.3", "Gijzeling ICT-infrastructuur", "thema", "Informatieveiligheid"),
    ]


@pytest.mark.parametrize(("field", "parts"), [("1", 21), ("2", 22), ("3", 17), ("4", 15), ("5", 21)])
def test_categories_and_themes_fall_under_a_field(field: str, parts: int, ask: Ask) -> None:
    """Directly or by way of a category."""
    assert len(ask("fields-and-themes/what-falls-under", subject=field)) == parts


def test_what_falls_under_a_phenomenon_also_indirectly(ask: Ask) -> None:
    """Dealing falls under drug crime, and that under drugs."""
    assert ask("fields-and-themes/what-falls-under", subject="drugs") == [
        ("", "Drugscriminaliteit", "verschijnsel", "Drugs"),
        ("", "Drugsgebruik", "verschijnsel", "Drugs"),
        ("", "Drugshandel", "verschijnsel", "Drugscriminaliteit"),
    ]


@pytest.mark.parametrize(
    ("subject", "path"),
    [
        ("3.2.4", [("3", FIELDS[2]), ("3.2", "Jeugdcriminaliteit"), ("3.2.4", "Radicalisering (jeugd)")]),
        ("5.1.2", [("5", FIELDS[4]), ("5.1", "Polarisatie en radicalisering"), ("5.1.2", "Radicalisering")]),
        ("4.2", [("4", FIELDS[3]), ("4.2", "Brandveiligheid")]),
    ],
)
def test_the_way_from_the_top_to_a_subject(subject: str, path: list[tuple[str, str]], ask: Ask) -> None:
    """The number tells two subjects of one name apart."""
    assert [row[:2] for row in ask("fields-and-themes/place-of-subject", subject=subject)] == path


def test_a_phenomenon_may_stand_under_two(ask: Ask) -> None:
    """Cybercrime is crime and it is digital."""
    rows = ask("fields-and-themes/place-of-subject", subject="cybercriminaliteit")
    assert [row[1] for row in rows] == ["Criminaliteit", "Digitale onveiligheid", "Cybercriminaliteit"]
