"""The places of a workspace in the cache: read back as they were, and never believed blindly."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from rodedraad.graph.workspace import Workspace, packaged
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.places import Form, Place
from rodedraad.visualisations.remembering import remember, remembered


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace of which nothing was drawn yet."""
    monkeypatch.setenv("RODEDRAAD_CACHE", str(tmp_path))
    return packaged()


def lens(name: str, x: float) -> Lens:
    """Return a view of one thing."""
    place = Place(x, 2.25, x, 0, x + 9, 4, ("iets",), 10, 12, Form.RIGHT)
    return Lens(name, "", "", nx.MultiDiGraph(), {"urn:a": place})


def test_what_was_drawn_is_known_the_next_time(workspace: Workspace) -> None:
    """By view; a view that was not drawn again keeps its places."""
    assert remembered(workspace) == {}
    remember(workspace, [lens("work", 1.5), lens("council", 3)])
    remember(workspace, [lens("work", 7)])
    assert remembered(workspace) == {"work": {"urn:a": (7, 2.25)}, "council": {"urn:a": (3, 2.25)}}


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("geen json", {}),
        ("[1, 2]", {}),
        ('{"work": 3}', {"work": {}}),
        (
            '{"work": {"a": [1, 2], "b": [1], "c": ["x", 1], "d": [true, 1], "e": [1e999, 0]}}',
            {"work": {"a": (1, 2)}},
        ),
    ],
)
def test_a_broken_cache_is_no_trouble(
    workspace: Workspace, tmp_path: Path, written: str, known: dict[str, object]
) -> None:
    """What is no place is left out; the drawing goes on without it."""
    remember(workspace, [lens("work", 1)])
    (path,) = (tmp_path / "places").iterdir()
    path.write_text(written, encoding="utf-8")
    assert remembered(workspace) == known


def test_workspaces_do_not_share_places(workspace: Workspace, tmp_path: Path) -> None:
    """Each folder has its own, in one file that is plain JSON."""
    remember(workspace, [lens("work", 1)])
    (path,) = (tmp_path / "places").iterdir()
    assert path.stem == workspace.key
    assert json.loads(path.read_text(encoding="utf-8")) == {"work": {"urn:a": [1, 2.25]}}
