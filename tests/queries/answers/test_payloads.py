"""Answers for programs: JSON with sentence and labels, and RDF that other tools read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.compare import isomorphic

from rodedraad.graph.rdf import Iri, Literal, Term, Triple
from rodedraad.ontology.terms import XSD
from rodedraad.queries.answers.answering import Answered
from rodedraad.queries.answers.arguments import Arguments
from rodedraad.queries.answers.payloads import RESULT_SET, as_json, as_turtle
from rodedraad.queries.answers.stamp import Stamp
from tests.queries.invented import asked

A = Iri("https://a.nl/a")
STAMP = Stamp("Veilig", "0123456789ab", date(2026, 11, 25))
HOSTILE = '" \\ \n } <x> é 🚲 """'


def answer(
    folder: Path, columns: dict[str, str], rows: Sequence[Sequence[Term | None]], cut: bool = False
) -> Answered:
    """Return an answer of *rows* to a question with *columns*."""
    names = " ".join(f"?{name}" for name in columns)
    query = f"SELECT {names} WHERE {{ VALUES ?text {{ UNDEF }} }} ORDER BY {names}"
    question = asked(folder, query, columns, [{"name": "text", "type": "text"}])
    chosen = Arguments({"text": (Literal(HOSTILE),)}, {"text": HOSTILE})
    return Answered(question, chosen, query, "Zoveel rijen.", tuple(map(tuple, rows)), is_cut=cut)


def truth(folder: Path) -> Answered:
    """Return the answer to a question of yes or no."""
    question = asked(folder, "ASK { }", answer={"yes": "Ja.", "no": "Nee."})
    return Answered(question, Arguments({}, {}), "ASK { }", "Ja.", truth=True)


