"""Filters on level of government and on a day: only where they do something, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rodedraad.graph.store import EmbeddedStore
from tests.visualisations.conftest import Opened
from tests.visualisations.figured import bare_page

Open = Callable[..., Opened]
DATED = """() => window.rodedraad.things().filter(node => node.end)
  .sort((one, other) => one.end.localeCompare(other.end)).map(node => [node.iri, node.end])"""
SHOWN = "() => window.rodedraad.things().filter(window.rodedraad.isShown).map(node => node.iri)"


@pytest.fixture(scope="module")
def everything(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset with all its views."""
    return bare_page(packaged_store)


@pytest.fixture
def agendas(open_page: Open, everything: str) -> Opened:
    """The view with national and regional frameworks, its filters unfolded."""
    opened = open_page(everything)
    opened.page.click("#filters summary")
    opened.page.evaluate("() => window.rodedraad.look('agendas')")
    return opened


def shown(opened: Opened) -> set[str]:
    """Return the IRIs of what is to be seen."""
    return set(opened.page.evaluate(SHOWN))


def test_a_framework_out_of_force_on_the_day_is_hidden(agendas: Opened) -> None:
    """The day after it ends; on its last day it is there; what is not dated stays."""
    (framework, end), *_ = agendas.page.evaluate(DATED)
    all_of_it = shown(agendas)
    agendas.page.fill("#on", end)
    assert framework in shown(agendas)
    agendas.page.fill("#on", f"{int(end[:4]) + 1}-12-31")
    assert framework not in shown(agendas)
    undated = "() => window.rodedraad.things().filter(node => !node.start && !node.end).map(node => node.iri)"
    assert set(agendas.page.evaluate(undated)) <= shown(agendas)
    agendas.page.fill("#on", "")
    assert shown(agendas) == all_of_it


def test_a_hidden_level_hides_its_things_and_nothing_else(agendas: Opened) -> None:
    """By its box; the box brings them back."""
    box = agendas.page.locator("[id^=level-]:visible").first
    name = agendas.page.evaluate("() => window.rodedraad.things().find(node => node.levelIri).levelIri")
    assert box.is_checked()
    before = shown(agendas)
    box.uncheck()
    (hidden,) = agendas.state("levels")
    of_level = "level => window.rodedraad.things().filter(n => n.levelIri === level).map(n => n.iri)"
    assert before - shown(agendas) == set(agendas.page.evaluate(of_level, hidden)) != set()
    assert name
    box.check()
    assert shown(agendas) == before


def test_the_key_hides_one_level_after_the_other(agendas: Opened) -> None:
    """Each is said; after the last one all show again."""
    before = shown(agendas)
    agendas.page.focus("#map")
    seen = []
    for _ in range(10):
        agendas.page.keyboard.press("a")
        seen.append(tuple(agendas.state("levels")))
        if not seen[-1]:
            break
        assert "Verborgen: " in agendas.page.inner_text("#notice")
        assert shown(agendas) < before
    assert len(seen) >= 2
    assert len(set(seen)) == len(seen)
    assert seen[-1] == ()
    assert shown(agendas) == before


def test_the_key_puts_the_cursor_in_the_day(open_page: Open, everything: str) -> None:
    """Unfolding the filters where they are folded."""
    opened = open_page(everything)
    opened.page.evaluate("() => window.rodedraad.look('agendas')")
    opened.page.focus("#map")
    opened.page.keyboard.press("d")
    assert opened.page.evaluate("() => document.activeElement.id") == "on"
    assert opened.page.is_visible("#on")


def test_a_view_without_levels_or_days_has_no_such_filters(agendas: Opened) -> None:
    """And their keys say so; in a view that has them they are there."""
    assert agendas.page.is_visible("#on")
    assert agendas.page.locator("[id^=level-]:visible").count() >= 1
    agendas.page.evaluate("() => window.rodedraad.look('structure')")
    assert agendas.page.is_hidden("#on")
    assert agendas.page.locator("[id^=level-]:visible").count() == 0
    agendas.page.focus("#map")
    agendas.page.keyboard.press("d")
    assert "geldt niets" in agendas.page.inner_text("#notice")
    agendas.page.keyboard.press("a")
    assert "niets met een bestuurslaag" in agendas.page.inner_text("#notice")
    assert agendas.state("levels") == []
