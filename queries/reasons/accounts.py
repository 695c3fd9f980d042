"""An answer accounted for, from another process: why a row is there, and why there is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rodedraad.graph.store import Store
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.answers.answering import Answered, Row
from rodedraad.queries.answers.replies import answered_for
from rodedraad.queries.reasons.emptiness import why_empty
from rodedraad.queries.reasons.grounds import row_grounds
from rodedraad.queries.reasons.telling import lines_of_emptiness, lines_of_grounds

TRIPLE = ("subject", "predicate", "object")


def explain(store: Store, job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return what is behind row ``job["row"]``, counted from 1, of the answer to the question of *job*.

    Besides what ``replies.ask`` takes, *job* has ``texts`` (document → text, to quote from) and ``fmt``:
    ``lines`` or ``json``. Raises a ``Fault`` where the answer has no such row.
    """
    answered = answered_for(store, job)
    grounds = row_grounds(
        store, answered.query_behind(job["row"]), _row(answered, job["row"]), _named(answered)
    )
    return {}, _written(job["fmt"], grounds.as_data(), lines_of_grounds(grounds, job.get("texts")))


def why_none(store: Store, job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return which conditions leave nothing of the answer to the question of *job*."""
    answered = answered_for(store, job)
    emptiness = why_empty(store, answered.query, _named(answered))
    return {}, _written(job["fmt"], emptiness.as_data(), lines_of_emptiness(emptiness))


def _row(answered: Answered, number: int) -> Mapping[str, Any]:
    """Return the row with its *number* as terms by variable; that of a yes or no has nothing in it."""
    rows: tuple[Row, ...] = answered.rows or tuple(map(tuple, answered.triples))
    if answered.truth is not None and number == 1:
        return {}
    if not 1 <= number <= len(rows):
        raise Fault(say("queries.no_such_row", number=number, rows=len(rows)))
    names = [column.name for column in answered.question.columns] or TRIPLE
    return dict(zip(names, rows[number - 1], strict=True))


def _named(answered: Answered) -> Mapping[str, str]:
    question = answered.question
    columns = {column.name: column.label for column in question.columns}
    return columns | {parameter.name: parameter.label for parameter in question.parameters}


def _written(fmt: str, data: Mapping[str, Any], lines: list[str]) -> bytes:
    if fmt == "json":
        return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
    return "".join(f"{line}\n" for line in lines).encode()
