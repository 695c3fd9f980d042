"""Values by number: what the page holds once and refers to often."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Numbered(Generic[Value]):
    """Values by number, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}

    def number(self, value: Value) -> int:
        """Return the number of *value*, a new one where it has none yet."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[Value]:
        """The values in the order of their numbers."""
        return list(self._numbers)
