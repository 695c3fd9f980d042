"""The language of the page: switched inside the file, everything in other words, nothing else changed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.building import infer, ontology_quads
from rodedraad.graph.formats import parse_file
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.wording import choose, language, say
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations import views
from rodedraad.visualisations.consequences import thread_blocks
from rodedraad.visualisations.harvest import harvest_block
from rodedraad.visualisations.network import draw_in_languages
from rodedraad.visualisations.tellings import Telling, in_each, speaking, tellings
from tests.conftest import RunCli
from tests.visualisations.conftest import Opened, data_of
from tests.visualisations.small import GRAPH, NAMES, TOWN, thing
from tests.visualisations.test_accessibility import faults

Open = Callable[..., Opened]
TITLES = {"nl": "Proef", "en": "Trial"}
HOSTILE = "</script><script>document.title='x'</script><img src=x onerror=document.title='x'>"
NOTHING_KEPT = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } });"""
PLACES = """() => window.rodedraad.page.views.map(lens => [lens.name, lens.nodes.map((id, at) =>
  [window.rodedraad.nodes.get(id).iri, ...lens.places[at].slice(0, 2)])])"""
COLOURS = """() => {
  const { fieldIris, kinds } = window.rodedraad.page;
  return [fieldIris, kinds.map(kind => [kind.iri, kind.path])];
}"""
LINK = """() => {
  const rd = window.rodedraad;
  rd.chooseEdge(rd.edges.find(edge => edge.roles));
  return rd.state.edge;
}"""
PROPOSED = "() => window.rodedraad.harvest.items().map(item => item.text)"
WRONG = ['{"language":"xx"}', '{"language":"toString"}', '{"language":1}', "%E0%A4%A"]
# A step of a story in one view, and how it is told.
STEP = {"nl": ("Eerst", "Hier begint het."), "en": ("First", "Here it begins.")}


def store_of(turtle: str) -> EmbeddedStore:
    """Return *turtle* with what follows from it."""
    quads = parse_file((NAMES + turtle).encode(), suffix="ttl", graph=GRAPH, place=Path("town.ttl"))
    inferred = infer(quads, "https://example.org/graph/inferred")
    return EmbeddedStore.of([*quads, *ontology_quads(), *inferred])


def told(turtle: str = TOWN, first: str = "nl") -> tuple[Telling, ...]:
    """Return what a page of *turtle* tells, *first* first: views, threads, a story and proposals."""
    store = store_of(turtle)

    def more(telling: Telling) -> dict[str, object]:
        title, text = STEP[language()]
        steps = [{"title": title, "text": text, "state": {"lens": "structure", "node": thing("c")}}]
        stories = {"stories": [{"name": "eigen", "title": title, "steps": steps}]}
        return thread_blocks(store) | harvest_block(store, telling.shown) | stories

    graphs = in_each(first, lambda spoken: whole(store, spoken))
    chosen = [views.find(name) for name in ("work", "structure", "partnerships")]
    return tellings(graphs, chosen, lambda: choose(TITLES), more)


@pytest.fixture(scope="module")
def html() -> str:
    """The page of the small town in Dutch, with English in it."""
    return draw_in_languages(told(), "abc")


@pytest.fixture
def town(html: str, open_page: Open) -> Opened:
    """That page, opened."""
    return open_page(html)


def told_of(part: Any) -> str:
    """Return what is said of a part of the data: its label or title, or itself."""
    return str(part.get("label") or part.get("title")) if isinstance(part, dict) else str(part)


def turn(opened: Opened, by: str = "keyboard", to: str = "en") -> None:
    """Go on in the other language."""
    if by == "mouse":
        opened.page.click("#language")
    else:
        opened.page.focus("#map")
        opened.page.keyboard.press("j")
    turned(opened, to)


def turned(opened: Opened, to: str) -> None:
    """Wait until the page stands in the language *to*."""
    opened.page.wait_for_selector(f"html[lang={to}][data-drawn=true]", state="attached")


