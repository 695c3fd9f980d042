"""The mapping sets of a workspace: one file a framework, and two writers that lose nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Texts
from dataclasses import replace
from pathlib import Path

from rodedraad.graph.files import write_atomically
from rodedraad.graph.locking import only_writer
from rodedraad.graph.mappings.columns import SUFFIX
from rodedraad.graph.mappings.mapping import NOTHING, Mapping, MappingSet
from rodedraad.graph.mappings.reading import read_set
from rodedraad.graph.mappings.writing import text_of
from rodedraad.graph.workspace import Workspace

Labels = Callable[[Iterable[str]], Texts[str, str]]

RECORDS = "afstemming"
REVIEWS = "beoordeling"


def sets(workspace: Workspace) -> list[MappingSet]:
    """Return the mapping sets of *workspace*, by file."""
    return [read_set(path) for path in workspace.mapping_files()]


def mappings(workspace: Workspace) -> list[Mapping]:
    """Return every mapping of *workspace*, by file and in the order of the file."""
    return [mapping for found in sets(workspace) for mapping in found.mappings]


def change(
    workspace: Workspace,
    name: str,
    edit: Callable[[MappingSet], MappingSet],
    labels: Texts[str, str] | None = None,
) -> MappingSet:
    """Put what *edit* makes of the set called *name* in its place while nobody else writes, and return it.

    The set is read when it is this writer's turn, so that what another wrote meanwhile is in it. Where
    *edit* raises, nothing changes; a set that is not there yet begins empty.
    """
    with only_writer(workspace.writable().alignments):
        path = workspace.alignments / f"{name}{SUFFIX}"
        before = read_set(path) if path.is_file() else _empty(workspace, path)
        after = edit(before)
        if after != before:
            write_atomically(path, text_of(after, labels).encode())
        return replace(after, path=path)


def change_all(
    workspace: Workspace,
    edit: Callable[[dict[str, MappingSet]], None],
    labels: Labels,
) -> None:
    """Let *edit* change the sets by name, all at once; one that is not there yet begins empty.

    As in ``change`` nobody else writes meanwhile, and where *edit* raises nothing changes. *labels* says
    what the things in a set are called, for the sets that changed.
    """
    with only_writer(workspace.writable().alignments):
        found = _Sets(workspace)
        before = dict(found)
        edit(found)
        texts = {
            after.path: text_of(after, labels(_ends(after))).encode()
            for name, after in found.items()
            if after != before.get(name, _empty(workspace, after.path))
        }
        for path, content in texts.items():
            write_atomically(path, content)


class _Sets(dict[str, MappingSet]):
    """The sets of a workspace by name; what is not there begins empty."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__({one.path.name.removesuffix(SUFFIX): one for one in sets(workspace)})
        self._workspace = workspace

    def __missing__(self, name: str) -> MappingSet:
        return _empty(self._workspace, self._workspace.alignments / f"{name}{SUFFIX}")


def _ends(found: MappingSet) -> list[str]:
    """Return what the rows of *found* are about."""
    things = {thing for mapping in found.mappings for thing in (mapping.subject, mapping.object)}
    return sorted(things - {NOTHING})


def _empty(workspace: Workspace, path: Path) -> MappingSet:
    name = path.name.removesuffix(SUFFIX)
    return MappingSet(
        path=path,
        id=f"{workspace.base}id/{workspace.place}/afstemmingen/{name}",
        title="",
        mappings=(),
        prefixes={"id": f"{workspace.base}id/"},
    )


def home(workspace: Workspace, mapping: Mapping, framework: str) -> str:
    """Return the name of the set where *mapping* stands or, when it is new, belongs: that of *framework*."""
    for found in sets(workspace):
        if any(one.record == mapping.record or one.key == mapping.key for one in found.mappings):
            return found.path.name.removesuffix(SUFFIX)
    return _last(framework)


def record(workspace: Workspace, subject: str, target: str, source: str = "") -> str:
    """Return a new name for the mapping of *subject* to *target* that no other mapping has."""
    end = f"geen-{_last(source)}" if target == NOTHING else _last(target)
    taken = {mapping.record for mapping in mappings(workspace)}
    beginning = f"{workspace.base}id/{workspace.place}/{RECORDS}/"
    kind = subject.rstrip("/").split("/")[-2]
    for name in (f"{_last(subject)}--{end}", f"{kind}-{_last(subject)}--{end}"):
        if beginning + name not in taken:
            return beginning + name
    number = next(
        number
        for number in range(2, len(taken) + 3)
        if f"{beginning}{_last(subject)}--{end}-{number}" not in taken
    )
    return f"{beginning}{_last(subject)}--{end}-{number}"


def review_record(mapping: Mapping) -> str:
    """Return a new name for a review of *mapping*."""
    taken = {review.record for review in mapping.reviews}
    number = next(
        number for number in range(1, len(taken) + 2) if f"{mapping.record}--{REVIEWS}-{number}" not in taken
    )
    return f"{mapping.record}--{REVIEWS}-{number}"


def _last(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
