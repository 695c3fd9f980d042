"""Questions about the programme: goals, planning, roles, hours, risks, communication and law."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

CHOICES = "Onderbouwde en doordachte beleidskeuzes"
CHANGE = "Duurzame verandering in het organiseren van veiligheid"
COLLEGE = "College van burgemeester en wethouders"
COUNCIL = "Gemeenteraad"
TEAM = "Programmateam veiligheid"
MAYOR, SECRETARY, STAFF = "Burgemeester", "Gemeentesecretaris", "PHO veiligheid"
HIRE = "Externe inhuur"
# Number, day and kind of every row of the planning, and who it concerns.
PLANNING = [
    ("T01", "2022-12-19", "overleg", {MAYOR, SECRETARY, STAFF}),
    ("T02", "2023-01-30", "overleg", {SECRETARY}),
    ("T03", "2023-02-08", "besluit", {"CMT"}),
    ("T04", "2023-02-13", "overleg", {MAYOR, STAFF}),
    ("T05", "2023-02-21", "besluit", {COLLEGE}),
    ("T06", "2023-02-21", "bericht", {COUNCIL}),
    ("T07", "2023-03-21", "bijeenkomst", {"Interne en externe stakeholders"}),
    ("T08", "2023-03-27", "overleg", {STAFF}),
    ("T09", "2023-04-12", "bijeenkomst", {COUNCIL}),
    ("T10", "2023-05-02", "bericht", {COLLEGE}),
    ("T11", "2023-10-16", "overleg", {MAYOR, SECRETARY, STAFF}),
    ("T12", "2023-10-24", "overleg", {COLLEGE}),
    ("T13", "2023-12-06", "besluit", {COUNCIL}),
    ("T14", "2023-12-12", "besluit", {COLLEGE}),
    ("T14", "2023-12-19", "besluit", {COLLEGE}),
]
PHASES = {
    "Programma-opdracht": ["T01", "T02", "T03", "T04", "T05", "T06"],
    "Analyse en prioritering": ["T07", "T08", "T09", "T10"],
    "Strategisch integraal veiligheidsbeleid": ["T11", "T12", "T13", "T14"],
}


def moments(rows: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return number and day of the moments, each once, in order."""
    return list(dict.fromkeys((row[1], row[0]) for row in rows))


def test_two_tracks_have_eight_goals_and_all_are_ways_of_working(ask: Ask, sentence: Say) -> None:
    """Two on the first, six on the second; none is about a phenomenon, and that is said."""
    rows = ask("programme/goals")
    assert [(row[0], row[1]) for row in rows] == [
        *((CHOICES, f"G1.{number}") for number in (1, 2)),
        *((CHANGE, f"G2.{number}") for number in range(1, 7)),
    ]
    assert {(kind, about) for *_, kind, about in rows} == {("werkwijze", "")}
    assert sentence("programme/goals").endswith("aantal verschijnselen waar ze over gaan: 0.")


def test_no_goal_is_about_human_trafficking(ask: Ask, sentence: Say) -> None:
    """An empty answer says what was chosen."""
    assert ask("programme/goals", phenomenon="mensenhandel") == []
    assert sentence("programme/goals", phenomenon="mensenhandel") == (
        "Het programma heeft geen doel dat aan uw keuze voldoet (alle sporen, Mensenhandel)."
    )


def test_a_track_has_its_own_goals(ask: Ask) -> None:
    """By its name."""
    assert len(ask("programme/goals", track=CHANGE)) == 6


def test_the_planning_is_in_order_with_kind_and_party(ask: Ask) -> None:
    """Fourteen moments on fifteen days."""
    rows = ask("programme/planning")
    found = [
        (number, day, {kind for _, n, _, _, kind, _ in rows if n == number}, parties(rows, number))
        for number, day in moments(rows)
    ]
    assert found == [(number, day, {kind}, who) for number, day, kind, who in PLANNING]


def parties(rows: list[tuple[str, ...]], number: str) -> set[str]:
    """Return who a moment concerns."""
    return {row[5] for row in rows if row[1] == number}


