"""An answer for programs: JSON with the sentence and the labels, and RDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rodedraad.graph.formats import in_order, serialize
from rodedraad.graph.rdf import Blank, Iri, Literal, Term, Triple
from rodedraad.ontology.terms import PREFIXES, RDF, XSD
from rodedraad.queries.answers.answering import Answered, as_number, is_true
from rodedraad.queries.answers.stamp import Stamp

# The vocabulary of the SPARQL working group for answers as RDF.
RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


def as_json(answered: Answered, stamp: Stamp) -> bytes:
    """Return the answer as one JSON object: sentence, values chosen, columns, rows by column, SPARQL."""
    question = answered.question
    data: dict[str, Any] = {
        "question": question.name,
        "summary": question.summary,
        "answer": answered.sentence,
        "parameters": {
            name: {"values": [term.value for term in terms], "label": answered.arguments.words[name]}
            for name, terms in answered.arguments.terms.items()
        },
        "columns": [
            {"name": column.name, "label": column.label, "type": column.kind} for column in question.columns
        ],
        "rows": [
            {
                column.name: _value(term, column.kind)
                for column, term in zip(question.columns, row, strict=True)
            }
            for row in answered.rows
        ],
        "cut": answered.is_cut,
        "dataset": {"title": stamp.title, "version": stamp.version},
        "date": stamp.on.isoformat(),
        "sparql": answered.query,
    }
    if answered.truth is not None:
        data["truth"] = answered.truth
    if answered.triples:
        data["triples"] = [[term.value for term in triple] for triple in answered.triples]
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def as_turtle(answered: Answered) -> bytes:
    """Return the graph the question builds, or its rows as a ``rs:ResultSet``, in Turtle."""
    prefixes = {**PREFIXES, "rs": RESULT_SET}
    if not answered.question.columns and answered.truth is None:
        return serialize(answered.triples, "turtle", prefixes)
    return in_order(_result_set(answered), "turtle", prefixes)


def _value(term: Term | None, kind: str) -> Any:
    """Return *term* as JSON has it; what is not what its column says stays a text."""
    if term is None:
        return None
    if kind == "boolean":
        return is_true(term)
    number = as_number(term.value) if kind in ("integer", "year", "decimal") else None
    if number is None:
        return term.value
    is_whole = kind != "decimal" and term.value.lstrip("+-").isdigit()
    return int(term.value) if is_whole else number


def _result_set(answered: Answered) -> list[Triple]:
    whole = Blank("answer")
    triples = [Triple(whole, Iri(RDF.type), _rs("ResultSet"))]
    if answered.truth is not None:
        return [*triples, Triple(whole, _rs("boolean"), Literal(str(answered.truth).lower(), XSD.boolean))]
    names = [column.name for column in answered.question.columns]
    triples += [Triple(whole, _rs("resultVariable"), Literal(name)) for name in names]
    triples += [Triple(whole, _rs("solution"), Blank(f"row{number}")) for number in _numbers(answered)]
    for number, row in zip(_numbers(answered), answered.rows, strict=True):
        triples += _solution(
            number, {name: term for name, term in zip(names, row, strict=True) if term is not None}
        )
    return triples


def _numbers(answered: Answered) -> range:
    return range(1, len(answered.rows) + 1)


def _solution(number: int, cells: Mapping[str, Term]) -> list[Triple]:
    """Return the statements about row *number*: its place, its cells, and what stands in each."""
    solution = Blank(f"row{number}")
    bindings = {Blank(f"row{number}_{name}"): (name, term) for name, term in cells.items()}
    triples = [Triple(solution, _rs("index"), Literal(str(number), XSD.integer))]
    triples += [Triple(solution, _rs("binding"), binding) for binding in bindings]
    for binding, (name, term) in bindings.items():
        triples += [Triple(binding, _rs("variable"), Literal(name)), Triple(binding, _rs("value"), term)]
    return triples


def _rs(name: str) -> Iri:
    return Iri(RESULT_SET + name)
