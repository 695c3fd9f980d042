"""The page tells of every thing the figures that Python measures, with whole, place and meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.measures import Measures, measures
from rodedraad.queries.networks.measurewords import meaning
from rodedraad.queries.networks.whole import whole
from rodedraad.queries.networks.world import world
from rodedraad.visualisations import palette
from rodedraad.visualisations.figures import SCALES, STEPS, figures_block, inner, steps, tones
from tests.visualisations.conftest import Opened
from tests.visualisations.figured import packaged_page, small_page
from tests.visualisations.small import thing, town

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def found(packaged_store: EmbeddedStore) -> Measures:
    """The measures of the packaged dataset."""
    return measures(whole(packaged_store, "nl"))


@pytest.fixture(scope="module")
def html(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset with its figures."""
    return packaged_page(packaged_store)


def test_the_page_measures_the_network_of_the_command_line(packaged_store: EmbeddedStore) -> None:
    """Everything that is drawn, and the world a what-if reckons with, mean the same to each other."""
    assert measures(whole(packaged_store, "nl")).of == measures(world(packaged_store).graph).of


def test_every_thing_has_the_value_and_the_place_of_python(
    html: str, found: Measures, open_page: Open
) -> None:
    """All measures of all things: nothing is worked out twice."""
    opened = open_page(html)
    told: list[dict[str, Any]] = opened.page.evaluate(
        """() => { const { page, figures: { SCALES, figure, community } } = window.rodedraad;
          return page.nodes.map(node => ({ iri: node.iri, community: community(node).place,
            ...Object.fromEntries(SCALES.map(measure => [measure, figure(measure, node)])) })); }"""
    )
    assert {row["iri"] for row in told} <= set(found.of)
    assert len(told) > 300
    for measure in SCALES:
        values = [value for _, value in found.ranked(measure)]
        for row in told:
            value = getattr(found.of[row["iri"]], measure)
            assert row[measure]["value"] == value
            assert row[measure]["place"] == 1 + sum(other > value for other in values)
    assert all(row["community"] == found.of[row["iri"]].community for row in told)


def test_a_place_among_its_kind(
    packaged_store: EmbeddedStore, found: Measures, html: str, open_page: Open
) -> None:
    """The place of each thing among those of its kind, all of them counted."""
    graph = whole(packaged_store, "nl")
    opened = open_page(html)
    told = opened.page.evaluate(
        """() => { const { page, figures } = window.rodedraad; return page.nodes.map(node =>
          [node.iri, figures.figure("betweenness", node).placeOfKind,
           page.figures.kinds[page.kinds[node.kind].iri]]); }"""
    )
    for iri, place, count in told:
        kind = [node for node, facts in graph.nodes.items() if facts["kind"] == graph.nodes[iri]["kind"]]
        assert count == len(kind)
        own = found.of[iri].betweenness
        assert place == 1 + sum(found.of[node].betweenness > own for node in kind)


def test_the_panel_tells_number_whole_place_and_meaning(open_page: Open) -> None:
    """A category with two parties, a field above it and a theme below: linked with four of the five."""
    opened = open_page(small_page())
    opened.search("Zwemmen")
    assert opened.page.inner_text("#figures-of > summary") == "Cijfers: 4 verbindingen, 1e van 6"
    opened.page.click("#figures-of > summary")
    told = opened.page.inner_text("#figures-of")
    assert "4 van 5" in told
    assert "1e van 6" in told
    assert meaning("degree") in told
    assert meaning("community") in told
    assert "in 1 van 1 velden" in told


def test_unfolded_figures_stay_unfolded(open_page: Open) -> None:
    """From thing to thing: who compares does not unfold again."""
    opened = open_page(small_page())
    opened.search("Zwemmen")
    opened.page.click("#figures-of > summary")
    opened.search("Plas")
    assert opened.page.is_visible("#figures-of dl")
    assert opened.page.inner_text("#figures-of > summary") == "Cijfers: 1 verbinding, 3e van 6"


def test_the_page_says_over_what_it_measures(open_page: Open) -> None:
    """Over all things and pairs, also in English."""
    opened = open_page(small_page(language="en"), locale="en-GB")
    opened.page.click("#figures summary")
    assert "Computed over all 6 points and the 5 pairs" in opened.page.inner_text("#figures")


def test_steps_hold_about_as_much_and_part_nothing_equal() -> None:
    """Nothing at all is a step of its own; few values are a step each."""
    assert steps([]) == []
    assert steps([3, 3, 3]) == [(3, 3)]
    assert steps([2, 1]) == [(1, 1), (2, 2)]
    assert steps([0] * 5 + [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 30]) == [(0, 0), (1, 2), (3, 5), (6, 8), (9, 30)]


@pytest.mark.parametrize("measure", SCALES)
def test_every_value_is_in_one_step(found: Measures, measure: str) -> None:
    """From low to high without overlap, five at most."""
    values = {value for _, value in found.ranked(measure)}
    known = steps([value for _, value in found.ranked(measure)])
    assert 1 <= len(known) <= STEPS
    assert all(sum(low <= value <= high for low, high in known) == 1 for value in values)
    assert known == sorted(known)


def test_colours_can_be_read_and_none_is_the_red_of_the_thread() -> None:
    """In both schemes: words on the colour, ink on its tint; a higher step stands out more from paper."""
    for scheme in palette.SCHEMES:
        for tone in (known[scheme.name] for family in tones().values() for known in family):
            assert palette.contrast(tone["text"], tone["fill"]) >= palette.TEXT_CONTRAST
            assert palette.contrast(scheme.ink, tone["tint"]) >= palette.TEXT_CONTRAST
            assert palette.contrast(tone["line"], scheme.paper) >= palette.GRAPHIC_CONTRAST
            assert tone["fill"] not in {scheme.thread, palette.FIELD_COLOURS[-1]}
        ramp = [palette.contrast(step[scheme.name]["fill"], scheme.paper) for step in tones()["ramp"]]
        assert ramp == sorted(ramp)


def test_inside_is_what_falls_under_or_is_a_member() -> None:
    """By what is stated; involvement puts nobody inside."""
    graph = town()
    names = list(graph)
    found = {names[outer]: [names[node] for node in among] for outer, *among in inner(graph)}
    assert found == {thing("v"): [thing("c")], thing("c"): [thing("t")], thing("s"): [thing("b")]}


def test_the_other_language_takes_over_what_was_measured() -> None:
    """The same figures, under the names of that language."""
    dutch, english = town(language="nl"), town(language="en")
    block: dict[str, Any] = figures_block(english, english, measures(dutch))["figures"]  # type: ignore[assignment]
    own: dict[str, Any] = figures_block(dutch, dutch)["figures"]  # type: ignore[assignment]
    assert block["values"] == own["values"]
    assert [label for _, label, _ in own["communities"]] == ["Zwemmen", "Brigade"]
    assert [label for _, label, _ in block["communities"]] == ["Swimming", "Brigade"]