def test_each_moment_is_in_its_phase(ask: Ask) -> None:
    """Six, four and four."""
    rows = ask("programme/planning")
    assert {
        phase: sorted({row[1] for row in rows if row[3] == phase}) for phase in {row[3] for row in rows}
    } == PHASES


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"kind": "besluit"}, "T03 T05 T13 T14"),
        ({"body": COUNCIL}, "T06 T09 T13"),
        ({"body": "PHO", "from": "2023-01-01"}, "T04 T08 T11"),
        ({"from": "2023-03-21", "until": "2023-04-12"}, "T07 T08 T09"),
        ({"until": "2022-12-18"}, ""),
    ],
)
def test_choices_leave_fewer_moments(given: dict[str, str], expected: str, ask: Ask) -> None:
    """The days at both ends of a period count."""
    numbers = [number for number, _ in moments(ask("programme/planning", **given))]
    assert list(dict.fromkeys(numbers)) == expected.split()


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        ("2022-12-01", [("2023-02-08", "CMT")]),
        ("2023-02-08", [("2023-02-21", COLLEGE)]),
        ("2023-09-01", [("2023-12-06", COUNCIL)]),
        ("2023-12-06", [("2023-12-12", COLLEGE)]),
        ("2023-12-12", [("2023-12-19", COLLEGE)]),
        ("2023-12-19", []),
    ],
)
def test_the_next_decision_is_the_first_after_the_day(
    after: str, rows: list[tuple[str, str]], ask: Ask
) -> None:
    """Not the one of the day itself."""
    assert [(day, body) for day, _, body, _ in ask("programme/next-decision", after=after)] == rows


def test_the_next_decision_is_a_sentence(sentence: Say) -> None:
    """With the day, and who takes it; today all are past."""
    assert sentence("programme/next-decision", after="2023-09-01") == (
        "Het eerste besluit na 1 september 2023 is op 6 december 2023: "
        "Vaststelling van het beleid door de gemeenteraad. Dat neemt: Gemeenteraad."
    )
    assert sentence("programme/next-decision") == "Na 25 november 2026 staat er geen besluit meer gepland."


def test_one_moment_has_two_days(ask: Ask) -> None:
    """As the source gives them."""
    assert [(row[0], *row[2:]) for row in ask("programme/alternative-dates")] == [
        ("T14", "2023-12-12", "2023-12-19", "2", "14")
    ]


@pytest.mark.parametrize(
    ("on", "later", "unknown", "to_come"),
    [("2023-06-01", [], 10, 5), ("2024-01-30", [], 15, 0), ("2024-01-31", ["T13"], 14, 0)],
)
def test_what_really_happened_is_known_from_that_day_on(
    on: str, later: list[str], unknown: int, to_come: int, ask: Ask
) -> None:
    """The council adopted on 31 January 2024 what was planned for 6 December 2023; the rest is not known."""
    rows = ask("programme/planned-and-actual", on=on)
    states = [state for _, _, state, _, _ in rows]
    assert [row[3] for row in rows if row[2] == "later dan gepland"] == later
    assert (states.count("uitkomst niet bekend"), states.count("moet nog komen")) == (unknown, to_come)


def test_each_role_has_the_holder_a_source_names(ask: Ask) -> None:
    """Eight in the team, of which two have a holder, and three of those who commission."""
    assert [row[:3] for row in ask("programme/roles")] == [
        ("CMT", "Ambtelijk opdrachtgever", SECRETARY),
        (COLLEGE, "Bestuurlijk opdrachtgever", MAYOR),
        (COLLEGE, "Bestuurlijk portefeuillehouder", MAYOR),
        (TEAM, "Adviseur sociaal domein", ""),
        (TEAM, "Adviseur toezicht en handhaving", ""),
        (TEAM, "Adviseur veiligheid", ""),
        (TEAM, "Communicatieadviseur", ""),
        (TEAM, "Juridisch beleidsmedewerker", ""),
        (TEAM, "Ondersteuning", ""),
        (TEAM, "Opdrachtgever", MAYOR),
        (TEAM, "Opdrachtgever", SECRETARY),
        (TEAM, "Programmamanager", "Strategisch adviseur veiligheid"),
    ]


