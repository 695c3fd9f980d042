"""Labels as they are read: in which order, in how many lines, and how wide at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx

# Widths of DejaVu Sans in hundredths of the size, rounded up by group: no usual system font is wider.
_WIDTHS: Final = {
    sign: width / 100
    for width, signs in {
        36: "'ijlIJ ,.:;/\\|f-·’‘",
        45: '()[]t!r"“”',
        55: "*_`sz?c",
        63: "vxyTYaoebdghnpquESFLPk0123456789$",
        75: "KAVBRXZCUHN",
        84: "DGOQ&w#+<=>^~",
    }.items()
    for sign in signs
}
_WIDEST: Final = 1.0


def text_width(text: str, size: float) -> float:
    """Return how wide *text* is at most in the usual fonts of a system, in the unit of *size*."""
    return size * sum(_WIDTHS.get(sign, _WIDEST) for sign in text)


class Label(str):
    """A label in several languages: read and sorted as the first, lettered as roomy as any of them."""

    __slots__ = ("spoken",)
    spoken: tuple[str, ...]

    def __new__(cls, spoken: Sequence[str]) -> Label:
        """Return the label that is *spoken* so in each language."""
        made = super().__new__(cls, spoken[0])
        made.spoken = tuple(spoken)
        return made


class Lines(tuple[str, ...]):
    """A label in several languages by lines, as many and as wide as in any; *spoken* has those of each."""

    spoken: tuple[tuple[str, ...], ...]

    def __new__(cls, spoken: Sequence[tuple[str, ...]], size: float) -> Lines:
        """Return the lines that are *spoken* so in each language."""
        widest = max((line for lines in spoken for line in lines), key=lambda line: text_width(line, size))
        made = super().__new__(cls, [widest] * max(len(lines) for lines in spoken))
        made.spoken = tuple(spoken)
        return made


def wrap(text: str, size: float, width: float, most: int = 3) -> tuple[str, ...]:
    """Return *text* in lines no wider than *width*, at most *most* of them; what is left out shows as …."""
    if isinstance(text, Label):
        return Lines([wrap(spoken, size, width, most) for spoken in text.spoken], size)
    lines: list[str] = []
    for word in _pieces(text, size, width):
        if lines and text_width(f"{lines[-1]} {word}".strip(), size) <= width:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), size, width)]
    return tuple(lines) or ("",)


def _pieces(text: str, size: float, width: float) -> Iterable[str]:
    """Return the words of *text*, those too long for a line in parts."""
    for word in text.split():
        piece = ""
        for sign in word:
            if piece and text_width(piece + sign, size) > width:
                yield piece
                piece = ""
            piece += sign
            if sign in "/-" and len(piece) > _BREAKABLE:
                continue
        yield piece


_BREAKABLE = 6


def _shortened(text: str, size: float, width: float) -> str:
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def told(facts: Mapping[str, Any]) -> str:
    """Return what stands at a node: its notation, where it has one, and its label."""
    notation, label = facts["notation"], facts["label"]
    if isinstance(label, Label):
        return Label([" ".join(filter(None, [notation, spoken])) for spoken in label.spoken])
    return " ".join(filter(None, [notation, label]))


def natural(notation: str) -> tuple[Any, ...]:
    """Return *notation* as a key that puts 2 before 10, and what has none last."""
    parts = notation.replace("-", ".").split(".")
    numbered = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return (notation == "", numbered)


def rank(graph: nx.MultiDiGraph[str], node: str) -> tuple[Any, ...]:
    """Return the key by which nodes are listed: notation, then label, then IRI."""
    facts = graph.nodes[node]
    return (natural(facts["notation"]), facts["label"].casefold(), node)