def seen(opened: Opened, script: str) -> Any:
    """Return what *script* tells of the page."""
    return opened.page.evaluate(script)


# --- everything in the other language ---------------------------------------------------------------------


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_everything_is_said_in_the_other_language(town: Opened, by: str) -> None:
    """Title, bar, views, panel, legend, list, tools, story and keys; and back, without any request."""
    town.search("Brigade")
    town.search("Zwemmen")
    dutch = town.page.inner_text("main")
    turn(town, by)
    assert town.page.title() == "Trial · Rode Draad"
    assert town.seen() == "You see 6 of 6"
    assert town.page.inner_text("h1") == "Trial"
    assert town.page.inner_text("#panel h2") == "1.1 Swimming"
    assert town.page.inner_text("#lens option:checked") == "Who works on what"
    assert "category" in town.page.inner_text("#legend")
    assert town.page.input_value("#search") == "1.1 Swimming"
    tools = town.page.locator("#tools summary").all_inner_texts()
    with speaking("en"):
        assert say("visualisations.page_filters") in tools and say("visualisations.page_stories") in tools
    town.page.click("#view-list")
    assert "Who works on this" in town.page.inner_text("#lijst")
    assert not {"Zwemmen", "U ziet", "Legenda"} & set(town.page.inner_text("body").split("\n"))
    town.page.click("#view-map")
    turn(town, by, "nl")
    assert town.page.inner_text("main") == dutch
    assert town.page.inner_text("#told") == "Deze pagina is nu in het Nederlands"
    assert (town.requests, town.complaints) == ([], [])


def test_the_button_says_the_other_language_in_that_language(town: Opened) -> None:
    """Who does not read the page finds it, and a screen reader says it right."""
    button = town.page.locator("#language")
    assert (button.inner_text(), button.get_attribute("lang")) == ("English", "en")
    turn(town, "mouse")
    assert (button.inner_text(), button.get_attribute("lang")) == ("Nederlands", "nl")
    assert town.page.evaluate("() => document.activeElement.id") == "language"


def test_the_key_stands_on_the_card(town: Opened) -> None:
    """In the language of the page."""
    turn(town)
    town.page.keyboard.press("?")
    assert "The other language" in town.page.inner_text("#card")
    town.page.keyboard.press("j")
    assert town.page.evaluate("() => document.documentElement.lang") == "en"  # not while a card is open


# --- nothing else changes ---------------------------------------------------------------------------------


def test_the_state_goes_along_and_can_be_undone(town: Opened) -> None:
    """Choice, filter, colours and view; undo goes back through the switch, and redo forth again."""
    town.page.select_option("#lens", "structure")
    town.search("Zwemmen")
    town.page.locator(".entry", has_text="thema").click()
    town.page.click("#scheme")
    before = seen(town, "() => window.rodedraad.state")
    turn(town)
    assert seen(town, "() => window.rodedraad.state") == before | {"language": "en"}
    assert town.page.inner_text("#lens option:checked") == "Structure of the policy"
    town.page.keyboard.press("z")
    turned(town, "nl")
    assert seen(town, "() => window.rodedraad.state") == before
    town.page.keyboard.press("z")
    assert seen(town, "() => window.rodedraad.state.scheme") is None
    for _ in range(2):
        town.page.keyboard.press("y")
    turned(town, "en")
    assert seen(town, "() => window.rodedraad.state") == before | {"language": "en"}
    assert town.complaints == []


def test_a_chosen_link_stays_chosen(town: Opened) -> None:
    """Parallel ones told apart, by IRIs and not by words."""
    key = seen(town, LINK)
    assert "Redder" in town.page.inner_text("#panel")
    turn(town)
    assert seen(town, "() => window.rodedraad.state.edge") == key
    assert "Rescuer" in town.page.inner_text("#panel")


