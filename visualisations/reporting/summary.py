"""The page that says it all: what is covered, what is not, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Basis, State, Verdict
from rodedraad.queries.coverage.telling import aside, headline, way_of_working
from rodedraad.visualisations.reporting.blocks import Block, Bullets, Heading, Note, Paragraph
from rodedraad.visualisations.reporting.material import Material


def summary(material: Material) -> Iterator[Block]:
    """Yield the summary: a page at most."""
    yield Heading(say("visualisations.report_summary"))
    yield Paragraph(headline(material.coverage), is_lead=True)
    if note := _uncertain(material):
        yield Note(note)
    points = tuple(_points(material))
    if points:
        yield Bullets(points)
    if apart := tuple(aside(material.coverage, material.label)):
        yield Paragraph(say("visualisations.report_apart"))
        yield Bullets(apart)


def _uncertain(material: Material) -> str:
    """Return what a council has to know first: that nobody of the municipality looked at it yet, if so."""
    if not material.coverage.known.alignments:
        return say("visualisations.report_no_alignments")
    if material.coverage.scope.basis is Basis.PROPOSED and not material.tally.reviewed:
        return say("visualisations.report_unreviewed", total=number(material.tally.total))
    return ""


def _points(material: Material) -> Iterator[str]:
    for state, key in (
        (State.COVERED, "covered"),
        (State.PARTLY, "partly"),
        (State.UNREVIEWED, "unreviewed"),
    ):
        yield from _point(material, f"visualisations.report_point_{key}", _of(material, state))
    nothing = _of(material, State.NOTHING)
    methods = [one for one in nothing if way_of_working(material.coverage, one)]
    yield from _point(
        material, "visualisations.report_point_nothing", [one for one in nothing if one not in methods]
    )
    yield from _point(material, "visualisations.report_point_method", methods)
    motions = material.coverage.items(motions=True)
    landed = [one for one in motions if one.state is State.COVERED]
    if motions:
        yield say(
            "visualisations.report_point_motions", landed=number(len(landed)), total=number(len(motions))
        )


def _of(material: Material, state: State) -> list[Verdict]:
    return [verdict for verdict in material.items if verdict.state is state]


def _point(material: Material, key: str, found: list[Verdict]) -> Iterator[str]:
    if found:
        names = "; ".join(material.name(verdict.thing) for verdict in found)
        yield say(key, count=number(len(found)), total=number(material.tally.total), names=names)
