"""A question asked from another process: told in plain data, answered as bytes in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from rodedraad.graph.store import Store
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import choose, say
from rodedraad.queries.answers.answering import Answered, answer, shown
from rodedraad.queries.answers.arguments import Setting, Things
from rodedraad.queries.answers.payloads import as_json, as_turtle
from rodedraad.queries.answers.spreadsheets import for_excel, separated, workbook
from rodedraad.queries.answers.stamp import Stamp
from rodedraad.queries.catalogue.library import PACKAGED, Library
from rodedraad.queries.tables import laid_out, visible

_NUMBERS = ("integer", "decimal", "year")

# What there is to choose from in a store is read once for all questions asked of it.
_things: WeakKeyDictionary[Store, dict[Library, Things]] = WeakKeyDictionary()


def ask(store: Store, job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return how the question of *job* went, and its answer in the format of *job*.

    *job* has ``question`` (name), ``given`` (parameter → texts), ``fmt``, ``width`` (of a table), ``stamp``,
    ``services`` and ``folders`` (of libraries besides that of the software).
    """
    answered = answered_for(store, job)
    head = {"sentence": answered.sentence, "count": _count(answered), "cut": answered.is_cut}
    return head, written(answered, job["fmt"], Stamp.from_data(job["stamp"]), job.get("width", 0))


def choices(store: Store, job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return what there is to choose from for the parameter of *job*: ``values``, each with its label.

    *job* has ``question``, ``parameter`` and ``folders``. A parameter that is no thing has its fixed choices.
    """
    library = _library(job)
    parameter = library.find(job["question"]).parameter(job["parameter"])
    things = things_of(store, library)
    if parameter.names_a_thing:
        chosen = [(iri, things.label(iri)) for iri in things.members(parameter.origin)]
    else:
        chosen = [(choice.value, choose(choice.labels)) for choice in parameter.choices]
    return {"values": [{"value": value, "label": label} for value, label in chosen]}, b""


def answered_for(store: Store, job: Mapping[str, Any]) -> Answered:
    """Return the answer to the question of *job*."""
    library = _library(job)
    things = things_of(store, library)
    setting = Setting(date.fromisoformat(job["stamp"]["on"]), tuple(job.get("services", ())))
    return answer(library.find(job["question"]), job["given"], things, setting)


def _library(job: Mapping[str, Any]) -> Library:
    return Library((PACKAGED, *map(Path, job.get("folders", ()))))


def things_of(store: Store, library: Library) -> Things:
    """Return what there is to choose from in *store*."""
    known = _things.setdefault(store, {})
    if library not in known:
        known[library] = Things(store, library)
    return known[library]


def written(answered: Answered, fmt: str, stamp: Stamp, width: int = 0) -> bytes:
    """Return *answered* in *fmt*: ``table csv excel tsv json xlsx turtle``."""
    writers: Mapping[str, Callable[[], bytes]] = {
        "table": lambda: in_words(answered, width).encode(),
        "csv": lambda: separated(answered, ","),
        "tsv": lambda: separated(answered, "\t"),
        "excel": lambda: for_excel(answered),
        "json": lambda: as_json(answered, stamp),
        "xlsx": lambda: workbook(answered, stamp),
        "turtle": lambda: as_turtle(answered),
    }
    return writers[fmt]()


def in_words(answered: Answered, width: int) -> str:
    """Return the answer for a terminal: the sentence, and the rows, numbered and at most *width* wide."""
    columns = answered.question.visible_columns
    lines = [visible(answered.sentence)]
    if answered.rows:
        names = ["", *(visible(column.label) for column in columns)]
        rows = [
            [str(place), *(visible(shown(answered.question, column, row)) for column in columns)]
            for place, row in enumerate(answered.rows, 1)
        ]
        right = [0, *(place for place, column in enumerate(columns, 1) if column.kind in _NUMBERS)]
        lines += ["", *laid_out(names, rows, width, right)]
    if answered.is_cut:
        lines += ["", say("queries.answer_cut", count=number(len(answered.rows)))]
    return "\n".join(lines) + "\n"


def _count(answered: Answered) -> int:
    return len(answered.rows) or len(answered.triples) or int(answered.truth is not None)
