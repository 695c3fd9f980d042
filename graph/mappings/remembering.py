"""What reviewers did, in order, so that they can take it back: the rows themselves know only the day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rodedraad.graph.files import write_atomically
from rodedraad.graph.workspace import Workspace

FILE = ".undo.jsonl"
MOST = 1000  # changes that are remembered, of all reviewers together
_MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Found:
    """A review as it was written."""

    record: str
    reviewer: str
    day: str
    agreement: float
    comment: str


@dataclass(frozen=True)
class Change:
    """What was done to mapping *record* of set *name*: a review in place of *before*.

    Where there is no *after* the row itself is new.
    """

    name: str
    record: str
    after: Found | None = None
    before: Found | None = None


def remember(workspace: Workspace, reviewer: str, changes: Sequence[Change]) -> None:
    """Keep that *reviewer* made *changes* at once. Only for who holds the lock of the folder."""
    line = {"reviewer": reviewer, "changes": [asdict(change) for change in changes]}
    _write(workspace, [*_lines(workspace), line])


def last(workspace: Workspace, reviewer: str) -> list[Change]:
    """Return what *reviewer* did last, in the order in which it was done; empty where nothing is known."""
    own = [line for line in _lines(workspace) if _is_by(line, reviewer)]
    return [_change(change) for change in own[-1]["changes"]] if own else []


def without_last(workspace: Workspace, reviewer: str) -> None:
    """Forget what *reviewer* did last. Only for who holds the lock of the folder."""
    lines = _lines(workspace)
    place = max((number for number, line in enumerate(lines) if _is_by(line, reviewer)), default=None)
    if place is not None:
        _write(workspace, lines[:place] + lines[place + 1 :])


def _is_by(line: dict[str, Any], reviewer: str) -> bool:
    return str(line["reviewer"]).casefold() == reviewer.casefold()


def _path(workspace: Workspace) -> Path:
    return workspace.alignments / FILE


def _write(workspace: Workspace, lines: list[dict[str, Any]]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines[-MOST:])
    write_atomically(_path(workspace), text.encode())


def _lines(workspace: Workspace) -> list[dict[str, Any]]:
    """Return what is remembered; a line that somebody damaged is forgotten, and costs no review."""
    path = _path(workspace)
    if not path.is_file() or path.stat().st_size > _MOST_BYTES:
        return []
    found = []
    for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            line = json.loads(text)
            [_change(change) for change in line["changes"]]
            str(line["reviewer"])
        except (ValueError, TypeError, KeyError):
            continue
        found.append(line)
    return found


def _change(told: dict[str, Any]) -> Change:
    after, before = (Found(**told[name]) if told[name] else None for name in ("after", "before"))
    return Change(told["name"], told["record"], after, before)
