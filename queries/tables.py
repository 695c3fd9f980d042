"""A table of text for a terminal: as wide as it may be, one line a row, nothing a terminal would obey."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

NARROWEST = 12
GAP = "  "


def laid_out(
    names: Sequence[str], rows: Sequence[Sequence[str]], width: int, right: Collection[int] = ()
) -> list[str]:
    """Return a table as lines of at most *width* columns where that can be; columns *right* are set right."""
    widths = _widths([names, *rows], width)
    rule = GAP.join("─" * column for column in widths)
    return [_line(names, widths, right), rule, *(_line(row, widths, right) for row in rows)]


def visible(text: str) -> str:
    """Return *text* on one line, without anything a terminal would obey."""
    one_line = " ".join(text.split())
    return "".join(character for character in one_line if character.isprintable())


def display_width(text: str) -> int:
    """Return how many columns *text* takes in a terminal: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Share *width* out: what a column needs, the widest ones cut first, none below the narrowest."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    while sum(widths) + len(GAP) * (len(widths) - 1) > width and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    fitted = [
        _fitted(cell, width, number in right)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return GAP.join(fitted).rstrip()


def _fitted(cell: str, width: int, to_the_right: bool) -> str:
    if display_width(cell) <= width:
        blank = " " * (width - display_width(cell))
        return blank + cell if to_the_right else cell + blank
    kept = ""
    for character in cell:
        if display_width(kept + character) > width - 1:
            break
        kept += character
    return kept + "…" + " " * (width - 1 - display_width(kept))
