"""From files to dataset: the same bytes everywhere, inferred kept apart, and broken files told by line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rodedraad.graph import builds
from rodedraad.graph.answers import Solutions
from rodedraad.graph.building import STEPS, BuildStopped, build
from rodedraad.graph.builds import Build, last_good, standing
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import CACHE_VARIABLE, Workspace, open_workspace
from rodedraad.ontology.faults import ExitCode


def rows(made: Build, query: str) -> list[tuple[str, ...]]:
    """Return the rows of *query* over a build as plain values."""
    answer = EmbeddedStore.load(made.dataset).query(query)
    assert isinstance(answer, Solutions)
    return [tuple(term.value if term else "" for term in row) for row in answer.rows]


def add(workspace: Workspace, turtle: str) -> Path:
    """Put a file of our own among the data of the workspace."""
    file = workspace.data / workspace.place / "extra.ttl"
    file.write_text("@prefix rd: <https://w3id.org/rodedraad/def#> .\n" + turtle, encoding="utf-8")
    return file


def test_the_same_workspace_elsewhere_gives_the_same_bytes(municipality: Workspace, tmp_path: Path) -> None:
    """Neither the folder nor an earlier build shows in the dataset."""
    first = build(municipality)
    content = first.dataset.read_bytes()
    shutil.copytree(municipality.root, tmp_path / "elders")
    shutil.rmtree(first.dataset.parent)
    second = build(open_workspace(tmp_path / "elders"))
    assert second.version == first.version
    assert second.dataset.read_bytes() == content
    assert content.splitlines() == sorted(set(content.splitlines()))


def test_nothing_is_built_again_while_the_version_stands(municipality: Workspace) -> None:
    """The second build is the first one, untouched on disk."""
    first = build(municipality)
    stamp = first.dataset.stat().st_mtime_ns
    assert standing(open_workspace(municipality.root)) == first
    assert build(open_workspace(municipality.root)) == first
    assert first.dataset.stat().st_mtime_ns == stamp


def test_inferred_statements_stand_in_a_graph_of_their_own(municipality: Workspace) -> None:
    """What the rules add is in no other graph, and nothing stated is in theirs."""
    made = build(municipality)
    mixed = rows(
        made,
        "SELECT ?s ?p ?o WHERE { GRAPH ?a { ?s ?p ?o } GRAPH ?b { ?s ?p ?o } "
        'FILTER (STRENDS(STR(?a), "/inferred") && ?a != ?b && !STRENDS(STR(?b), "/def")) }',
    )
    counted = rows(
        made, 'SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER (STRENDS(STR(?g), "/inferred")) }'
    )
    assert mixed == []
    assert counted == [(str(made.inferred),)]
    assert made.inferred > 0


def test_the_dataset_says_its_own_title_and_version(municipality: Workspace) -> None:
    """Whoever gets the dataset alone can tell which one it is."""
    made = build(municipality)
    found = rows(
        made,
        "PREFIX dcat: <http://www.w3.org/ns/dcat#> "
        "SELECT ?version WHERE { ?dataset a dcat:Dataset ; dcat:version ?version }",
    )
    assert found == [(municipality.version,)]


def test_a_broken_file_stops_the_build_and_the_last_good_one_stays(municipality: Workspace) -> None:
    """Every broken file is named with its line; what was built before is still there."""
    good = build(municipality)
    file = add(municipality, "rd:a rd:b ;\n")
    broken = open_workspace(municipality.root)
    with pytest.raises(BuildStopped) as stopped:
        build(broken)
    assert stopped.value.exit_code is ExitCode.WRONG_USE
    places = [finding.place for finding in stopped.value.findings]
    assert [(place.file.name, place.line) for place in places if place] == [(file.name, 2)]
    assert last_good(broken) == good
    assert good.dataset.is_file()


def test_a_typo_in_a_term_is_found_with_its_line_and_the_likely_term(municipality: Workspace) -> None:
    """An unknown term of our namespace is a finding, not a silent hole in every answer."""
    file = add(
        municipality, "\n<https://w3id.org/rodedraad/id/x/thema/y> rd:invloves <https://example.org/z> .\n"
    )
    with pytest.raises(BuildStopped) as stopped:
        build(open_workspace(municipality.root))
    assert stopped.value.exit_code is ExitCode.FINDINGS
    found = [finding for finding in stopped.value.findings if "rd:invloves" in finding.message]
    assert len(found) == 1
    assert "rd:involves" in found[0].message
    assert found[0].place is not None
    assert (found[0].place.file.name, found[0].place.line) == (file.name, 3)


def test_old_builds_are_dropped_but_never_one_in_use(
    municipality: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The cache keeps a fixed number of builds, the current ones of every workspace included."""
    monkeypatch.setattr(builds, "KEPT_BUILDS", 0)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    first = build(municipality)
    add(municipality, "# nothing new, but another version\n")
    second = build(open_workspace(municipality.root))
    assert second.version != first.version
    assert not first.dataset.exists()
    assert second.dataset.exists()


def test_each_step_of_a_build_is_told_when_it_begins(municipality: Workspace) -> None:
    """For a bar that moves; a build that stands has none."""
    (municipality.data / "lindeveen" / "stap.ttl").write_text("# een eigen versie\n", encoding="utf-8")
    begun: list[str] = []
    build(open_workspace(municipality.root), begun.append)
    assert begun == ["bestanden lezen", "regels nagaan", "afleiden", "wegschrijven"]
    assert len(begun) == STEPS
    build(open_workspace(municipality.root), begun.append)
    assert len(begun) == STEPS
