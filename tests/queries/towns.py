"""Small towns to weave networks of: Turtle with the house prefixes, the ontology and what the rules infer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri, Quad
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

ID = "https://example.org/id/"
_NAMES = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
_NAMES += f"@prefix : <{ID}> .\n"

# Two teams share a small category and a large one; a third, the hub, works on everything.
TOWN = """
:plan a rd:SourceDocument ; dct:title "Plan"@nl , "Plan"@en .
:p a rd:Passage ; oa:hasSource :plan ; oa:hasSelector [ oa:start 0 ; oa:end 5 ] ; rd:fingerprint "f" ;
   rd:sectionPath "Bijlage A"@nl , "Annex A"@en .
:field a rd:SafetyField ; skos:prefLabel "Veld"@nl , "Field"@en ; rd:statedIn :p .
:small a rd:Category ; skos:broader :field ; skos:prefLabel "Klein"@nl , "Small"@en ; rd:statedIn :p .
:large a rd:Category ; skos:broader :field ; skos:prefLabel "Groot"@nl , "Large"@en ; rd:statedIn :p .
:t1 a rd:Theme ; skos:broader :small ; skos:prefLabel "Thema een"@nl , "Theme one"@en ; rd:statedIn :p .
:t2 a rd:Theme ; skos:broader :large ; skos:prefLabel "Thema twee"@nl , "Theme two"@en ; rd:statedIn :p .
:t3 a rd:Theme ; skos:broader :large ; skos:prefLabel "Thema drie"@nl , "Theme three"@en ; rd:statedIn :p .
:a a rd:Organisation ; skos:prefLabel "Alfa"@nl , "Alpha"@en ; rd:statedIn :p .
:b a rd:Organisation ; skos:prefLabel "Beta"@nl , "Beta"@en ; rd:statedIn :p .
:hub a rd:MunicipalUnit ; skos:prefLabel "Overal"@nl , "Everywhere"@en ; rd:statedIn :p .
:i1 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :small ; rd:statedIn :p .
:i2 a rd:Involvement ; rd:involvedActor :b ; rd:involvedIn :small ; rd:statedIn :p .
:i3 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :large ; rd:statedIn :p .
:i4 a rd:Involvement ; rd:involvedActor :b ; rd:involvedIn :large ; rd:statedIn :p .
:i5 a rd:Involvement ; rd:involvedActor :hub ; rd:involvedIn :large ; rd:statedIn :p .
"""


def store_of(turtle: str, *, inferred: str = "") -> EmbeddedStore:
    """Return a store of *turtle* with the ontology, what the rules infer, and *inferred* beside that."""
    stated = _quads(turtle, "https://example.org/graph/data")
    drawn = infer(stated, "https://example.org/graph/inferred")
    more = _quads(inferred, "https://example.org/graph/inferred")
    return EmbeddedStore.of([*stated, *ontology_quads(), *drawn, *more])


def _quads(turtle: str, graph: str) -> list[Quad]:
    return parse_file((_NAMES + turtle).encode(), suffix="ttl", graph=Iri(graph), place=Path("town.ttl"))


def short(nodes: object) -> list[str]:
    """Return IRIs by their last part."""
    assert isinstance(nodes, tuple | list)
    return [str(node).removeprefix(ID) for node in nodes]


def edges_of(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, str, str]]:
    """Return each edge of a graph of ties: source, link, target and standing, by the ends of the IRIs."""
    return sorted(
        (
            source.removeprefix(ID),
            facts["tie"].link.replace("#", "/").rpartition("/")[2],
            target.removeprefix(ID),
            facts["tie"].standing.code,
        )
        for source, target, facts in graph.edges(data=True)
    )


# Two frameworks for the town: one that has ended with an item nobody aligned, one without a period.
AGENDAS = """
:n a rd:Phenomenon ; skos:prefLabel "Lawaai"@nl , "Noise"@en .
:part a rd:Phenomenon ; skos:broader :n ; skos:prefLabel "Feestlawaai"@nl , "Party noise"@en .
:t1 rd:concerns :part .
:old a rd:PolicyFramework ; skos:prefLabel "Oude agenda"@nl , "Old agenda"@en ; dct:temporal :then ;
   rd:statedIn :p .
:then a dct:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2022-12-31"^^xsd:date .
:x a rd:AgendaItem ; skos:prefLabel "Stilte"@nl , "Silence"@en ; dct:isPartOf :old ; rd:concerns :n ;
   rd:statedIn :p .
:new a rd:PolicyFramework ; skos:prefLabel "Nieuwe agenda"@nl , "New agenda"@en ; rd:statedIn :p .
:y a rd:AgendaItem ; skos:prefLabel "Rust"@nl , "Peace"@en ; dct:isPartOf :new ; rd:statedIn :p .
"""
ALIGNED = ":t2 rd:alignsWith :y . :t1 rd:mayAlignWith :y ."
