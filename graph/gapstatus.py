"""What was decided about gaps: a table in the workspace, a line for each decision, nothing ever lost.

The newest decision about a gap counts; those before it are its history. A gap that is no longer found keeps
its lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rodedraad.graph.files import write_atomically
from rodedraad.graph.locking import only_writer
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.phrasing import day_of
from rodedraad.ontology.wording import say

OPEN = "open"
STATUSES = (OPEN, "accepted", "in-hand", "solved")
FILE = "status.tsv"
COLUMNS = ("gap", "day", "status", "by", "note")
LONGEST_NOTE = 2_000
LONGEST_FUNCTION = 200


@dataclass(frozen=True)
class Decision:
    """The *status* somebody, named *by* function, gave a *gap* on a *day*, and the *note* with it."""

    gap: str
    day: date
    status: str
    by: str
    note: str = ""


def file_of(workspace: Workspace) -> Path:
    """Return where *workspace* keeps what was decided about gaps; the file may not be there yet."""
    return workspace.gaps / FILE


def decisions(workspace: Workspace) -> list[Decision]:
    """Return every decision, by gap and then by day; a ``Fault`` with the line where the file is broken."""
    path = file_of(workspace)
    if not path.is_file():
        return []
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Fault(say("graph.settings_not_utf8"), Place(path, line)) from error
    return _in_order(_read(path, text.replace("\r\n", "\n")))


def statuses(workspace: Workspace, on: date | None = None) -> dict[str, Decision]:
    """Return the newest decision about each gap, as it stood after the day *on* if one is given."""
    return {one.gap: one for one in decisions(workspace) if on is None or one.day <= on}


def history(workspace: Workspace, gap: str) -> list[Decision]:
    """Return what was decided about *gap*, the oldest first."""
    return [one for one in decisions(workspace) if one.gap == gap]


def decide(workspace: Workspace, decision: Decision) -> list[Decision]:
    """Add *decision* while nobody else writes, and return all there are; the same twice changes nothing.

    A ``Fault`` where the workspace may not be written in, where the file is broken, or where a text of the
    decision does not fit on a line.
    """
    _refuse_unfit(decision)
    with only_writer(workspace.writable().gaps):
        known = decisions(workspace)
        newest = {one.gap: one for one in known}
        if newest.get(decision.gap) == decision:
            return known
        after = _in_order([*known, decision])
        write_atomically(file_of(workspace), text_of(after).encode())
        return after


def text_of(found: Iterable[Decision]) -> str:
    """Return *found* as the file has them: a head and a line for each."""
    rows = [(one.gap, one.day.isoformat(), one.status, one.by, one.note) for one in found]
    return "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))


def _in_order(found: Iterable[Decision]) -> list[Decision]:
    """Return *found* by gap and day; of two on one day the later in the file stays the later."""
    return sorted(found, key=lambda one: (one.gap, one.day))


def _read(path: Path, text: str) -> Iterator[Decision]:
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise Fault(say("graph.gaps_head", wanted=" ".join(COLUMNS)), Place(path, 1))
    for number, line in enumerate(lines[1:], start=2):
        if line:
            yield _decision(line.split("\t"), Place(path, number))


def _decision(cells: list[str], place: Place) -> Decision:
    if len(cells) != len(COLUMNS):
        raise Fault(say("graph.gaps_cells", given=len(cells), wanted=len(COLUMNS)), place)
    gap, told, status, by, note = cells
    when = day_of(told)
    if when is None or when.isoformat() != told:
        raise Fault(say("graph.gaps_no_day", given=told), place)
    if status not in STATUSES:
        raise Fault(say("graph.gaps_no_status", given=status, known=", ".join(STATUSES)), place)
    if not gap or not by:
        raise Fault(say("graph.gaps_empty", column=COLUMNS[0] if not gap else COLUMNS[3]), place)
    return Decision(gap, when, status, by, note)


def _refuse_unfit(decision: Decision) -> None:
    if decision.status not in STATUSES:
        raise Fault(say("graph.gaps_no_status", given=decision.status, known=", ".join(STATUSES)))
    if not decision.by.strip():
        raise Fault(say("graph.gaps_empty", column="by"))
    for text, longest in ((decision.by, LONGEST_FUNCTION), (decision.note, LONGEST_NOTE)):
        if len(text) > longest:
            raise Fault(say("graph.gaps_long", count=len(text), most=longest))
        if any(unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") for sign in text):
            raise Fault(say("graph.gaps_controls"))
