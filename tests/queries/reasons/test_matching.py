"""What one row of an answer matched: triples, counts, and what was looked for and not found."""

from __future__ import annotations

from typing import Any

import pytest

from rodedraad.graph.answers import Answer
from rodedraad.graph.rdf import Iri, Literal, Term
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import RD, SKOS, XSD
from rodedraad.queries.reasons.matching import Matched, matched
from rodedraad.queries.sparql.grammar import read
from tests.graph.small import ID, TURTLE, store

BICYCLE, FIELD, POLICE, THEFT = (
    Iri(ID + slug) for slug in ("thema/fietsdiefstal", "veld/wijk", "actor/politie", "verschijnsel/diefstal")
)
MORE = """
thema:inbraak a rd:Theme ; skos:broader veld:wijk ; rd:concerns verschijnsel:diefstal .
verschijnsel:zakkenrollen a rd:Phenomenon ; skos:broader verschijnsel:buit . verschijnsel:buit skos:broader
  verschijnsel:diefstal .
actor:politie dct:created "2001-02-03"^^xsd:date , "1999-01-01"^^xsd:date .
"""
STORE = store(TURTLE + MORE)


def behind(query: str, **row: Term | None) -> list[str]:
    """Return the triples behind a row as local names, those that are names left out."""
    return facts(matched(STORE, read(query), row))


def facts(found: Matched) -> list[str]:
    """Return the triples that were matched as local names."""
    return [" ".join(term.value.rpartition("/")[2].rpartition("#")[2] for term in one) for one in found.facts]


def test_the_pattern_of_the_query_with_the_row_filled_in_is_what_it_matched() -> None:
    """Only what belongs to this row, though the query finds more."""
    query = "SELECT ?theme ?field { ?theme a rd:Theme ; skos:broader ?field }"
    assert behind(query, theme=BICYCLE, field=FIELD) == [
        "fietsdiefstal type Theme",
        "fietsdiefstal broader wijk",
    ]


def test_names_are_kept_apart_unless_the_question_is_about_them() -> None:
    """A name that a filter looks at otherwise than for its language is a fact."""
    query = 'SELECT ?a ?l { ?a a rd:Theme ; skos:prefLabel ?l FILTER (LANG(?l) = "nl") }'
    found = matched(STORE, read(query), {"a": BICYCLE})
    assert [one.predicate.value for one in found.names] == [SKOS.prefLabel]
    query = query.replace("FILTER", 'BIND (LCASE(?l) AS ?low) FILTER (CONTAINS(?low, "fiets")) FILTER')
    assert behind(query, a=BICYCLE) == ["fietsdiefstal type Theme", "fietsdiefstal prefLabel Fietsdiefstal"]


def test_a_count_has_all_that_was_counted() -> None:
    """The facts of each, and the things by name."""
    query = "SELECT ?p (COUNT(DISTINCT ?t) AS ?n) { ?t rd:concerns ?p ; a rd:Theme } GROUP BY ?p"
    found = matched(STORE, read(query), {"p": THEFT, "n": Literal("2", XSD.integer)})
    assert sorted(facts(found)) == [
        "fietsdiefstal concerns diefstal",
        "fietsdiefstal type Theme",
        "inbraak concerns diefstal",
        "inbraak type Theme",
    ]
    (count,) = found.counts
    assert (count.column, count.value.value) == ("n", "2")
    assert [thing.value.rpartition("/")[2] for thing in count.things] == ["fietsdiefstal", "inbraak"]


def test_a_least_or_greatest_value_has_only_the_fact_it_comes_from() -> None:
    """The other dates do not matter."""
    query = "SELECT ?a (MIN(?d) AS ?first) { ?a dct:created ?d } GROUP BY ?a"
    assert behind(query, a=POLICE, first=Literal("1999-01-01", XSD.date)) == ["politie created 1999-01-01"]


def test_a_whole_to_compare_with_is_counted_and_not_listed() -> None:
    """Unless the row has nothing else to show."""
    whole = "{ SELECT (COUNT(?any) AS ?total) { ?any a rd:Theme } }"
    row: dict[str, Term | None] = {"total": Literal("2", XSD.integer)}
    found = matched(STORE, read(f"SELECT ?a ?total {{ ?a rd:concerns ?p {whole} }}"), {"a": BICYCLE, **row})
    assert facts(found) == ["fietsdiefstal concerns diefstal"]
    assert len(found.counts[0].things) == 2
    alone = matched(STORE, read(f"SELECT ?total {{ {whole} }}"), row)
    assert facts(alone) == ["fietsdiefstal type Theme", "inbraak type Theme"]


