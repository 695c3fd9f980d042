"""Coverage in sentences: with its whole, how much of it was reviewed, and on what it rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from rodedraad.ontology.phrasing import day, number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import (
    Basis,
    Coverage,
    Ground,
    Scope,
    Standing,
    State,
    Tally,
    Verdict,
)
from rodedraad.queries.coverage.weighing import weights

Label = Callable[[str], str]


def state(found: State, *, of_item: bool = True) -> str:
    """Return *found* in words: how far an item is covered, or how far a local subject is asked."""
    is_same = of_item or found is State.UNREVIEWED
    return say(f"queries.coverage_{found.value}" if is_same else f"queries.coverage_asked_{found.value}")


def scope(asked: Scope) -> str:
    """Return when and on which basis was looked, in words."""
    start, end = asked.when.start, asked.when.end
    when = (
        say("queries.coverage_on", day=day(start))
        if start == end
        else say("queries.coverage_over", start=day(start), end=day(end))
    )
    return say(f"queries.coverage_basis_{asked.basis.value}", when=when)


def headline(coverage: Coverage) -> str:
    """Return the one sentence that says it: how many of how many, and how many of them were reviewed."""
    return counted(Tally.of(coverage.items()), coverage.scope.basis)


def counted(tally: Tally, basis: Basis) -> str:
    """Return *tally* of agenda items in one sentence, with what it rests on and how much was reviewed."""
    if not tally.total:
        return say("queries.coverage_no_items")
    return say(
        f"queries.coverage_headline_{basis.value}",
        covered=number(tally.counts[State.COVERED]),
        partly=number(tally.counts[State.PARTLY]),
        nothing=number(tally.counts[State.NOTHING]),
        unreviewed=number(tally.counts[State.UNREVIEWED]),
        total=number(tally.total),
        reviewed=number(tally.reviewed),
    )


def aside(coverage: Coverage, label: Label) -> Iterator[str]:
    """Yield what stands apart: frameworks that are cited but not in force, or of which nobody says when."""
    items = coverage.by_framework()
    for framework in sorted(
        coverage.known.frameworks.values(), key=lambda one: (one.end or date.max, one.iri)
    ):
        standing = coverage.standing(framework)
        if framework.iri not in items or standing is Standing.IN_FORCE:
            continue
        tally = Tally.of(items[framework.iri])
        values = {
            "framework": label(framework.iri),
            "covered": number(tally.counts[State.COVERED]),
            "total": number(tally.total),
            "end": day(framework.end) if framework.end else "",
            "start": day(framework.start) if framework.start else "",
        }
        yield say(f"queries.coverage_{standing.value.replace('-', '_')}", **values)


def ground(found: Ground, coverage: Coverage, label: Label, *, of_item: bool) -> str:
    """Return why an item is covered (*of_item*) or a subject asked: by what, how, and how sure."""
    row = found.alignment
    sure = {
        "confidence": decimal(row.confidence),
        "status": review_state(row.is_reviewed, row.status.value.rpartition("-")[2]),
    }
    if row.is_nothing:
        return say("queries.coverage_ground_nothing", source=label(row.source), **sure)
    key = "queries.coverage_ground_item" if of_item else "queries.coverage_ground_subject"
    told = say(
        key,
        subject=label(row.subject),
        item=label(row.object),
        match=weights().said(row.match),
        **sure,
    )
    via = say("queries.coverage_via", subject=label(found.via)) if found.via else ""
    return told + via


def review_state(is_reviewed: bool, status: str) -> str:
    """Return how far the review of an alignment came, in words: *status* is the end of its code."""
    if is_reviewed and status == "proposed":
        return say("queries.coverage_disputed")
    return say(f"queries.coverage_status_{status}")


def decimal(value: float) -> str:
    """Return *value* with two decimals, as the current language writes them."""
    return f"{value:.2f}".replace(".", say("queries.decimal_mark"))


def way_of_working(coverage: Coverage, verdict: Verdict) -> bool:
    """Tell whether *verdict* is about a way of working, which no theme is meant to carry."""
    item = coverage.known.asked.get(verdict.thing)
    return item is not None and item.is_method
