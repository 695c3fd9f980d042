"""A small graph with a document of a few words: what is stated, judged and inferred."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri, Quad
from rodedraad.graph.store import EmbeddedStore

ID = "https://w3id.org/rodedraad/id/dorp/"
DOCUMENT = ID + "brondocument/plan"
TEXT = "Plan\n\nWij pakken 🚲 fietsdiefstal aan.\tPolitie en café.\n"


def span(words: str) -> tuple[int, int, str]:
    """Return start, end and fingerprint of *words* in the text."""
    start = TEXT.index(words)
    return start, start + len(words), hashlib.sha256(words.encode()).hexdigest()


def passage(slug: str, words: str) -> str:
    """Return the Turtle of a passage of *words* in the document."""
    start, end, told = span(words)
    return f"""
    passage:{slug} a rd:Passage ; oa:hasSource brondocument:plan ; oa:hasSelector selector:{slug} ;
        rd:fingerprint "{told}" ; rd:sectionPath "regel {slug}"@nl , "line {slug}"@en .
    selector:{slug} a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ."""


TURTLE = f"""
@prefix code: <https://w3id.org/rodedraad/def/code#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rd: <https://w3id.org/rodedraad/def#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix actor: <{ID}actor/> .
@prefix betrokkenheid: <{ID}betrokkenheid/> .
@prefix brondocument: <{ID}brondocument/> .
@prefix feit: <{ID}feit/> .
@prefix passage: <{ID}passage/> .
@prefix selector: <{ID}selector/> .
@prefix thema: <{ID}thema/> .
@prefix veld: <{ID}veld/> .
@prefix verschijnsel: <{ID}verschijnsel/> .

brondocument:plan a rd:SourceDocument ; dct:title "Het plan"@nl , "The plan"@en ;
    dct:issued "2025-03-01"^^xsd:date ; rd:caseNumber "77" ; rd:textLength {len(TEXT)} ;
    rd:fingerprint "{hashlib.sha256(TEXT.encode()).hexdigest()}" .
{passage("een", "fietsdiefstal")}
{passage("twee", "Politie")}
{passage("drie", "café")}

veld:wijk a rd:SafetyField ; skos:prefLabel "Wijk"@nl , "Neighbourhood"@en ; rd:statedIn passage:een .
thema:fietsdiefstal a rd:Theme ; skos:broader veld:wijk ; skos:notation "1.1" ; rd:statedIn passage:een ;
    skos:prefLabel "Fietsdiefstal"@nl , "Bicycle theft"@en ; skos:hiddenLabel "fietsdifstal"@nl ;
    skos:definition "Het stelen van fietsen."@nl , "Stealing bicycles."@en ;
    rd:concerns verschijnsel:diefstal .
verschijnsel:diefstal a rd:Phenomenon ; skos:altLabel "Fietsdiefstal"@nl ;
    skos:prefLabel "Diefstal"@nl , "Theft"@en .
actor:politie a rd:Organisation ; skos:prefLabel "Politie"@nl , "Police"@en ; skos:altLabel "Pol."@nl ;
    rd:statedIn passage:twee .
actor:cafe a rd:Organisation ; skos:prefLabel "Café"@nl , "Café"@en ; rd:statedIn passage:drie .
betrokkenheid:een a rd:Involvement ; rd:involvedIn thema:fietsdiefstal ; rd:involvedActor actor:politie ;
    rd:statedIn passage:twee .
feit:diefstal a rdf:Statement ; rdf:subject thema:fietsdiefstal ; rdf:predicate rd:concerns ;
    rdf:object verschijnsel:diefstal ; prov:wasAttributedTo actor:cafe ;
    rd:justification "Het woord zegt het."@nl , "The word says so."@en .
feit:veld a rdf:Statement ; rdf:subject thema:fietsdiefstal ; rdf:predicate skos:broader ;
    rdf:object veld:wijk ; rd:statedIn passage:drie .
"""


def store(turtle: str = TURTLE) -> EmbeddedStore:
    """Return a store of *turtle*, the ontology, and what the rules add."""
    graph = Iri("https://w3id.org/rodedraad/graph/dorp/plan")
    stated: list[Quad] = parse_file(turtle.encode(), suffix=".ttl", graph=graph, place=Path("plan.ttl"))
    inferred = infer(stated, "https://w3id.org/rodedraad/graph/dorp/inferred")
    return EmbeddedStore.of([*stated, *ontology_quads(), *inferred])
