"""A chart as one HTML file: by day and by night, for eyes and ears, without anything from outside."""

from __future__ import annotations

import json
from pathlib import Path

from rodedraad.ontology.wording import language, say
from rodedraad.queries.coverage.covering import State
from rodedraad.queries.coverage.telling import scope
from rodedraad.visualisations import palette
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.charts.drilling import Drilling
from rodedraad.visualisations.charts.ink import variables

ROOM = Path(__file__).parents[1]
FOLDER = ROOM / "static" / "charts"


def page(chart: Chart, matter: Matter) -> str:
    """Return the page of *chart*, which was drawn of *matter* in the ink of a screen; the same bytes again.

    A matrix opens from field to theme and tells of every cell what it rests on; any other chart is the
    picture with its numbers in a table.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drilling = Drilling(matter) if chart.name == "matrix" and matter.coverage.known.asked else None
    return environment.get_template("chart.html").render(
        chart=chart,
        drilling=drilling,
        data=_json(drilling.grounds) if drilling else "",
        facts=matter.facts,
        language=language(),
        scope=scope(matter.coverage.scope),
        states=[state.value for state in State],
        say=say,
        style=_read("chart.css"),
        script=_read("matrix.js"),
        schemes=[variables(scheme) for scheme in palette.SCHEMES],
        tones=range(len(palette.FIELD_COLOURS)),
    )


def _json(data: object) -> str:
    """Return *data* as it may stand in a script of a page: nothing in it ends the script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
