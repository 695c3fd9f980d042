"""What answers queries: the protocol, Oxigraph in the memory of this process, and the rules run on it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from rodedraad.graph.answers import Answer
from rodedraad.graph.engine import Result, engine_faults, from_quad, from_triple, to_quad, to_triple
from rodedraad.graph.rdf import Quad, Triple
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

    def result(self, text: str) -> Result:
        """Return what the query *text* finds, to be read as it comes."""
        with engine_faults():
            return Result(self._engine.query(text, use_default_graph_as_union=True))

    def query(self, text: str) -> Answer:
        """Return the answer to the query *text*."""
        return self.result(text).answer()


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
