"""Competency questions: what an advisor must be able to ask of the packaged programme, with the rows."""

from __future__ import annotations

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.sparql.guarding import with_house_prefixes

NL = 'FILTER (LANG(?label) = "nl")'
PHENOMENON = "<https://w3id.org/rodedraad/id/nl/verschijnsel/"
ZVH = "Zorg en Veiligheidshuis Twente"
CATEGORY = "<https://w3id.org/rodedraad/id/hengelo/categorie/"


def ask(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* as texts."""
    answer = store.query(with_house_prefixes(query)[0])
    assert isinstance(answer, Solutions)
    return [tuple(term.value if term else "" for term in row) for row in answer.rows]


def test_through_which_themes_partnerships_work_on_drugs(packaged_store: EmbeddedStore) -> None:
    """Also where a theme is about a narrower phenomenon, such as using or trading them."""
    rows = ask(
        packaged_store,
        "SELECT DISTINCT ?label ?theme { ?p a rd:Partnership ; skos:prefLabel ?label . "
        f"?t a rd:Theme ; rd:involves ?p ; rd:concerns/skos:broader* {PHENOMENON}drugs> ; "
        f'skos:prefLabel ?theme {NL} FILTER (LANG(?theme) = "nl") }} ORDER BY ?label ?theme',
    )
    assert rows == [
        ("Omgevingsdienst Twente", "Drugsgerelateerde criminaliteit"),
        ("RIEC Oost Nederland", "Drugs, illegale bewoning en mensenhandel"),
        ("RIEC Oost Nederland", "Drugsgerelateerde criminaliteit"),
        ("Veiligheidsregio Twente", "Alcohol en drugs"),
        ("Veiligheidsregio Twente", "Drugs, illegale bewoning en mensenhandel"),
        ("Veiligheidsregio Twente", "Ongevallen, alcohol en drugs"),
        ("Zorg en Veiligheidshuis Twente", "Alcohol- en drugsgebruik"),
        ("Zorg en Veiligheidshuis Twente", "Drank- en drugsoverlast"),
    ]


@pytest.mark.parametrize(
    ("phenomenon", "partnerships"),
    [
        ("drugs", ["Omgevingsdienst Twente", "RIEC Oost Nederland", "Veiligheidsregio Twente", ZVH]),
        ("mensenhandel", ["Omgevingsdienst Twente", "RIEC Oost Nederland", "Veiligheidsregio Twente"]),
        ("huiselijk-geweld", [ZVH]),
        ("maatschappelijke-spanningen", []),
    ],
)
def test_which_partnerships_work_on_a_phenomenon(
    phenomenon: str, partnerships: list[str], packaged_store: EmbeddedStore
) -> None:
    """The short answer is the same as the way through the themes."""
    rows = ask(
        packaged_store,
        f"SELECT DISTINCT ?label {{ ?p a rd:Partnership ; rd:worksOn {PHENOMENON}{phenomenon}> ; "
        f"skos:prefLabel ?label {NL} }} ORDER BY ?label",
    )
    assert [label for (label,) in rows] == partnerships


def test_which_phenomena_recur_in_three_fields_or_more(packaged_store: EmbeddedStore) -> None:
    """Where one approach could serve several fields, and by which themes."""
    rows = ask(
        packaged_store,
        "SELECT ?label ?number { "
        "{ SELECT ?p { ?theme a rd:Theme ; rd:concerns ?p ; skos:broader/skos:broader ?field } "
        "GROUP BY ?p HAVING (COUNT(DISTINCT ?field) > 2) } "
        f"?t a rd:Theme ; rd:concerns ?p ; skos:notation ?number . ?p skos:prefLabel ?label {NL} }} "
        "ORDER BY ?label ?number",
    )
    found: dict[str, str] = {}
    for label, number in rows:
        found[label] = f"{found.get(label, '')} {number}".strip()
    assert found == {
        "Alcohol": "1.1.5 2.3.2 2.4.2 3.3.1",
        "Diefstal": "1.3.2 1.3.3 2.1.1 3.4.2",
        "Geweld": "2.3.1 2.4.3 3.3.3 3.4.2 5.3.1",
        "Overlast": "1.1.5 2.3.4 2.4.3 3.3.3 4.1.2",
        "Vernieling": "1.2.1 2.1.3 2.2.2 2.3.4 2.4.3 3.1.2 3.3.3 3.4.2",
    }


def test_which_themes_in_different_fields_concern_radicalisation(packaged_store: EmbeddedStore) -> None:
    """The same word in two fields, told apart by number."""
    rows = ask(
        packaged_store,
        f"SELECT ?number ?label {{ ?t a rd:Theme ; rd:concerns {PHENOMENON}radicalisering> ; "
        f"skos:notation ?number ; skos:prefLabel ?label {NL} }} ORDER BY ?number",
    )
    assert rows == [("3.2.4", "Radicalisering (jeugd)"), ("5.1.2", "Radicalisering")]


def test_who_is_involved_in_crisis_management(packaged_store: EmbeddedStore) -> None:
    """The four of the table's row, no more."""
    rows = ask(
        packaged_store,
        f"SELECT ?label {{ {CATEGORY}crisisbeheersing> rd:involves ?a . ?a skos:prefLabel ?label {NL} }} "
        "ORDER BY ?label",
    )
    assert rows == [
        ("Sociaal (sociaal domein)",),
        ("Team Leefbaarheid en Veiligheid",),
        ("Team communicatie",),
        ("Veiligheidsregio Twente",),
    ]


def test_a_theme_inherits_the_parties_of_its_category_and_no_others(packaged_store: EmbeddedStore) -> None:
    """Every theme has exactly the actors its category states."""
    rows = ask(
        packaged_store,
        "SELECT ?t { ?t a rd:Theme ; skos:broader ?c ; rd:involves ?a FILTER NOT EXISTS "
        "{ ?i rd:involvedIn ?c ; rd:involvedActor ?a } } ORDER BY ?t",
    )
    missing = ask(
        packaged_store,
        "SELECT ?t { ?t a rd:Theme ; skos:broader ?c . ?i rd:involvedIn ?c ; rd:involvedActor ?a "
        "FILTER NOT EXISTS { ?t rd:involvesFromBroader ?a } } ORDER BY ?t",
    )
    assert (rows, missing) == ([], [])


def test_which_categories_have_no_external_partner(packaged_store: EmbeddedStore) -> None:
    """The two that are internal by nature."""
    rows = ask(
        packaged_store,
        f"SELECT ?label {{ ?c a rd:Category ; skos:prefLabel ?label {NL} FILTER NOT EXISTS "
        "{ ?c rd:involves ?a FILTER NOT EXISTS { ?a a rd:MunicipalUnit } } } ORDER BY ?label",
    )
    assert rows == [("Ambtelijke en bestuurlijke integriteit",), ("Weerbare overheid en weerbaar bestuur",)]


def test_what_the_council_asked_by_motion(packaged_store: EmbeddedStore) -> None:
    """Number, date, and what each motion is about."""
    rows = ask(
        packaged_store,
        "SELECT DISTINCT ?number ?date ?label { ?m a rd:Motion ; rd:motionNumber ?number ; "
        f"dct:dateSubmitted ?date ; rd:concerns ?p . ?p skos:prefLabel ?label {NL} }} ORDER BY ?date ?label",
    )
    assert rows == [("C01-M09", "2021-07-23", "Zorgfraude"), ("D05", "2022-02-09", "Straatintimidatie")]


def test_which_frameworks_are_not_in_force_when_the_policy_period_begins(
    packaged_store: EmbeddedStore,
) -> None:
    """On 1 January 2024; the extension of the police plan counts."""
    rows = ask(
        packaged_store,
        "SELECT ?until ?name ?label { ?f a rd:PolicyFramework ; rd:validUntil ?until ; "
        f'skos:prefLabel ?name ; rd:governanceLevel/skos:prefLabel ?label {NL} FILTER (LANG(?name) = "nl") '
        'FILTER (?until < "2024-01-01"^^xsd:date) } ORDER BY ?until',
    )
    assert rows == [
        (
            "2022-12-31",
            "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022",
            "regionaal",
        ),
        ("2023-12-31", "Meerjarenbeleidsplan Politie Oost-Nederland 2019-2022", "regionaal"),
    ]


def test_of_which_frameworks_nobody_wrote_until_when_they_hold(packaged_store: EmbeddedStore) -> None:
    """No end is made up where none is stated."""
    rows = ask(
        packaged_store,
        f"SELECT ?label {{ ?f a rd:PolicyFramework ; skos:prefLabel ?label {NL} "
        "FILTER NOT EXISTS { ?f rd:validUntil ?until } } ORDER BY ?label",
    )
    assert [label for (label,) in rows] == [
        "Huidig veiligheidsbeleid",
        "Kernbeleid Veiligheid",
        "Transformatieplan Sociaal Domein",
        "VTH-beleid",
    ]


def test_which_decisions_come_after_the_summer_of_2023_and_who_takes_them(
    packaged_store: EmbeddedStore,
) -> None:
    """With both dates of the one that has two."""
    rows = ask(
        packaged_store,
        "SELECT ?date ?label { ?m a rd:Milestone ; rd:milestoneKind code:milestone-decision ; "
        f"rd:plannedDate ?date ; rd:decidingBody ?body . ?body skos:prefLabel ?label {NL} "
        'FILTER (?date > "2023-09-01"^^xsd:date) } ORDER BY ?date',
    )
    college = "College van burgemeester en wethouders"
    assert rows == [("2023-12-06", "Gemeenteraad"), ("2023-12-12", college), ("2023-12-19", college)]


def test_which_measure_answers_two_risks(packaged_store: EmbeddedStore) -> None:
    """One measure, shared."""
    rows = ask(
        packaged_store,
        "SELECT DISTINCT ?label ?risk { ?r rd:hasMeasure ?m ; skos:prefLabel ?risk . "
        f'?other rd:hasMeasure ?m . ?m skos:prefLabel ?label {NL} FILTER (LANG(?risk) = "nl" '
        "&& ?other != ?r) } ORDER BY ?risk",
    )
    assert rows == [
        ("Externe inhuur", "Niet halen planning"),
        ("Externe inhuur", "Niet voldoen aan gewenste kwaliteit"),
    ]


def test_how_many_hours_each_part_takes(packaged_store: EmbeddedStore) -> None:
    """Each row once; the sum is ours."""
    rows = ask(
        packaged_store,
        "SELECT ?label ?hours { ?w rd:estimatedHours ?hours ; "
        f"skos:prefLabel ?label {NL} }} ORDER BY ?label",
    )
    assert {label: float(hours) for label, hours in rows} == {
        "Communicatie programma": 50,
        "Deelnemen klankbord programmateam": 25,
        "Formalisering programma-opdracht": 50,
        "Lid programmateam": 50,
        "Opstellen integraal veiligheidsbeleid 2024-2026": 300,
        "Opstellen uitvoeringsplan veiligheid 2024": 300,
        "Praktische ondersteuning": 50,
        "Veiligheidsanalyse en prioritering": 100,
    }
    assert sum(float(hours) for _, hours in rows) == 925


def test_which_named_partnerships_are_in_no_category(packaged_store: EmbeddedStore) -> None:
    """Named in the text, absent in the table: reported as that."""
    rows = ask(
        packaged_store,
        f"SELECT ?label {{ ?p a rd:Partnership ; skos:prefLabel ?label {NL} "
        "FILTER NOT EXISTS { ?s rd:involves ?p } } ORDER BY ?label",
    )
    assert [label for (label,) in rows] == [
        "Expertgroep ZVS",
        "Platform IVZ (Integrale Veiligheidszorg)",
        "Regionale Stuurgroep Zorg, Veiligheid en Straf",
        "Themagroepen ZVS",
    ]


def test_which_other_organisations_are_named_but_in_no_category(packaged_store: EmbeddedStore) -> None:
    """Partners of the text whom the table forgot."""
    rows = ask(
        packaged_store,
        f"SELECT ?label {{ ?o a rd:Organisation ; skos:prefLabel ?label {NL} "
        "FILTER NOT EXISTS { ?s rd:involves ?o } } ORDER BY ?label",
    )
    assert {"Belastingdienst", "GGD", "Kadera", "Mediant", "UWV", "Veilig Thuis"} <= {row[0] for row in rows}
    assert {"Politie", "Welbions", "Wijkracht"} & {row[0] for row in rows} == set()


def test_where_it_is_written_that_the_police_is_involved_as_community_officers(
    packaged_store: EmbeddedStore,
) -> None:
    """The cell of the table, with the role it states."""
    rows = ask(
        packaged_store,
        f"SELECT ?start ?end ?path ?label {{ ?i rd:involvedIn {CATEGORY}fysieke-kwaliteit> ; "
        "rd:involvementRole/skos:prefLabel ?label ; rd:statedIn ?passage . "
        "?passage oa:hasSelector ?s ; rd:sectionPath ?path . "
        f'?s oa:start ?start ; oa:end ?end {NL} FILTER (LANG(?path) = "nl") }} ORDER BY ?start',
    )
    path = "Bijlage 1, rij Fysieke kwaliteit, kolom Betrokken professionals"
    assert rows == [("21170", "21236", path, "Wijkagent")]


def test_which_abbreviations_nobody_resolved(packaged_store: EmbeddedStore) -> None:
    """They stay as they were written."""
    rows = ask(
        packaged_store,
        f"SELECT ?label {{ ?a rd:resolutionStatus code:resolution-unresolved ; skos:prefLabel ?label {NL} }} "
        "ORDER BY ?label",
    )
    assert [label for (label,) in rows] == ["CHEF", "KMT", "MKB", "S&R", "SA-INT"]


def test_what_law_is_the_basis_of_what(packaged_store: EmbeddedStore) -> None:
    """Three articles, each for the municipality's role and for its duty."""
    rows = ask(
        packaged_store,
        "SELECT ?law ?number ?label { ?a a rd:Article ; eli:number ?number ; rd:legalBasisOf ?x ; "
        f'eli:is_part_of/skos:prefLabel ?law . ?x skos:prefLabel ?label {NL} FILTER (LANG(?law) = "nl") }} '
        "ORDER BY ?law ?number ?label",
    )
    role = "Regierol lokale veiligheid"
    duty = "Ten minste eens per vier jaar het veiligheidsbeleid vaststellen"
    articles = [("Gemeentewet", "170"), ("Gemeentewet", "172"), ("Politiewet 2012", "38b")]
    assert rows == [(*article, what) for article in articles for what in (role, duty)]
