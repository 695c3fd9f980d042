"""What is missing: the gaps by urgency, where each shows, what would mend it, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rodedraad.graph.gapstatus import OPEN
from rodedraad.graph.mappings.mapping import Status
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say
from rodedraad.queries.catalogue.questions import SEVERITIES
from rodedraad.queries.gaps.finding import Gap
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
    waiting = [gap for gap in material.gaps if material.status(gap) in _TO_DO]
    for _, found in groupby(waiting, key=lambda gap: (gap.urgency, gap.kind)):
        alike = list(found)
        names = _joined([gap.label for gap in alike], _MOST_NAMES)
        yield say("visualisations.report_step", step=alike[0].step, count=number(len(alike)), names=names)


def gaps(material: Material) -> Iterator[Block]:
    """Yield the gaps: those that ask attention first one by one, those that can wait by kind."""
    yield Heading(say("visualisations.report_gaps"))
    if not material.gaps:
        yield Paragraph(say("visualisations.report_gaps_none"))
        return
    yield Paragraph(_counted(material.gaps), is_lead=True)
    yield Paragraph(say("visualisations.report_gaps_says"))
    for severity in SEVERITIES:
        alike = [gap for gap in material.gaps if gap.severity == severity]
        if not alike:
            continue
        yield Heading(say(f"visualisations.report_gaps_{severity}", count=number(len(alike))), 2)
        if severity == SEVERITIES[-1]:
            yield _by_kind(material, alike)
        else:
            yield from _one_by_one(material, alike)


def _counted(found: Sequence[Gap]) -> str:
    counts = {severity: number(sum(gap.severity == severity for gap in found)) for severity in SEVERITIES}
    return say("visualisations.report_gaps_counted", total=number(len(found)), **counts)


def _one_by_one(material: Material, found: Sequence[Gap]) -> Iterator[Block]:
    headings = tuple(say(f"visualisations.report_column_{name}") for name in ("missing", "written", "status"))
    for _, alike in groupby(found, key=lambda gap: gap.kind):
        gaps_of_kind = list(alike)
        first = gaps_of_kind[0]
        yield Heading(first.title, 3)
        yield Paragraph(say("visualisations.report_gap_why", why=first.why, step=first.step))
        rows = tuple((gap.sentence, _written(material, gap), _status(material, gap)) for gap in gaps_of_kind)
        yield Table(say("visualisations.report_gaps_caption"), headings, rows, widths=(0.5, 0.34, 0.16))


def _by_kind(material: Material, found: Sequence[Gap]) -> Table:
    headings = tuple(
        say(f"visualisations.report_column_{name}") for name in ("question", "number", "which", "step")
    )
    rows = []
    for _, alike in groupby(found, key=lambda gap: gap.kind):
        gaps_of_kind = list(alike)
        names = _joined([_with_status(material, gap) for gap in gaps_of_kind], _MOST_TOGETHER)
        rows.append((gaps_of_kind[0].title, len(gaps_of_kind), names, gaps_of_kind[0].step))
    caption = say("visualisations.report_gaps_by_kind")
    return Table(caption, headings, tuple(rows), frozenset({1}), (0.22, 0.08, 0.45, 0.25))


def _with_status(material: Material, gap: Gap) -> str:
    return gap.label if material.status(gap) == OPEN else f"{gap.label} ({_status(material, gap)})"


def _status(material: Material, gap: Gap) -> str:
    """Return what was decided about *gap*, with the note of who decided."""
    told = say(f"visualisations.report_gap_{material.status(gap).replace('-', '_')}")
    decided = material.decisions.get(gap.id)
    return f"{told}: {decided.note}" if decided and decided.note else told


def _written(material: Material, gap: Gap) -> str:
    """Return where *gap* shows, a line for each place; the document is named where there is a choice."""
    several = len(material.sources) > 1
    lines = [
        " – ".join(filter(None, (place.document if several or not place.section else "", place.section)))
        for place in gap.evidence
    ]
    told = list(dict.fromkeys(lines))
    more = len(told) - _MOST_PLACES
    if more > 0:
        told[_MOST_PLACES:] = [say("visualisations.report_more_places", count=number(more))]
    return "\n".join(told)


def _joined(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    told = "; ".join(names[:most])
    return told + (say("visualisations.report_more", count=number(more)) if more > 0 else "")
