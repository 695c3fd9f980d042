"""A new workspace: a copy of the packaged one to make one's own, or a bare one with a commented example."""

from __future__ import annotations

import shutil
from pathlib import Path

from rodedraad.graph.files import write_atomically
from rodedraad.graph.naming import slug
from rodedraad.graph.workspace import CONFIG, Workspace, open_workspace, packaged
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

FOLDERS = ("data", "alignments", "proposals", "sources")
BARE = "scaffold"


def create(folder: Path, *, empty: bool = False) -> Workspace:
    """Return a new workspace in *folder*, which must not exist yet or be empty.

    It holds the packaged data, or with *empty* only settings and an example that is commented out, for the
    place that the folder is called after. Nothing is left behind when making it fails.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Fault(say("graph.init_not_empty", folder=folder))
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        _fill(draft, _bare(folder.name) if empty else _copy())
        if folder.exists():
            folder.rmdir()
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return open_workspace(folder)


def _fill(folder: Path, contents: dict[str, bytes]) -> None:
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    for name, content in contents.items():
        write_atomically(folder / name, content)


def _copy() -> dict[str, bytes]:
    """Return the files of the packaged workspace by their path in it."""
    original = packaged()
    return {
        path.relative_to(original.root).as_posix(): path.read_bytes()
        for path in [
            original.config,
            *original.files(),
            *original.mapping_files(),
            *sorted(original.stories.glob("*.yaml")),
        ]
    }


def _bare(name: str) -> dict[str, bytes]:
    """Return the files of a bare workspace for the place called *name*, by their path in it."""
    place = slug(name) or "gemeente"
    folder = packaged().root / BARE
    files = {
        CONFIG: (folder / "settings.toml").read_text(encoding="utf-8"),
        f"data/{place}/voorbeeld.ttl": (folder / "voorbeeld.ttl").read_text(encoding="utf-8"),
    }
    return {path: text.replace("%place%", place).encode() for path, text in files.items()}
