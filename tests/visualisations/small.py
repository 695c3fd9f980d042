"""Networks small enough to read, made from Turtle in the test itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import PREFIXES
from rodedraad.queries.networks.network import network
from rodedraad.visualisations.network import draw

if TYPE_CHECKING:
    import networkx as nx

NAMES = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
NAMES += "@prefix : <https://example.org/id/> .\n"
GRAPH = Iri("https://example.org/graph/data")

# One field, one category, one theme; two actors on the category, one of them twice, in two roles.
TOWN = """
:v a rd:SafetyField ; skos:prefLabel "Water"@nl , "Water"@en ; skos:notation "1" .
:c a rd:Category ; skos:prefLabel "Zwemmen"@nl , "Swimming"@en ; skos:notation "1.1" ; skos:broader :v .
:t a rd:Theme ; skos:prefLabel "Plas"@nl , "Lake"@en ; skos:broader :c ; skos:definition "Een meer."@nl .
:b a rd:Organisation ; skos:prefLabel "Brigade"@nl , "Brigade"@en ; skos:altLabel "BRG"@nl ;
   skos:hiddenLabel "Brigaade"@nl ; rd:statedIn :p1 .
:k a rd:MunicipalUnit ; skos:prefLabel "Kustwacht"@nl , "Coast guard"@en ;
   rd:resolutionStatus code:resolution-unresolved .
:s a rd:Partnership ; skos:prefLabel "Waterplatform"@nl , "Water platform"@en .
:i1 a rd:Involvement ; rd:involvedActor :b ; rd:involvedIn :c ; rd:statedIn :p2 .
:i2 a rd:Involvement ; rd:involvedActor :b ; rd:involvedIn :c ; rd:involvementRole :r ; rd:statedIn :p2 .
:i3 a rd:Involvement ; rd:involvedActor :k ; rd:involvedIn :c .
:m a org:Membership ; org:member :b ; org:organization :s ;
   prov:wasAttributedTo :wij ; rd:justification "Zij zitten aan tafel."@nl .
:wij foaf:name "Wij" .
:r a org:Role ; skos:prefLabel "Redder"@nl , "Rescuer"@en .
:d a rd:SourceDocument ; dct:title "Plan"@nl , "Plan"@en .
:p1 a rd:Passage ; oa:hasSource :d ; rd:sectionPath "Hoofdstuk 1"@nl , "Chapter 1"@en .
:p2 a rd:Passage ; oa:hasSource :d ; rd:sectionPath "Bijlage A"@nl , "Annex A"@en .
"""


def town(turtle: str = TOWN, language: str = "nl") -> nx.MultiDiGraph[str]:
    """Return the network of *turtle*, which may use the house prefixes and ``:`` for its own things."""
    quads = parse_file((NAMES + turtle).encode(), suffix="ttl", graph=GRAPH, place=Path("town.ttl"))
    inferred = infer(quads, "https://example.org/graph/inferred")
    return network(EmbeddedStore.of([*quads, *ontology_quads(), *inferred]), language)


def page(turtle: str = TOWN, language: str = "nl") -> str:
    """Return the page of *turtle*."""
    return draw(town(turtle, language), language=language, title="Proef", version="abc")


def thing(name: str) -> str:
    """Return the IRI of a thing of *turtle*."""
    return f"https://example.org/id/{name}"
