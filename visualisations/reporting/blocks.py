"""What a report is made of: blocks that every writer knows, so that no two formats say different things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """A heading of *level* 1 (a section) to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text; a *lead* opens a section and is set a little larger."""

    text: str
    is_lead: bool = False


@dataclass(frozen=True)
class Bullets:
    """Points without an order, or steps with one."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells below one row of *headings*; columns in *numbers* are numbers, *widths* their shares.

    A cell may hold more lines than one.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    numbers: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A picture as SVG, with a *caption*, and in *alt* what there is to see in it, in words.

    A wide one is read with the paper on its side. *data* are the rows it was drawn from, below their
    headings: for who wants to work with them, or cannot see it.
    """

    svg: str
    caption: str
    alt: str
    is_wide: bool = False
    data: tuple[tuple[str | int, ...], ...] = ()


@dataclass(frozen=True)
class Note:
    """Something a reader has to know before the rest: set apart."""

    text: str


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Figure | Note


@dataclass(frozen=True)
class Document:
    """A report: what stands on its first page, and its blocks in order.

    *day* is the day it is made for; nothing in a report depends on when it was made, so that the same
    input gives the same document.
    """

    title: str
    subtitle: str
    language: str
    version: str
    day: date
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]

    @property
    def sections(self) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        """The blocks by section: the text of each heading of level 1, and what comes below it."""
        found: list[tuple[str, list[Block]]] = []
        for block in self.blocks:
            if isinstance(block, Heading) and block.level == 1:
                found.append((block.text, []))
            elif found:
                found[-1][1].append(block)
        return tuple((title, tuple(blocks)) for title, blocks in found)
