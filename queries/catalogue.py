"""The questions in ``library/``: found by name, by subject, by words; a file that is wrong is a fault."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rodedraad.graph.naming import plain
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.heads import read_question
from rodedraad.queries.linting import lint
from rodedraad.queries.questions import Question

LIBRARY = Path(__file__).parent / "library"
MOST_NEAR = 3


@cache
def names() -> tuple[str, ...]:
    """Return the names of all questions, such as ``actors/who-works-on``, sorted."""
    paths = LIBRARY.rglob("*.rq")
    return tuple(sorted(path.relative_to(LIBRARY).with_suffix("").as_posix() for path in paths))


def find(name: str) -> Question:
    """Return the question called *name*, or whose name ends in it where only one does.

    Raises a ``Fault`` with the nearest names where there is none, and one with file and line where its file
    is not as it has to be.
    """
    known = names()
    if name in known:
        return question(name)
    ending = [full for full in known if full.endswith(f"/{name}")]
    if len(ending) == 1:
        return question(ending[0])
    near = ending or _near(name)
    raise Fault(say("queries.unknown_question", name=name, near=", ".join(near)))


@cache
def question(name: str) -> Question:
    """Return the question with the full *name*, read and checked."""
    return checked(LIBRARY / f"{name}.rq", name)


def checked(file: Path, name: str) -> Question:
    """Return the question in *file* when nothing is wrong with it; a ``Fault`` names every fault by line."""
    found = read_question(file, name)
    if remarks := lint(found):
        raise Fault("\n".join(map(str, remarks)))
    return found


def questions() -> tuple[Question, ...]:
    """Return all questions, in the order of their names."""
    return tuple(map(question, names()))


def subjects() -> tuple[str, ...]:
    """Return the subjects that questions are kept under, sorted."""
    return tuple(dict.fromkeys(name.rpartition("/")[0] for name in names()))


def search(words: str) -> tuple[Question, ...]:
    """Return the questions in which all *words* occur, those with most of them in the summary first."""
    wanted = plain(words).split()
    found = [
        (_weight(candidate, wanted), candidate) for candidate in questions() if _has_all(candidate, wanted)
    ]
    return tuple(candidate for _, candidate in sorted(found, key=lambda pair: (-pair[0], pair[1].name)))


def _has_all(candidate: Question, wanted: Iterable[str]) -> bool:
    text = plain(" ".join((candidate.name, *_texts(candidate), *candidate.tags)))
    return all(word in text for word in wanted)


def _weight(candidate: Question, wanted: Iterable[str]) -> int:
    summary = plain(" ".join(candidate.summaries.values()))
    return sum(word in summary for word in wanted)


def _texts(candidate: Question) -> Iterable[str]:
    yield from candidate.summaries.values()
    yield from candidate.descriptions.values()
    for parameter in candidate.parameters:
        yield from parameter.labels.values()


def _near(name: str) -> list[str]:
    """Return the names most like *name*, else the questions in which its words occur."""
    short = {full.rpartition("/")[2]: full for full in names()}
    near = difflib.get_close_matches(name, names(), n=MOST_NEAR, cutoff=0.6)
    near += [short[close] for close in difflib.get_close_matches(name, short, n=MOST_NEAR, cutoff=0.6)]
    near += [candidate.name for candidate in search(name.replace("-", " ").replace("/", " "))]
    return list(dict.fromkeys(near))[:MOST_NEAR] or ["rodedraad questions"]
