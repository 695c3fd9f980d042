"""What answers queries: the protocol, Oxigraph in the memory of this process, and the rules run on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pyoxigraph as ox

from rodedraad.graph.answers import Answer
from rodedraad.graph.engine import Result, engine_faults, from_quad, from_triple, to_quad, to_triple
from rodedraad.graph.rdf import Quad, Triple
from rodedraad.graph.syntax import visible
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say


class Store(Protocol):
    """What answers a SPARQL query over all graphs together."""

    def result(self, text: str) -> Result:
        """Return what the query *text* finds, to be read as it comes."""
        ...

    def query(self, text: str) -> Answer:
        """Return the answer to the query *text*."""
        ...


class Dataset(NamedTuple):
    """The graphs that a query may look into, as IRIs: together as its *default* graph, and those *named*."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()


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
        self._engine.extend([to_quad(quad) for quad in quads])

    def quads(self) -> list[Quad]:
        """Return every statement with its graph, in no particular order."""
        return [from_quad(quad) for quad in self._engine]

    def result(
        self, text: str, *, dataset: Dataset | None = None, prefixes: Mapping[str, str] | None = None
    ) -> Result:
        """Return what the query *text*, which may use *prefixes*, finds, to be read as it comes.

        It looks into *dataset*, else into what it says itself with FROM, else into all graphs together.
        """
        asked: dict[str, Any] = {"use_default_graph_as_union": not _chooses_graphs(text)}
        if dataset is not None:
            default, named = (list(map(_graph, graphs)) for graphs in dataset)
            asked = {"default_graph": default, "named_graphs": named}
        with engine_faults():
            return Result(self._engine.query(text, prefixes=dict(prefixes or {}), **asked))

    def query(self, text: str) -> Answer:
        """Return the answer to the query *text*."""
        return self.result(text).answer()


# FROM as a keyword and not in a text, IRI, comment, variable or name (SPARQL 1.1, sections 13.2 and 19.8).
_FROM = (
    r"""<[^<>\s]*>|"{3}.*?"{3}|\'{3}.*?\'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\r\n]*"""
    r"|(?<![?$:@\w.-])(?P<word>FROM)(?![\w:.-])"
)
# In capitals and with the word itself in front: only then can it be looked for quickly.
_PERHAPS_FROM = re.compile(r"FROM(?<![?$:@\w.-]FROM)(?![\w:.-])")
_COMMENTS_IN_FRONT = re.compile(r"(?:\s|#[^\r\n]*+[\r\n])*+")


def _chooses_graphs(query: str) -> bool:
    """Tell whether *query* has a FROM; told to unite all graphs, the engine would pass over it."""
    front = _COMMENTS_IN_FRONT.match(query)
    rest = query[front.end() if front else 0 :]
    perhaps = _PERHAPS_FROM.search(rest.upper())
    if perhaps is None:
        return False
    return any(match["word"] for match in re.finditer(_FROM, rest, re.IGNORECASE | re.DOTALL))


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise Fault(say("graph.graph_not_iri", iri=visible(iri))) from error


class Reasoner:
    """Draws what follows from what is *stated*; graphs do not count here, the union does."""

    def __init__(self, stated: Iterable[Quad]) -> None:
        self._known = {to_triple(quad.triple) for quad in stated}
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
        return [from_triple(triple) for triple in added]

    def _found(self, rule: str) -> set[ox.Triple]:
        with engine_faults():
            found = self._engine.query(rule)
            if not isinstance(found, ox.QueryTriples):
                raise ValueError("a rule is a CONSTRUCT query")
            return set(found)

    def _hold(self, triples: Iterable[ox.Triple]) -> None:
        self._engine.extend(ox.Quad(*triple) for triple in triples)
