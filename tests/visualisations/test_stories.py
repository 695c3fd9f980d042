"""A story is one small file: steps set the page, numbers come from the data, faults have a line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged_root
from rodedraad.ontology.faults import Fault
from rodedraad.queries.answers.arguments import Things
from rodedraad.visualisations.stories import joined, passed_over, read_story, stories, told
from rodedraad.visualisations.views import views

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
    assert steps[1]["answer"] == (
        "Van 1 van de 2 moties is niet bekend waar ze landt (ook voorstellen):"
        " Motie Frauderisico-keurmerk voor zorgaanbieders."
    )
    assert steps[1]["asked"] == "Van welke moties van de raad is niet bekend waar ze landen?"
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
    """Ten steps: one national item followed, a red thread, a what-if, and gaps that the data name."""
    [story] = stories(packaged_root() / "stories", things, NAMES)
    first, *between, last = story.steps
    assert len(story.steps) == 10
    assert first.state["lens"] == "agendas"
    states = [step.state for step in between]
    assert next(state["foci"] for state in states if "foci" in state) == [things.names.resolve("A4").value]
    assert [sum(key in state for state in states) for key in ("thread", "without")] == [1, 1]
    assert sum(bool(step.evidence) for step in story.steps) >= 5
    assert last.question is not None
    assert (last.question.name, last.lights_answer) == ("gaps/themes-without-agenda-item", True)


def test_the_ready_story_types_no_number(things: Things) -> None:
    """Numbers are answers: a text with one would be wrong as soon as the data grow."""
    [story] = stories(packaged_root() / "stories", things, NAMES)
    typed = [text for step in story.steps for text in (*step.title.values(), *step.text.values())]
    assert [text for text in typed if any(sign.isdigit() for sign in text)] == []


def test_what_a_question_answers_with_is_in_focus(tmp_path: Path, things: Things) -> None:
    """The first thing of every row, asked when the story is told; a level by its IRI."""
    text = SOUND + "    focus: answer\n    hide: {levels: regionaal}\n"
    [telling] = told([read_story(written(tmp_path, text), things, NAMES)], things, NAMES)
    steps = telling["steps"]
    assert isinstance(steps, list)
    assert steps[1]["state"]["foci"] == [things.names.resolve("C01-M09").value]
    assert steps[1]["state"]["levels"] == ["https://w3id.org/rodedraad/def/code#level-regional"]


def test_a_given_story_that_cannot_be_told_whole_says_so(tmp_path: Path, things: Things) -> None:
    """Which views are missing and how much is passed over; where nothing is left it is a mistake."""
    story = read_story(written(tmp_path, SOUND), things, NAMES)
    assert passed_over([story], NAMES) == []
    [said] = passed_over([story], ["work"])
    assert "1 van de 2" in said
    assert "structure" in said
    only = replace(story, steps=story.steps[:1])
    with pytest.raises(Fault, match="structure"):
        passed_over([only], ["work"])


def test_a_given_story_stands_before_our_own_and_replaces_its_namesake(
    tmp_path: Path, things: Things
) -> None:
    """Who gives a story wants to tell that one."""
    given = read_story(written(tmp_path, SOUND), things, NAMES)
    own = [replace(given, name="a"), replace(given, steps=())]
    assert [(story.name, len(story.steps)) for story in joined(own, [given])] == [("proef", 2), ("a", 2)]


def test_a_story_that_is_not_there_or_no_text_is_told(tmp_path: Path, things: Things) -> None:
    """By its name."""
    with pytest.raises(Fault, match=r"weg\.yaml"):
        read_story(tmp_path / "weg.yaml", things, NAMES)
    (tmp_path / "beeld.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(Fault, match=r"beeld\.yaml"):
        read_story(tmp_path / "beeld.yaml", things, NAMES)


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
