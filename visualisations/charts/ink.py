"""The colours of a chart: printed ones, or names of them that a page fills in by day and by night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rodedraad.visualisations import palette


@dataclass(frozen=True)
class Ink:
    """What a chart is drawn with; *tones* are those of fields, in their order, over and over."""

    paper: str
    surface: str
    ink: str
    muted: str
    rule: str
    tones: Sequence[palette.Tone]

    def tone(self, place: int) -> palette.Tone:
        """Return the tone of the field at *place*."""
        return self.tones[place % len(self.tones)]


_NAMES: Final = ("paper", "surface", "ink", "muted", "rule")
_PARTS: Final = ("fill", "text", "tint", "line")
_PRINTER: Final = "#FFFFFF"  # a printer lays no ivory


def _tones(scheme: palette.Scheme) -> tuple[palette.Tone, ...]:
    return tuple(palette.tone(colour, scheme) for colour in palette.FIELD_COLOURS)


PRINTED: Final = Ink(
    _PRINTER,
    palette.LIGHT.surface,
    palette.LIGHT.ink,
    palette.LIGHT.muted,
    palette.LIGHT.rule,
    _tones(palette.LIGHT),
)
SCREEN: Final = Ink(
    **{name: f"var(--{name})" for name in _NAMES},
    tones=tuple(
        palette.Tone(**{part: f"var(--{part}-{place})" for part in _PARTS})
        for place in range(len(palette.FIELD_COLOURS))
    ),
)


def variables(scheme: palette.Scheme) -> str:
    """Return what *scheme* fills in for the names of ``SCREEN``, as a style sheet says it."""
    said = [f"--{name}: {getattr(scheme, name)};" for name in (*_NAMES, "thread")]
    for place, tone in enumerate(_tones(scheme)):
        said += [f"--{part}-{place}: {getattr(tone, part)};" for part in _PARTS]
    return " ".join(said)
