"""The network in a report: only what its page has room for, and nothing where there is nothing to see."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import parse_file
from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.coverage.covering import Basis, Coverage, Scope
from rodedraad.queries.coverage.known import known
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.exporting.sheets import Colophon
from rodedraad.visualisations.reporting.blocks import Figure
from rodedraad.visualisations.reporting.networks import pictures
from rodedraad.visualisations.reporting.pictures import fitted, png
from tests.queries.coverage.made import IN_2024, made
from tests.visualisations.exporting.paper import picture
from tests.visualisations.reporting.made import DRAWING
from tests.visualisations.small import GRAPH, NAMES, TOWN

if TYPE_CHECKING:
    import networkx as nx


def drawn(graph: nx.MultiDiGraph[str], coverage: Coverage) -> list[Figure]:
    """Return the pictures of *graph*."""
    return pictures(graph, coverage, str, Colophon("Proef", "abc"))


def over(store: EmbeddedStore, basis: Basis = Basis.PROPOSED) -> list[Figure]:
    """Return the pictures of *store* over its policy period."""
    period = policy_period(store)
    assert period is not None
    return drawn(whole(store, "nl"), Coverage(known(store), Scope(period, basis)))


def everything(turtle: str) -> nx.MultiDiGraph[str]:
    """Return the whole network of *turtle*."""
    quads = parse_file((NAMES + turtle).encode(), suffix="ttl", graph=GRAPH, place=Path("town.ttl"))
    inferred = infer(quads, "https://example.org/graph/inferred")
    return whole(EmbeddedStore.of([*quads, *ontology_quads(), *inferred]), "nl")


def words(svg: str) -> str:
    """Return what can be read in *svg*."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


def test_only_what_is_in_force_and_what_matches_it_is_drawn(packaged_store: EmbeddedStore) -> None:
    """Items of expired frameworks are not, nor subjects that match none."""
    agendas, _ = over(packaged_store)
    told = words(agendas.svg)
    period = policy_period(packaged_store)
    assert period is not None
    seen = Coverage(known(packaged_store), Scope(period))
    for item in seen.known.asked.values():
        is_drawn = f" {item.number} " in f" {told} "
        assert is_drawn == (item.iri in {one.thing for one in seen.items()}), item.number


def test_letters_are_as_large_as_on_a_sheet_of_their_own(packaged_store: EmbeddedStore) -> None:
    """No letter below seven points where the picture is drawn, and nothing left out."""
    for figure in over(packaged_store):
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', figure.svg)]
        assert min(sizes) >= 7
        assert figure.is_wide


def test_the_words_of_a_picture_name_every_item_and_partnership(packaged_store: EmbeddedStore) -> None:
    """With what each goes with, or that it goes with nothing."""
    agendas, together = over(packaged_store)
    assert agendas.alt.count(" hangt samen met ") == 7
    assert agendas.alt.count(" hangt met geen onderwerp samen.") == 1
    assert "Zorg en Veiligheidshuis Twente: 5 onderwerpen" in together.alt


def test_where_nothing_is_accepted_there_is_no_picture_of_agendas(packaged_store: EmbeddedStore) -> None:
    """Items without a line to anything are a list, not a network."""
    assert len(over(packaged_store, Basis.ACCEPTED)) == 1


def test_a_town_without_agenda_has_its_partnerships_alone() -> None:
    """And one without these has no pictures."""
    coverage = Coverage(made(), Scope(IN_2024))
    (together,) = drawn(everything(TOWN), coverage)
    assert "Waterplatform: 0 onderwerpen, 1 andere." in together.alt
    alone = "".join(line for line in TOWN.splitlines(keepends=True) if "rd:Partnership" not in line)
    assert drawn(everything(alone), coverage) == []


def test_a_picture_takes_the_room_there_is_and_no_more() -> None:
    """As wide as the page, unless it would be too high; twice as many centimetres, twice as many pixels."""
    assert fitted(DRAWING, 16, 20) == 16
    assert fitted(DRAWING, 16, 4) == 8
    assert abs(picture(png(DRAWING, 4))[0] * 2 - picture(png(DRAWING, 8))[0]) <= 1
    assert png(DRAWING, 4) == png(DRAWING, 4)
