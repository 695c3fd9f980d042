"""Parts of a Word document that python-docx has no call for: fields, bookmarks, and how rows behave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

_CONTENTS: Final = 'TOC \\o "1-1" \\h \\z \\u'
_TARGET: Final = "_Toc{number}"


def element(name: str, /, **values: str) -> Any:
    """Return the element *name*, such as ``w:shd``, with *values* as its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(line: Any, code: str) -> None:
    """Put a field in *line*, which Word fills in."""
    _mark(line, "begin")
    _code(line, code)
    _mark(line, "end")


def contents(made: Any, titles: Sequence[str]) -> None:
    """Put a table of contents in *made* that leads to each of *titles*.

    It is a field: Word adds the numbers of the pages when a reader asks it to update. To ask that by itself
    it would greet every reader with a warning.
    """
    line = made.add_paragraph(style="toc 1")
    _mark(line, "begin")
    _code(line, _CONTENTS)
    _mark(line, "separate")
    for number, title in enumerate(titles, 1):
        if number > 1:
            line = made.add_paragraph(style="toc 1")
        link = element("w:hyperlink", anchor=_TARGET.format(number=number), history="1")
        link.append(line.add_run(title)._r)
        line._p.append(link)
    _mark(line, "end")


def bookmarked(line: Any, number: int) -> None:
    """Mark the heading *line* as where entry *number* of the table of contents leads."""
    begin = element("w:bookmarkStart", id=str(number), name=_TARGET.format(number=number))
    runs = line._p.r_lst
    runs[0].addprevious(begin)
    runs[-1].addnext(element("w:bookmarkEnd", id=str(number)))


def heads_every_page(row: Any) -> None:
    """Mark *row* as the header of its table: read out with every cell, and again on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def stays_whole(row: Any) -> None:
    """Keep *row* on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))


def _mark(line: Any, kind: str) -> None:
    line.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def _code(line: Any, text: str) -> None:
    from docx.oxml.ns import qn

    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {text} "
    line.add_run()._r.append(code)
