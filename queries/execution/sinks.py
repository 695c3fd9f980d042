"""Where the engine writes an answer, and where it is stopped: at a number of rows, at a number of bytes."""

from __future__ import annotations

import re
from typing import NamedTuple

from rodedraad.ontology.wording import say
from rodedraad.queries.execution.outcomes import TooMuch


class EnoughError(Exception):
    """The answer has as many rows as were asked for."""


class _Border(NamedTuple):
    """What stands between two rows: its bytes, what finds it beside texts, and how an answer ends there."""

    mark: bytes
    pattern: bytes
    first: int = 0  # borders before the first row is whole
    keeps_mark: bool = True
    tail: bytes = b""


# A text that is not whole yet must not be taken for what stands behind it: hence the ends of the buffer.
_LINE = rb"(?P<border>\n)(?=.)"
_TAGGED = b"</results></sparql>"
_BORDERS = {
    "tsv": _Border(b"\n", _LINE, first=1),
    "ntriples": _Border(b"\n", _LINE),
    "csv": _Border(b"\n", rb'"[^"]*(?:"|\Z)|' + _LINE, first=1),
    "json": _Border(
        b"},{", rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|(?P<border>\},\{)', keeps_mark=False, tail=b"}]}}"
    ),
    "xml": _Border(b"<result>", rb"(?P<border><result>)", first=1, keeps_mark=False, tail=_TAGGED),
}


class Sink:
    """Keeps an answer that is written to it in *fmt*, up to *rows* rows and *most* bytes.

    A row too many stops the writer with ``EnoughError``; what is kept then is a whole answer in *fmt*. A byte
    too many is a ``Fault``.
    """

    def __init__(self, fmt: str, rows: int | None = None, most: int | None = None) -> None:
        self.content, self.is_cut, self._most = bytearray(), False, most
        self._border = _BORDERS[fmt] if rows is not None else None
        self._allowed = (rows or 0) + (self._border.first if self._border else 0)
        # Counting marks is fast but counts those in texts too; they are told apart when there may be enough.
        self._perhaps = self._sure = self._seen = 0

    def write(self, piece: bytes) -> int:
        """Keep *piece*; stop the writer where that is a row or a byte too many."""
        if self.is_cut:  # the engine writes what it still had, also after it was stopped
            raise EnoughError
        before = len(self.content)
        self.content += piece
        if self._border is not None:
            self._count(self._border, before)
        if self._most is not None and len(self.content) > self._most:
            raise TooMuch(say("queries.too_much", most=f"{self._most / 1_000_000:g}"))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: all is kept already."""

    def _count(self, border: _Border, before: int) -> None:
        self._perhaps += self.content.count(border.mark, max(0, before - len(border.mark) + 1))
        if self._perhaps < self._allowed:
            return
        for match in re.compile(border.pattern, re.DOTALL).finditer(self.content, self._seen):
            if match["border"] is None:
                continue
            self._sure, self._seen = self._sure + 1, match.end()
            if self._sure == self._allowed:
                start = match.end() if border.keeps_mark else match.start()
                break
        else:
            # The last mark may be a border once there is something behind it.
            self._perhaps = self._sure + 1
            return
        del match  # it holds the buffer, which could not be made shorter
        self.content[start:] = border.tail
        self.is_cut = True
        raise EnoughError
