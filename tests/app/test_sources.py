"""``rodedraad sources``: which documents there are, and registering their texts."""

from __future__ import annotations

import re
from pathlib import Path

from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli


def test_a_text_is_recognised_registered_and_then_verified(municipality: Workspace, run_cli: RunCli) -> None:
    """From not registered to every passage checked."""
    here = ["--workspace", str(municipality.root)]
    text = municipality.sources / "koersnota-veilig-lindeveen.txt"
    download = municipality.root.parent / "download.txt"
    text.rename(download)
    assert "niet aangemeld" in run_cli("sources", "list", *here).stdout
    done = run_cli("sources", "add", str(download), *here)
    told = re.search(r"Aangemeld: ‘Koersnota Veilig Lindeveen’, met (\d+) bewijsplaatsen\.", done.stdout)
    assert told
    assert text.read_bytes() == download.read_bytes()
    assert f"{told[1]} van {told[1]} passages gecontroleerd" in run_cli("check", *here).stdout
    assert "staat er al" in run_cli("sources", "add", str(download), *here).stdout


def test_a_new_document_is_described_and_takes_part(
    municipality: Workspace, run_cli: RunCli, tmp_path: Path
) -> None:
    """Its particulars become data."""
    file = tmp_path / "Nota wonen.txt"
    file.write_text("Een nota.", encoding="utf-8")
    here = ["--workspace", str(municipality.root)]
    done = run_cli("sources", "add", str(file), "--date", "2025-02-03", *here)
    assert done.exit_code == 0
    assert "bron-nota-wonen.ttl" in done.stdout
    listed = run_cli("sources", "list", *here).stdout
    assert "Nota wonen\n" in listed
    assert "2025-02-03 · 0 bewijsplaatsen" in listed


def test_a_file_that_is_not_there_is_one_sentence(municipality: Workspace, run_cli: RunCli) -> None:
    """With its name."""
    done = run_cli("sources", "add", "weg.txt", "--workspace", str(municipality.root))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("weg.txt: ")
