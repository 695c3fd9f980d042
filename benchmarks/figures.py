"""A measured figure beside its target."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, in which unit, and the target: at most, or at least when *more_is_better*."""

    name: str
    value: float
    unit: str
    target: float | None = None
    more_is_better: bool = False

    def row(self) -> str:
        """Return the figure as a row of a Markdown table."""
        if self.target is None:
            return f"| {self.name} | {self.value:.3g} {self.unit} | – | – |"
        met = self.value >= self.target if self.more_is_better else self.value <= self.target
        sign = "≥" if self.more_is_better else "≤"
        verdict = "met" if met else "not met"
        return f"| {self.name} | {self.value:.3g} {self.unit} | {sign} {self.target:g} | {verdict} |"
