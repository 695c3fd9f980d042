"""The proposals of a workspace: one file a session in ``proposals/``, and two writers that lose nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rodedraad.graph.files import write_atomically
from rodedraad.graph.locking import only_writer
from rodedraad.graph.proposals.form import written
from rodedraad.graph.proposals.items import Item, Session, in_order, merged
from rodedraad.graph.proposals.reading import parse
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import say

FOLDER = "proposals"
SUFFIX = ".jsonld"
SHORTEST = 8


@dataclass(frozen=True)
class Taken:
    """What taking in a session came to: its file, and how many proposals are new, reworded or elsewhere."""

    session: Session
    file: Path
    new: int
    reworded: int
    elsewhere: int

    @property
    def is_same(self) -> bool:
        """Whether everything was known already."""
        return not (self.new or self.reworded)


def take_in(workspace: Workspace, incoming: Session) -> Taken:
    """Put *incoming* with what *workspace* has of the session; what is there already is never lost."""
    with _writing(workspace):
        others = [known for known in sessions(workspace) if known.name != incoming.name]
        elsewhere = {item.id for session in others for item in session.items}
        own = replace(incoming, items=tuple(item for item in incoming.items if item.id not in elsewhere))
        path = _path(workspace, incoming.name)
        before = _read(workspace, path) if path.is_file() else replace(own, items=())
        after = merged(before, own)
        if after.items != before.items or _versions(after) != _versions(before) or not path.is_file():
            write_atomically(path, written(after, graph(workspace, after.name)))
        known = _versions(before)
        new = sum(item not in known for item in _versions(after))
        reworded = sum(known.get(item, count) < count for item, count in _versions(after).items())
        return Taken(after, path, new, reworded, len(incoming.items) - len(own.items))


def _versions(session: Session) -> dict[str, int]:
    """Return how many other wordings each proposal of *session* has."""
    return {item.id: len(item.versions) for item in session.items}


def sessions(workspace: Workspace) -> list[Session]:
    """Return the sessions of *workspace*, oldest first."""
    folder = workspace.root / FOLDER
    if workspace.is_packaged or not folder.is_dir():
        return []
    return [_read(workspace, path) for path in sorted(folder.glob(f"*{SUFFIX}"))]


def items(workspace: Workspace) -> list[Item]:
    """Return every proposal of *workspace* as they were made."""
    return list(in_order(item for session in sessions(workspace) for item in session.items))


def change(workspace: Workspace, given: str, decide: Callable[[Session, Item], Item]) -> Item:
    """Put what *decide* makes of the proposal that *given* names in its place, while nobody else writes.

    Where *decide* raises, nothing changes.
    """
    with _writing(workspace):
        session, item = _find(workspace, given)
        after = decide(session, item)
        write_atomically(
            _path(workspace, session.name), written(session.with_item(after), graph(workspace, session.name))
        )
        return after


def graph(workspace: Workspace, session: str) -> str:
    """Return the IRI of the named graph with the proposals of *session*."""
    return f"{workspace.base}graph/{workspace.place}/{FOLDER}/{session}"


def short_ids(found: Sequence[Item]) -> dict[str, str]:
    """Return for each proposal how its id begins: as much as tells it from the others."""
    length = SHORTEST
    while len({item.uuid[:length] for item in found}) < len(found):
        length += 1
    return {item.id: item.uuid[:length] for item in found}


def _find(workspace: Workspace, given: str) -> tuple[Session, Item]:
    wanted = given.strip().lower().rpartition(":")[2]
    found = [
        (session, item)
        for session in sessions(workspace)
        for item in session.items
        if len(wanted) >= 4 and item.uuid.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(item.uuid for _, item in found)
        raise Fault(say("graph.proposal_ambiguous", given=given, found=listed))
    raise Fault(say("graph.proposal_unknown", given=given))


def _path(workspace: Workspace, name: str) -> Path:
    return workspace.root / FOLDER / f"{name}{SUFFIX}"


def _read(workspace: Workspace, path: Path) -> Session:
    session = parse(path.read_bytes(), path, graph(workspace, path.stem))
    if session.name != path.stem:
        raise Fault(say("graph.proposals_other_name", name=session.name), Place(path))
    return session


@contextmanager
def _writing(workspace: Workspace) -> Iterator[None]:
    with only_writer(workspace.writable().root / FOLDER):
        yield
