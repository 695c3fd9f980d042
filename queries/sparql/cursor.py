"""A place in the tokens of a query, for reading them from left to right."""

from __future__ import annotations

from collections.abc import Callable

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.sparql.tokens import Token, position, tokens

_END = Token("end", "", 0)


class Cursor:
    """The tokens of *text* with the place reached in them; *at* is the number of the next token."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens, self.at = text, tokens(text), 0

    def next(self) -> Token:
        """Return the next token, of kind ``end`` behind the last one."""
        return self.tokens[self.at] if self.at < len(self.tokens) else _END

    def take(self) -> Token:
        """Return the next token and go past it."""
        token = self.next()
        self.at += 1
        return token

    def taken(self, *texts: str) -> bool:
        """Go past the next token if it is one of the marks or keywords *texts*; tell whether it was."""
        token = self.next()
        found = token.text in texts if token.kind == "mark" else token.is_word(*texts)
        self.at += found
        return found

    def expect(self, text: str) -> None:
        """Go past the mark or keyword *text*; a ``Fault`` where it is not next."""
        if not self.taken(text):
            raise self.unfollowed(text)

    def unfollowed(self, expected: str) -> Fault:
        """Return the fault of a query that goes on otherwise than *expected*."""
        token = self.next()
        start = token.start if token.kind != "end" else len(self.text)
        line, column = position(self.text, start)
        return Fault(say("queries.unfollowed", line=line, column=column, expected=expected))

    def since(self, start: int) -> str:
        """Return the text from token number *start* up to here."""
        if self.at <= start:
            return ""
        last = self.tokens[min(self.at, len(self.tokens)) - 1]
        return self.text[self.tokens[start].start : last.start + len(last.text)]

    def until(self, is_end: Callable[[Token], bool]) -> str:
        """Go up to the token that *is_end*, or to the end; return the text passed."""
        start = self.at
        while self.next().kind != "end" and not is_end(self.next()):
            self.take()
        return without_comments(self.since(start))


def without_comments(text: str) -> str:
    """Return *text* on one line: what is written again must not hide behind a remark."""
    return retold(tokens(text)) if "#" in text else text


def retold(found: list[Token]) -> str:
    """Return the text of tokens, a literal in one piece with its language or datatype."""
    text, is_tight = "", True
    for token in found:
        is_tail = token.kind == "language" or token.text == "^^"
        text += token.text if is_tight or is_tail else f" {token.text}"
        is_tight = token.text == "^^"
    return text