def graph(folder: Path) -> Answered:
    """Return the answer to a question that builds a graph."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    triples = (Triple(A, Iri("urn:p"), Literal(HOSTILE, language="nl")),)
    return Answered(asked(folder, query), Arguments({}, {}), query, "Eén.", triples=triples)


def read(content: bytes) -> rdflib.Graph:
    """Return what another tool reads in Turtle of ours."""
    return rdflib.Graph().parse(data=content.decode(), format="turtle")


def test_json_holds_everything_about_an_answer(tmp_path: Path) -> None:
    """The question, the sentence, what was chosen, the columns, the rows by column, and how it came about."""
    found = answer(
        tmp_path, {"who": "iri whoLabel", "whoLabel": "string"}, [(A, Literal("Bé", language="nl"))]
    )
    assert json.loads(as_json(found, STAMP)) == {
        "question": "trial/one",
        "summary": "Wat is dit?",
        "answer": "Zoveel rijen.",
        "parameters": {"text": {"values": [HOSTILE], "label": HOSTILE}},
        "columns": [
            {"name": "who", "label": "who (nl)", "type": "iri"},
            {"name": "whoLabel", "label": "whoLabel (nl)", "type": "string"},
        ],
        "rows": [{"who": "https://a.nl/a", "whoLabel": "Bé"}],
        "cut": False,
        "dataset": {"title": "Veilig", "version": "0123456789ab"},
        "date": "2026-11-25",
        "sparql": found.query,
    }


def test_json_is_readable_as_it_is(tmp_path: Path) -> None:
    """Letters stay letters, and the file ends as a file does."""
    content = as_json(answer(tmp_path, {"x": "string"}, [(Literal("é"),)]), STAMP)
    assert '"x": "é"' in content.decode()
    assert content.endswith(b"}\n")


@pytest.mark.parametrize(
    ("kind", "term", "value"),
    [
        ("integer", Literal("12", XSD.integer), 12),
        ("integer", Literal("12345678901234567890", XSD.integer), 12345678901234567890),
        ("integer", Literal("2.5", XSD.decimal), 2.5),
        ("integer", Literal("veel"), "veel"),
        ("decimal", Literal("0.5", XSD.decimal), 0.5),
        ("decimal", Literal("2", XSD.decimal), 2.0),
        ("decimal", Literal("NaN"), "NaN"),
        ("year", Literal("2024", XSD.integer), 2024),
        ("boolean", Literal("true", XSD.boolean), True),
        ("boolean", Literal("0", XSD.boolean), False),
        ("date", Literal("2024-02-29", XSD.date), "2024-02-29"),
        ("string", Literal("12"), "12"),
        ("iri", None, None),
    ],
)
def test_cells_of_json_are_of_their_kind(kind: str, term: Term | None, value: Any, tmp_path: Path) -> None:
    """What is not what its column promises stays a text; nothing there is null."""
    found = json.loads(as_json(answer(tmp_path, {"x": kind}, [(term,)]), STAMP))["rows"][0]["x"]
    assert found == value
    assert type(found) is type(value)


def test_json_says_when_an_answer_was_cut(tmp_path: Path) -> None:
    """So that no program takes a part for the whole."""
    assert json.loads(as_json(answer(tmp_path, {"x": "string"}, [], cut=True), STAMP))["cut"] is True


def test_json_of_a_truth_and_of_a_graph(tmp_path: Path) -> None:
    """In place of rows."""
    yes = json.loads(as_json(truth(tmp_path), STAMP))
    assert (yes["truth"], yes["rows"], yes["columns"]) == (True, [], [])
    built = json.loads(as_json(graph(tmp_path), STAMP))
    assert built["triples"] == [["https://a.nl/a", "urn:p", HOSTILE]]


def test_turtle_of_a_graph_is_that_graph(tmp_path: Path) -> None:
    """As another tool reads it, whatever stands in its texts."""
    expected = rdflib.Graph()
    expected.add((rdflib.URIRef(A.value), rdflib.URIRef("urn:p"), rdflib.Literal(HOSTILE, lang="nl")))
    assert isomorphic(read(as_turtle(graph(tmp_path))), expected)


def test_turtle_of_rows_is_a_result_set(tmp_path: Path) -> None:
    """In the vocabulary of the SPARQL tests: rdflib reads the very rows from it."""
    columns = {"who": "iri", "text": "string", "n": "integer"}
    rows = [(A, Literal(HOSTILE, language="nl"), Literal("2", XSD.integer)), (A, None, None)]
    found = read(as_turtle(answer(tmp_path, columns, rows)))
    space = rdflib.Namespace(RESULT_SET)
    (whole,) = found.subjects(rdflib.RDF.type, space.ResultSet)
    assert {str(name) for name in found.objects(whole, space.resultVariable)} == set(columns)
    solutions = sorted(
        found.objects(whole, space.solution), key=lambda row: int(str(found.value(row, space["index"])))
    )
    assert [
        {
            str(found.value(binding, space.variable)): found.value(binding, space.value)
            for binding in found.objects(row, space.binding)
        }
        for row in solutions
    ] == [
        {
            "who": rdflib.URIRef(A.value),
            "text": rdflib.Literal(HOSTILE, lang="nl"),
            "n": rdflib.Literal(2),
        },
        {"who": rdflib.URIRef(A.value)},
    ]


def test_turtle_of_rows_has_them_in_their_order(tmp_path: Path) -> None:
    """Each row and cell under a name that says which it is, the same every time."""
    rows = [(Literal(str(number)),) for number in range(1, 13)]
    text = as_turtle(answer(tmp_path, {"x": "string"}, rows)).decode()
    places = [text.index(f"_:row{number}_x rs:variable") for number in range(1, 13)]
    assert places == sorted(places)
    assert text == as_turtle(answer(tmp_path, {"x": "string"}, rows)).decode()


def test_turtle_of_a_truth_says_that_truth(tmp_path: Path) -> None:
    """In the same vocabulary."""
    found = read(as_turtle(truth(tmp_path)))
    assert list(found.objects(None, rdflib.URIRef(RESULT_SET + "boolean"))) == [rdflib.Literal(True)]
