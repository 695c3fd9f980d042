"""Faults a person can mend, and what the process tells its caller when it ends."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rodedraad.ontology.findings import Place


class ExitCode(IntEnum):
    """What the process tells its caller when it ends."""

    GOOD = 0
    FINDINGS = 1
    WRONG_USE = 2


class Fault(Exception):  # noqa: N818 - a person's mistake, not an error of the program
    """Wrong use or bad input: the message says what was given, what is wrong and what would be right."""

    exit_code: ExitCode = ExitCode.WRONG_USE

    def __init__(self, message: str, place: Place | None = None) -> None:
        self.message, self.place = message, place
        super().__init__(f"{place}: {message}" if place else message)
