"""Why an answer is empty: which conditions leave nothing, and where it stops step by step."""

from __future__ import annotations

import json

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.reasons.emptiness import Dropped, Emptiness, Step, why_empty
from tests.graph.small import store

ID = "https://w3id.org/rodedraad/id/"
DRUGS, FIRE = f"<{ID}nl/verschijnsel/drugs>", f"<{ID}hengelo/categorie/brandveiligheid>"
LABEL = '?t skos:prefLabel ?l FILTER (LANG(?l) = "nl")'


def alone(emptiness: Emptiness) -> list[tuple[str, int | None]]:
    """Return the conditions that leave nothing by themselves, and the rows without them."""
    return [(one.conditions[0], one.rows) for one in emptiness.alone]


def test_a_date_that_is_too_early_is_told_with_what_comes_without_it(packaged_store: EmbeddedStore) -> None:
    """And with the step at which nothing is left."""
    query = """SELECT ?f ?ends { VALUES ?on { "2001-01-01"^^xsd:date }
      ?f a rd:PolicyFramework ; rd:validUntil ?ends FILTER (?ends < ?on) }"""
    found = why_empty(packaged_store, query, {"on": "Peildatum", "ends": "Laatste dag"})
    assert alone(found) == [("laatste dag: vóór 1 januari 2001", 7)]
    assert found.steps == (
        Step("er is: beleidskader", 11),
        Step("beleidskader – geldig tot en met – laatste dag", 7),
        Step("laatste dag: vóór 1 januari 2001", 0),
    )
    assert (found.rows, found.unknown, found.together, found.is_complete) == (0, (), (), True)


def test_two_choices_that_exclude_each_other_are_both_told(packaged_store: EmbeddedStore) -> None:
    """By the label of the parameter and of the value."""
    query = f"""SELECT ?t {{ VALUES ?p {{ {DRUGS} }} VALUES ?c {{ {FIRE} }}
      ?t a rd:Theme ; rd:concerns ?p ; skos:broader ?c . {LABEL} }}"""
    found = why_empty(packaged_store, query, {"p": "Verschijnsel", "c": "Categorie"})
    assert alone(found) == [("verschijnsel ‘Drugs’", 3), ("categorie ‘Brandveiligheid’", 4)]
    assert found.steps[-1] == Step("thema – valt onder – categorie ‘Brandveiligheid’", 0)


def test_patterns_are_told_where_there_is_no_choice(packaged_store: EmbeddedStore) -> None:
    """In the order of the question."""
    query = f"SELECT ?t {{ ?t a rd:Theme ; rd:concerns {DRUGS} ; skos:broader {FIRE} }}"
    assert alone(why_empty(packaged_store, query)) == [
        ("thema – betreft – Drugs", 3),
        ("thema – valt onder – Brandveiligheid", 4),
    ]


def test_conditions_that_only_together_leave_nothing_are_told_in_pairs(packaged_store: EmbeddedStore) -> None:
    """Only the filters: a pattern would take its filter with it."""
    query = """SELECT ?f { ?f a rd:PolicyFramework ; rd:validUntil ?u ; rd:validFrom ?v
      FILTER (?u < "2001-01-01"^^xsd:date && ?v > "2050-01-01"^^xsd:date) }"""
    found = why_empty(packaged_store, query)
    both = ("geldig tot en met: vóór 1 januari 2001", "geldig vanaf: na 1 januari 2050")
    assert found.alone == ()
    assert found.together == (Dropped(both, ("filter", "filter"), 6),)


