"""Values put into a question: whatever they are, they stay values, and nothing else in the query changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rodedraad.graph.answers import Solutions
from rodedraad.graph.rdf import Iri, Literal, Term
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import XSD
from rodedraad.queries.answers.binding import at_service, bind, rows_of
from rodedraad.queries.catalogue.questions import Question
from rodedraad.queries.sparql.blocks import Anatomy
from tests.queries.invented import asked

# The name of the parameter stands where it must be left alone too: in comments, texts and addresses.
ECHO = """\
# VALUES ?text { UNDEF }
SELECT ?text ?note ?within WHERE {
  VALUES ?text { UNDEF }  # VALUES ?text { "x" } }
  BIND ("VALUES ?text { UNDEF }" AS ?note)
  OPTIONAL { SELECT ?within WHERE { VALUES ?text { UNDEF } BIND (?text AS ?within) } }
  FILTER (?note != '''"} VALUES ?text { <https://a.nl/VALUES?text> } #''')
}
ORDER BY ?text"""
NOTE = Literal("VALUES ?text { UNDEF }")
EMPTY = EmbeddedStore.of([])
HOSTILE = [
    '"', "\\", "'", '\\"', '"""', "'''", "\\\\", "{", "}", "\n", "\r\n", "\t", "#", "?text", "$text", "UNDEF",
    "\\u0022", '" } SERVICE <https://a.nl/> { ?s ?p ?o } #', "} } ; DROP ALL ; #", '"@nl', "<a:b>",
    "\\\\u0022 }", '"^^<a:b>', "\u2028", "\u202e", "\ufeff", "é", "🚲", "\\'", "`", "%s", "{text}",
    "VALUES ?text { 1 }",
]  # fmt: skip
ANY = st.text(st.characters(codec="utf-8"), max_size=12)
TEXTS = st.lists(st.sampled_from(HOSTILE) | ANY, max_size=6).map("".join)


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Question:
    """A question that answers with the value it was given."""
    columns = {"text": "string", "note": "string", "within": "string"}
    return asked(tmp_path_factory.mktemp("echo"), ECHO, columns, [{"name": "text", "type": "text"}])


def rows(query: str) -> list[tuple[Term | None, ...]]:
    """Return what the engine answers, which it does only to a query it can read."""
    answer = EMPTY.query(query)
    assert isinstance(answer, Solutions)
    return list(answer.rows)


def outside(query: str) -> list[str]:
    """Return the tokens of *query* without the rows of its blocks."""
    anatomy = Anatomy(query)
    return [
        token.text
        for token in anatomy.tokens
        if not any(block.start <= token.start < block.end for block in anatomy.blocks)
    ]


@given(text=TEXTS)
@example(text='" } SERVICE <https://a.nl/> { ?s ?p ?o } #')
@example(text="\\")
@example(text="\\u0022 } } #")
@settings(max_examples=400, deadline=None)
def test_whatever_text_is_chosen_stays_one_text(echo: Question, text: str) -> None:
    """The engine gives it back as it was, the rest of the query is as it was, and so are its notes."""
    query = bind(echo, {"text": [Literal(text)]})
    assert outside(query) == outside(echo.text)
    assert [len(outside(query[block.start : block.end])) for block in Anatomy(query).blocks] == [1, 1]
    assert rows(query) == [(Literal(text), NOTE, Literal(text))]


@given(texts=st.lists(TEXTS, min_size=1, max_size=4, unique=True))
@settings(max_examples=100, deadline=None)
def test_several_values_are_as_many_rows(echo: Question, texts: list[str]) -> None:
    """Each of them in every block of the name."""
    query = bind(echo, {"text": [Literal(text) for text in texts]})
    assert outside(query) == outside(echo.text)
    both = [(row[0], row[2]) for row in rows(query)]
    assert sorted(both, key=str) == sorted(
        ((Literal(one), Literal(two)) for one in texts for two in texts), key=str
    )


