"""A report as a Word document: real headings, lists, captions, table headers, words for every picture."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

from rodedraad.ontology.wording import say
from rodedraad.visualisations.reporting.blocks import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
)
from rodedraad.visualisations.reporting.pictures import fitted, png
from rodedraad.visualisations.reporting.wordparts import (
    bookmarked,
    contents,
    element,
    field,
    heads_every_page,
    stays_whole,
)
from rodedraad.visualisations.reporting.wordstyles import (
    LANGUAGES,
    LEAD,
    NOTE,
    TABLE,
    TABLE_TEXT,
    set_margins,
    set_styles,
)

if TYPE_CHECKING:
    from docx.document import Document as Word

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip knows: when it was made is no part of it
_ROOM: Final = (16.0, 20.0)  # centimetres between the margins of a page, less a heading and a caption
_ROOM_WIDE: Final = (26.1, 14.6)  # and of one on its side
_PAGES_OF_THEIR_OWN: Final = 2  # the summary, and what comes after it
_LONGEST_PROPERTY: Final = 255


def word(document: Document) -> bytes:
    """Return *document* as DOCX; the same document gives the same bytes."""
    import docx

    made = docx.Document()
    set_styles(made, document.language)
    _properties(made, document)
    _Writer(made, document).write()
    sink = io.BytesIO()
    made.save(sink)
    return _without_times(sink.getvalue())


def _properties(made: Word, document: Document) -> None:
    moment = datetime.combine(document.day, time(), UTC)
    about = made.core_properties
    about.title, about.author = document.title[:_LONGEST_PROPERTY], "Rode Draad"
    about.subject = document.subtitle[:_LONGEST_PROPERTY]
    about.comments, about.keywords = "", document.version
    about.language = LANGUAGES[document.language]
    about.created = about.modified = moment
    about.last_modified_by, about.revision = "Rode Draad", 1


class _Writer:
    """Writes the blocks of a report below each other; what is wide on pages on their side."""

    def __init__(self, made: Word, document: Document) -> None:
        # Styles and parts of a document have types in python-docx that its own stubs do not tell apart.
        self._made: Any = made
        self._document = document
        self._is_wide = False
        self._sections = 0

    def write(self) -> None:
        """Write the first page and every block."""
        self._first_page()
        self._footer()
        writers: dict[type[Block], Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Note: self._note,
            Bullets: self._bullets,
            Table: self._table,
            Figure: self._figure,
        }
        blocks = self._document.blocks
        for block, after in zip(blocks, (*blocks[1:], None), strict=True):
            self._turn(_is_wide(block) or (isinstance(block, Heading) and _is_wide(after)))
            writers[type(block)](block)
            if isinstance(block, Paragraph) and isinstance(after, Table):
                self._made.paragraphs[-1].paragraph_format.keep_with_next = True

    # --- pages

    def _first_page(self) -> None:
        self._made.add_paragraph(self._document.title, style="Title")
        self._made.add_paragraph(self._document.subtitle, style="Subtitle")
        for name, value in self._document.facts:
            line = self._made.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(value)
        self._made.add_paragraph(say("visualisations.report_contents"), style="TOC Heading")
        contents(self._made, [title for title, _ in self._document.sections])

    def _footer(self) -> None:
        """Put the title and the number of the page below every page; later sections take it over."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        line = self._made.sections[0].footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.add_run(f"{self._document.title}  ·  ")
        field(line, "PAGE")

    def _turn(self, is_wide: bool) -> None:
        """Go on to pages on their side, or back, where they are not yet so."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        section = self._made.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
        set_margins(section, is_wide=is_wide)

    @property
    def _room(self) -> tuple[float, float]:
        return _ROOM_WIDE if self._is_wide else _ROOM

    # --- blocks

    def _heading(self, block: Heading) -> None:
        line = self._made.add_heading(block.text, block.level)
        if block.level == 1:
            self._sections += 1
            bookmarked(line, self._sections)
            line.paragraph_format.page_break_before = self._sections <= _PAGES_OF_THEIR_OWN or None

    def _paragraph(self, block: Paragraph) -> None:
        self._made.add_paragraph(block.text, style=LEAD if block.is_lead else None)

    def _note(self, block: Note) -> None:
        self._made.add_paragraph(block.text, style=NOTE)

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            self._made.add_paragraph(item, style="List Number" if block.is_numbered else "List Bullet")

    def _table(self, block: Table) -> None:
        from docx.shared import Cm

        self._made.add_paragraph(block.caption, style="Caption")
        table = self._made.add_table(rows=len(block.rows) + 1, cols=len(block.headings), style=TABLE)
        table.autofit = False
        table._tbl.tblPr.append(element("w:tblCaption", val=block.caption))
        shares = block.widths or (1 / len(block.headings),) * len(block.headings)
        widths = [Cm(self._room[0] * share / sum(shares)) for share in shares]
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = width
        for row, texts in zip(table.rows, (block.headings, *block.rows), strict=True):
            stays_whole(row)
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = widths[place]
                _fill(cell.paragraphs[0], str(text), is_number=place in block.numbers)
        heads_every_page(table.rows[0])
        self._made.add_paragraph(style=TABLE_TEXT)  # two tables without anything between them are one

    def _figure(self, block: Figure) -> None:
        from docx.shared import Cm

        wide = fitted(block.svg, *self._room)
        picture = self._made.add_picture(io.BytesIO(png(block.svg, wide)), width=Cm(wide))
        about = picture._inline.docPr
        about.set("descr", block.alt)
        about.set("title", block.caption)
        self._made.paragraphs[-1].paragraph_format.keep_with_next = True
        self._made.add_paragraph(block.caption, style="Caption")


def _is_wide(block: Block | None) -> bool:
    return isinstance(block, Figure) and block.is_wide


def _fill(line: Any, text: str, *, is_number: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.style = TABLE_TEXT
    line.add_run(text)
    if is_number:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _without_times(content: bytes) -> bytes:
    """Return the zip file *content* with its parts in order and no word of when it was made."""
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(sink, "w") as new,
    ):
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(name))
    return sink.getvalue()
