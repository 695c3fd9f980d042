"""The bars of the fields are the numbers of the coverage, and as long as these say."""

from __future__ import annotations

import re

from rodedraad.graph.mappings.mapping import NOTHING, Match
from rodedraad.ontology.terms import RD
from rodedraad.queries.coverage.covering import Tally
from rodedraad.visualisations.charts.fields import bars
from tests.queries.coverage.made import CATEGORY, FIELD, METHOD, aligned, coverage, judged, made
from tests.visualisations.charts.drawn import letters, matter, told


def test_the_numbers_are_those_of_the_coverage() -> None:
    """All together, and each field."""
    known = made(aligned(), aligned(METHOD, NOTHING), aligned(CATEGORY, "eigen-punt", Match.RELATED))
    found = told("fields", known)
    assert found.headings == (
        "Waar", "Gedekt", "Deels", "Niets past", "Niet bekeken", "Van", "Beoordeeld",
    )  # fmt: skip
    assert found.rows == (("Alle velden samen", 1, 1, 1, 0, 3, 0), (f"1 {FIELD}", 1, 1, 1, 0, 3, 0))
    tally = Tally.of(coverage(known).by_subject(RD.SafetyField)[FIELD])
    assert bars(matter(known))[1].tally == tally


def test_a_bar_is_as_long_as_its_numbers_say() -> None:
    """Of three agenda items one is covered: a third of the bar, told in words beside it."""
    found = told("fields", made(aligned()))
    wide = [float(one) for one in re.findall(r'<rect [^>]*width="([\d.]+)" height="16.0"', found.svg)]
    assert wide == [63.3, 126.7, 63.3, 126.7]
    lines = [line.text for line in letters(found.svg)]
    assert lines.count("1 van 3 gedekt, 0 deels") == 2
    assert lines.count("0 van 3 beoordeeld") == 2


def test_what_was_reviewed_is_beside_each_bar() -> None:
    """One of three items has a review of all that is said of it."""
    found = told("fields", made(aligned(THEME_ROW, "punt", Match.EXACT, 0.9, *ACCEPTED)))
    assert "1 van 3 beoordeeld" in [line.text for line in letters(found.svg)]


def test_the_words_tell_every_field() -> None:
    """With its counts, in their whole."""
    found = told("fields", made(aligned()))
    assert f"1 {FIELD}: 1 van 3 gedekt, 0 deels." in found.alt


THEME_ROW = "thema"
ACCEPTED = (aligned().status.ACCEPTED, judged(1.0))
