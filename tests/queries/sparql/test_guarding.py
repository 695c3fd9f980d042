"""What may run, and what may not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodedraad.ontology.faults import Fault
from rodedraad.queries.sparql.guarding import (
    DEEPEST,
    LONGEST,
    UpdateRefused,
    _guard_tokens,
    _is_plain,
    guard,
    with_house_prefixes,
)

HERE = "https://data.example.org/sparql"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        'SELECT * { ?s ?p "DELETE SERVICE <http://x> INSERT" }',
        "# DELETE everything\nSELECT * { ?s <http://x/SERVICE> ?o }",
        "PREFIX service: <http://s/> SELECT * { ?s service:load ?service }",
        "BASE <http://DELETE/> ASK { ?s ?p ?o }",
        f"SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{HERE}> {{ ?s ?p ?o }} }}",
        "PREFIX d: <https://data.example.org/> SELECT * { SERVICE d:sparql { ?s ?p ?o } }",
    ],
)
def test_questions_pass_also_when_they_speak_of_changes(query: str) -> None:
    """Texts, addresses, comments and names are not keywords; an allowed server may be asked."""
    guard(query, [HERE])


@pytest.mark.parametrize(
    "word", ["INSERT DATA", "delete where", "LOAD <http://x>", "CLEAR", "DROP ALL", "WITH <g>"]
)
def test_updates_are_refused_with_how_data_do_change(word: str) -> None:
    """Also behind a prologue and in small letters."""
    with pytest.raises(Fault, match="bestanden van de werkmap"):
        guard(f"# SELECT\nPREFIX a: <http://a/>\n{word} {{ a:a a:b a:c }}")


@pytest.mark.parametrize(
    "call",
    [
        "SERVICE <https://elsewhere.example.org/sparql>",
        "service silent <https://elsewhere.example.org/sparql>",
        "SERVICE ?anywhere",
        "SERVICE unknown:sparql",
        "SERVICE <https://data.example.org/sparql/../other>",
        "\\u0053ERVICE <https://elsewhere.example.org/sparql>",
        "SERVICE#x\n<https://elsewhere.example.org/sparql>",
    ],
)
def test_servers_that_are_not_allowed_are_not_asked(call: str) -> None:
    """By no spelling: escapes, comments, variables and near addresses included."""
    with pytest.raises(Fault, match="--allow-service"):
        guard(f"SELECT * {{ {call} {{ ?s ?p ?o }} }}", [HERE])


@pytest.mark.parametrize(
    "query",
    [
        "#SELECT\nCLEAR ALL",
        "# x SELECT * {}\r\nCLEAR ALL",
        "# PREFIX a: <b> SELECT\nPREFIX a: <b>\nCLEAR ALL",
        "PREFIX a:#\n<b>\nCLEAR ALL",
        "BASE <SELECT>CLEAR ALL",
    ],
)
def test_a_question_in_a_comment_does_not_make_an_update_one(query: str) -> None:
    """What begins a query is looked for outside comments and addresses."""
    with pytest.raises(UpdateRefused):
        guard(query)


_PARTS = st.sampled_from(
    [
        "# ",
        "#",
        "\n",
        "\r",
        " ",
        "SELECT",
        "* {",
        "}",
        "<a",
        ">",
        "'",
        '"',
        "PREFIX a: <b>",
        "BASE <b>",
        "a:",
        "\\",
        "SERVICE <http://x>",
        "CLEAR ALL",
        "(" * 201,
        "/" * 1001,
    ]
)


@settings(max_examples=500)
@given(query=st.lists(_PARTS, max_size=8).map("".join))
def test_what_passes_at_a_glance_would_pass_the_tokens_too(query: str) -> None:
    """The glance only saves time."""
    if _is_plain(query):
        _guard_tokens(query, ())


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_nesting_that_would_break_the_engine_is_refused(pair: str) -> None:
    """A bracket too many within brackets, long before the parser's stack ends."""
    deep = pair[0] * (DEEPEST + 1) + pair[1] * (DEEPEST + 1)
    with pytest.raises(Fault, match="te diep genest"):
        guard(f"SELECT * WHERE {deep}")


def test_a_path_without_end_is_refused() -> None:
    """Ten thousand steps in a row."""
    for path in ("/".join(["<a:a>"] * 10_000), "^" * 10_000 + "<a:a>", "|".join(["a:b"] * 10_000)):
        with pytest.raises(Fault, match="te diep genest"):
            guard(f"SELECT * {{ ?s {path} ?o }}")


def test_a_query_of_a_book_is_refused() -> None:
    """Longer than any person writes."""
    with pytest.raises(Fault, match="tekens"):
        guard("ASK {}" + " " * LONGEST)


def test_house_prefixes_are_added_without_moving_a_line() -> None:
    """Only those used and not declared, in front of the first line."""
    query = "PREFIX skos: <http://other/>\nSELECT * { ?s a rd:Theme ; skos:x foo:y }"
    whole, added = with_house_prefixes(query)
    assert whole == "PREFIX rd: <https://w3id.org/rodedraad/def#> " + query
    assert whole[added:] == query
