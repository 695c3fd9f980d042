"""The store that answers queries, behind two doors: Oxigraph in this process, or any SPARQL 1.1 endpoint.

No other module knows an engine. Files are read and written here too, because the engine brings the parsers.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeAlias, cast

import pyoxigraph as ox

from rodedraad.graph.answers import Answer, Graph, Solutions, Truth
from rodedraad.graph.rdf import LANG_STRING, Blank, Iri, Literal, Quad, Subject, Term, Triple
from rodedraad.graph.syntax import explain, read_text, refuse_broken_names, refuse_doctype, visible
from rodedraad.ontology.faults import Fault, Place
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from email.message import Message
    from pathlib import Path

__all__ = [
    "Answer",
    "EmbeddedStore",
    "Graph",
    "RemoteStore",
    "Result",
    "Solutions",
    "Store",
    "Truth",
    "UnreadableQuery",
    "canonical_nquads",
    "convert",
    "decode",
    "encode",
    "parse_file",
    "serialize",
]

SYNTAXES = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdf": ox.RdfFormat.RDF_XML,
    "xml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
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
QUAD_FORMATS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}

_OxTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal


# --- what a query answers -------------------------------------------------------------------------------


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
        with _engine_faults():
            if isinstance(self._found, ox.QuerySolutions):
                self._found.serialize(sink, ox.QueryResultsFormat.TSV)
            elif isinstance(self._found, ox.QueryBoolean):
                sink.write(b"true\n" if self._found else b"false\n")
            else:
                ox.serialize(self._found, sink, ox.RdfFormat.N_TRIPLES)

    def answer(self) -> Answer:
        """Return the whole answer as plain terms."""
        with _engine_faults():
            return _answer(self._found)


class Store(Protocol):
    """What answers a SPARQL query over all graphs together."""

    def result(self, text: str) -> Result:
        """Return what the query *text* finds, to be read as it comes."""
        ...

    def query(self, text: str) -> Answer:
        """Return the answer to the query *text*."""
        ...


@contextmanager
def _engine_faults() -> Iterator[None]:
    """Turn what the engine raises about a query into a Fault."""
    try:
        yield
    except SyntaxError as error:
        where = re.match(r"error at (\d+):(\d+): expected (.*)", str(error), re.DOTALL)
        line, column, expected = where.groups() if where else ("0", "0", str(error))
        raise UnreadableQuery(int(line), int(column), expected) from error
    except _BeyondRdf11Error as error:
        raise Fault(say("graph.beyond_rdf11", what=visible(str(error)))) from error
    except (RuntimeError, OSError) as error:
        raise Fault(say("graph.query_failed", reason=visible(str(error)))) from error


class UnreadableQuery(Fault):
    """The query is not SPARQL: *line* and *column* (1-based, 0 where unknown) and what stood in the way."""

    def __init__(self, line: int, column: int, expected: str) -> None:
        self.line, self.column, self.expected = line, column, expected
        super().__init__(say("graph.query_unreadable", line=line, column=column))


# --- the first door: inside this process ----------------------------------------------------------------


class EmbeddedStore:
    """Oxigraph in the memory of this process; its default graph is the union of all its graphs."""

    def __init__(self) -> None:
        self._engine = ox.Store()

    @classmethod
    def load(cls, nquads: Path | bytes) -> EmbeddedStore:
        """Return a store of *nquads*: the bytes, or the file, that ``canonical_nquads`` made."""
        name = "" if isinstance(nquads, bytes) else nquads.as_posix()
        store = cls()
        try:
            text = nquads if isinstance(nquads, bytes) else nquads.read_bytes()
            if b"_:" in text:  # loading gives blank nodes other names, parsing leaves them be
                store._engine.extend(ox.parse(text, format=ox.RdfFormat.N_QUADS, lenient=True))
            else:
                store._engine.load(text, format=ox.RdfFormat.N_QUADS, lenient=True)
        except (SyntaxError, OSError) as error:
            raise Fault(say("graph.dataset_unreadable", file=name, reason=str(error))) from error
        return store

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> EmbeddedStore:
        """Return a store of *quads*."""
        store = cls()
        store.add(quads)
        return store

    def __len__(self) -> int:
        return len(self._engine)

    def add(self, quads: Iterable[Quad]) -> None:
        """Hold *quads* too: all of them, or none where one cannot be held."""
        self._engine.extend([_to_quad(quad) for quad in quads])

    def quads(self) -> list[Quad]:
        """Return every statement with its graph, in no particular order."""
        return [_from_quad(quad) for quad in self._engine]

    def result(self, text: str) -> Result:
        """Return what the query *text* finds, to be read as it comes."""
        with _engine_faults():
            return Result(self._engine.query(text, use_default_graph_as_union=True))

    def query(self, text: str) -> Answer:
        """Return the answer to the query *text*."""
        return self.result(text).answer()


class Reasoner:
    """Draws what follows from what is *stated*; graphs do not count here, the union does."""

    def __init__(self, stated: Iterable[Quad]) -> None:
        self._known = {_to_triple(quad.triple) for quad in stated}
        self._engine = ox.Store()
        self._hold(self._known)

    def infer(self, rules: Iterable[str]) -> list[Triple]:
        """Return what the CONSTRUCT *rules* add, run once each in their order.

        A rule sees what the rules before it added. Each new triple comes once, sorted within its rule.
        """
        added: list[ox.Triple] = []
        for rule in rules:
            fresh = self._found(rule) - self._known
            self._hold(fresh)
            self._known |= fresh
            added += sorted(fresh, key=str)
        return [_from_triple(triple) for triple in added]

    def _found(self, rule: str) -> set[ox.Triple]:
        with _engine_faults():
            found = self._engine.query(rule)
            if not isinstance(found, ox.QueryTriples):
                raise ValueError("a rule is a CONSTRUCT query")
            return set(found)

    def _hold(self, triples: Iterable[ox.Triple]) -> None:
        self._engine.extend(ox.Quad(*triple) for triple in triples)


# --- the second door: a SPARQL 1.1 endpoint -------------------------------------------------------------

_ROWS_MEDIA = {"application/sparql-results+json", "application/json"}
_TRIPLES_MEDIA = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_EXCERPT = 300


class RemoteStore:
    """A SPARQL 1.1 endpoint at an http(s) address; *timeout* is the longest silence in seconds we accept."""

    def __init__(self, endpoint: str, timeout: float = 30) -> None:
        if not re.fullmatch(r"https?://[^\s/]\S*", endpoint):
            raise Fault(say("graph.endpoint_address", endpoint=endpoint))
        self.endpoint, self.timeout = endpoint, timeout

    def result(self, text: str) -> Result:
        """Return what the endpoint finds for the query *text*."""
        form = _form(text)
        media, body = self._fetch(text, form)
        try:
            if media in _ROWS_MEDIA:
                answered = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
                return Result(_as_truth(answered) if form == "ASK" else answered)
            if media in _TRIPLES_MEDIA:
                return Result(_triples(body, _TRIPLES_MEDIA[media]))
        except SyntaxError as error:
            raise self._fault("graph.endpoint_broken_answer", media=media, reason=str(error)) from error
        key = "graph.endpoint_html" if "html" in media else "graph.endpoint_media_type"
        raise self._fault(key, media=media or "?")

    def query(self, text: str) -> Answer:
        """Return the answer of the endpoint to the query *text*."""
        return self.result(text).answer()

    def _fetch(self, text: str, form: str) -> tuple[str, bytes]:
        from http.client import HTTPException
        from urllib.error import HTTPError, URLError

        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        try:
            response = self._request(text, form).query().response
            with response:
                headers: Message = response.info()
                return headers.get_content_type(), response.read()
        except HTTPError as error:
            with error:
                raise self._fault(
                    "graph.endpoint_refused", reason=_excerpt(error.read(), error.code)
                ) from error
        except SPARQLWrapperException as error:
            raise self._fault("graph.endpoint_refused", reason=_excerpt(*_cause(error))) from error
        except TimeoutError as error:
            raise self._fault("graph.endpoint_silent", seconds=f"{self.timeout:g}") from error
        except (URLError, HTTPException, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise self._fault("graph.endpoint_silent", seconds=f"{self.timeout:g}") from error
            raise self._fault("graph.endpoint_down", reason=getattr(error, "reason", error)) from error

    def _request(self, text: str, form: str) -> Any:
        from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

        wrapper: Any = SPARQLWrapper(self.endpoint, agent="rodedraad")
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.timeout = self.timeout
        # Words in comments lead SPARQLWrapper astray: it would take a remark about adding for an update.
        wrapper.setQuery(_HIDING.sub(lambda hiding: "" if hiding[0].startswith("#") else hiding[0], text))
        wrapper.queryType = form or wrapper.queryType
        wrapper.setReturnFormat(TURTLE if form in ("CONSTRUCT", "DESCRIBE") else JSON)
        return wrapper

    def _fault(self, key: str, **values: object) -> Fault:
        return Fault(say(key, endpoint=self.endpoint, **values))


# What may hide a keyword: comments, IRIs and texts (SPARQL 1.1, section 19.8).
_HIDING = re.compile(r'<[^<>\s]*>|"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|#[^\n]*')
_FORMS = re.compile(r"(?<![?$:\w])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![:\w])", re.IGNORECASE)


def _form(query: str) -> str:
    """Return which of the four forms *query* has, in capitals; empty where none is seen.

    SPARQLWrapper looks for it too, but is led astray by comments in front.
    """
    found = _FORMS.search(_HIDING.sub(" ", query))
    return found[1].upper() if found else ""


def _as_truth(answered: ox.QuerySolutions | ox.QueryBoolean) -> ox.QueryBoolean:
    """Return the yes or no of an ASK, also where Virtuoso wraps it in a row with a number."""
    if isinstance(answered, ox.QueryBoolean):
        return answered
    values = [row[0].value for row in answered if isinstance(row[0], ox.Literal)]
    said = b"true" if values in (["1"], ["true"]) else b"false"
    truth = ox.parse_query_results(b'{"head":{},"boolean":' + said + b"}", ox.QueryResultsFormat.JSON)
    return cast("ox.QueryBoolean", truth)


def _cause(error: Exception) -> tuple[bytes, int]:
    """Return the body and HTTP status behind an exception of SPARQLWrapper, which keeps the body's repr."""
    from ast import literal_eval

    told = str(error).partition("Response:\n")[2]
    try:
        body = literal_eval(told)
    except (ValueError, SyntaxError):
        body = told.encode()
    return (body if isinstance(body, bytes) else b""), getattr(error.__context__, "code", 0)


