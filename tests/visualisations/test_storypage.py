"""A story in the page: played by keys and by mouse, every step one change, looked at where it can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged_root
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.figures import figures_block
from rodedraad.visualisations.lenses import together
from rodedraad.visualisations.network import draw, draw_in_languages
from rodedraad.visualisations.stories import read_story, stories, told
from rodedraad.visualisations.tellings import tellings
from rodedraad.visualisations.views import lenses, views
from tests.visualisations.conftest import Opened
from tests.visualisations.test_accessibility import faults

Open = Callable[..., Opened]
NAMES = [view.name for view in views()]


@pytest.fixture(scope="module")
def things(packaged_store: EmbeddedStore) -> Things:
    """The things of the packaged dataset."""
    return Things(packaged_store)


@pytest.fixture(scope="module")
def html(packaged_store: EmbeddedStore, things: Things) -> str:
    """The page of the packaged dataset with its stories."""
    graph = whole(packaged_store, "nl")
    found = stories(packaged_root() / "stories", things, NAMES)
    return draw(
        graph,
        language="nl",
        title="Proef",
        version="abc",
        lenses=tuple(lenses(graph, views())),
        more={"stories": told(found, things, NAMES)},
    )


@pytest.fixture
def opened(html: str, open_page: Open) -> Opened:
    """The page, as it opens."""
    return open_page(html)


def bar(opened: Opened) -> str:
    """Return what the bar of the story says."""
    return opened.page.inner_text("#story")


def test_a_story_is_played_with_keys(opened: Opened) -> None:
    """Begun with n; on and back with arrows and the keys of a presenter; Esc gives back what was there."""
    opened.search("Politie")
    opened.page.focus("#map")
    before = opened.page.evaluate("() => window.rodedraad.saved()")
    opened.page.keyboard.press("n")
    assert "Stap 1 van 10" in bar(opened)
    assert opened.state("lens") == "agendas"
    for key in ("ArrowRight", "PageDown", "ArrowRight", "ArrowLeft"):
        opened.page.keyboard.press(key)
    assert "Stap 3 van 10" in bar(opened)
    assert opened.state("lens") == "structure"
    opened.page.keyboard.press("End")
    assert "Stap 10 van 10" in bar(opened)
    assert "61 van de 74 thema's" in bar(opened)
    opened.page.keyboard.press("ArrowRight")
    assert "Stap 10 van 10" in bar(opened)
    opened.page.keyboard.press("Home")
    assert "Stap 1 van 10" in bar(opened)
    opened.page.keyboard.press("Escape")
    assert opened.page.is_hidden("#story")
    assert opened.page.evaluate("() => window.rodedraad.saved()") == before
    assert opened.complaints == []


def test_a_story_is_played_by_mouse(opened: Opened) -> None:
    """Chosen in the side, on and back and out by buttons."""
    opened.page.click("#stories summary")
    opened.page.locator("#stories button").first.click()
    assert opened.page.is_disabled("#story-back")
    opened.page.click("#story-on")
    assert "Stap 2 van 10" in bar(opened)
    opened.page.click("#story-back")
    assert "Stap 1 van 10" in bar(opened)
    opened.page.click("#story-stop")
    assert opened.page.is_hidden("#story")


def test_every_step_is_told_and_can_be_undone(opened: Opened) -> None:
    """To who listens, and by z."""
    opened.page.focus("#map")
    opened.page.keyboard.press("n")
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.inner_text("#told").startswith("Stap 2 van 10. Eén punt van de landelijke agenda. Wij")
    opened.page.keyboard.press("z")
    assert "Stap 1 van 10" in bar(opened)


def test_what_was_there_before_survives_undo_and_the_address(opened: Opened) -> None:
    """Esc gives it back also after an undone Esc, and in a page opened again halfway the story."""
    opened.search("Politie")
    opened.page.focus("#map")
    before = opened.page.evaluate("() => window.rodedraad.saved()")
    for keys in (["n", "ArrowRight", "Escape", "z", "Escape"], ["n", "ArrowRight", "n", "Escape"]):
        for key in keys:
            opened.page.keyboard.press(key)
        assert opened.page.evaluate("() => window.rodedraad.saved()") == before
    opened.page.keyboard.press("n")
    opened.page.reload()
    opened.page.focus("#map")
    assert "Stap 1 van 10" in bar(opened)
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("() => window.rodedraad.saved()") == before


@pytest.mark.parametrize("width", [1600, 1024])
def test_no_step_hides_its_own_words(opened: Opened, width: int) -> None:
    """The buttons do not lie over the title, and the bar has room for all of it."""
    opened.page.set_viewport_size({"width": width, "height": 768})
    opened.page.focus("#map")
    opened.page.keyboard.press("n")
    for _ in range(10):
        clear, fits = opened.page.evaluate(
            """() => {
              const bar = document.getElementById("story");
              const controls = bar.querySelector(".controls").getBoundingClientRect();
              const title = bar.querySelector("h2").getBoundingClientRect();
              return [controls.bottom <= title.top, bar.scrollHeight <= bar.clientHeight];
            }"""
        )
        assert (clear, fits) == (True, True), bar(opened)
        opened.page.keyboard.press("ArrowRight")


def test_the_bar_stays_over_the_list(opened: Opened) -> None:
    """Who reads the list follows the same story."""
    opened.page.click("#view-list")
    opened.page.keyboard.press("n")
    assert opened.page.is_visible("#story h2")
    assert opened.state("view") == "list"


def test_a_hostile_state_tells_no_story(opened: Opened) -> None:
    """A story or a step that is not there shows nothing."""
    hostile: list[object] = [
        {"name": "x", "step": 1},
        {"name": "van-agenda-naar-straat", "step": 99},
        {"name": "van-agenda-naar-straat", "step": "length"},
        {"name": "van-agenda-naar-straat", "step": "0"},
        3,
        [],
    ]
    for story in hostile:
        opened.page.evaluate("story => window.rodedraad.load({ story })", story)
        assert opened.page.is_hidden("#story")
    assert opened.complaints == []


def test_a_story_goes_on_in_the_other_language(
    packaged_store: EmbeddedStore, things: Things, open_page: Open
) -> None:
    """At the same step, in its words; Esc leaves the story and keeps the language."""
    found = stories(packaged_root() / "stories", things, NAMES)
    spoken = tellings(
        {language: whole(packaged_store, language) for language in ("nl", "en")},
        views(),
        lambda: "Proef",
        lambda _: {"stories": told(found, things, NAMES)},
    )
    opened = open_page(draw_in_languages(spoken, "abc", {}))
    opened.page.focus("#map")
    for key in ("n", "ArrowRight", "j"):
        opened.page.keyboard.press(key)
    opened.page.wait_for_selector("html[data-drawn=true][lang=en]", state="attached")
    assert "Step 2 of 10" in bar(opened)
    opened.page.focus("#map")
    opened.page.keyboard.press("ArrowRight")
    settled(opened)
    assert opened.page.inner_text("#story h2") == "Where it stands in your policy"
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("() => window.rodedraad.saved()") == {"language": "en"}
    assert opened.complaints == []


# --- steps to jump to, and one undo a step ----------------------------------------------------------------


def told_at(opened: Opened) -> int:
    """Return at which step the story is, from 0."""
    step = opened.state("story")["step"]
    assert isinstance(step, int)
    return step


def test_a_step_is_jumped_to_from_the_list_of_steps(opened: Opened) -> None:
    """By mouse and, in the list itself, by the arrow keys; the focus stays there."""
    opened.page.focus("#map")
    opened.page.keyboard.press("n")
    names = opened.page.locator("#story-jump option").all_inner_texts()
    assert (len(names), names[0], names[4]) == (10, "1. Wat hogerhand vraagt", "5. De rode draad")
    opened.page.select_option("#story-jump", label="5. De rode draad")
    assert "Stap 5 van 10" in bar(opened)
    opened.page.focus("#story-jump")
    opened.page.keyboard.press("ArrowDown")
    assert "Stap 6 van 10" in bar(opened)
    assert opened.page.evaluate("() => document.activeElement.id") == "story-jump"


def test_every_step_is_one_undo(opened: Opened) -> None:
    """Nine steps on, nine back with z, one more and the story has not begun; y goes on again."""
    opened.page.focus("#map")
    opened.page.keyboard.press("n")
    for _ in range(9):
        opened.page.keyboard.press("ArrowRight")
    back = []
    for _ in range(9):
        opened.page.keyboard.press("z")
        back.append(told_at(opened))
    assert back == [8, 7, 6, 5, 4, 3, 2, 1, 0]
    opened.page.keyboard.press("z")
    assert opened.page.is_hidden("#story")
    opened.page.keyboard.press("y")
    assert told_at(opened) == 0


def test_what_is_the_readers_stays_while_steps_go_by(opened: Opened) -> None:
    """Dark colours and large type are of the room, not of the story."""
    opened.page.focus("#map")
    opened.page.keyboard.press("p")
    opened.page.click("#scheme")
    opened.page.focus("#map")
    for key in ("n", "ArrowRight", "End"):
        opened.page.keyboard.press(key)
    assert (opened.state("projector"), opened.state("scheme")) == (True, "dark")


# --- where the map is looked at ---------------------------------------------------------------------------


def outside(opened: Opened) -> list[str]:
    """Return the things in focus that are not wholly on the screen."""
    found = opened.page.evaluate(
        """() => {
          const { network, inFocus } = window.rodedraad;
          const map = document.getElementById("map");
          return inFocus().filter(({ box: [left, top, right, bottom] }) => {
            const from = network.canvasToDOM({ x: left, y: top });
            const to = network.canvasToDOM({ x: right, y: bottom });
            return from.x < 0 || from.y < 0 || to.x > map.clientWidth || to.y > map.clientHeight;
          }).map(({ label }) => label);
        }"""
    )
    assert isinstance(found, list)
    return found


def settled(opened: Opened) -> float:
    """Return the scale of the map when the bar has been laid out and looked past."""
    opened.page.evaluate(
        """() => new Promise((done) => {
          let frames = 6;
          const next = () => (frames-- ? requestAnimationFrame(next) : done());
          next();
        })"""
    )
    scale = opened.page.evaluate("() => window.rodedraad.network.getScale()")
    assert isinstance(scale, float | int)
    return scale


@pytest.mark.parametrize("projector", [False, True])
def test_what_is_in_focus_is_seen_whole_and_one_thing_at_a_size_to_read(
    opened: Opened, projector: bool
) -> None:
    """At every step that looks at its focus, also in large type; one thing is never a speck."""
    opened.page.focus("#map")
    if projector:
        opened.page.keyboard.press("p")
    opened.page.keyboard.press("n")
    looked = 0
    for _ in range(10):
        scale = settled(opened)
        if opened.state("zoom") == "focus":
            looked += 1
            assert outside(opened) == [], bar(opened)
            if len(opened.state("foci")) == 1:
                assert scale >= 0.5, bar(opened)
        opened.page.keyboard.press("ArrowRight")
    assert looked == 7


def test_another_window_is_looked_through_again_unless_the_reader_moved(opened: Opened) -> None:
    """What is in focus stays in sight; who zoomed keeps that."""
    opened.page.focus("#map")
    for key in ("n", "ArrowRight", "ArrowRight"):
        opened.page.keyboard.press(key)
    settled(opened)
    opened.page.set_viewport_size({"width": 1100, "height": 700})
    settled(opened)
    assert outside(opened) == []
    opened.page.focus("#map")
    opened.page.keyboard.press("-")
    assert opened.page.evaluate("() => window.rodedraad.moved") is True


def test_some_things_are_looked_at(opened: Opened) -> None:
    """Named one by one; undone like everything."""
    iris = opened.page.evaluate(
        """() => {
          const iris = window.rodedraad.page.nodes.filter(({ notation }) => ["1.1", "1.2"].includes(notation))
            .map(({ iri }) => iri);
          window.rodedraad.change({ zoom: iris });
          return iris;
        }"""
    )
    assert len(iris) == 2
    near = settled(opened)
    opened.page.focus("#map")
    opened.page.keyboard.press("z")
    assert settled(opened) < near


def test_a_look_at_what_is_not_there_shows_all(opened: Opened) -> None:
    """Whatever a saved state holds."""
    whole = settled(opened)
    hostile: list[object] = [["x"], "focus", 3, {"a": 1}, [None]]
    for zoom in hostile:
        opened.page.evaluate("zoom => window.rodedraad.load({ zoom })", zoom)
        assert settled(opened) == pytest.approx(whole)
    assert opened.complaints == []


# --- where it is written ----------------------------------------------------------------------------------


def test_under_a_claim_stands_where_it_is_written(opened: Opened) -> None:
    """Section and document of the thing; one click opens it in the panel, z goes back to the step."""
    opened.page.focus("#map")
    for key in ("n", "ArrowRight"):
        opened.page.keyboard.press(key)
    ground = opened.page.locator("#story .ground")
    assert "Bijlage 2, Landelijke veiligheidsagenda 2023-2026, punt 4" in ground.inner_text()
    assert "Opdracht programma veiligheid" in ground.inner_text()
    ground.get_by_role("button").click()
    assert "Verbinding met de samenleving" in opened.page.inner_text("#panel h2")
    assert "Stap 2 van 10" in bar(opened)
    opened.page.focus("#map")
    opened.page.keyboard.press("z")
    assert opened.page.is_hidden("#panel")
    opened.page.keyboard.press("Escape")
    assert opened.page.is_hidden("#story")


def test_the_ground_of_a_link_opens_that_link(opened: Opened) -> None:
    """Who works on what, with the place that says so."""
    opened.page.focus("#map")
    opened.page.keyboard.press("n")
    opened.page.select_option("#story-jump", index=3)
    ground = opened.page.locator("#story .ground")
    assert "kolom Betrokken professionals" in ground.inner_text()
    ground.get_by_role("button", name="Team Leefbaarheid").click()
    assert opened.page.inner_text("#panel h2").startswith("Team Leefbaarheid en Veiligheid")
    assert opened.state("edge") is not None


def test_the_words_of_a_registered_document_stand_in_the_bar(
    packaged_store: EmbeddedStore, things: Things, open_page: Open
) -> None:
    """Where the page has the text of a passage it is quoted; as text, whatever it holds."""
    graph = whole(packaged_store, "nl")
    places = {place.passage for facts in graph.nodes.values() for place in facts["evidence"]}
    html = draw(
        graph,
        language="nl",
        title="Proef",
        version="abc",
        passages=dict.fromkeys(places, "Onrust <b>voorkomen</b>"),
        lenses=tuple(lenses(graph, views())),
        more={"stories": told(stories(packaged_root() / "stories", things, NAMES), things, NAMES)},
    )
    opened = open_page(html)
    opened.page.focus("#map")
    for key in ("n", "ArrowRight"):
        opened.page.keyboard.press(key)
    assert opened.page.locator("#story .ground q").first.inner_text() == "Onrust <b>voorkomen</b>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_has_no_serious_fault(opened: Opened, scheme: str) -> None:
    """With evidence, answer and list of steps, in both colours."""
    opened.page.evaluate("scheme => window.rodedraad.change({ scheme })", scheme)
    opened.page.focus("#map")
    for key in ("n", "ArrowRight"):
        opened.page.keyboard.press(key)
    assert faults(opened) == []


EVERYTHING = """title: {nl: Proef, en: Trial}
steps:
  - title: {nl: Verborgen, en: Hidden}
    text: {nl: "Zonder.", en: "Without."}
    view: agendas
    hide: {kinds: [rd:Phenomenon, rd:Theme, rd:Category, rd:SafetyField], levels: [lokaal]}
  - title: {nl: Gefilterd, en: Filtered}
    text: {nl: "Wat vermeld is.", en: "What is stated."}
    view: work
    hide: {lines: [hierarchy]}
    on: 2023-04-01
    certain: stated
    written: true
    colour: kind
    size: degree
    group: field
  - title: {nl: Alles, en: All}
    text: {nl: "Alles.", en: "All."}
    view: work
