"""A question asked from another process: plain data in, bytes in the wanted format out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.queries.answers.replies import things_of
from rodedraad.queries.catalogue.library import PACKAGED, Library
from rodedraad.queries.execution.jobs import do
from tests.graph.small import ID, TURTLE, store
from tests.queries.invented import WHO, asked, written

POLICE = ID + "actor/politie"
EVIL = "\x1b[31m=1+1\u202e"
MORE = """
thema:inbraak a rd:Theme ; skos:notation "1.2" ; skos:prefLabel "Inbraak"@nl , "Burglary"@en ;
    rd:involves actor:evil , actor:politie .
actor:evil a rd:Organisation ; skos:prefLabel "\\u001B[31m=1+1\\u202E"@nl , "Evil"@en .
"""


@pytest.fixture(scope="module")
def small() -> EmbeddedStore:
    """A small graph in which an actor has a name that would upset a terminal and a spreadsheet."""
    return store(TURTLE + MORE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with questions of a workspace's own."""
    written(tmp_path, WHO)
    return tmp_path


def ask(
    at: EmbeddedStore, folder: Path, fmt: str = "table", question: str = "parties/who", **more: Any
) -> tuple[dict[str, Any], bytes]:
    """Return how a question went, and its answer."""
    stamp = {"title": "Dorp", "version": "0123456789ab", "on": "2026-11-25"}
    job = {
        "do": "ask", "question": question, "given": {"subject": ["1.1"]}, "fmt": fmt, "width": 80,
        "stamp": stamp, "folders": [str(folder)], "language": "nl", **more,
    }  # fmt: skip
    head, body = do(at, job)
    return head, bytes(body)


def test_a_table_has_the_sentence_on_top(small: EmbeddedStore, folder: Path) -> None:
    """And the visible columns below, with labels; a row has its number, to ask about it."""
    head, body = ask(small, folder)
    assert head == {"sentence": "Aan Fietsdiefstal werkt één partij: Politie.", "count": 1, "cut": False}
    lines = body.decode().splitlines()
    assert lines[:2] == [head["sentence"], ""]
    assert [line.split() for line in (lines[2], lines[4])] == [["Wie"], ["1", "Politie"]]


@pytest.mark.parametrize(
    ("fmt", "content"),
    [
        ("csv", f"actor,actorLabel\r\n{POLICE},Politie\r\n"),
        ("tsv", f"actor\tactorLabel\n{POLICE}\tPolitie\n"),
        ("excel", f"\ufeffWie;Wie (adres)\r\nPolitie;{POLICE}\r\n"),
    ],
)
def test_a_file_has_labels_and_addresses(fmt: str, content: str, small: EmbeddedStore, folder: Path) -> None:
    """In the format asked for."""
    assert ask(small, folder, fmt)[1].decode() == content


@pytest.mark.parametrize(("fmt", "start"), [("json", b"{"), ("xlsx", b"PK\x03\x04"), ("turtle", b"@prefix")])
def test_every_format_is_written(fmt: str, start: bytes, small: EmbeddedStore, folder: Path) -> None:
    """Each by its own hand."""
    assert ask(small, folder, fmt)[1].startswith(start)


def test_the_language_of_the_job_is_that_of_the_answer(small: EmbeddedStore, folder: Path) -> None:
    """Sentence, headings and labels."""
    head, body = ask(small, folder, language="en")
    assert head["sentence"] == "One party works on Bicycle theft: Police."
    assert "Who" in body.decode().splitlines()[2]


def test_nothing_in_a_label_is_obeyed_by_a_terminal_or_a_spreadsheet(
    small: EmbeddedStore, folder: Path
) -> None:
    """Not in the sentence, not in the table, not in a file."""
    only = WHO.replace("?actor skos:prefLabel", "FILTER (STRENDS(STR(?actor), 'evil')) ?actor skos:prefLabel")
    written(folder, only, "parties/evil")
    job: dict[str, Any] = {"question": "parties/evil", "given": {"subject": ["1.2"]}}
    table = ask(small, folder, **job)[1].decode()
    assert table.splitlines()[0] == "Aan Inbraak werkt één partij: [31m=1+1."
    assert table.splitlines()[4].split() == ["1", "[31m=1+1"]
    assert all(character.isprintable() or character == "\n" for character in table)
    assert json.loads(ask(small, folder, "json", **job)[1])["rows"][0]["actorLabel"] == EVIL


def test_headings_are_shown_as_harmless_as_cells(small: EmbeddedStore, folder: Path) -> None:
    """A question file may come from somebody else too."""
    written(folder, WHO.replace("{nl: Wie,", '{nl: "W\\u202Eie",'), "parties/loud")
    assert ask(small, folder, question="parties/loud")[1].decode().splitlines()[2].strip() == "Wie"


