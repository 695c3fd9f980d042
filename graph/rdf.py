"""RDF terms, triples and quads as plain Python, so that only the store knows the engine behind it."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Iri(NamedTuple):
    """A name on the web."""

    value: str


class Blank(NamedTuple):
    """A thing without a name, known only inside one dataset."""

    value: str


class Literal(NamedTuple):
    """A text, number or date; *language* is empty unless the text is in a language."""

    value: str
    datatype: str = XSD_STRING
    language: str = ""


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
