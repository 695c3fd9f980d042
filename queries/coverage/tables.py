"""Coverage as tables: a row for each thing that has a verdict, or for each group with its tally."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rodedraad.ontology.terms import RD
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Coverage, State, Tally, Verdict
from rodedraad.queries.coverage.telling import Label, ground, state, way_of_working

LOCAL = {"field": RD.SafetyField, "category": RD.Category, "theme": RD.Theme}
GROUPS = ("framework", "level", "field", "category", "phenomenon")
ASKED = ("field-asked", "category-asked", "theme")
CHOICES = ("item", "motion", *GROUPS, *ASKED)


@dataclass(frozen=True)
class Table:
    """Rows of texts and numbers under *columns*, which have a name for programs and a heading for people."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    iris: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, in the current language."""
        return tuple(say(f"queries.coverage_column_{column}") for column in self.columns)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The places of the columns with numbers."""
        return tuple(
            place for place, column in enumerate(self.columns) if column in (*_STATES, "total", "reviewed")
        )


_STATES = tuple(one.value for one in State)


def table(coverage: Coverage, by: str, label: Label) -> Table:
    """Return the coverage *by* one of ``CHOICES``, with things called as *label* does."""
    if by in GROUPS:
        return _grouped(coverage, by, label)
    if by in ASKED:
        return _listed(by, coverage.subjects({LOCAL[by.removesuffix("-asked")]}), coverage, label)
    return _listed(by, coverage.items(motions=by == "motion"), coverage, label)


def table_of(coverage: Coverage, iri: str, label: Label) -> Table:
    """Return the one row of the agenda item, motion or local subject *iri*."""
    verdict = coverage.item(iri) if iri in coverage.known.asked else coverage.subject(iri)
    return _listed("thing", [verdict], coverage, label)


def _listed(by: str, verdicts: Sequence[Verdict], coverage: Coverage, label: Label) -> Table:
    columns = ("number", "thing", "state", "reviewed_so", "ground")
    rows = tuple(_line(verdict, coverage, label) for verdict in verdicts)
    return Table(by, columns, rows, tuple(verdict.thing for verdict in verdicts))


def _line(verdict: Verdict, coverage: Coverage, label: Label) -> tuple[str, ...]:
    asked = coverage.known.asked.get(verdict.thing)
    thing = asked or coverage.known.local[verdict.thing]
    told = state(verdict.state, of_item=asked is not None)
    if verdict.state is State.NOTHING and way_of_working(coverage, verdict):
        told = say("queries.coverage_method")
    best = ground(verdict.grounds[0], coverage, label, of_item=asked is not None) if verdict.grounds else ""
    reviewed = say("queries.yes" if verdict.is_reviewed else "queries.no")
    return (thing.number, label(verdict.thing), told, reviewed, best)


def _grouped(coverage: Coverage, by: str, label: Label) -> Table:
    groups = _groups(coverage, by)
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (label(key), *_counts(Tally.of(verdicts))) for key, verdicts in groups.items()
    )
    return Table(by, ("group", *_STATES, "total", "reviewed"), rows, tuple(groups))


def _groups(coverage: Coverage, by: str) -> Mapping[str, list[Verdict]]:
    if by in LOCAL:
        return coverage.by_subject(LOCAL[by])
    if by == "level":
        return coverage.by_level()
    return coverage.by_phenomenon() if by == "phenomenon" else coverage.by_framework()


def _counts(tally: Tally) -> tuple[int, ...]:
    return (*(tally.counts[one] for one in State), tally.total, tally.reviewed)


# --- for programs ----------------------------------------------------------------------------------------


def as_json(coverage: Coverage, found: Table, headline: str) -> str:
    """Return *found* as JSON, with the scope and every ground of every verdict in it."""
    asked = coverage.scope
    data = {
        "headline": headline,
        "scope": {
            "start": asked.when.start.isoformat(),
            "end": asked.when.end.isoformat(),
            "basis": asked.basis.value,
            "roll": asked.roll.value,
        },
        "by": found.name,
        "rows": [
            {"iri": iri} | dict(zip(found.columns, row, strict=True)) | _verdict(coverage, iri, found.name)
            for iri, row in zip(found.iris, found.rows, strict=True)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _verdict(coverage: Coverage, iri: str, by: str) -> dict[str, Any]:
    if by in GROUPS:
        return {}
    verdict = coverage.item(iri) if iri in coverage.known.asked else coverage.subject(iri)
    return {"code": verdict.state.value, "grounds": list(_grounds(verdict))}


def _grounds(verdict: Verdict) -> Iterator[dict[str, Any]]:
    for one in verdict.grounds:
        row = one.alignment
        yield {
            "alignment": row.record,
            "subject": row.subject,
            "match": row.match.value,
            "object": row.object,
            "confidence": row.confidence,
            "strength": round(one.strength, 4),
            "status": row.status.value,
            "via": one.via,
        }


def as_separated(found: Table, mark: str) -> str:
    """Return *found* as CSV or TSV, with the IRI of every row."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=mark, lineterminator="\r\n")
    writer.writerow(("iri", *found.columns))
    writer.writerows((iri, *row) for iri, row in zip(found.iris, found.rows, strict=True))
    return sink.getvalue()
