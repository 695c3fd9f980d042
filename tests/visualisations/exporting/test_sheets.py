"""On paper every letter can be read, nothing stands on anything else, and everything is there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.exporting.ground import Box
from rodedraad.visualisations.exporting.letters import PITCH, SMALLEST, width
from rodedraad.visualisations.exporting.sheets import Colophon, Sheet, sheets
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.lettering import told
from rodedraad.visualisations.views import find, views
from tests.visualisations.exporting.paper import small
from tests.visualisations.small import thing, town

NAMES = [view.name for view in views()]
COLOPHON = Colophon("Proef", "proef-7")
A3 = {(1191, 842), (842, 1191)}


@pytest.fixture(scope="module")
def network(packaged_store: EmbeddedStore) -> nx.MultiDiGraph[str]:
    """Everything of the packaged data."""
    return whole(packaged_store, "nl")


def boxes(sheet: Sheet) -> list[Box]:
    """Return what the texts below and above the picture take."""
    texts = [*sheet.words, *(sample.text for sample in sheet.samples)]
    return [
        Box(text.x, text.y - text.size * 0.7, text.x + width(text.text, text.size), text.y + text.size * 0.2)
        for text in texts
    ]


def overlapping(found: Sequence[Box]) -> list[tuple[Box, Box]]:
    """Return the pairs that share any ground."""
    return [(one, other) for one, other in combinations(found, 2) if one.overlaps(other)]


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_every_view_is_seven_points_or_more(network: nx.MultiDiGraph[str], name: str) -> None:
    """On A3, either way; by its whole name or by a number whose name stands in the key."""
    lens = find(name).over(network)
    made = sheets(lens, COLOPHON)
    assert {(round(sheet.wide), round(sheet.high)) for sheet in made} <= A3
    texts = [text for sheet in made for text in (*sheet.words, *(sample.text for sample in sheet.samples))]
    spots = made[0].spots
    assert min(*(text.size for text in texts), *(spot.size for spot in spots)) >= SMALLEST
    assert {spot.node for spot in spots} == set(lens.graph)
    said = "".join(text.text for text in texts).replace(" ", "")
    for spot in spots:
        name = told(lens.graph.nodes[spot.node]).replace(" ", "")
        if spot.number is None:
            assert "".join(spot.lines).replace(" ", "") == name
        else:
            assert f"{spot.number}{name}" in said


@pytest.mark.parametrize("name", NAMES)
def test_no_label_of_any_view_stands_on_another(network: nx.MultiDiGraph[str], name: str) -> None:
    """Nor on a mark or a bar of something else, nor off the paper."""
    for sheet in sheets(find(name).over(network), COLOPHON):
        paper = Box(0, 0, sheet.wide, sheet.high)
        for spot in sheet.spots:
            assert spot.label.wide >= max(width(line, spot.size) for line in spot.lines) - 0.01
            assert spot.label.high >= (len(spot.lines) - 1) * spot.size * PITCH + spot.size * 0.9
        taken = [
            *(spot.label if spot.bar is None else spot.bar for spot in sheet.spots),
            *(spot.boxes[0] for spot in sheet.spots if spot.bar is None),
            *boxes(sheet),
        ]
        assert overlapping(taken) == []
        assert all(box.within(paper) for box in taken)


def test_only_the_largest_views_need_numbers(network: nx.MultiDiGraph[str]) -> None:
    """The others have all names in the picture, on one sheet."""
    made = {name: sheets(find(name).over(network), COLOPHON) for name in NAMES}
    numbered = {name: sum(spot.number is not None for spot in found[0].spots) for name, found in made.items()}
    assert [name for name in NAMES if len(made[name]) > 1] == ["everything"]
    assert [name for name in NAMES if numbered[name] > len(made[name][0].spots) / 10] == ["everything"]
    assert numbered["everything"] < len(made["everything"][0].spots) * 0.55


def test_things_keep_the_order_of_the_page(network: nx.MultiDiGraph[str]) -> None:
    """What is left of or above another in columns on the page is so on paper."""
    lens = find("work").over(network)
    spots = {spot.node: spot for spot in sheets(lens, COLOPHON)[0].spots if spot.bar}
    for one, other in combinations(spots, 2):
        page, paper = lens.places[one].y - lens.places[other].y, spots[one].y - spots[other].y
        assert page * paper >= 0


def test_a_picture_says_what_it_is_what_its_signs_mean_and_where_it_comes_from() -> None:
    """Title and sentence above; kinds, fields and lines, version and source below."""
    sheet = sheets(small(), COLOPHON)[0]
    words = [text.text for text in sheet.words]
    assert words[:2] == ["Wie werkt waaraan", "Alle onderwerpen."]
    assert words[-1] == "Bron: Proef · Gegevens: versie proef-7 · Gemaakt met Rode Draad"
    samples = [(sample.text.text, bool(sample.shape)) for sample in sheet.samples]
    assert ("1 Water", True) in samples
    assert ("valt onder", False) in samples
    assert ("samenwerkingsverband", True) in samples
    assert "afgeleid" not in [text for text, _ in samples]


def test_a_name_too_long_for_its_place_is_written_out_in_a_key_on_the_same_sheet() -> None:
    """With its number in the picture."""
    name = "Zeer lange naam van een brigade die in geen enkele balk op dit papier zou passen " * 20
    (sheet,) = sheets(small(name.strip()), COLOPHON)
    (spot,) = (spot for spot in sheet.spots if spot.number is not None)
    assert (spot.node, spot.lines) == (thing("b"), ("1",))
    said = "".join(text.text for text in sheet.words).replace(" ", "")
    assert "1" + name.replace(" ", "") in said


def test_more_than_can_be_read_is_refused_with_what_to_do() -> None:
    """A picture nobody can read is none."""
    graph = town()
    facts = graph.nodes[thing("t")]
    graph.add_nodes_from((f"urn:n{number}", facts) for number in range(4000))
    place = layout(town())[thing("t")]
    places = {
        node: place.moved(number % 80 * 200.0, number // 80 * 60.0) for number, node in enumerate(graph)
    }
    with pytest.raises(Fault, match=r"4006 .* --view"):
        sheets(Lens("grid", "Raster", "", graph, places), COLOPHON)
