"""How a query went: the lines of its answer as they came, or the answer in the format asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
