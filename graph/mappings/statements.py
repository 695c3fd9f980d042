"""Mappings as statements: one ``rd:Alignment`` a row, and one ``sssom:Mapping`` a review, derived from it."""

from __future__ import annotations

from collections.abc import Iterator

from rodedraad.graph.mappings.mapping import REVIEW, Mapping, MappingSet, Review
from rodedraad.graph.rdf import Iri, Literal, Quad, Term, Triple
from rodedraad.ontology.terms import DCT, OWL, PROV, RD, RDF, RDFS, SSSOM, XSD


def quads(found: MappingSet, graph: str) -> list[Quad]:
    """Return what *found* says as quads in *graph*."""
    return [Quad(*triple, Iri(graph)) for mapping in found.mappings for triple in _mapping(mapping)]


def _mapping(mapping: Mapping) -> Iterator[Triple]:
    record = Iri(mapping.record)
    said: list[tuple[str, Term]] = [
        (RDF.type, Iri(RD.Alignment)),
        (OWL.annotatedSource, Iri(mapping.subject)),
        (OWL.annotatedProperty, Iri(mapping.match)),
        (OWL.annotatedTarget, Iri(mapping.object)),
        (SSSOM.mapping_justification, Iri(mapping.justification)),
        (SSSOM.confidence, _decimal(mapping.confidence)),
        (RD.reviewStatus, Iri(mapping.status)),
    ]
    said += [(SSSOM.object_source, Iri(mapping.source))] if mapping.source else []
    said += [(PROV.wasAttributedTo, Iri(mapping.author))] if mapping.author else []
    said += [(DCT.created, Literal(mapping.day.isoformat(), XSD.date))] if mapping.day else []
    for language, text in (mapping.reasons or {}).items():
        said.append((RD.justification, Literal(text, language=language)))
    yield from (Triple(record, Iri(predicate), value) for predicate, value in said)
    for review in mapping.reviews:
        yield from _review(record, review)


def _review(mapping: Iri, review: Review) -> Iterator[Triple]:
    said: list[tuple[str, Term]] = [
        (RDF.type, Iri(SSSOM.Mapping)),
        (PROV.wasDerivedFrom, mapping),
        (SSSOM.mapping_justification, Iri(REVIEW)),
        (SSSOM.reviewer_label, Literal(review.reviewer)),
        (SSSOM.review_date, Literal(review.day.isoformat(), XSD.date)),
        (SSSOM.reviewer_agreement, _decimal(review.agreement)),
    ]
    said += [(RDFS.comment, Literal(review.comment))] if review.comment else []
    yield from (Triple(Iri(review.record), Iri(predicate), value) for predicate, value in said)


def _decimal(value: float) -> Literal:
    return Literal(f"{value:.4f}".rstrip("0") + ("0" if f"{value:.4f}".endswith("0000") else ""), XSD.decimal)
