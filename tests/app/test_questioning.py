"""A question through either door: the workspace, or an endpoint that somebody serves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rodedraad.app.questioning import Call, carry_out, library_of
from rodedraad.app.session import Session
from rodedraad.graph.building import build
from rodedraad.graph.workspace import Workspace, open_workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.catalogue.library import PACKAGED, Library
from tests import servers
from tests.conftest import INVENTED, RunCli
from tests.queries.invented import WHO, written


@pytest.fixture(scope="module")
def endpoint(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server with the data of the invented municipality."""
    dataset = build(open_workspace(INVENTED)).dataset
    with servers.oxigraph(dataset, tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


def test_a_workspace_adds_its_own_questions(municipality: Workspace) -> None:
    """Only where it has a folder of them."""
    session = Session(municipality.root)
    assert library_of(session) == Library()
    written(municipality.questions, WHO)
    assert library_of(session).folders == (PACKAGED, municipality.questions)
    assert library_of(None) == Library()


def test_an_answer_bears_dataset_version_and_day(municipality: Workspace) -> None:
    """And the values as they were understood."""
    written(municipality.questions, WHO)
    session = Session(municipality.root)
    call = Call("who", {"subject": ["drugshandel"]}, 10, more={"fmt": "json"})
    head, content = carry_out(session, "ask", call)
    told = json.loads(content)
    assert head == {"sentence": "Aan Drugshandel werken 2 partijen.", "count": 2, "cut": False}
    assert told["dataset"] == {"title": "Veilig Lindeveen", "version": municipality.version}
    assert told["date"] == date.today().isoformat()
    assert told["parameters"]["subject"] == {
        "values": ["https://w3id.org/rodedraad/id/lindeveen/opgave/drugshandel"],
        "label": "Drugshandel",
    }


def test_a_call_speaks_the_language_of_the_output(municipality: Workspace) -> None:
    """Also in the process that answers."""
    written(municipality.questions, WHO)
    set_language("en")
    head, _ = carry_out(
        Session(municipality.root), "ask", Call("who", {"subject": ["Drugshandel"]}, 10, more={"fmt": "csv"})
    )
    assert head["sentence"].startswith("2 parties work on ")


def test_a_fault_of_the_other_process_is_a_fault_here(municipality: Workspace) -> None:
    """With its sentence."""
    written(municipality.questions, WHO)
    with pytest.raises(Fault, match="Kies een waarde voor Onderwerp"):
        carry_out(Session(municipality.root), "ask", Call("who", {}, 10, more={"fmt": "csv"}))


QUESTIONS = [
    ("frameworks/expired-before", []),
    ("frameworks/expired-before", ["--peildatum", "2030-01-01"]),
    ("motions/list", ["--number", "m-12"]),
    ("motions/who-works-on-it", []),
]


@pytest.mark.parametrize(("name", "words"), QUESTIONS)
@pytest.mark.parametrize("fmt", ["table", "csv", "turtle"])
def test_an_endpoint_gives_the_same_answer(
    name: str, words: list[str], fmt: str, endpoint: str, run_cli: RunCli
) -> None:
    """Sentence, rows, labels and days, byte for byte."""
    here = run_cli("ask", name, *words, "--format", fmt, "--workspace", str(INVENTED))
    there = run_cli("ask", name, *words, "--format", fmt, "--endpoint", endpoint)
    assert (here.exit_code, here.stderr) == (0, "")
    assert there == here


def test_names_are_looked_up_at_the_endpoint(endpoint: str, run_cli: RunCli) -> None:
    """With the same suggestions."""
    words = ["ask", "motions/who-works-on-it", "--motion", "speedbootn"]
    here = run_cli(*words, "--workspace", str(INVENTED))
    there = run_cli(*words, "--endpoint", endpoint)
    assert there == here
    assert here.exit_code == 2


def test_an_endpoint_is_named_where_else_the_dataset_is(endpoint: str, run_cli: RunCli) -> None:
    """Its version is its own business."""
    done = run_cli("ask", "motions/list", "--format", "json", "--endpoint", endpoint)
    assert json.loads(done.stdout)["dataset"] == {"title": endpoint, "version": ""}


def test_an_endpoint_that_is_not_there_is_told(run_cli: RunCli) -> None:
    """With its address."""
    address = f"http://127.0.0.1:{servers.free_port()}/query"
    done = run_cli("ask", "motions/list", "--endpoint", address)
    assert (done.exit_code, done.stdout) == (2, "")
    assert address in done.stderr
