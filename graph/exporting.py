"""The dataset as a file that any RDF tool reads: sorted, stable, whole or in part."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from rodedraad.graph.evidence import INFERRED
from rodedraad.graph.formats import canonical_nquads, serialize
from rodedraad.graph.rdf import Quad
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.turtle import write
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import say

FORMATS = {
    "nquads": ".nq",
    "trig": ".trig",
    "turtle": ".ttl",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
}


def format_of(path: Path) -> str:
    """Return the format that the suffix of *path* stands for; a ``Fault`` where it stands for none."""
    for name, suffix in FORMATS.items():
        if path.suffix.lower() == suffix:
            return name
    raise Fault(say("graph.export_suffix", file=path, known=" ".join(FORMATS.values())))


def export(dataset: Path, fmt: str, *, graphs: Collection[str] = (), without_inferred: bool = False) -> bytes:
    """Return the statements of *dataset* in *fmt*, all of them or only those of *graphs*.

    Formats without graphs (``turtle``, ``ntriples``, ``jsonld``, ``rdfxml``) hold the union. The same
    dataset gives the same bytes.
    """
    if not graphs and not without_inferred and fmt == "nquads":
        return dataset.read_bytes()
    quads = EmbeddedStore.load(dataset).quads()
    if missing := sorted(set(graphs) - {_graph(quad) for quad in quads}):
        raise Fault(say("graph.export_unknown_graph", graph=missing[0]))
    chosen = [
        quad
        for quad in quads
        if (not graphs or _graph(quad) in graphs)
        and not (without_inferred and _graph(quad).endswith(INFERRED))
    ]
    if fmt == "nquads":
        return canonical_nquads(chosen)
    if fmt == "turtle":
        return write(quad.triple for quad in chosen).encode()
    return serialize(chosen, fmt, PREFIXES)


def _graph(quad: Quad) -> str:
    return quad.graph.value if quad.graph else ""
