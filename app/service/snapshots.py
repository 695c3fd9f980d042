"""What a server can serve, a workspace or files, as one version of a dataset; and whether it changed.

``python -m rodedraad.app.service.snapshots`` makes one in a process of its own: a server answers meanwhile.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from rodedraad.ontology.faults import ExitCode, Fault
from rodedraad.ontology.wording import set_language

if TYPE_CHECKING:
    from rodedraad.queries.catalogue.library import Library

Fingerprint: TypeAlias = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Snapshot:
    """One version of a dataset: its N-Quads, its IRI and titles, and under what its graphs are named.

    *iri* and *graphs* are empty where the dataset comes from files, which say no such thing. *questions* is
    the folder with the workspace's own questions, empty where it has none.
    """

    version: str
    dataset: str
    titles: Mapping[str, str] = field(default_factory=dict)
    iri: str = ""
    graphs: str = ""
    questions: str = ""

    @property
    def path(self) -> Path:
        """The file with the statements."""
        return Path(self.dataset)

    @property
    def library(self) -> Library:
        """The questions that can be asked of it: those of the software, and the workspace's own."""
        from rodedraad.queries.catalogue.library import PACKAGED, Library

        return Library((PACKAGED, Path(self.questions)) if self.questions else (PACKAGED,))


@dataclass(frozen=True)
class Source:
    """Where a dataset comes from: the workspace in folder *root*, or *files*."""

    root: str = ""
    files: tuple[str, ...] = ()

    def snapshot(self) -> Snapshot:
        """Return the dataset as its files are now, built if need be; a ``Fault`` where they are broken."""
        if self.files:
            from rodedraad.graph.loading import load

            loaded = load([Path(file) for file in self.files])
            return Snapshot(loaded.version, str(loaded.dataset))
        from rodedraad.graph.building import build
        from rodedraad.graph.workspace import open_workspace

        workspace = open_workspace(Path(self.root))
        return of_workspace(workspace, build(workspace))

    def fingerprint(self) -> Fingerprint:
        """Return what changes when a file does, without reading one: names, times and sizes."""
        return tuple(_seen(path) for path in self._paths())

    def _paths(self) -> list[Path]:
        if self.files:
            return [Path(file) for file in self.files]
        from rodedraad.graph.workspace import open_workspace

        try:
            workspace = open_workspace(Path(self.root))
            return [workspace.config, *workspace.files()]
        except (Fault, OSError):
            return [Path(self.root)]


def of_workspace(workspace: Any, built: Any) -> Snapshot:
    """Return *built*, the build of *workspace*, with what the workspace says of it."""
    titles = {language: title for language, title in workspace.titles.items() if language}
    return Snapshot(
        built.version,
        str(built.dataset),
        titles or {workspace.language: workspace.title},
        f"{workspace.base}id/{workspace.place}/dataset/{workspace.place}",
        f"{workspace.base}graph/",
        str(workspace.questions) if workspace.questions.is_dir() else "",
    )


def _seen(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), found.st_mtime_ns, found.st_size


def main() -> int:
    """Print the snapshot of the source told in the first word, as JSON; the second word is the language."""
    told = json.loads(sys.argv[1])
    set_language(sys.argv[2])
    try:
        found = Source(told["root"], tuple(told["files"])).snapshot()
    except Fault as fault:
        print(fault, file=sys.stderr)  # noqa: T201
        return fault.exit_code
    print(json.dumps(asdict(found)))  # noqa: T201
    return ExitCode.GOOD


if __name__ == "__main__":
    sys.exit(main())
