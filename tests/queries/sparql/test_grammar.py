"""A query read into its tree and written again means what it meant."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.reasoning import rules
from rodedraad.queries.networks.extracting import extract, extracts
from rodedraad.queries.sparql.algebra import Fact, Filter, Minus, Optional, SubSelect, Union, Values, Within
from rodedraad.queries.sparql.grammar import read
from rodedraad.queries.sparql.guarding import with_house_prefixes

CURIOUS = {
    "brackets": "SELECT ?t { ?t skos:broader [ a rd:Category ; skos:notation ?n ] } ORDER BY ?t",
    "list": "SELECT ?x { ?x rdf:rest () } ORDER BY ?x",
    "paths": "SELECT ?t ?f { ?t (skos:broader/skos:broader)|^rd:concerns ?f } ORDER BY ?t ?f",
    "negated": "SELECT ?t ?o { ?t a rd:Theme ; !(rdf:type|skos:prefLabel) ?o } ORDER BY ?t ?o",
    "numbers": "SELECT ?w { ?w rd:estimatedHours ?h FILTER (?h > -5 && ?h*2 < 1.5e3) } ORDER BY ?w",
    "texts": """SELECT ?t { ?t skos:prefLabel ?l
      FILTER (STR(?l) != 'it\\'s { # "' && LANG(?l) = "nl") } ORDER BY ?t""",
    "remarks": "SELECT ?t # }\n{ ?t a # a kind\n rd:Theme # }\n FILTER (?t # {\n != rd:Law) } ORDER BY ?t",
    "exists": "SELECT ?t { ?t a rd:Goal FILTER (EXISTS { ?t rd:concerns ?p } || !BOUND(?t)) } ORDER BY ?t",
    "minus": "SELECT ?p { ?p a rd:Actor MINUS { ?s rd:involves ?p FILTER (?s != ?p) } } ORDER BY ?p",
    "union": "SELECT ?x { { ?x a rd:Law } UNION { ?x a rd:Goal } UNION { VALUES ?x { 1 } } } ORDER BY ?x",
    "graph": "SELECT ?g { GRAPH ?g { ?t a rd:Theme } } GROUP BY ?g ORDER BY ?g",
    "groups": """SELECT ?f (COUNT(DISTINCT ?t) AS ?n) { ?t a rd:Theme ; skos:broader/skos:broader ?f }
      GROUP BY ?f HAVING (COUNT(?t) > 3) (?f != rd:Theme) ORDER BY DESC(?n) ?f LIMIT 3 OFFSET 1""",
    "keys": "SELECT ?y (COUNT(*) AS ?n) { ?m rd:plannedDate ?d } GROUP BY (YEAR(?d) AS ?y) ORDER BY ?y",
    "inner": """SELECT ?p ?n { ?p a rd:Phenomenon
      { SELECT ?p (COUNT(?t) AS ?n) { ?t rd:concerns ?p } GROUP BY ?p HAVING (?n > 2) } } ORDER BY ?p""",
    "rows": 'SELECT ?t ?n { VALUES (?t ?n) { (UNDEF "1.1") (rd:A UNDEF) } ?t skos:notation ?n } ORDER BY ?t',
    "behind": "SELECT ?t { ?t a ?kind } ORDER BY ?t VALUES ?kind { rd:Law rd:Motion }",
    "all": "SELECT * { ?t a rd:Motion } ORDER BY ?t",
    "only": "SELECT ?t { { SELECT ?t { ?t a rd:Motion } } } ORDER BY ?t",
    "end": "SELECT ?t{?t a rd:Motion.?t rd:concerns ?p.}ORDER BY ?t",
}


def answer(store: EmbeddedStore, query: str) -> Sequence[object]:
    """Return what *query* finds, in order where it is rows."""
    found = store.query(query)
    return list(found.rows) if isinstance(found, Solutions) else sorted(vars(found).items())


@pytest.mark.parametrize("name", CURIOUS)
def test_a_query_written_again_has_the_same_answer(name: str, packaged_store: EmbeddedStore) -> None:
    """And reading what was written changes nothing more."""
    query = with_house_prefixes(CURIOUS[name])[0]
    again = str(read(query))
    assert answer(packaged_store, again) == answer(packaged_store, query)
    assert str(read(again)) == again


@pytest.mark.parametrize("name", extracts())
def test_an_extract_written_again_has_the_same_rows(name: str, packaged_store: EmbeddedStore) -> None:
    """Whatever stands in our own files can be followed."""
    query = extract(name).text
    assert answer(packaged_store, str(read(query))) == answer(packaged_store, query)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: str(rule.name))
def test_a_rule_written_again_draws_the_same(rule: object, packaged_store: EmbeddedStore) -> None:
    """A CONSTRUCT keeps its template."""
    text = getattr(rule, "text", "")
    tree = read(text)
    assert tree.form == "CONSTRUCT"
    assert tree.template
    again, before = packaged_store.query(str(tree)), packaged_store.query(text)
    assert sorted(map(str, getattr(again, "triples", []))) == sorted(map(str, getattr(before, "triples", [])))


def test_the_parts_of_a_group_keep_their_order() -> None:
    """Each of its kind."""
    tree = read(
        "SELECT ?a { VALUES ?a { UNDEF } ?a rd:involves ?b FILTER (?a != ?b) OPTIONAL { ?b a ?c } "
        "MINUS { ?a a rd:Law } GRAPH ?g { ?a a ?b } { ?a a ?d } UNION { ?a a ?e } { SELECT ?a { ?a a ?f } } }"
    )
    kinds = [type(element) for element in tree.where.elements]
    assert kinds == [Values, Fact, Filter, Optional, Minus, Within, Union, Union]
    (inner,) = tree.where.elements[-1].groups[0].elements  # type: ignore[union-attr]
    assert isinstance(inner, SubSelect)


def test_the_short_construct_has_its_pattern_as_template() -> None:
    """CONSTRUCT WHERE { … } (SPARQL 1.1, section 16.2.4)."""
    tree = read("CONSTRUCT WHERE { ?a rd:concerns ?b ; a rd:Theme }")
    assert [str(fact) for fact in tree.template] == ["?a rd:concerns ?b .", "?a a rd:Theme ."]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?a { ?a rd:x ?b ", "vanaf regel 1, kolom"),
        ("SELECT ?a { ?a rd:x } }", "kolom"),
        ("ASK { FILTER rd:f }", "verwacht: ("),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_place(query: str, said: str) -> None:
    """The engine refuses such a query before it comes here."""
    with pytest.raises(Fault, match="is vanaf regel") as fault:
        read(query)
    assert said in str(fault.value)
