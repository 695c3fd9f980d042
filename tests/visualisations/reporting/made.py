"""Reports to look at: of the packaged data, of the invented municipality, and of a small policy in Python."""

from __future__ import annotations

from datetime import date

from rodedraad.graph.gapstatus import Decision
from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.wording import set_language
from rodedraad.queries.coverage.covering import Basis, Coverage, Scope
from rodedraad.queries.coverage.known import Known
from rodedraad.queries.gaps.finding import Gap, Place
from rodedraad.queries.gaps.runs import Run, Seen
from rodedraad.queries.networks.overview import Overview
from rodedraad.visualisations.reporting.blocks import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
)
from rodedraad.visualisations.reporting.composing import compose
from rodedraad.visualisations.reporting.gathering import Origin, gather
from rodedraad.visualisations.reporting.material import Material
from tests.queries.coverage.made import IN_2024

NOWHERE = Overview((), (), (), (), (), (), ())


def report(
    store: Store, workspace: Workspace, language: str = "nl", basis: Basis = Basis.PROPOSED
) -> Document:
    """Return the report on *workspace*, whose data *store* holds, over its policy period."""
    set_language(language)
    period = policy_period(store)
    assert period is not None
    return compose(gather(store, Scope(period, basis), Origin("Proef", "abc", workspace, "rodedraad report")))


def small(known: Known, *seen: Seen, basis: Basis = Basis.PROPOSED) -> Material:
    """Return what a report tells of a small policy, in which things are called by their IRI."""
    return Material(
        title="Proef",
        version="abc",
        coverage=Coverage(known, Scope(IN_2024, basis)),
        label=str,
        overview=NOWHERE,
        sources=(),
        registered=frozenset(),
        mapping_files=(),
        command="rodedraad report",
        run=Run(date(2024, 1, 1), basis.value, "abc", tuple(seen)),
    )


def gap(name: str, severity: str = "high", kind: str = "soort", *places: Place) -> Gap:
    """Return a gap about *name*."""
    return Gap(
        f"{kind}/{name}",
        kind,
        severity,
        (name,),
        name,
        f"Welke {kind} ontbreekt?",
        f"{name} ontbreekt.",
        "Dat telt.",
        f"Doe iets aan {kind}.",
        places,
    )


def decided(status: str, note: str = "") -> Decision:
    """Return a decision about a gap."""
    return Decision("soort/x", date(2024, 5, 1), status, "adviseur", note)


def section(document: Document, title: str) -> tuple[Block, ...]:
    """Return the blocks of the section *title*."""
    return dict(document.sections)[title]


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """Return the tables among *blocks*."""
    return [block for block in blocks if isinstance(block, Table)]


def figures(document: Document) -> list[Figure]:
    """Return every figure of *document*."""
    return [block for block in document.blocks if isinstance(block, Figure)]


def hostile() -> Document:
    """Return a report in which every text tries to be more than text, with a block of each kind."""
    text = '<script>alert(1)</script> #panic() =1+1 & "aan" \\'
    return Document(
        title=text,
        subtitle=text,
        language="nl",
        version="abc",
        day=date(2024, 1, 1),
        facts=((text, text),),
        blocks=(
            Heading(text),
            Heading("=2+2", 2),
            Paragraph(text, is_lead=True),
            Note(text),
            Bullets((text, "=3+3")),
            Bullets((text,), is_numbered=True),
            Table(text, ("=4+4", "=4+4"), ((text, 7), ("a\nb", 8)), frozenset({1})),
            Heading(text),
            Figure(DRAWING, text, text, is_wide=True, data=(("a", "b"), (text, 1))),
            Paragraph("na de tekening"),
        ),
    )


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#0072B2"/></svg>'
)
