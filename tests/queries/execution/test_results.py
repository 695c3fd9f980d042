"""Answers for people: labels, alignment, and a count in words."""

from __future__ import annotations

import pytest

from rodedraad.graph.answers import Graph, Solutions, Truth
from rodedraad.graph.formats import encode
from rodedraad.graph.rdf import Iri, Literal, Term, Triple
from rodedraad.queries.execution.outcomes import Ran
from rodedraad.queries.execution.results import rendered, table
from rodedraad.queries.tables import display_width

A = Iri("https://example.org/a/b")


def ran(answer: Solutions | Truth | Graph, cut: bool = False, **labels: str) -> Ran:
    """Return *answer* as it comes from a worker, with labels by the last part of an address."""
    named = {f"https://example.org/a/{slug}": label for slug, label in labels.items()}
    return Ran(*encode(answer), cut, named)


def rows(*cells: Term | None) -> Solutions:
    """Return a row a cell."""
    return Solutions(("x",), [(cell,) for cell in cells])


def test_addresses_show_their_label_else_their_shortest_form() -> None:
    """A label where there is one; a house prefix, or the last part, where there is none."""
    theme = Iri("https://w3id.org/rodedraad/def#Theme")
    assert table(ran(rows(A, theme, Iri("https://example.org/a/c")), b="Bé"), 80).splitlines() == [
        "x",
        "────────",
        "Bé",
        "rd:Theme",
        "c",
        "3 rijen",
    ]


@pytest.mark.parametrize(
    ("answer", "cut", "said"),
    [
        (rows(), False, "Geen rijen gevonden."),
        (rows(A), False, "1 rij"),
        (rows(A, A), False, "2 rijen"),
        (rows(A, A), True, "2 rijen; er is meer (zie --limit-rows)"),
        (Truth(True), False, "ja"),
        (Truth(False), False, "nee"),
    ],
)
def test_the_count_is_said_in_words(answer: Solutions | Truth, cut: bool, said: str) -> None:
    """Nothing, one, several, and more than was asked for."""
    assert table(ran(answer, cut), 80).splitlines()[-1] == said


def test_a_narrow_terminal_cuts_the_widest_column() -> None:
    """No line is wider than the terminal, and what is cut shows it."""
    answer = Solutions(("kort", "lang"), [(Literal("a"), Literal("b" * 200))])
    lines = table(ran(answer), 40).splitlines()
    assert max(map(display_width, lines)) <= 40
    assert lines[2].endswith("…")


def test_triples_are_a_table_of_three_columns() -> None:
    """Subject, property and value."""
    lines = table(ran(Graph([Triple(A, A, Literal("x"))]), b="Bé"), 80).splitlines()
    assert lines[0].split() == ["onderwerp", "eigenschap", "waarde"]
    assert lines[2].split() == ["Bé", "Bé", "x"]


def test_standard_formats_hold_addresses_and_not_labels() -> None:
    """A file is for other tools."""
    assert rendered(ran(rows(A), b="Bé"), "csv", 80) == b"x\r\nhttps://example.org/a/b\r\n"
