"""The red thread and the what-if in the page, by keyboard and by mouse."""

from __future__ import annotations

from typing import Any

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.wording import say, set_language
from rodedraad.queries.networks.network import network
from rodedraad.visualisations.consequences import thread_blocks
from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.network import draw
from tests.queries.towns import AGENDAS, ID, TOWN, store_of
from tests.visualisations.conftest import Opened

LONE = ':lone a rd:Organisation ; skos:prefLabel "Los"@nl , "Loose"@en ; rd:statedIn :p .'


def page_of(store: EmbeddedStore, language: str = "nl") -> str:
    """Return the page of *store* with its threads and what-ifs."""
    set_language(language)
    return draw(
        network(store, language), language=language, title="Proef", version="abc", more=thread_blocks(store)
    )


@pytest.fixture
def opened(open_page: Any) -> Opened:
    """The page of a small town."""
    found: Opened = open_page(page_of(store_of(TOWN + AGENDAS + LONE)))
    return found


def texts(opened: Opened, selector: str) -> list[str]:
    """Return the texts of all elements that match."""
    return [text.strip() for text in opened.page.locator(selector).all_inner_texts()]


def press(opened: Opened, *keys: str) -> None:
    """Press *keys* with the map in focus."""
    opened.page.focus("#map")
    for key in keys:
        opened.page.keyboard.press(key)


def thread_by_keyboard(opened: Opened, start: str, end: str) -> None:
    """Follow the thread between two names, with keys only."""
    opened.search(start)
    press(opened, "t")
    opened.page.keyboard.type(end)
    opened.page.keyboard.press("Enter")


def drawn(opened: Opened, label: str) -> dict[str, Any]:
    """Return how the thing called *label* looks on the map."""
    look: dict[str, Any] = opened.page.evaluate(
        "label => window.rodedraad.page.nodes.find(node => node.label === label).look", label
    )
    return look


# --- the red thread -----------------------------------------------------------------------------------------


def test_a_thread_is_followed_by_keyboard(opened: Opened) -> None:
    """From the chosen thing with t to a name, told step by step, and let go of with Escape."""
    thread_by_keyboard(opened, "Alfa", "Beta")
    assert opened.state("thread") == {"from": ID + "a", "to": ID + "b", "rank": 1}
    steps = texts(opened, "#thread .steps > li")
    assert [step.split(" vermeld")[0] for step in steps] == [
        "‘Alfa’ is betrokken bij ‘Klein’",
        "‘Klein’ betrekt ‘Beta’",
    ]
    why = "Staat bovenaan omdat deze draad specifieker is dan de volgende (1 op de 4 tegen 1 op de 6)."
    assert why in texts(opened, "#thread > ul > li")
    press(opened, "Escape")
    assert opened.state("thread") is None
    assert opened.page.locator("#thread").is_hidden()
    assert opened.complaints == []


def test_a_thread_is_followed_by_mouse(opened: Opened) -> None:
    """The button in the panel, then a click on the other end."""
    opened.page.mouse.click(*opened.at("Alfa"))
    opened.page.click("#thread-from")
    opened.page.mouse.click(*opened.at("Beta"))
    assert opened.state("thread") == {"from": ID + "a", "to": ID + "b", "rank": 1}
    assert opened.state("node") is None
    opened.page.click("#thread-close")
    assert opened.state("thread") is None


def test_escape_in_the_field_clears_it_and_then_leaves_it(opened: Opened) -> None:
    """Who changes their mind is back on the map, with nothing changed."""
    opened.search("Alfa")
    press(opened, "t")
    opened.page.keyboard.type("bet")
    opened.page.keyboard.press("Escape")
    assert opened.page.input_value("#thread-to") == ""
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#thread").is_hidden()
    assert (opened.state("thread"), opened.state("node")) == (None, ID + "a")
    assert opened.page.evaluate("document.activeElement.id") == "map"


