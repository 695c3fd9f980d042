"""Who works on what as a network: nodes, links, evidence and what is inferred, from any municipality."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import canonical_nquads, parse_file
from rodedraad.graph.rdf import Iri
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import ORG, PREFIXES, RD, SKOS
from rodedraad.queries.networks.network import Evidence, Judgement, Sort, network

if TYPE_CHECKING:
    import networkx as nx

ID = "https://example.org/id/"
NAMES = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
NAMES += f"@prefix : <{ID}> .\n"
ORDER = """
:v a rd:SafetyField ; skos:prefLabel "Water"@nl , "Water"@en ; skos:notation "1" .
:c a rd:Category ; skos:prefLabel "Zwemmen"@nl , "Swimming"@en ; skos:broader :v ; rd:statedIn :p1 .
:t a rd:Theme ; skos:prefLabel "Plas"@nl , "Lake"@en ; skos:broader :c ; skos:altLabel "Meer"@nl ;
   skos:hiddenLabel "Plass"@nl ; skos:definition "Stilstaand water."@nl , "Still water."@en .
:b a rd:Organisation ; skos:prefLabel "Brigade"@nl .
:i a rd:Involvement ; rd:involvedActor :b ; rd:involvedIn :c ; rd:statedIn :p1 .
:d dct:title "Plan"@nl , "Strategy"@en .
:p1 a rd:Passage ; oa:hasSource :d ; rd:sectionPath "Bijlage A"@nl , "Annex A"@en .
:p2 a rd:Passage ; oa:hasSource :d ; rd:sectionPath "Bijlage B"@nl , "Annex B"@en .
"""


def store_of(turtle: str) -> EmbeddedStore:
    """Return a store of *turtle* with the ontology and what the rules infer."""
    text, place = (NAMES + turtle).encode(), Path("town.ttl")
    stated = parse_file(text, suffix="ttl", graph=Iri("https://example.org/graph/data"), place=place)
    inferred = infer(stated, "https://example.org/graph/inferred")
    return EmbeddedStore.of([*stated, *ontology_quads(), *inferred])


def drawn(turtle: str, language: str = "nl") -> nx.MultiDiGraph[str]:
    """Return the network of *turtle*."""
    return network(store_of(turtle), language)


def links(graph: nx.MultiDiGraph[str], *, stated: bool = True) -> list[tuple[str, str, str]]:
    """Return source, sort and target of each link, by the last part of the IRIs."""
    found = graph.edges(data=True)
    return sorted(
        (source.removeprefix(ID), facts["sort"].value, target.removeprefix(ID))
        for source, target, facts in found
        if facts["stated"] is stated
    )


def test_subjects_and_actors_are_linked_as_stated() -> None:
    """Narrower to broader, actor to subject, and nothing else."""
    graph = drawn(ORDER)
    assert links(graph) == [("b", "involvement", "c"), ("c", "hierarchy", "v"), ("t", "hierarchy", "c")]


def test_inferred_involvement_is_marked_and_tells_its_way() -> None:
    """Work on a category is work on its theme and field, through that category, and not stated."""
    graph = drawn(ORDER)
    assert links(graph, stated=False) == [("b", "involvement", "t"), ("b", "involvement", "v")]
    ways = {facts["via"] for _, _, facts in graph.edges(data=True) if not facts["stated"]}
    assert ways == {(ID + "c",)}


def test_a_node_carries_what_a_reader_asks() -> None:
    """Names in every language, kind in words, depth, field and definition."""
    facts = drawn(ORDER).nodes[ID + "t"]
    assert facts["label"] == "Plas"
    assert facts["labels"] == {"nl": "Plas", "en": "Lake"}
    assert facts["alternatives"] == ("Meer",)
    assert set(facts["names"]) == {"Plas", "Lake", "Meer", "Plass"}
    assert (facts["kind"], facts["kind_label"]) == (RD.Theme, "thema")
    assert (facts["is_subject"], facts["depth"], facts["fields"]) == (True, 2, (ID + "v",))
    assert facts["definition"] == "Stilstaand water."


def test_texts_come_in_the_language_asked_for() -> None:
    """English where it is there, else what there is."""
    graph = drawn(ORDER, "en")
    assert graph.nodes[ID + "t"]["label"] == "Lake"
    assert graph.nodes[ID + "t"]["kind_label"] == "theme"
    assert graph.nodes[ID + "b"]["label"] == "Brigade"
    assert graph.nodes[ID + "c"]["evidence"] == (Evidence("Annex A", "Strategy", ID + "p1"),)


def test_an_actor_is_in_the_fields_it_works_in() -> None:
    """By what is stated, through the category."""
    assert drawn(ORDER).nodes[ID + "b"]["fields"] == (ID + "v",)


def test_evidence_of_one_statement_goes_before_that_of_the_whole() -> None:
    """A link with a place of its own shows that place, else that of the thing it is about."""
    whole = drawn(ORDER).edges[ID + "c", ID + "v", SKOS.broader]
    assert [place.section for place in whole["evidence"]] == ["Bijlage A"]
    own = (
        ":f a rdf:Statement ; rdf:subject :c ; rdf:predicate skos:broader ; rdf:object :v ; rd:statedIn :p2 ."
    )
    found = drawn(ORDER + own)
    assert [place.section for place in found.edges[ID + "c", ID + "v", SKOS.broader]["evidence"]] == [
        "Bijlage B"
    ]
    assert [place.section for place in found.nodes[ID + "c"]["evidence"]] == ["Bijlage A"]


def test_a_judgement_shows_who_and_why_instead_of_a_place() -> None:
    """What the project added about a link is told as such."""
    judged = """
    :s a rd:Partnership . :m a org:Membership ; org:member :b ; org:organization :s ;
       prov:wasAttributedTo :wij ; rd:justification "Zij zitten aan tafel."@nl , "They sit at the table."@en .
    :wij foaf:name "Wij" ."""
    facts = drawn(ORDER + judged).edges[ID + "b", ID + "s", ID + "m"]
    assert (facts["link"], facts["sort"]) == (ORG.member, Sort.COOPERATION)
    assert facts["judgements"] == (Judgement("Wij", "Zij zitten aan tafel."),)
    assert facts["evidence"] == ()


def test_two_involvements_of_one_actor_stay_two() -> None:
    """Each with its own role."""
    twice = (
        ORDER
        + """
    :j a rd:Involvement ; rd:involvedActor :b ; rd:involvedIn :c ; rd:involvementRole :r .
    :r a org:Role ; skos:prefLabel "Redder"@nl ."""
    )
    graph = drawn(twice)
    roles = {key: facts["roles"] for key, facts in graph[ID + "b"][ID + "c"].items()}
    assert roles == {ID + "i": (), ID + "j": ("Redder",)}


def test_members_of_a_group_run_to_the_group() -> None:
    """foaf:member points the other way than our links: from the member to what it belongs to."""
    graph = drawn(ORDER + ":g a rd:ActorGroup ; foaf:member :b .")
    assert ("b", "cooperation", "g") in links(graph)


def test_a_municipality_is_drawn_only_when_it_is_a_member() -> None:
    """As what it is, and not when nothing ties it."""
    loose = ORDER + ':m a tooiont:Gemeente ; skos:prefLabel "Meerdam"@nl .'
    assert ID + "m" not in drawn(loose)
    member = loose + ":s a rd:Partnership . :x a org:Membership ; org:member :m ; org:organization :s ."
    assert drawn(member).nodes[ID + "m"]["kind_label"] == "gemeente"


def test_an_unresolved_name_is_marked() -> None:
    """With the words of the code list."""
    facts = drawn(":a a rd:Actor ; rd:resolutionStatus code:resolution-unresolved .").nodes[ID + "a"]
    assert facts["is_unresolved"]
    assert facts["status_label"] == "onopgelost"


def test_the_most_precise_kind_counts() -> None:
    """A partnership that is also called an actor is a partnership."""
    assert drawn(":s a rd:Actor , rd:Partnership .").nodes[ID + "s"]["kind"] == RD.Partnership


def test_a_cycle_does_not_hang() -> None:
    """Subjects that fall under each other still get a depth."""
    graph = drawn(ORDER + ":v skos:broader :t .")
    assert {graph.nodes[ID + name]["depth"] for name in "vct"} <= {0, 1, 2}


def test_an_empty_dataset_is_an_empty_network() -> None:
    """Nothing known, nothing drawn."""
    assert len(drawn("")) == 0


def test_the_network_does_not_depend_on_the_order_of_the_store(packaged_store: EmbeddedStore) -> None:
    """Nodes, links and what they carry come in one order."""
    turned = EmbeddedStore.load(canonical_nquads(reversed(packaged_store.quads())))
    one, other = network(packaged_store, "nl"), network(turned, "nl")
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_stated_link_rests_on_something(
    packaged_store: EmbeddedStore, municipality_store: EmbeddedStore, language: str
) -> None:
    """A place in a source, or an author with a reason, in both municipalities."""
    for store in (packaged_store, municipality_store):
        for source, target, facts in network(store, language).edges(data=True):
            assert facts["evidence"] or facts["judgements"] or not facts["stated"], (source, target)
            assert facts["stated"] or facts["via"]


def test_the_packaged_network_holds_who_works_on_what(packaged_store: EmbeddedStore) -> None:
    """The fields, categories, themes and involvements of the dataset, each once."""
    graph = network(packaged_store, "nl")
    kinds = [facts["kind"] for facts in graph.nodes.values()]
    assert [kinds.count(kind) for kind in (RD.SafetyField, RD.Category, RD.Theme)] == [5, 22, 74]
    assert len([link for link in links(graph) if link[1] == "involvement"]) == 164


def test_another_municipality_is_drawn_as_it_is(municipality_store: EmbeddedStore) -> None:
    """Three pillars, no categories, themes right below the pillars."""
    facts = network(municipality_store, "nl").nodes.values()
    assert [fact["kind"] for fact in facts].count(RD.SafetyField) == 3
    assert RD.Category not in {fact["kind"] for fact in facts}
    assert {fact["depth"] for fact in facts if fact["kind"] == RD.Theme} == {1}
