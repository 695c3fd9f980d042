"""The styles of a Word document: those a reader knows by name, in our look, so that one change is for all."""

from __future__ import annotations

from typing import Any, Final

from rodedraad.visualisations.reporting.wordparts import element

INK: Final = "1F2933"
MUTED: Final = "55606B"
RULE: Final = "7B858F"
SHADE: Final = "F3F1EB"
FONT: Final = "Calibri"
LANGUAGES: Final = {"nl": "nl-NL", "en": "en-GB"}
LEAD, NOTE, TABLE, TABLE_TEXT = "Lead", "Note", "Report Table", "Table Text"
_HEADINGS: Final = (  # name, size, room above it
    ("Title", 24, 120),
    ("Heading 1", 18, 24),
    ("Heading 2", 14, 16),
    ("Heading 3", 11.5, 12),
    ("TOC Heading", 14, 36),
)


def set_styles(made: Any, language: str) -> None:
    """Give *made* our page and styles, spoken in *language*."""
    from docx.oxml.ns import qn

    _page(made.sections[0])
    _language(made, language)
    normal = made.styles["Normal"]
    _letters(normal, 11)
    _room(normal, 0, 6)
    for name, size, before in _HEADINGS:
        style = made.styles[name]
        _letters(style, size, is_bold=True)
        _room(style, before, 8 if name == "Title" else 6)
        _without_borders(style)
    subtitle = made.styles["Subtitle"]
    _letters(subtitle, 13)
    subtitle.font.italic = False
    for spread in subtitle.element.rPr.findall(qn("w:spacing")):
        subtitle.element.rPr.remove(spread)
    _room(subtitle, 0, 18)
    caption = made.styles["Caption"]
    _letters(caption, 10, is_bold=True)
    _room(caption, 8, 4)
    caption.paragraph_format.keep_with_next = True
    _letters(made.styles["Footer"], 8.5, MUTED)
    _own_styles(made)


def _page(section: Any) -> None:
    from docx.shared import Cm

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    set_margins(section)


def set_margins(section: Any, *, is_wide: bool = False) -> None:
    """Give a page its margins: smaller ones on its side, for a picture."""
    from docx.shared import Cm

    section.left_margin = section.right_margin = Cm(1.8 if is_wide else 2.5)
    section.top_margin = section.bottom_margin = Cm(1.8 if is_wide else 2)


def _language(made: Any, language: str) -> None:
    """Set the language in which Word checks and reads out, for every style at once."""
    from docx.oxml.ns import qn

    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGES[language])


def _own_styles(made: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    def own(name: str, size: float, before: float, after: float, *, is_bold: bool = False) -> Any:
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        style.quick_style = True
        _letters(style, size, is_bold=is_bold)
        _room(style, before, after)
        return style

    own(LEAD, 12.5, 0, 8)
    own(TABLE_TEXT, 9, 1.5, 1.5)
    own("toc 1", 11, 0, 4)
    note = own(NOTE, 11, 6, 10, is_bold=True)
    note.paragraph_format.left_indent = note.paragraph_format.right_indent = Cm(0.3)
    properties = note.element.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="24", space="8", color=INK))
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind")
    shade = element("w:shd", val="clear", color="auto", fill=SHADE)
    properties.insert_element_before(shade, "w:spacing", "w:ind")
    _table_style(made.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE))


def _table_style(style: Any) -> None:
    """Give tables thin lines between rows, and a head that stands out by more than colour."""
    table = element("w:tblPr")
    borders = element("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "4")):
        borders.append(element(f"w:{side}", val="single", sz=size, space="0", color=RULE))
    margins = element("w:tblCellMar")
    for side, room in (("top", "30"), ("left", "70"), ("bottom", "30"), ("right", "70")):
        margins.append(element(f"w:{side}", w=room, type="dxa"))
    table.extend([borders, margins])
    head = element("w:tblStylePr", type="firstRow")
    letters, cells = element("w:rPr"), element("w:tcPr")
    letters.append(element("w:b"))
    cells.append(element("w:shd", val="clear", color="auto", fill=SHADE))
    head.extend([letters, cells])
    style.element.extend([table, head])


def _letters(style: Any, size: float, colour: str = INK, *, is_bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), is_bold
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _room(style: Any, before: float, after: float) -> None:
    from docx.shared import Pt

    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _without_borders(style: Any) -> None:
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for borders in properties.findall(qn("w:pBdr")):
        properties.remove(borders)
