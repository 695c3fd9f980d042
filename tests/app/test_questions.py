"""``rodedraad questions``: what can be asked, by subject and by words, those of a workspace included."""

from __future__ import annotations

import json

import pytest

from rodedraad.graph.workspace import Workspace
from rodedraad.queries.catalogue.library import Library
from tests.conftest import Done, RunCli
from tests.queries.invented import WHO, written


def names(done: Done) -> list[str]:
    """Return the names in a list of questions: what is indented."""
    return [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]


def test_all_questions_stand_under_their_subjects(run_cli: RunCli) -> None:
    """In reading order, each by its shortest name with what it asks; the last line says how to go on."""
    done = run_cli("questions")
    library = Library()
    subjects = [texts["nl"] for texts in library.subjects.values()]
    headings = [line for line in done.stdout.splitlines() if line in subjects]
    assert headings == subjects
    assert sorted(names(done)) == sorted(map(library.handle, library.names))
    count = len(library.names)
    assert f"\n{count} vragen.\nStel er een met: rodedraad ask " in done.stdout


@pytest.mark.parametrize(
    "words", [("samenwerking", "ONDERWERP"), ("works", "theme"), ("partijen", "bij", "thema")]
)
def test_words_are_found_in_either_language(words: tuple[str, ...], here: list[str], run_cli: RunCli) -> None:
    """Only the questions in which all of them occur, wherever in what is said about them."""
    assert "who" in names(run_cli("questions", *words, *here))
    assert "who" not in names(run_cli("questions", *words, "fietsdiefstal", *here))


@pytest.mark.parametrize("subject", ["frameworks", "Beleidskaders", "policy FRAMEWORKS"])
def test_a_subject_goes_by_its_folder_and_its_labels(subject: str, run_cli: RunCli) -> None:
    """In either language, whatever language is spoken."""
    done = run_cli("questions", "--subject", subject)
    expected = [name for name in Library().names if name.startswith("frameworks/")]
    assert len(names(done)) == len(expected) > 0
    assert done.stdout.splitlines()[1] == "Beleidskaders"


def test_a_subject_and_words_narrow_each_other(run_cli: RunCli) -> None:
    """Both hold."""
    done = run_cli("questions", "verlopen", "--subject", "frameworks", "--format", "json")
    found = [question["name"] for question in json.loads(done.stdout)]
    assert "frameworks/expired-before" in found
    assert all(name.startswith("frameworks/") for name in found)


def test_an_unknown_subject_is_answered_with_those_there_are(run_cli: RunCli) -> None:
    """By the names that can be typed."""
    done = run_cli("questions", "--subject", "kaders")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Het onderwerp ‘kaders’ is er niet. Kies uit: ")
    assert "frameworks" in done.stderr


def test_words_that_occur_nowhere_are_answered_with_what_to_do(run_cli: RunCli) -> None:
    """That is no mistake, so the exit code is good."""
    done = run_cli("questions", "xyzzy")
    assert done.exit_code == 0
    assert done.stdout.startswith("Geen vraag gaat hierover. Zoek met andere of minder woorden")


def test_the_list_speaks_english(run_cli: RunCli) -> None:
    """Subjects, questions and the lines around them."""
    done = run_cli("questions", "--subject", "frameworks", "--lang", "en")
    assert done.stdout.splitlines()[1] == "Policy frameworks"
    assert "Which policy frameworks" in done.stdout
    assert "Ask one with: rodedraad ask " in done.stdout


def test_json_tells_what_there_is_to_choose(here: list[str], run_cli: RunCli) -> None:
    """For whoever builds something on it."""
    done = run_cli("questions", "dit", "thema", "--format", "json", *here)
    found = {question["name"]: question for question in json.loads(done.stdout)}
    assert found["parties/who"] == {
        "name": "parties/who",
        "summary": "Wie werkt aan dit thema?",
        "description": "De partijen bij een thema.",
        "parameters": [
            {"name": "subject", "type": "concept", "label": "Onderwerp", "required": True, "multiple": True},
            {"name": "lang", "type": "lang", "label": "Taal", "required": False, "multiple": False},
        ],
    }


def test_a_question_of_the_workspace_stands_in_the_list_at_once(
    municipality: Workspace, run_cli: RunCli
) -> None:
    """Under its folder, or under the heading for what has none; nothing but the file is needed."""
    here = ["--workspace", str(municipality.root)]
    before = run_cli("questions", *here).stdout
    written(municipality.questions, WHO)
    written(municipality.questions, WHO, "loose")
    added = set(run_cli("questions", *here).stdout.splitlines()) - set(before.splitlines())
    assert {
        "parties",
        "  who  Wie werkt aan dit thema?",
        "Overige vragen",
        "  loose  Wie werkt aan dit thema?",
    } < added


def test_a_broken_question_is_told_with_file_and_line(municipality: Workspace, run_cli: RunCli) -> None:
    """Every remark on a line of its own, as an editor reads them; the other questions are listed."""
    broken = WHO.replace("labelColumn: actorLabel", "labelColumn: naam").replace(
        "ORDER BY ?actorLabel ?actor", ""
    )
    file = written(municipality.questions, broken)
    done = run_cli("questions", "--workspace", str(municipality.root))
    assert done.exit_code == 1
    assert "where-they-land" in done.stdout
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [
        f"{file.as_posix()}:13",
        f"{file.as_posix()}:27",
    ]
