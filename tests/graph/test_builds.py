"""The builds in the cache: the one that stands and the last good one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.builds import Build, find, keep, kept, last_good, standing
from rodedraad.graph.workspace import CACHE_VARIABLE, Workspace, open_workspace
from rodedraad.ontology.faults import Fault


def test_a_build_stands_only_for_the_version_it_was_made_of(municipality: Workspace) -> None:
    """Another input, another version: the old build is then only the last good one."""
    (municipality.data / "lindeveen" / "eigen.ttl").write_text("# nieuw\n", encoding="utf-8")
    workspace = open_workspace(municipality.root)
    assert standing(workspace) is None
    made = keep(workspace, b"", stated=1, inferred=2, remarks=3)
    assert (made.stated, made.inferred, made.remarks) == (1, 2, 3)
    assert standing(open_workspace(municipality.root)) == made
    (municipality.data / "lindeveen" / "eigen.ttl").write_text("# anders\n", encoding="utf-8")
    changed = open_workspace(municipality.root)
    assert standing(changed) is None
    assert last_good(changed) == made


def test_a_build_cut_off_halfway_does_not_stand(municipality: Workspace) -> None:
    """Without its counts it was never finished."""
    (municipality.data / "lindeveen" / "eigen.ttl").write_text("# half\n", encoding="utf-8")
    workspace = open_workspace(municipality.root)
    made = keep(workspace, b"", stated=1, inferred=2, remarks=3)
    (made.dataset.parent / "counts.json").unlink()
    assert standing(workspace) is None
    assert last_good(workspace) is None


def made(municipality: Workspace, text: str, dataset: bytes = b"") -> Build:
    """Return the build that is kept of *municipality* with *text* in a file of its own."""
    (municipality.data / "lindeveen" / "eigen.ttl").write_text(text, encoding="utf-8")
    return keep(open_workspace(municipality.root), dataset, stated=1, inferred=2, remarks=3)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without builds."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.usefixtures("own_cache")
def test_an_earlier_build_is_found_by_the_beginning_of_its_version(municipality: Workspace) -> None:
    """As many characters as make it the only one, in capitals too."""
    builds = [made(municipality, f"# {number}\n") for number in range(3)]
    for build in builds:
        assert find(build.version) == build
        others = [other.version for other in builds if other != build]
        short = next(
            build.version[:length]
            for length in range(1, 13)
            if not any(other.startswith(build.version[:length]) for other in others)
        )
        assert find(short.upper()) == build
    assert set(kept()) == set(builds)


@pytest.mark.usefixtures("own_cache")
def test_what_names_no_build_or_several_is_told_with_those_there_are(municipality: Workspace) -> None:
    """The versions to choose from, each with the day it was made."""
    with pytest.raises(Fault, match="nog niets bewaard"):
        find("abc")
    builds = [made(municipality, f"# {number}\n") for number in range(17)]  # more than first characters
    with pytest.raises(Fault) as unknown:
        find("0123456789ab")
    assert all(build.version in unknown.value.message for build in builds)
    firsts = [build.version[0] for build in builds]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    with pytest.raises(Fault) as ambiguous:
        find(twice)
    named = {build.version for build in builds if build.version in ambiguous.value.message}
    assert named == {build.version for build in builds if build.version.startswith(twice)}
    with pytest.raises(Fault):
        find("")


def test_only_whole_builds_count(municipality: Workspace, own_cache: Path) -> None:
    """What was cut off, or is no build at all, is passed over."""
    build = made(municipality, "# heel\n")
    for name in ("0" * 12, "f" * 12, "geen-versie"):
        (own_cache / "builds" / name).mkdir()
    (own_cache / "builds" / ("f" * 12) / "counts.json").write_text("{}", encoding="utf-8")
    assert kept() == (build,)
