"""The colours and shapes of every picture: paper and ink, colour-blind-safe fields, one red thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rodedraad.ontology.terms import RD, TOOI

# Okabe and Ito, https://jfly.uni-koeln.de/color/, without black (that is ink); vermillion, near to the red of
# the thread, comes last.
FIELD_COLOURS: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#F0E442", "#D55E00")
NEUTRAL: Final = "#8A939C"

# WCAG 2.2 AA: text 4.5, what one must see to understand a picture 3.
TEXT_CONTRAST: Final = 4.5
GRAPHIC_CONTRAST: Final = 3.0


@dataclass(frozen=True)
class Scheme:
    """The base colours of a page, light or dark."""

    name: str
    paper: str
    surface: str
    ink: str
    muted: str
    rule: str
    thread: str
    tint: float


LIGHT: Final = Scheme("light", "#FBFAF7", "#F3F1EB", "#1F2933", "#55606B", "#7B858F", "#C8102E", 0.16)
DARK: Final = Scheme("dark", "#14191F", "#1C232B", "#ECE9E2", "#A9B2BB", "#75808B", "#FF5C6F", 0.30)
SCHEMES: Final = (LIGHT, DARK)


@dataclass(frozen=True)
class Tone:
    """One field's colour in one scheme: *fill* with *text* on it, a *tint* for ink, a *line* on paper."""

    fill: str
    text: str
    tint: str
    line: str


def tones(fields: Sequence[str], scheme: Scheme) -> dict[str, Tone]:
    """Return a tone for each of *fields*, in their order; after the last colour the first comes again."""
    return {
        field: tone(FIELD_COLOURS[position % len(FIELD_COLOURS)], scheme)
        for position, field in enumerate(fields)
    }


def tone(colour: str, scheme: Scheme) -> Tone:
    """Return *colour* as it is used in *scheme*, every combination legible."""
    text = next(ink for ink in _INKS if contrast(ink, colour) >= TEXT_CONTRAST)
    line = readable(colour, scheme.paper, GRAPHIC_CONTRAST)
    return Tone(fill=colour, text=text, tint=mix(colour, scheme.paper, scheme.tint), line=line)


# House ink where it can be read, pure white or black only where it must; one of them always can.
_INKS: Final = (LIGHT.ink, "#FFFFFF", "#000000")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, background: str, ratio: float) -> str:
    """Return *colour*, no more darkened or lightened than it takes to reach *ratio* on *background*."""
    towards = "#000000" if _luminance(background) > _MIDDLE else "#FFFFFF"
    for step in range(101):
        candidate = mix(towards, colour, step / 100)
        if contrast(candidate, background) >= ratio:
            return candidate
    return towards


_MIDDLE = 0.18


def mix(one: str, other: str, share: float) -> str:
    """Return *share* of colour *one* mixed into *other*."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first * share + second * (1 - share)):02X}" for first, second in parts)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (part / 255 for part in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# --- shapes: the second cue, one per kind ---------------------------------------------------------------

# As SVG paths in a square from -1 to 1, for the legend and the canvas alike; filled by the even-odd rule.
SHAPES: Final = {
    "hexagon": "M1 0L.5 .87H-.5L-1 0L-.5 -.87H.5Z",
    "bar": "M-1 -.6H1V.6H-1Z",
    "circle": "M.85 0A.85 .85 0 1 1 -.85 0A.85 .85 0 1 1 .85 0Z",
    "square": "M-.8 -.8H.8V.8H-.8Z",
    "triangle": "M0 -.95L.98 .78H-.98Z",
    "diamond": "M0 -1.05L1.05 0L0 1.05L-1.05 0Z",
    "ring": "M.9 0A.9 .9 0 1 1 -.9 0A.9 .9 0 1 1 .9 0ZM.4 0A.4 .4 0 1 1 -.4 0A.4 .4 0 1 1 .4 0Z",
    "cross": "M-.9 -.5L-.5 -.9L0 -.4L.5 -.9L.9 -.5L.4 0L.9 .5L.5 .9L0 .4L-.5 .9L-.9 .5L-.4 0Z",
    "star": "M0 -1.05L.27 -.36L1 -.32L.43 .14L.62 .85L0 .45L-.62 .85L-.43 .14L-1 -.32L-.27 -.36Z",
    "pentagon": "M0 -1L.95 -.31L.59 .81H-.59L-.95 -.31Z",
    "plus": "M-.3 -.95H.3V-.3H.95V.3H.3V.95H-.3V.3H-.95V-.3H-.3Z",
    "hourglass": "M-.85 -.9H.85L.25 0L.85 .9H-.85L-.25 0Z",
    "house": "M0 -1L.9 -.2V.9H-.9V-.2Z",
}
_USUAL: Final = {
    RD.SafetyField: "hexagon",
    RD.Category: "bar",
    RD.Theme: "circle",
    RD.MunicipalUnit: "square",
    RD.Organisation: "triangle",
    RD.Partnership: "diamond",
    RD.ActorGroup: "ring",
    RD.Actor: "cross",
    TOOI.Gemeente: "house",
}


def shapes(kinds: Iterable[str]) -> dict[str, str]:
    """Return the name of a shape for each kind: its usual one, else one that no other kind uses yet."""
    wanted = sorted(set(kinds))
    chosen = {kind: _USUAL[kind] for kind in wanted if kind in _USUAL}
    free = [shape for shape in SHAPES if shape not in _USUAL.values()]
    free += [shape for shape in SHAPES if shape not in (*free, *chosen.values())]
    others = [kind for kind in wanted if kind not in chosen]
    return chosen | {kind: free[position % len(free)] for position, kind in enumerate(others)}
