"""What flows where, how wide, and what is only shared."""

from __future__ import annotations

import itertools
import re

import pytest

from rodedraad.graph.mappings.mapping import Match, Status
from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.coverage.weighing import Side, weights
from rodedraad.visualisations.charts.facts import Facts
from rodedraad.visualisations.charts.flow import letters as tags
from rodedraad.visualisations.charts.flow import thickness
from rodedraad.visualisations.charts.streams import Stream, flow_of, placed
from tests.queries.coverage.made import CATEGORY, FIELD, ITEM, OTHER, OWN, THEME, aligned, judged, made
from tests.visualisations.charts.drawn import letters, matter, of_store, told

SHARED = Facts(concerns={ITEM: ("drugs",), OWN: ("drugs",)})


def test_streams_gather_at_the_level_asked() -> None:
    """Two themes of one category are one stream, as strong as both together."""
    known = made(aligned(), aligned(OTHER, ITEM, Match.RELATED, 0.5))
    found = flow_of(matter(known))
    assert [(one.source, one.target, len(one.grounds)) for one in found.streams] == [(ITEM, CATEGORY, 2)]
    expected = weights().strength(Match.EXACT, 0.9, Side.COVERS)
    expected += weights().strength(Match.RELATED, 0.5, Side.COVERS)
    assert found.streams[0].strength == pytest.approx(expected)
    assert thickness(found.streams[0]) == pytest.approx(8.0 * expected)
    at_theme = flow_of(matter(known, level="theme"))
    assert {one.target for one in at_theme.streams} == {THEME, OTHER}


def test_a_stream_of_a_wider_subject_ends_there() -> None:
    """A field that is aligned itself is an end, also among categories."""
    found = flow_of(matter(made(aligned(FIELD))))
    assert found.layers[-1] == ("", (FIELD,))


def test_the_widths_in_the_picture_are_the_strengths() -> None:
    """0.9 is drawn at 7.2 points, dashed as long as it is a proposal."""
    found = told("flow", made(aligned()))
    assert re.findall(r'stroke-width="7\.20" stroke-dasharray="([^"]+)"', found.svg) == ["7 1.5"]
    accepted = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.ACCEPTED, judged(1.0))
    found = told("flow", made(accepted))
    assert re.findall(r'stroke-width="7\.20"( stroke-dasharray)?', found.svg) == [""]
    assert found.rows == ((f"A1 {ITEM}", f"1.1 {CATEGORY}", "afstemming, aanvaard", 1, "0,90"),)


def test_items_of_two_levels_that_share_a_phenomenon_are_tied_by_a_letter() -> None:
    """Which stands at both, and below the picture with the name."""
    found = flow_of(matter(made(), facts=SHARED))
    assert found.streams == (Stream(ITEM, OWN, phenomena=("drugs",)),)
    assert tags(found) == {"drugs": ("a", (ITEM, OWN))}
    drawn = told("flow", made(), SHARED)
    lines = [line.text for line in letters(drawn.svg)]
    assert lines.count("a") == 2
    assert "a: verschijnsel drugs, bij A1 en D1." in lines
    assert drawn.rows == ((f"A1 {ITEM}", f"D1 {OWN}", "verschijnsel: drugs", 1, ""),)


def test_an_item_that_nothing_leaves_is_shown() -> None:
    """What asks and is not answered is what the picture is for."""
    found = flow_of(matter(made()))
    assert [ends for _, ends in found.layers] == [(ITEM, "werkwijze"), (OWN,), ()]


def test_nothing_stands_over_another_and_streams_pass_between(packaged_store: EmbeddedStore) -> None:
    """In every layer, ends and the lanes that pass them; all within the height."""
    period = policy_period(packaged_store)
    assert period
    found = flow_of(of_store(packaged_store, period))
    heights = {end: 20.0 for _, ends in found.layers for end in ends}
    places = placed(found, heights, {one: thickness(one) for one in found.streams}, 4.0)
    stops = {id(stop): stop for way in places.ways.values() for stop in way}
    stops |= {id(stop): stop for stop in places.ends.values()}
    for layer in range(len(found.layers)):
        column = sorted((one for one in stops.values() if one.layer == layer), key=lambda one: one.y)
        for upper, lower in itertools.pairwise(column):
            assert upper.y + upper.high <= lower.y + 0.01
        if column:
            assert column[0].y >= -0.01
            assert column[-1].y + column[-1].high <= places.high + 0.01


def test_the_sum_of_all_streams_is_the_sum_of_the_alignments(packaged_store: EmbeddedStore) -> None:
    """At every level the same alignments, in other bundles."""
    period = policy_period(packaged_store)
    assert period
    counts = set()
    for level in ("field", "category", "theme"):
        found = flow_of(of_store(packaged_store, period, level=level))
        records = [ground.alignment.record for one in found.streams for ground in one.grounds]
        counts.add(len(records))
        assert len(set(records)) == len(records)
    assert len(counts) == 1
