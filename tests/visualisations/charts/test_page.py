"""The page of a chart in a browser: rows that open by mouse and key, marks that tell, nothing outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from rodedraad.graph.mappings.mapping import Match, Status
from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.coverage.covering import Roll
from rodedraad.visualisations.charts import CHARTS
from rodedraad.visualisations.charts.chart import Matter
from rodedraad.visualisations.charts.drilling import Drilling
from rodedraad.visualisations.charts.facts import Facts
from rodedraad.visualisations.charts.writing import html
from tests.queries.coverage.made import CATEGORY, FIELD, ITEM, OTHER, THEME, aligned, judged, made
from tests.visualisations.charts.drawn import covered, matter, of_store
from tests.visualisations.conftest import Opened
from tests.visualisations.test_accessibility import faults

Open = Callable[..., Opened]
FACTS = Facts(written={ITEM: ("Bijlage 2 · Opdracht",)}, sets={"thema--punt": "agenda"}, version="abc")
REASON = {"nl": "Zelfde naam, zelfde mensen.", "en": "Same name, same people."}


@pytest.fixture
def small() -> Matter:
    """One theme that is accepted, one that is left out, and a category that touches on another item."""
    accepted = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.ACCEPTED, judged(1.0))
    known = made(accepted, aligned(CATEGORY, "eigen-punt", Match.RELATED))
    known = replace(known, reasons={"thema--punt": REASON})
    return matter(known, facts=FACTS, level="field")


@pytest.fixture(scope="module")
def packaged(packaged_store: EmbeddedStore) -> Matter:
    """The packaged dataset over its policy period."""
    period = policy_period(packaged_store)
    assert period
    return of_store(packaged_store, period)


def rows(page: Page) -> list[str]:
    """Return the names of the rows that are shown."""
    return [text.strip() for text in page.locator("#matrix tbody tr:visible th").all_inner_texts()]


def test_rows_open_and_close_with_the_mouse(small: Matter, open_page: Open) -> None:
    """From field to category to theme; what is closed takes what is below along."""
    page = open_page(html("matrix", small).decode()).page
    assert rows(page) == [f"1 {FIELD}"]
    page.click("text=1 veld")
    assert rows(page) == [f"1 {FIELD}", f"1.1 {CATEGORY}"]
    page.click("text=1.1 categorie")
    assert rows(page) == [f"1 {FIELD}", f"1.1 {CATEGORY}", f"1.1.1 {THEME}", f"1.1.2 {OTHER}"]
    page.click("text=1 veld")
    assert rows(page) == [f"1 {FIELD}"]
    assert page.locator("button.row").first.get_attribute("aria-expanded") == "false"
    page.click("#open")
    assert len(rows(page)) == 4
    page.click("#close")
    assert rows(page) == [f"1 {FIELD}"]


def test_rows_open_and_marks_are_chosen_by_keyboard(small: Matter, open_page: Open) -> None:
    """Right opens a row and left closes it; down and right walk; Enter tells and Escape is done."""
    page = open_page(html("matrix", small).decode()).page
    page.locator("button.row").first.focus()
    page.keyboard.press("ArrowRight")
    assert rows(page) == [f"1 {FIELD}", f"1.1 {CATEGORY}"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused).startswith(f"1.1.1 {THEME} gaat over hetzelfde: A1 {ITEM} (gedekt;")
    page.keyboard.press("Enter")
    assert f"1.1.1 {THEME} en A1 {ITEM}" in page.inner_text("#panel")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused).startswith(f"Boven 1.1.1 {THEME}: 1.1 {CATEGORY} raakt aan")
    page.keyboard.press("Escape")
    assert "Kies een teken" in page.inner_text("#panel")
    page.locator("button.row").first.focus()
    page.keyboard.press("ArrowLeft")
    assert rows(page) == [f"1 {FIELD}"]


def test_a_mark_tells_what_it_rests_on(small: Matter, open_page: Open) -> None:
    """Relation, certainty, reason, reviewers, file and place; what is chosen is said to be."""
    page = open_page(html("matrix", small).decode()).page
    page.locator("button.mark:visible").first.click()
    told = page.inner_text("#panel")
    for sentence in (
        f"1 {FIELD} en A1 {ITEM}",
        "agenda · gedekt",
        "thema gaat over hetzelfde (zekerheid 0,90, aanvaard)",
        "Reden: Zelfde naam, zelfde mensen.",
        "adviseur was het eens op 1 juni 2024",
        "Vastgelegd in alignments/agenda.sssom.tsv, als thema--punt",
        f"A1 {ITEM} staat in: Bijlage 2 · Opdracht",
    ):
        assert sentence in told
    assert page.locator("[aria-current=true]").count() == 1
    page.locator("button.mark:visible").nth(1).click()
    assert page.locator("[aria-current=true]").count() == 1
    assert "Nog door niemand beoordeeld." in page.inner_text("#panel")


def test_policy_without_a_link_is_shown_when_asked(open_page: Open) -> None:
    """Else it would be a long table with little in it."""
    page = open_page(html("matrix", matter(made(aligned()), level="theme")).decode()).page
    assert f"1.1.2 {OTHER}" not in rows(page)
    page.check("#empty")
    assert f"1.1.2 {OTHER}" in rows(page)


def test_without_script_every_row_is_there(packaged: Matter, open_page: Open) -> None:
    """And the buttons that need it are not."""
    page = open_page(html("matrix", packaged).decode(), scripts=False).page
    known = packaged.coverage.known
    assert len(rows(page)) == len(known.local)
    assert not page.is_visible("#open")


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_asks_for_nothing_and_has_no_serious_fault(
    packaged: Matter, open_page: Open, name: str, scheme: str
) -> None:
    """Of the packaged data, by day and by night, with a mark chosen and the numbers open."""
    opened = open_page(html(name, packaged).decode(), color_scheme=scheme)
    if name == "matrix":
        opened.page.locator("button.mark:visible").nth(2).click()
    for details in opened.page.locator("details").all():
        details.locator("summary").click()
    assert faults(opened) == []
    assert (opened.requests, opened.complaints) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_takes_the_colours_of_its_page(packaged: Matter, open_page: Open, scheme: str) -> None:
    """Its ground is the paper around it."""
    page = open_page(html("fields", packaged).decode(), color_scheme=scheme).page
    ground = page.evaluate("getComputedStyle(document.querySelector('svg rect')).fill")
    assert ground == page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_page_fits_a_phone(packaged: Matter, open_page: Open) -> None:
    """What is wider scrolls in itself."""
    opened = open_page(html("matrix", packaged).decode(), viewport={"width": 390, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_subject_that_falls_under_itself_is_a_row_once(small: Matter) -> None:
    """A circle has no top; nothing in it is lost."""
    known = small.coverage.known
    round_ = {**known.local, FIELD: replace(known.local[FIELD], broader=(THEME,))}
    turned = Drilling(matter(replace(known, local=round_)))
    assert sorted(line.name.split()[-1] for line in turned.lines) == sorted(known.local)


def test_what_is_below_a_row_without_marks_of_its_own_is_not_hidden_with_it() -> None:
    """When nothing rolls up, a category is empty and its theme is not."""
    alone = Matter(covered(made(aligned()), roll=Roll.NONE), str)
    empty = {line.name.split()[-1]: line.is_empty for line in Drilling(alone).lines}
    assert empty == {FIELD: False, CATEGORY: False, THEME: False, OTHER: True}


def test_the_last_row_says_how_far_everything_together_comes(packaged: Matter) -> None:
    """The verdict of the coverage on every agenda item, in words; a way of working needs no theme."""
    drilling = Drilling(packaged)
    states = [state for _, state, _ in drilling.whole]
    assert states == [packaged.coverage.item(item).state for _, item in drilling.columns]
    assert "manier van werken: hoeft geen thema" in [told for *_, told in drilling.whole]
