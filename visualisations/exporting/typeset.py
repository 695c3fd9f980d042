"""A view as PDF or PNG: the sheets of the SVG set by Typst, with the fonts that Typst itself has in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from rodedraad.ontology.wording import language
from rodedraad.visualisations.exporting import svg
from rodedraad.visualisations.exporting.letters import shown
from rodedraad.visualisations.exporting.sheets import Colophon
from rodedraad.visualisations.lenses import Lens

if TYPE_CHECKING:
    from typst import PDFStandards

_AUTHOR: Final = "Rode Draad"
_PIXELS: Final = 200.0  # an inch: A3 comes to 3307 by 2339
_MOMENT: Final = 0  # the same view gives the same bytes, whenever it is drawn

# The texts come in apart from the source, so that no label is ever read as Typst.
_SOURCE: Final = b"""
#let given = sys.inputs
#set document(title: given.title, author: given.author, description: given.says, date: none)
#set text(lang: given.lang)
#for number in range(int(given.sheets)) {
  let drawing = given.at("sheet" + str(number))
  let size = if drawing.contains("width=\\"420mm\\"") { (420mm, 297mm) } else { (297mm, 420mm) }
  page(width: size.at(0), height: size.at(1), margin: 0mm, image(
    bytes(drawing), format: "svg", width: size.at(0), height: size.at(1), alt: given.alt,
  ))
}
"""


def pdf(lens: Lens, colophon: Colophon) -> bytes:
    """Return *lens* as a tagged PDF (PDF/UA-1), a page for each sheet."""
    return typeset(_SOURCE, _given(lens, colophon), "pdf")[0]


def png(lens: Lens, colophon: Colophon) -> list[bytes]:
    """Return *lens* as PNG, a picture for each sheet."""
    return typeset(_SOURCE, _given(lens, colophon), "png")


def _given(lens: Lens, colophon: Colophon) -> dict[str, str]:
    drawings = svg.drawn(lens, colophon)
    title, says = shown(lens.title), shown(lens.says)
    given = {f"sheet{number}": drawing for number, drawing in enumerate(drawings)}
    given |= {"title": title, "says": says, "alt": f"{title}. {says}".strip(), "author": _AUTHOR}
    return given | {"lang": language(), "sheets": str(len(drawings))}


def typeset(source: bytes, given: dict[str, str], fmt: Literal["pdf", "png"]) -> list[bytes]:
    """Return what Typst makes of *source* with *given*: with its own fonts, on every machine the same.

    PDF/UA refuses letters that no font has: only then the fonts of this machine may help, and where these
    lack them too, an empty box says that a letter is missing.
    """
    import typst

    for own_only in (True, False):
        try:
            made = _compiled(source, given, "pdf", own_only, "ua-1")
        except typst.TypstError:
            continue
        return made if fmt == "pdf" else _compiled(source, given, fmt, own_only, [])
    return _compiled(source, given, fmt, False, [])


def _compiled(
    source: bytes,
    given: dict[str, str],
    fmt: Literal["pdf", "png"],
    own_only: bool,
    standards: PDFStandards,
) -> list[bytes]:
    import typst

    made = typst.Compiler(source, ignore_system_fonts=own_only, sys_inputs=given).compile(
        format=fmt, ppi=_PIXELS, pdf_standards=standards, timestamp=_MOMENT
    )
    return made if isinstance(made, list) else [made or b""]
