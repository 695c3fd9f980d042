"""A chart as a file: a page, a drawing, a picture, or a sheet of paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from rodedraad.ontology.wording import language
from rodedraad.visualisations.charts import CHARTS
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.charts.ink import SCREEN
from rodedraad.visualisations.charts.page import page
from rodedraad.visualisations.exporting.letters import shown
from rodedraad.visualisations.exporting.typeset import typeset

# A4 the way that is wide enough; what is higher has a longer sheet, for smaller letters nobody reads.
_PAPER: Final = b"""
#let given = sys.inputs
#set document(title: given.title, author: "Rode Draad", description: given.says, date: none)
#set text(lang: given.lang)
#let wide = float(given.wide) * 1pt
#let high = float(given.high) * 1pt
#let paper = if wide > 180mm { (297mm, 210mm) } else { (210mm, 297mm) }
#page(width: paper.at(0), height: calc.max(paper.at(1), high + 14mm), margin: (x: 20mm, y: 7mm), image(
  bytes(given.drawing), format: "svg", width: wide, height: high, alt: given.alt,
))
"""
_PICTURE: Final = b"""
#let given = sys.inputs
#set document(title: given.title, author: "Rode Draad", description: given.says, date: none)
#set text(lang: given.lang)
#page(width: auto, height: auto, margin: 12pt, image(
  bytes(given.drawing), format: "svg", width: float(given.wide) * 1pt, alt: given.alt,
))
"""


def html(name: str, matter: Matter) -> bytes:
    """Return the chart *name* as a page."""
    on_screen = replace(matter, ink=SCREEN, is_bare=True)
    return page(CHARTS[name](on_screen), on_screen).encode("utf-8")


def svg(name: str, matter: Matter) -> bytes:
    """Return the chart *name* as a drawing."""
    return CHARTS[name](matter).svg.encode("utf-8")


def png(name: str, matter: Matter) -> bytes:
    """Return the chart *name* as a picture."""
    return typeset(_PICTURE, _given(CHARTS[name](matter)), "png")[0]


def pdf(name: str, matter: Matter) -> bytes:
    """Return the chart *name* as a tagged PDF."""
    return typeset(_PAPER, _given(CHARTS[name](matter)), "pdf")[0]


WRITERS: Final[Mapping[str, Callable[[str, Matter], bytes]]] = {
    "html": html,
    "svg": svg,
    "png": png,
    "pdf": pdf,
}


def _given(chart: Chart) -> dict[str, str]:
    return {
        "drawing": chart.svg,
        "wide": f"{chart.wide:.2f}",
        "high": f"{chart.high:.2f}",
        "title": shown(chart.title),
        "says": shown(chart.says),
        "alt": shown(chart.alt),
        "lang": language(),
    }