def test_three_conditions_may_be_needed(packaged_store: EmbeddedStore) -> None:
    """No two of them explain it."""
    query = """SELECT ?f { ?f a rd:PolicyFramework ; rd:validUntil ?u
      FILTER (?u < "2001-01-01"^^xsd:date) FILTER (?u > "2050-01-01"^^xsd:date) FILTER (YEAR(?u) = 1815) }"""
    found = why_empty(packaged_store, query)
    assert found.alone == ()
    assert [(len(one.conditions), one.rows) for one in found.together] == [(3, 7)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (
            "SELECT ?t { ?t a rd:Theme FILTER NOT EXISTS { ?t skos:broader ?c } }",
            [("er is geen: thema – valt onder – iets", 74)],
        ),
        (
            "SELECT ?p { ?p a rd:Partnership ; rd:worksOn ?x MINUS { ?s rd:involves ?p } }",
            [("er is geen: iets – betrekt – samenwerkingsverband", 107)],
        ),
        (
            "SELECT ?p { ?t rd:concerns ?p ; a rd:Theme } GROUP BY ?p HAVING (COUNT(?t) > 999)",
            [("aantal thema: meer dan 999", 55)],
        ),
        (
            "SELECT ?p { FILTER (?n > 999) "
            "{ SELECT ?p (COUNT(?t) AS ?n) { ?t rd:concerns ?p ; a rd:Theme } GROUP BY ?p } }",
            [("iets: meer dan 999", 55)],
        ),
        (
            "SELECT ?p { { SELECT ?p { ?t rd:concerns ?p FILTER (?p = rd:Law) } } ?p a rd:Phenomenon }",
            [("betreft is wet", 301)],
        ),
        (
            f"SELECT ?p {{ ?p a rd:Theme {{ ?p rd:involves {DRUGS} }} UNION {{ ?p skos:broader {DRUGS} }} }}",
            [
                ("thema – betrekt – Drugs of thema – valt onder – Drugs", 74),
                ("er is: thema", 2),
                ("thema – betrekt – Drugs", 74),
                ("thema – valt onder – Drugs", 74),
            ],
        ),
        (
            'SELECT ?t { VALUES ?x { "xyzzy" } ?t a rd:Theme ; skos:prefLabel ?l '
            "FILTER (!BOUND(?x) || CONTAINS(LCASE(STR(?l)), ?x)) }",
            [("naam bevat ‘xyzzy’", 148)],
        ),
    ],
)
def test_each_kind_of_condition_is_told_in_its_own_words(
    query: str, wanted: list[tuple[str, int]], packaged_store: EmbeddedStore
) -> None:
    """What must not be there, what is counted, what is asked inside, what is one of several."""
    assert alone(why_empty(packaged_store, query)) == wanted


def test_what_falls_apart_is_not_counted(packaged_store: EmbeddedStore) -> None:
    """Everything with everything is no answer to anything."""
    query = f"SELECT ?t ?a {{ ?t a rd:Theme . ?t rd:concerns ?a . ?a rd:worksOn {DRUGS} }}"
    assert ("thema – betreft – verschijnsel", None) in [
        (words.replace("actor", "verschijnsel"), rows)
        for words, rows in alone(why_empty(packaged_store, query))
    ]


def test_what_stands_nowhere_is_told_first() -> None:
    """A mistyped term empties any question."""
    found = why_empty(store(), "SELECT ?a { ?s rd:involvs ?a ; a rd:Theme }")
    assert found.unknown == (
        "rd:involvs komt in de gegevens niet voor. Bedoelde u: rd:involves, rd:involvedIn?",
    )


def test_an_answer_that_is_not_empty_says_how_many_rows_it_has(packaged_store: EmbeddedStore) -> None:
    """Also where only LIMIT or OFFSET hides them."""
    assert why_empty(packaged_store, "SELECT ?m { ?m a rd:Motion }") == Emptiness(2)
    hidden = why_empty(packaged_store, "SELECT ?m { ?m a rd:Motion } OFFSET 10")
    assert (hidden.rows, hidden.slice) == (2, "OFFSET 10")


def test_a_no_is_explained_like_an_empty_answer(packaged_store: EmbeddedStore) -> None:
    """The conditions of an ASK."""
    found = why_empty(packaged_store, "ASK { ?t a rd:Theme FILTER (?t = rd:Law) }")
    assert alone(found) == [("thema is wet", 74)]


def test_no_new_count_is_begun_when_time_is_up(packaged_store: EmbeddedStore) -> None:
    """What is known by then is told, and that it is not all."""
    found = why_empty(packaged_store, "SELECT ?t { ?t a rd:Theme ; rd:involves rd:Law }", seconds=0)
    assert not found.is_complete
    assert (found.alone, found.steps) == ((), ())


def test_the_data_of_it_can_be_json(packaged_store: EmbeddedStore) -> None:
    """Conditions, rows and steps."""
    query = f"SELECT ?t {{ ?t a rd:Theme ; rd:concerns {DRUGS} ; skos:broader {FIRE} }}"
    told = json.loads(json.dumps(why_empty(packaged_store, query).as_data()))
    assert told["alone"][0] == {"conditions": ["thema – betreft – Drugs"], "kinds": ["pattern"], "rows": 3}
    assert told["steps"][0] == {"condition": "er is: thema", "rows": 74}
    assert (told["rows"], told["isComplete"], told["unknown"], told["together"]) == (0, True, [], [])
