"""What was found: coverage item by item, what is expired, the motions, and what nobody above asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rodedraad.ontology.phrasing import number
from rodedraad.ontology.terms import RD
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Coverage, Standing, State, Verdict
from rodedraad.queries.coverage.tables import table as coverage_table
from rodedraad.queries.coverage.telling import ground, state, way_of_working
from rodedraad.visualisations.reporting.blocks import Block, Heading, Paragraph, Table
from rodedraad.visualisations.reporting.material import Material

_MOST_GROUNDS = 3
_OF_VERDICTS = (0.22, 0.13, 0.33, 0.32)


def coverage(material: Material) -> Iterator[Block]:
    """Yield the coverage by level of government, by field, and of every agenda item with its reason."""
    yield Heading(say("visualisations.report_coverage"))
    yield Paragraph(say("visualisations.report_coverage_says"), is_lead=True)
    for by in ("level", "framework", "field"):
        yield from _tallies(material, by)
    for level, verdicts in material.coverage.by_level().items():
        name = material.label(level) if level else say("visualisations.report_no_level")
        yield Heading(say("visualisations.report_items_of", level=name), 2)
        yield _verdicts(material, verdicts, say("visualisations.report_items_caption", level=name))


def _tallies(material: Material, by: str) -> Iterator[Table]:
    found = coverage_table(material.coverage, by, material.label)
    if found.rows:
        caption = say(f"visualisations.report_by_{by}")
        yield Table(caption, found.headings, found.rows, frozenset(found.numbers), (0.4, *(0.1,) * 6))


def expired(material: Material) -> Iterator[Block]:
    """Yield what frameworks ask that are cited and not in force; nothing where all are."""
    covered = material.coverage
    apart = {
        framework: verdicts
        for framework, verdicts in covered.by_framework().items()
        if covered.standing(covered.known.frameworks[framework]) is not Standing.IN_FORCE
    }
    if not apart:
        return
    yield Heading(say("visualisations.report_expired"))
    yield Paragraph(say("visualisations.report_expired_says"), is_lead=True)
    for framework, verdicts in apart.items():
        yield Heading(material.label(framework), 2)
        yield _verdicts(material, verdicts, say("visualisations.report_expired_caption"))


def motions(material: Material) -> Iterator[Block]:
    """Yield where the motions of the council land."""
    found = material.coverage.items(motions=True)
    yield Heading(say("visualisations.report_motions"))
    if not found:
        yield Paragraph(say("visualisations.report_motions_none"))
        return
    yield Paragraph(say("visualisations.report_motions_says"), is_lead=True)
    yield _verdicts(material, found, say("visualisations.report_motions_caption"))


def own_choice(material: Material) -> Iterator[Block]:
    """Yield what the municipality does that no higher agenda asks, and what nobody looked at yet."""
    yield Heading(say("visualisations.report_own"))
    for kind in _kinds(material.coverage):
        verdicts = material.coverage.subjects({kind})
        counts = {one: sum(verdict.state is one for verdict in verdicts) for one in State}
        asked = counts[State.COVERED] + counts[State.PARTLY]
        yield Paragraph(
            say(
                f"visualisations.report_own_{kind.rpartition('#')[2].lower()}",
                asked=number(asked),
                nothing=number(counts[State.NOTHING]),
                unreviewed=number(counts[State.UNREVIEWED]),
                total=number(len(verdicts)),
            )
        )
    rows = tuple(_asked(material))
    if rows:
        headings = tuple(say(f"visualisations.report_column_{name}") for name in ("subject", "state", "why"))
        caption = say("visualisations.report_own_caption")
        yield Table(caption, headings, rows, widths=(0.3, 0.2, 0.5))


def _kinds(covered: Coverage) -> list[str]:
    present = {one.kind for one in covered.known.local.values()}
    return [kind for kind in (RD.SafetyField, RD.Category, RD.Theme) if kind in present]


def _asked(material: Material) -> Iterator[tuple[str, ...]]:
    """Yield the finest subjects that a higher agenda asks, or that were looked at, with why."""
    for verdict in material.coverage.subjects(
        {_kinds(material.coverage)[-1]} if material.coverage.known.local else ()
    ):
        if verdict.state is not State.UNREVIEWED:
            yield (
                material.name(verdict.thing),
                state(verdict.state, of_item=False),
                _grounds(material, verdict, of_item=False),
            )


def pictures(material: Material) -> Iterator[Block]:
    """Yield the pictures of the network; nothing where none can be drawn."""
    found = list(material.pictures())
    if found:
        yield Heading(say("visualisations.report_pictures"))
        yield from found


def _verdicts(material: Material, verdicts: Sequence[Verdict], caption: str) -> Table:
    headings = tuple(
        say(f"visualisations.report_column_{name}") for name in ("item", "state", "by", "reason")
    )
    return Table(caption, headings, tuple(_line(material, one) for one in verdicts), widths=_OF_VERDICTS)


def _line(material: Material, verdict: Verdict) -> tuple[str, ...]:
    told = state(verdict.state)
    if verdict.state is State.NOTHING and way_of_working(material.coverage, verdict):
        told = say("queries.coverage_method")
    return (
        material.name(verdict.thing),
        told,
        _grounds(material, verdict, of_item=True),
        _reasons(material, verdict),
    )


def _grounds(material: Material, verdict: Verdict, *, of_item: bool) -> str:
    told = [
        ground(one, material.coverage, material.label, of_item=of_item)
        for one in verdict.grounds[:_MOST_GROUNDS]
    ]
    more = len(verdict.grounds) - _MOST_GROUNDS
    return "; ".join(told) + (say("visualisations.report_more", count=number(more)) if more > 0 else "")


def _reasons(material: Material, verdict: Verdict) -> str:
    """Return why the strongest ground was made."""
    return material.coverage.known.reason(verdict.grounds[0].alignment.record) if verdict.grounds else ""
