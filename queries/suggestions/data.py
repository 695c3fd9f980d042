"""Suggestions as plain data, for a file or a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from rodedraad.queries.answers.spreadsheets import harmless
from rodedraad.queries.suggestions.matching import justification
from rodedraad.queries.suggestions.suggesting import Candidate, Suggester
from rodedraad.queries.suggestions.telling import reasons, relation, relation_reason, standing

COLUMNS: tuple[str, ...] = (
    "item", "item_label", "subject", "subject_label", "score", "likelihood", "predicate", "relation",
    "relation_reason", "justification", "status", "known", "reasons",
)  # fmt: skip


def as_data(suggester: Suggester, candidate: Candidate) -> dict[str, object]:
    """Return *candidate* with its reasons, and what is there already, as JSON can hold it."""
    things = suggester.known.things
    return {
        "item": candidate.item,
        "item_label": things[candidate.item].label,
        "subject": candidate.subject,
        "subject_label": things[candidate.subject].label,
        "score": candidate.score,
        "likelihood": candidate.likelihood.value,
        "predicate": candidate.predicate,
        "relation": relation(candidate),
        "relation_reason": relation_reason(candidate),
        "justification": justification(candidate.evidence),
        "status": candidate.known.status if candidate.known else "",
        "known": standing(candidate),
        "reasons": list(reasons(suggester, candidate)),
    }


def as_json(suggester: Suggester, found: Mapping[str, Sequence[Candidate]]) -> str:
    """Return what was *found* for each thing as one JSON list."""
    data = [
        {
            "thing": iri,
            "label": suggester.known.things[iri].label,
            "nothing": nothing.status if (nothing := suggester.nothing(iri)) else "",
            "candidates": [as_data(suggester, candidate) for candidate in candidates],
        }
        for iri, candidates in found.items()
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(suggester: Suggester, found: Mapping[str, Sequence[Candidate]]) -> str:
    """Return a row for each candidate that was *found*, the reasons in one cell, no cell a formula."""
    file = io.StringIO()
    rows = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    for candidates in found.values():
        for candidate in candidates:
            data = as_data(suggester, candidate) | {"reasons": " ".join(reasons(suggester, candidate))}
            rows.writerow({name: harmless(str(value)) for name, value in data.items()})
    return file.getvalue()
