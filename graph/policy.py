"""The policy period of a dataset, as the dataset itself says it."""

from __future__ import annotations

from datetime import date

from rodedraad.graph.asking import rows, value
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Period

_PERIOD = """
SELECT ?start ?end WHERE {
  ?dataset a void:Dataset ; dct:temporal ?period .
  ?period dcat:startDate ?start ; dcat:endDate ?end .
} ORDER BY ?start ?end LIMIT 1
"""


def policy_period(store: Store) -> Period | None:
    """Return the period the policy in *store* is made for; None where the dataset names none."""
    for start, end in rows(store, _PERIOD):
        return Period(date.fromisoformat(value(start)), date.fromisoformat(value(end)))
    return None
