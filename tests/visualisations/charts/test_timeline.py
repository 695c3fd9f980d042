"""Frameworks in time: pieces, open ends, successors, and what nobody dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Period
from rodedraad.ontology.terms import CODE
from rodedraad.queries.coverage.covering import Standing
from rodedraad.queries.coverage.known import Framework, Known
from rodedraad.visualisations.charts import chart
from rodedraad.visualisations.charts.axis import Axis
from rodedraad.visualisations.charts.facts import Facts, Span
from rodedraad.visualisations.charts.timeline import lines, unknown
from tests.visualisations.charts.drawn import covered, letters, matter, of_store, told

OLD = Framework("oud", CODE.level_regional, date(2019, 1, 1), date(2023, 12, 31), ("nieuw",))
NEW = Framework("nieuw", CODE.level_regional, date(2024, 1, 1), date(2027, 12, 31), ())
OPEN = Framework("open", CODE.level_national, date(2020, 1, 1), None, ())
LATER = Framework("later", CODE.level_local, date(2030, 1, 1), None, ())
VAGUE = Framework("vaag", CODE.level_local, None, None, ("nieuw",))
KNOWN = Known(frameworks={one.iri: one for one in (OLD, NEW, OPEN, LATER, VAGUE)})
PIECES = Facts(
    spans={
        "oud": (
            Span(date(2019, 1, 1), date(2022, 12, 31)),
            Span(date(2023, 1, 1), date(2023, 12, 31)),
        )
    }
)


def test_frameworks_stand_from_far_to_near_and_by_time() -> None:
    """With how they stand in the period looked at; undated ones are listed apart."""
    found = lines(matter(KNOWN))
    assert [(row.framework.iri, row.standing) for row in found] == [
        ("open", Standing.IN_FORCE),
        ("oud", Standing.EXPIRED),
        ("nieuw", Standing.IN_FORCE),
        ("later", Standing.NOT_YET),
    ]
    assert [one.iri for one in unknown(matter(KNOWN))] == ["vaag"]


def test_every_framework_is_told_with_period_and_successor() -> None:
    """An extension is a piece of its own."""
    found = chart("timeline", covered(KNOWN), lambda iri: iri.rpartition("-")[2], PIECES)
    assert found.rows == (
        ("open", "National", "vanaf 1 januari 2020", "van kracht", ""),
        (
            "oud",
            "Regional",
            "1 januari 2019 tot en met 31 december 2022; verlengd tot en met 31 december 2023",
            "verlopen",
            "nieuw",
        ),
        (
            "nieuw",
            "Regional",
            "1 januari 2024 tot en met 31 december 2027",
            "van kracht",
            "",
        ),
        ("later", "Local", "vanaf 1 januari 2030", "nog niet van kracht", ""),
        ("vaag", "Local", "geen periode bekend", "periode niet bekend", "nieuw"),
    )
    assert found.says == (
        "Van 5 kaders gelden er 2 in deze periode, zijn er 1 verlopen en is van 1 niet bekend wanneer zij "
        "gelden."
    )
    assert "• vaag, opgevolgd door nieuw" in [line.text for line in letters(found.svg)]


def test_a_day_is_where_its_share_of_the_axis_is() -> None:
    """Two years on 731 points: a day is a point."""
    axis = Axis([date(2023, 5, 1), date(2024, 2, 1)], 0.0, 731.0)
    assert axis.at(date(2023, 1, 1)) == 0.0
    assert axis.at(date(2024, 1, 1)) == pytest.approx(365.0)
    assert axis.after(date(2024, 12, 31)) == pytest.approx(731.0)
    assert list(axis.years()) == [2023, 2024]


def test_a_long_axis_names_fewer_years() -> None:
    """So that they can be read."""
    axis = Axis([date(1, 1, 1), date(9999, 12, 31)], 0.0, 300.0)
    years = list(axis.years())
    assert 1 < len(years) <= 10
    assert axis.after(date.max) == 300.0


def test_the_policy_period_is_shaded_and_a_single_day_is_a_line() -> None:
    """The period looked at stands in the legend, or the policy period with the day."""
    over = told("timeline", KNOWN)
    assert "Periode van 1 januari 2024 tot en met 31 december 2024" in _words(over.svg)
    policy = Facts(policy=Period(date(2024, 1, 1), date(2026, 12, 31)))
    on = chart("timeline", covered(KNOWN, Period(date(2025, 3, 1), date(2025, 3, 1))), str, policy)
    assert "Periode van 1 januari 2024 tot en met 31 december 2026" in _words(on.svg)
    assert "Peildatum 1 maart 2025" in _words(on.svg)
    assert "Peildatum" not in _words(over.svg)


def _words(svg: str) -> str:
    return "\n".join(line.text for line in letters(svg))


def test_a_circle_of_successors_and_an_end_before_the_beginning_are_drawn() -> None:
    """What data should not say does not stop the picture."""
    turned = replace(NEW, successors=("oud", "nieuw"), start=date(2027, 1, 1), end=date(2024, 1, 1))
    found = told("timeline", Known(frameworks={"oud": OLD, "nieuw": turned}))
    assert len(found.rows) == 2
    assert 'width="-' not in found.svg


def test_the_extension_of_the_packaged_data_is_a_second_piece(packaged_store: EmbeddedStore) -> None:
    """As the source has it: a plan that was lengthened, and replaced the day after."""
    period = policy_period(packaged_store)
    assert period
    rows = [row for row in lines(of_store(packaged_store, period)) if len(row.spans) > 1]
    assert [len(row.spans) for row in rows] == [2]
    assert rows[0].spans[-1].end == rows[0].framework.end
    assert rows[0].framework.successors
