"""The tokens of a SPARQL query: no text, IRI or comment is ever mistaken for a keyword."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# SPARQL 1.1 grammar, section 19.8, reduced to what tells tokens apart; anything else is one character.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
      |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<blank>_:[\w](?:[\w.\-\u00b7]*[\w\-\u00b7])?)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?:[^\W\d_](?:[\w.\-\u00b7]*[\w\-\u00b7])?)?
      :(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
          (?:(?:[\w:.\-\u00b7]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*
             (?:[\w:\-\u00b7]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)?)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<mark>\^\^|&&|\|\||!=|<=|>=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """A piece of a query: its *kind* (``word``, ``iri``, ``name``, ``text``, ``mark`` …), text and start."""

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Return whether this is one of the keywords *words*, in capitals or not."""
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> list[Token]:
    """Return the tokens of *query* without spaces and comments; never fails, whatever the text."""
    return [token for token in _all(query) if token.kind not in ("space", "comment")]


def _all(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup or "mark", match[0], match.start())


def unescaped(query: str) -> str:
    """Return *query* with its ``\\uXXXX`` escapes read: SPARQL reads them before anything else (19.2)."""
    return _ESCAPE.sub(_character, query)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def position(query: str, start: int) -> tuple[int, int]:
    """Return the line and column, both 1-based, of the character at *start*."""
    return query.count("\n", 0, start) + 1, start - query.rfind("\n", 0, start)


def prefixes(found: list[Token]) -> dict[str, str]:
    """Return the prefixes that a query declares: name without colon → IRI."""
    declared = {}
    for keyword, name, iri in zip(found, found[1:], found[2:], strict=False):
        if keyword.is_word("PREFIX") and name.kind == "name" and iri.kind == "iri":
            declared[name.text.removesuffix(":")] = iri.text[1:-1]
    return declared
