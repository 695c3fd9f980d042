"""Questions across the structure: what fields, categories, themes and teams have in common."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

FIELDS = {
    "Veilige woon- en leefomgeving": "1",
    "Bedrijvigheid en veiligheid": "2",
    "Jeugd en veiligheid": "3",
    "Fysieke veiligheid": "4",
    "Integriteit en veiligheid": "5",
}
LV = "Team Leefbaarheid en Veiligheid"
VTH = "Team VTH (Vergunningen, Toezicht en Handhaving)"


def pair(one: str, other: str) -> str:
    """Return the numbers of two fields, the lower first."""
    return "".join(sorted((FIELDS[one], FIELDS[other])))


def test_how_many_parties_each_two_fields_share(ask: Ask) -> None:
    """Counted from the rows of the table."""
    rows = ask("cross-connections/fields-sharing-actors")
    assert {pair(one, other): shared for one, other, shared, _, _ in rows} == {
        "12": "5", "13": "7", "14": "6", "15": "5", "23": "5",
        "24": "7", "25": "6", "34": "6", "35": "6", "45": "8",
    }  # fmt: skip
    parties = {"1": "10", "2": "17", "3": "9", "4": "13", "5": "24"}
    assert all((parties[FIELDS[one]], parties[FIELDS[other]]) == (a, b) for one, other, _, a, b in rows)


def test_which_fields_share_a_partnership(ask: Ask) -> None:
    """The care and safety house, the safety region, the environment agency and the information centre."""
    rows = ask("cross-connections/fields-sharing-actors", kind="samenwerkingsverband")
    assert {pair(one, other): shared for one, other, shared, _, _ in rows} == {
        "13": "1",
        "24": "2",
        "25": "2",
        "45": "1",
    }


def test_which_phenomena_each_two_fields_share(ask: Ask) -> None:
    """Two pairs share none and are not there."""
    found: dict[str, list[str]] = {}
    for one, other, phenomenon, shared in ask("cross-connections/fields-sharing-phenomena"):
        found.setdefault(pair(one, other), []).append(phenomenon)
        assert int(shared) >= len(found[pair(one, other)])
    assert found == {
        "12": [
            "Alcohol",
            "Diefstal",
            "Drugs",
            "Illegale bewoning",
            "Inbraak",
            "Overlast",
            "Overval",
            "Vernieling",
        ],
        "13": ["Alcohol", "Diefstal", "Multiproblematiek", "Overlast", "Vernieling"],
        "14": ["Overlast"],
        "23": ["Alcohol", "Diefstal", "Geweld", "Jongerenoverlast", "Overlast", "Vernieling"],
        "24": ["Brand", "Gevaarlijke stoffen", "Overlast", "Rampen en crises"],
        "25": ["Geweld", "Mensenhandel"],
        "34": ["Overlast"],
        "35": ["Geweld", "Radicalisering"],
    }


def test_which_categories_share_a_phenomenon_but_no_partner(ask: Ask) -> None:
    """Fire in shops knows neither brigade nor safety region; the other pairs have a side with no partner."""
    rows = ask("cross-connections/same-phenomenon-no-shared-partner")
    assert [(phenomenon, number, other) for phenomenon, number, _, other, _ in rows] == [
        ("Brand", "2.1", "4.2"),
        ("Geweld", "2.3", "5.3"),
        ("Geweld", "2.4", "5.3"),
        ("Geweld", "3.3", "5.3"),
        ("Geweld", "3.4", "5.3"),
        ("Integriteitsschending", "5.3", "5.5"),
    ]


def test_a_phenomenon_whose_categories_all_share_a_partner(sentence: Say) -> None:
    """The police is wherever nuisance is."""
    assert sentence("cross-connections/same-phenomenon-no-shared-partner", phenomenon="overlast") == (
        "Geen twee onderwerpen delen Overlast zonder een partner te delen."
    )


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        (
            "3.4.2",
            "2.4.3:2/2 3.3.3:2/5 1.2.1:1/2 1.3.2:1/5 1.3.3:1/5 2.1.1:1/3 2.1.3:1/3 2.2.2:1/3 2.3.1:1/3 "
            "2.3.4:1/3 3.1.2:1/5 5.3.1:1/1",
        ),
        ("3.2.4", "5.1.2:1/5"),
        ("5.5.1", "5.3.3:1/1"),
        ("4.4.3", ""),
    ],
)
def test_which_themes_are_alike(theme: str, expected: str, ask: Ask) -> None:
    """With the phenomena and the parties that both have."""
    rows = ask("cross-connections/similar-themes", theme=theme)
    assert [f"{number}:{shared}/{actors}" for number, _, _, shared, _, actors in rows] == expected.split()


def test_the_sentence_on_themes_that_are_alike(sentence: Say) -> None:
    """With the whole."""
    assert sentence("cross-connections/similar-themes", theme="3.4.2") == (
        "12 thema's lijken op Geweld, diefstal, vernieling. "
        "Het meest: Geweld, vernielingen en overlast, met 2 van 3 verschijnselen."
    )


# For each municipal unit: in how many categories of each field it stands.
UNITS = {
    "Afdeling bedrijfsvoering": "0 0 0 0 1",
    "Concern(staf)": "0 0 0 0 1",
    "Crisisbeheersing (bij team L&V)": "0 0 0 0 1",
    "Juristen": "0 0 0 0 1",
    "S&R": "0 5 3 1 0",
    "Sociaal (sociaal domein)": "3 0 4 1 2",
    "Team HRM": "0 0 0 0 1",
    "Team IT": "0 0 0 0 1",
    LV: "4 5 4 3 5",
    "Team RO (ruimtelijke ordening)": "0 0 0 2 0",
    VTH: "4 5 3 3 1",
    "Team WMO (Wet maatschappelijke ondersteuning)": "3 0 4 0 0",
    "Team beheer (openbare ruimte)": "1 1 0 0 0",
    "Team communicatie": "0 0 0 3 2",
    "Team jeugd en gezin": "0 0 2 0 1",
    "Team onderwijs": "0 0 0 0 1",
    "Team vastgoed": "0 0 0 0 1",
}


def test_in_which_fields_each_unit_works(ask: Ask) -> None:
    """The 83 municipal links of the table; the fields have 4, 5, 4, 4 and 5 categories."""
    rows = ask("cross-connections/units-by-field")
    found = {unit: ["0"] * 5 for unit, *_ in rows}
    for unit, number, _, subjects, total in rows:
        found[unit][int(number) - 1] = subjects
        assert total == "45445"[int(number) - 1]
    assert {unit: " ".join(counts) for unit, counts in found.items()} == UNITS
    assert sum(int(row[3]) for row in rows) == 83


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        ("1", [("4.4", "1", "Veiligheidsregio Twente")]),
        (
            "2",
            [
                ("4.4", "1", "Veiligheidsregio Twente"),
                ("3.4", "2", "Openbaar Ministerie"),
                ("3.4", "2", "Politie"),
                ("4.1", "2", "Openbaar Ministerie"),
                ("4.1", "2", "Politie"),
                ("5.4", "2", "Informatiebeveiligingsdienst"),
                ("5.4", "2", "Nationaal Cyber Security Centrum"),
            ],
        ),
    ],
)
def test_which_categories_rest_on_few_partners(most: str, expected: list[tuple[str, ...]], ask: Ask) -> None:
    """Those without any partner do not rest on one."""
    rows = ask("cross-connections/leaning-on-few-partners", most=most)
    assert [(number, partners, actor) for number, _, partners, actor in rows] == expected


def test_the_sentence_on_the_one_category_that_rests_on_one(sentence: Say) -> None:
    """With who it is."""
    assert sentence("cross-connections/leaning-on-few-partners", most="1") == (
        "Eén onderwerp rust op één partner van buiten: Crisisbeheersing, op Veiligheidsregio Twente."
    )
