"""``rodedraad compare``: what is new, gone and changed, in sentences, as data, or as one page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace, open_workspace
from tests.conftest import INVENTED, RunCli
from tests.visualisations.conftest import data_of

ACTORS = Path("data", "lindeveen", "actoren.ttl")


@pytest.fixture
def changed(municipality: Workspace) -> Path:
    """The invented municipality with one team called otherwise, and one party more."""
    file = municipality.root / ACTORS
    text = file.read_text(encoding="utf-8")
    assert text.count('"College van Lindeveen"@nl') == 1
    more = """
<https://example.org/id/nieuw> a rd:Organisation ; skos:prefLabel "Nieuwe Partij"@nl , "New Party"@en ;
    org:classification code:kind-external ; rd:resolutionStatus code:resolution-document ;
    rd:statedIn lindeveen-passage:koersnota-945-953 .
"""
    file.write_text(
        text.replace('"College van Lindeveen"@nl', '"Bestuur van Lindeveen"@nl') + more, encoding="utf-8"
    )
    return municipality.root


def test_two_folders_are_told_apart_in_sentences(run_cli: RunCli, changed: Path) -> None:
    """Counts as wholes, then every change; turned around it is the other way round."""
    done = run_cli("compare", str(INVENTED), str(changed))
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"Vergelijking: eerst de werkmap {INVENTED.as_posix()} (versie ")
    assert "nieuw 1 van de" in lines[1]
    assert "  • ‘Nieuwe Partij’ (organisatie) is nieuw." in done.stdout
    assert "de naam was ‘College van Lindeveen’ en is nu ‘Bestuur van Lindeveen’" in done.stdout
    back = run_cli("compare", str(changed), str(INVENTED)).stdout
    assert "‘Nieuwe Partij’ (organisatie) is vervallen." in back
    assert "de naam was ‘Bestuur van Lindeveen’ en is nu ‘College van Lindeveen’" in back
    assert run_cli("compare", str(INVENTED), str(changed)).stdout == done.stdout


def test_days_compare_what_is_in_force(run_cli: RunCli) -> None:
    """A framework that ended between two days is gone, with its items; undated ones are told of."""
    done = run_cli("compare", "2021-06-01", "1-1-2026")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Vergelijking: eerst 1 juni 2021, daarna 1 januari 2026."
    assert lines[4] == "Looptijd niet bekend: 4 van de 11 kaders; die tellen wel mee."
    gone = lines[lines.index("Vervallen") :]
    assert any(line.startswith("  • ‘Veiligheidsagenda Platform Integrale") for line in gone)


def test_with_nothing_behind_it_the_data_of_now_are_compared_with(run_cli: RunCli, changed: Path) -> None:
    """The other one is what the call works with."""
    done = run_cli("compare", str(INVENTED), "--workspace", str(changed))
    assert "daarna de gegevens van nu" in done.stdout
    assert "‘Nieuwe Partij’ (organisatie) is nieuw." in done.stdout


def test_another_copy_of_the_same_data_has_no_difference(run_cli: RunCli, municipality: Workspace) -> None:
    """One sentence says so."""
    done = run_cli("compare", str(INVENTED), str(municipality.root), "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1].startswith("There is no difference: all ")
    assert len(done.stdout.splitlines()) == 2


def test_an_exported_file_compares_like_its_workspace(run_cli: RunCli, changed: Path, tmp_path: Path) -> None:
    """The same changes, by another name; also an earlier build by the beginning of its version."""
    file = tmp_path / "eerder.trig"
    run_cli("export", "-o", str(file), "--workspace", str(INVENTED))
    wanted = json.loads(run_cli("compare", str(INVENTED), str(changed), "--format", "json").stdout)
    for earlier in (str(file), open_workspace(INVENTED).version[:9]):
        found = json.loads(run_cli("compare", earlier, str(changed), "--format", "json").stdout)
        assert found["changes"] == wanted["changes"], earlier


@pytest.mark.parametrize("name", ["uit.csv", "uit.tsv", "uit.json", "uit.txt"])
def test_the_suffix_says_the_form(name: str, run_cli: RunCli, changed: Path, tmp_path: Path) -> None:
    """Unless another one is asked for."""
    target = tmp_path / "map" / name
    done = run_cli("compare", str(INVENTED), str(changed), "-o", str(target))
    assert (done.exit_code, done.stderr) == (0, "")
    text = target.read_text(encoding="utf-8")
    if target.suffix in (".csv", ".tsv"):
        head, *rows = csv.reader(io.StringIO(text), delimiter="," if target.suffix == ".csv" else "\t")
        assert head[0] == "mark"
        assert {row[0] for row in rows} == {"new", "changed"}
    elif target.suffix == ".json":
        assert {change["mark"] for change in json.loads(text)["changes"]} == {"new", "changed"}
    else:
        assert text.startswith("Vergelijking: ")
    assert (
        run_cli("compare", str(INVENTED), str(changed), "--format", "csv", "-o", str(target)).exit_code == 0
    )
    assert target.read_text(encoding="utf-8").startswith("mark,")


def test_as_a_page_it_says_what_is_compared(run_cli: RunCli, changed: Path, tmp_path: Path) -> None:
    """The whole page twice the same, and the counts on the screen."""
    pages = [tmp_path / name for name in ("a.html", "b.html")]
    for page in pages:
        assert run_cli("compare", str(INVENTED), str(changed), "-o", str(page)).exit_code == 0
    done = run_cli("compare", str(INVENTED), str(changed), "-o", str(pages[1]))
    assert (done.exit_code, done.stderr) == (0, "")
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert done.stdout.splitlines()[0].startswith("Vergelijking: eerst de werkmap")
    assert str(pages[1]) in done.stdout.splitlines()[-1]
    html = pages[0].read_text(encoding="utf-8")
    assert f"<h1>Vergelijking: eerst de werkmap {INVENTED.as_posix()}, daarna" in html
    assert data_of(html)["comparison"]["sides"][0].startswith("de werkmap")


def test_one_view_may_be_asked_for(run_cli: RunCli, changed: Path, tmp_path: Path) -> None:
    """By its name; what it does not show is told all the same."""
    page = tmp_path / "p.html"
    words = ("compare", str(INVENTED), str(changed), "--view", "structure")
    assert run_cli(*words, "-o", str(page)).exit_code == 0
    data = data_of(page.read_text(encoding="utf-8"))
    assert [view["name"] for view in data["views"]] == ["structure"]
    unseen = [told[2] for told in data["comparison"]["told"] if "Nieuwe Partij" in told[3]]
    assert unseen == [None]
    assert "--view hoort bij een pagina" in run_cli(*words).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Geef met wat u de gegevens van nu wilt vergelijken"),
        (["nu"], "met zichzelf"),
        (["2025-01-01", "1-1-2025"], "met zichzelf"),
        (["2025-02-30"], "‘2025-02-30’ bestaat niet"),
        (["leeg"], "dus het is geen werkmap"),
        (["niets.ttl"], "staat niets om te vergelijken"),
        (["kapot.ttl"], "kapot.ttl:1"),
        (["brief.docx"], ".docx"),
        (["000000000000"], "Geen bewaarde versie begint met"),
        (["gisteren"], "Bewaarde versies:"),
        (["2025-01-01", "nu", "--view", "bestaat-niet"], "bestaat-niet"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_what_cannot_be_compared_is_a_sentence_and_writes_nothing(
    words: list[str], said: str, run_cli: RunCli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback, no page, wrong use."""
    run_cli("build")
    folder = tmp_path / "hier"
    (folder / "leeg").mkdir(parents=True)
    (folder / "niets.ttl").write_text("# niets\n", encoding="utf-8")
    (folder / "kapot.ttl").write_text("a b\n", encoding="utf-8")
    (folder / "brief.docx").write_text("x", encoding="utf-8")
    monkeypatch.chdir(folder)
    page = tmp_path / "weg" / "p.html"
    done = run_cli("compare", *words, "-o", str(page))
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not page.parent.exists()
