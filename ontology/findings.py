"""What checks report: where it stands, how much it weighs, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Severity(IntEnum):
    """How much a finding weighs; a violation stops the build, a warning or note does not."""

    NOTE = 0
    WARNING = 1
    VIOLATION = 2


@dataclass(frozen=True, order=True)
class Place:
    """A line in a file; *line* is 1-based, or 0 where the file as a whole is meant."""

    file: Path
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file.as_posix()}:{self.line}" if self.line else self.file.as_posix()


@dataclass(frozen=True)
class Finding:
    """One thing a check found: what is wrong, how bad, about which thing, and where it stands."""

    severity: Severity
    message: str
    place: Place | None = None
    focus: str = ""
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message
