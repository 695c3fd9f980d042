"""What of a query counts for binding: its blocks, form, columns and order, never what only looks like it."""

from __future__ import annotations

import pytest

from rodedraad.queries.sparql.blocks import Anatomy


def blocks(text: str) -> list[tuple[str, str]]:
    """Return name and rows of every block."""
    return [(block.name, text[block.start : block.end].strip()) for block in Anatomy(text).blocks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT ?a { VALUES ?a { UNDEF } }", [("a", "UNDEF")]),
        ("SELECT ?a { values $a{<urn:b>'c}'} }", [("a", "<urn:b>'c}'")]),
        ('ASK { VALUES ?a { "}" 1 } { SELECT ?a { VALUES ?a { 2 } } } }', [("a", '"}" 1'), ("a", "2")]),
        ("ASK { VALUES ?a { # een } in commentaar\n UNDEF } }", [("a", "# een } in commentaar\n UNDEF")]),
        ("ASK { ?s ?p ?o } VALUES ?a { 1 }", [("a", "1")]),
        ("ASK { VALUES (?a ?b) { (1 2) } }", []),
        ("ASK { VALUES (?a) { (1) } }", []),
        ("ASK { # VALUES ?a { UNDEF }\n}", []),
        ('ASK { ?s ?p "VALUES ?a { UNDEF }" }', []),
        ('ASK { ?s ?p """\nVALUES ?a { UNDEF }""" }', []),
        ("ASK { ?values ?a <urn:VALUES?a{1}> }", []),
        ("ASK { ?s values:a ?o }", []),
        ("ASK { VALUES ?a { 1 ", []),
        ("ASK { VALUES ?a", []),
        ("VALUES", []),
        ("", []),
    ],
)
def test_only_a_block_of_one_variable_is_a_block(text: str, found: list[tuple[str, str]]) -> None:
    """Not in comments, texts, addresses and names, and not where it is never closed."""
    assert blocks(text) == found


@pytest.mark.parametrize(
    ("text", "form", "columns"),
    [
        ("SELECT ?a ?b { ?a ?p ?b }", "SELECT", ("a", "b")),
        ("select distinct $a where { ?a ?p ?b }", "SELECT", ("a",)),
        ("SELECT (COUNT(DISTINCT ?x) AS ?n) ?a FROM <urn:g> WHERE { }", "SELECT", ("n", "a")),
        ("SELECT (IF(?x > (1 + ?y), ?z, 2) AS ?n) { }", "SELECT", ("n",)),
        ("SELECT ?a (SAMPLE(?b) AS ?c) GROUP BY ?a", "SELECT", ("a", "c")),
        ("SELECT * { ?a ?p ?b }", "SELECT", ()),
        ("PREFIX select: <urn:s> ASK { ?a select:b 'SELECT ?c' }", "ASK", ()),
        ("# SELECT ?a\nCONSTRUCT { ?a ?b ?c } { SELECT ?a ?b ?c { } }", "CONSTRUCT", ()),
        ("DESCRIBE ?a { ?a ?b ?c }", "DESCRIBE", ()),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "", ()),
        ("", "", ()),
    ],
)
def test_form_and_columns_are_those_of_the_whole_query(
    text: str, form: str, columns: tuple[str, ...]
) -> None:
    """In capitals or not; expressions give the name behind AS."""
    anatomy = Anatomy(text)
    assert (anatomy.form, anatomy.columns) == (form, columns)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("SELECT ?a { } ORDER BY DESC(?a) STR(?b) (?c != 1)", ("a", "b", "c")),
        ("SELECT ?a { { SELECT ?b { } ORDER BY ?b LIMIT 1 } }", ()),
        ("SELECT ?a { } order by ?a LIMIT 3 OFFSET 2 VALUES ?b { 1 }", ("a",)),
        ("SELECT ?a { ?a ?p 'ORDER BY ?b' } # ORDER BY ?c", ()),
    ],
)
def test_the_order_is_that_of_the_whole_query(text: str, order: tuple[str, ...]) -> None:
    """An order within a sub-select does not reach the rows."""
    assert Anatomy(text).order == order


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { }", True),
        ("SELECT DISTINCT * { }", True),
        ("SELECT ?a { { SELECT REDUCED * { } } }", True),
        ("SELECT (COUNT(*) AS ?n) { }", False),
        ("SELECT ?a { ?a <urn:b>* ?c } # SELECT *", False),
    ],
)
def test_a_star_for_all_variables_is_seen_also_within(text: str, said: bool) -> None:
    """A count of rows and a path are other stars."""
    assert Anatomy(text).selects_all is said
