"""The conditions of a query in words: comparisons, texts that contain something, what is known or there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from rodedraad.graph.rdf import Term
from rodedraad.ontology.wording import say
from rodedraad.queries.sparql.algebra import Expression, Group, Values
from rodedraad.queries.sparql.cursor import retold
from rodedraad.queries.sparql.tokens import Token, tokens

Solution = Mapping[str, Term]

_COMPARED = {"<": "less", "<=": "most", ">": "more", ">=": "least", "=": "is", "!=": "not"}
_TESTS = {"CONTAINS": "contains", "REGEX": "contains", "STRSTARTS": "starts", "STRENDS": "ends"}
# Functions that only make two things comparable: a reader needs the things.
_WRAPPERS = ("LCASE", "UCASE", "STR", "LANG", "DATATYPE", "COALESCE", "STRDT", "(", ")")
_LANGUAGE = re.compile(r"\(?\s*(LANGMATCHES\s*\(\s*)?LANG\s*\([^)]*\)[^&|]*", re.IGNORECASE)
# "Not bound, or …" says that a choice may be left open, "bound, and …" only what follows.
_GUARDS = {
    "||": re.compile(r"!\s*BOUND\s*\(\s*[?$]\w+\s*\)", re.IGNORECASE),
    "&&": re.compile(r"BOUND\s*\(\s*[?$]\w+\s*\)", re.IGNORECASE),
}


class Names(Protocol):
    """What the terms, variables and groups of a query are called."""

    def written(self, text: str, solution: Solution) -> str:
        """Return a term as the query writes it in words."""
        ...

    def valued(self, name: str, solution: Solution) -> str:
        """Return what the variable *name* is called in a condition."""
        ...

    def group(self, group: Group, solution: Solution | None = None) -> str:
        """Return what a group asks in words."""
        ...

    def block(self, name: str) -> Values | None:
        """Return the block that gives the variable *name* its values, where there is one."""
        ...


def is_of_language(expression: Expression) -> bool:
    """Tell whether a condition is about the language of a text and nothing else."""
    return bool(_LANGUAGE.fullmatch(str(expression)))


def conjuncts(expression: Expression) -> list[Expression]:
    """Return the conditions that *expression* asks together, each by itself."""
    found = [] if expression.groups else _bare(tokens(str(expression)))
    parts = _split(found, "&&")
    if len(parts) < 2 or len(_split(found, "||")) > 1:  # "and" binds closer than "or"
        return [expression]
    return [Expression((f"({retold(part)})",)) for part in parts]


def said(words: Names, expression: Expression, solution: Solution) -> str:
    """Return a condition in words, with what *solution* binds; it stays as written where it has no words."""
    if not expression.groups:
        return _Sayer(words, solution).any(tokens(str(expression)))
    group, *more = expression.groups
    before = "".join(str(piece) for piece in expression.pieces[: expression.pieces.index(group)])
    if more or not re.fullmatch(r"[(!\s]*(NOT\s+)?EXISTS\s*", before, re.IGNORECASE):
        return str(expression)
    key = "queries.there_is_no" if re.search(r"NOT|!", before, re.IGNORECASE) else "queries.there_is"
    return say(key, what=words.group(group, solution))


class _Sayer:
    """Puts the tokens of a condition into words."""

    def __init__(self, words: Names, solution: Solution) -> None:
        self._words, self._solution = words, solution

    def any(self, found: list[Token]) -> str:
        """Return any condition: alternatives, several together, or a single one."""
        found = _bare(found)
        for mark, word in (("||", "queries.or"), ("&&", "queries.and")):
            parts = _split(found, mark)
            if len(parts) > 1:
                kept = [part for part in parts if not _GUARDS[mark].fullmatch(retold(_bare(part)))]
                return say(word).join(self.any(part) for part in kept or parts)
        return self._single(found)

    def _single(self, found: list[Token]) -> str:
        if compared := _compared(found):
            return self._comparison(*compared)
        name = found[0].text.upper() if found else ""
        if name in _TESTS and len(found) > 3:
            left, right = _split(found[2:-1], ",")[:2]
            key = f"queries.text_{_TESTS[name]}"
            return say(key, left=self._operand(left), right=self._operand(right))
        bare = retold(found).upper().replace(" ", "")
        if bare.startswith(("BOUND(", "!BOUND(")):
            key = "queries.is_unknown" if bare[0] == "!" else "queries.is_known"
            return say(key, what=self._operand([token for token in found if token.kind == "variable"]))
        return self._operand(found)

    def _comparison(self, left: list[Token], mark: str, right: list[Token]) -> str:
        if any(token.is_word("LANG") for token in left):
            return say("queries.in_language", what=self._operand(left), language=self._operand(right))
        if mark in "<>" and all(_is_text(side) for side in (left, right)):
            return say("queries.each_pair_once")  # what else would it be to order two texts by their letters?
        key = "queries.compare_day_" if self._is_day(*left, *right) else "queries.compare_"
        return say(f"{key}{_COMPARED[mark]}", left=self._operand(left), right=self._operand(right))

    def _is_day(self, *sides: Token) -> bool:
        """Tell whether days are compared: one is written, or was chosen."""
        for token in sides:
            block = self._words.block(token.text[1:]) if token.kind == "variable" else None
            written = block.rows[0][0] if block else token.text if token.kind in ("iri", "name") else ""
            if re.search(r"[#:]date(Time)?>?$", written):
                return True
        return False

    def _operand(self, found: list[Token]) -> str:
        """Return one side of a comparison in words."""
        if found and found[0].kind == "text":
            return self._words.written(retold(found), self._solution)
        kept = [token for token in found if token.text.upper() not in _WRAPPERS]
        return " ".join(filter(None, (self._token(token) for token in kept)))

    def _token(self, token: Token) -> str:
        if token.kind == "variable":
            return self._words.valued(token.text[1:], self._solution)
        if token.kind in ("iri", "name", "text", "number"):
            return self._words.written(token.text, self._solution)
        return {"COUNT": say("queries.number_of"), "DISTINCT": ""}.get(token.text.upper(), token.text)


def _is_text(side: list[Token]) -> bool:
    """Tell whether one side of a comparison is made into a text of variables."""
    return side[0].is_word("STR", "CONCAT") and any(token.kind == "variable" for token in side)


def _bare(found: list[Token]) -> list[Token]:
    """Return *found* without the brackets around all of it."""
    while found and found[0].text == "(" and _closing(found) == len(found) - 1:
        found = found[1:-1]
    return found


def _closing(found: list[Token]) -> int:
    """Return where the bracket closes with which *found* begins."""
    depth = 0
    for index, token in enumerate(found):
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            return index
    return len(found)


def _split(found: list[Token], mark: str) -> list[list[Token]]:
    """Return *found* cut at each *mark* that stands outside brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in found:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text == mark and token.kind == "mark":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _compared(found: list[Token]) -> tuple[list[Token], str, list[Token]] | None:
    """Return the two sides of a comparison and its mark; None where *found* is none."""
    depth = 0
    for index, token in enumerate(found):
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.kind == "mark" and token.text in _COMPARED and index:
            return found[:index], token.text, found[index + 1 :]
    return None
