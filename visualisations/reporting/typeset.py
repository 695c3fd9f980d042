"""A report as a tagged PDF, set by Typst: headings, lists, table headers, and words for every picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rodedraad.ontology.wording import say
from rodedraad.visualisations.reporting.blocks import Block, Document, Figure, Table

if TYPE_CHECKING:
    from typst import PDFStandards

SOURCE: Final = Path(__file__).parents[1] / "templates" / "report.typ"


def pdf(document: Document) -> bytes:
    """Return *document* as a tagged PDF (PDF/UA-1); the same document gives the same bytes.

    PDF/UA refuses letters that no font has: only then fonts of this machine may help, and where they lack
    them too it is an ordinary tagged PDF.
    """
    import typst

    given = {"document": json.dumps(_data(document), ensure_ascii=False)}
    for own_only in (True, False):
        try:
            return _compiled(given, own_only, "ua-1")
        except typst.TypstError:
            continue
    return _compiled(given, False, [])


def _compiled(given: dict[str, str], own_only: bool, standards: PDFStandards) -> bytes:
    import typst

    compiler = typst.Compiler(SOURCE.read_bytes(), ignore_system_fonts=own_only, sys_inputs=given)
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=0)
    return made[0] if isinstance(made, list) else made or b""


def _data(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "facts": [list(fact) for fact in document.facts],
        "contents": say("visualisations.report_contents"),
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": type(block).__name__} | vars(block)
    if isinstance(block, Figure):
        del found["data"]
    if isinstance(block, Table):
        shares = block.widths or (1,) * len(block.headings)
        found |= {"numbers": sorted(block.numbers), "widths": list(shares)}
    return found