def _excerpt(body: bytes, status: int) -> str:
    """Return the first words of what a server said, without markup and control characters."""
    plain = re.sub(r"<[^>]*>", " ", body[:20_000].decode("utf-8", "replace"))
    words = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", plain).split())
    return f"{status} {words[:_EXCERPT]}".strip()


# --- files ----------------------------------------------------------------------------------------------


def parse_file(text: bytes, *, suffix: str, graph: Iri | None, place: Path) -> list[Quad]:
    """Return the statements of a file that ends in *suffix*: ``ttl trig nt nq rdf xml jsonld``.

    What the file puts in no graph of its own goes into *graph*. Blank nodes get names that no other file has.
    Raises ``Fault`` with the line in *place* where the file cannot be read.
    """
    syntax = SYNTAXES.get(suffix.lower().lstrip("."))
    if syntax is None:
        known = ", ".join(f".{known}" for known in SYNTAXES)
        raise Fault(say("graph.unknown_syntax", suffix=suffix, known=known), Place(place))
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
        return _from_quad(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    except _BeyondRdf11Error as error:
        raise Fault(say("graph.beyond_rdf11", what=visible(str(error))), Place(place)) from error


def canonical_nquads(quads: Iterable[Quad]) -> bytes:
    """Return *quads* as canonical N-Quads: one dataset, one text, whatever the order or the blank names.

    Specification: https://www.w3.org/TR/rdf-canon/ (RDFC-1.0 with SHA-256)
    """
    return b"".join(_lines([_to_quad(quad) for quad in quads], ox.RdfFormat.N_QUADS))


def serialize(
    statements: Iterable[Quad] | Iterable[Triple], fmt: str, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """Return *statements* in *fmt*; the same statements give the same bytes.

    ``turtle ntriples jsonld rdfxml`` write triples and leave out graphs, ``trig nquads`` write graphs too.
    """
    quads = [_to_quad(Quad(*cast("Any", statement))) for statement in statements]
    if fmt in QUAD_FORMATS:
        lines = _lines(quads, ox.RdfFormat.N_QUADS)
        return _convert_quads(b"".join(lines), QUAD_FORMATS[fmt], prefixes)
    triples = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    return convert("triples", b"".join(_lines(triples, ox.RdfFormat.N_QUADS)), fmt, prefixes)


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


# --- answers as bytes, and back -------------------------------------------------------------------------


def encode(answer: Answer) -> tuple[str, bytes]:
    """Return the form of *answer* and its lines, as ``Result.write`` would have written them."""
    if isinstance(answer, Truth):
        return "truth", b"true\n" if answer.value else b"false\n"
    if isinstance(answer, Graph):
        text = ox.serialize((_to_triple(triple) for triple in answer.triples), format=ox.RdfFormat.N_TRIPLES)
        return "triples", cast("bytes", text)
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else str(_to_term(term)) for term in row) for row in answer.rows]
    return "rows", "".join(f"{line}\n" for line in lines).encode()


