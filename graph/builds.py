"""The builds in the user's cache: the one that stands, the last good one, and which may go."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rodedraad.graph.files import write_atomically
from rodedraad.graph.workspace import Workspace, cache_folder
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import say

COUNTS = "counts.json"
KEPT_BUILDS = 20
_VERSION = re.compile("[0-9a-f]{12}")


@dataclass(frozen=True)
class Build:
    """A dataset on disk as canonical N-Quads: its version, and how many statements and remarks it holds."""

    version: str
    dataset: Path
    stated: int
    inferred: int
    remarks: int


def standing(workspace: Workspace) -> Build | None:
    """Return the build of *workspace* as it is now, None where it has not been built yet."""
    folder = _folder(workspace.version)
    return _remembered(workspace, _opened(folder)) if (folder / COUNTS).is_file() else None


def last_good(workspace: Workspace) -> Build | None:
    """Return the newest build that succeeded for the folder of *workspace*, None where there is none."""
    pointer = _pointer(workspace)
    if not pointer.is_file():
        return None
    folder = _folder(pointer.read_text(encoding="utf-8").strip())
    return _opened(folder) if (folder / COUNTS).is_file() else None


def keep(workspace: Workspace, dataset: bytes, *, stated: int, inferred: int, remarks: int) -> Build:
    """Put *dataset* in the cache as the build of *workspace*; it stands only once it is whole."""
    folder = _folder(workspace.version)
    counts = {"stated": stated, "inferred": inferred, "remarks": remarks}
    write_atomically(folder / "dataset.nq", dataset)
    write_atomically(folder / COUNTS, json.dumps(counts).encode())
    return _remembered(workspace, _opened(folder))


def kept() -> tuple[Build, ...]:
    """Return the builds that are still in the cache, the one made last first."""
    builds = cache_folder() / "builds"
    whole = [folder for folder in builds.glob("*") if _is_whole(folder)]
    newest_first = sorted(whole, key=lambda folder: (-_made(folder), folder.name))
    return tuple(_opened(folder) for folder in newest_first)


def find(beginning: str) -> Build:
    """Return the one build whose version begins with *beginning*; a ``Fault`` names those there are."""
    known = kept()
    wanted = beginning.casefold()
    found = [build for build in known if wanted and build.version.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Fault(say("graph.version_ambiguous", given=beginning, known=_named(found)))
    if not known:
        raise Fault(say("graph.version_none", given=beginning))
    raise Fault(say("graph.version_unknown", given=beginning, known=_named(known)))


def _is_whole(folder: Path) -> bool:
    is_named = _VERSION.fullmatch(folder.name) is not None
    return is_named and all((folder / name).is_file() for name in (COUNTS, "dataset.nq"))


def _made(folder: Path) -> float:
    return (folder / COUNTS).stat().st_mtime


def _named(builds: Sequence[Build]) -> str:
    """Return *builds* by version, each with the day it was made: a version by itself says little."""
    made = (day(date.fromtimestamp(_made(build.dataset.parent))) for build in builds)
    return ", ".join(f"{build.version} ({when})" for build, when in zip(builds, made, strict=True))


def _folder(version: str) -> Path:
    return cache_folder() / "builds" / version


def _opened(folder: Path) -> Build:
    counts = json.loads((folder / COUNTS).read_text(encoding="utf-8"))
    return Build(folder.name, folder / "dataset.nq", **counts)


def _remembered(workspace: Workspace, built: Build) -> Build:
    """Note *built* as the last good build of the workspace's folder; drop builds long out of use."""
    pointer = _pointer(workspace)
    if not pointer.is_file() or pointer.read_text(encoding="utf-8") != built.version:
        write_atomically(pointer, built.version.encode())
        _prune()
    return built


def _pointer(workspace: Workspace) -> Path:
    return cache_folder() / "workspaces" / workspace.key


def _prune() -> None:
    """Remove the oldest builds beyond those kept, but none that a workspace had last."""
    pointed = {path.read_text(encoding="utf-8") for path in (cache_folder() / "workspaces").iterdir()}
    folders = [path for path in (cache_folder() / "builds").iterdir() if path.name not in pointed]
    newest_first = sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in newest_first[KEPT_BUILDS:]:
        shutil.rmtree(folder, ignore_errors=True)
