"""What is wrong with a query that is not SPARQL, in a sentence with the place and what was expected."""

from __future__ import annotations

import difflib
import re
from itertools import pairwise

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import say
from rodedraad.queries.sparql.tokens import Token, position, prefixes, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_MOST_EXPECTED = 6
# Of what the engine says it expected only whole words and marks tell a person anything.
_EXPECTED = re.compile(r'"([^"\s]{1,3})"|\b([A-Z]{2,})\b')


class QueryFault(Fault):
    """A query that cannot be read: *line* and *column*, 1-based, and the sentence without the place."""

    def __init__(self, query: str, start: int, reason: str) -> None:
        self.line, self.column = position(query, start)
        self.reason = reason
        text = query.splitlines()[self.line - 1] if query.strip() else ""
        shown = f"\n  {text.replace(chr(9), ' ')}\n  {' ' * (self.column - 1)}^" if text else ""
        super().__init__(say("queries.unreadable", line=self.line, column=self.column, reason=reason) + shown)


def complaint(query: str, line: int, column: int, expected: str) -> QueryFault:
    """Return what is wrong with *query*, of which the engine said where it stuck and what it *expected*."""
    start = _start(query, line, column)
    found = tokens(query)
    for judge in (_empty, _unclosed_text, _unknown_prefix, _unbound, _first_word, _braces, _missing_as):
        if said := judge(query, found, start, expected):
            return QueryFault(query, *said)
    return QueryFault(query, _token_at(found, start), _expected(expected))


def _token_at(found: list[Token], start: int) -> int:
    """Return where the token begins that the engine had just read when it stuck at *start*."""
    return max((token.start for token in found if token.start < start), default=start)


_Said = tuple[int, str] | None


def _start(query: str, line: int, column: int) -> int:
    lines = query.splitlines(keepends=True)
    return min(len(query), sum(map(len, lines[: line - 1])) + max(column, 1) - 1)


def _empty(_query: str, found: list[Token], _start: int, _expected: str) -> _Said:
    return None if found else (0, say("queries.empty"))


def _unclosed_text(_query: str, found: list[Token], _start: int, _expected: str) -> _Said:
    for token in found:
        if token.kind == "mark" and token.text in "\"'":
            return token.start, say("queries.unclosed_text")
        if token.kind == "mark" and token.text == "<" and _begins_address(found, token):
            return token.start, say("queries.unclosed_address")
    return None


def _begins_address(found: list[Token], token: Token) -> bool:
    """Tell a broken address from a comparison by the scheme right behind it."""
    after = next((later for later in found if later.start == token.start + 1), None)
    return after is not None and after.kind == "name" and after.text.startswith(("http:", "https:", "urn:"))


def _unknown_prefix(_query: str, found: list[Token], _start: int, expected: str) -> _Said:
    if "Prefix not found" not in expected:
        return None
    known = PREFIXES.keys() | prefixes(found).keys()
    for token in found:
        name = token.text.partition(":")[0]
        if token.kind == "name" and name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            key = "queries.unknown_prefix_near" if near else "queries.unknown_prefix"
            return token.start, say(key, prefix=name, near="".join(near))
    return None


def _unbound(_query: str, found: list[Token], start: int, expected: str) -> _Said:
    if "variable that is unbound" not in expected:
        return None
    first = next((token.start for token in found if token.is_word("SELECT")), start)
    return first, say("queries.unbound")


def _first_word(_query: str, found: list[Token], _start: int, _expected: str) -> _Said:
    words = [token for token in found if token.kind == "word" and not token.is_word("PREFIX", "BASE")]
    if not words or words[0].is_word(*FORMS):
        return None
    near = difflib.get_close_matches(words[0].text.upper(), FORMS, n=1) or FORMS
    return words[0].start, say("queries.first_word", word=words[0].text, near=", ".join(near))


def _braces(query: str, found: list[Token], _start: int, _expected: str) -> _Said:
    """Find the bracket without a partner: the one that closes nothing, or the last that stays open."""
    partners = {"}": "{", ")": "(", "]": "["}
    opened: list[Token] = []
    for token in found:
        if token.kind != "mark":
            continue
        if token.text in partners.values():
            opened.append(token)
        elif token.text in partners:
            if not opened or opened[-1].text != partners[token.text]:
                return token.start, say("queries.bracket_too_many", bracket=token.text)
            opened.pop()
    if not opened:
        return None
    line, column = position(query, opened[-1].start)
    missing = {opening: closing for closing, opening in partners.items()}[opened[-1].text]
    return len(query.rstrip()), say("queries.bracket_missing", bracket=missing, line=line, column=column)


def _missing_as(_query: str, found: list[Token], start: int, _expected: str) -> _Said:
    for before, token in pairwise(found):
        is_named = before.text == ")" and token.kind == "variable" and token.start < start
        if is_named and "WHERE" not in [word.text.upper() for word in found[: found.index(token)]]:
            return token.start, say("queries.missing_as", variable=token.text)
    return None


def _expected(said: str) -> str:
    if "IRI parsing failed" in said:
        return say("queries.bad_address")
    words = dict.fromkeys(
        mark or word for mark, word in _EXPECTED.findall(said.replace("IRI parsing failed", ""))
    )
    shown = [word for word in words if word not in ("SELECT", "TZ")][:_MOST_EXPECTED]
    return say("queries.expected", expected=" ".join(shown)) if shown else say("queries.not_understood")
