"""Faults a person can mend, and findings a check reports, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ExitCode(IntEnum):
    """What the process tells its caller when it ends."""

    GOOD = 0
    FINDINGS = 1
    WRONG_USE = 2


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


class Fault(Exception):  # noqa: N818 - a person's mistake, not an error of the program
    """Wrong use or bad input: the message says what was given, what is wrong and what would be right."""

    exit_code: ExitCode = ExitCode.WRONG_USE

    def __init__(self, message: str, place: Place | None = None) -> None:
        self.message, self.place = message, place
        super().__init__(f"{place}: {message}" if place else message)
