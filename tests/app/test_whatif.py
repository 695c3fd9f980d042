"""``rodedraad whatif``: what changes when something falls away, in words or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import INVENTED, RunCli


def test_the_outcome_is_told_by_part(run_cli: RunCli) -> None:
    """Subjects, agenda items, threads and shifts, numbers with their whole."""
    done = run_cli("whatif", "--without", "IBD", "--without", "NCSC")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [line.removeprefix("  • ") for line in done.stdout.splitlines()]
    assert (
        lines[0] == "Wat als ‘Informatiebeveiligingsdienst’ en ‘Nationaal Cyber Security Centrum’ wegvallen?"
    )
    assert lines[2:4] == [
        "Onderwerpen",
        "Geen externe partner meer bij 1 van de 22 (categorie): ‘Informatieveiligheid’.",
    ]
    assert [line for line in lines if line in ("Agendapunten", "Draden", "Wat het meest verschuift")] == [
        "Agendapunten",
        "Draden",
        "Wat het meest verschuift",
    ]


def test_on_a_day_expired_frameworks_do_not_count(run_cli: RunCli) -> None:
    """And are named."""
    done = run_cli("whatif", "--without", "VRT", "--on", "2025-01-01", "--lang", "en")
    assert done.stdout.splitlines()[1].startswith("Not in force on 1 January 2025: 2 of the 11 frameworks")
    assert "No external partner left for 1 of the 22 (category): ‘Crisis management’." in done.stdout


def test_as_json_a_program_can_read_it(run_cli: RunCli, tmp_path: Path) -> None:
    """To a file where that is asked."""
    target = tmp_path / "watals.json"
    done = run_cli(
        "whatif", "--without", "Landelijke veiligheidsagenda", "--format", "json", "-o", str(target)
    )
    assert len(done.stdout.splitlines()) == 1
    data = json.loads(target.read_text(encoding="utf-8"))
    assert (len(data["dropped"]), data["all_items"]) == (5, 19)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "--without NAAM"),
        (["--without", "5.4"], "Informatieveiligheid (categorie 5.4)"),
        (["--without", "Welbionz"], "‘Welbions’"),
        (["--without", "Welbions", "--on", "2025-02-30"], "‘2025-02-30’ bestaat niet"),
        (["--without", "Welbions", "--on", "morgen"], "‘morgen’"),
    ],
    ids=["nothing", "a category", "a near miss", "no such day", "no day"],
)
def test_what_cannot_fall_away_or_be_looked_at_is_wrong_use(
    words: list[str], said: str, run_cli: RunCli
) -> None:
    """With what would be right."""
    done = run_cli("whatif", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_another_municipality_loses_its_own(run_cli: RunCli) -> None:
    """By its own names, twice the same."""
    words = ("whatif", "--without", "Nationale politie", "--workspace", str(INVENTED))
    done = run_cli(*words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "‘Fietsendiefstal’" in done.stdout
    assert "Hengelo" not in done.stdout
    assert run_cli(*words).stdout == done.stdout
