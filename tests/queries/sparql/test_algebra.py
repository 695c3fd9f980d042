"""The tree of a query: its variables, and taking it apart."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rodedraad.queries.sparql.algebra import (
    Element,
    Fact,
    Filter,
    Values,
    certain,
    changed_query,
    elements,
    positive,
    possible,
    projected,
)
from rodedraad.queries.sparql.grammar import read


@pytest.mark.parametrize(
    ("group", "sure", "maybe"),
    [
        ("?a rd:b ?c", "a c", "a c"),
        ("?a ?b rd:c", "a b", "a b"),
        ("?a a rd:B OPTIONAL { ?a rd:c ?d }", "a", "a d"),
        ("{ ?a rd:b ?c } UNION { ?a rd:d ?e }", "a", "a c e"),
        ("VALUES (?a ?b) { (1 UNDEF) (2 3) }", "a", "a b"),
        ("VALUES ?a { }", "", "a"),
        ("GRAPH ?g { ?a a ?b }", "a b g", "a b g"),
        ("?a a rd:B BIND (1 AS ?c) FILTER (?d > 1)", "a", "a c"),
        ("?a a rd:B MINUS { ?c a rd:B }", "a", "a"),
        ("{ SELECT ?a (COUNT(?b) AS ?n) { ?a rd:c ?b } GROUP BY ?a }", "a", "a n"),
        ("{ SELECT * { ?a rd:c ?b } }", "a b", "a b"),
    ],
)
def test_variables_that_are_bound_are_told_from_those_that_may_be(group: str, sure: str, maybe: str) -> None:
    """What is optional, calculated, undefined or in one branch only may stay free."""
    where = read(f"SELECT * {{ {group} }}").where
    assert certain(where) == set(sure.split())
    assert possible(where) == set(maybe.split())


def test_a_query_answers_with_its_columns_or_with_everything() -> None:
    """SELECT * has all variables in scope."""
    assert projected(read("SELECT ?a (1 AS ?n) { ?a rd:b ?c }")) == {"a", "n"}
    assert projected(read("SELECT * { ?a rd:b ?c }")) == {"a", "c"}


@pytest.mark.parametrize(
    ("query", "grouped"),
    [
        ("SELECT ?a { ?a a ?b }", False),
        ("SELECT (COUNT(?a) AS ?n) { ?a a ?b }", True),
        ("SELECT ?b { ?a a ?b } GROUP BY ?b", True),
        ("SELECT (STR(?a) AS ?count) { ?a a ?b }", False),
    ],
)
def test_a_query_groups_where_it_has_keys_or_counts(query: str, grouped: bool) -> None:
    """A column that is only calculated does not make groups."""
    assert read(query).is_grouped is grouped


QUERY = """SELECT ?a (COUNT(?b) AS ?n) { VALUES ?x { 1 } ?a rd:p ?b FILTER (?x > 0)
  { ?a rd:q ?c FILTER (?c > 1) } UNION { { SELECT ?a { ?a rd:r ?d } } }
  OPTIONAL { ?a rd:s ?e } FILTER NOT EXISTS { ?a rd:t ?f } MINUS { ?a rd:u ?g } }
  GROUP BY ?a HAVING (COUNT(?b) > 2)"""


def links(found: Iterable[Element]) -> str:
    """Return the last letters of the properties among *found*."""
    return "".join(one.path.text[-1] for one in found if isinstance(one, Fact))


def test_what_makes_solutions_is_told_from_what_may_or_must_not_be_there() -> None:
    """At any depth, in the order of the text."""
    where = read(QUERY).where
    assert links(positive(where)) == "pqr"
    assert links(elements(where)) == "pqrstu"


def test_a_query_is_changed_at_any_depth() -> None:
    """An element may be left out, or something else may come in its place."""

    def change(element: Element) -> Iterable[Element]:
        if isinstance(element, Values):
            return (element.opened(),)
        return () if isinstance(element, Filter) and not element.expression.groups else (element,)

    text = str(changed_query(read(QUERY), change))
    assert "VALUES ?x { UNDEF }" in text
    assert text.count("FILTER") == 1
    assert "HAVING" not in text
    assert read(QUERY).having


def test_an_open_block_leaves_everything_free() -> None:
    """One row of undefined terms is enough."""
    blocks = read("ASK { VALUES ?a { UNDEF } VALUES ?b { 1 } }").where.elements
    assert [one.is_open for one in blocks if isinstance(one, Values)] == [True, False]


def test_an_expression_knows_its_variables_and_what_it_counts() -> None:
    """Variables of a group that must exist are not its own."""
    (one,) = [
        one
        for one in read('ASK { ?a a ?b FILTER (?a > "?x" && EXISTS { ?c a ?d }) }').where.elements
        if isinstance(one, Filter)
    ]
    assert one.expression.variables == {"a"}
    assert len(one.expression.groups) == 1
    (column,) = read("SELECT (AVG(?a) AS ?n) { ?a a ?b }").columns
    assert column.expression is not None
    assert column.expression.aggregate == "AVG"
