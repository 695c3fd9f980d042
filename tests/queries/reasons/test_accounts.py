"""An answer accounted for from another process: the words and facts behind a row, and behind no row."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.queries.execution.jobs import do
from rodedraad.queries.reasons.accounts import explain, why_none

STAMP = {"title": "Proef", "version": "1", "on": "2026-11-25"}


def job(question: str, **more: Any) -> dict[str, Any]:
    """Return what a worker is told."""
    return {"question": question, "given": {}, "stamp": STAMP, "fmt": "lines", "language": "nl", **more}


def lines(content: bytes) -> list[str]:
    """Return the lines of an account."""
    return content.decode().splitlines()


def test_a_row_is_accounted_for_by_passage_and_judgement(packaged_store: EmbeddedStore) -> None:
    """Where the motion is written, and by whose judgement it is about what it is about."""
    _, content = explain(packaged_store, job("motions/list", row=1))
    told = lines(content)
    assert "  7. Kaders en randvoorwaarden, Moties, alinea 2 (tekens 19120 tot 19199)" in told
    assert any(line.endswith("– betreft – Zorgfraude") for line in told)


def test_an_account_is_there_for_programs_too(packaged_store: EmbeddedStore) -> None:
    """The same facts as JSON."""
    _, content = explain(packaged_store, job("motions/list", row=1, fmt="json"))
    facts = json.loads(content)["facts"]
    assert {"stated", "judged"} <= {fact["ground"] for fact in facts}


@pytest.mark.parametrize("row", [0, 3])
def test_a_row_that_is_not_there_is_told_with_the_number_of_rows(
    row: int, packaged_store: EmbeddedStore
) -> None:
    """Rows are counted from 1, as people do."""
    with pytest.raises(Fault, match=rf"Rij {row} is er niet: het antwoord heeft 2 rijen"):
        explain(packaged_store, job("motions/list", row=row))


def test_an_empty_answer_names_the_condition_that_emptied_it(packaged_store: EmbeddedStore) -> None:
    """Frameworks there are, but none in force that late."""
    _, content = why_none(packaged_store, job("frameworks/in-force", given={"on": ["2050-01-01"]}))
    told = lines(content)
    assert told[0] == "Eén voorwaarde laat niets over:"
    assert told[1].endswith("1 januari 2050 → 7 rijen")


def test_both_are_kinds_of_work_a_worker_knows(packaged_store: EmbeddedStore) -> None:
    """By their names."""
    asked = job("frameworks/in-force", given={"on": ["2050-01-01"]})
    assert do(packaged_store, {"do": "why-none", **asked}) == why_none(packaged_store, asked)
    asked = job("motions/list", row=1)
    assert do(packaged_store, {"do": "explain", **asked}) == explain(packaged_store, asked)
