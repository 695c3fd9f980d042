"""The page in a browser, as people use it: search, legend, pointing, keys, the list, without network."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from rodedraad.queries.networks.network import network
from rodedraad.visualisations.network import draw
from tests.visualisations.conftest import Opened
from tests.visualisations.small import page

if TYPE_CHECKING:
    from rodedraad.graph.store import EmbeddedStore

Open = Callable[..., Opened]


@pytest.fixture
def town(open_page: Open) -> Opened:
    """The small town: six things to see, two threads to one category."""
    return open_page(page())


@pytest.fixture(scope="module", params=["packaged", "invented"])
def real_page(
    request: pytest.FixtureRequest, packaged_store: EmbeddedStore, municipality_store: EmbeddedStore
) -> str:
    """Pages of two municipalities that have nothing in common."""
    store = packaged_store if request.param == "packaged" else municipality_store
    return draw(network(store, "nl"), language="nl", title="Proef", version="abc")


def test_it_works_without_network_and_without_complaint(real_page: str, open_page: Open) -> None:
    """Opened, searched, filtered and reset, the page asks for nothing and logs nothing."""
    opened = open_page(real_page)
    opened.search("a")
    for entry in opened.page.query_selector_all(".entry"):
        entry.click()
    opened.page.click("#reset")
    opened.page.click("#view-list")
    opened.page.click("#scheme")
    assert opened.requests == []
    assert opened.complaints == []
    assert "undefined" not in opened.page.inner_text("body")


def test_search_finds_by_a_misspelling(town: Opened) -> None:
    """A hidden label finds the thing under its right name and says by which name it was found."""
    town.page.fill("#search", "brigaa")
    assert town.page.locator("#found li").all_inner_texts() == [
        "Brigade organisatie · gevonden op ‘Brigaade’"
    ]
    town.page.keyboard.press("Enter")
    assert town.page.inner_text("#panel h2") == "Brigade"


@pytest.mark.parametrize(
    ("typed", "label"),
    [("BRG", "Brigade"), ("1.1", "1.1 Zwemmen"), ("swim", "1.1 Zwemmen"), ("KÚSTwacht", "Kustwacht")],
)
def test_search_finds_by_any_name(town: Opened, typed: str, label: str) -> None:
    """Abbreviation, notation, the other language; case and accents do not count."""
    town.search(typed)
    assert town.page.inner_text("#panel h2") == label


def test_search_that_finds_nothing_says_so(town: Opened) -> None:
    """And says what to do next; Enter then changes nothing."""
    town.search("bestaat niet")
    assert "Probeer een ander woord" in town.page.inner_text("#found")
    assert town.page.is_hidden("#panel")


def test_the_legend_filters_and_the_bar_counts(town: Opened) -> None:
    """A kind goes and comes back by its entry; the bar tells how much is left; reset shows all."""
    assert town.seen() == "U ziet 6 van 6"
    entry = town.page.locator(".entry", has_text="organisatie")
    entry.click()
    assert entry.get_attribute("aria-pressed") == "false"
    assert town.seen() == "U ziet 5 van 6"
    town.page.click("#reset")
    assert entry.get_attribute("aria-pressed") == "true"
    assert town.seen() == "U ziet 6 van 6"


def test_a_field_is_filtered_with_all_that_belongs_to_it_only(town: Opened) -> None:
    """Field, category, theme and who works nowhere else go; what has no field stays."""
    town.page.locator(".entry[data-group=field]").click()
    assert town.seen() == "U ziet 1 van 6"


def test_searching_for_what_is_hidden_shows_it_again(town: Opened) -> None:
    """Who looks for a thing wants to see it."""
    town.page.locator(".entry", has_text="organisatie").click()
    town.search("Brigade")
    assert town.seen() == "U ziet 6 van 6"


def test_a_click_on_a_node_shows_what_it_is_and_where_that_is_written(town: Opened) -> None:
    """The panel has kind, links with role and reason, and the section path of node and link."""
    town.page.mouse.click(*town.at("Brigade"))
    panel = town.page.locator("#panel")
    text = panel.text_content() or ""
    assert panel.locator("h2").inner_text() == "Brigade"
    assert "Hoofdstuk 1 · Plan" in text
    assert "Bijlage A · Plan" in text
    assert "Werkt mee aan (2)" in text
    assert "als Redder" in text
    assert "oordeel van Wij" in text


def test_a_click_on_a_link_shows_its_own_evidence(town: Opened) -> None:
    """Between two bars the thread itself can be chosen."""
    point = town.page.evaluate(
        """() => {
          const { network, page } = window.rodedraad;
          const called = label => page.nodes.find(node => node.label === label);
          const [one, other] = ["Kustwacht", "Zwemmen"].map(called);
          const ends = one.x < other.x ? [one.box[2], other.box[0]] : [one.box[0], other.box[2]];
          const point = network.canvasToDOM({ x: (ends[0] + ends[1]) / 2, y: (one.y + other.y) / 2 });
          const map = document.getElementById("map").getBoundingClientRect();
          return [map.x + point.x, map.y + point.y];
        }"""
    )
    town.page.mouse.click(*point)
    assert town.page.inner_text("#panel h2") == "Kustwacht betrokken bij 1.1 Zwemmen"
    assert "geen vindplaats" in town.page.inner_text("#panel")


def test_links_in_the_panel_lead_on(town: Opened) -> None:
    """From an actor to a category and back, by the buttons of the panel."""
    town.search("Brigade")
    town.page.locator("#panel button", has_text="1.1 Zwemmen").first.click()
    assert town.page.inner_text("#panel h2") == "1.1 Zwemmen"
    assert "Wie werkt hieraan (3)" in town.page.inner_text("#panel")


def test_arrows_move_and_enter_chooses(town: Opened) -> None:
    """By keyboard alone: to the map, to a node, choose it; then arrows stay among its neighbours."""
    town.page.focus("#map")
    town.page.keyboard.press("ArrowDown")
    first = town.cursor()
    assert first is not None
    town.page.keyboard.press("ArrowDown")
    assert town.cursor() != first
    town.page.keyboard.press("Enter")
    chosen = town.state("node")
    assert chosen == town.page.evaluate("id => window.rodedraad.nodes.get(id).iri", town.cursor())
    assert town.page.is_visible("#panel h2")
    near = town.page.evaluate(
        """id => window.rodedraad.page.edges.filter(edge => edge.from === id || edge.to === id)
          .flatMap(edge => [edge.from, edge.to])""",
        town.cursor(),
    )
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        town.page.keyboard.press(key)
        assert town.cursor() in near


def test_the_focus_is_told_to_who_cannot_see_it(town: Opened) -> None:
    """Label, kind and number of links, in a live region."""
    town.page.focus("#map")
    town.page.keyboard.press("ArrowDown")
    assert town.page.inner_text("#told").count(",") == 2


def test_escape_lets_go_and_then_shows_everything(town: Opened) -> None:
    """First the choice, then the filters."""
    town.page.locator(".entry", has_text="thema").click()
    town.search("Brigade")
    town.page.focus("#map")
    town.page.keyboard.press("Escape")
    assert town.page.is_hidden("#panel")
    assert town.seen() == "U ziet 5 van 6"
    town.page.keyboard.press("Escape")
    assert town.seen() == "U ziet 6 van 6"


def test_keys_zoom_search_and_explain_themselves(town: Opened) -> None:
    """Plus and minus zoom, slash goes to the search field, a question mark opens the card of keys."""
    scale = "() => window.rodedraad.network.getScale()"
    town.page.focus("#map")
    before = town.page.evaluate(scale)
    town.page.keyboard.press("+")
    assert town.page.evaluate(scale) > before
    town.page.keyboard.press("?")
    assert town.page.is_visible("#card")
    town.page.keyboard.press("Escape")
    assert town.page.is_hidden("#card")
    town.page.keyboard.press("/")
    assert town.page.evaluate("() => document.activeElement.id") == "search"


def test_list_and_map_share_the_choice(town: Opened) -> None:
    """Chosen in the list, it is chosen in the map, and the other way round."""
    town.page.keyboard.press("l")
    town.page.locator(".list h4 a", has_text="Brigade").click()
    assert town.page.inner_text("#panel h2") == "Brigade"
    town.search("Zwemmen")
    assert "Zwemmen" in town.page.inner_text(".list [aria-current=true] > :first-child")


def test_what_is_hidden_in_the_map_is_hidden_in_the_list(town: Opened) -> None:
    """A filtered kind goes from both; what falls under it stays."""
    town.page.locator(".entry", has_text="categorie").click()
    town.page.keyboard.press("l")
    headings = town.page.locator(".list h3, .list h4, .list h5")
    seen = [heading.inner_text() for heading in headings.all() if heading.is_visible()]
    assert [text.split("\n")[0] for text in seen][:2] == ["1 Water veiligheidsveld", "Plas thema"]


def test_inferred_work_is_drawn_only_around_the_chosen_subject(town: Opened) -> None:
    """Dashed threads come with the choice and go with it."""
    drawn = "() => window.rodedraad.network.body.data.edges.length"
    before = town.page.evaluate(drawn)
    town.search("Plas")
    assert town.page.evaluate(drawn) == before + 2
    town.page.focus("#map")
    town.page.keyboard.press("Escape")
    assert town.page.evaluate(drawn) == before


def test_the_list_works_without_javascript(real_page: str, open_page: Open) -> None:
    """Every heading can be read, nothing that needs a script shows, and links go to their entries."""
    opened = open_page(real_page, scripts=False)
    assert opened.page.is_visible("#lijst h2")
    assert opened.page.is_hidden(".side")
    assert opened.page.is_hidden("#map")
    link = opened.page.locator(".ties a").first
    target = link.get_attribute("href")
    link.click()
    assert opened.page.url.endswith(str(target))
    assert opened.complaints == []


def test_dark_follows_the_system_and_the_switch(open_page: Open) -> None:
    """The system's wish first, then the reader's."""
    opened = open_page(page(), color_scheme="dark")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    dark = opened.page.evaluate(paper)
    opened.page.click("#scheme")
    light = opened.page.evaluate(paper)
    assert (dark, light) == ("rgb(20, 25, 31)", "rgb(251, 250, 247)")


def test_hostile_words_do_nothing(open_page: Open) -> None:
    """Labels with markup show as they are, in panel, list and suggestions."""
    hostile = '<img src=x onerror="document.title=1"></script>'
    opened = open_page(page(_called(hostile)))
    opened.page.fill("#search", "onerror")
    assert hostile in opened.page.inner_text("#found")
    opened.page.keyboard.press("Enter")
    assert hostile in opened.page.inner_text("#panel h2")
    assert opened.page.locator("img").count() == 0
    assert opened.page.title() == "Proef · Rode Draad"
    assert opened.complaints == []


def _called(label: str) -> str:
    told = label.replace('"', '\\"')
    return f':a a rd:Actor ; skos:prefLabel "{told}"@nl .'


def test_reduced_motion_is_respected(open_page: Open) -> None:
    """The map jumps to what is out of sight instead of gliding."""
    opened = open_page(page(), reduced_motion="reduce")
    opened.page.evaluate("() => window.rodedraad.network.moveTo({ position: { x: 9000, y: 0 } })")
    opened.search("Brigade")
    at = opened.page.evaluate("() => window.rodedraad.network.getViewPosition().x")
    assert abs(at) < 1000


def test_an_empty_page_says_why_and_complains_of_nothing(open_page: Open) -> None:
    """With nothing to draw the list shows, which says what to do."""
    opened = open_page(page(""))
    assert "nog niets om te tonen" in opened.page.inner_text("#lijst")
    assert opened.complaints == []


def test_print_gives_the_list(town: Opened) -> None:
    """On paper the list is what counts."""
    town.page.emulate_media(media="print")
    assert town.page.is_visible("#lijst")
    assert town.page.is_hidden("#map")


def test_what_comes_into_sight_is_drawn_at_once(real_page: str, open_page: Open) -> None:
    """Already in the first picture, and as long as any part of a thing is in sight."""
    opened = open_page(real_page)
    drawn, seen = opened.page.evaluate(
        """async () => {
          const { network, things, drawNode } = window.rodedraad;
          const drawn = new Set();
          window.rodedraad.drawNode = (ctx, node, x, y) => {
            drawn.add(node.id);
            drawNode(ctx, node, x, y);
          };
          const away = ({ x, y }) => Math.hypot(x, y);
          const far = things().toSorted((one, other) => away(other) - away(one))[0];
          const map = document.getElementById("map");
          const [across, down] = [map.clientWidth / 4, map.clientHeight / 4];
          const eye = { x: far.box[2] - 5 + across, y: far.y }; // only the last of its name is in sight
          const pictured = new Promise((done) => network.once("afterDrawing", done));
          network.moveTo({ position: eye, scale: 2 });
          await pictured;
          const isSeen = ({ box }) => box[2] > eye.x - across && box[0] < eye.x + across &&
            box[3] > eye.y - down && box[1] < eye.y + down;
          const seen = things().filter(isSeen).map(({ id }) => id);
          return [seen.filter((id) => drawn.has(id)), seen];
        }"""
    )
    assert seen
    assert drawn == seen
