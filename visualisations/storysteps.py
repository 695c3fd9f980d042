"""What a step of a story makes of the page: what is in focus, hidden, coloured and looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final

from rodedraad.graph.asking import rows, value
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import RD
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.questions import Question
from rodedraad.queries.catalogue.strict_yaml import Entry
from rodedraad.queries.networks.measures import MEASURES
from rodedraad.queries.networks.network import Sort
from rodedraad.visualisations.legend import INFERRED, REVIEWED

ANSWER: Final = "answer"  # as a focus: whatever the question of the step answers with
IN_FOCUS: Final = "focus"
ALL: Final = "all"
KEYS = (
    "view",
    "node",
    "focus",
    "steps",
    "thread",
    "without",
    "hide",
    "on",
    "certain",
    "written",
    "colour",
    "size",
    "group",
    "zoom",
)
COMMUNITY: Final = "community"
_HEIGHTS = tuple(measure for measure in MEASURES if measure != COMMUNITY)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "certain": ("all", "stated", "inferred"),
    "colour": ("field", "kind", COMMUNITY, *_HEIGHTS),
    "size": ("same", *_HEIGHTS),
    "group": ("none", "field", COMMUNITY),
}
_STEPS_AROUND = tuple("0123456789")
_LINES = (*(sort.value for sort in Sort), *REVIEWED, INFERRED)
_KINDS = "SELECT DISTINCT ?kind { ?thing a ?kind FILTER (isIRI(?kind)) }"
_FIELDS = "SELECT DISTINCT ?field { ?field a rd:SafetyField FILTER (isIRI(?field)) }"
_LEVELS = "SELECT DISTINCT ?level { ?thing rd:governanceLevel ?level FILTER (isIRI(?level)) }"


class States:
    """Reads what steps make of the page, with the things they name as people do, over *views*."""

    def __init__(self, things: Things, views: Collection[str]) -> None:
        self._things, self._views = things, views

    def read(self, said: Mapping[str, Entry]) -> dict[str, object]:
        """Return the state that the step *said* asks for, but for a focus on what its question answers with.

        What a step does not name goes back to the start. A ``Fault`` has the line of what is wrong.
        """
        _refuse_without_ground(said)
        return dict(self._state(said))

    def _state(self, said: Mapping[str, Entry]) -> Iterator[tuple[str, object]]:
        if "view" in said:
            yield "lens", said["view"].one_of(tuple(self._views))
        if "node" in said:
            yield "node", self.thing(said["node"])
        if "focus" in said and not asks_for_answer(said):
            yield "foci", self._things_of(said["focus"])
        if "steps" in said:
            yield "steps", int(said["steps"].one_of(_STEPS_AROUND))
        if "thread" in said:
            yield "thread", self.link(said["thread"]) | {"rank": 0}
        if "without" in said:
            yield "without", self._things_of(said["without"])
        if "zoom" in said:
            yield from self._zoom(said["zoom"])
        yield from self._sieves(said)

    def _sieves(self, said: Mapping[str, Entry]) -> Iterator[tuple[str, object]]:
        """Yield what is hidden, and by which rule the rest is coloured, sized and grouped."""
        if "hide" in said:
            yield from self._hidden(said["hide"])
        if "on" in said:
            yield "on", _day(said["on"])
        if "written" in said:
            yield "written", said["written"].truth()
        for key, known in _WORDS.items():
            if key in said:
                yield key, said[key].one_of(known)

    def _hidden(self, entry: Entry) -> Iterator[tuple[str, object]]:
        said = entry.mapping((), ("kinds", "fields", "lines", "levels"))
        readers: dict[str, Callable[[Entry], str]] = {
            "kinds": self._kind,
            "fields": lambda item: self.thing(item, self._fields),
            "lines": lambda item: item.one_of(_LINES),
            "levels": lambda item: self.thing(item, self._levels),
        }
        found = {key: [readers[key](item) for item in inside.items()] for key, inside in said.items()}
        if found.keys() & {"kinds", "fields", "lines"}:
            yield "hidden", {name: found.get(f"{name}s", []) for name in ("kind", "field", "line")}
        if "levels" in found:
            yield "levels", found["levels"]

    def _kind(self, entry: Entry) -> str:
        """Return the kind called so: one of our own model where another model has the name too."""
        own = {kind for kind in self._kinds if kind.startswith(RD.NAMESPACE)}
        try:
            return self._things.names.resolve(entry.text(), own).value
        except Fault:
            return self.thing(entry, self._kinds)

    def _zoom(self, entry: Entry) -> Iterator[tuple[str, object]]:
        items = list(entry.items())
        word = items[0].text() if len(items) == 1 else ""
        if word == ALL:
            return
        yield "zoom", IN_FOCUS if word == IN_FOCUS else self._things_of(entry)

    # --- things by name

    def thing(self, entry: Entry, among: Collection[str] | None = None) -> str:
        """Return the IRI of the thing that *entry* names; a ``Fault`` with its line where there is none."""
        try:
            return self._things.names.resolve(entry.text(), among).value
        except Fault as unknown:
            raise Fault(str(unknown), entry.place) from unknown

    def link(self, entry: Entry) -> dict[str, object]:
        """Return the two things that *entry* goes ``from`` and ``to``."""
        return {name: self.thing(end) for name, end in entry.mapping(("from", "to")).items()}

    def evidence(self, entry: Entry) -> list[dict[str, object]]:
        """Return whose evidence is shown: of things, and of links given as ``from`` and ``to``."""
        return [self.link(item) if _is_link(item) else {"node": self.thing(item)} for item in entry.items()]

    def question(self, entry: Entry) -> Question:
        """Return the question of the library that *entry* names."""
        try:
            return self._things.library.find(entry.text())
        except Fault as unknown:
            raise Fault(str(unknown), entry.place) from unknown

    def _things_of(self, entry: Entry) -> list[str]:
        return list(dict.fromkeys(self.thing(item) for item in entry.items()))

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return self._found(_KINDS)

    @cached_property
    def _fields(self) -> frozenset[str]:
        return self._found(_FIELDS)

    @cached_property
    def _levels(self) -> frozenset[str]:
        return self._found(_LEVELS)

    def _found(self, query: str) -> frozenset[str]:
        return frozenset(value(row[0]) for row in rows(self._things.store, query))


def asks_for_answer(said: Mapping[str, Entry]) -> bool:
    """Tell whether a step has in focus what its question answers with."""
    items = list(said["focus"].items()) if "focus" in said else []
    return len(items) == 1 and items[0].text() == ANSWER


def _refuse_without_ground(said: Mapping[str, Entry]) -> None:
    """Refuse a focus on an answer that nobody asks for, and a look at a focus that is not there."""
    if asks_for_answer(said) and "question" not in said:
        said["focus"].refuse("visualisations.story_needs", given=ANSWER, needs="question")
    zoom = list(said["zoom"].items()) if "zoom" in said else []
    if len(zoom) == 1 and zoom[0].text() == IN_FOCUS and not said.keys() & {"node", "focus", "thread"}:
        said["zoom"].refuse("visualisations.story_needs", given=IN_FOCUS, needs="node, focus, thread")


def _is_link(entry: Entry) -> bool:
    return bool(entry.node.tag.endswith(":map"))


def _day(entry: Entry) -> str:
    text = entry.text()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        entry.refuse("visualisations.story_no_day", given=text)
    if day.isoformat() != text:
        entry.refuse("visualisations.story_no_day", given=text)
    return text
