"""``rodedraad thread``: any two things by any name, in words or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import INVENTED, RunCli


def test_a_thread_is_told_step_by_step(run_cli: RunCli) -> None:
    """With the place of each step and why the first comes first."""
    done = run_cli("thread", "Politie", "1.1.1")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[0] == "Er lopen draden van ‘Politie’ naar ‘Woonoverlast’ (thema); dit zijn de 3 sterkste."
    assert lines[2:8] == [
        "1. De draad telt 2 stappen",
        "Staat bovenaan omdat deze draad specifieker is dan de volgende (1 op de 16 tegen 1 op de 528) en "
        "zekerder stappen heeft.",
        "Elke stap staat in een bron.",
        "Ertussen ligt alleen ‘Sociale kwaliteit’, met 16 verbanden.",
        "1. ‘Politie’ is betrokken bij ‘Sociale kwaliteit’",
        "Vermeld in Opdracht programma veiligheid, met aanbiedingsbrief: "
        "Bijlage 1, rij Sociale kwaliteit, kolom Betrokken professionals",
    ]
    assert "Korter kan ook, in 1 stap" in lines


def test_the_role_of_the_neighbourhood_officers_is_in_the_thread(run_cli: RunCli) -> None:
    """1.2 names the police with a role, as the facts say."""
    done = run_cli("thread", "Politie", "1.2", "--most", "1")
    assert "‘Politie’ is betrokken bij ‘Fysieke kwaliteit’, als " in done.stdout


def test_where_no_thread_runs_the_break_and_its_mend_are_told(run_cli: RunCli) -> None:
    """That is an answer, not a mistake."""
    done = run_cli("thread", "VNG", "Team communicatie", "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("No thread runs from ‘Association of Netherlands Municipalities’")
    assert "Only ‘Core Safety Policy (Kernbeleid Veiligheid)’ hangs together with" in done.stdout
    assert "What can mend the thread:" in done.stdout
    assert "is involved in …: which category is not known" in done.stdout


def test_as_json_a_program_can_read_it(run_cli: RunCli) -> None:
    """As many threads as asked for."""
    done = run_cli("thread", "L&V", "Hengelo Promotie", "--format", "json", "--most", "2")
    data = json.loads(done.stdout)
    assert [len(thread["steps"]) for thread in data["threads"]] == [2, 2]
    assert data["threads"][0]["between"][0]["notation"] == "2.4"


def test_json_goes_to_a_file_that_is_asked_for(run_cli: RunCli, tmp_path: Path) -> None:
    """Whole, and told in one line."""
    target = tmp_path / "draad.json"
    done = run_cli("thread", "D1b", "A1", "--format", "json", "-o", str(target))
    assert len(done.stdout.splitlines()) == 1
    assert json.loads(target.read_text(encoding="utf-8"))["to"]["level"] == "landelijk"


def test_a_name_of_several_things_is_answered_with_those(run_cli: RunCli) -> None:
    """Did you mean …?"""
    done = run_cli("thread", "mensenhandel", "Politie")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Bedoelde u:" in done.stderr
    assert "Mensenhandel (agendapunt A2)" in done.stderr


def test_a_near_miss_is_answered_with_what_is_near(run_cli: RunCli) -> None:
    """In one line."""
    done = run_cli("thread", "Welbionz", "Politie")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "‘Welbions’" in done.stderr


def test_a_thing_has_no_thread_to_itself(run_cli: RunCli) -> None:
    """Also by another name."""
    done = run_cli("thread", "VRT", "Veiligheidsregio Twente")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "hetzelfde ding" in done.stderr


@pytest.mark.parametrize("most", ["0", "21", "veel"])
def test_how_many_is_a_number_within_reason(most: str, run_cli: RunCli) -> None:
    """Anything else is wrong use."""
    assert run_cli("thread", "Politie", "1.1.1", "--most", most).exit_code == 2


def test_what_nothing_ties_stands_alone(run_cli: RunCli) -> None:
    """A passage is in the data, but no thread runs along it."""
    passage = "https://w3id.org/rodedraad/id/hengelo/passage/opdracht-programma-veiligheid-2023-150-157"
    done = run_cli("thread", passage, "Politie")
    assert done.exit_code == 0
    assert "staat los: niets is ermee verbonden." in done.stdout


def test_another_municipality_has_its_own_threads(run_cli: RunCli) -> None:
    """By its own names, twice the same."""
    words = ("thread", "Wijkteam De Brug", "Oplichting via internet", "--workspace", str(INVENTED))
    done = run_cli(*words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "‘Wijkteam De Brug’" in done.stdout.splitlines()[0]
    assert "Hengelo" not in done.stdout
    assert run_cli(*words).stdout == done.stdout