def test_the_second_thread_is_one_press_away_and_undone(opened: Opened) -> None:
    """It runs elsewhere; undo brings the first back, and once more none."""
    thread_by_keyboard(opened, "Alfa", "Beta")
    opened.page.click("#thread .ranks button:nth-child(2)")
    assert "‘Alfa’ is betrokken bij ‘Groot’" in texts(opened, "#thread .steps > li")[0]
    assert texts(opened, "#thread .ranks [aria-pressed=true]") == ["2"]
    assert opened.page.evaluate("document.activeElement.innerText") == "2"
    press(opened, "z")
    assert "‘Alfa’ is betrokken bij ‘Klein’" in texts(opened, "#thread .steps > li")[0]
    press(opened, "z")
    assert opened.state("thread") is None


def test_what_is_off_the_thread_fades_and_its_links_are_red(opened: Opened) -> None:
    """On the map the thread alone is at full strength."""
    thread_by_keyboard(opened, "Alfa", "Beta")
    assert [drawn(opened, label)["alpha"] < 1 for label in ("Alfa", "Klein", "Beta", "Groot")] == [
        False,
        False,
        False,
        True,
    ]
    red = opened.page.evaluate(
        """() => {
          const { edges, edgeLook, scheme, isDrawn } = window.rodedraad;
          return edges.filter(edge => isDrawn(edge) && edgeLook(edge).color.color === scheme().thread).length;
        }"""
    )
    assert red == 2


def test_a_thread_runs_to_what_the_page_does_not_draw(opened: Opened) -> None:
    """An agenda item stands in no view here: the step says so."""
    thread_by_keyboard(opened, "Alfa", "Stilte")
    assert say("visualisations.page_thread_not_here") in opened.page.inner_text("#thread")
    assert opened.complaints == []


def test_where_no_thread_runs_the_page_says_what_would_mend_it(opened: Opened) -> None:
    """With the break itself."""
    thread_by_keyboard(opened, "Los", "Alfa")
    told = opened.page.inner_text("#thread")
    assert "Er loopt geen draad van ‘Los’ naar ‘Alfa’." in told
    assert "‘Los’ staat los: niets is ermee verbonden." in told
    assert say("visualisations.page_thread_mends").upper() in told.upper()


def test_a_thread_that_an_address_asks_for_may_be_anything(opened: Opened) -> None:
    """What is no thread is none, and nothing breaks."""
    asked: Any
    for asked in (7, "x", [], {"from": ID + "a"}, {"from": ID + "a", "to": ID + "a"}, {"from": {}, "to": 1}):
        opened.page.evaluate("asked => window.rodedraad.load({ thread: asked })", asked)
        assert opened.page.locator("#thread").is_hidden()
    for rank in (99, -1, "2", None):
        asked = {"from": ID + "a", "to": ID + "b", "rank": rank}
        opened.page.evaluate("asked => window.rodedraad.load({ thread: asked })", asked)
        assert texts(opened, "#thread .ranks [aria-pressed=true]") == ["1"]
    assert opened.complaints == []


def test_a_view_that_has_more_of_the_thread_is_one_press_away(open_page: Any) -> None:
    """What this view lacks is told; the button goes to the view that has it."""
    store = store_of(TOWN)
    whole = network(store, "nl")
    parties = whole.subgraph([node for node in whole if not whole.nodes[node]["is_subject"]]).copy()
    lenses = [
        Lens("parties", "Partijen", "", parties, layout(parties)),
        Lens("all", "Alles", "", whole, layout(whole)),
    ]
    html = draw(whole, language="nl", title="Proef", version="abc", lenses=lenses, more=thread_blocks(store))
    opened: Opened = open_page(html)
    thread_by_keyboard(opened, "Alfa", "Beta")
    away = say("visualisations.page_thread_not_here")
    assert [away in step for step in texts(opened, "#thread .steps > li")] == [True, False]
    assert "3 van de 3" in opened.page.inner_text("#thread-view")
    opened.page.click("#thread-view")
    assert opened.state("lens") == "all"
    assert away not in opened.page.inner_text("#thread")
    assert opened.complaints == []


