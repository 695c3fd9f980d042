"""What the terms written in a query stand for: addresses, prefixed names, texts, numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urljoin

from rodedraad.graph.rdf import XSD_STRING, Blank, Iri, Literal, Term
from rodedraad.ontology.terms import PREFIXES, RDF, XSD
from rodedraad.queries.sparql.algebra import UNDEFINED, Query
from rodedraad.queries.sparql.tokens import prefixes, tokens

_NUMBERS = (
    (re.compile(r"[+-]?\d+"), XSD.integer),
    (re.compile(r"[+-]?\d*\.\d+"), XSD.decimal),
    (re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+"), XSD.NAMESPACE + "double"),
)
_LITERAL = re.compile(r"[\"'+\-.\d]|(?:true|false)$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROLS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Vocabulary:
    """What the terms of a query stand for: its prefixes and base are known."""

    def __init__(self, query: Query) -> None:
        found = tokens(query.prologue)
        self._prefixes = PREFIXES | prefixes(found)
        bases = [iri.text[1:-1] for word, iri in pairwise(found) if word.is_word("BASE")]
        self._base = bases[-1] if bases else ""

    def term(self, text: str) -> Term | None:
        """Return the term that *text* writes; None for a variable and for ``UNDEF``."""
        if text.startswith(("?", "$")) or text.upper() == UNDEFINED:
            return None
        if text.startswith("_:"):
            return Blank(text[2:])
        return self._literal(text) if _LITERAL.match(text) else Iri(self._address(text))

    def iri(self, text: str) -> str:
        """Return the address that *text* writes; empty where it writes something else."""
        term = self.term(text)
        return term.value if isinstance(term, Iri) else ""

    def _address(self, text: str) -> str:
        if text == "a":
            return RDF.type
        if text.startswith("<"):
            return urljoin(self._base, text[1:-1]) if self._base else text[1:-1]
        prefix, _, local = text.partition(":")
        return self._prefixes.get(prefix, "") + re.sub(r"\\(.)", r"\1", local)

    def _literal(self, text: str) -> Literal:
        if text.lower() in ("true", "false"):
            return Literal(text.lower(), XSD.boolean)
        for pattern, datatype in _NUMBERS:
            if pattern.fullmatch(text):
                return Literal(text, datatype)
        quoted, *tail = tokens(text)
        marks = 3 if quoted.text[:3] in ('"""', "'''") and len(quoted.text) >= 6 else 1
        value = _ESCAPED.sub(lambda found: _CONTROLS.get(found[1], found[1]), quoted.text[marks:-marks])
        if tail and tail[0].kind == "language":
            return Literal(value, language=tail[0].text[1:])
        return Literal(value, self.iri(tail[1].text) if len(tail) > 1 else XSD_STRING)
