"""``rodedraad init``: a workspace, and the next step."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import RunCli


def test_a_copy_can_be_used_at_once(run_cli: RunCli, tmp_path: Path) -> None:
    """The next step is the one that is told."""
    made = tmp_path / "werkmap"
    done = run_cli("init", str(made))
    assert done.exit_code == 0
    assert f"cd {made} && rodedraad summary" in done.stdout
    assert run_cli("summary", "--workspace", str(made)).stdout == run_cli("summary").stdout


def test_a_bare_one_says_what_to_fill_in(run_cli: RunCli, tmp_path: Path) -> None:
    """And is empty until then."""
    made = tmp_path / "Eigen Gemeente"
    done = run_cli("init", "--empty", str(made))
    assert "vul" in done.stdout
    empty = run_cli("summary", "--workspace", str(made))
    assert (empty.exit_code, empty.stdout) == (2, "")
    assert "bevat nog geen gegevens" in empty.stderr
