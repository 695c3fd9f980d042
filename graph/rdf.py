"""RDF terms, triples and quads as plain Python, so that only the store knows the engine behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Iri(NamedTuple):
    """A name on the web."""

    value: str


class Blank(NamedTuple):
    """A thing without a name, known only inside one dataset."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number or date; *language* is empty unless the text is in a language.

    A text in a language has the datatype ``rdf:langString``, whatever was given (RDF 1.1, section 3.3).
    """

    value: str
    datatype: str = XSD_STRING
    language: str = ""

    def __post_init__(self) -> None:
        if self.language and self.datatype != LANG_STRING:
            object.__setattr__(self, "datatype", LANG_STRING)


Subject: TypeAlias = Iri | Blank
Term: TypeAlias = Iri | Blank | Literal


class Triple(NamedTuple):
    """One statement."""

    subject: Subject
    predicate: Iri
    object: Term


class Quad(NamedTuple):
    """One statement in a named graph, or in the default graph where *graph* is None."""

    subject: Subject
    predicate: Iri
    object: Term
    graph: Iri | None = None

    @property
    def triple(self) -> Triple:
        """The statement without its graph."""
        return Triple(self.subject, self.predicate, self.object)


_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def ntriples(term: Term) -> str:
    """Return *term* as N-Triples writes it, fit to stand in a query; ``ValueError`` for what is no IRI."""
    if isinstance(term, Blank):
        return f"_:{term.value}"
    if isinstance(term, Iri):
        if _NOT_IN_IRI.search(term.value):
            raise ValueError(f"not an IRI: {term.value!r}")
        return f"<{term.value}>"
    quoted = '"' + "".join(_ESCAPES.get(character, character) for character in term.value) + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == XSD_STRING else f"{quoted}^^<{term.datatype}>"


def values(name: str, terms: Iterable[Term]) -> str:
    """Return a SPARQL ``VALUES`` block that binds the variable *name* to *terms*: never by pasting text."""
    return f"VALUES ?{name} {{ {' '.join(ntriples(term) for term in terms)} }}"
