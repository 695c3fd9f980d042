"""What was found: coverage item by item, what is expired, the motions, and what nobody above asks."""

from __future__ import annotations

from collections.abc import Iterator

from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Standing, State, Verdict
from rodedraad.queries.coverage.tables import table as coverage_table
from rodedraad.queries.coverage.telling import state
from rodedraad.visualisations.reporting.blocks import Block, Heading, Paragraph, Table
from rodedraad.visualisations.reporting.grounds import grounds, verdicts_table
from rodedraad.visualisations.reporting.material import Material

_OF_TALLIES = (0.36, 0.1, 0.09, 0.1, 0.11, 0.09, 0.15)


def coverage(material: Material) -> Iterator[Block]:
    """Yield the coverage by level of government, by field, and of every agenda item with its reason."""
    yield Heading(say("visualisations.report_coverage"))
    yield Paragraph(say("visualisations.report_coverage_says"), is_lead=True)
    yield Paragraph(say(f"visualisations.report_read_{material.coverage.scope.basis.value}"))
    yield from _tallies(material, "level")
    yield from _tallies(material, "framework")
    yield from material.charts("timeline")
    yield from _tallies(material, "field")
    yield from material.charts("fields")
    for level, verdicts in material.coverage.by_level().items():
        name = material.label(level) if level else say("visualisations.report_no_level")
        yield Heading(say("visualisations.report_items_of", level=name), 2)
        yield verdicts_table(material, verdicts, say("visualisations.report_items_caption", level=name))


def _tallies(material: Material, by: str) -> Iterator[Table]:
    found = coverage_table(material.coverage, by, material.label)
    if found.rows:
        caption = say(f"visualisations.report_by_{by}")
        yield Table(caption, found.headings, found.rows, frozenset(found.numbers), _OF_TALLIES)


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
        yield verdicts_table(material, verdicts, say("visualisations.report_expired_caption"))


def motions(material: Material) -> Iterator[Block]:
    """Yield where the motions of the council land."""
    found = material.coverage.items(motions=True)
    yield Heading(say("visualisations.report_motions"))
    if not found:
        yield Paragraph(say("visualisations.report_motions_none"))
        return
    yield Paragraph(say("visualisations.report_motions_says"), is_lead=True)
    yield verdicts_table(material, found, say("visualisations.report_motions_caption"))


def own_choice(material: Material) -> Iterator[Block]:
    """Yield what the municipality does that a higher agenda asks or not, and what nobody looked at yet."""
    kinds = material.kinds
    if not kinds:
        return
    yield Heading(say("visualisations.report_own"))
    yield Paragraph(say("visualisations.report_own_says"), is_lead=True)
    yield _asked_by_kind(material)
    if len(kinds) > 1:
        yield _asked_by_top(material)
    looked_at = [one for one in material.coverage.subjects({kinds[-1]}) if one.state is not State.UNREVIEWED]
    if looked_at:
        headings = tuple(say(f"visualisations.report_column_{name}") for name in ("subject", "state", "why"))
        rows = tuple(_asked(material, verdict) for verdict in looked_at)
        yield Table(say("visualisations.report_own_caption"), headings, rows, widths=(0.28, 0.17, 0.55))


def _asked_by_kind(material: Material) -> Table:
    rows: list[tuple[str | int, ...]] = []
    for kind in material.kinds:
        name = say(f"visualisations.report_kind_{kind.rpartition('#')[2].lower()}")
        rows.append((name, *_counts(material.coverage.subjects({kind}))))
    return _counted(say("visualisations.report_own_by_kind"), tuple(rows))


def _asked_by_top(material: Material) -> Table:
    """Return how many of the finest subjects within each of the highest are asked."""
    covered, finest = material.coverage, material.kinds[-1]
    rows: list[tuple[str | int, ...]] = []
    for top in covered.subjects({material.kinds[0]}):
        within = [one for one in covered.below.get(top.thing, ()) if covered.known.local[one].kind == finest]
        if within:
            rows.append((material.name(top.thing), *_counts([covered.subject(one) for one in within])))
    kind = say(f"visualisations.report_kind_{finest.rpartition('#')[2].lower()}")
    return _counted(say("visualisations.report_own_by_top", kind=kind), tuple(rows))


def _counts(verdicts: list[Verdict]) -> tuple[int, ...]:
    return (*(sum(one.state is state for one in verdicts) for state in State), len(verdicts))


def _counted(caption: str, rows: tuple[tuple[str | int, ...], ...]) -> Table:
    headings = (
        say("visualisations.report_column_subject"),
        *(state(one, of_item=False) for one in State),
        say("visualisations.report_column_total"),
    )
    return Table(caption, headings, rows, frozenset(range(1, 6)), (0.35, *(0.13,) * 5))


def _asked(material: Material, verdict: Verdict) -> tuple[str, ...]:
    return (
        material.name(verdict.thing),
        state(verdict.state, of_item=False),
        grounds(material, verdict, of_item=False),
    )


def pictures(material: Material) -> Iterator[Block]:
    """Yield the matrix, the flow and the network on pages of their own; nothing where none can be drawn."""
    found = [*material.charts("matrix"), *material.charts("flow"), *material.pictures()]
    if found:
        yield Heading(say("visualisations.report_pictures"))
        yield from found