def test_everything_keeps_its_place_its_shape_and_its_colour(town: Opened) -> None:
    """The picture is the same: only the letters differ. Zoom and what is open at the side stay too."""
    places, colours = seen(town, PLACES), seen(town, COLOURS)
    town.page.click("#filters summary")
    town.page.click("#zoom-in")
    eye = "() => [window.rodedraad.network.getScale(), window.rodedraad.network.getViewPosition()]"
    looked = seen(town, eye)
    turn(town)
    assert seen(town, PLACES) == places
    assert seen(town, COLOURS) == colours
    assert seen(town, eye) == looked
    assert town.page.get_attribute("#filters", "open") is not None


def test_everything_at_the_start_again_leaves_the_language(town: Opened) -> None:
    """Whoever reads English goes on in English."""
    turn(town)
    town.search("Swimming")
    town.page.click("#reset")
    assert seen(town, "() => window.rodedraad.saved()") == {"language": "en"}


def test_a_story_goes_on_at_its_step(town: Opened) -> None:
    """In the other words; and stopping it leaves the language."""
    town.page.keyboard.press("n")
    assert "Hier begint het." in town.page.inner_text("#story")
    turn(town)
    assert "Here it begins." in town.page.inner_text("#story")
    assert town.page.inner_text("#panel h2") == "1.1 Swimming"
    town.page.click("#story-stop")
    assert seen(town, "() => window.rodedraad.saved()") == {"language": "en"}
    assert town.complaints == []


@pytest.mark.parametrize("keeps", [True, False])
def test_what_a_group_proposed_is_there_still(town: Opened, keeps: bool) -> None:
    """Also in a browser that keeps nothing for a file."""
    if not keeps:
        seen(town, "() => {" + NOTHING_KEPT + "}")
    town.search("Zwemmen")
    town.page.keyboard.press("Escape")
    town.search("Zwemmen")
    town.page.focus("#map")
    town.page.keyboard.press("o")
    town.page.fill("#harvest-text", "Ook in de winter.")
    town.page.fill("#harvest-group", "Groep 1")
    town.page.click("#harvest-put")
    turn(town)
    assert seen(town, PROPOSED) == ["Ook in de winter."]
    town.page.keyboard.press("o")
    assert "Swimming" in town.page.inner_text("#harvest-form-title")


def test_nothing_listens_twice(town: Opened) -> None:
    """A key does once what it does, however often the language was switched."""
    for to in ("en", "nl", "en"):
        turn(town, to=to)
    town.page.keyboard.press("p")
    assert seen(town, "() => window.rodedraad.state.projector") is True
    town.page.keyboard.press("l")
    assert seen(town, "() => window.rodedraad.state.view") == "list"
    assert town.complaints == []


def test_who_switches_fast_ends_where_the_last_key_says(town: Opened) -> None:
    """Two keys in one moment: the same language as before, and everything still works."""
    town.page.focus("#map")
    seen(
        town,
        """() => { for (let count = 0; count < 2; count += 1) document.getElementById("map").dispatchEvent(
        new KeyboardEvent("keydown", { key: "j", bubbles: true })); }""",
    )
    turn(town)
    assert town.seen() == "You see 6 of 6"
    assert town.complaints == []


# --- opened in a language -----------------------------------------------------------------------------------


def test_a_link_opens_in_its_language(town: Opened) -> None:
    """The address that the page wrote, opened elsewhere: at once, with one first picture."""
    town.search("Zwemmen")
    turn(town)
    address = town.page.url
    town.page.goto("about:blank")
    town.page.goto(address)
    turned(town, "en")
    assert town.page.inner_text("#panel h2") == "1.1 Swimming"
    assert seen(town, "() => performance.getEntriesByName('first-picture').length") == 1
    turn(town, to="nl")
    assert town.page.inner_text("#panel h2") == "1.1 Zwemmen"


@pytest.mark.parametrize("asked", WRONG)
def test_a_link_with_a_language_that_is_not_there_opens_in_the_first(
    html: str, open_page: Open, asked: str
) -> None:
    """An address comes from anywhere."""
    town = open_page(html)
    address = town.page.url + "#stand=" + asked
    town.page.goto("about:blank")
    town.page.goto(address)
    turned(town, "nl")
    assert town.seen() == "U ziet 6 van 6"
    turn(town)
    assert town.complaints == []