def test_the_parts_take_925_hours(ask: Ask, sentence: Say) -> None:
    """Each line once, with who provides them where that is said."""
    assert [(work, hours, who) for _, work, hours, who, _, _ in ask("programme/hours")] == [
        ("Formalisering programma-opdracht", "50", ""),
        ("Veiligheidsanalyse en prioritering", "100", ""),
        ("Opstellen integraal veiligheidsbeleid 2024-2026", "300", ""),
        ("Opstellen uitvoeringsplan veiligheid 2024", "300", ""),
        ("Communicatie programma", "50", "Team communicatie"),
        ("Lid programmateam", "50", TEAM),
        ("Deelnemen klankbord programmateam", "25", "Klankbordgroep"),
        ("Praktische ondersteuning", "50", "Team services"),
    ]
    assert sentence("programme/hours") == "De 8 onderdelen vragen samen 925 uren."


def test_two_arrangements_about_hours_are_still_requests(ask: Ask) -> None:
    """Of the five, each with what it is for."""
    rows = ask("programme/hours-cover")
    assert [(covers, who, hours) for _, covers, who, hours, _ in rows] == [
        ("Team Leefbaarheid en Veiligheid", COLLEGE, ""),
        ("Deelnemen klankbord programmateam", "Klankbordgroep", "25"),
        ("Lid programmateam", TEAM, "50"),
        ("Communicatie programma", "Team communicatie", "50"),
        ("Praktische ondersteuning", "Team services", "50"),
    ]
    assert {row[1] for row in rows if "verzoek" in row[4] or "gevraagd" in row[4]} == {
        "Lid programmateam",
        "Praktische ondersteuning",
    }


def test_each_risk_has_an_effect_and_measures(ask: Ask) -> None:
    """Four risks, five measures; one measure twice."""
    rows = ask("programme/risks")
    assert [(number, risk, measure) for number, risk, _, measure in rows] == [
        ("R1", "Niet halen planning", HIRE),
        ("R2", "Onduidelijkheden inhoud en proces", "Communicatieplan"),
        ("R2", "Onduidelijkheden inhoud en proces", "Regelmatige toetsing door de klankbordgroep"),
        ("R2", "Onduidelijkheden inhoud en proces", "Stakeholderanalyse"),
        ("R3", "Niet voldoen aan gewenste kwaliteit", HIRE),
        (
            "R4",
            "Beperkte deelname aan programmateam",
            "Opdracht en deelname bekendmaken in de lijnorganisatie",
        ),
    ]
    assert all(row[2] for row in rows)


def test_external_hiring_answers_two_risks_of_four(ask: Ask, sentence: Say) -> None:
    """And no measure answers three."""
    assert ask("programme/shared-measures") == [(HIRE, "2", "4")]
    assert (
        sentence("programme/shared-measures", least="3") == "Geen maatregel helpt tegen 3 risico's of meer."
    )


def test_four_objectives_of_communication_fall_under_another(ask: Ask) -> None:
    """Three main ones, in the order of the source."""
    rows = ask("programme/communication-objectives")
    assert [row[0] for row in rows] == ["O1", "O2", "O2.1", "O2.2", "O2.3", "O3", "O3.1"]
    assert [row[0] for row in rows if row[2]] == ["O2.1", "O2.2", "O2.3", "O3.1"]


def test_every_law_is_told_with_what_rests_on_it(ask: Ask) -> None:
    """Three articles for role and duty, three laws for a partnership and for the permits policy."""
    role, duty = (
        "Regierol lokale veiligheid",
        "Ten minste eens per vier jaar het veiligheidsbeleid vaststellen",
    )
    assert ask("programme/legal-bases") == [
        ("Gemeentewet", "170", role),
        ("Gemeentewet", "170", duty),
        ("Gemeentewet", "172", role),
        ("Gemeentewet", "172", duty),
        ("Omgevingswet", "", "VTH-beleid"),
        ("Politiewet 2012", "38b", role),
        ("Politiewet 2012", "38b", duty),
        ("Wet algemene bepalingen omgevingsrecht", "", "VTH-beleid"),
        ("Wet veiligheidsregio's", "", "Veiligheidsregio Twente"),
    ]
    assert [row[2] for row in ask("programme/legal-bases", law="wabo")] == ["VTH-beleid"]


def test_the_law_demands_a_safety_policy_every_four_years(ask: Ask) -> None:
    """By three articles, all in the same sentence."""
    duty = "Ten minste eens per vier jaar het veiligheidsbeleid vaststellen"
    assert ask("programme/obligations") == [
        (duty, law, article, "1. Inleiding, alinea 3")
        for law, article in (("Gemeentewet", "170"), ("Gemeentewet", "172"), ("Politiewet 2012", "38b"))
    ]
