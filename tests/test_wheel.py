"""The wheel holds every file of the five rooms, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "queries", "visualisations", "app")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built by way of the sdist as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--installer", "pip", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def tracked() -> set[str]:
    """Return the files of the rooms that git knows or would know."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *ROOMS]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {line for line in listed.splitlines() if (ROOT / line).is_file()}


def test_every_file_of_the_rooms_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    """A folder or a suffix forgotten in pyproject.toml would be missing here."""
    assert {f"rodedraad/{path}" for path in tracked()} - set(wheel.namelist()) == set()


def test_nothing_else_is_installed(wheel: zipfile.ZipFile) -> None:
    """One top-level name, and its metadata."""
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"rodedraad"}


def test_the_licence_is_in_the_metadata(wheel: zipfile.ZipFile) -> None:
    """As an SPDX expression."""
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    assert "License-Expression: EUPL-1.2" in wheel.read(name).decode()
