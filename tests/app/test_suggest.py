"""``rodedraad suggest``: candidates for one thing or for all that is left to review."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from tests.conftest import INVENTED, RunCli

HERE = ("--workspace", str(INVENTED))


def test_a_candidate_is_told_with_score_relation_and_reason(run_cli: RunCli) -> None:
    """A table, and below each row why."""
    done = run_cli("suggest", "Oplichting via internet", *HERE, "--limit", "1")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[:2] == ["Oplichting via internet", "Kandidaat Score Voorgesteld verband Er is al"]
    assert lines[3].startswith("Digitale oplichting zeer waarschijnlijk 0,9")
    assert lines[3].endswith("bijna hetzelfde")
    assert lines[4].startswith("Delen het verschijnsel ‘Internetoplichting’. De naam noemt ook ‘oplichting’.")


def test_without_a_thing_all_that_is_not_reviewed_gets_candidates(run_cli: RunCli) -> None:
    """Also in English."""
    done = run_cli("suggest", *HERE, "--lang", "en")
    heads = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "M-12 Motion for more supervision of speedboats",
        "Fewer accidents on the water",
        "Fraud by internet",
        "Sharing information",
    ]
    assert "This asks for a way of working, which seldom has a theme." in done.stdout


def test_a_theme_gets_agenda_items(run_cli: RunCli) -> None:
    """The other way round; what is mapped already is said."""
    done = run_cli("suggest", "5.2.2")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "5.2.2 Mensenhandel"
    assert lines[3].startswith("A2 Mensenhandel zeer waarschijnlijk")
    assert lines[3].endswith("al voorgesteld: hetzelfde")


def test_json_and_csv_are_for_programs(run_cli: RunCli, tmp_path: Path) -> None:
    """By name or by the name of the file."""
    target = tmp_path / "voorstellen.json"
    assert run_cli("suggest", *HERE, "-o", str(target)).exit_code == 0
    data = json.loads(target.read_text(encoding="utf-8"))
    assert [len(one["candidates"]) > 0 for one in data] == [True, True, True, False]
    done = run_cli("suggest", "Oplichting via internet", *HERE, "--format", "csv", "--all")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 11
    assert rows[0]["subject_label"] == "Digitale oplichting"


def test_nothing_is_written_to_the_workspace(run_cli: RunCli) -> None:
    """A suggestion is no proposal until someone makes it one."""
    before = {path: path.read_bytes() for path in sorted(INVENTED.rglob("*")) if path.is_file()}
    run_cli("suggest", *HERE)
    assert {path: path.read_bytes() for path in sorted(INVENTED.rglob("*")) if path.is_file()} == before


def test_what_cannot_be_compared_is_refused(run_cli: RunCli) -> None:
    """With what it is, and what comes near."""
    done = run_cli("suggest", "Overlast")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "‘Overlast’ is hier niet te kiezen. Wel heet zo:\n  Overlast (verschijnsel)" in done.stderr
    assert run_cli("suggest", "5.2.2", "--limit", "0").exit_code == 2


def test_without_agenda_there_is_nothing_to_compare(run_cli: RunCli, tmp_path: Path) -> None:
    """It says what is missing."""
    run_cli("init", str(tmp_path / "dorp"), "--empty")
    example = tmp_path / "dorp" / "data" / "dorp" / "voorbeeld.ttl"
    commented = example.read_text(encoding="utf-8")
    commented = commented[commented.index("# @prefix") :]
    example.write_text(re.sub(r"^# ?", "", commented, flags=re.MULTILINE), encoding="utf-8")
    done = run_cli("suggest", "--workspace", str(tmp_path / "dorp"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Er valt niets te vergelijken: daarvoor zijn agendapunten of moties nodig")
