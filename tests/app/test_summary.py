"""``rodedraad summary`` on two municipalities, in two languages."""

from __future__ import annotations

from tests.conftest import RunCli


def test_the_packaged_programme_in_one_look(run_cli: RunCli) -> None:
    """Title, version, contents, inferences and uncertainties, in Dutch."""
    done = run_cli("summary")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "Programma veiligheid gemeente Hengelo"
    assert "beleidsperiode 1 januari 2024 – 31 december 2026" in done.stdout
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "thema 74" in lines
    assert "• 5 namen zijn niet opgehelderd: CHEF, KMT, MKB, S&R, SA-INT" in lines
    assert any(line.startswith("•") and "31 december 2022: verlopen" in line for line in lines)


def test_the_summary_speaks_english(run_cli: RunCli) -> None:
    """The same look in English."""
    done = run_cli("summary", "--lang", "en")
    assert "What is uncertain" in done.stdout
    assert "Wat" not in done.stdout.splitlines()[3]
