"""What is wrong with a file of statements: the line, and a sentence that says what would be right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from pathlib import Path

_DOCTYPE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL)
_JSONLD_IRI = re.compile(r'"@(?:id|type|vocab|base)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_NOT_IN_IRI = re.compile(r'[\s<>"{}|^`\\]')
_LONGEST_QUOTE = 60

# What the engine's parser says → our sentence; the values it names are passed on.
_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"Invalid IRI code point '(?P<character>.+)'", "graph.iri_character"),
    (r"The prefix (?P<prefix>\S*:) has not been declared", "graph.prefix_unknown"),
    (r"No scheme found in an absolute IRI", "graph.iri_relative"),
    (r"Unexpected end|Quads must be followed by a dot", "graph.ends_too_early"),
    (r"A dot is expected", "graph.dot_missing"),
    (r"(?P<what>.+) is not a valid subject", "graph.not_a_subject"),
    (r"(?P<what>.+) is not a valid predicate", "graph.not_a_predicate"),
    (r"(?P<what>.+) is not a valid RDF object", "graph.not_an_object"),
    (r"should end with a '(?P<what>[\])])'", "graph.bracket_missing"),
    (r"language code|subtag|[Ll]anguage tag", "graph.language_tag"),
    (r"Unexpected escape character '(?P<what>.+)'", "graph.escape"),
    (r"Expecting a datatype IRI", "graph.datatype_missing"),
    (r"No LoadDocumentCallback", "graph.context_remote"),
)


def read_text(content: bytes, place: Path) -> str:
    """Return *content* as text without a byte order mark; Fault with the line where it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        value = f"0x{content[error.start]:02X}"
        raise Fault(say("graph.not_utf8", byte=value, column=column), Place(place, line)) from error


def refuse_doctype(source: str, place: Path) -> None:
    """Raise a Fault where XML brings its own entities: a few lines of them can fill the memory."""
    if _DOCTYPE.match(source):
        raise Fault(say("graph.doctype"), Place(place, _line_of(source, "<!DOCTYPE")))


def refuse_broken_names(source: str, place: Path) -> None:
    """Raise a Fault for a name in JSON-LD that is no IRI: its statements would be left out in silence."""
    for match in _JSONLD_IRI.finditer(source):
        if wrong := _NOT_IN_IRI.search(match[1]):
            line = source.count("\n", 0, match.start()) + 1
            raise Fault(say("graph.iri_character", character=visible(wrong[0])), Place(place, line))


def explain(error: SyntaxError, source: str, place: Path) -> Fault:
    """Return what the parser's *error* about *source* means, with its line."""
    told = re.sub(r"^Parser error (?:at|between) .*?: ", "", str(error.msg), count=1, flags=re.DOTALL)
    line = error.lineno or _line_of(source, *re.findall(r"'([^']+)'", told)[:1])
    for pattern, key in _SENTENCES:
        if match := re.search(pattern, told, re.DOTALL):
            values = {name: visible(value) for name, value in match.groupdict().items()}
            return Fault(say(key, **values), Place(place, line))
    return Fault(say("graph.syntax", reason=visible(told)), Place(place, line))


def visible(text: str) -> str:
    """Return *text* short enough to quote, with what nobody sees as its code."""
    shown = text.strip("'") or text
    if shown == " ":
        return say("graph.a_space")
    shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in shown)
    return shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1] + "…"


def _line_of(source: str, wanted: str = "\0") -> int:
    found = source.find(wanted)
    return source.count("\n", 0, found) + 1 if found >= 0 else 0
