"""Alignments on the page: a proposal is dashed and says that it is one, an accepted one is full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations import views
from rodedraad.visualisations.network import draw
from tests.queries.towns import AGENDAS, TOWN, store_of
from tests.visualisations.conftest import Opened

Open = Callable[..., Opened]
REVIEWS = """
:wij a rd:Organisation ; skos:prefLabel "Wij"@nl , "We"@en ; foaf:name "Wij" .
:b2 a sssom:Mapping ; prov:wasDerivedFrom :t2-y ; sssom:reviewer_label "Adviseur" ;
  sssom:review_date "2026-12-01"^^xsd:date ; sssom:reviewer_agreement "1.0"^^xsd:decimal .
:b3 a sssom:Mapping ; prov:wasDerivedFrom :t3-y ; sssom:reviewer_label "Adviseur" ;
  sssom:review_date "2026-12-01"^^xsd:date ; sssom:reviewer_agreement "0.0"^^xsd:decimal .
"""
LINKS = """() => { const rd = window.rodedraad;
  return rd.edges.filter(edge => /proposed|accepted/.test(edge.sort))
    .map(edge => [rd.nodes.get(edge.from).label, edge.sort, rd.edgeLook(edge).dashes]); }"""
CHOOSE = """label => { const rd = window.rodedraad;
  rd.chooseEdge(rd.edges.find(edge => edge.review && rd.nodes.get(edge.from).label === label)); }"""


def row(subject: str, match: str, confidence: float, status: str, reason: str) -> str:
    """Return an alignment of *subject* with the item that is in the view."""
    return f"""
:{subject}-y a rd:Alignment ; owl:annotatedSource :{subject} ; owl:annotatedProperty skos:{match} ;
  owl:annotatedTarget :y ; sssom:confidence "{confidence}"^^xsd:decimal ;
  rd:reviewStatus code:review-{status} ; prov:wasAttributedTo :wij ; rd:justification "{reason}"@nl .
"""


ROWS = (
    REVIEWS
    + row("t1", "broadMatch", 0.75, "proposed", "Omdat het een deel is.")
    + row("t2", "exactMatch", 0.9, "accepted", "Omdat het hetzelfde is.")
    + row("t3", "broadMatch", 0.5, "proposed", "Misschien.")
)


@pytest.fixture(scope="module")
def drawn() -> str:
    """The page of a town with a proposed, an accepted and a disputed alignment, in the view of agendas."""
    graph = whole(store_of(TOWN + AGENDAS + ROWS), "nl")
    lenses = tuple(views.lenses(graph, (views.find("agendas"),)))
    return draw(graph, language="nl", title="Proef", version="abc", lenses=lenses)


@pytest.fixture
def opened(open_page: Open, drawn: str) -> Opened:
    """The page in a browser."""
    return open_page(drawn)


def test_a_proposal_is_dashed_and_an_accepted_one_is_full(opened: Opened) -> None:
    """A dispute is a proposal still."""
    found: list[Any] = opened.page.evaluate(LINKS)
    assert {label: (sort, bool(dashes)) for label, sort, dashes in found} == {
        "Thema een": ("proposed", True),
        "Thema twee": ("accepted", False),
        "Thema drie": ("proposed", True),
    }


@pytest.mark.parametrize(
    ("label", "told", "because"),
    [
        ("Thema een", "Zekerheid 0,75, voorstel, nog niet beoordeeld", "Omdat het een deel is."),
        ("Thema twee", "Zekerheid 0,90, aanvaard", "Omdat het hetzelfde is."),
        ("Thema drie", "Zekerheid 0,50, beoordelaars zijn het oneens", "Misschien."),
    ],
)
def test_the_panel_says_how_sure_and_why(label: str, told: str, because: str, opened: Opened) -> None:
    """Whose judgement it is stands with it; no source is said to state it."""
    opened.page.evaluate(CHOOSE, label)
    panel = opened.page.inner_text("#panel")
    assert told in panel
    assert because in panel
    assert "Wij" in panel


def test_the_item_lists_them_apart(opened: Opened) -> None:
    """Accepted first."""
    opened.search("Rust")
    headings = opened.page.locator("#panel h3").all_inner_texts()
    assert headings[:2] == [
        "Wat hierop aansluit, aanvaard (1)",
        "Wat hier mogelijk op aansluit, volgens voorstel (2)",
    ]


def test_the_legend_has_a_line_for_each(opened: Opened) -> None:
    """Which hides them."""
    legend = opened.page.inner_text("#legend")
    assert "sluit aan: aanvaard" in legend
    assert "sluit mogelijk aan: voorstel, nog niet aanvaard" in legend
    assert opened.complaints == []
