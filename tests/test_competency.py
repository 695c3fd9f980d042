"""Competency questions: what an advisor must be able to ask of the packaged programme, with the rows."""

from __future__ import annotations

from rodedraad.graph.answers import Solutions
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.guarding import with_house_prefixes

NL = 'FILTER (LANG(?label) = "nl")'
PHENOMENON = "<https://w3id.org/rodedraad/id/nl/verschijnsel/"
CATEGORY = "<https://w3id.org/rodedraad/id/hengelo/categorie/"


def ask(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* as texts."""
    answer = store.query(with_house_prefixes(query)[0])
    assert isinstance(answer, Solutions)
    return [tuple(term.value if term else "" for term in row) for row in answer.rows]


def test_which_partnerships_work_on_human_trafficking(packaged_store: EmbeddedStore) -> None:
    """Through the themes about it, and the categories those are in."""
    rows = ask(
        packaged_store,
        f"SELECT DISTINCT ?label {{ ?p a rd:Partnership ; rd:worksOn {PHENOMENON}mensenhandel> ; "
        f"skos:prefLabel ?label {NL} }} ORDER BY ?label",
    )
    assert rows == [("Omgevingsdienst Twente",), ("RIEC Oost Nederland",), ("Veiligheidsregio Twente",)]


def test_which_themes_in_different_fields_concern_radicalisation(packaged_store: EmbeddedStore) -> None:
    """The same word in two fields, told apart by number."""
    rows = ask(
        packaged_store,
        f"SELECT ?number ?label {{ ?t a rd:Theme ; rd:concerns {PHENOMENON}radicalisering> ; "
        f"skos:notation ?number ; skos:prefLabel ?label {NL} }} ORDER BY ?number",
    )
    assert ("3.2.4", "Radicalisering (jeugd)") in rows
    assert ("5.1.2", "Radicalisering") in rows
    assert {number[0] for number, _ in rows} == {"3", "5"}


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
    assert {row[:2] for row in rows} == {("C01-M09", "2021-07-23"), ("D05", "2022-02-09")}
    assert ("D05", "2022-02-09", "Straatintimidatie") in rows


def test_which_frameworks_are_not_in_force_when_the_policy_period_begins(
    packaged_store: EmbeddedStore,
) -> None:
    """On 1 January 2024; the extension of the police plan counts."""
    rows = ask(
        packaged_store,
        "SELECT ?until ?level { ?f a rd:PolicyFramework ; rd:validUntil ?until ; rd:governanceLevel ?level "
        'FILTER (?until < "2024-01-01"^^xsd:date) } ORDER BY ?until',
    )
    regional = "https://w3id.org/rodedraad/def/code#level-regional"
    assert rows == [("2022-12-31", regional), ("2023-12-31", regional)]


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
    assert [date for date, _ in rows] == ["2023-12-06", "2023-12-12", "2023-12-19"]
    assert rows[0][1] == "Gemeenteraad"


def test_which_measure_answers_two_risks(packaged_store: EmbeddedStore) -> None:
    """One measure, shared."""
    rows = ask(
        packaged_store,
        f"SELECT ?label (COUNT(DISTINCT ?r) AS ?n) {{ ?r rd:hasMeasure ?m . ?m skos:prefLabel ?label {NL} }} "
        "GROUP BY ?label HAVING (COUNT(DISTINCT ?r) > 1) ORDER BY ?label",
    )
    assert [number for _, number in rows] == ["2"]
    assert "inhuur" in rows[0][0]


def test_how_many_hours_the_programme_takes(packaged_store: EmbeddedStore) -> None:
    """Each row once."""
    assert ask(
        packaged_store, "SELECT (SUM(?h) AS ?hours) (COUNT(?w) AS ?rows) { ?w rd:estimatedHours ?h }"
    ) in (
        [("925", "8")],
        [("925.0", "8")],
    )


def test_which_named_partnerships_are_in_no_category(packaged_store: EmbeddedStore) -> None:
    """Named in the text, absent in the table: reported as that."""
    rows = ask(
        packaged_store,
        f"SELECT ?label {{ ?p a rd:Partnership ; skos:prefLabel ?label {NL} "
        "FILTER NOT EXISTS { ?s rd:involves ?p } } ORDER BY ?label",
    )
    assert ("Platform IVZ (Integrale Veiligheidszorg)",) in rows
    assert ("Expertgroep ZVS",) in rows
    assert ("Veiligheidsregio Twente",) not in rows


def test_where_it_is_written_that_the_police_is_involved_as_community_officers(
    packaged_store: EmbeddedStore,
) -> None:
    """The cell of the table, with the role it states."""
    rows = ask(
        packaged_store,
        f"SELECT ?start ?end ?path {{ ?i rd:involvedIn {CATEGORY}fysieke-kwaliteit> ; "
        "rd:involvementRole ?role ; rd:statedIn ?passage . "
        "?passage oa:hasSelector ?s ; rd:sectionPath ?path . "
        '?s oa:start ?start ; oa:end ?end FILTER (LANG(?path) = "nl") } ORDER BY ?start',
    )
    assert [(start, end) for start, end, _ in rows] == [("21170", "21236")]
    assert rows[0][2].startswith("Bijlage 1, rij Fysieke kwaliteit")


def test_what_law_is_the_basis_of_what(packaged_store: EmbeddedStore) -> None:
    """Three articles for the municipality's role."""
    rows = ask(
        packaged_store,
        "SELECT DISTINCT ?number { ?a a rd:Article ; eli:number ?number ; rd:legalBasisOf ?x } "
        "ORDER BY ?number",
    )
    assert rows == [("170",), ("172",), ("38b",)]
