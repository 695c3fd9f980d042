"""On what a verdict rests, a line for each ground: what matches, how, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rodedraad.graph.mappings.mapping import Status
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Basis, Coverage, Ground, State, Verdict
from rodedraad.queries.coverage.known import Alignment
from rodedraad.queries.coverage.telling import decimal, ground, review_state, state, way_of_working
from rodedraad.queries.coverage.weighing import weights
from rodedraad.visualisations.reporting.blocks import Table
from rodedraad.visualisations.reporting.material import Material

_MOST = 3
_EMPTY = "–"
_WIDTHS = (0.2, 0.12, 0.34, 0.34)


def verdicts_table(material: Material, verdicts: Sequence[Verdict], caption: str) -> Table:
    """Return *verdicts* on agenda items or motions: the state of each, by what, and why."""
    headings = tuple(
        say(f"visualisations.report_column_{name}") for name in ("item", "state", "by", "reason")
    )
    return Table(caption, headings, tuple(_line(material, one) for one in verdicts), widths=_WIDTHS)


def state_of(coverage: Coverage, verdict: Verdict) -> str:
    """Return the state of an agenda item or motion, in words; a way of working has its own.

    Where only what is accepted counts, nobody may have looked, or nothing of it was accepted.
    """
    if verdict.state is State.UNREVIEWED and coverage.scope.basis is Basis.ACCEPTED:
        return say("visualisations.report_nothing_accepted")
    if verdict.state is State.NOTHING and way_of_working(coverage, verdict):
        return say("queries.coverage_method")
    return state(verdict.state)


def grounds(material: Material, verdict: Verdict, *, of_item: bool) -> str:
    """Return the strongest grounds of *verdict*, a line for each thing at the other end."""
    strongest: dict[str, Ground] = {}
    for one in verdict.grounds:
        strongest.setdefault(one.alignment.subject if of_item else one.alignment.object, one)
    return "\n".join(_lines(material, [*strongest.values()], of_item=of_item))


def _lines(material: Material, found: Sequence[Ground], *, of_item: bool) -> Iterator[str]:
    for one in found[:_MOST]:
        if one.alignment.is_nothing:
            yield ground(one, material.coverage, material.label, of_item=of_item)
        else:
            yield _told(material, one, of_item=of_item)
    if len(found) > _MOST:
        yield say("visualisations.report_more_grounds", count=number(len(found) - _MOST))


def _told(material: Material, found: Ground, *, of_item: bool) -> str:
    row = found.alignment
    sure = decimal(row.confidence)
    if not _goes_without_saying(row, material.coverage.scope.basis):
        sure += f", {review_state(row.is_reviewed, row.status.value.rpartition('-')[2])}"
    told = say(
        "visualisations.report_ground",
        thing=material.name(row.subject if of_item else row.object),
        match=weights().said(row.match),
        sure=sure,
    )
    return told + (say("visualisations.report_via", subject=material.name(found.via)) if found.via else "")


def _goes_without_saying(row: Alignment, basis: Basis) -> bool:
    """Tell whether the lead above all tables already says how far the review of *row* came."""
    if basis is Basis.ACCEPTED:
        return row.status is Status.ACCEPTED
    return row.status is Status.PROPOSED and not row.is_reviewed


def _line(material: Material, verdict: Verdict) -> tuple[str, ...]:
    return (
        material.name(verdict.thing),
        state_of(material.coverage, verdict),
        grounds(material, verdict, of_item=True) or _EMPTY,
        _reason(material, verdict) or _EMPTY,
    )


def _reason(material: Material, verdict: Verdict) -> str:
    """Return why the strongest ground was made."""
    return material.coverage.known.reason(verdict.grounds[0].alignment.record) if verdict.grounds else ""
