"""A village small enough to know every answer: two categories, seven themes, four agenda items, a motion."""

from __future__ import annotations

from pathlib import Path

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import PREFIXES
from rodedraad.queries.suggestions.knowledge import Knowledge, knowledge
from rodedraad.queries.suggestions.suggesting import Suggester

NAMES = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
NAMES += "@prefix : <https://example.org/id/dorp/> .\n"

VILLAGE = """
:veld a rd:SafetyField ; skos:prefLabel "Veilig dorp"@nl , "Safe village"@en ; skos:notation "1" .
:dieren a rd:Category ; skos:broader :veld ; skos:notation "1.1" ; skos:prefLabel "Dieren"@nl , "Animals"@en .
:jeugd a rd:Category ; skos:broader :veld ; skos:notation "1.2" ; skos:prefLabel "Jeugdproblematiek"@nl .
:wolven a rd:Theme ; skos:broader :dieren ; skos:notation "1.1.1" ; rd:concerns :wolf ;
   skos:prefLabel "Wolven bij de school"@nl , "Wolves at school"@en .
:honden a rd:Theme ; skos:broader :dieren ; skos:notation "1.1.2" ; rd:concerns :hond ;
   skos:prefLabel "Loslopende honden"@nl ; skos:hiddenLabel "Losloopende honden"@nl .
:vuurwerk a rd:Theme ; skos:broader :jeugd ; skos:notation "1.2.1" ; rd:concerns :knal ;
   skos:prefLabel "Vuurwerkoverlast"@nl .
:drank a rd:Theme ; skos:broader :jeugd ; skos:notation "1.2.2" ; rd:concerns :alcohol ;
   skos:prefLabel "Drankgebruik"@nl .
:hondenpoep a rd:Theme ; skos:broader :veld ; skos:notation "1.3" ; skos:prefLabel "Hondenpoep"@nl .
:stilte a rd:Theme ; skos:broader :veld ; skos:notation "1.4" ; skos:prefLabel "Stilte"@nl ;
   rd:concerns :geluid .

:dier a rd:Phenomenon ; skos:prefLabel "Dieren"@nl .
:wolf a rd:Phenomenon ; skos:broader :dier ; skos:prefLabel "Wolf"@nl ; skos:altLabel "wolvenoverlast"@nl .
:hond a rd:Phenomenon ; skos:broader :dier ; skos:prefLabel "Hond"@nl ; skos:definition "Een huisdier."@nl .
:knal a rd:Phenomenon ; skos:prefLabel "Vuurwerk"@nl ; skos:definition "Wat knalt, en de overlast ervan."@nl .
:alcohol a rd:Phenomenon ; skos:prefLabel "Alcohol"@nl .
:geluid a rd:Phenomenon ; skos:prefLabel "Geluid"@nl ; skos:altLabel "herrie"@nl .

:rijk a rd:PolicyFramework . :regio a rd:PolicyFramework .
:wolfplan a rd:AgendaItem ; dct:isPartOf :rijk ; skos:notation "A1" ; rd:concerns :wolf ;
   rd:itemKind code:item-subject ; skos:prefLabel "Aanpak van wolven"@nl , "Tackling wolves"@en .
:wolfregio a rd:AgendaItem ; dct:isPartOf :regio ; skos:notation "B1" ; rd:concerns :wolf ;
   rd:itemKind code:item-subject ; skos:prefLabel "Roofdieren"@nl .
:dierplan a rd:AgendaItem ; dct:isPartOf :rijk ; skos:notation "A2" ; rd:concerns :dier ;
   rd:itemKind code:item-subject ; skos:prefLabel "Dieren"@nl .
:samen a rd:AgendaItem ; dct:isPartOf :regio ; skos:notation "B2" ; rd:itemKind code:item-way-of-working ;
   skos:prefLabel "Samen werken"@nl .
:nieuw a rd:Motion ; rd:motionNumber "M-1" ; skos:prefLabel "Motie tegen geluid en herrie"@nl .
"""

MAPPED = """
:r1 a rd:Alignment ; owl:annotatedSource :wolven ; owl:annotatedProperty skos:closeMatch ;
   owl:annotatedTarget :wolfregio ; sssom:confidence 0.9 ; rd:reviewStatus code:review-accepted .
:r2 a rd:Alignment ; owl:annotatedSource :drank ; owl:annotatedProperty skos:relatedMatch ;
   owl:annotatedTarget :wolfplan ; sssom:confidence 0.5 ; rd:reviewStatus code:review-rejected .
:r3 a rd:Alignment ; owl:annotatedSource :samen ; owl:annotatedProperty skos:relatedMatch ;
   owl:annotatedTarget sssom:NoTermFound ; rd:reviewStatus code:review-proposed .
"""


def thing(name: str) -> str:
    """Return the IRI of a thing of the village."""
    return f"https://example.org/id/dorp/{name}"


def store(turtle: str = VILLAGE + MAPPED) -> EmbeddedStore:
    """Return *turtle* with the ontology and what the rules add."""
    graph = Iri("https://example.org/graph/dorp/alles")
    stated = parse_file((NAMES + turtle).encode(), suffix=".ttl", graph=graph, place=Path("dorp.ttl"))
    inferred = infer(stated, "https://example.org/graph/dorp/inferred")
    return EmbeddedStore.of([*stated, *ontology_quads(), *inferred])


def known(turtle: str = VILLAGE + MAPPED) -> Knowledge:
    """Return what is known of *turtle*."""
    return knowledge(store(turtle))


def village(turtle: str = VILLAGE + MAPPED) -> Suggester:
    """Return what suggests in *turtle*."""
    return Suggester(known(turtle))
