"""``rodedraad export``: the dataset as a file."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import INVENTED, RunCli

HERE = ["--workspace", str(INVENTED)]


def test_the_suffix_tells_the_format(run_cli: RunCli, tmp_path: Path) -> None:
    """And the file is said to be written."""
    target = tmp_path / "uit" / "alles.trig"
    done = run_cli("export", "-o", str(target), *HERE)
    assert done.exit_code == 0
    assert str(target) in done.stdout
    assert "graph/lindeveen/inferred" in target.read_text(encoding="utf-8")


def test_without_a_file_it_goes_to_the_output(run_cli: RunCli) -> None:
    """Canonical N-Quads, sorted."""
    lines = run_cli("export", "--without-inferred", *HERE).stdout.splitlines()
    assert lines == sorted(lines)
    assert not any("/inferred>" in line for line in lines)


def test_an_unknown_suffix_is_one_sentence(run_cli: RunCli, tmp_path: Path) -> None:
    """With those we write."""
    done = run_cli("export", "-o", str(tmp_path / "alles.doc"), *HERE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert ".trig" in done.stderr
