"""A data file by itself as a dataset: with the ontology and what the rules add, as in a build."""

from __future__ import annotations

from pathlib import Path

from rodedraad.graph.building import ONTOLOGY_GRAPH, infer, ontology_quads
from rodedraad.graph.formats import canonical_nquads, parse_file
from rodedraad.graph.loading import load
from rodedraad.graph.rdf import Iri
from rodedraad.graph.store import EmbeddedStore

_INFERRED = "/inferred"
_OWN = "https://w3id.org/rodedraad/graph/file"


def standalone(file: Path) -> tuple[EmbeddedStore, str]:
    """Return the dataset in *file* and its version; a ``Fault`` with the line where it cannot be read.

    What the file brings itself, as an exported dataset does, is not added once more.
    """
    loaded = load([file])
    text = loaded.dataset.read_bytes()
    quads = parse_file(text, suffix=".nq", graph=Iri(_OWN), place=file)
    graphs = {quad.graph.value for quad in quads if quad.graph}
    if ONTOLOGY_GRAPH not in graphs:
        quads += ontology_quads()
    if not any(graph.endswith(_INFERRED) for graph in graphs):
        quads += infer(quads, _OWN + _INFERRED)
    # By way of the canonical form, in which nameless nodes have fixed names.
    return EmbeddedStore.load(canonical_nquads(quads)), loaded.version
