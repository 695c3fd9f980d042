"""The page that says it all: what is covered, what is not, how sure that is, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Basis, State, Verdict
from rodedraad.queries.coverage.telling import aside, headline
from rodedraad.visualisations.reporting.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from rodedraad.visualisations.reporting.grounds import state_of
from rodedraad.visualisations.reporting.material import Material
from rodedraad.visualisations.reporting.missing import first_steps


def summary(material: Material) -> Iterator[Block]:
    """Yield the summary: a page, where there are as many agenda items as can be read at a glance."""
    yield Heading(say("visualisations.report_summary"))
    yield Paragraph(headline(material.coverage), is_lead=True)
    if note := _uncertain(material):
        yield Note(note)
    if material.items:
        yield _by_state(material)
    if points := tuple(_points(material)):
        yield Bullets(points)
    if steps := first_steps(material):
        yield Heading(say("visualisations.report_first"), 2)
        yield Bullets(steps, is_numbered=True)


def _uncertain(material: Material) -> str:
    """Return what a council has to know first: that it is not reviewed, or not all of it, if so."""
    if not material.coverage.known.alignments:
        return say("visualisations.report_no_alignments")
    if material.coverage.scope.basis is Basis.ACCEPTED:
        return say("visualisations.report_only_accepted")
    reviewed, total = material.tally.reviewed, material.tally.total
    if reviewed < total:
        key = "report_partly_reviewed" if reviewed else "report_unreviewed"
        return say(f"visualisations.{key}", reviewed=number(reviewed), total=number(total))
    return ""


def _by_state(material: Material) -> Table:
    """Return which agenda items are in each state that any is in."""
    items, rows = material.items, []
    for state in State:
        found = [one for one in items if one.state is state]
        for told in dict.fromkeys(state_of(material.coverage, one) for one in found):
            alike = [one for one in found if state_of(material.coverage, one) == told]
            rows.append((told, _of(len(alike), len(items)), "\n".join(_names(material, alike))))
    headings = tuple(say(f"visualisations.report_column_{name}") for name in ("state", "count", "which"))
    return Table(
        say("visualisations.report_items_by_state"), headings, tuple(rows), widths=(0.25, 0.13, 0.62)
    )


def _points(material: Material) -> Iterator[str]:
    yield from _motions(material)
    if material.kinds:
        yield _own(material)
    yield from aside(material.coverage, material.label)


def _motions(material: Material) -> Iterator[str]:
    """Yield how many motions land, and the names of those that do not."""
    motions = material.coverage.items(motions=True)
    if motions:
        landed = [one for one in motions if one.state is State.COVERED]
        yield say(
            "visualisations.report_point_motions", landed=number(len(landed)), total=number(len(motions))
        ) + "".join(f" {sentence}" for sentence in _not_landed(material, motions))


def _not_landed(material: Material, motions: Sequence[Verdict]) -> Iterator[str]:
    for state in (State.PARTLY, State.NOTHING, State.UNREVIEWED):
        found = [one for one in motions if one.state is state]
        if found:
            told = state_of(material.coverage, found[0])
            names = "; ".join(_names(material, found))
            yield f"{told[0].upper()}{told[1:]}: {names}."


def _own(material: Material) -> str:
    """Return what is known of who asks what the municipality does, on its finest subjects."""
    kind = material.kinds[-1]
    verdicts = material.coverage.subjects({kind})
    counts = {one: number(sum(verdict.state is one for verdict in verdicts)) for one in State}
    asked = say(
        f"visualisations.report_point_{kind.rpartition('#')[2].lower()}",
        asked=counts[State.COVERED],
        partly=counts[State.PARTLY],
        total=number(len(verdicts)),
    )
    others = say(
        f"visualisations.report_others_{material.coverage.scope.basis.value}",
        nothing=counts[State.NOTHING],
        unreviewed=counts[State.UNREVIEWED],
    )
    return f"{asked} {others}"


def _names(material: Material, found: Sequence[Verdict]) -> list[str]:
    return [material.name(verdict.thing) for verdict in found]


def _of(count: int, total: int) -> str:
    return say("visualisations.report_of", count=number(count), total=number(total))
