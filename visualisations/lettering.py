"""Labels as they are read: in which order, in how many lines, and how wide at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def wrap(text: str, size: float, width: float, most: int = 3) -> tuple[str, ...]:
    """Return *text* in lines no wider than *width*, at most *most* of them; what is left out shows as …."""
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
    return " ".join(filter(None, [facts["notation"], facts["label"]]))


def natural(notation: str) -> tuple[Any, ...]:
    """Return *notation* as a key that puts 2 before 10, and what has none last."""
    parts = notation.replace("-", ".").split(".")
    numbered = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return (notation == "", numbered)


def rank(graph: nx.MultiDiGraph[str], node: str) -> tuple[Any, ...]:
    """Return the key by which nodes are listed: notation, then label, then IRI."""
    facts = graph.nodes[node]
    return (natural(facts["notation"]), facts["label"].casefold(), node)
