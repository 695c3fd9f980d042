"""The report as a document: its first page, and its sections in the order a council reads them."""

from __future__ import annotations

from collections.abc import Iterator

from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import language, say
from rodedraad.queries.coverage.telling import headline, scope
from rodedraad.visualisations.reporting import account, answers, summary
from rodedraad.visualisations.reporting.blocks import Block, Document
from rodedraad.visualisations.reporting.material import Material

SECTIONS = (
    summary.summary,
    answers.coverage,
    answers.expired,
    answers.motions,
    answers.own_choice,
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
    yield say("visualisations.report_day"), day(material.day)
    yield say("visualisations.report_version"), material.version or say("visualisations.report_no_version")


def _blocks(material: Material) -> Iterator[Block]:
    for section in SECTIONS:
        yield from section(material)
