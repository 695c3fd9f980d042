"""Lines of statements in Turtle, told from the tokens alone."""

from __future__ import annotations

from rodedraad.graph.positions import positions

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
TEXT = '''@prefix a: <http://a/> .
PREFIX b: <http://b/>
# a:comment a:is a:skipped .
a:one a a:Thing ;
    a:says "a:not . a:here ;" , """two
lines ; a:neither .""" ;
    b:knows [ a:inner 1 ; a:other a:deep ] , ( a:x a:y ) .

<http://c/two>
    a:price 3.5 ;
    a:open true .
@base <http://base/> .
<three> a:v1.2 -1 .
a:esc\\,aped a a:Thing .
'''


def test_subjects_and_predicates_are_found_on_their_lines() -> None:
    """Strings, comments, brackets and numbers do not confuse subject, predicate and object."""
    found = positions(TEXT)
    assert found.subjects == {
        "http://a/one": 4,
        "http://c/two": 9,
        "http://base/three": 13,
        "http://a/esc,aped": 14,
    }
    assert found.statements == {
        ("http://a/one", TYPE): 4,
        ("http://a/one", "http://a/says"): 5,
        ("http://a/one", "http://b/knows"): 7,
        ("http://c/two", "http://a/price"): 10,
        ("http://c/two", "http://a/open"): 11,
        ("http://base/three", "http://a/v1.2"): 13,
        ("http://a/esc,aped", TYPE): 14,
    }


def test_line_falls_back_from_statement_to_subject_to_nothing() -> None:
    """An unknown predicate points at the subject, an unknown subject at no line."""
    found = positions(TEXT)
    assert found.line("http://c/two", "http://a/open") == 11
    assert found.line("http://c/two", "http://a/missing") == 9
    assert found.line("http://c/none") == 0


def test_every_iri_is_mentioned_where_it_first_stands() -> None:
    """Also inside brackets and lists."""
    assert positions(TEXT).mentions["http://a/deep"] == 7
