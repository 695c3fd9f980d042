"""An opened pattern tells every triple it matched, branch by branch."""

from __future__ import annotations

from rodedraad.graph.rdf import Iri, Literal, Term
from rodedraad.ontology.terms import RD
from rodedraad.queries.reasons.vocabulary import Vocabulary
from rodedraad.queries.reasons.witnesses import Opening, bound_group, solutions, triple
from rodedraad.queries.sparql.algebra import Fact
from rodedraad.queries.sparql.grammar import read
from tests.graph.small import ID, store

STORE = store()
THEME, FIELD, POLICE = (Iri(ID + slug) for slug in ("thema/fietsdiefstal", "veld/wijk", "actor/politie"))


def opened(pattern: str) -> tuple[Opening, str]:
    """Return the opening of *pattern*, and the pattern opened."""
    opening = Opening()
    return opening, str(opening.group(read(f"SELECT * {{ {pattern} }}").where))


def matched(pattern: str, **bound: Term | None) -> list[str]:
    """Return the triples that *pattern* matched, as local names."""
    query = read(f"SELECT * {{ {pattern} }}")
    opening = Opening()
    group = opening.group(query.where)
    found = []
    for solution in solutions(STORE, query, group, bound, 10):
        for trace in opening.facts:
            assert isinstance(trace.part, Fact)
            one = triple(trace.part, solution, Vocabulary(query)) if trace.is_in(solution) else None
            found += (
                [" ".join(term.value.rpartition("/")[2].rpartition("#")[2] for term in one)] if one else []
            )
    return list(dict.fromkeys(found))


def test_a_path_is_opened_into_its_steps() -> None:
    """A sequence gets nodes between, an inverse turns round, alternatives become branches with a mark."""
    assert opened("?a rd:p/^rd:q ?b")[1] == "{ ?a rd:p ?openedStep1 . ?b rd:q ?openedStep1 . }"
    assert opened("?a rd:p|rd:q ?b")[1] == (
        "{ { ?a rd:p ?b . BIND (1 AS ?openedMark1) } UNION { ?a rd:q ?b . BIND (1 AS ?openedMark2) } }"
    )
    assert (
        opened("?a !(rd:p|rd:q) ?b")[1]
        == "{ ?a ?openedStep1 ?b . FILTER (?openedStep1 NOT IN (rd:p, rd:q)) }"
    )


def test_what_cannot_be_opened_is_kept_to_be_asked_apart() -> None:
    """Repetition, sub-SELECTs, tests of existence and what must not be there stay as they are."""
    opening, text = opened(
        "?a rd:p* ?b FILTER NOT EXISTS { ?a rd:q ?c } MINUS { ?a rd:r ?d } { SELECT ?a { ?a rd:s ?e } }"
    )
    assert "?a rd:p* ?b" in text
    kinds = [opening.facts, opening.repeats, opening.tests, opening.absent, opening.selects]
    assert [len(kind) for kind in kinds] == [0, 1, 1, 1, 1]


def test_only_the_branch_that_matched_counts() -> None:
    """Although both branches bind the same variables, and the triple of the other is there too."""
    branches = "{ ?a rd:involves ?b } UNION { ?a rd:involves ?b . ?a rd:legalForm ?x }"
    assert matched(f"?a a rd:Theme {branches}") == [
        "fietsdiefstal type Theme",
        "fietsdiefstal involves politie",
    ]
    assert matched("?a rd:legalForm|rd:involves ?b", a=THEME) == ["fietsdiefstal involves politie"]


def test_an_option_counts_where_it_matched() -> None:
    """And is left out where it did not."""
    option = "OPTIONAL { ?a rd:concerns ?b }"
    assert matched(f"?a a rd:Theme {option}") == [
        "fietsdiefstal type Theme",
        "fietsdiefstal concerns diefstal",
    ]
    assert matched(f"?a a rd:SafetyField OPTIONAL {{ ?a skos:broader ?b }} {option}", b=None) == []
    assert matched("?a a rd:SafetyField OPTIONAL { ?a skos:broader ?b }", b=None) == ["wijk type SafetyField"]


def test_solutions_agree_with_what_is_bound_also_with_what_is_calculated() -> None:
    """A text that BIND makes is compared with what comes out."""
    labels = '?a skos:prefLabel ?l FILTER (LANG(?l) = "nl") BIND (STR(?l) AS ?name)'
    query = read(f"SELECT * {{ {labels} }}")
    found = solutions(STORE, query, query.where, {"name": Literal("Politie")}, 10)
    assert [one["a"] for one in found] == [POLICE]


def test_a_pattern_without_variables_has_one_empty_solution_or_none() -> None:
    """It is there or it is not."""
    for kind, count in (("rd:Theme", 1), ("rd:Law", 0)):
        query = read(f"ASK {{ <{THEME.value}> a {kind} }}")
        assert solutions(STORE, query, query.where, {}, 10) == [{}] * count


def test_a_group_is_bound_for_its_filters_too() -> None:
    """As EXISTS does: what the filter looks at comes from outside."""
    query = read("ASK { ?a rd:involves ?b FILTER EXISTS { ?a skos:broader ?c FILTER (?c != ?b) } }")
    group, known = bound_group(Opening().group(query.where), {"a": THEME, "b": POLICE, "other": FIELD})
    assert known == {"a": THEME, "b": POLICE}
    assert str(group).startswith(f"{{ VALUES ?a {{ <{THEME.value}> }} VALUES ?b {{ <{POLICE.value}> }}")


def test_a_variable_may_be_the_property() -> None:
    """It is filled in like any other."""
    assert matched("?a ?link ?b", a=THEME, b=POLICE) == ["fietsdiefstal involves politie"]
    assert matched("?a ?link ?b", a=THEME, link=Iri(RD.concerns)) == ["fietsdiefstal concerns diefstal"]
