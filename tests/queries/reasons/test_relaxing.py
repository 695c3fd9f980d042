"""The conditions of a query, and the query without some of them."""

from __future__ import annotations

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.reasons.describing import Words
from rodedraad.queries.reasons.relaxing import (
    Condition,
    conditions,
    counted,
    flat,
    relaxed,
    separated,
    still_asks,
)
from rodedraad.queries.sparql.grammar import read
from tests.graph.small import store

STORE = store()
FIELDS = "SELECT ?f (COUNT(?c) AS ?n) { ?c a rd:Category ; skos:broader ?f }"


def found(query: str, **named: str) -> list[Condition]:
    """Return the conditions of *query*."""
    tree = separated(read(query))
    return conditions(tree, Words(STORE, tree, named), named)


def without(query: str, *kinds: str, **named: str) -> str:
    """Return *query* without its conditions of *kinds*."""
    tree = separated(read(query))
    listed = conditions(tree, Words(STORE, tree, named), named)
    return str(relaxed(tree, [one for one in listed if one.kind in kinds])).partition("SELECT ")[2]


def test_conditions_come_the_most_telling_first() -> None:
    """Choices, filters and what must not be there before the patterns; what is optional is none."""
    query = """SELECT ?t { VALUES ?s { rd:A } VALUES ?k { rd:B rd:C } VALUES ?free { UNDEF }
      ?t rd:p ?s ; a ?k ; rd:q ?n
      FILTER (?n > 1 && ?n < 9) FILTER NOT EXISTS { ?t rd:r ?x } MINUS { ?t rd:s ?y } OPTIONAL { ?t rd:t ?z }
      { ?t rd:u ?u } UNION { ?t rd:v ?u } { SELECT ?t { ?t rd:w ?w } } } HAVING (COUNT(?t) > 1)"""
    kinds = [one.kind for one in found(query, s="Onderwerp")]
    assert kinds == [
        "choice", "filter", "filter", "filter", "absence", "absence", "values", "alternatives", "subquery",
        *["pattern"] * 6,
    ]  # fmt: skip


def test_a_choice_and_the_one_filter_that_looks_at_it_are_one_condition() -> None:
    """The filter says what it is for; where several look at it, the choice does."""
    one = "SELECT ?t { VALUES ?on { 3 } ?t rd:n ?n FILTER (?n < ?on) }"
    assert [(each.kind, each.words) for each in found(one, on="Peil")][:1] == [
        ("choice", "rd:n: minder dan 3")
    ]
    two = "SELECT ?t { VALUES ?on { 3 } ?t rd:n ?n ; rd:m ?m FILTER (?n < ?on && ?m > ?on) }"
    assert [(each.kind, each.words) for each in found(two, on="Peil")][:1] == [("choice", "peil 3")]
    joined = "SELECT ?t { VALUES ?on { 3 } ?t rd:n ?on FILTER (?on > 1) }"
    assert [each.kind for each in found(joined, on="Peil")] == ["choice", "filter", "pattern"]


def test_a_choice_in_several_blocks_is_one_condition() -> None:
    """Both are left open together."""
    query = "SELECT ?t { VALUES ?s { rd:A } ?t rd:p ?s { SELECT ?t { VALUES ?s { rd:A } ?t rd:q ?s } } }"
    assert without(query, "choice", s="Onderwerp").count("VALUES ?s { UNDEF }") == 2


@pytest.mark.parametrize(
    ("query", "kind", "rest"),
    [
        (
            "SELECT ?t { VALUES ?on { 3 } ?t rd:n ?n FILTER (?n < ?on) }",
            "choice",
            "?t WHERE { VALUES ?on { 3 } ?t rd:n ?n . }",
        ),
        (
            "SELECT ?t { VALUES ?on { 3 } ?t rd:n ?n ; rd:m ?m FILTER (?n < ?on && ?m > ?on) }",
            "choice",
            "?t WHERE { VALUES ?on { UNDEF } ?t rd:n ?n . ?t rd:m ?m . }",
        ),
        (
            'SELECT ?t { VALUES ?x { "a" } ?t rd:n ?n FILTER (!BOUND(?x) || ?n = ?x) FILTER (?x != ?n) }',
            "choice",
            "?t WHERE { VALUES ?x { UNDEF } ?t rd:n ?n . FILTER (!BOUND(?x) || ?n = ?x) }",
        ),
        (
            "SELECT ?t { ?t a rd:T FILTER NOT EXISTS { ?t rd:n ?n } MINUS { ?t rd:m ?m } }",
            "absence",
            "?t WHERE { ?t a rd:T . }",
        ),
        (
            "SELECT ?t { ?s rd:p ?t FILTER (?n > 1) "
            "{ SELECT ?t (COUNT(?x) AS ?n) { ?t rd:q ?x } GROUP BY ?t } }",
            "subquery",
            "?t WHERE { ?s rd:p ?t . {  } }",
        ),
    ],
)
def test_what_makes_no_sense_without_a_condition_goes_with_it(query: str, kind: str, rest: str) -> None:
    """Filters on what nothing binds any more, and on a choice that is left open."""
    assert without(query, kind, on="Peil", x="Tekst") == rest


def test_a_query_that_lost_what_it_answers_with_is_not_worth_counting() -> None:
    """Nor one that groups by what it lost."""
    whole = read("SELECT ?t { ?t a rd:Theme }")
    assert not still_asks(whole, read("SELECT ?t { ?x a rd:Theme }"))
    assert still_asks(whole, whole)
    inner = "SELECT ?p {{ ?p a ?k {{ SELECT ?p (COUNT(?t) AS ?n) {{ {} }} GROUP BY ?p }} }}"
    grouped, lost = read(inner.format("?t rd:concerns ?p")), read(inner.format("?t a rd:Theme"))
    assert still_asks(grouped, grouped)
    assert not still_asks(grouped, lost)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?t { ?t a rd:SafetyField }", 5),
        ("SELECT ?t { ?t a rd:SafetyField } LIMIT 2 OFFSET 9", 5),
        ("SELECT DISTINCT ?k { ?t a ?k ; rd:concerns ?p . FILTER (?k = rd:Theme) }", 1),
        ("SELECT ?t { ?t a rd:Theme }", 11),
        (f"{FIELDS} GROUP BY ?f", 5),
        (f"{FIELDS} GROUP BY ?f HAVING (COUNT(?c) > 99)", 0),
        ("SELECT * { ?t a rd:Motion }", 2),
        ("ASK { ?t a rd:Motion }", 2),
        ("ASK { rd:Motion a rd:Motion }", 0),
        ("CONSTRUCT { ?t a rd:Law } WHERE { ?t a rd:Motion }", 2),
    ],
)
def test_rows_are_counted_whatever_the_slice(query: str, rows: int, packaged_store: EmbeddedStore) -> None:
    """One more than the most where there are more; rows of groups for what is grouped."""
    assert counted(packaged_store, read(query), 10) == rows


def test_groups_that_only_stand_between_braces_are_opened() -> None:
    """Alternatives are not."""
    where = read("ASK { { ?a a ?b { ?b a ?c } } { ?a a ?d } UNION { ?a a ?e } }").where
    assert [str(one) for one in flat(where)][:2] == ["?a a ?b .", "?b a ?c ."]
    assert len(flat(where)) == 3