def test_english_first_when_the_session_is_english(open_page: Open) -> None:
    """Then Dutch is the other one; without scripts the list is in the first."""
    html = draw_in_languages(told(first="en"), "abc")
    assert '<html lang="en">' in html
    town = open_page(html)
    assert town.page.inner_text("#language") == "Nederlands"
    assert seen(town, "() => window.rodedraad.saved()") == {}
    turn(town, to="nl")
    assert town.seen() == "U ziet 6 van 6"
    bare = open_page(html, scripts=False)
    assert "Who works on this" in bare.page.inner_text("#lijst")
    assert not bare.page.is_visible("#language")


def test_hostile_words_stay_words_in_the_other_language(open_page: Open) -> None:
    """What comes in compressed is escaped like what stands there."""
    town = open_page(draw_in_languages(told(TOWN.replace('"Swimming"@en', f'"{HOSTILE}"@en')), "abc"))
    town.search("Zwemmen")
    turn(town)
    assert town.page.inner_text("#panel h2") == "1.1 " + HOSTILE
    assert town.page.locator("body img, body script").count() == 0
    assert town.page.title() == "Trial · Rode Draad"
    assert (town.requests, town.complaints) == ([], [])


@pytest.mark.parametrize("shown", ["map", "list"])
def test_no_barrier_after_the_switch(town: Opened, shown: str) -> None:
    """Axe-core finds nothing serious in English either."""
    town.search("Zwemmen")
    turn(town)
    town.page.click(f"#view-{shown}")
    assert faults(town) == []


# --- as it is drawn -----------------------------------------------------------------------------------------


def test_both_languages_hold_the_same_things_in_the_same_order() -> None:
    """Numbers stand for the same thing in either, and nothing is said in the wrong one."""
    html = draw_in_languages(told(), "abc")
    dutch, english = data_of(html), data_of(html, "en")
    assert [node["iri"] for node in dutch["nodes"]] == [node["iri"] for node in english["nodes"]]
    ends = [[(edge["from"], edge["to"]) for edge in data["edges"]] for data in (dutch, english)]
    assert ends[0] == ends[1]
    assert {node["label"] for node in english["nodes"]} >= {"Swimming", "Lake", "Coast guard"}
    assert english["words"] != dutch["words"]
    for part in ("links", "kinds", "views"):
        assert not {told_of(one) for one in english[part]} & {told_of(one) for one in dutch[part]}, part
    assert set(english) == set(dutch)


def test_labels_of_either_language_have_room() -> None:
    """A label that is far longer in one of them covers nothing in any."""
    long = "A very long name that takes several lines wherever it is written down"
    for lens in [lens for telling in told(TOWN.replace("Coast guard", long)) for lens in telling.lenses]:
        placed = list(lens.places.values())
        assert not [pair for pair in combinations(placed, 2) if pair[0].overlaps(pair[1])]
        assert all(place.height >= len(place.lines) * place.pitch for place in placed)


def test_the_command_draws_both_and_the_same_each_time(run_cli: RunCli, tmp_path: Path) -> None:
    """The language of the session first, the other one in it, in one file of at most a megabyte."""
    for name in ("een", "twee"):
        assert run_cli("draw", "-o", str(tmp_path / name) + ".html", "--lang", "en").exit_code == 0
    html = (tmp_path / "een.html").read_text(encoding="utf-8")
    assert html == (tmp_path / "twee.html").read_text(encoding="utf-8")
    assert len(html.encode()) <= 1_000_000
    assert '<html lang="en">' in html
    assert data_of(html)["views"][0]["title"] == "Who works on what"
    assert data_of(html, "nl")["views"][0]["title"] == "Wie werkt waaraan"
    english, dutch = data_of(html)["stories"], data_of(html, "nl")["stories"]
    assert [story["name"] for story in english] == [story["name"] for story in dutch]
    assert english != dutch
