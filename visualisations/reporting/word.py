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
from rodedraad.visualisations.reporting.pictures import png

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable

INK: Final = "1F2933"
SHADE: Final = "F3F1EB"
LANGUAGES: Final = {"nl": "nl-NL", "en": "en-GB"}
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip knows: when it was made is no part of it
_HEADINGS: Final = (("Title", 26, 0), ("Heading 1", 18, 24), ("Heading 2", 14, 16), ("Heading 3", 12, 12))
_ROOM: Final = 16.0  # centimetres between the margins of a page


def word(document: Document) -> bytes:
    """Return *document* as DOCX; the same document gives the same bytes."""
    import docx

    made = docx.Document()
    _styles(made, document)
    _properties(made, document)
    _first_page(made, document)
    for block in document.blocks:
        _WRITERS[type(block)](made, block)
    _page_numbers(made)
    sink = io.BytesIO()
    made.save(sink)
    return _without_times(sink.getvalue())


# --- the document as a whole ------------------------------------------------------------------------------


def _styles(made: Word, document: Document) -> None:
    """Set the styles that are there by name in every language of Word: a reader can change them at once."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size, before in _HEADINGS:
        style = made.styles[name]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
        style.font.color.rgb = RGBColor.from_string(INK)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    caption = made.styles["Caption"]
    caption.font.size, caption.font.bold = Pt(10), True
    caption.font.color.rgb = RGBColor.from_string(INK)
    caption.paragraph_format.keep_with_next = True
    _language(made, document.language)


def _language(made: Word, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = made.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LANGUAGES[language])
    properties.append(spoken)


def _properties(made: Word, document: Document) -> None:
    moment = datetime.combine(document.day, time(), UTC)
    about = made.core_properties
    about.title, about.subject, about.author = document.title, document.subtitle[:255], "Rode Draad"
    about.comments, about.keywords = "", document.version
    about.language = LANGUAGES[document.language]
    about.created = about.modified = moment
    about.last_modified_by, about.revision = "Rode Draad", 1


def _first_page(made: Word, document: Document) -> None:
    from docx.enum.text import WD_BREAK

    made.add_paragraph(document.title, style="Title")
    made.add_paragraph(document.subtitle, style="Subtitle")
    for name, value in document.facts:
        line = made.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(value)
    made.add_paragraph().add_run(say("visualisations.report_contents")).bold = True
    for title, _ in document.sections:
        made.add_paragraph(title, style="List Bullet")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _page_numbers(made: Word) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for section in made.sections:
        line = section.footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _field(line, "PAGE")


def _field(line: Any, code: str) -> None:
    """Put a field in *line*, which Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = line.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


# --- blocks -----------------------------------------------------------------------------------------------


def _heading(made: Word, block: Heading) -> None:
    made.add_heading(block.text, block.level)


def _paragraph(made: Word, block: Paragraph) -> None:
    from docx.shared import Pt

    run = made.add_paragraph().add_run(block.text)
    if block.is_lead:
        run.font.size = Pt(12.5)


def _note(made: Word, block: Note) -> None:
    made.add_paragraph(block.text, style="Intense Quote")


def _bullets(made: Word, block: Bullets) -> None:
    for item in block.items:
        made.add_paragraph(item, style="List Number" if block.is_numbered else "List Bullet")


def _table(made: Word, block: Table) -> None:
    from docx.shared import Cm

    made.add_paragraph(block.caption, style="Caption")
    table = made.add_table(rows=1, cols=len(block.headings))
    table.style = made.styles["Table Grid"]
    table.autofit = False
    _fill(table.rows[0].cells, block.headings, block, bold=True)
    _repeats(table)
    for row in block.rows:
        _fill(table.add_row().cells, row, block, bold=False)
    shares = block.widths or (1 / len(block.headings),) * len(block.headings)
    for column, share in zip(table.columns, shares, strict=True):
        for cell in column.cells:
            cell.width = Cm(_ROOM * share / sum(shares))
    made.add_paragraph()


def _fill(cells: Any, texts: tuple[str | int, ...], block: Table, *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for place, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        line = cell.paragraphs[0]
        run = line.add_run(str(text))
        run.font.size, run.bold = Pt(9.5), bold or None
        line.paragraph_format.space_after = Pt(2)
        if place in block.numbers:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeats(table: WordTable) -> None:
    """Mark the first row as the header of *table*: read out with every cell, and again on every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    row = table.rows[0]._tr.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row.append(header)
    for cell in table.rows[0].cells:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _figure(made: Word, block: Figure) -> None:
    from docx.shared import Cm

    picture = made.add_picture(io.BytesIO(png(block.svg)), width=Cm(_ROOM))
    about = picture._inline.docPr
    about.set("descr", block.alt)
    about.set("title", block.caption)
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    made.add_paragraph(block.caption, style="Caption")


_WRITERS: dict[type[Block], Callable[[Any, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Note: _note,
    Bullets: _bullets,
    Table: _table,
    Figure: _figure,
}


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
