"""Stories: steps over the network page that a person tells, one small YAML file each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import choose, say
from rodedraad.queries.answers.answering import answer
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.strict_yaml import Entry, read_yaml

if TYPE_CHECKING:
    from rodedraad.queries.catalogue.questions import Question

Texts = Mapping[str, str]
_STEPS_AROUND = tuple("0123456789")


@dataclass(frozen=True)
class Step:
    """One step: what is told, which *state* the page takes, and the question whose answer stands below it."""

    title: Texts
    text: Texts
    state: Mapping[str, object]
    question: Question | None
    given: Mapping[str, list[str]]
    place: Place


@dataclass(frozen=True)
class Story:
    """A story as its file tells it."""

    name: str
    title: Texts
    steps: tuple[Step, ...]


def read_story(path: Path, things: Things, views: Collection[str]) -> Story:
    """Return the story in *path*, its things resolved among *things* and its views one of *views*.

    Raises a ``Fault`` with the line for an unknown key, view, question or thing, and a missing text.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        raise Fault(say("visualisations.story_not_text", file=path.name)) from wrong
    said = read_yaml(text, "story", path).mapping(("title", "steps"))
    reader = _Reader(things, views)
    steps = tuple(reader.step(entry) for entry in said["steps"].sequence())
    return Story(path.stem, said["title"].texts(), steps)


def stories(folder: Path, things: Things, views: Collection[str]) -> tuple[Story, ...]:
    """Return the stories in *folder*, by name; none where there is no such folder."""
    return tuple(read_story(path, things, views) for path in sorted(folder.glob("*.yaml")))


def told(found: Collection[Story], things: Things, shown: Collection[str]) -> list[dict[str, object]]:
    """Return *found* as a page with the views *shown* tells them: every question answered now.

    A step over a view that these data leave empty is passed over, and a story without steps left out.
    """
    tellings: list[dict[str, object]] = [
        {
            "name": story.name,
            "title": choose(story.title),
            "steps": [
                _told(step, things) for step in story.steps if step.state.get("lens", "") in ("", *shown)
            ],
        }
        for story in found
    ]
    return [telling for telling in tellings if telling["steps"]]


def _told(step: Step, things: Things) -> dict[str, object]:
    known: dict[str, object] = {"title": choose(step.title), "text": choose(step.text), "state": step.state}
    if step.question:
        known |= {"asked": choose(step.question.summaries), "answer": _sentence(step.question, step, things)}
    return known


def _sentence(question: Question, step: Step, things: Things) -> str:
    try:
        return answer(question, step.given, things).sentence
    except Fault as wrong:
        raise Fault(str(wrong), wrong.place or step.place) from wrong


_STATE_KEYS = ("view", "node", "steps", "thread", "without")


class _Reader:
    """Reads steps against the data they are told over."""

    def __init__(self, things: Things, views: Collection[str]) -> None:
        self._things, self._views = things, views

    def step(self, entry: Entry) -> Step:
        """Return one step."""
        asks = ("question",) if any(pair.key == "given" for pair in entry.pairs()) else ()
        said = entry.mapping(("title", "text", *asks), (*_STATE_KEYS, "question", "given"))
        question = self._question(said["question"]) if "question" in said else None
        given = {pair.key: [item.text() for item in pair.items()] for pair in _pairs(said, "given")}
        place = said.get("given", entry).place
        return Step(
            said["title"].texts(), said["text"].texts(), dict(self._state(said)), question, given, place
        )

    def _state(self, said: Mapping[str, Entry]) -> Iterator[tuple[str, object]]:
        """Yield what the state of the page becomes; what a step does not name goes back to the start."""
        if "view" in said:
            yield "lens", said["view"].one_of(tuple(self._views))
        if "node" in said:
            yield "node", self._thing(said["node"])
        if "steps" in said:
            yield "steps", int(said["steps"].one_of(_STEPS_AROUND))
        if "thread" in said:
            ends = said["thread"].mapping(("from", "to"))
            yield "thread", {name: self._thing(end) for name, end in ends.items()} | {"rank": 0}
        if "without" in said:
            yield "without", [self._thing(item) for item in said["without"].items()]

    def _thing(self, entry: Entry) -> str:
        try:
            return self._things.names.resolve(entry.text()).value
        except Fault as unknown:
            raise Fault(str(unknown), entry.place) from unknown

    def _question(self, entry: Entry) -> Question:
        try:
            return self._things.library.find(entry.text())
        except Fault as unknown:
            raise Fault(str(unknown), entry.place) from unknown


def _pairs(said: Mapping[str, Entry], key: str) -> list[Entry]:
    return said[key].pairs() if key in said else []
