"""How a query went: its answer, as lines or in the format asked for, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.answers import Answer


@dataclass(frozen=True)
class Ran:
    """An answer as its lines: SPARQL TSV, a truth, or N-Triples; *is_cut* where the row limit was met."""

    form: str
    lines: bytes
    is_cut: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)

    def answer(self) -> Answer:
        """Return the answer as plain terms."""
        from rodedraad.graph.formats import decode

        return decode(self.form, self.lines)


@dataclass(frozen=True)
class Shown:
    """An answer in the format asked for; *is_cut* where the row limit was met."""

    content: bytes
    is_cut: bool


class Stopped(Fault):
    """The query may be right, but its answer did not come."""


class OutOfTime(Stopped):
    """The query had not been answered when its time was up; its process is gone."""


class OutOfMemory(Stopped):
    """The query wanted more memory than it may have."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or say("queries.out_of_memory"))


class TooMuch(Stopped):
    """The answer has more bytes than it may have."""


class WorkerDied(Stopped):
    """The query brought its process down; *defect* is the traceback where a mistake of ours did."""

    defect: str = ""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or say("queries.worker_died"))


class Busy(Stopped):
    """So many queries wait already that this one is not taken on."""


class Unacceptable(Fault):
    """The answer has a *form* (``rows``, ``truth`` or ``triples``) for which no format was asked."""

    def __init__(self, form: str) -> None:
        self.form = form
        super().__init__(say(f"queries.unacceptable_{form}"))
