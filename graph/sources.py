"""The documents that facts are stated in: which there are, and the texts of those that are registered.

A registered text stands in the workspace's ``sources/`` under the last part of its document's IRI. The texts
are the advisor's own copies: they are never part of the data.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rodedraad.graph.asking import rows, value
from rodedraad.graph.files import write_atomically
from rodedraad.graph.naming import slug
from rodedraad.graph.rdf import Iri, Literal, Term, Triple
from rodedraad.graph.store import Store
from rodedraad.graph.turtle import write
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.terms import DCT, RD, RDF, XSD
from rodedraad.ontology.wording import choose, say

_DOCUMENTS = """
SELECT ?document ?title ?issued ?case ?fingerprint WHERE {
  ?document a rd:SourceDocument ; dct:title ?title .
  OPTIONAL { ?document dct:issued ?issued } OPTIONAL { ?document rd:caseNumber ?case }
  OPTIONAL { ?document rd:fingerprint ?fingerprint }
} ORDER BY ?issued ?document ?title
"""
_PASSAGES = """
SELECT ?document (COUNT(DISTINCT ?passage) AS ?number) WHERE {
  ?passage a rd:Passage ; oa:hasSource ?document
} GROUP BY ?document ORDER BY ?document
"""


@dataclass(frozen=True)
class Document:
    """A source document; *passages* is how many of its passages serve as evidence."""

    iri: str
    title: str
    issued: str
    case_number: str
    fingerprint: str
    passages: int

    @property
    def slug(self) -> str:
        """The last part of the IRI, which names the file of a registered text."""
        return self.iri.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class Registration:
    """What registering a file came to: the document it is, whether it was known, and where it stands now."""

    document: Document
    text: Path
    was_registered: bool
    description: Path | None = None


def documents(store: Store) -> list[Document]:
    """Return the source documents that *store* knows, oldest first."""
    passages = {value(document): int(value(number)) for document, number in rows(store, _PASSAGES)}
    titles: dict[str, dict[str, str]] = {}
    described: dict[str, tuple[str, str, str]] = {}
    for document, title, issued, case, fingerprint in rows(store, _DOCUMENTS):
        language = title.language if isinstance(title, Literal) else ""
        titles.setdefault(value(document), {}).setdefault(language, value(title))
        described.setdefault(value(document), (value(issued), value(case), value(fingerprint)))
    return [
        Document(iri, choose(titles[iri]), *about, passages.get(iri, 0)) for iri, about in described.items()
    ]


def registered(workspace: Workspace, known: list[Document]) -> dict[str, Path]:
    """Return the text file of each document that is registered in *workspace*, by the document's IRI.

    A text belongs to the document it is named after, whether or not it still is what it was, or else to
    the document with its fingerprint.
    """
    if not workspace.sources.is_dir():
        return {}
    files = {path.stem: path for path in sorted(workspace.sources.iterdir()) if path.is_file()}
    found = {document.iri: files.pop(document.slug) for document in known if document.slug in files}
    by_print = {fingerprint(path.read_bytes()): path for path in files.values()}
    for document in known:
        if document.iri not in found and document.fingerprint in by_print:
            found[document.iri] = by_print[document.fingerprint]
    return found


def registered_texts(workspace: Workspace, store: Store) -> dict[str, str]:
    """Return the text of each registered document by the document's IRI."""
    return {iri: read_text(path) for iri, path in registered(workspace, documents(store)).items()}


def fingerprint(content: bytes) -> str:
    """Return the sha256 of *content* in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def read_text(path: Path) -> str:
    """Return the text in *path* with its line ends as they are; a ``Fault`` where it is not UTF-8 text."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(say("graph.source_not_text", file=path.name), Place(path)) from error
    if "\0" in text:
        raise Fault(say("graph.source_not_text", file=path.name), Place(path))
    return text


def register(
    workspace: Workspace,
    store: Store,
    file: Path,
    *,
    title: str = "",
    issued: date | None = None,
    case_number: str = "",
) -> Registration:
    """Register the text *file* in *workspace* and return which document it is.

    The document is the one with the fingerprint of the file; where none has it, a new one is described in
    ``data/{place}/``. What stands there is never written over. *store* holds the data of the workspace.
    """
    workspace.writable()
    text, content = read_text(file), file.read_bytes()
    known = documents(store)
    document = next((known for known in known if known.fingerprint == fingerprint(content)), None)
    if document and document.iri in registered(workspace, known):
        return Registration(document, registered(workspace, known)[document.iri], was_registered=True)
    description = None
    if document is None:
        document = _described(workspace, file, title, issued, case_number, fingerprint(content))
        description = _describe(workspace, document, len(text))
    target = workspace.sources / f"{document.slug}.txt"
    if target.exists():
        raise Fault(say("graph.source_in_the_way", file=target))
    write_atomically(target, content)
    return Registration(document, target, was_registered=False, description=description)


def _described(
    workspace: Workspace, file: Path, title: str, issued: date | None, case_number: str, told: str
) -> Document:
    name = slug(title or file.stem) or told[:12]
    iri = f"{workspace.base}id/{workspace.place}/brondocument/{name}"
    return Document(iri, title or file.stem, issued.isoformat() if issued else "", case_number, told, 0)


def _describe(workspace: Workspace, document: Document, length: int) -> Path:
    """Write the facts about a new document to a file of its own and return that file."""
    target = workspace.data / workspace.place / f"bron-{document.slug}.ttl"
    if target.exists():
        raise Fault(say("graph.source_in_the_way", file=target))
    about: list[tuple[str, Term]] = [
        (RDF.type, Iri(RD.SourceDocument)),
        (DCT.title, Literal(document.title, language=workspace.language)),
        (RD.fingerprint, Literal(document.fingerprint)),
        (RD.textLength, Literal(str(length), XSD.integer)),
    ]
    if document.issued:
        about.append((DCT.issued, Literal(document.issued, XSD.date)))
    if document.case_number:
        about.append((RD.caseNumber, Literal(document.case_number)))
    triples = [Triple(Iri(document.iri), Iri(predicate), term) for predicate, term in about]
    write_atomically(target, write(triples).encode())
    return target
