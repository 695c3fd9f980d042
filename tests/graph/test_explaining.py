"""Every inferred statement has a rule and stated facts behind it."""

from __future__ import annotations

import pytest

from rodedraad.graph.explaining import why, whys
from rodedraad.graph.rdf import Iri, Triple
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import RD, SKOS
from tests.graph.small import ID, store

STORE = store()
THEME, FIELD, POLICE = (Iri(ID + slug) for slug in ("thema/fietsdiefstal", "veld/wijk", "actor/politie"))
INVOLVEMENT, THEFT = Iri(ID + "betrokkenheid/een"), Iri(ID + "verschijnsel/diefstal")


@pytest.mark.parametrize(
    ("inferred", "premises"),
    [
        (
            Triple(FIELD, Iri(RD.involvesFromNarrower), POLICE),
            {
                (INVOLVEMENT, RD.involvedIn, THEME),
                (INVOLVEMENT, RD.involvedActor, POLICE),
                (THEME, SKOS.broader, FIELD),
            },
        ),
        (
            Triple(POLICE, Iri(RD.worksOn), THEFT),
            {
                (INVOLVEMENT, RD.involvedIn, THEME),
                (INVOLVEMENT, RD.involvedActor, POLICE),
                (THEME, RD.concerns, THEFT),
            },
        ),
    ],
)
def test_the_stated_facts_behind_it_are_exactly_those(
    inferred: Triple, premises: set[tuple[Iri, str, Iri]]
) -> None:
    """The rule is named in a sentence; nothing inferred is among the premises."""
    (reason,) = why(STORE, inferred)
    assert {(one.subject, one.predicate.value, one.object) for one in reason.premises} == premises
    assert reason.rule.endswith(".")


def test_what_no_rule_draws_has_no_reason() -> None:
    """A triple that does not follow is not explained away."""
    assert why(STORE, Triple(THEFT, Iri(RD.worksOn), POLICE)) == []


def test_every_inferred_statement_of_the_packaged_data_is_explained(packaged_store: EmbeddedStore) -> None:
    """A fixed sample from each property: all have stated premises."""
    inferred = sorted(
        (quad for quad in packaged_store.quads() if quad.graph and quad.graph.value.endswith("/inferred")),
        key=str,
    )
    properties = {quad.predicate.value for quad in inferred}
    for predicate in sorted(properties):
        sample = [quad.triple for quad in inferred if quad.predicate.value == predicate][::150]
        assert all(why(packaged_store, triple) for triple in sample), predicate


@pytest.mark.parametrize("dataset", ["packaged_store", "municipality_store"])
def test_many_asked_together_have_the_reasons_each_has_alone(
    dataset: str, request: pytest.FixtureRequest
) -> None:
    """Whatever rule drew them, and what nothing draws has none: one question a rule, not one a triple."""
    found: EmbeddedStore = request.getfixturevalue(dataset)
    triples = sorted((quad.triple for quad in found.quads()), key=str)[::40]
    inferred = [
        quad.triple for quad in found.quads() if quad.graph and quad.graph.value.endswith("/inferred")
    ]
    asked = [*triples, *sorted(inferred, key=str)[::25]]
    assert whys(found, asked) == {triple: why(found, triple) for triple in asked}
