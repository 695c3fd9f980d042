"""A small agenda and a small policy, made in Python: two items, three subjects, and what one adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.graph.workspace import Period
from rodedraad.ontology.terms import CODE, RD
from rodedraad.queries.coverage.covering import Basis, Coverage, Roll, Scope
from rodedraad.queries.coverage.known import Alignment, Asked, Framework, Judged, Known, Local

FIELD, CATEGORY, THEME, OTHER = "veld", "categorie", "thema", "ander-thema"
ITEM, METHOD, MOTION, OWN = "punt", "werkwijze", "motie", "eigen-punt"
AGENDA, LOCAL_PLAN = "agenda", "plan"
IN_2024 = Period(date(2024, 1, 1), date(2024, 12, 31))


def asked(iri: str, framework: str = AGENDA, *, number: str = "", method: bool = False) -> Asked:
    """Return an agenda item; without a *framework* it is a motion."""
    return Asked(
        iri, number, not framework, method, (framework,) if framework else (), (f"{framework}-schema",)
    )


def local(iri: str, kind: str, number: str, *broader: str) -> Local:
    """Return a local subject."""
    return Local(iri, kind, number, broader, ("schema",))


def aligned(
    subject: str = THEME,
    item: str = ITEM,
    match: Match = Match.EXACT,
    confidence: float = 0.9,
    status: Status = Status.PROPOSED,
    *reviews: Judged,
) -> Alignment:
    """Return a row of a mapping set."""
    source = "schema" if item == NOTHING else ""
    return Alignment(
        f"{subject}--{item}", subject, match, item, source, confidence, status, "project", reviews
    )


def judged(agreement: float, reviewer: str = "adviseur") -> Judged:
    """Return a review."""
    return Judged(reviewer, date(2024, 6, 1), agreement)


def made(*alignments: Alignment, end: date | None = date(2026, 12, 31)) -> Known:
    """Return what is known with *alignments*, under an agenda in force from 2023 up to *end*."""
    items = [
        asked(ITEM, number="A1"),
        asked(METHOD, number="A2", method=True),
        asked(OWN, LOCAL_PLAN, number="D1"),
    ]
    subjects = [
        local(FIELD, RD.SafetyField, "1"),
        local(CATEGORY, RD.Category, "1.1", FIELD),
        local(THEME, RD.Theme, "1.1.1", CATEGORY),
        local(OTHER, RD.Theme, "1.1.2", CATEGORY),
    ]
    agenda = Framework(AGENDA, CODE.level_national, date(2023, 1, 1), end, ())
    plan = Framework(LOCAL_PLAN, CODE.level_local, date(2022, 1, 1), date(2030, 1, 1), ())
    return Known(
        asked={one.iri: one for one in (*items, asked(MOTION, "", number="M1"))},
        local={one.iri: one for one in subjects},
        frameworks={AGENDA: agenda, LOCAL_PLAN: plan},
        alignments=alignments,
        about={ITEM: frozenset({"drugs"}), THEME: frozenset({"drugs"})},
    )


def coverage(
    known: Known, when: Period = IN_2024, basis: Basis = Basis.PROPOSED, roll: Roll = Roll.BOTH
) -> Coverage:
    """Return the coverage of *known*."""
    return Coverage(known, Scope(when, basis, roll))


def without(known: Known, *gone: str) -> Known:
    """Return *known* without the local subjects and items *gone*."""
    return replace(
        known,
        local={iri: one for iri, one in known.local.items() if iri not in gone},
        asked={iri: one for iri, one in known.asked.items() if iri not in gone},
    )
