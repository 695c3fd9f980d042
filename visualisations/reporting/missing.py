"""What is missing: the gaps by urgency, where each shows, what would mend it, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rodedraad.graph.gapstatus import OPEN
from rodedraad.graph.mappings.mapping import Status
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say
from rodedraad.queries.catalogue.questions import SEVERITIES
from rodedraad.queries.gaps.comparing import status
from rodedraad.queries.gaps.finding import Gap
from rodedraad.queries.gaps.runs import Seen
from rodedraad.queries.gaps.tables import decided, headline, place, severity_word
from rodedraad.visualisations.reporting.blocks import Block, Heading, Paragraph, Table
from rodedraad.visualisations.reporting.material import Material

_MOST_STEPS = 5
_MOST_NAMES = 3
_MOST_TOGETHER = 40  # names in one cell
_MOST_PLACES = 2
_TO_DO = (OPEN, "in-hand")


def first_steps(material: Material) -> tuple[str, ...]:
    """Return what to do first: review what is only proposed, then what mends the most urgent gaps."""
    steps = [*_review(material), *_mend(material)]
    return tuple(steps[:_MOST_STEPS])


def _review(material: Material) -> Iterator[str]:
    rows = material.coverage.known.alignments
    if waiting := sum(row.status is Status.PROPOSED and not row.is_reviewed for row in rows):
        yield say("visualisations.report_step_review", count=number(waiting), total=number(len(rows)))


def _mend(material: Material) -> Iterator[str]:
    """Yield the step that mends each kind of gap, the most urgent first."""
    waiting = [one for one in material.run.seen if one.status in _TO_DO]
    for _, found in groupby(waiting, key=lambda one: (one.gap.urgency, one.gap.kind)):
        alike = [one.gap for one in found]
        names = _joined([gap.label for gap in alike], _MOST_NAMES)
        yield say("visualisations.report_step", step=alike[0].step, count=number(len(alike)), names=names)


def gaps(material: Material) -> Iterator[Block]:
    """Yield the gaps: those that ask attention first one by one, those that can wait by kind."""
    yield Heading(say("visualisations.report_gaps"))
    if not material.run.seen:
        yield Paragraph(say("visualisations.report_gaps_none"))
        return
    yield Paragraph(headline(material.run), is_lead=True)
    yield Paragraph(say("visualisations.report_gaps_says"))
    for severity, found in groupby(material.run.seen, key=lambda one: one.gap.severity):
        alike = list(found)
        yield Heading(f"{severity_word(alike[0].gap)} ({number(len(alike))})", 2)
        if severity == SEVERITIES[-1]:
            yield _by_kind(alike)
        else:
            yield from _one_by_one(material, alike)


def _one_by_one(material: Material, found: Sequence[Seen]) -> Iterator[Block]:
    headings = tuple(
        say(f"visualisations.report_column_{name}") for name in ("missing", "written", "decided")
    )
    for _, of_kind in groupby(found, key=lambda one: one.gap.kind):
        alike = list(of_kind)
        first = alike[0].gap
        yield Heading(first.title, 3)
        yield Paragraph(say("queries.gaps_why_and_step", why=first.why, step=first.step))
        rows = tuple((one.gap.sentence, _written(material, one.gap), _decided(one)) for one in alike)
        yield Table(say("visualisations.report_gaps_caption"), headings, rows, widths=(0.5, 0.34, 0.16))


def _by_kind(found: Sequence[Seen]) -> Table:
    headings = tuple(
        say(f"visualisations.report_column_{name}") for name in ("question", "number", "which", "step")
    )
    rows = []
    for _, of_kind in groupby(found, key=lambda one: one.gap.kind):
        alike = list(of_kind)
        names = _joined([_with_decision(one) for one in alike], _MOST_TOGETHER)
        rows.append((alike[0].gap.title, len(alike), names, alike[0].gap.step))
    caption = say("visualisations.report_gaps_by_kind")
    return Table(caption, headings, tuple(rows), frozenset({1}), (0.22, 0.08, 0.45, 0.25))


def _with_decision(seen: Seen) -> str:
    return f"{seen.gap.label} ({status(seen)})" if seen.decision else seen.gap.label


def _decided(seen: Seen) -> str:
    """Return what was decided about a gap, by whom and when; open where nobody decided."""
    return decided(seen.decision, status(seen)) if seen.decision else status(seen)


def _written(material: Material, gap: Gap) -> str:
    """Return where *gap* shows, a line for each place; the document is named where there is a choice."""
    several = len(material.sources) > 1
    told = list(
        dict.fromkeys(place(one) if several or not one.section else one.section for one in gap.evidence)
    )
    more = len(told) - _MOST_PLACES
    if more > 0:
        told[_MOST_PLACES:] = [say("visualisations.report_more_places", count=number(more))]
    return "\n".join(told)


def _joined(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    told = "; ".join(names[:most])
    return told + (say("visualisations.report_more", count=number(more)) if more > 0 else "")
