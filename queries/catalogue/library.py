"""The questions people can ask: files in a library, found by name, by subject, by words."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from rodedraad.graph.naming import plain
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import say
from rodedraad.queries.catalogue.heads import read_question
from rodedraad.queries.catalogue.linting import lint
from rodedraad.queries.catalogue.questions import Question, Texts

PACKAGED = Path(__file__).parents[1] / "library"
SUBJECTS = "subjects.toml"
MOST_NEAR = 3


class UnknownQuestion(Fault):
    """No question goes by the *name*; *near* are the names it may have been meant for."""

    def __init__(self, name: str, near: list[str]) -> None:
        self.name, self.near = name, near
        super().__init__(say("queries.unknown_question", name=name, near=", ".join(near)))


@dataclass(frozen=True)
class Library:
    """The questions in *folders*: those of the software, and those a workspace adds or replaces."""

    folders: tuple[Path, ...] = (PACKAGED,)

    @cached_property
    def files(self) -> dict[str, Path]:
        """The file of every question by its name, such as ``actors/who-works-on``, sorted."""
        found = {
            path.relative_to(folder).with_suffix("").as_posix(): path
            for folder in self.folders
            for path in folder.rglob("*.rq")
        }
        return dict(sorted(found.items()))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all questions, sorted."""
        return tuple(self.files)

    @cached_property
    def subjects(self) -> dict[str, Texts]:
        """The subjects under which questions are kept and what people call them, in reading order."""
        said: dict[str, Texts] = {}
        for folder in self.folders:
            said |= _labels(folder / SUBJECTS)
        present = dict.fromkeys(name.rpartition("/")[0] for name in self.names)
        return {
            subject: said.get(subject, {"": subject}) for subject in (*said, *present) if subject in present
        }

    def find(self, name: str) -> Question:
        """Return the question called *name*, or whose name ends in it where only one does.

        Raises a ``Fault`` with the nearest names where there is none, and one with file and line where its
        file is not as it has to be.
        """
        wanted = name.strip().strip("/")
        ending = [full for full in self.names if full == wanted or full.endswith(f"/{wanted}")]
        full = wanted if wanted in self.files else ending[0] if len(ending) == 1 else ""
        if not full:
            raise UnknownQuestion(name, ending[:MOST_NEAR] or self._near(wanted))
        return checked(self.files[full], full)

    def handle(self, name: str) -> str:
        """Return the shortest name that finds the question called *name*."""
        short = name.rpartition("/")[2]
        return short if sum(full.rpartition("/")[2] == short for full in self.names) == 1 else name

    def questions(self) -> tuple[Question, ...]:
        """Return all questions whose files are sound, in the order of their names."""
        return self._read[0]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the other files, with file and line: a broken one does not hide the rest."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[tuple[Question, ...], tuple[Fault, ...]]:
        found: list[Question] = []
        faults: list[Fault] = []
        for name, file in self.files.items():
            try:
                found.append(checked(file, name))
            except Fault as fault:
                faults.append(fault)
        return tuple(found), tuple(faults)

    def search(self, words: str) -> tuple[Question, ...]:
        """Return the questions in which all *words* occur, those with most of them in the summary first."""
        wanted = plain(words).split()
        found = [known for known in self.questions() if all(word in _text(known) for word in wanted)]
        return tuple(sorted(found, key=lambda known: (-_weight(known, wanted), known.name)))

    def _near(self, name: str) -> list[str]:
        """Return the names most like *name*, else the questions in which its words occur."""
        short = {full.rpartition("/")[2]: full for full in self.names}
        near = difflib.get_close_matches(name, self.names, n=MOST_NEAR, cutoff=0.6)
        near += [short[close] for close in difflib.get_close_matches(name, short, n=MOST_NEAR, cutoff=0.6)]
        if len(near) < MOST_NEAR:
            near += [known.name for known in self.search(name.replace("-", " ").replace("/", " "))]
        return list(dict.fromkeys(near))[:MOST_NEAR] or ["rodedraad questions"]


@cache
def checked(file: Path, name: str) -> Question:
    """Return the question in *file* when nothing is wrong with it; a ``Fault`` names every fault by line."""
    found = read_question(file, name)
    if remarks := lint(found):
        raise Fault("\n".join(map(str, remarks)))
    return found


def _labels(file: Path) -> dict[str, Texts]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Fault(say("graph.settings_not_toml"), Place(file)) from error


def _text(question: Question) -> str:
    labels = [text for parameter in question.parameters for text in parameter.labels.values()]
    texts = (*question.summaries.values(), *question.descriptions.values())
    return plain(" ".join((question.name, *texts, *question.tags, *labels)))


def _weight(question: Question, wanted: Iterable[str]) -> int:
    summary = plain(" ".join(question.summaries.values()))
    return sum(word in summary for word in wanted)


_packaged = Library()


def names() -> tuple[str, ...]:
    """Return the names of the questions that come with the software."""
    return _packaged.names


def find(name: str) -> Question:
    """Return the question called *name* of those that come with the software."""
    return _packaged.find(name)
