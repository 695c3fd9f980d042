"""A report as one HTML file: readable on paper, on a screen, by a screen reader, and without internet."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from rodedraad.ontology.wording import say
from rodedraad.visualisations import palette
from rodedraad.visualisations.reporting.blocks import Document

TEMPLATES = Path(__file__).parents[1] / "templates"


def html(document: Document) -> bytes:
    """Return *document* as HTML; the same document gives the same bytes."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html")
    text = template.render(
        document=document,
        kind=lambda block: type(block).__name__,
        inlined=_inlined,
        say=say,
        schemes=palette.SCHEMES,
    )
    return text.encode("utf-8")


def _inlined(svg: str) -> str:
    """Return the drawing *svg* as an address that holds all of it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
