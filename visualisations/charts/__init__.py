"""Coverage in pictures: per field, in time, as a matrix, and as a flow between levels of government."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Coverage
from rodedraad.queries.coverage.telling import Label
from rodedraad.visualisations.charts.chart import Chart, Matter
from rodedraad.visualisations.charts.facts import Facts
from rodedraad.visualisations.charts.fields import fields
from rodedraad.visualisations.charts.flow import flow
from rodedraad.visualisations.charts.ink import PRINTED, Ink
from rodedraad.visualisations.charts.matrix import matrix
from rodedraad.visualisations.charts.timeline import timeline

CHARTS: Final[Mapping[str, Callable[[Matter], Chart]]] = {
    "matrix": matrix,
    "flow": flow,
    "fields": fields,
    "timeline": timeline,
}
LEVELS: Final = ("field", "category", "theme")


def chart(  # noqa: PLR0913 - a chart has this many sides
    name: str,
    coverage: Coverage,
    label: Label,
    facts: Facts | None = None,
    *,
    level: str = "category",
    ink: Ink = PRINTED,
    is_bare: bool = False,
) -> Chart:
    """Return the chart *name* of *coverage* in the current language; the same gives the same bytes.

    *facts* is what is known beside it (``charts.facts.facts_of(store)``), *level* how fine local policy is
    shown in a matrix or a flow. A bare chart has no title and no source, for where both stand around it.
    """
    if name not in CHARTS:
        raise Fault(say("visualisations.chart_unknown", given=name, known=", ".join(CHARTS)))
    return CHARTS[name](Matter(coverage, label, facts or Facts(), ink, level, is_bare))
