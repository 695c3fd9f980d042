"""Questions about parties: who works on what, with whom, and where somebody is missing."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

LV = "Team Leefbaarheid en Veiligheid"
VTH = "Team VTH (Vergunningen, Toezicht en Handhaving)"
WMO = "Team WMO (Wet maatschappelijke ondersteuning)"
SOCIAL = "Sociaal (sociaal domein)"
VRT = "Veiligheidsregio Twente"
ZVH = "Zorg en Veiligheidshuis Twente"
OM = "Openbaar Ministerie"
EXTERNAL, MUNICIPAL, PARTNERSHIP = "externe partij", "gemeentelijk onderdeel", "samenwerkingsverband"
GROUP, UNCLEAR = "groep", "onduidelijk"


def named(rows: list[tuple[str, ...]]) -> set[str]:
    """Return who stands in the first column."""
    return {row[0] for row in rows}


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("1.1", {"Politie", OM, ZVH, "Welbions", "Wijkracht", LV, VTH, SOCIAL, WMO}),
        ("1.2", {"Politie", "Welbions", "Wijkracht", LV, VTH, "Team beheer (openbare ruimte)"}),
        ("3.4", {"Politie", OM, LV, SOCIAL, WMO}),
        ("4.4", {VRT, LV, "Team communicatie", SOCIAL}),
        ("5.3", {LV, "Team HRM", "Team communicatie"}),
        ("5.5", {LV, "Concern(staf)", "Afdeling bedrijfsvoering"}),
    ],
)
def test_who_works_on_a_category(subject: str, expected: set[str], ask: Ask) -> None:
    """The parties of its row in the table, each once, named there."""
    rows = ask("actors/who-works-on", subject=subject)
    assert (named(rows), len(rows)) == (expected, len(expected))
    assert {row[3] for row in rows} == {"hier genoemd"}


def test_the_one_role_that_is_stated(ask: Ask) -> None:
    """Community officers, in 1.2 only."""
    assert [row[:3] for row in ask("actors/who-works-on", subject="1.2") if row[2]] == [
        ("Politie", EXTERNAL, "Wijkagent")
    ]


def test_the_fire_brigade_works_through_the_safety_region(ask: Ask) -> None:
    """The document writes VRT/brandweer: two parties, one a part of the other."""
    rows = ask("actors/who-works-on", subject="4.2")
    assert [(row[0], row[6]) for row in rows if row[6]] == [("Brandweer", VRT)]


def test_a_theme_has_the_parties_of_its_category(ask: Ask, sentence: Say) -> None:
    """And the answer says that they are named one level up."""
    rows = ask("actors/who-works-on", subject="4.4.2")
    assert named(rows) == {VRT, LV, "Team communicatie", SOCIAL}
    assert {row[3:6] for row in rows} == {("genoemd bij het bredere onderwerp", "4.4", "Crisisbeheersing")}
    assert (
        sentence("actors/who-works-on", subject="4.4.2") == "Partijen die aan Crisiscommunicatie werken: 4."
    )


def test_a_field_has_the_parties_of_its_categories(ask: Ask, sentence: Say) -> None:
    """Seven, five, seven and four namings of thirteen parties."""
    rows = ask("actors/who-works-on", subject="4")
    counts = [len([row for row in rows if row[4] == number]) for number in ("4.1", "4.2", "4.3", "4.4")]
    assert (counts, len(rows), len(named(rows))) == ([7, 5, 7, 4], 23, 13)
    assert sentence("actors/who-works-on", subject="4") == "Partijen die aan Fysieke veiligheid werken: 13."


def test_everybody_everywhere(ask: Ask) -> None:
    """The 164 links of the table, over the five fields."""
    assert sum(len(ask("actors/who-works-on", subject=field)) for field in "12345") == 164


@pytest.mark.parametrize(
    ("actor", "categories"),
    [
        ("politie", "1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 4.1 5.1 5.2"),
        ("om", "1.1 1.3 2.1 2.2 2.3 2.5 3.1 3.2 3.3 3.4 4.1 5.1 5.2"),
        ("vrt", "2.2 2.3 2.4 2.5 4.2 4.3 4.4"),
        ("Welbions", "1.1 1.2 1.3 1.4 4.2"),
        ("Wijkkracht", "1.1 1.2 1.3 1.4"),
        ("zvh", "1.1 1.3 3.1 3.2 3.3"),
        ("riec", "2.2 2.5 5.2"),
        ("Brandweer", "4.2 4.3"),
        ("Hengelo Promotie", "2.1 2.3 2.4"),
        (VTH, "1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 4.1 4.2 4.3 5.2"),
        ("S&R", "2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 4.1"),
        (WMO, "1.1 1.3 1.4 3.1 3.2 3.3 3.4"),
        ("Team communicatie", "4.1 4.2 4.4 5.2 5.3"),
        ("Mediant", ""),
    ],
)
def test_on_which_subjects_a_party_works(actor: str, categories: str, ask: Ask) -> None:
    """By name, abbreviation or another spelling."""
    assert [row[0] for row in ask("actors/subjects-of-actor", actor=actor)] == categories.split()


def test_the_subjects_of_a_party_with_field_role_and_themes(ask: Ask, sentence: Say) -> None:
    """The row of the community officers."""
    rows = ask("actors/subjects-of-actor", actor="politie")
    assert rows[1] == ("1.2", "Fysieke kwaliteit", "Veilige woon- en leefomgeving", "Wijkagent", "3")
    assert (
        sentence("actors/subjects-of-actor", actor="politie") == "Politie werkt aan 16 van de 22 onderwerpen."
    )


def test_with_whom_the_police_works(ask: Ask) -> None:
    """All whom it meets twice or more in its sixteen categories."""
    rows = ask("actors/who-works-with", actor="politie")
    assert (len(rows), {row[3] for row in rows}) == (32, {"16"})
    assert {row[0]: row[2] for row in rows if int(row[2]) > 2} == {
        LV: "16",
        VTH: "14",
        OM: "13",
        "S&R": "9",
        SOCIAL: "9",
        WMO: "7",
        ZVH: "5",
        VRT: "4",
        "Welbions": "4",
        "Wijkracht": "4",
        "Hengelo Promotie": "3",
        "RIEC Oost Nederland": "3",
        "Team jeugd en gezin": "3",
    }


def test_with_which_partnerships_the_police_works(ask: Ask, sentence: Say) -> None:
    """Five of the nine."""
    assert ask("actors/who-works-with", actor="politie", kind=PARTNERSHIP) == [
        (ZVH, PARTNERSHIP, "5", "16"),
        (VRT, PARTNERSHIP, "4", "16"),
        ("RIEC Oost Nederland", PARTNERSHIP, "3", "16"),
        ("Omgevingsdienst Twente", PARTNERSHIP, "2", "16"),
        ("Platform Veilig Ondernemen", PARTNERSHIP, "2", "16"),
    ]
    assert sentence("actors/who-works-with", actor="Mediant", kind=PARTNERSHIP) == (
        "Mediant staat nergens samen met een andere partij genoemd (samenwerkingsverband)."
    )


def test_who_bridges_three_fields_or_more(ask: Ask) -> None:
    """Four parties are in all five."""
    assert ask("actors/bridges-between-fields") == [
        (LV, MUNICIPAL, "5", "5", "21"),
        ("Politie", EXTERNAL, "5", "5", "16"),
        (VTH, MUNICIPAL, "5", "5", "16"),
        (OM, EXTERNAL, "5", "5", "13"),
        (SOCIAL, MUNICIPAL, "4", "5", "10"),
        ("S&R", MUNICIPAL, "3", "5", "9"),
        ("Omgevingsdienst Twente", PARTNERSHIP, "3", "5", "3"),
    ]


@pytest.mark.parametrize(("least", "count"), [("1", 41), ("2", 16), ("4", 5), ("5", 4), ("6", 0)])
def test_how_many_parties_bridge_so_many_fields(least: str, count: int, ask: Ask) -> None:
    """All 41 parties of the table are in one field at least."""
    assert len(ask("actors/bridges-between-fields", least=least)) == count


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("70", [(LV, "21"), ("Politie", "16"), (VTH, "16")]),
        ("73", [(LV, "21")]),
        ("95", [(LV, "21")]),
        ("96", []),
    ],
)
def test_who_is_nearly_everywhere(share: str, expected: list[tuple[str, str]], ask: Ask) -> None:
    """Sixteen of twenty-two is 72.7 percent, twenty-one is 95.5."""
    rows = ask("actors/nearly-everywhere", share=share)
    assert [(row[0], row[2]) for row in rows] == expected
    assert {row[3] for row in rows} <= {"22"}


@pytest.mark.parametrize(
    ("actor", "categories"),
    [("om", "1.2 1.4 2.4 4.2 4.3 4.4 5.3 5.4 5.5"), (LV, "4.2"), ("politie", "4.2 4.3 4.4 5.3 5.4 5.5")],
)
def test_where_a_party_is_missing(actor: str, categories: str, ask: Ask) -> None:
    """The other categories of the table."""
    assert [row[0] for row in ask("actors/absent-from", actor=actor)] == categories.split()


def test_the_sentence_on_the_one_place_where_the_team_is_missing(sentence: Say) -> None:
    """With the whole."""
    assert sentence("actors/absent-from", actor=LV) == (
        f"{LV} ontbreekt bij één van de 22 onderwerpen: Brandveiligheid."
    )


def test_who_works_on_one_subject_only(ask: Ask) -> None:
    """Sixteen parties, nine of which municipal."""
    nctv = "Nationaal Coördinator Terrorismebestrijding en Veiligheid"
    assert [row[:3] for row in ask("actors/in-one-subject")] == [
        ("MKB", EXTERNAL, "2.3"),
        ("KMT", EXTERNAL, "2.5"),
        (nctv, EXTERNAL, "5.1"),
        ("Onderwijs (scholen, sector)", GROUP, "5.1"),
        ("Rijk", GROUP, "5.1"),
        ("Team onderwijs", MUNICIPAL, "5.1"),
        ("Juristen", MUNICIPAL, "5.2"),
        ("Landelijk Bureau Bibob", EXTERNAL, "5.2"),
        ("Team vastgoed", MUNICIPAL, "5.2"),
        ("Team HRM", MUNICIPAL, "5.3"),
        ("Crisisbeheersing (bij team L&V)", MUNICIPAL, "5.4"),
        ("Informatiebeveiligingsdienst", EXTERNAL, "5.4"),
        ("Nationaal Cyber Security Centrum", EXTERNAL, "5.4"),
        ("Team IT", MUNICIPAL, "5.4"),
        ("Afdeling bedrijfsvoering", MUNICIPAL, "5.5"),
        ("Concern(staf)", MUNICIPAL, "5.5"),
    ]


@pytest.mark.parametrize(
    ("kind", "in_table"),
    [(EXTERNAL, 16), (PARTNERSHIP, 5), (GROUP, 2), (MUNICIPAL, 17), (UNCLEAR, 1)],
)
def test_how_many_parties_of_a_kind_stand_in_the_table(kind: str, in_table: int, ask: Ask) -> None:
    """Forty-one in all: a partnership and a group are kinds of their own here."""
    rows = ask("actors/actors", kind=kind)
    assert len([row for row in rows if row[2] != "0"]) == in_table
    assert {row[1] for row in rows} == {kind}


def test_the_links_of_all_parties_add_up(ask: Ask) -> None:
    """To the 164 of the table."""
    assert sum(int(row[2]) for row in ask("actors/actors")) == 164