def decode(form: str, lines: bytes) -> Answer:
    """Return the answer that ``Result.write`` wrote as *lines*."""
    return _answer(_read(form, lines))


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
    triples = list(_triples(lines, ox.RdfFormat.N_TRIPLES))
    if fmt == "rdfxml":
        _refuse_beyond_xml(triples)
    known = {name: space for name, space in (prefixes or {}).items() if space.encode() in lines}
    return cast("bytes", ox.serialize(triples, format=TRIPLE_FORMATS[fmt], prefixes=known))


_XML_NAME = re.compile(r"[^\W\d][\w.-]*$")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _refuse_beyond_xml(triples: Iterable[ox.Triple]) -> None:
    """Raise a Fault for what RDF/XML cannot say; the engine would write a file that nobody can read."""
    for triple in triples:
        if not _XML_NAME.search(triple.predicate.value):
            raise Fault(say("graph.not_in_rdfxml", what=triple.predicate.value))
        if isinstance(triple.object, ox.Literal) and _NOT_IN_XML.search(triple.object.value):
            raise Fault(say("graph.not_in_rdfxml", what=visible(triple.object.value)))


def _read(form: str, lines: bytes) -> ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]:
    if form == "triples":
        return _triples(lines, ox.RdfFormat.N_TRIPLES)
    return ox.parse_query_results(lines, ox.QueryResultsFormat.TSV)


