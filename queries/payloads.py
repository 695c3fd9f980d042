"""An answer for programs: JSON with the sentence and the labels, and RDF."""

from __future__ import annotations

import json
from typing import Any

from rodedraad.graph.formats import serialize
from rodedraad.graph.rdf import Blank, Iri, Literal, Term, Triple
from rodedraad.ontology.terms import PREFIXES, RDF, XSD
from rodedraad.queries.answering import Answered, as_number, is_true
from rodedraad.queries.stamp import Stamp

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
    is_graph = not answered.question.columns and answered.truth is None
    triples = list(answered.triples) if is_graph else _result_set(answered)
    return serialize(triples, "turtle", {**PREFIXES, "rs": RESULT_SET})


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
    def link(name: str) -> Iri:
        return Iri(RESULT_SET + name)

    whole = Blank("answer")
    triples = [Triple(whole, Iri(RDF.type), link("ResultSet"))]
    if answered.truth is not None:
        return [*triples, Triple(whole, link("boolean"), Literal(str(answered.truth).lower(), XSD.boolean))]
    names = [column.name for column in answered.question.columns]
    triples += [Triple(whole, link("resultVariable"), Literal(name)) for name in names]
    for number, row in enumerate(answered.rows, 1):
        solution = Blank(f"row{number}")
        triples.append(Triple(whole, link("solution"), solution))
        triples.append(Triple(solution, link("index"), Literal(str(number), XSD.integer)))
        for name, term in zip(names, row, strict=True):
            if term is not None:
                binding = Blank(f"row{number}_{name}")
                triples.append(Triple(solution, link("binding"), binding))
                triples.append(Triple(binding, link("variable"), Literal(name)))
                triples.append(Triple(binding, link("value"), term))
    return triples
