"""The library: questions found by name, subject and words; a workspace adds its own or replaces one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import LANGUAGES
from rodedraad.queries.catalogue.library import PACKAGED, SUBJECTS, Library, find, names
from tests.queries.invented import WHO, written

WHEN = WHO.replace("Wie werkt aan dit thema?", "Wanneer verandert het cafébeleid?").replace(
    "Who works on this theme?", "When does the pub policy change?"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three questions about two subjects."""
    folder = tmp_path / "library"
    written(folder, WHO, "parties/who-works-on")
    written(folder, WHO, "plans/who-works-on")
    written(folder, WHEN, "plans/when")
    (folder / SUBJECTS).write_text('[plans]\nnl = "Plannen"\nen = "Plans"\n', encoding="utf-8")
    return folder


@pytest.fixture
def library(folder: Path) -> Library:
    """A library of that folder."""
    return Library((folder,))


def found(library: Library, words: str) -> list[str]:
    """Return the names of the questions in which *words* occur."""
    return [question.name for question in library.search(words)]


def refused(library: Library, name: str) -> str:
    """Return why there is no question *name*."""
    with pytest.raises(Fault) as fault:
        library.find(name)
    return str(fault.value)


def test_names_are_folder_and_file(library: Library) -> None:
    """Sorted, without suffix, with a slash on any system."""
    assert library.names == ("parties/who-works-on", "plans/when", "plans/who-works-on")


@pytest.mark.parametrize("name", ["plans/when", "when", "/when/", " when "])
def test_a_question_is_found_by_its_name_or_the_end_of_it(name: str, library: Library) -> None:
    """As long as only one ends so."""
    assert library.find(name).name == "plans/when"


def test_an_ending_of_two_names_is_answered_with_both(library: Library) -> None:
    """So that a person can say which."""
    said = refused(library, "who-works-on")
    assert said.endswith("Bedoelde u: parties/who-works-on, plans/who-works-on?")
    assert library.find("plans/who-works-on").name == "plans/who-works-on"


def test_the_shortest_name_is_the_one_that_still_finds_it(library: Library) -> None:
    """For lists that people read."""
    assert library.handle("plans/when") == "when"
    assert library.handle("plans/who-works-on") == "plans/who-works-on"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("wehn", "plans/when"),
        ("plans/wen", "plans/when"),
        ("pub-policy", "plans/when"),
        ("xyzzy", "rodedraad questions"),
        ("../../etc/passwd", "rodedraad questions"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(name: str, near: str, library: Library) -> None:
    """By their letters, else by their words, else by where to look."""
    assert refused(library, name) == f"De vraag ‘{name}’ bestaat niet. Bedoelde u: {near}?"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("cafebeleid", ["plans/when"]),
        ("CAFÉ verandert", ["plans/when"]),
        ("pub policy", ["plans/when"]),
        ("thema", ["parties/who-works-on", "plans/who-works-on", "plans/when"]),
        ("samenwerking onderwerp", ["parties/who-works-on", "plans/when", "plans/who-works-on"]),
        ("thema xyzzy", []),
    ],
)
def test_search_finds_words_in_either_language(words: str, names: list[str], library: Library) -> None:
    """All of them, anywhere in what is said about it; those with them in the summary come first."""
    assert found(library, words) == names


def test_subjects_come_in_reading_order_with_their_labels(library: Library) -> None:
    """A folder that the list does not name comes last, under its own name."""
    assert library.subjects == {"plans": {"nl": "Plannen", "en": "Plans"}, "parties": {"": "parties"}}


def test_a_later_folder_adds_questions_and_replaces_them(folder: Path, tmp_path: Path) -> None:
    """That is how a workspace has its own, and its own labels of subjects."""
    own = tmp_path / "own"
    written(own, WHO, "plans/when")
    written(own, WHO, "loose")
    (own / SUBJECTS).write_text('[parties]\nnl = "Partijen"\nen = "Parties"\n', encoding="utf-8")
    both = Library((folder, own))
    assert both.find("when").summaries["nl"] == "Wie werkt aan dit thema?"
    assert both.find("loose").subject == ""
    assert list(both.subjects) == ["plans", "parties", ""]


def test_a_question_outside_a_folder_has_a_subject_too(tmp_path: Path) -> None:
    """It stands under a heading of its own in the list."""
    written(tmp_path, WHO, "loose")
    subjects = Library((PACKAGED, tmp_path)).subjects
    assert all(subjects[""][language] for language in LANGUAGES)


def test_a_broken_question_is_told_with_file_and_line_and_spares_the_others(folder: Path) -> None:
    """Every fault of it at once; asking another question goes on."""
    wrong = WHO.replace("labelColumn: actorLabel", "labelColumn: naam").replace(
        "ORDER BY ?actorLabel ?actor", ""
    )
    file = written(folder, wrong, "plans/broken")
    library = Library((folder,))
    lines = refused(library, "broken").splitlines()
    assert [line.partition(": ")[0] for line in lines] == [f"{file.as_posix()}:13", f"{file.as_posix()}:27"]
    assert library.find("when").name == "plans/when"
    assert "plans/broken" not in {question.name for question in library.questions()}
    assert [str(fault).splitlines() for fault in library.faults] == [lines]


def test_a_list_of_subjects_that_cannot_be_read_is_told(folder: Path) -> None:
    """With its file."""
    (folder / SUBJECTS).write_text("[plans", encoding="utf-8")
    with pytest.raises(Fault, match=SUBJECTS):
        assert Library((folder,)).subjects


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    """Not an accident."""
    empty = Library((tmp_path,))
    assert (empty.names, empty.subjects, empty.questions()) == ((), {}, ())
    assert refused(empty, "who").endswith("Bedoelde u: rodedraad questions?")


def test_the_library_of_the_software_has_a_label_for_every_subject() -> None:
    """In both languages, and every question has a subject."""
    library = Library()
    assert all(set(texts) == set(LANGUAGES) for texts in library.subjects.values())
    assert all("/" in name for name in library.names)
    assert names() == library.names
    assert find(names()[0]).name == names()[0]
