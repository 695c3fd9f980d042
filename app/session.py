"""What one call of the command line works with: workspace, endpoint, language and dataset."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import click

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    from rodedraad.graph.builds import Build
    from rodedraad.graph.loading import Loaded
    from rodedraad.graph.store import Store
    from rodedraad.graph.workspace import Workspace


class Session:
    """The choices made on the command line; everything else is read only when a command asks for it."""

    # Not a dataclass: making one would cost every start of the command more than reading its words does.
    def __init__(
        self, folder: str | PathLike[str] | None = None, endpoint: str | None = None, timeout: float = 30.0
    ) -> None:
        self.folder, self.endpoint, self.timeout = folder, endpoint, timeout
        self.files: tuple[Path, ...] = ()

    def over(self, files: tuple[Path, ...]) -> Session:
        """Work with *files*, if any, instead of a workspace; a ``Fault`` where another source was named."""
        if files and (self.folder or self.endpoint):
            raise Fault(say("app.data_or_workspace", given="--workspace" if self.folder else "--endpoint"))
        self.files = files
        return self

    @property
    def language(self) -> str:
        """The language of the output."""
        return language()

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace named with ``--workspace``, else the nearest upwards, else the packaged one."""
        from pathlib import Path

        from rodedraad.graph import workspace

        return workspace.open_workspace(Path(self.folder)) if self.folder else workspace.find(Path.cwd())

    @cached_property
    def built(self) -> Build:
        """The build of the workspace; when its files are broken the last good one, with a warning."""
        from rodedraad.graph.builds import last_good, standing

        if built := standing(self.workspace):
            return built
        from rodedraad.app.terminal import progress
        from rodedraad.graph.building import STEPS, BuildStopped, build

        try:
            with progress(self.workspace.title, STEPS) as begin:
                return build(self.workspace, begin)
        except BuildStopped as stopped:
            good = last_good(self.workspace)
            if good is None:
                raise
            click.echo(say("app.last_good", version=good.version, problems=stopped), err=True)
            return good

    def dataset(self) -> Path:
        """Return the path of the canonical N-Quads to query."""
        return self._loaded.dataset if self.files else self.built.dataset

    @property
    def dataset_version(self) -> str:
        """The version of the dataset that answers; empty for an endpoint, which keeps its own."""
        if self.files:
            return self._loaded.version
        return "" if self.endpoint else self.built.version

    @cached_property
    def _loaded(self) -> Loaded:
        from rodedraad.app.terminal import progress
        from rodedraad.graph.loading import load

        with progress(say("app.data_loading"), len(self.files)) as begin:
            return load(self.files, begin)

    def store(self) -> Store:
        """Return the store that answers: the endpoint when one was named, else the build in memory."""
        from rodedraad.graph.endpoint import RemoteStore
        from rodedraad.graph.store import EmbeddedStore

        if self.endpoint:
            return RemoteStore(self.endpoint, self.timeout)
        return EmbeddedStore.load(self.dataset())

    def texts(self) -> Mapping[str, str]:
        """Return the text of every registered document, by the IRI of the document."""
        from rodedraad.graph.sources import registered_texts

        if self.endpoint or self.files or not self.workspace.sources.is_dir():
            return {}
        return registered_texts(self.workspace, self.store())

    def passages(self) -> Mapping[str, str]:
        """Return the text of every passage whose document is registered, by the IRI of the passage."""
        from rodedraad.graph.passages import passage_texts

        return passage_texts(self.store(), self.workspace)
