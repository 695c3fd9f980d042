"""``rodedraad check``: what was checked, what is wrong, and the exit code that says so."""

from __future__ import annotations

from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli


def test_the_packaged_programme_is_sound(run_cli: RunCli) -> None:
    """No error and no warning; the document is not part of the package, which is said."""
    done = run_cli("check")
    assert done.exit_code == 0
    assert "Gecontroleerd: 0 fouten, 0 waarschuwingen." in done.stdout
    assert "0 van 399 passages gecontroleerd" in done.stdout
    assert "rodedraad sources add" in done.stdout


def test_a_finding_has_a_line_and_exit_code_1(municipality: Workspace, run_cli: RunCli) -> None:
    """Worst first, then what to mend."""
    file = municipality.data / "lindeveen" / "extra.ttl"
    file.write_text(
        "@prefix rd: <https://w3id.org/rodedraad/def#> .\n"
        "<https://w3id.org/rodedraad/id/x/thema/y> a rd:Theme .\n",
        encoding="utf-8",
    )
    done = run_cli("check", "--workspace", str(municipality.root))
    assert done.exit_code == 1
    assert "extra.ttl:2: fout: Dit thema hoort nergens bij" in done.stdout
