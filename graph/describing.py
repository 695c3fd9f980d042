"""What a dataset is made of, as data: VoID with its partitions, and what a SPARQL service says of itself.

Specifications: https://www.w3.org/TR/void/ and https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rodedraad.graph.rdf import Iri, Literal, Triple, ntriples
from rodedraad.ontology.terms import (
    DCAT,
    DCT,
    FORMATS,
    PREFIXES,
    RDF,
    RDFS,
    SD,
    SH,
    VOID,
    VOIDEXT,
    XSD,
)

ROOM = Path(__file__).parent
RESULT_FORMATS = (
    FORMATS.SPARQL_Results_JSON,
    FORMATS.SPARQL_Results_XML,
    FORMATS.SPARQL_Results_CSV,
    FORMATS.SPARQL_Results_TSV,
    FORMATS.Turtle,
    FORMATS.N_Triples,
    FORMATS.JSON_LD,
    FORMATS.RDF_XML,
)
_QUICK = ("graphs", "totals", "classes", "properties")
Row = Mapping[str, str]
Steps = Sequence[tuple[tuple[str, str], str]]


@dataclass(frozen=True)
class Counts:
    """What the queries in ``counts/`` found, by the name of the query: rows of plain texts."""

    rows: Mapping[str, Sequence[Row]]

    @property
    def graphs(self) -> dict[str, int]:
        """The named graphs, each with its number of statements."""
        return {row["graph"]: int(row["triples"]) for row in self.rows["graphs"]}

    @property
    def triples(self) -> int:
        """The number of statements in all graphs together, each counted once."""
        return int(self.rows["totals"][0]["triples"])


@dataclass(frozen=True)
class About:
    """What is said of a dataset besides its counts: its name and version, where it lies and is queried."""

    dataset: str
    version: str
    endpoint: str
    titles: Mapping[str, str] = field(default_factory=dict)


@cache
def count_queries(parts: bool = True) -> dict[str, str]:
    """Return the queries that count what a dataset is made of, by their names.

    Without *parts* only the quick ones, enough for a service description.
    """
    found = sorted(ROOM.glob("counts/*.rq"))
    return {path.stem: path.read_text(encoding="utf-8") for path in found if parts or path.stem in _QUICK}


def void(about: About, counts: Counts) -> list[Triple]:
    """Return the VoID description: totals, classes, properties, and which class has which property."""
    return [*_dataset(about, counts), *_partitions(about.dataset, counts.rows)]


def service(about: About, counts: Counts, *, void_at: str, federates: bool = False) -> list[Triple]:
    """Return the service description of the endpoint, with a link to the VoID description at *void_at*."""
    itself, dataset = about.endpoint + "#service", about.endpoint + "#dataset"
    features = [SD.UnionDefaultGraph, *([SD.BasicFederatedQuery] if federates else [])]
    return [
        *_said(
            itself,
            (RDF.type, SD.Service),
            (SD.endpoint, about.endpoint),
            (SD.supportedLanguage, SD.SPARQL11Query),
            *((SD.resultFormat, each) for each in RESULT_FORMATS),
            *((SD.feature, each) for each in features),
            (SD.defaultDataset, dataset),
            (RDFS.seeAlso, void_at),
        ),
        *_dataset(about, counts),
        *_graphs(dataset, about.endpoint, about.dataset, counts),
    ]


def declarations(node: str, prefixes: Mapping[str, str] = PREFIXES) -> list[Triple]:
    """Return *prefixes* as SHACL declares them, all of them by *node*."""
    found = []
    for prefix, space in prefixes.items():
        declaration = f"{node}-{prefix}"
        found += _said(node, (SH.declare, declaration))
        found += [
            Triple(Iri(declaration), Iri(SH.prefix), Literal(prefix)),
            Triple(Iri(declaration), Iri(SH.namespace), Literal(space, XSD.anyURI)),
        ]
    return found


def besides(nquads: bytes, graphs: Mapping[str, Sequence[Triple]]) -> bytes:
    """Return the dataset *nquads* with *graphs* added, but for what stands in it or in another of them.

    A statement in two graphs would come twice where the graphs are asked together.
    """
    known = set()
    for line in nquads.splitlines():
        known |= {line.removesuffix(b" ."), line.rsplit(b" ", 2)[0]}
    added = []
    for graph, triples in graphs.items():
        for triple in triples:
            statement = " ".join(ntriples(term) for term in triple).encode()
            if statement not in known:
                known.add(statement)
                added.append(statement + f" <{graph}> .\n".encode())
    return nquads + b"".join(added)


def _dataset(about: About, counts: Counts) -> Iterator[Triple]:
    totals = counts.rows["totals"][0]
    yield from _said(about.dataset, (RDF.type, VOID.Dataset), (VOID.sparqlEndpoint, about.endpoint))
    yield Triple(Iri(about.dataset), Iri(DCAT.version), Literal(about.version))
    for language, title in about.titles.items():
        yield Triple(Iri(about.dataset), Iri(DCT.title), Literal(title, language=language))
    yield from _counted(
        about.dataset,
        (VOID.triples, totals["triples"]),
        (VOID.distinctSubjects, totals["subjects"]),
        (VOID.distinctObjects, totals["objects"]),
        (VOID.classes, len(counts.rows["classes"])),
        (VOID.properties, len(counts.rows["properties"])),
    )
    used = {row["property"] for row in counts.rows["properties"]}
    for space in PREFIXES.values():
        if any(each.startswith(space) for each in used):
            yield from _said(about.dataset, (VOID.vocabulary, space))


def _graphs(dataset: str, endpoint: str, whole: str, counts: Counts) -> Iterator[Triple]:
    yield from _said(dataset, (RDF.type, SD.Dataset), (SD.defaultGraph, whole))
    yield from _said(whole, (RDF.type, SD.Graph))
    for number, (name, triples) in enumerate(sorted(counts.graphs.items()), 1):
        named, graph = f"{endpoint}#named-graph-{number}", f"{endpoint}#graph-{number}"
        yield from _said(dataset, (SD.namedGraph, named))
        yield from _said(named, (RDF.type, SD.NamedGraph), (SD.name, name), (SD.graph, graph))
        yield from _said(graph, (RDF.type, SD.Graph), (RDF.type, VOID.Dataset))
        yield from _counted(graph, (VOID.triples, triples))


# How a part hangs on the whole, and what says by which class, property or datatype it is a part.
_CLASS = (VOID.classPartition, VOID.class_)
_PROPERTY = (VOID.propertyPartition, VOID.property)
_DATATYPE = (VOIDEXT.datatypePartition, VOIDEXT.datatype)


def _partitions(dataset: str, rows: Mapping[str, Sequence[Row]]) -> Iterator[Triple]:
    """Yield the parts of *dataset* by class and property, and those of each class by property and value."""
    for row in rows["classes"]:
        yield from _part(dataset, [(_CLASS, row["class"])], (VOID.entities, row["entities"]))
    for row in rows["properties"]:
        yield from _part(
            dataset,
            [(_PROPERTY, row["property"])],
            (VOID.triples, row["triples"]),
            (VOID.distinctSubjects, row["subjects"]),
            (VOID.distinctObjects, row["objects"]),
        )
    for name, kind, column in (
        ("class-properties", None, ""),
        ("class-links", _CLASS, "target"),
        ("class-values", _DATATYPE, "datatype"),
    ):
        for row in rows[name]:
            path = [(_CLASS, row["class"]), (_PROPERTY, row["property"])]
            path += [(kind, row[column])] if kind else []
            yield from _part(dataset, path, (VOID.triples, row["triples"]))


def _part(dataset: str, path: Steps, *counts: tuple[str, str]) -> Iterator[Triple]:
    """Yield what is said of the part at the end of *path*: of what it is a part, by what, its *counts*."""
    (link, by), what = path[-1]
    part = _named(dataset, path)
    yield from _said(_named(dataset, path[:-1]), (link, part))
    yield from _said(part, (by, what))
    yield from _counted(part, *counts)


def _named(dataset: str, path: Steps) -> str:
    """Return the IRI of the part at the end of *path*, the same in every run."""
    if not path:
        return dataset
    steps = "\0".join(f"{link}\0{what}" for (link, _), what in path)
    mark = "-" if "#" in dataset else "#"  # an IRI has one fragment
    return f"{dataset}{mark}part-{hashlib.blake2b(steps.encode(), digest_size=8).hexdigest()}"


def _said(subject: str, *facts: tuple[str, str]) -> list[Triple]:
    return [Triple(Iri(subject), Iri(predicate), Iri(value)) for predicate, value in facts]


def _counted(subject: str, *facts: tuple[str, str | int]) -> list[Triple]:
    return [
        Triple(Iri(subject), Iri(predicate), Literal(str(value), XSD.integer)) for predicate, value in facts
    ]
