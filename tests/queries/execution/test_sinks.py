"""Where an answer is written: cut at a row, in every format, whatever stands in its texts."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodedraad.graph.rdf import Iri, Literal, Quad
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.execution.outcomes import TooMuch
from rodedraad.queries.execution.sinks import EnoughError, Sink

# What looks like the end of a row in one format or another.
PARTS = st.sampled_from(
    ["},{", '}},{"x":', '"', '""\n"', "\\", '\\"', "\n", "\r\n", "<result>", ",", "a", "é"]
)
TEXTS = st.lists(st.lists(PARTS, max_size=4).map("".join), min_size=1, max_size=8, unique=True)


def written(texts: list[str], fmt: str) -> bytes:
    """Return a table of *texts* beside their places as the engine writes it."""
    statements = [Quad(Iri(f"urn:{at}"), Iri("urn:p"), Literal(text)) for at, text in enumerate(texts)]
    sink = Sink(fmt)
    query = "SELECT ?a ?b { ?a <urn:p> ?b } ORDER BY ?a"
    EmbeddedStore.of(statements).result(query).write_as(fmt, sink)  # type: ignore[arg-type]
    return bytes(sink.content)


def read(content: bytes, fmt: str) -> list[tuple[str, ...]]:
    """Return the rows of a table, by readers that are not the engine's where there are any."""
    if fmt == "csv":
        return [tuple(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))][1:]
    if fmt == "json":
        rows = json.loads(content)["results"]["bindings"]
        return [(row["a"]["value"], row["b"]["value"]) for row in rows]
    if fmt == "tsv":
        return [tuple(line.split("\t")) for line in content.decode().split("\n")[1:-1]]
    return [(row, "") for row in content.decode().split("<result>")[1:]]


@given(texts=TEXTS, rows=st.integers(1, 9), step=st.integers(1, 40))
@pytest.mark.parametrize("fmt", ["csv", "tsv", "json"])
def test_a_cut_answer_is_the_first_rows_of_the_whole(
    fmt: str, texts: list[str], rows: int, step: int
) -> None:
    """However it comes in pieces."""
    whole = written(texts, fmt)
    sink = Sink(fmt, rows)
    with suppress(EnoughError):
        for start in range(0, len(whole), step):
            sink.write(whole[start : start + step])
    assert read(bytes(sink.content), fmt) == read(whole, fmt)[:rows]
    assert sink.is_cut == (rows < len(texts))


def test_a_cut_answer_in_xml_is_whole() -> None:
    """A row cannot begin within a text there: the engine writes < as an entity."""
    whole = written(["<result>", "b", "c"], "xml")
    sink = Sink("xml", 2)
    with pytest.raises(EnoughError):
        sink.write(whole)
    assert sink.content == whole[: whole.rindex(b"<result>")] + b"</results></sparql>"


def test_what_the_engine_still_writes_after_it_was_stopped_is_not_kept() -> None:
    """It empties its buffer on the way out."""
    sink = Sink("tsv", 1)
    with pytest.raises(EnoughError):
        sink.write(b"?a\n1\n2\n")
    with pytest.raises(EnoughError):
        sink.write(b"3\n")
    assert sink.content == b"?a\n1\n"


def test_a_byte_too_many_is_told() -> None:
    """With the most there may be."""
    sink = Sink("turtle", most=2_000_000)
    sink.write(b" " * 2_000_000)
    with pytest.raises(TooMuch, match="2 MB"):
        sink.write(b" ")
