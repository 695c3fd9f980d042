"""A story is one small file: steps set the page, numbers come from the data, faults have a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged_root
from rodedraad.ontology.faults import Fault
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.network import draw
from rodedraad.visualisations.stories import read_story, stories, told
from rodedraad.visualisations.views import lenses, views
from tests.visualisations.conftest import Opened

Open = Callable[..., Opened]
NAMES = [view.name for view in views()]
SOUND = """title: {nl: Proef, en: Trial}
steps:
  - title: {nl: Eerst, en: First}
    text: {nl: "Dit eerst.", en: "This first."}
    view: structure
    node: "1.1"
    steps: 2
  - title: {nl: Dan, en: Then}
    text: {nl: "Dit dan.", en: "This then."}
    question: gaps/motions-without-theme
"""


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


def written(folder: Path, text: str) -> Path:
    """Return the file of a story that holds *text*."""
    path = folder / "proef.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_step_sets_the_page_and_names_things_as_people_do(tmp_path: Path, things: Things) -> None:
    """A notation becomes an IRI, a view its name; what a step does not name it does not set."""
    story = read_story(written(tmp_path, SOUND), things, NAMES)
    first, then = story.steps
    assert first.state == {"lens": "structure", "node": things.names.resolve("1.1").value, "steps": 2}
    assert then.state == {}


def test_numbers_are_answers_of_the_data(tmp_path: Path, things: Things) -> None:
    """A step that asks a question tells the sentence that answers it now."""
    [story] = told([read_story(written(tmp_path, SOUND), things, NAMES)], things, NAMES)
    steps = story["steps"]
    assert isinstance(steps, list)
    assert steps[1]["answer"] == "2 van de 2 moties landen in geen thema."
    assert steps[1]["asked"] == "Welke moties van de raad landen in geen enkel thema?"
    assert "answer" not in steps[0]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (SOUND.replace("view: structure", "view: structuur"), 5, "structuur"),
        (SOUND.replace('node: "1.1"', 'node: "bestaat niet"'), 6, "bestaat niet"),
        (SOUND.replace("steps: 2", "steps: twee"), 7, "twee"),
        (SOUND.replace("steps: 2", "steps: 12"), 7, "12"),
        (SOUND.replace("steps: 2", "given: {level: regionaal}"), 3, "question"),
        (SOUND.replace("gaps/motions-without-theme", "gaps/motions"), 10, "gaps/motions"),
        (SOUND.replace("    view:", "    beeld:"), 5, "beeld"),
        (SOUND.replace('{nl: "Dit eerst.", en: "This first."}', '{nl: "Dit eerst."}'), 4, "en"),
        ("title: {nl: Proef, en: Trial}\n", 1, "steps"),
        ("title: [", 2, "te lezen als YAML"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(
    tmp_path: Path, things: Things, text: str, line: int, said: str
) -> None:
    """What was given, and where."""
    with pytest.raises(Fault) as fault:
        read_story(written(tmp_path, text), things, NAMES)
    assert fault.value.place is not None
    assert fault.value.place.line == line
    assert said in str(fault.value) + str(fault.value.place.file)


@pytest.mark.parametrize("given", ["given: {veld: x}", "given: {level: hemels}"])
def test_a_question_that_cannot_be_answered_is_told_with_its_line(
    tmp_path: Path, things: Things, given: str
) -> None:
    """Found when the answer is asked, told where it is written."""
    text = SOUND.replace("gaps/motions-without-theme", f"gaps/themes-without-agenda-item\n    {given}")
    with pytest.raises(Fault) as fault:
        told([read_story(written(tmp_path, text), things, NAMES)], things, NAMES)
    assert fault.value.place is not None
    assert fault.value.place.line == 11


def test_the_ready_story_goes_from_agenda_to_gap(things: Things) -> None:
    """Ten steps in both languages, the first over the agendas, the last asking for a gap."""
    [story] = stories(packaged_root() / "stories", things, NAMES)
    assert len(story.steps) == 10
    assert story.steps[0].state == {"lens": "agendas"}
    assert story.steps[-1].question is not None
    assert story.steps[-1].question.name == "gaps/themes-without-agenda-item"


def test_no_folder_no_stories(tmp_path: Path, things: Things) -> None:
    """A workspace need not have any."""
    assert stories(tmp_path / "stories", things, NAMES) == ()


def test_a_step_over_a_view_without_content_is_passed_over(tmp_path: Path, things: Things) -> None:
    """A story written for one municipality can be told over the data of another."""
    story = read_story(written(tmp_path, SOUND), things, NAMES)
    [left] = told([story], things, ["work"])
    steps = left["steps"]
    assert isinstance(steps, list)
    assert [step["title"] for step in steps] == ["Dan"]
    first = read_story(written(tmp_path, SOUND[: SOUND.index("  - title: {nl: Dan")]), things, NAMES)
    assert told([first], things, ["work"]) == []


# --- in the page ------------------------------------------------------------------------------------------


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
    assert "59 van de 74 thema's" in bar(opened)
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
    assert "Van agendapunt naar thema" in opened.page.inner_text("#told")
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
