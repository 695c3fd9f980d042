"""Each rule on the smallest graph that shows it, and what must not follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri, Quad, Triple
from rodedraad.ontology.terms import PREFIXES, RD, SKOS

HEAD = (
    "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items()) + "@prefix : <urn:> .\n"
)
GRAPH = "urn:inferred"


def inferred(turtle: str) -> set[tuple[str, str, str]]:
    """Return what the rules add to *turtle*: short names, types left out."""
    stated = parse_file((HEAD + turtle).encode(), suffix=".ttl", graph=Iri("urn:stated"), place=Path("x.ttl"))
    return {
        (
            quad.subject.value.removeprefix("urn:"),
            _short(quad.predicate.value),
            quad.object.value.removeprefix("urn:"),
        )
        for quad in infer(stated, GRAPH)
        if not quad.predicate.value.endswith("#type")
    }


def _short(iri: str) -> str:
    return iri.rpartition("#")[2]


HIERARCHY = (
    ":theme skos:broader :category . :category skos:broader :field . :sibling skos:broader :category . "
)
INVOLVED = ":i rd:involvedIn :category ; rd:involvedActor :police . "


@pytest.mark.parametrize(
    ("turtle", "properties", "expected"),
    [
        (
            HIERARCHY,
            {"broaderTransitive"},
            {
                ("theme", "broaderTransitive", "category"),
                ("theme", "broaderTransitive", "field"),
                ("sibling", "broaderTransitive", "category"),
                ("sibling", "broaderTransitive", "field"),
                ("category", "broaderTransitive", "field"),
            },
        ),
        (
            HIERARCHY + INVOLVED,
            {"involves", "involvesFromBroader", "involvesFromNarrower"},
            {
                ("category", "involves", "police"),
                ("theme", "involves", "police"),
                ("theme", "involvesFromBroader", "police"),
                ("sibling", "involves", "police"),
                ("sibling", "involvesFromBroader", "police"),
                ("field", "involves", "police"),
                ("field", "involvesFromNarrower", "police"),
            },
        ),
        (
            HIERARCHY + ":i rd:involvedIn :theme ; rd:involvedActor :police .",
            {"involves"},
            {
                ("theme", "involves", "police"),
                ("category", "involves", "police"),
                ("field", "involves", "police"),
            },
        ),
        (
            HIERARCHY + ":theme rd:concerns :drugs .",
            {"concerns", "concernsFromNarrower"},
            {
                ("category", "concerns", "drugs"),
                ("category", "concernsFromNarrower", "drugs"),
                ("field", "concerns", "drugs"),
                ("field", "concernsFromNarrower", "drugs"),
            },
        ),
        (
            HIERARCHY
            + INVOLVED
            + ":theme rd:concerns :drugs . :drugs skos:broader :crime . :field rd:concerns :fear .",
            {"worksOn"},
            {("police", "worksOn", "drugs"), ("police", "worksOn", "crime")},
        ),
        (
            INVOLVED + ":j rd:involvedIn :category ; rd:involvedActor :fire . "
            ":k rd:involvedIn :other ; rd:involvedActor :x .",
            {"coInvolvedWith"},
            {("police", "coInvolvedWith", "fire"), ("fire", "coInvolvedWith", "police")},
        ),
        (
            ":plan a rd:PolicyFramework ; dct:temporal :p, :q . "
            ':p dcat:startDate "2019-01-01"^^xsd:date ; dcat:endDate "2022-12-31"^^xsd:date . '
            ':q dcat:startDate "2023-01-01"^^xsd:date ; dcat:endDate "2023-12-31"^^xsd:date .',
            {"validFrom", "validUntil"},
            {("plan", "validFrom", "2019-01-01"), ("plan", "validUntil", "2023-12-31")},
        ),
        (
            ':plan a rd:PolicyFramework ; dct:temporal :p . :p dcat:endDate "2040-12-31"^^xsd:date .',
            {"validFrom", "validUntil"},
            {("plan", "validUntil", "2040-12-31")},
        ),
    ],
)
def test_a_rule_adds_exactly_what_follows(
    turtle: str, properties: set[str], expected: set[tuple[str, str, str]]
) -> None:
    """No more and no less: siblings, other branches and the way down for phenomena included."""
    assert {triple for triple in inferred(turtle) if triple[1] in properties} == expected


def test_a_thing_has_every_wider_kind_of_the_ontology() -> None:
    """So that ``rd:Actor`` and ``skos:Concept`` find everything."""
    stated = parse_file(
        (HEAD + ":a a rd:Partnership . :t a rd:Theme .").encode(),
        suffix=".ttl",
        graph=Iri("urn:s"),
        place=Path("x"),
    )
    kinds = {(quad.subject.value, quad.object.value) for quad in infer(stated, GRAPH)}
    assert {("urn:a", RD.Actor), ("urn:a", PREFIXES["foaf"] + "Agent"), ("urn:t", SKOS.Concept)} <= kinds
    assert ("urn:a", RD.ActorGroup) not in kinds


def test_what_is_stated_is_never_inferred_again() -> None:
    """The two graphs hold nothing twice."""
    stated = parse_file(
        (HEAD + HIERARCHY + INVOLVED).encode(), suffix=".ttl", graph=Iri("urn:s"), place=Path("x.ttl")
    )
    added = infer(stated, GRAPH)
    assert {quad.triple for quad in added} & {quad.triple for quad in [*stated, *ontology_quads()]} == set()
    assert len(added) == len({quad.triple for quad in added})


NODES = st.integers(0, 7)


@settings(max_examples=40, deadline=None)
@given(
    broader=st.dictionaries(NODES, NODES, max_size=8),
    involved=st.sets(st.tuples(NODES, st.integers(0, 3)), max_size=8),
    concerns=st.sets(st.tuples(NODES, st.integers(0, 3)), max_size=8),
)
def test_the_rules_are_complete(
    broader: dict[int, int], involved: set[tuple[int, int]], concerns: set[tuple[int, int]]
) -> None:
    """On any hierarchy, cycles included, they give what a plain search gives."""
    stated = [Quad(*triple, Iri("urn:stated")) for triple in _triples(broader, involved, concerns)]
    found = {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in infer(stated, GRAPH)}
    above = {node: _above(node, broader) for node in range(8)}
    works = {
        (f"urn:a{actor}", RD.worksOn, f"urn:p{phenomenon}")
        for subject, actor in involved
        for theme, phenomenon in concerns
        if theme == subject or subject in above[theme]
    }
    involves = {
        (f"urn:s{theme}", RD.involves, f"urn:a{actor}")
        for subject, actor in involved
        for theme in range(8)
        if theme == subject or subject in above[theme] or theme in above[subject]
    }
    assert {triple for triple in found if triple[1] == RD.worksOn} == works
    assert {triple for triple in found if triple[1] == RD.involves} == involves


def _above(node: int, broader: dict[int, int]) -> set[int]:
    seen: set[int] = set()
    while (node := broader.get(node, -1)) >= 0 and node not in seen:
        seen.add(node)
    return seen


def _triples(
    broader: dict[int, int], involved: set[tuple[int, int]], concerns: set[tuple[int, int]]
) -> list[Triple]:
    triples = [
        Triple(Iri(f"urn:s{low}"), Iri(SKOS.broader), Iri(f"urn:s{high}")) for low, high in broader.items()
    ]
    for number, (subject, actor) in enumerate(sorted(involved)):
        triples.append(Triple(Iri(f"urn:i{number}"), Iri(RD.involvedIn), Iri(f"urn:s{subject}")))
        triples.append(Triple(Iri(f"urn:i{number}"), Iri(RD.involvedActor), Iri(f"urn:a{actor}")))
    triples += [
        Triple(Iri(f"urn:s{theme}"), Iri(RD.concerns), Iri(f"urn:p{about}")) for theme, about in concerns
    ]
    return triples
