"""On which line of a Turtle file a statement stands, so that a finding can point at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# Turtle 1.1 grammar, section 6.5, reduced to what tells tokens apart in a file that already parsed.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\n]*)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
      |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<iri><[^<>"{}|^`\s]*>)
  | (?P<directive>@prefix\b|@base\b|(?i:prefix|base)(?=[\s<]))
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^)
  | (?P<number>[+-]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?(?![\w:-]))
  | (?P<mark>[.;,\[\]()])
  | (?P<name>(?:[^\s<>"'(){}\[\];,.\#\\@^]|\\.|\.(?=[^\s;,)\].]))+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass
class Positions:
    """The first line of each subject, and of each subject with a predicate, in one file."""

    subjects: dict[str, int] = field(default_factory=dict)
    statements: dict[tuple[str, str], int] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)

    def line(self, subject: str, predicate: str = "") -> int:
        """Return the 1-based line of *subject*'s *predicate*, else of the subject, else 0."""
        return self.statements.get((subject, predicate)) or self.subjects.get(subject, 0)


def positions(text: str) -> Positions:
    """Return where the statements of *text*, a Turtle file that parses, stand; blank nodes are left out."""
    return _Reader().read(text)


class _Reader:
    """Walks the tokens of a Turtle file and keeps just enough state to know subject from predicate."""

    def __init__(self) -> None:
        self.found = Positions()
        self.prefixes: dict[str, str] = {}
        self.base = ""
        self.subject = self.predicate = ""
        self.slot = "subject"
        self.depth = 0

    def read(self, text: str) -> Positions:
        """Return the positions of the statements in *text*."""
        line = 1
        tokens = list(_TOKEN.finditer(text))
        skip = 0
        for index, token in enumerate(tokens):
            if skip:
                skip -= 1
            elif token.lastgroup == "directive":
                skip = self._declare(tokens[index + 1 : index + 8])
            elif token.lastgroup in ("iri", "name"):
                self._meet(self._iri(token[0]), line)
            elif token.lastgroup == "mark":
                self._mark(token[0])
            line += token[0].count("\n")
        return self.found

    def _declare(self, following: list[re.Match[str]]) -> int:
        """Note a prefix or base; return how many tokens the directive took, spaces included."""
        prefix = ""
        for taken, token in enumerate(following, 1):
            if token.lastgroup == "name":
                prefix = token[0].removesuffix(":")
            if token.lastgroup == "iri":
                address = urljoin(self.base, token[0][1:-1])
                if any(earlier.lastgroup == "name" for earlier in following[:taken]):
                    self.prefixes[prefix] = address
                else:
                    self.base = address
                return taken
        return 0

    def _meet(self, iri: str, line: int) -> None:
        self.found.mentions.setdefault(iri, line)
        if self.depth:
            return
        if self.slot == "subject":
            self.subject, self.slot = iri, "predicate"
            self.found.subjects.setdefault(iri, line)
        elif self.slot == "predicate":
            self.predicate, self.slot = iri, "object"
            self.found.statements.setdefault((self.subject, iri), line)

    def _mark(self, mark: str) -> None:
        if mark in "[(":
            self.depth += 1
            if self.depth == 1 and self.slot == "subject":
                self.subject, self.slot = "", "predicate"
        elif mark in "])":
            self.depth -= 1
        elif self.depth == 0 and mark == ".":
            self.slot = "subject"
        elif self.depth == 0 and mark == ";":
            self.slot = "predicate"

    def _iri(self, written: str) -> str:
        if written.startswith("<"):
            return urljoin(self.base, written[1:-1]) if self.base else written[1:-1]
        if written == "a":
            return RDF_TYPE
        prefix, _, local = written.partition(":")
        return self.prefixes.get(prefix, prefix + ":") + re.sub(r"\\(.)", r"\1", local)
