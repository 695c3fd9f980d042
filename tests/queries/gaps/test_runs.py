"""A run kept in a file, and read back strictly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.queries.gaps.runs import as_json, read_run, with_decisions
from tests.queries.gaps.made import gap, run, seen

KEPT = run(seen("brand"), seen("water", "accepted"))


def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    """With every decision, and the same bytes again."""
    file = tmp_path / "run.json"
    file.write_text(as_json(KEPT), encoding="utf-8")
    assert read_run(file) == KEPT
    assert as_json(read_run(file)) == as_json(KEPT)


def test_a_gap_without_decision_is_open() -> None:
    """And one with has the newest."""
    decided = seen("water", "solved")
    assert decided.decision
    found = with_decisions([gap("brand"), gap("water")], {decided.gap.id: decided.decision})
    assert [one.status for one in found] == ["open", "solved"]


def _without(name: str) -> Any:
    def change(data: dict[str, Any]) -> None:
        del data["gaps"][0][name]

    return change


def _with(name: str, value: object) -> Any:
    def change(data: dict[str, Any]) -> None:
        data["gaps"][0][name] = value

    return change


def _top(name: str, value: object) -> Any:
    def change(data: dict[str, Any]) -> None:
        data[name] = value

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_top("form", "iets-anders"), "rodedraad-gaps-1"),
        (_top("on", "2024-02-30"), "2024-02-30"),
        (_top("basis", "gok"), "gok"),
        (_top("gaps", 3), "klopt iets niet"),
        (_without("step"), "step"),
        (_with("severity", "rampzalig"), "rampzalig"),
        (_with("sentence", 5), "5"),
        (_with("subjects", [1]), "1"),
        (_with("decision", {"status": "misschien"}), "misschien"),
        (_with("evidence", [{"section": "a"}]), "document"),
    ],
)
def test_a_run_that_is_not_as_it_has_to_be_is_refused(change: Any, told: str, tmp_path: Path) -> None:
    """With what is wrong in it, and how to make a right one."""
    data = json.loads(as_json(KEPT))
    change(data)
    file = tmp_path / "run.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(Fault) as refused:
        read_run(file)
    assert told in str(refused.value)
    assert "rodedraad gaps --save" in str(refused.value)


def test_a_gap_twice_is_refused(tmp_path: Path) -> None:
    """Nobody could tell which counts."""
    data = json.loads(as_json(KEPT))
    data["gaps"].append(data["gaps"][0])
    file = tmp_path / "run.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(Fault, match="brand"):
        read_run(file)


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(text: bytes, tmp_path: Path) -> None:
    """In one sentence."""
    file = tmp_path / "run.json"
    file.write_bytes(text)
    with pytest.raises(Fault, match="geen JSON"):
        read_run(file)
