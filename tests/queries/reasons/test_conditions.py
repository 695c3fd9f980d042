"""Conditions in words."""

from __future__ import annotations

import pytest

from rodedraad.ontology.wording import set_language
from rodedraad.queries.reasons.conditions import conjuncts, is_of_language
from rodedraad.queries.reasons.describing import Words
from rodedraad.queries.sparql.algebra import Expression, Filter
from rodedraad.queries.sparql.grammar import read
from tests.graph.small import store

STORE = store()
BODY = """?a a rd:Theme ; skos:prefLabel ?l ; rd:validUntil ?u ; rd:concerns ?p .
  VALUES ?on { "2024-01-01"^^xsd:date } VALUES ?text { "fiets" } """


def expression(condition: str) -> Expression:
    """Return the condition of FILTER *condition*."""
    (found,) = [
        one for one in read(f"ASK {{ FILTER {condition} }}").where.elements if isinstance(one, Filter)
    ]
    return found.expression


def said(condition: str) -> str:
    """Return FILTER *condition* in words."""
    query = read(f"ASK {{ {BODY} FILTER {condition} }}")
    (found,) = [one for one in query.where.elements if isinstance(one, Filter)]
    return Words(STORE, query).condition(found.expression)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("(?u < ?on)", "geldig tot en met: vóór 1 januari 2024"),
        ("(?u >= '2024-02-01'^^xsd:date)", "geldig tot en met: op of na 1 februari 2024"),
        ("(?n <= 3)", "iets: hoogstens 3"),
        ("(COUNT(DISTINCT ?p) > 2)", "aantal betreft: meer dan 2"),
        ("(?a != rd:Theme)", "thema is niet thema"),
        ("(LANG(?l) = 'nl')", "naam in de taal nl"),
        ("(!BOUND(?text) || CONTAINS(LCASE(STR(?l)), LCASE(?text)))", "naam bevat ‘fiets’"),
        ("regex(?l, '^f', 'i')", "naam bevat ^f"),
        ("STRSTARTS(?l, 'F')", "naam begint met F"),
        ("strends(str(?l), 'f')", "naam eindigt op f"),
        ("(!bound(?u))", "geldig tot en met is niet bekend"),
        ("BOUND(?u)", "geldig tot en met is bekend"),
        ("((BOUND(?p) && ?p = ?a))", "betreft is thema"),
        (
            "(?u < ?on || ?n = 1 && ?n = 2)",
            "geldig tot en met: vóór 1 januari 2024 of iets is 1 en iets is 2",
        ),
        ("NOT EXISTS { ?a skos:broader ?b }", "er is geen: thema – valt onder – iets"),
        ("EXISTS { ?a skos:broader ?b }", "er is wel: thema – valt onder – iets"),
        ("(!EXISTS { ?a skos:broader ?b })", "er is geen: thema – valt onder – iets"),
        ("(STR(?a) < STR(?p))", "elk paar maar één keer"),
        ("(CONCAT(?l, STR(?a)) > CONCAT(?l, STR(?p)))", "elk paar maar één keer"),
        ("(STR(?l) < 'b')", "naam: minder dan b"),
        ("(isIRI(?p))", "isIRI betreft"),
    ],
)
def test_a_condition_reads_as_people_say_it(condition: str, words: str) -> None:
    """Days are before and after, numbers less and more; what was chosen is said by its value."""
    assert said(condition) == words


def test_what_has_no_words_stays_as_it_is_written() -> None:
    """Rather than said wrongly."""
    condition = "(EXISTS { ?a a ?b . } || EXISTS { ?b a ?a . })"
    assert said(condition) == condition


def test_conditions_are_said_in_english_too() -> None:
    """By the language of the output."""
    set_language("en")
    assert said("(?u < ?on)") == "valid until: before 1 January 2024"


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        ("(?a > 1 && ?b < 2 && STR(?c) = '&&')", ["(?a > 1)", "(?b < 2)", "(STR ( ?c ) = '&&')"]),
        ("((?a > 1) || ?b && ?c)", ["((?a > 1) || ?b && ?c)"]),
        ("(?a = '1'^^xsd:integer && ?b)", ["(?a = '1'^^xsd:integer)", "(?b)"]),
        ("((?a || ?b) && ?c)", ["(( ?a || ?b ))", "(?c)"]),
    ],
)
def test_conditions_asked_together_fall_apart(condition: str, parts: list[str]) -> None:
    """Only where all of them must be true."""
    assert [str(part) for part in conjuncts(expression(condition))] == parts


@pytest.mark.parametrize(
    ("condition", "is_so"),
    [
        ("(LANG(?l) = ?lang)", True),
        ("LANGMATCHES(LANG(?l), 'nl')", True),
        ("(LANG(?l) = 'nl' && ?a > 1)", False),
        ("(?l = 'nl')", False),
    ],
)
def test_a_condition_on_the_language_is_recognised(condition: str, is_so: bool) -> None:
    """And only that."""
    assert is_of_language(expression(condition)) is is_so
