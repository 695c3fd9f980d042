"""Gaps made in Python, and runs of them."""

from __future__ import annotations

from datetime import date

from rodedraad.graph.gapstatus import Decision
from rodedraad.queries.gaps.finding import Gap, Place, name_of
from rodedraad.queries.gaps.runs import Run, Seen

DAY = date(2024, 1, 1)
BASE = "https://w3id.org/rodedraad/id/dorp/"


def gap(thing: str, kind: str = "risks-without-party", severity: str = "high") -> Gap:
    """Return a gap about *thing*."""
    subjects = (f"{BASE}risico/{thing}",)
    place = Place("Hoofdstuk 8", "Opdracht", f"{BASE}passage/{thing}")
    return Gap(
        id=name_of(kind, subjects),
        kind=kind,
        severity=severity,
        subjects=subjects,
        label=thing,
        title="Bij welke risico's doet niemand iets?",
        sentence=f"Bij {thing} doet niemand iets.",
        why="Niemand let op.",
        step="Wijs iemand aan.",
        evidence=(place,),
    )


def seen(thing: str, status: str = "", kind: str = "risks-without-party", severity: str = "high") -> Seen:
    """Return a gap about *thing* with a decision, where *status* says which."""
    found = gap(thing, kind, severity)
    return Seen(found, Decision(found.id, DAY, status, "adviseur", "Besproken.") if status else None)


def run(*found: Seen, on: date = DAY, version: str = "abc") -> Run:
    """Return a run with gaps *found*."""
    return Run(on, "proposed", version, found)
