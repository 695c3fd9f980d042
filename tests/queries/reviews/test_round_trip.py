"""A workbook comes back: what was filled in is done once, and what clashes or is wrong is told by cell."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rodedraad.graph.mappings.keeping import mappings
from rodedraad.graph.mappings.mapping import Status
from rodedraad.graph.workspace import Workspace
from tests.conftest import Done, RunCli

AS = ("--as", "jurist", "--on", "2026-12-02")
LIST, MATRIX = "Beoordelen", "Matrix"


@pytest.fixture
def book(municipality: Workspace, run_cli: RunCli, tmp_path: Path) -> Path:
    """A workbook of a workspace with one proposal."""
    words = ("--workspace", str(municipality.root))
    pair = ("Digitale oplichting", "Oplichting via internet")
    run_cli("review", "propose", *pair, "--match", "close", "--why", "Zo.", "--as", "adviseur", *words)
    path = tmp_path / "m.xlsx"
    assert run_cli("review", "export", "-o", str(path), *words).exit_code == 0
    return path


def fill(path: Path, change: Callable[[Any], None]) -> None:
    """Change the workbook in *path* as a person would."""
    found = openpyxl.load_workbook(path)
    change(found)
    found.save(path)


def take(run_cli: RunCli, path: Path, workspace: Workspace, *words: str) -> Done:
    """Import *path*."""
    return run_cli("review", "import", str(path), *AS, "--workspace", str(workspace.root), *words)


def decide(word: str) -> Callable[[Any], None]:
    """Return what fills in *word* as decision on the only row."""
    return lambda found: found[LIST].__setitem__("H2", word)


def test_what_was_filled_in_is_done_once(book: Path, municipality: Workspace, run_cli: RunCli) -> None:
    """A second import changes nothing."""
    fill(book, decide("aanvaarden"))
    dry = take(run_cli, book, municipality, "--dry-run")
    assert (dry.exit_code, mappings(municipality)[0].status) == (0, Status.PROPOSED)
    assert take(run_cli, book, municipality).exit_code == 0
    (row,) = mappings(municipality)
    assert (row.status, row.reviews[0].reviewer) == (Status.ACCEPTED, "jurist")
    assert take(run_cli, book, municipality).exit_code == 0
    assert mappings(municipality) == [row]


def test_what_another_changed_meanwhile_is_left(book: Path, municipality: Workspace, run_cli: RunCli) -> None:
    """With its cell, and exit code 1."""
    run_cli("review", "reject", "1", "--as", "adviseur", "--workspace", str(municipality.root))
    before = mappings(municipality)
    fill(book, decide("aanvaarden"))
    done = take(run_cli, book, municipality)
    assert (done.exit_code, f"{LIST}!H2: deze rij is veranderd" in done.stdout) == (1, True)
    assert mappings(municipality) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (decide("misschien"), f"{LIST}!H2: ‘misschien’"),
        (decide("=1+1"), f"{LIST}!H2: hier staat een formule"),
        (lambda found: found[LIST].__setitem__("J2", "30-2-2026"), f"{LIST}!J2: ‘30-2-2026’"),
        (lambda found: found[LIST].__setitem__("H1", "Keuze"), "ontbreekt de kolom ‘Besluit’"),
        (lambda found: found.remove(found[MATRIX]), "Het blad ‘Matrix’ ontbreekt"),
    ],
)
def test_a_mistake_refuses_the_whole_file(
    book: Path, municipality: Workspace, run_cli: RunCli, change: Callable[[Any], None], said: str
) -> None:
    """It says where and what would be right."""
    fill(book, change)
    done = take(run_cli, book, municipality)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


def test_a_bomb_and_what_is_no_workbook_are_not_opened(
    municipality: Workspace, run_cli: RunCli, tmp_path: Path
) -> None:
    """The directory of the file tells."""
    bomb, text = tmp_path / "bom.xlsx", tmp_path / "tekst.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(5_000_000))
    text.write_text("geen zip")
    for path, said in ((bomb, "niet geopend"), (text, "geen werkblad")):
        done = take(run_cli, path, municipality)
        assert (done.exit_code, said in done.stderr) == (2, True)