def test_numbers_stand_under_each_other(small: EmbeddedStore, folder: Path) -> None:
    """Set right, and written as people write them; texts are set left."""
    query = "SELECT ?t ?n ?d WHERE { VALUES (?t ?n ?d) { ('a' 5 0.5) ('bcd' 1200 12.25) } } ORDER BY ?n"
    question = asked(folder, query, {"t": "string", "n": "integer", "d": "decimal"})
    assert ask(small, folder, question=question.name, given={})[1].decode().splitlines()[2:] == [
        "   t (nl)  n (nl)  d (nl)",
        "─  ──────  ──────  ──────",
        "1  a            5     0,5",
        "2  bcd      1.200   12,25",
    ]


def test_an_empty_answer_is_a_sentence(small: EmbeddedStore, folder: Path) -> None:
    """Without a table of nothing."""
    nobody = WHO.replace("rd:involves", "rd:worksOn")
    written(folder, nobody, "parties/nobody")
    head, body = ask(small, folder, question="parties/nobody")
    assert (head["count"], body.decode()) == (0, "Niemand werkt aan Fietsdiefstal.\n")


def test_a_cut_answer_says_so_below(small: EmbeddedStore, folder: Path) -> None:
    """Without naming an option that this command does not have."""
    written(folder, WHO.replace("#+ test:", "#+ limits: {rows: 1}\n#+ test:"), "parties/few")
    head, body = ask(small, folder, question="parties/few", given={"subject": ["1.2"]})
    assert head["cut"] is True
    assert body.decode().endswith("\n\nDit zijn de eerste 1 rijen; er is meer.\n")


def test_a_truth_counts_as_an_answer(small: EmbeddedStore, folder: Path) -> None:
    """So that nobody is told why there is nothing."""
    truth = asked(folder, "ASK { ?s ?p ?o }", answer={"yes": "Ja.", "no": "Nee."})
    head, body = ask(small, folder, question=truth.name, given={})
    assert (head, body) == ({"sentence": "Ja.", "count": 1, "cut": False}, b"Ja.\n")


def choices(at: EmbeddedStore, folder: Path, question: str, parameter: str) -> list[tuple[str, str]]:
    """Return the values there are to choose from, each with its label."""
    job = {"do": "choices", "question": question, "parameter": parameter, "folders": [str(folder)]}
    head, _ = do(at, {**job, "language": "nl"})
    return [(item["value"], item["label"]) for item in head["values"]]


def test_what_there_is_to_choose_comes_with_labels(small: EmbeddedStore, folder: Path) -> None:
    """Things of the dataset, or the fixed choices of the head; nothing where anything may be typed."""
    assert choices(small, folder, "parties/who", "subject") == [
        (ID + "thema/fietsdiefstal", "Fietsdiefstal"),
        (ID + "thema/inbraak", "Inbraak"),
    ]
    fixed = [
        {"value": "a", "label": {"nl": "Aa", "en": "Ay"}},
        {"value": "b", "label": {"nl": "Bé", "en": "Bee"}},
    ]
    params = [{"name": "how", "type": "choice", "choices": fixed}, {"name": "text", "type": "text"}]
    query = "SELECT ?s WHERE { VALUES ?how { UNDEF } VALUES ?text { UNDEF } } ORDER BY ?s"
    question = asked(folder, query, {"s": "string"}, params)
    assert choices(small, folder, question.name, "how") == [("a", "Aa"), ("b", "Bé")]
    assert choices(small, folder, question.name, "text") == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"question": "parties/wo"}, "Bedoelde u: parties/who"),
        ({"given": {}}, "Kies een waarde voor Onderwerp"),
        ({"given": {"subject": ["Politie"]}}, "‘Politie’ is hier niet te kiezen"),
        ({"given": {"theme": ["1.1"]}}, "kent geen theme"),
    ],
)
def test_what_cannot_be_asked_is_a_fault(
    more: dict[str, Any], said: str, small: EmbeddedStore, folder: Path
) -> None:
    """For whoever waits in the other process."""
    with pytest.raises(Fault, match=said):
        ask(small, folder, **more)


def test_what_there_is_to_choose_is_read_once_for_a_store(small: EmbeddedStore, folder: Path) -> None:
    """For the same library; another library may say something else."""
    library = Library((PACKAGED, folder))
    assert things_of(small, library) is things_of(small, Library((PACKAGED, folder)))
    assert things_of(small, library) is not things_of(small, Library())
    assert things_of(small, library) is not things_of(store(), library)
