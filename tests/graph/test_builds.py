"""The builds in the cache: the one that stands and the last good one."""

from __future__ import annotations

from rodedraad.graph.builds import keep, last_good, standing
from rodedraad.graph.workspace import Workspace, open_workspace


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