@given(text=st.text(min_size=1, max_size=12))
@settings(max_examples=300, deadline=None)
def test_an_address_is_written_whole_or_not_at_all(echo: Question, text: str) -> None:
    """What could close the brackets around it never comes into the query."""
    try:
        query = bind(echo, {"text": [Iri("urn:" + text)]})
    except ValueError:
        assert set(text) & set('<>"{}|^`\\') or min(text) <= " "
    else:
        assert outside(query) == outside(echo.text)
        assert query.count(f"<urn:{text}>") == 2


@pytest.mark.parametrize(
    "character", ["<", ">", '"', "{", "}", "|", "^", "`", "\\", " ", "\n", "\x00", "\x1f"]
)
def test_what_cannot_stand_in_an_address_is_refused(echo: Question, character: str) -> None:
    """These are the characters that SPARQL keeps out of one (section 19.8, IRIREF)."""
    with pytest.raises(ValueError, match="not an IRI"):
        bind(echo, {"text": [Iri(f"https://a.nl/{character}b")]})


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        ([], "UNDEF"),
        ([Iri("https://a.nl/b")], "<https://a.nl/b>"),
        ([Literal("a"), Literal("b", language="nl")], '"a" "b"@nl'),
        ([Literal("2", XSD.integer)], '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ],
)
def test_terms_are_written_in_full(terms: Sequence[Term], written: str) -> None:
    """Nothing depends on the prefixes of the query; no value at all leaves the variable free."""
    assert rows_of(terms) == written


def test_no_value_leaves_the_variable_free(echo: Question) -> None:
    """UNDEF, which joins with anything."""
    assert rows(bind(echo, {"text": []})) == [(None, NOTE, None)]


def test_a_parameter_that_is_not_given_keeps_the_rows_of_the_file(tmp_path: Path) -> None:
    """And so do blocks that belong to no parameter."""
    query = "SELECT ?a ?b WHERE { VALUES ?a { 1 } VALUES ?b { 2 } } ORDER BY ?a"
    question = asked(tmp_path, query, {"a": "integer", "b": "integer"}, [{"name": "a", "type": "integer"}])
    assert bind(question, {}) == question.sparql == query + "\n"
    assert bind(question, {"a": [Literal("3", XSD.integer)]}).endswith(
        'VALUES ?a { "3"^^<http://www.w3.org/2001/XMLSchema#integer> } VALUES ?b { 2 } } ORDER BY ?a\n'
    )


FEDERATED = """\
SELECT ?endpoint ?s WHERE {
  VALUES ?endpoint { UNDEF }  # SERVICE ?endpoint
  SERVICE ?endpoint { ?s ?p "SERVICE ?endpoint" }
  service silent $endpoint { ?s ?p ?o } SERVICE ?other { ?s ?p ?o }
}"""


def test_a_service_is_asked_at_the_address_itself() -> None:
    """Everywhere it is called, quietly or not, and nowhere else."""
    query = at_service(FEDERATED, "endpoint", Iri("https://a.nl/sparql"))
    assert query.splitlines()[1:4] == [
        "  VALUES ?endpoint { UNDEF }  # SERVICE ?endpoint",
        '  SERVICE <https://a.nl/sparql> { ?s ?p "SERVICE ?endpoint" }',
        "  service silent <https://a.nl/sparql> { ?s ?p ?o } SERVICE ?other { ?s ?p ?o }",
    ]


def test_a_service_at_no_address_is_refused() -> None:
    """An address with a bracket could become more than an address."""
    with pytest.raises(ValueError, match="not an IRI"):
        at_service(FEDERATED, "endpoint", Iri("https://a.nl/> { } #"))


def test_a_query_that_ends_in_its_service_is_left_as_it_is() -> None:
    """The engine then says what is missing."""
    assert at_service("SELECT ?s { SERVICE", "endpoint", Iri("https://a.nl/")) == "SELECT ?s { SERVICE"
