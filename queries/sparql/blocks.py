"""What of a query's text matters for binding: its VALUES blocks, its form, its columns and its order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rodedraad.queries.sparql.tokens import Token, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_CLAUSES = ("WHERE", "FROM", "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET", "VALUES")


@dataclass(frozen=True)
class Block:
    """``VALUES ?name { … }``: the rows stand between *start* and *end* in the text of the query."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Anatomy:
    """A query taken apart by its tokens; comments, texts and IRIs are never mistaken for anything else."""

    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the query."""
        return tokens(self.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The VALUES blocks of a single variable, in the order of the text."""
        return tuple(self._blocks())

    @cached_property
    def form(self) -> str:
        """Which of the four forms the query has, in capitals; empty where it has none."""
        return self._form.text.upper() if self._form else ""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The variables a SELECT projects, in order; empty for ``SELECT *`` and for other forms."""
        return tuple(self._columns()) if self.form == "SELECT" else ()

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The variables of the outermost ORDER BY, in order."""
        return tuple(self._order())

    @cached_property
    def services(self) -> tuple[int, ...]:
        """Where in ``tokens`` the word SERVICE stands."""
        return tuple(index for index, token in enumerate(self.tokens) if token.is_word("SERVICE"))

    @cached_property
    def selects_all(self) -> bool:
        """Whether any SELECT, also within, is a ``SELECT *``."""
        found = [token for token in self.tokens if not token.is_word("DISTINCT", "REDUCED")]
        return any(token.is_word("SELECT") and after.text == "*" for token, after in pairwise(found))

    @cached_property
    def _form(self) -> Token | None:
        return next((token for token in self.tokens if token.is_word(*FORMS)), None)

    def _blocks(self) -> Iterator[Block]:
        for index, token in enumerate(self.tokens):
            if not token.is_word("VALUES") or index + 2 >= len(self.tokens):
                continue
            variable, opening = self.tokens[index + 1 : index + 3]
            if variable.kind != "variable" or opening.text != "{":
                continue
            closing = next((after for after in self.tokens[index + 3 :] if after.text == "}"), None)
            if closing:
                yield Block(variable.text[1:], opening.start + 1, closing.start)

    def _columns(self) -> Iterator[str]:
        assert self._form is not None  # noqa: S101 - a SELECT has its word
        depth = 0
        previous: Token | None = None
        for token in self.tokens[self.tokens.index(self._form) + 1 :]:
            if token.text == "{" or (depth == 0 and token.is_word(*_CLAUSES)):
                return
            depth += (token.text == "(") - (token.text == ")")
            if token.kind == "variable" and (depth == 0 or (previous and previous.is_word("AS"))):
                yield token.text[1:]
            previous = token

    def _order(self) -> Iterator[str]:
        depth, inside = 0, False
        for token in self.tokens:
            depth += (token.text == "{") - (token.text == "}")
            if depth == 0 and token.is_word("ORDER"):
                inside = True
            elif depth == 0 and token.is_word("LIMIT", "OFFSET", "VALUES"):
                inside = False
            elif inside and token.kind == "variable":
                yield token.text[1:]
