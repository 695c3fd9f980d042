"""Triple patterns and the paths in them, as SPARQL 1.1 orders their parts."""

from __future__ import annotations

import pytest

from rodedraad.queries.sparql.algebra import Fact, Path
from rodedraad.queries.sparql.grammar import read


def facts(pattern: str) -> list[Fact]:
    """Return the triple patterns of *pattern*."""
    return [one for one in read(f"SELECT * {{ {pattern} }}").where.elements if isinstance(one, Fact)]


def shape(path: Path) -> object:
    """Return the kinds of a path and its parts."""
    return (path.kind, *map(shape, path.parts)) if path.parts else path.text


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("rd:a", "rd:a"),
        ("a", "a"),
        ("?p", "?p"),
        ("rd:a/rd:b", ("sequence", "rd:a", "rd:b")),
        ("rd:a|rd:b/^rd:c", ("alternative", "rd:a", ("sequence", "rd:b", ("inverse", "rd:c")))),
        ("^rd:a+", ("inverse", ("repeat", "rd:a"))),
        ("(rd:a/rd:b)*", ("repeat", ("sequence", "rd:a", "rd:b"))),
        (
            "(rd:a|^rd:b)?/rd:c",
            ("sequence", ("repeat", ("alternative", "rd:a", ("inverse", "rd:b"))), "rd:c"),
        ),
        ("!(rd:a|^rd:b)", "!(rd:a|^rd:b)"),
        ("!rd:a", "!rd:a"),
    ],
)
def test_a_path_falls_apart_into_its_parts(path: str, wanted: object) -> None:
    """Repetition binds strongest, then inverse, sequence and alternative (grammar rules 88 to 96)."""
    (fact,) = facts(f"?s {path} ?o")
    assert (fact.subject, shape(fact.path), fact.object) == ("?s", wanted, "?o")


def test_commas_and_semicolons_repeat_what_stands_before_them() -> None:
    """Also a semicolon too many."""
    found = [str(fact) for fact in facts('?s rd:a 1, -2 ; rd:b "x"@nl, "y"^^xsd:string ;; . ?t rd:c true')]
    assert found == [
        "?s rd:a 1 .",
        "?s rd:a -2 .",
        '?s rd:b "x"@nl .',
        '?s rd:b "y"^^xsd:string .',
        "?t rd:c true .",
    ]


def test_nodes_without_a_name_become_variables_of_their_own() -> None:
    """Brackets, lists and blank nodes; never a name that the query uses."""
    found = [str(fact) for fact in facts("?nameless rd:a [ rd:b _:c ] . _:c rd:d (1)")]
    first, rest, nil = (
        f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}>" for name in ("first", "rest", "nil")
    )
    assert found == [
        "?namelessx1 rd:b ?namelessxc .",
        "?nameless rd:a ?namelessx1 .",
        f"?namelessx2 {first} 1 .",
        f"?namelessx2 {rest} {nil} .",
        "?namelessxc rd:d ?namelessx2 .",
    ]


def test_a_node_in_brackets_may_stand_alone() -> None:
    """[ … ] is a pattern by itself."""
    assert [str(fact) for fact in facts("[ rd:a 1 ] .")] == ["?nameless1 rd:a 1 ."]
