"""Stories: steps over the network page that a person tells, one small YAML file each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.graph.rdf import Iri
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import choose, say
from rodedraad.queries.answers.answering import Answered, answer
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.strict_yaml import Entry, read_yaml
from rodedraad.visualisations.storysteps import KEYS, States, asks_for_answer

if TYPE_CHECKING:
    from rodedraad.queries.catalogue.questions import Question

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Step:
    """One step: what is told, which *state* the page takes, and the question whose answer stands below it.

    *evidence* names the things and links whose place in the sources stands with it; where *lights_answer*,
    the things that the question answers with are in focus.
    """

    title: Texts
    text: Texts
    state: Mapping[str, object]
    question: Question | None
    given: Mapping[str, list[str]]
    place: Place
    evidence: tuple[Mapping[str, object], ...] = ()
    lights_answer: bool = False


@dataclass(frozen=True)
class Story:
    """A story as its file tells it."""

    name: str
    title: Texts
    steps: tuple[Step, ...]

    def over(self, shown: Collection[str]) -> tuple[Step, ...]:
        """Return the steps that can be told over the views *shown*: the others are passed over."""
        return tuple(step for step in self.steps if step.state.get("lens", "") in ("", *shown))

    def missing(self, shown: Collection[str]) -> list[str]:
        """Return the views that its steps need and that are not among *shown*, each once."""
        wanted = (str(step.state["lens"]) for step in self.steps if "lens" in step.state)
        return [name for name in dict.fromkeys(wanted) if name not in shown]


def read_story(path: Path, things: Things, views: Collection[str]) -> Story:
    """Return the story in *path*, its things resolved among *things* and its views one of *views*.

    Raises a ``Fault`` with the line for an unknown key, view, question or thing, and a missing text.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        raise Fault(say("visualisations.story_not_text", file=path.name)) from wrong
    except OSError as wrong:
        raise Fault(say("visualisations.story_unreadable", file=path)) from wrong
    said = read_yaml(text, "story", path).mapping(("title", "steps"))
    states = States(things, views)
    steps = tuple(_step(entry, states) for entry in said["steps"].sequence())
    return Story(path.stem, said["title"].texts(), steps)


def stories(folder: Path, things: Things, views: Collection[str]) -> tuple[Story, ...]:
    """Return the stories in *folder*, by name; none where there is no such folder."""
    return tuple(read_story(path, things, views) for path in sorted(folder.glob("*.yaml")))


def joined(own: Iterable[Story], given: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories *given* before our *own*; of two with the same name the one that was given."""
    kept: dict[str, Story] = {}
    for story in (*given, *own):
        kept.setdefault(story.name, story)
    return tuple(kept.values())


def told(found: Collection[Story], things: Things, shown: Collection[str]) -> list[dict[str, object]]:
    """Return *found* as a page with the views *shown* tells them: every question answered now.

    A step over a view that these data leave empty is passed over, and a story without steps left out.
    """
    return [
        {
            "name": story.name,
            "title": choose(story.title),
            "steps": [_told(step, things) for step in steps],
        }
        for story in found
        if (steps := story.over(shown))
    ]


def passed_over(given: Collection[Story], shown: Collection[str]) -> list[str]:
    """Return a sentence for every story in *given* that cannot be told whole over the views *shown*.

    Raises a ``Fault`` for a story of which nothing can be told: whoever gave it would look for it in vain.
    """
    for story in given:
        if not story.over(shown):
            missing = ", ".join(story.missing(shown))
            raise Fault(say("visualisations.story_no_view", name=story.name, views=missing))
    return left_out(given, shown)


def left_out(found: Collection[Story], shown: Collection[str]) -> list[str]:
    """Return a sentence for every story in *found* of which the views *shown* leave out some, or all."""
    return [_left_out(story, shown) for story in found if story.missing(shown)]


def _left_out(story: Story, shown: Collection[str]) -> str:
    missing, told_steps = ", ".join(story.missing(shown)), story.over(shown)
    if not told_steps:
        return say("visualisations.story_left_out", name=story.name, views=missing)
    total = len(story.steps)
    count = total - len(told_steps)
    return say("visualisations.story_passed", name=story.name, views=missing, count=count, total=total)


# --- telling a step ---------------------------------------------------------------------------------------


def _told(step: Step, things: Things) -> dict[str, object]:
    state = dict(step.state)
    known: dict[str, object] = {"title": choose(step.title), "text": choose(step.text), "state": state}
    if step.question:
        found = _answered(step.question, step, things)
        known |= {"asked": choose(step.question.summaries), "answer": found.sentence}
        if step.lights_answer:
            state["foci"] = _first_things(found)
    if step.evidence:
        known["evidence"] = list(step.evidence)
    return known


def _answered(question: Question, step: Step, things: Things) -> Answered:
    try:
        return answer(question, step.given, things)
    except Fault as wrong:
        raise Fault(str(wrong), wrong.place or step.place) from wrong


def _first_things(found: Answered) -> list[str]:
    """Return the first thing of every row: what the question is about."""
    cells = (next((cell.value for cell in row if isinstance(cell, Iri)), None) for row in found.rows)
    return list(dict.fromkeys(cell for cell in cells if cell is not None))


# --- reading a step ---------------------------------------------------------------------------------------


def _step(entry: Entry, states: States) -> Step:
    asks = ("question",) if any(pair.key == "given" for pair in entry.pairs()) else ()
    said = entry.mapping(("title", "text", *asks), (*KEYS, "question", "given", "evidence"))
    return Step(
        said["title"].texts(),
        said["text"].texts(),
        states.read(said),
        states.question(said["question"]) if "question" in said else None,
        {pair.key: [item.text() for item in pair.items()] for pair in _pairs(said, "given")},
        said.get("given", entry).place,
        tuple(states.evidence(said["evidence"])) if "evidence" in said else (),
        asks_for_answer(said),
    )


def _pairs(said: Mapping[str, Entry], key: str) -> list[Entry]:
    return said[key].pairs() if key in said else []
