"""What runs one query in a process of its own, spoken to by ``execution`` through ``processes``.

It is told in one line of JSON what to run, and answers one line of JSON (how it went) and then the answer as
``Result.write`` writes it. It can be killed at any moment: it holds nothing but a copy of the data.
"""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import IO, Any, cast

from rodedraad.graph.engine import UnreadableQuery
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.outcomes import Ran

_IRI = re.compile(rb"<([^<>\s]+)>")


class EnoughError(Exception):
    """The answer has as many rows as were asked for."""


class Lines(io.RawIOBase):
    """Keeps what is written to it, up to *most* lines; then it stops the writer."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self.most, self.count, self.pieces = most, 0, bytearray()

    def writable(self) -> bool:
        """Tell the engine that it may write here."""
        return True

    def write(self, data: Any) -> int:
        """Keep *data*; stop the writer where that is a line too many."""
        piece = bytes(data)
        self.pieces += piece
        self.count += piece.count(b"\n")
        if self.most is not None and self.count > self.most:
            raise EnoughError
        return len(piece)

    def text(self) -> bytes:
        """Return what was written, no more lines than asked for."""
        if self.most is None or self.count <= self.most:
            return bytes(self.pieces)
        return b"".join(self.pieces.splitlines(keepends=True)[: self.most])


def main() -> None:
    """Answer what is told on the standard input, on the standard output."""
    serve(sys.stdin.buffer.readline(), sys.stdout.buffer)


def serve(told: bytes, sink: IO[bytes]) -> None:
    """Run the query that *told*, JSON, asks for, and write to *sink* how it went and the answer."""
    asked = json.loads(told)
    set_language(asked["language"])
    _limit_memory(asked["memory"])
    try:
        went, body = run(asked)
    except UnreadableQuery as error:
        went, body = {"unreadable": [error.line, error.column, error.expected]}, b""
    except Fault as fault:
        went, body = {"fault": str(fault)}, b""
    except MemoryError:
        went, body = {"memory": True}, b""
    answer(sink, went, body)


def run(asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return how the query went and the lines of its answer."""
    store = EmbeddedStore.load(Path(asked["dataset"]))
    found = store.result(asked["query"])
    head = 1 if found.form == "rows" else 0
    lines = Lines(None if asked["rows"] is None else asked["rows"] + head)
    cut = False
    try:
        found.write(cast(IO[bytes], lines))
    except EnoughError:
        cut = True
    body = lines.text()
    names = _labels(store, body) if asked["labels"] else {}
    if "fmt" in asked:
        from rodedraad.queries.results import rendered

        return {"cut": cut}, rendered(Ran(found.form, body, cut, names), asked["fmt"], asked["width"])
    return {"form": found.form, "cut": cut, "labels": names}, body


def answer(sink: IO[bytes], went: dict[str, Any], body: bytes) -> None:
    """Write how it went and the answer."""
    sink.write(json.dumps(went).encode() + b"\n")
    sink.write(body)
    sink.flush()


def _labels(store: EmbeddedStore, body: bytes) -> dict[str, str]:
    from rodedraad.graph.naming import labels

    return labels(store, [iri.decode("utf-8") for iri in dict.fromkeys(_IRI.findall(body))])


def _limit_memory(most: int | None) -> None:
    """Bound the memory of this process to *most* bytes, where the platform can."""
    if most is None or sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
