"""The report as a document: its first page, and its sections in the order a council reads them."""

from __future__ import annotations

from collections.abc import Iterator

from rodedraad.graph.mappings.mapping import Status
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import language, say
from rodedraad.queries.coverage.telling import headline, scope
from rodedraad.visualisations.reporting import account, answers, missing, summary
from rodedraad.visualisations.reporting.blocks import Block, Document
from rodedraad.visualisations.reporting.material import Material

SECTIONS = (
    summary.summary,
    answers.coverage,
    answers.expired,
    answers.motions,
    answers.own_choice,
    missing.gaps,
    answers.pictures,
    account.method,
    account.completeness,
    account.sources,
)


def compose(material: Material) -> Document:
    """Return the report on *material*, in the current language; the same material gives the same document."""
    return Document(
        title=say("visualisations.report_title", title=material.title),
        subtitle=headline(material.coverage),
        language=language(),
        version=material.version,
        day=material.day,
        facts=tuple(_facts(material)),
        blocks=tuple(_blocks(material)),
    )


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    yield say("visualisations.report_scope"), scope(material.coverage.scope)
    yield say("visualisations.report_review"), _review(material)
    yield say("visualisations.report_version"), material.version or say("visualisations.report_no_version")


def _review(material: Material) -> str:
    """Return how far the review came: a report that nobody reviewed says so on its first page."""
    rows = material.coverage.known.alignments
    if not rows:
        return say("visualisations.report_review_nothing")
    accepted = sum(row.status is Status.ACCEPTED for row in rows)
    reviewed = sum(row.is_reviewed for row in rows)
    return say(
        "visualisations.report_review_rows",
        reviewed=number(reviewed),
        accepted=number(accepted),
        total=number(len(rows)),
    )


def _blocks(material: Material) -> Iterator[Block]:
    for section in SECTIONS:
        yield from section(material)
