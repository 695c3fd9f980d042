"""A thing keeps its place on paper and has its name where that fits, the most tied first."""

from __future__ import annotations

import networkx as nx

from rodedraad.visualisations.exporting.ground import Box
from rodedraad.visualisations.exporting.letters import SMALLEST
from rodedraad.visualisations.exporting.spots import Spot, spots
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.places import Form, Place
from tests.visualisations.small import thing, town

WIDE = Box(0, 0, 1000, 700)


def lens(names: list[str], step: float) -> Lens:
    """Return marks with *names* in a row, *step* apart, the middle one tied to all others."""
    facts = town().nodes[thing("b")]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((name, dict(facts) | {"label": name, "notation": ""}) for name in names)
    middle = names[len(names) // 2]
    graph.add_edges_from((middle, name) for name in names if name != middle)
    places = {
        name: Place(x, 0, x - 60, -8, x + 60, 30, (name,), 14, 16, Form.BELOW)
        for name, x in zip(names, (number * step for number in range(len(names))), strict=True)
    }
    return Lens("rij", "Rij", "", graph, places)


def by_name(found: list[Spot] | None) -> dict[str, Spot]:
    """Return the spots by what stands there."""
    assert found is not None
    return {spot.node: spot for spot in found}


def test_with_room_everything_has_its_name_as_large_as_on_the_page() -> None:
    """In the order of the page."""
    found = by_name(spots(lens(["Een", "Twee", "Drie"], 200), WIDE))
    assert [(spot.lines, spot.number) for spot in found.values()] == [
        (("Een",), None),
        (("Twee",), None),
        (("Drie",), None),
    ]
    assert min(spot.size for spot in found.values()) > SMALLEST
    assert found["Een"].x < found["Twee"].x < found["Drie"].x


def test_where_it_is_tight_the_most_tied_has_its_name_and_others_a_number_from_the_left() -> None:
    """Numbered as they stand."""
    names = [f"Zeer lange naam van nummer {number:02}" for number in range(45)]
    found = by_name(spots(lens(names, 40), Box(0, 0, 900, 90)))
    assert found[names[22]].number is None
    numbers = [found[name].number for name in names if found[name].number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 5


def test_where_not_even_numbers_fit_there_is_no_picture() -> None:
    """Rather than one that nobody can read."""
    assert spots(lens([f"n{number}" for number in range(900)], 30), Box(0, 0, 300, 200)) is None


def test_nothing_at_all_is_a_picture_of_nothing() -> None:
    """And no error."""
    assert spots(Lens("leeg", "Leeg", "", nx.MultiDiGraph(), {}), WIDE) == []
