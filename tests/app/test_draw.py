"""``rodedraad draw``: one file, told in one line."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import INVENTED, RunCli


def test_the_page_is_one_file_in_the_language_asked_for(run_cli: RunCli, tmp_path: Path) -> None:
    """The folder is made; the line says how much was drawn and where."""
    target = tmp_path / "nieuw" / "netwerk.html"
    done = run_cli("draw", "-o", str(target), "--workspace", str(INVENTED), "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert str(target) in done.stdout
    assert len(done.stdout.splitlines()) == 1
    html = target.read_text(encoding="utf-8")
    assert '<html lang="en"' in html
    assert [path.name for path in target.parent.iterdir()] == ["netwerk.html"]


def test_drawing_twice_gives_the_same_bytes(run_cli: RunCli, tmp_path: Path) -> None:
    """So that a page can be compared with an earlier one."""
    for name in ("a.html", "b.html"):
        run_cli("draw", "-o", str(tmp_path / name), "--workspace", str(INVENTED))
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_another_suffix_gives_one_view_in_that_format(run_cli: RunCli, tmp_path: Path) -> None:
    """A line a file; the page is not written."""
    target = tmp_path / "new" / "n.csv"
    done = run_cli("draw", "-o", str(target), "--workspace", str(INVENTED), "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert sorted(path.name for path in target.parent.iterdir()) == ["n-links.csv", "n-nodes.csv"]
    assert len(done.stdout.splitlines()) == 2


def test_an_unknown_suffix_names_the_known_ones(run_cli: RunCli, tmp_path: Path) -> None:
    """And writes nothing."""
    target = tmp_path / "new" / "n.xyz"
    done = run_cli("draw", "-o", str(target), "--workspace", str(INVENTED), "--lang", "en")
    assert done.exit_code != 0
    assert ".kumu.json" in done.stderr
    assert not target.parent.exists()
