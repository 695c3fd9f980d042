"""``rodedraad harvest``: from the file of the page to proposals beside the data."""

from __future__ import annotations

from pathlib import Path

from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli
from tests.graph.proposals.made import COOPERATIVE, RD, TOWN, item, link, saved


def test_a_session_is_kept_as_proposals_and_is_no_data(
    municipality: Workspace, run_cli: RunCli, tmp_path: Path
) -> None:
    """It tells how many, where, what is unknown, and what to do next."""
    file = saved(tmp_path, item(1), link(2, COOPERATIVE, RD + "involvedIn", TOWN + "opgave/weg"))
    before = {path: path.read_bytes() for path in municipality.data.rglob("*.ttl")}
    done = run_cli("harvest", str(file), "--workspace", str(municipality.root))
    assert (done.exit_code, done.stderr) == (0, "")
    kept = municipality.root / "proposals" / "2026-11-25-0a1b2c3d.jsonld"
    assert kept.is_file()
    lines = done.stdout.splitlines()
    assert (
        lines[0]
        == f"2 voorstellen van ‘Groep blauw’ staan als voorstel in {kept}; nog niets ervan is gegeven."
    )
    assert lines[1].startswith("Nieuw: 2.")
    assert "versie abc123" in lines[2]
    assert lines[3] == f"Onbekend in deze gegevens, wel bewaard (voorstel 00000002): {TOWN}opgave/weg"
    assert lines[4].endswith("rodedraad proposals list --open")
    assert {path: path.read_bytes() for path in municipality.data.rglob("*.ttl")} == before


def test_the_same_file_again_changes_nothing_and_says_so(
    municipality: Workspace, run_cli: RunCli, tmp_path: Path
) -> None:
    """A later one tells what is new."""
    here = ["--workspace", str(municipality.root)]
    run_cli("harvest", str(saved(tmp_path, item(1))), *here)
    again = run_cli("harvest", str(tmp_path / "oogst.jsonld"), *here)
    assert again.stdout.startswith("Er verandert niets: ")
    more = run_cli("harvest", str(saved(tmp_path, item(1), item(2))), *here)
    assert "Nieuw: 1. Anders geformuleerd dan eerder: 0" in more.stdout


def test_a_wrong_file_leaves_nothing_behind(municipality: Workspace, run_cli: RunCli, tmp_path: Path) -> None:
    """One line that says where."""
    file = saved(tmp_path, item(1), item(2, time="gisteren"))
    done = run_cli("harvest", str(file), "--workspace", str(municipality.root))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{file}: onderdeel 2, ‘time’: ‘gisteren’ is geen tijd met tijdzone")
    assert not (municipality.root / "proposals").exists()


def test_the_packaged_data_and_a_missing_file_are_one_sentence(run_cli: RunCli, tmp_path: Path) -> None:
    """With what to do."""
    done = run_cli("harvest", str(saved(tmp_path, item(1))))
    assert (done.exit_code, "rodedraad init" in done.stderr) == (2, True)


def test_a_file_that_is_not_there_is_named(municipality: Workspace, run_cli: RunCli, tmp_path: Path) -> None:
    """Nothing is made for it."""
    done = run_cli("harvest", "weg.jsonld", "--workspace", str(municipality.root))
    assert (done.exit_code, done.stderr.startswith("weg.jsonld: ")) == (2, True)
    assert not (municipality.root / "proposals").exists()
