"""The process that runs one query: what it reads and what it writes."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from rodedraad.graph.formats import canonical_nquads
from rodedraad.queries.worker import EnoughError, Lines, answer, run
from tests.graph.small import store


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a worker is told, but for the query."""
    path = tmp_path_factory.mktemp("data") / "dataset.nq"
    path.write_bytes(canonical_nquads(store().quads()))
    return {"dataset": str(path), "rows": None, "labels": False}


def test_rows_are_answered_as_lines(asked: dict[str, Any]) -> None:
    """SPARQL TSV: a line for the names, then one a row."""
    went, body = run({**asked, "query": "SELECT ?n { ?x <http://www.w3.org/2004/02/skos/core#notation> ?n }"})
    assert went == {"form": "rows", "cut": False, "labels": {}}
    assert body == b'?n\n"1.1"\n'


def test_a_limit_counts_rows_and_not_the_line_of_names(asked: dict[str, Any]) -> None:
    """Two rows asked, two given, and said to be cut."""
    went, body = run({**asked, "query": "SELECT ?s { ?s ?p ?o }", "rows": 2})
    assert went["cut"]
    assert len(body.splitlines()) == 3


def test_lines_keep_what_was_written_up_to_their_limit() -> None:
    """A line too many stops the writer; what is kept is whole lines."""
    lines = Lines(2)
    lines.write(b"a\nb\n")
    with pytest.raises(EnoughError):
        lines.write(b"c\nd\n")
    assert lines.text() == b"a\nb\n"


def test_how_it_went_is_one_line_before_the_answer() -> None:
    """So that the reader knows what follows."""
    sink = io.BytesIO()
    answer(sink, {"form": "truth"}, b"true\n")
    head, _, body = sink.getvalue().partition(b"\n")
    assert (json.loads(head), body) == ({"form": "truth"}, b"true\n")
