"""What an answer on paper says about where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Stamp:
    """The dataset that answered, its version (empty for an endpoint, which keeps its own), and the day."""

    title: str
    version: str
    on: date

    def as_data(self) -> dict[str, str]:
        """Return it as plain data, for another process."""
        return {"title": self.title, "version": self.version, "on": self.on.isoformat()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Stamp:
        """Return what ``as_data`` gave."""
        return cls(data["title"], data["version"], date.fromisoformat(data["on"]))
