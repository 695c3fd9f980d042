"""``rodedraad draw``: one file, told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace
from rodedraad.visualisations.remembering import remembered
from tests.conftest import INVENTED, RunCli
from tests.visualisations.small import NAMES


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


STORY = """title: {nl: Proef, en: Trial}
steps:
  - title: {nl: Eerst, en: First}
    text: {nl: "Dit eerst.", en: "This first."}
    view: structure
  - title: {nl: Dan, en: Then}
    text: {nl: "Dit dan.", en: "This then."}
    view: work
"""


def test_a_story_from_outside_the_workspace_comes_along(run_cli: RunCli, tmp_path: Path) -> None:
    """More than one; what a page with one view cannot tell of them is said, and the page is written."""
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yaml").write_text(STORY, encoding="utf-8")
    given = [part for name in ("een", "twee") for part in ("--story", str(tmp_path / f"{name}.yaml"))]
    target = tmp_path / "n.html"
    done = run_cli("draw", "-o", str(target), "--workspace", str(INVENTED), "--view", "structure", *given)
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 3
    assert all(word in done.stdout for word in ("een", "twee", "1 van de 2", "work"))
    assert target.exists()


def test_a_story_that_cannot_be_told_is_refused(run_cli: RunCli, tmp_path: Path) -> None:
    """With file and line for a mistake; for no view of its own, no file, and no page; nothing is written."""
    path = tmp_path / "fout.yaml"
    target = tmp_path / "n.html"
    common = ("--workspace", str(INVENTED), "--story", str(path))
    path.write_text(STORY.replace("view: work", "view: werk"), encoding="utf-8")
    done = run_cli("draw", "-o", str(target), *common)
    assert (done.exit_code != 0, "fout.yaml:8" in done.stderr, "werk" in done.stderr) == (True, True, True)
    path.write_text(STORY, encoding="utf-8")
    done = run_cli("draw", "-o", str(target), "--view", "agendas", *common)
    assert (done.exit_code != 0, "structure, work" in done.stderr) == (True, True)
    done = run_cli("draw", "-o", str(target.with_suffix(".svg")), *common)
    assert (done.exit_code != 0, "--story" in done.stderr) == (True, True)
    path.unlink()
    done = run_cli("draw", "-o", str(target), *common)
    assert (done.exit_code != 0, "fout.yaml" in done.stderr) == (True, True)
    assert not target.exists()


NEW = """@base <https://w3id.org/rodedraad/id/lindeveen/> .
<opgave/burentwisten> a rd:Theme ; skos:prefLabel "Neighbour quarrels"@en , "Burentwisten"@nl ;
    rd:itemKind code:item-way-of-working ; rd:statedIn <passage/koersnota-798-809> ;
    skos:broader <pijler/leefbare-buurten> ; skos:inScheme <schema/pijlers> .
[] a rdf:Statement ; rdf:subject <opgave/burentwisten> ; rdf:predicate rd:itemKind ;
    rdf:object code:item-way-of-working ; prov:wasAttributedTo <actor/redactie> ;
    rd:justification "Proef."@nl , "Trial."@en .
"""


def test_old_things_keep_their_places_when_a_theme_is_added(
    run_cli: RunCli, municipality: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every view, until all is asked to be placed anew: then it is as if it never was drawn before."""
    draw = ("draw", "--workspace", str(municipality.root), "-o")
    run_cli(*draw, str(tmp_path / "a.html"))
    before = remembered(municipality)
    assert {"work", "structure", "everything"} <= set(before)
    (municipality.data / "lindeveen" / "nieuw.ttl").write_text(NAMES + NEW, encoding="utf-8")
    run_cli(*draw, str(tmp_path / "b.html"))
    after = remembered(municipality)
    for view, spots in before.items():
        assert {iri: after[view][iri] for iri in spots} == spots, view
    assert [iri for iri in after["structure"] if iri.endswith("burentwisten")]
    assert len(after["structure"]) == len(before["structure"]) + 1
    run_cli(*draw, str(tmp_path / "c.html"), "--rearrange")
    monkeypatch.setenv("RODEDRAAD_CACHE", str(tmp_path / "empty"))
    run_cli(*draw, str(tmp_path / "d.html"))
    assert (tmp_path / "c.html").read_bytes() == (tmp_path / "d.html").read_bytes()