def test_names_are_text_and_never_markup(open_page: Any) -> None:
    """In the steps, the suggestions and the what-if."""
    name = "<img src=x onerror=alert(1)>"
    town = TOWN.replace('"Beta"@nl', f'"{name}"@nl')
    opened: Opened = open_page(page_of(store_of(town)))
    thread_by_keyboard(opened, "Alfa", name)
    assert name in opened.page.inner_text("#thread")
    press(opened, "Escape")
    opened.search(name)
    press(opened, "w")
    assert name in opened.page.inner_text("#whatif h2")
    assert opened.page.locator("#thread img, #whatif img").count() == 0
    assert opened.complaints == []


def test_the_page_speaks_english(open_page: Any) -> None:
    """Threads and what-ifs as well."""
    opened: Opened = open_page(page_of(store_of(TOWN), "en"))
    thread_by_keyboard(opened, "Alpha", "Beta")
    assert "‘Alpha’ is involved in ‘Small’" in texts(opened, "#thread .steps > li")[0]
    press(opened, "Escape")
    opened.search("Alpha")
    press(opened, "w")
    assert opened.page.inner_text("#whatif h2") == "What if ‘Alpha’ falls away?"


# --- what if ------------------------------------------------------------------------------------------------


def test_something_falls_by_keyboard_and_comes_back(opened: Opened) -> None:
    """With w, again with w; what it comes to is told with its whole."""
    opened.search("Alfa")
    press(opened, "w")
    assert opened.state("without") == [ID + "a"]
    assert opened.page.inner_text("#whatif h2") == "Wat als ‘Alfa’ wegvalt?"
    assert drawn(opened, "Alfa")["dash"] == [2, 2]
    assert drawn(opened, "Alfa")["alpha"] < 1
    press(opened, "w")
    assert opened.state("without") == []
    assert opened.page.locator("#whatif").is_hidden()
    assert opened.complaints == []


def test_several_fall_by_mouse_and_undo_brings_them_back(opened: Opened) -> None:
    """What nobody works on any more is ringed, and says so in its panel."""
    opened.page.mouse.click(*opened.at("Alfa"))
    opened.page.click("#whatif-fall")
    assert opened.page.evaluate("document.activeElement.id") == "whatif"
    opened.page.fill("#whatif-also", "bet")
    opened.page.click("#whatif-also-found [role=option]")
    assert opened.state("without") == [ID + "a", ID + "b"]
    assert "Wat als ‘Alfa’ en ‘Beta’ wegvallen?" in opened.page.inner_text("#whatif")
    assert drawn(opened, "Klein")["ring"]
    assert drawn(opened, "Groot")["ring"]
    opened.page.mouse.click(*opened.at("Klein"))
    assert texts(opened, "#panel .loses") == ["! " + say("visualisations.page_whatif_loses_all")]
    press(opened, "z", "z")
    assert opened.state("without") == [ID + "a"]
    opened.page.click("#whatif-close")
    assert opened.state("without") == []


def test_a_day_takes_frameworks_out(opened: Opened) -> None:
    """Those that ended before it count on neither side."""
    opened.search("Alfa")
    press(opened, "w")
    opened.page.fill("#whatif-on", "2023-01-01")
    assert opened.state("withoutOn") == "2023-01-01"
    assert "Buiten werking op 1 januari 2023" in opened.page.inner_text("#whatif")


def test_what_cannot_fall_says_so(opened: Opened) -> None:
    """A category is no party."""
    opened.search("Klein")
    press(opened, "w")
    assert opened.state("without") == []
    assert opened.page.inner_text("#notice") == say("visualisations.page_whatif_choose_first")


def test_escape_brings_everything_back(opened: Opened) -> None:
    """As with a thread."""
    opened.search("Alfa")
    press(opened, "w", "Escape")
    assert opened.state("without") == []


def test_a_page_without_threads_has_no_such_keys(open_page: Any) -> None:
    """Nothing breaks where the data is not there."""
    store = store_of(TOWN)
    opened: Opened = open_page(draw(network(store, "nl"), language="nl", title="Proef", version="abc"))
    opened.search("Alfa")
    press(opened, "t", "w")
    assert opened.complaints == []
    assert opened.page.locator("#thread-from").count() == 0
