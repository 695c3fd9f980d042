"""Oxigraph's terms, answers and faults, and ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any, TypeAlias, cast

import pyoxigraph as ox

from rodedraad.graph.answers import Answer, Graph, Solutions, Truth
from rodedraad.graph.rdf import LANG_STRING, Blank, Iri, Literal, Quad, Subject, Term, Triple
from rodedraad.graph.syntax import visible
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

OxTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal

ROW_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
TRIPLE_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


class Result:
    """What an engine found, to be read once: *form* is ``rows``, ``truth`` or ``triples``."""

    def __init__(self, found: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]) -> None:
        self._found = found
        self.form = "triples"
        if isinstance(found, ox.QuerySolutions):
            self.form = "rows"
        elif isinstance(found, ox.QueryBoolean):
            self.form = "truth"

    def write(self, sink: IO[bytes]) -> None:
        """Write the lines of the answer as they come: SPARQL TSV, ``true`` or ``false``, or N-Triples.

        A row or triple never takes more than one line. Specification: https://www.w3.org/TR/sparql11-results-csv-tsv/
        """
        with engine_faults():
            if isinstance(self._found, ox.QuerySolutions):
                self._found.serialize(sink, ox.QueryResultsFormat.TSV)
            elif isinstance(self._found, ox.QueryBoolean):
                sink.write(b"true\n" if self._found else b"false\n")
            else:
                ox.serialize(self._found, sink, ox.RdfFormat.N_TRIPLES)

    def write_as(
        self, fmt: str, sink: IO[bytes], *, prefixes: Mapping[str, str] | None = None, most: int | None = None
    ) -> bool:
        """Write the answer in the standard format *fmt* as it comes; tell whether it has over *most* triples.

        Rows are not counted here: what *sink* makes of them is its own affair.
        """
        found = self._found
        with engine_faults():
            if isinstance(found, ox.QuerySolutions):
                found.serialize(sink, ROW_FORMATS[fmt])
            elif not isinstance(found, ox.QueryBoolean):
                return _write_triples(iter(found), fmt, sink, prefixes, most)
            elif fmt in ("csv", "tsv"):
                sink.write(b"true\n" if found else b"false\n")
            else:
                found.serialize(sink, ROW_FORMATS[fmt])
        return False

    def answer(self) -> Answer:
        """Return the whole answer as plain terms."""
        with engine_faults():
            return answer_of(self._found)


def _write_triples(
    found: Iterator[ox.Triple],
    fmt: str,
    sink: IO[bytes],
    prefixes: Mapping[str, str] | None,
    most: int | None,
) -> bool:
    triples = fit_for_xml(islice(found, most)) if fmt == "rdfxml" else islice(found, most)
    ox.serialize(triples, sink, TRIPLE_FORMATS[fmt], prefixes=dict(prefixes or {}))
    return most is not None and next(found, None) is not None


_XML_NAME = re.compile(r"[^\W\d][\w.-]*$")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def fit_for_xml(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield *triples*; a Fault at what RDF/XML cannot say: the engine would write what nobody can read."""
    for triple in triples:
        if not _XML_NAME.search(triple.predicate.value):
            raise Fault(say("graph.not_in_rdfxml", what=triple.predicate.value))
        if isinstance(triple.object, ox.Literal) and _NOT_IN_XML.search(triple.object.value):
            raise Fault(say("graph.not_in_rdfxml", what=visible(triple.object.value)))
        yield triple


@contextmanager
def engine_faults() -> Iterator[None]:
    """Turn what the engine raises about a query into a Fault."""
    try:
        yield
    except SyntaxError as error:
        where = re.match(r"error at (\d+):(\d+): expected (.*)", str(error), re.DOTALL)
        line, column, expected = where.groups() if where else ("0", "0", str(error))
        raise UnreadableQuery(int(line), int(column), expected) from error
    except BeyondRdf11Error as error:
        raise Fault(say("graph.beyond_rdf11", what=visible(str(error)))) from error
    except (RuntimeError, OSError) as error:
        raise Fault(say("graph.query_failed", reason=visible(str(error)))) from error


class UnreadableQuery(Fault):
    """The query is not SPARQL: *line* and *column* (1-based, 0 where unknown) and what stood in the way."""

    def __init__(self, line: int, column: int, expected: str) -> None:
        self.line, self.column, self.expected = line, column, expected
        super().__init__(say("graph.query_unreadable", line=line, column=column))


def read_triples(text: bytes, syntax: ox.RdfFormat) -> list[ox.Triple]:
    """Return the triples of *text*; ``SyntaxError`` where it cannot be read."""
    return [quad.triple for quad in ox.parse(text, format=syntax, rename_blank_nodes=False)]


def answer_of(found: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]) -> Answer:
    """Return what the engine *found* as a plain answer, each triple once."""
    if isinstance(found, ox.QueryBoolean):
        return Truth(bool(found))
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        # The inner list is on purpose: a generator would cost as much again, for every cell of every answer.
        rows = [tuple([None if term is None else from_term(term) for term in row]) for row in found]
        return Solutions(names, rows)
    return Graph([from_triple(triple) for triple in dict.fromkeys(found)])


class BeyondRdf11Error(TypeError):
    """A term of RDF 1.2 that our plain terms cannot hold."""


def from_term(term: Any) -> Term:
    """Return the engine's *term* as ours; ``BeyondRdf11Error`` for what RDF 1.1 does not have."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    if isinstance(term, ox.Literal) and term.direction is None:
        return Literal(term.value, term.datatype.value, term.language or "")
    raise BeyondRdf11Error(str(term))


def from_triple(triple: ox.Triple) -> Triple:
    """Return the engine's *triple* as ours."""
    subject = cast("Subject", from_term(triple.subject))
    return Triple(subject, Iri(triple.predicate.value), from_term(triple.object))


def from_quad(quad: ox.Quad) -> Quad:
    """Return the engine's *quad* as ours."""
    graph = quad.graph_name
    if isinstance(graph, ox.BlankNode):
        raise BeyondRdf11Error(str(graph))
    named = Iri(graph.value) if isinstance(graph, ox.NamedNode) else None
    return Quad(*from_triple(quad.triple), named)


def to_term(term: Term) -> OxTerm:
    """Return our *term* as the engine's; ``ValueError`` for a text in a language that names none."""
    if isinstance(term, Iri):
        return ox.NamedNode(term.value)
    if isinstance(term, Blank):
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    if term.datatype == LANG_STRING:
        raise ValueError("a text in a language names its language")
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


def to_triple(triple: Triple) -> ox.Triple:
    """Return our *triple* as the engine's."""
    subject = cast("ox.NamedNode | ox.BlankNode", to_term(triple.subject))
    return ox.Triple(subject, ox.NamedNode(triple.predicate.value), to_term(triple.object))


def is_iri(text: str) -> bool:
    """Tell whether *text* is an absolute IRI that can stand in a dataset."""
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return ":" in text


def to_quad(quad: Quad) -> ox.Quad:
    """Return our *quad* as the engine's."""
    triple = to_triple(quad.triple)
    graph = ox.NamedNode(quad.graph.value) if quad.graph else ox.DefaultGraph()
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