"""


def test_every_key_of_a_step_is_seen_in_the_page(
    packaged_store: EmbeddedStore, things: Things, open_page: Open, tmp_path: Path
) -> None:
    """What is hidden leaves the picture, controls show what is filtered, and the next step starts anew."""
    path = tmp_path / "alles.yaml"
    path.write_text(EVERYTHING, encoding="utf-8")
    graph = whole(packaged_store, "nl")
    seen = tuple(lenses(graph, views()))
    stories = {"stories": told([read_story(path, things, NAMES)], things, NAMES)}
    more = {**stories, **figures_block(graph, together(seen))}
    opened = open_page(draw(graph, language="nl", title="Proef", version="abc", lenses=seen, more=more))
    opened.page.focus("#map")
    opened.page.keyboard.press("n")
    kinds = opened.page.evaluate(
        """() => [...new Set(window.rodedraad.things().filter(window.rodedraad.isShown)
          .map((node) => window.rodedraad.kindOf(node) + " " + node.level))].sort()"""
    )
    assert "agendapunt landelijk" in kinds
    assert [kind for kind in kinds if "lokaal" in kind or "thema" in kind] == []
    opened.page.keyboard.press("ArrowRight")
    names = ("on", "certain", "written", "colour", "size", "group")
    values = {name: opened.state(name) for name in names}
    assert values == {
        "on": "2023-04-01",
        "certain": "stated",
        "written": True,
        "colour": "kind",
        "size": "degree",
        "group": "field",
    }
    assert opened.state("hidden")["line"] == ["hierarchy"]
    assert opened.page.input_value("#certain") == "stated"
    assert opened.page.is_checked("#written")
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.evaluate("() => Object.keys(window.rodedraad.saved()).sort()") == ["story"]
    assert opened.complaints == []