def _triples(text: bytes, syntax: ox.RdfFormat) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=syntax, rename_blank_nodes=False)]


# --- the engine's terms and ours ------------------------------------------------------------------------


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return Truth(bool(found))
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        rows = [tuple(_optional(row[index]) for index in range(len(names))) for row in found]
        return Solutions(names, rows)
    return Graph([_from_triple(triple) for triple in dict.fromkeys(found)])


def _optional(term: Any) -> Term | None:
    return None if term is None else _from_term(term)


class _BeyondRdf11Error(TypeError):
    """A term of RDF 1.2 that our plain terms cannot hold."""


def _from_term(term: Any) -> Term:
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    if isinstance(term, ox.Literal) and term.direction is None:
        return Literal(term.value, term.datatype.value, term.language or "")
    raise _BeyondRdf11Error(str(term))


def _from_triple(triple: ox.Triple) -> Triple:
    subject = cast("Subject", _from_term(triple.subject))
    return Triple(subject, Iri(triple.predicate.value), _from_term(triple.object))


def _from_quad(quad: ox.Quad) -> Quad:
    graph = quad.graph_name
    if isinstance(graph, ox.BlankNode):
        raise _BeyondRdf11Error(str(graph))
    named = Iri(graph.value) if isinstance(graph, ox.NamedNode) else None
    return Quad(*_from_triple(quad.triple), named)


def _to_term(term: Term) -> _OxTerm:
    if isinstance(term, Iri):
        return ox.NamedNode(term.value)
    if isinstance(term, Blank):
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    if term.datatype == LANG_STRING:
        raise ValueError("a text in a language names its language")
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


def _to_triple(triple: Triple) -> ox.Triple:
    subject = cast("ox.NamedNode | ox.BlankNode", _to_term(triple.subject))
    return ox.Triple(subject, ox.NamedNode(triple.predicate.value), _to_term(triple.object))


def _to_quad(quad: Quad) -> ox.Quad:
    triple = _to_triple(quad.triple)
    graph = ox.NamedNode(quad.graph.value) if quad.graph else ox.DefaultGraph()
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
