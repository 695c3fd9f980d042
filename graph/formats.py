"""Statements and answers as bytes, in every syntax the engine reads and writes, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox

from rodedraad.graph.answers import Answer, Graph, Truth
from rodedraad.graph.engine import (
    ROW_FORMATS,
    TRIPLE_FORMATS,
    BeyondRdf11Error,
    answer_of,
    fit_for_xml,
    from_quad,
    read_triples,
    to_quad,
    to_term,
    to_triple,
)
from rodedraad.graph.rdf import Iri, Quad, Triple
from rodedraad.graph.syntax import explain, read_text, refuse_broken_names, refuse_doctype, visible
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import say

SYNTAXES = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdf": ox.RdfFormat.RDF_XML,
    "xml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
QUAD_FORMATS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}


def syntax_of(suffix: str, place: Path) -> ox.RdfFormat:
    """Return the syntax that *suffix* stands for; a ``Fault`` about file *place* where there is none."""
    syntax = SYNTAXES.get(suffix.lower().lstrip("."))
    if syntax is None:
        known = ", ".join(f".{known}" for known in SYNTAXES)
        key = "graph.unknown_syntax" if suffix else "graph.no_suffix"
        raise Fault(say(key, suffix=suffix, known=known), Place(place))
    return syntax


def parse_file(text: bytes, *, suffix: str, graph: Iri | None, place: Path) -> list[Quad]:
    """Return the statements of a file that ends in *suffix*: ``ttl trig nt nq rdf xml jsonld``.

    What the file puts in no graph of its own goes into *graph*. Blank nodes get names that no other file has.
    Raises ``Fault`` with the line in *place* where the file cannot be read.
    """
    syntax = syntax_of(suffix, place)
    source = read_text(text, place)
    if syntax == ox.RdfFormat.RDF_XML:
        refuse_doctype(source, place)
    base = None
    if syntax == ox.RdfFormat.JSON_LD:
        refuse_broken_names(source, place)
        base = _NO_BASE
    default = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
    try:
        parsed = ox.parse(source, format=syntax, base_iri=base, rename_blank_nodes=True)
        return [_stored(quad, default, place) for quad in parsed]
    except SyntaxError as error:
        raise explain(error, source, place) from error


# JSON-LD leaves out statements with a relative IRI in silence; against this base they show.
_NO_BASE = "http://relative.invalid/"


def _stored(quad: ox.Quad, default: ox.NamedNode | ox.DefaultGraph, place: Path) -> Quad:
    if _NO_BASE in str(quad):
        raise Fault(say("graph.iri_relative"), Place(place))
    graph = default if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name
    try:
        return from_quad(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    except BeyondRdf11Error as error:
        raise Fault(say("graph.beyond_rdf11", what=visible(str(error))), Place(place)) from error


def canonical_nquads(quads: Iterable[Quad]) -> bytes:
    """Return *quads* as canonical N-Quads: one dataset, one text, whatever the order or the blank names.

    Specification: https://www.w3.org/TR/rdf-canon/ (RDFC-1.0 with SHA-256)
    """
    return b"".join(_lines([to_quad(quad) for quad in quads], ox.RdfFormat.N_QUADS))


def serialize(
    statements: Iterable[Quad] | Iterable[Triple], fmt: str, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """Return *statements* in *fmt*; the same statements give the same bytes.

    ``turtle ntriples jsonld rdfxml`` write triples and leave out graphs, ``trig nquads`` write graphs too.
    """
    quads = [to_quad(Quad(*cast("Any", statement))) for statement in statements]
    if fmt in QUAD_FORMATS:
        lines = _lines(quads, ox.RdfFormat.N_QUADS)
        return _convert_quads(b"".join(lines), QUAD_FORMATS[fmt], prefixes)
    triples = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    return convert("triples", b"".join(_lines(triples, ox.RdfFormat.N_QUADS)), fmt, prefixes)


def in_order(triples: Sequence[Triple], fmt: str, prefixes: Mapping[str, str] | None = None) -> bytes:
    """Return *triples* in *fmt* in the order they have, their blank nodes under the names they have.

    For whoever names them the same every time: ``serialize`` works names out, which takes long for many.
    """
    _, lines = encode(Graph(list(triples)))
    return _written(read_triples(lines, ox.RdfFormat.N_TRIPLES), lines, fmt, prefixes)


def _lines(quads: list[ox.Quad], syntax: ox.RdfFormat) -> list[bytes]:
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        quads = list(dataset)
    text = cast("bytes", ox.serialize(quads, format=syntax))
    return sorted(set(text.splitlines(keepends=True)))


def _convert_quads(nquads: bytes, syntax: ox.RdfFormat, prefixes: Mapping[str, str] | None) -> bytes:
    if syntax == ox.RdfFormat.N_QUADS:
        return nquads
    parsed = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
    return cast("bytes", ox.serialize(parsed, format=syntax, prefixes=dict(prefixes or {})))


def encode(answer: Answer) -> tuple[str, bytes]:
    """Return the form of *answer* and its lines, as ``Result.write`` would have written them."""
    if isinstance(answer, Truth):
        return "truth", b"true\n" if answer.value else b"false\n"
    if isinstance(answer, Graph):
        text = ox.serialize((to_triple(triple) for triple in answer.triples), format=ox.RdfFormat.N_TRIPLES)
        return "triples", cast("bytes", text)
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else str(to_term(term)) for term in row) for row in answer.rows]
    return "rows", "".join(f"{line}\n" for line in lines).encode()


def decode(form: str, lines: bytes) -> Answer:
    """Return the answer that ``Result.write`` wrote as *lines*."""
    return answer_of(_read(form, lines))


def convert(form: str, lines: bytes, fmt: str, prefixes: Mapping[str, str] | None = None) -> bytes:
    """Return an answer written by ``Result.write`` in the standard format *fmt*; Fault where they do not fit.

    Rows and truth: ``csv tsv json xml``. Triples, sorted: ``turtle ntriples jsonld rdfxml``.
    """
    fitting: Mapping[str, object] = TRIPLE_FORMATS if form == "triples" else ROW_FORMATS
    if fmt not in fitting:
        raise Fault(say(f"graph.format_for_{form}", fmt=fmt, known=", ".join(fitting)))
    if form == "truth" and fmt in ("csv", "tsv"):
        return lines
    found = _read(form, lines)
    if isinstance(found, ox.QuerySolutions | ox.QueryBoolean):
        return cast("bytes", found.serialize(format=ROW_FORMATS[fmt]))
    return _write_triples(found, fmt, prefixes)


def _write_triples(found: Iterable[ox.Triple], fmt: str, prefixes: Mapping[str, str] | None) -> bytes:
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in found]
    lines = b"".join(_lines(quads, ox.RdfFormat.N_QUADS))
    if fmt == "ntriples":
        return lines
    return _written(read_triples(lines, ox.RdfFormat.N_TRIPLES), lines, fmt, prefixes)


def _written(
    triples: Iterable[ox.Triple], lines: bytes, fmt: str, prefixes: Mapping[str, str] | None
) -> bytes:
    """Return *triples*, which are *lines* as N-Triples, in *fmt* with the *prefixes* they use."""
    if fmt == "rdfxml":
        triples = fit_for_xml(triples)
    known = {name: space for name, space in (prefixes or {}).items() if space.encode() in lines}
    return cast("bytes", ox.serialize(triples, format=TRIPLE_FORMATS[fmt], prefixes=known))


def _read(form: str, lines: bytes) -> ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]:
    if form == "triples":
        return read_triples(lines, ox.RdfFormat.N_TRIPLES)
    return ox.parse_query_results(lines, ox.QueryResultsFormat.TSV)
