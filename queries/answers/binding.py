"""Putting chosen values into a question: only by the rows of its VALUES blocks, only as serialised terms.

A trailing VALUES, string replacement and engine-side substitution were tried and give wrong rows or none in
some position (see ``docs/decisions``); a VALUES block in the pattern is right in every position, is plain
SPARQL 1.1, and so goes to any engine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rodedraad.graph.rdf import Iri, Term, ntriples
from rodedraad.queries.catalogue.questions import Question
from rodedraad.queries.sparql.blocks import Anatomy, Block

UNDEFINED = "UNDEF"


def bind(question: Question, values: Mapping[str, Sequence[Term]]) -> str:
    """Return the query of *question* with *values* as the rows of its parameters' VALUES blocks.

    A parameter with no value gets ``UNDEF``, which leaves the variable free; one that is not in *values*
    keeps the rows of the file. The head stays behind. ``ValueError`` for a term that cannot be written, such
    as an IRI with a blank.
    """
    rows = {name: rows_of(terms) for name, terms in values.items()}
    pieces, names = _taken_apart(question.sparql)
    text = pieces[0]
    for name, original, after in zip(names, pieces[1::2], pieces[2::2], strict=True):
        text += (f" {rows[name]} " if name in rows else original) + after
    return text


def rows_of(terms: Sequence[Term]) -> str:
    """Return *terms* as the rows of a VALUES block of one variable."""
    return " ".join(ntriples(term) for term in terms) or UNDEFINED


def at_service(query: str, name: str, address: Iri) -> str:
    """Return *query* with ``SERVICE ?name`` asking *address*: a variable could become any address."""
    anatomy = Anatomy(query)
    for index in reversed(anatomy.services):
        after = (token for token in anatomy.tokens[index + 1 :] if not token.is_word("SILENT"))
        target = next(after, None)
        if target and target.kind == "variable" and target.text[1:] == name:
            query = query[: target.start] + ntriples(address) + query[target.start + len(target.text) :]
    return query


@lru_cache(maxsize=512)
def _taken_apart(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the text cut at its blocks (text, rows, text, rows, … text), and the names of the blocks."""
    blocks: tuple[Block, ...] = Anatomy(text).blocks
    pieces, done = [], 0
    for block in blocks:
        pieces += [text[done : block.start], text[block.start : block.end]]
        done = block.end
    return (*pieces, text[done:]), tuple(block.name for block in blocks)
