"""``rodedraad gaps``: the list, what was decided, and two runs compared."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from rodedraad.graph.gapstatus import decisions
from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli

MOTION = "motions-without-theme/frauderisico-keurmerk-931718"


def test_the_list_begins_with_what_cannot_wait(run_cli: RunCli) -> None:
    """Counts first, then sentences with their name and place."""
    done = run_cli("gaps")
    first, *rest = done.stdout.splitlines()
    assert first.startswith("131 hiaten op 1 januari 2024, met voorstellen erbij: 6 dringend, 24 belangrijk")
    assert rest[1] == "DRINGEND"
    assert any(line.strip().startswith(f"{MOTION} · Opdracht programma veiligheid") for line in rest)
    assert done.exit_code == 0


def test_english_has_the_same_names(run_cli: RunCli) -> None:
    """In other sentences."""
    done = run_cli("gaps", "--lang", "en", "--severity", "high")
    assert MOTION in done.stdout
    assert "it is not known in which theme it lands: somebody looked and found nothing." in done.stdout


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--kind", "goals-without-work"), 8),
        (("--severity", "high"), 6),
        (("--status", "solved"), 0),
        (("--kind", "expired-but-cited", "--on", "2022-06-01"), 0),
        (("--kind", "expired-but-cited", "--on", "1-6-2023"), 1),
        (("--kind", "agenda-items-without-theme", "--accepted"), 7),
    ],
)
def test_a_part_of_the_list(words: tuple[str, ...], count: int, run_cli: RunCli) -> None:
    """By kind, severity, status, day and basis."""
    data = json.loads(run_cli("gaps", *words, "--format", "json").stdout)
    assert len(data["gaps"]) == count


def test_a_file_decides_by_its_suffix(run_cli: RunCli, tmp_path: Path) -> None:
    """CSV, workbook, JSON."""
    for name in ("hiaten.csv", "hiaten.xlsx", "hiaten.json"):
        assert run_cli("gaps", "-o", str(tmp_path / name)).exit_code == 0
    rows = list(csv.reader(io.StringIO((tmp_path / "hiaten.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 132
    assert (tmp_path / "hiaten.xlsx").read_bytes()[:2] == b"PK"
    assert len(json.loads((tmp_path / "hiaten.json").read_text(encoding="utf-8"))["gaps"]) == 131


def test_a_decision_is_kept_and_shown(municipality: Workspace, run_cli: RunCli) -> None:
    """By its name, or the digits at the end of it; what came before is history."""
    here = ("--workspace", str(municipality.root))
    found = json.loads(run_cli("gaps", "--format", "json", *here).stdout)["gaps"]
    name = found[0]["id"]
    done = run_cli("gaps", "set", name, "--status", "in-hand", "--note", "Bezig.", "--as", "adviseur", *here)
    assert done.stdout.splitlines() == [f"Vastgelegd: {name} is in behandeling.", f"  {found[0]['sentence']}"]
    short = name.rpartition("-")[2]
    run_cli("gaps", "set", short, "--status", "solved", "--as", "teamleider", *here)
    assert [(one.gap, one.status, one.by) for one in decisions(municipality)] == [
        (name, "in-hand", "adviseur"),
        (name, "solved", "teamleider"),
    ]
    assert [
        line.partition(" op ")[0] for line in run_cli("gaps", "history", short, *here).stdout.splitlines()
    ] == [
        "in behandeling volgens adviseur",
        "opgelost volgens teamleider",
    ]
    assert name in run_cli("gaps", "--status", "solved", *here).stdout
    assert name not in run_cli("gaps", "--status", "open", *here).stdout


def test_a_gap_that_is_gone_keeps_its_decision(municipality: Workspace, run_cli: RunCli) -> None:
    """And the list tells so."""
    municipality.gaps.mkdir()
    line = "motions-without-theme/weg-abcdef\t2024-01-01\tsolved\tadviseur\tOpgepakt.\n"
    (municipality.gaps / "status.tsv").write_text(f"gap\tday\tstatus\tby\tnote\n{line}", encoding="utf-8")
    told = run_cli("gaps", "--workspace", str(municipality.root)).stdout
    assert told.splitlines()[-2:] == [
        "Op deze dag niet gevonden, maar er is wel over besloten:",
        "  • motions-without-theme/weg-abcdef · opgelost volgens adviseur op 1 januari 2024: Opgepakt.",
    ]


def test_two_kept_runs_are_compared(municipality: Workspace, run_cli: RunCli, tmp_path: Path) -> None:
    """Between them somebody decided."""
    here = ("--workspace", str(municipality.root))
    before, after = str(tmp_path / "a.json"), str(tmp_path / "b.json")
    run_cli("gaps", "--save", before, *here)
    name = json.loads(Path(before).read_text(encoding="utf-8"))["gaps"][0]["id"]
    run_cli("gaps", "set", name, "--status", "accepted", "--as", "adviseur", *here)
    run_cli("gaps", "--save", after, *here)
    told = run_cli("gaps", "compare", before, after, *here).stdout
    assert "Nieuw: 0, weg: 0, andere status: 1" in told
    assert told.rstrip().endswith(f"[{name}] Eerst open, nu aanvaard.")


def test_two_days_are_compared(run_cli: RunCli) -> None:
    """Both regional agendas expire between them."""
    told = run_cli("gaps", "compare", "2020-06-01", "2024-01-01").stdout
    assert "Hiaten: eerst 121, daarna 131. Nieuw: 14, weg: 4, andere status: 0, gelijk: 117." in told
    assert told.count("[expired-but-cited/") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--kind", "motie"), "is geen soort hiaat. Bedoelt u: motions-without-theme"),
        (("--on", "2024-02-30"), "bestaat niet"),
        (("--severity", "hoog"), "high, medium, low"),
        (("--save", "x.json", "--kind", "goals-without-work"), "altijd het hele"),
        (("set", MOTION, "--status", "solved", "--as", "adviseur"), "rodedraad init"),
        (("set", MOTION, "--status", "klaar", "--as", "adviseur"), "open, accepted, in-hand, solved"),
        (("set", MOTION, "--status", "solved"), "--as"),
        (("compare", "weg.json", "2024-01-01"), "Er is geen bestand ‘weg.json’"),
        (("compare", "2024-01-01", "gisteren"), "gisteren"),
    ],
)
def test_what_cannot_be_is_one_sentence(words: tuple[str, ...], told: str, run_cli: RunCli) -> None:
    """With what would be right."""
    done = run_cli("gaps", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("given", ["motions-without-theme/frauderisico", "fff", "", "themes-on-one-partner"])
def test_an_unknown_gap_is_answered_with_the_nearest(
    given: str, municipality: Workspace, run_cli: RunCli
) -> None:
    """And nothing is written."""
    words = ("gaps", "set", given, "--status", "solved", "--as", "x", "--workspace", str(municipality.root))
    done = run_cli(*words)
    assert done.exit_code == 2
    assert "Er is geen hiaat" in done.stderr
    assert not municipality.gaps.exists()


def test_a_broken_file_of_decisions_is_told_with_its_line(municipality: Workspace, run_cli: RunCli) -> None:
    """Where a person can mend it."""
    municipality.gaps.mkdir()
    (municipality.gaps / "status.tsv").write_text("gap\tday\tstatus\tby\tnote\nkapot\n", encoding="utf-8")
    done = run_cli("gaps", "--workspace", str(municipality.root))
    assert done.exit_code == 2
    assert "status.tsv:2: " in done.stderr
