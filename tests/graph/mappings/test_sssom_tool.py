"""The sssom package reads every file we write: the same rows and values, and nothing against them."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.mappings.columns import COLUMNS, OTHER_COMMENTS
from rodedraad.graph.mappings.mapping import Review
from rodedraad.graph.mappings.reading import read_set
from rodedraad.graph.mappings.writing import text_of
from rodedraad.graph.workspace import packaged
from tests.graph.mappings.made import OTHER, file, nothing, row

ROOT = Path(__file__).parents[3]
PYTHON = ROOT / ".sssom" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

FOUND = (
    (-1.0, ""),
    (0.5, "Niet's; \"wel\" 'toch' # 50% é 漢"),
    (1.0, '"Ja"'),
    (-0.25, "#geen kop: 'x' \\t |,; =1+1"),
)

pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="the sssom package is not installed: `make .sssom/.ready` does it"
)


def read(*paths: Path) -> list[dict[str, Any]]:
    """Return what the sssom package makes of each of *paths*."""
    told = subprocess.run(
        [str(PYTHON), str(Path(__file__).with_name("read_by_sssom.py")), *map(str, paths)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    return [found[str(path)] for path in paths]


def cells(path: Path) -> list[dict[str, str]]:
    """Return the filled cells of the rows of *path* as a plain reader of tables sees them, without ours."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [dict(zip(COLUMNS, line.split("\t"), strict=False)) for line in lines[1:]]
    return [
        {name: cell for name, cell in one.items() if cell and name not in OTHER_COMMENTS.values()}
        for one in rows
    ]


def shown(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the filled cells of *rows* as we would write them, in one order."""
    told = [{name: cell.removesuffix(".0") for name, cell in one.items() if cell} for one in rows]
    return sorted(told, key=lambda one: one["record_id"])


def test_the_packaged_files_are_read_whole() -> None:
    """Every row and every value of SSSOM's own columns; no error; our prefix stays what it is."""
    files = packaged().mapping_files()
    for path, found in zip(files, read(*files), strict=True):
        assert found["errors"] == []
        assert shown(found["rows"]) == shown(cells(path))
        assert found["prefixes"]["id"] == "https://w3id.org/rodedraad/id/"
    assert sum(len(cells(path)) for path in files) >= 45


def test_what_a_review_writes_is_read_whole(tmp_path: Path) -> None:
    """Reviews that differ, half an agreement, nothing found, signs of any kind, a column of another's."""
    found = read_set(
        file(
            tmp_path,
            row() + "\tfiets",
            nothing(),
            row(record_id="id:dorp/afstemming/b", subject_id=OTHER, predicate_id="skos:exactMatch"),
            columns="\t".join((*COLUMNS, "subject_match_field")),
        )
    )
    judged = found.mappings[0]
    for number, (agreement, comment) in enumerate(FOUND):
        judged = judged.reviewed(
            Review(f"{judged.record}--{number}", f"functie {number}", date(2027, 1, 2), agreement, comment)
        )
    path = tmp_path / "weer.sssom.tsv"
    path.write_text(text_of(found.with_mapping(judged)), encoding="utf-8")
    assert read_set(path).find(judged.record) == replace(judged, line=read_set(path).mappings[0].line)
    (seen,) = read(path)
    assert seen["errors"] == []
    assert [
        (float(one["reviewer_agreement"]), one["comment"])
        for one in sorted(seen["rows"], key=lambda one: one["reviewer_label"])
        if one["mapping_justification"] == "semapv:MappingReview"
    ] == list(FOUND)
    assert len(seen["rows"]) == 3 + len(FOUND)
    (none,) = [one for one in seen["rows"] if one["object_id"] == "sssom:NoTermFound"]
    assert (none["object_source"], none.get("object_label", "")) == ("id:dorp/schema/themas", "")