def test_a_select_inside_is_explained_by_the_row_it_gave() -> None:
    """Its own patterns, with what it handed on."""
    inner = "{ SELECT ?p (COUNT(?t) AS ?n) { ?t rd:concerns ?p } GROUP BY ?p HAVING (COUNT(?t) > 2) }"
    query = f"SELECT ?p ?n {{ {inner} ?p a rd:Phenomenon }}"
    assert behind(query, p=THEFT, n=Literal("3", XSD.integer)) == [
        "diefstal type Phenomenon",
        "fietsdiefstal concerns diefstal",
        "inbraak concerns diefstal",
        "wijk concerns diefstal",
    ]


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("skos:broader+", ["zakkenrollen broader buit", "buit broader diefstal"]),
        ("skos:broader*", ["zakkenrollen broader buit", "buit broader diefstal"]),
        ("skos:broader/skos:broader", ["zakkenrollen broader buit", "buit broader diefstal"]),
        ("(skos:broader/skos:broader)?", ["zakkenrollen broader buit", "buit broader diefstal"]),
        ("^(^skos:broader+)", ["zakkenrollen broader buit", "buit broader diefstal"]),
    ],
)
def test_a_path_gives_the_steps_along_it(path: str, steps: list[str]) -> None:
    """Of whatever length."""
    row = {"a": Iri(ID + "verschijnsel/zakkenrollen"), "b": THEFT}
    assert sorted(behind(f"SELECT ?a ?b {{ ?a {path} ?b }}", **row)) == sorted(steps)


def test_a_path_of_no_steps_has_no_facts() -> None:
    """Zero times is also a number."""
    assert behind("SELECT ?a ?b { ?a a rd:Phenomenon . ?a skos:broader* ?b }", a=THEFT, b=THEFT) == [
        "diefstal type Phenomenon"
    ]


def test_what_exists_is_found_and_what_does_not_is_told() -> None:
    """Tests of existence, MINUS, and an option asked to stay empty."""
    query = "SELECT ?a { ?a a rd:Theme FILTER EXISTS { ?a rd:concerns ?p } }"
    assert behind(query, a=BICYCLE) == ["fietsdiefstal type Theme", "fietsdiefstal concerns diefstal"]
    for absent in (
        "FILTER NOT EXISTS { ?f skos:broader ?x }",
        "MINUS { ?f skos:broader ?x }",
        "OPTIONAL { ?f skos:broader ?x } FILTER (!BOUND(?x))",
        "OPTIONAL { ?f skos:broader ?x } BIND (IF(!BOUND(?x), 1, 2) AS ?n)",
    ):
        found = matched(STORE, read(f"SELECT ?f {{ ?f a rd:SafetyField {absent} }}"), {"f": FIELD})
        assert facts(found) == ["wijk type SafetyField"]
        ((group, solution),) = found.absent
        assert "skos:broader" in str(group)
        assert solution["f"] == FIELD


def test_a_constructed_triple_has_the_pattern_that_made_it() -> None:
    """Bound by its template; the other template does not fit."""
    query = "CONSTRUCT { ?a rd:worksOn ?p ; rdfs:seeAlso ?t } WHERE { ?t rd:involves ?a ; rd:concerns ?p }"
    row = {"subject": POLICE, "predicate": Iri(RD.worksOn), "object": THEFT}
    assert behind(query, **row)[:2] == ["fietsdiefstal involves politie", "fietsdiefstal concerns diefstal"]
    assert behind(query, subject=POLICE, predicate=Iri(RD.involves), object=THEFT) == []


def test_a_yes_has_the_triples_it_found() -> None:
    """The row of an ASK has nothing in it."""
    assert behind("ASK { ?t rd:involves ?a }") == ["fietsdiefstal involves politie", "wijk involves politie"]


def test_a_text_that_went_in_otherwise_still_finds_its_row() -> None:
    """A number that another engine wrote with another datatype."""
    query = "SELECT ?t ?n { ?t skos:notation ?n ; rd:concerns ?p }"
    found = behind(query, t=BICYCLE, n=Literal("1.1", XSD.decimal))
    assert found == ["fietsdiefstal concerns diefstal"]


class Touchy(EmbeddedStore):
    """An engine that refuses a query with terms bound in it, as some do for some queries."""

    def query(self, text: str, *given: Any, **named: Any) -> Answer:
        """Return the answer, if it is willing to."""
        if "VALUES" in text:
            raise Fault("Internal Optimized compiler error")
        return super().query(text, *given, **named)


def test_a_row_is_found_in_an_engine_that_refuses_terms_bound_in_the_query() -> None:
    """Then all solutions are fetched, and those of the row are kept."""
    touchy = Touchy()
    touchy.add(STORE.quads())
    query = read("SELECT ?theme ?field { ?theme skos:broader ?field ; skos:notation ?n }")
    found = matched(touchy, query, {"theme": BICYCLE, "n": Literal("1.1")})
    assert facts(found) == ["fietsdiefstal broader wijk"]


def test_what_is_too_much_is_cut_and_said_to_be(packaged_store: EmbeddedStore) -> None:
    """A product of everything with everything is not fetched whole."""
    found = matched(packaged_store, read("SELECT (COUNT(*) AS ?n) { ?a a rd:Theme . ?b a rd:Theme }"), {})
    assert found.is_cut
    assert len(found.facts) <= 2 * 300
