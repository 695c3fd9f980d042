"""What is wrong with a file, line by line, in a sentence for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.formats import parse_file
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language

PREFIX = "@prefix a: <http://a/> .\n"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (PREFIX + "a:b a:c", 2),
        (PREFIX + "a:b a:c a:d a:e .", 2),
        (PREFIX + "a:b a:c d:e .", 2),
        (PREFIX + '"text" a:b a:c .', 2),
        (PREFIX + "a:b 5 a:c .", 2),
        (PREFIX + "a:b a:c <een twee> .", 2),
        (PREFIX + "a:b a:c [ a:d 1 .", 2),
        (PREFIX + 'a:b a:c "x"@1 .', 2),
        (PREFIX + 'a:b a:c "\\q" .', 2),
        (PREFIX + 'a:b a:c "x"^^ .', 2),
        (PREFIX + "a:b a:c <relatief> .", 2),
    ],
)
def test_every_common_mistake_has_its_line_and_a_sentence_in_both_languages(
    text: str, line: int, language: str
) -> None:
    """Never the words of the parser."""
    set_language(language)
    with pytest.raises(Fault) as caught:
        parse_file(text.encode(), suffix=".ttl", graph=None, place=Path("x.ttl"))
    assert caught.value.place is not None
    assert caught.value.place.line == line
    for word in ("Parser error", "columns", "Unexpected", "Invalid"):
        assert word not in caught.value.message


def test_a_byte_order_mark_does_no_harm() -> None:
    """Editors on Windows put one in front."""
    quads = parse_file(b"\xef\xbb\xbf<urn:a> <urn:b> 1 .", suffix=".ttl", graph=None, place=Path("x.ttl"))
    assert [quad.subject.value for quad in quads] == ["urn:a"]
