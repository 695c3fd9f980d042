"""The questions as RDF, so that the editors of others show them: SHACL executables with their parameters.

Convention: https://github.com/sib-swiss/sparql-examples. Parameters, for which it has no words, are told as
SHACL tells those of its own functions: https://www.w3.org/TR/shacl-af/#functions-parameters
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from rodedraad.graph.rdf import Iri, Literal, Term, Triple
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import DCT, RDF, RDFS, SCHEMA, SH, SKOS, SPEX, XSD
from rodedraad.ontology.wording import LANGUAGES
from rodedraad.queries.catalogue.library import Library
from rodedraad.queries.catalogue.questions import LANGUAGE, NAMED_DAYS, Parameter, Question, Texts
from rodedraad.queries.sparql.blocks import Anatomy

PREFIXES_NODE = "#prefixes"
_FORMS = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "ASK": (SH.SPARQLAskExecutable, SH.ask),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
}
_DATATYPES = {
    "string": XSD.string, "text": XSD.string, "integer": XSD.integer, "decimal": XSD.decimal,
    "boolean": XSD.boolean, "date": XSD.date, "year": XSD.integer, "lang": XSD.string, "choice": XSD.string,
}  # fmt: skip


@dataclass(frozen=True)
class Publication:
    """Where the examples stand (*document*), for which *endpoint* they are, and in which *languages*.

    *services* are the endpoints that a federated question may ask.
    """

    document: str
    endpoint: str
    services: Collection[str] = ()
    languages: Sequence[str] = LANGUAGES


def examples(library: Library, place: Publication) -> list[Triple]:
    """Return the questions of *library* as example queries; those with a mistake in their file are left out.

    Their prefixes are to be declared by ``#prefixes`` of the document.
    """
    found: list[Triple] = []
    for name in library.names:
        with suppress(Fault):
            question = library.find(name)
            found += _example(question, library.subjects[question.subject], place)
    return found


def _example(question: Question, subject: Texts, place: Publication) -> Iterator[Triple]:
    node = f"{place.document}#{question.name}"
    kind, holds = _FORMS[Anatomy(question.text).form]
    yield from _linked(node, RDF.type, SH.SPARQLExecutable, kind)
    yield from _told(node, RDFS.comment, question.summaries, place)
    yield from _told(node, DCT.description, question.descriptions, place)
    yield _fact(node, DCT.identifier, question.name)
    yield _fact(node, holds, question.sparql)
    yield from _linked(node, SH.prefixes, place.document + PREFIXES_NODE)
    yield from _linked(node, SCHEMA.target, place.endpoint)
    yield from _told(node, SCHEMA.keywords, subject, place)
    for tag in question.tags:
        yield _fact(node, SCHEMA.keywords, tag)
    if question.federates:
        yield from _linked(node, SPEX.federatesWith, *sorted(place.services))
    for order, parameter in enumerate(question.parameters):
        named = f"{node}/parameter/{parameter.name}"
        yield from _linked(node, SH.parameter, named)
        # SHACL: a parameter is called by the local name of its path, and so is its variable.
        yield from _linked(named, SH.path, f"{node}/{parameter.name}")
        yield _fact(named, SH.order, str(order), XSD.integer)
        yield from _parameter(named, parameter, place)


def _parameter(node: str, parameter: Parameter, place: Publication) -> Iterator[Triple]:
    yield from _linked(node, RDF.type, SH.Parameter)
    yield from _told(node, SH.name, parameter.labels, place)
    yield from _told(node, SH.description, parameter.helps, place)
    yield _fact(node, SH.optional, "false" if parameter.is_required else "true", XSD.boolean)
    if not parameter.is_multiple:
        yield _fact(node, SH.maxCount, "1", XSD.integer)
    if parameter.kind in _DATATYPES:
        yield from _values(node, parameter, _DATATYPES[parameter.kind])
    else:
        yield from _things(node, parameter, place)


def _values(node: str, parameter: Parameter, datatype: str) -> Iterator[Triple]:
    """Yield which literals *parameter* takes."""
    yield from _linked(node, SH.datatype, datatype)
    for predicate, bound in ((SH.minInclusive, parameter.least), (SH.maxInclusive, parameter.most)):
        if bound is not None:
            yield _fact(node, predicate, f"{bound:f}".rstrip("0").rstrip("."), XSD.decimal)
    if parameter.default is not None and parameter.default not in NAMED_DAYS:
        yield _fact(node, SH.defaultValue, parameter.default, datatype)
    known = LANGUAGES if parameter.kind == LANGUAGE else [choice.value for choice in parameter.choices]
    if known:
        yield from _list(node, SH.in_, [Literal(value) for value in known])


def _things(node: str, parameter: Parameter, place: Publication) -> Iterator[Triple]:
    """Yield of which class, or in which scheme, the things are that *parameter* takes."""
    yield from _linked(node, SH.nodeKind, SH.IRI)
    origin = parameter.origin
    if origin.question:
        yield from _linked(node, RDFS.seeAlso, f"{place.document}#{origin.question}")
    places = [(SH.class_, iri) for iri in origin.classes] + [(SH.property, iri) for iri in origin.schemes]
    shapes = [node] if len(places) == 1 else [f"{node}/{number}" for number in range(1, len(places) + 1)]
    for shape, (predicate, iri) in zip(shapes, places, strict=True):
        if predicate == SH.class_:
            yield from _linked(shape, SH.class_, iri)
        else:
            yield from _linked(shape, SH.property, f"{shape}/scheme")
            yield from _linked(f"{shape}/scheme", SH.path, SKOS.inScheme)
            yield from _linked(f"{shape}/scheme", SH.hasValue, iri)
    if len(places) > 1:
        yield from _list(node, SH.or_, [Iri(shape) for shape in shapes])


def _list(node: str, predicate: str, members: Sequence[Term]) -> Iterator[Triple]:
    """Yield *members* as a list whose cells have names: blank ones would be put in order at a price."""
    cells = [f"{node}/{predicate.rpartition('#')[2]}/{number}" for number in range(1, len(members) + 1)]
    yield from _linked(node, predicate, cells[0])
    for cell, member, after in zip(cells, members, [*cells[1:], RDF.nil], strict=True):
        yield Triple(Iri(cell), Iri(RDF.first), member)
        yield from _linked(cell, RDF.rest, after)


def _linked(node: str, predicate: str, *others: str) -> Iterator[Triple]:
    for other in others:
        yield Triple(Iri(node), Iri(predicate), Iri(other))


def _told(node: str, predicate: str, texts: Texts, place: Publication) -> Iterator[Triple]:
    for language, text in texts.items():
        if not language or language in place.languages:
            yield Triple(Iri(node), Iri(predicate), Literal(text, language=language))


def _fact(node: str, predicate: str, text: str, datatype: str = XSD.string) -> Triple:
    return Triple(Iri(node), Iri(predicate), Literal(text, datatype))
