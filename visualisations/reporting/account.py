"""How it was done and how sure it is: method, completeness, and where everything comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rodedraad.graph.mappings.mapping import Match, Status
from rodedraad.ontology.phrasing import day, number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.telling import decimal
from rodedraad.queries.coverage.weighing import Side, weights
from rodedraad.visualisations.reporting.blocks import Block, Bullets, Heading, Paragraph, Table
from rodedraad.visualisations.reporting.material import Material


def method(_material: Material) -> Iterator[Block]:
    """Yield how coverage was worked out, with the weights that were used."""
    used = weights()
    yield Heading(say("visualisations.report_method"))
    yield Paragraph(say("visualisations.report_method_says"))
    yield Bullets(
        tuple(
            say(f"visualisations.report_method_{name}", least=decimal(used.from_covered))
            for name in ("covered", "partly", "nothing", "unreviewed")
        )
    )
    headings = tuple(say(f"visualisations.report_column_{name}") for name in ("match", "covers", "asked"))
    rows = tuple(
        (used.said(match), *(decimal(used.by_match[match][side]) for side in Side)) for match in Match
    )
    yield Table(say("visualisations.report_weights"), headings, rows, frozenset({1, 2}), (0.6, 0.2, 0.2))


def completeness(material: Material) -> Iterator[Block]:
    """Yield how much was looked at and reviewed, and what is uncertain in the data."""
    yield Heading(say("visualisations.report_completeness"))
    yield Bullets(tuple(_uncertainties(material)))


def _uncertainties(material: Material) -> Iterator[str]:
    rows = material.coverage.known.alignments
    yield say(
        "visualisations.report_rows",
        total=number(len(rows)),
        proposed=number(sum(row.status is Status.PROPOSED for row in rows)),
        accepted=number(sum(row.status is Status.ACCEPTED for row in rows)),
        rejected=number(sum(row.status is Status.REJECTED for row in rows)),
    )
    yield say(
        "visualisations.report_reviewed",
        reviewed=number(material.tally.reviewed),
        total=number(material.tally.total),
    )
    seen = material.overview
    if seen.unresolved:
        names = ", ".join(seen.unresolved)
        yield say("visualisations.report_unresolved", count=number(len(seen.unresolved)), names=names)
    if undated := seen.undated():
        names = "; ".join(framework.label for framework in undated)
        yield say("visualisations.report_undated", count=number(len(undated)), names=names)
    for judgement in seen.judgements:
        yield say("visualisations.report_judgements", count=number(judgement.number), author=judgement.label)
    for source in material.sources:
        if source.iri not in material.registered:
            yield say("visualisations.report_unregistered", title=source.title)


def sources(material: Material) -> Iterator[Block]:
    """Yield the documents and files the report rests on, and how to make it again."""
    yield Heading(say("visualisations.report_sources"))
    headings = tuple(
        say(f"visualisations.report_column_{name}") for name in ("document", "day", "case", "passages")
    )
    rows = tuple((one.title, _day(one.issued), one.case_number, one.passages) for one in material.sources)
    if rows:
        yield Table(
            say("visualisations.report_documents"), headings, rows, frozenset({3}), (0.55, 0.17, 0.14, 0.14)
        )
    if material.mapping_files:
        files = ", ".join(material.mapping_files)
        yield Paragraph(say("visualisations.report_mapping_files", files=files))
    yield Paragraph(
        say("visualisations.report_again", version=material.version or "–", command=material.command)
    )


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text[:10]))
    except ValueError:
        return text
