"""Everything as one network: as the network of subjects and actors, with all that is tied to anything."""

from __future__ import annotations

import networkx as nx
import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import DCT, RD
from rodedraad.queries.networks.network import network
from rodedraad.queries.networks.ties import ties
from rodedraad.queries.networks.whole import whole
from tests.queries.towns import AGENDAS, ALIGNED, ID, TOWN, store_of


@pytest.fixture(scope="module")
def everything(packaged_store: EmbeddedStore) -> nx.MultiDiGraph[str]:
    """The packaged dataset as one network."""
    return whole(packaged_store, "nl")


def of_kind(graph: nx.MultiDiGraph[str], kind: str) -> list[str]:
    """Return the things of *kind*."""
    return [node for node, facts in graph.nodes.items() if facts["kind"] == kind]


def test_it_holds_all_that_is_tied_and_all_parties(
    everything: nx.MultiDiGraph[str], packaged_store: EmbeddedStore
) -> None:
    """Nothing of either network is lost, nothing is in it that neither has."""
    assert set(everything) == set(network(packaged_store, "nl")) | set(ties(packaged_store))


def test_every_stated_tie_is_in_it_once(
    everything: nx.MultiDiGraph[str], packaged_store: EmbeddedStore
) -> None:
    """As many stated links between two things as the ties have, parallel ones apart."""
    tied = ties(packaged_store)
    for source, target, facts in tied.edges(data=True):
        if facts["stated"] and source != target:
            assert everything.has_edge(source, target) or everything.has_edge(target, source)


def test_agenda_items_have_level_period_and_evidence(everything: nx.MultiDiGraph[str]) -> None:
    """Each knows of which level of government it is, and where it is written."""
    items = of_kind(everything, RD.AgendaItem)
    assert len(items) == 19
    for item in items:
        facts = everything.nodes[item]
        assert facts["level_label"]
        assert facts["evidence"]
        assert not facts["is_subject"]
        assert not facts["is_actor"]


def test_a_judged_link_tells_whose_judgement_it_is(everything: nx.MultiDiGraph[str]) -> None:
    """What a theme concerns is said by nobody but us, with a reason."""
    judged = [facts for *_, facts in everything.edges(data=True) if facts["relation"] == RD.concerns]
    assert len(judged) == 128
    assert all(facts["judgements"] and facts["stated"] for facts in judged)


def test_what_is_proposed_or_inferred_borrows_no_place_where_it_is_written() -> None:
    """The places of the things that it ties say nothing about it; of a stated link they do."""
    graph = whole(store_of(TOWN + AGENDAS + ALIGNED), "nl")
    evidence = {
        (source.removeprefix(ID), target.removeprefix(ID)): bool(facts["evidence"])
        for source, target, facts in graph.edges(data=True)
        if facts["relation"] in (RD.alignsWith, RD.mayAlignWith, RD.concernsFromNarrower, DCT.isPartOf)
    }
    assert evidence["t2", "y"] is False
    assert evidence["t1", "y"] is False
    assert evidence["small", "part"] is False
    assert evidence["x", "old"] is True


def test_an_alignment_has_its_reason_and_how_far_its_review_came(everything: nx.MultiDiGraph[str]) -> None:
    """Forty rows tie policy to an item or motion; five say that nothing matches and are no link."""
    found = [facts for *_, facts in everything.edges(data=True) if facts["relation"] == RD.mayAlignWith]
    assert len(found) == 40
    assert {facts["standing"] for facts in found} == {"proposed"}
    assert all(len(facts["judgements"]) == 1 and not facts["evidence"] for facts in found)
    assert {facts["is_reviewed"] for facts in found} == {False}
    assert all(0 < facts["confidence"] <= 1 for facts in found)
    assert not any(
        "confidence" in facts for *_, facts in everything.edges(data=True) if facts["relation"] == RD.concerns
    )


def test_kinds_include_the_broader_ones(everything: nx.MultiDiGraph[str]) -> None:
    """So that a view that asks for actors shows the teams too."""
    for team in of_kind(everything, RD.MunicipalUnit):
        assert RD.Actor in everything.nodes[team]["classes"]
