"""``rodedraad build``: what was built, and that nothing is built twice."""

from __future__ import annotations

from pathlib import Path

from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli


def test_the_first_build_is_made_and_the_second_one_stands(municipality: Workspace, run_cli: RunCli) -> None:
    """Version, counts, and the file."""
    (municipality.data / "lindeveen" / "leeg.ttl").write_text("# een eigen versie\n", encoding="utf-8")
    here = ["--workspace", str(municipality.root)]
    first = run_cli("build", *here).stdout.splitlines()
    second = run_cli("build", *here).stdout.splitlines()
    assert first[0].startswith("‘Veilig Lindeveen’ is gebouwd: versie ")
    assert second[0].startswith("‘Veilig Lindeveen’ is niet veranderd: versie ")
    assert first[1] == second[1]
    assert Path(first[1]).is_file()
