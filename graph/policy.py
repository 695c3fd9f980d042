"""The policy period of a dataset, as the dataset itself says it."""

from __future__ import annotations

from rodedraad.graph.asking import rows, value
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Period
from rodedraad.ontology.phrasing import day_of

_PERIOD = """
SELECT ?start ?end WHERE {
  ?dataset a void:Dataset ; dct:temporal ?period .
  ?period dcat:startDate ?start ; dcat:endDate ?end .
} ORDER BY ?start ?end ?dataset
"""


def policy_period(store: Store) -> Period | None:
    """Return the period the policy in *store* is made for; None where the dataset names none."""
    for row in rows(store, _PERIOD):
        start, end = (day_of(value(term)) for term in row)
        if start and end:
            return Period(start, end)
    return None
