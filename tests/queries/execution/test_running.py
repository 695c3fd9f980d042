"""Running queries: in a process of their own, killed at their limits, every end told in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rodedraad.graph.answers import Graph, Solutions, Truth
from rodedraad.graph.formats import canonical_nquads
from rodedraad.graph.rdf import Iri, Literal
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import SKOS
from rodedraad.queries.execution.outcomes import OutOfMemory, OutOfTime, WorkerDied
from rodedraad.queries.execution.processes import PYTHON
from rodedraad.queries.execution.running import Limits, run, show
from rodedraad.queries.sparql.complaints import QueryFault
from rodedraad.queries.sparql.guarding import ServiceRefused
from tests.graph.small import ID, store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small dataset on disk."""
    path = tmp_path_factory.mktemp("data") / "dataset.nq"
    path.write_bytes(canonical_nquads(store().quads()))
    return path


@pytest.fixture(params=["fork", "new"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which a worker begins: as a fork of this process, and from scratch as on Windows."""
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("only Linux forks its workers")
    monkeypatch.setattr("rodedraad.queries.execution.processes._may_fork", lambda: request.param == "fork")
    return str(request.param)


def workers() -> set[str]:
    """Return the children of this process, those that only list them left out."""
    listed = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True, check=True).stdout
    mine = [line for line in listed.splitlines() if line.split()[0] == str(os.getpid())]
    return {line for line in mine if "ps -eo" not in line}


def test_every_form_is_answered(dataset: Path) -> None:
    """Rows, truth and triples come back as plain terms; house prefixes are known."""
    rows = run(dataset, "SELECT ?l { ?t a rd:Theme ; skos:prefLabel ?l } ORDER BY LANG(?l)").answer()
    assert rows == Solutions(
        ("l",), [(Literal("Bicycle theft", language="en"),), (Literal("Fietsdiefstal", language="nl"),)]
    )
    assert run(dataset, "ASK { ?t a rd:Theme }").answer() == Truth(True)
    triples = run(dataset, "CONSTRUCT { ?t skos:broader ?f } { ?t skos:broader ?f }").answer()
    assert isinstance(triples, Graph)
    assert [triple.predicate for triple in triples.triples] == [Iri(SKOS.broader)]


def test_labels_come_along_when_asked(dataset: Path) -> None:
    """For every address in the answer."""
    ran = run(dataset, "SELECT ?t { ?t a rd:Theme }", labels=True)
    assert ran.labels == {ID + "thema/fietsdiefstal": "Fietsdiefstal"}


def test_the_row_limit_cuts_and_says_so(dataset: Path) -> None:
    """No more rows than asked for, whatever the query."""
    ran = run(dataset, "SELECT ?s { ?s ?p ?o }", Limits(rows=3))
    answer = ran.answer()
    assert isinstance(answer, Solutions)
    assert (len(answer.rows), ran.is_cut) == (3, True)
    assert run(dataset, "SELECT ?t { ?t a rd:Theme }", Limits(rows=1)).is_cut is False


def test_a_query_that_never_ends_is_really_stopped(dataset: Path) -> None:
    """At the time limit its process is gone, and a sentence says what happened."""
    before, others = time.monotonic(), workers()
    with pytest.raises(OutOfTime, match=r"gestopt na 0\.5 seconden"):
        run(dataset, ENDLESS, Limits(seconds=0.5))
    assert time.monotonic() - before < 10
    assert workers() - others == set()


def test_a_query_that_breaks_its_process_is_told(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine's parser overflows its stack on deep nesting; here without our guard in front."""
    monkeypatch.setattr("rodedraad.queries.execution.jobs.guard", lambda *_: None)
    unguarded = (
        "from rodedraad.queries.execution import jobs, worker; jobs.guard = lambda *_: None; worker.main()"
    )
    monkeypatch.setattr("rodedraad.queries.execution.processes.WORKER", (*PYTHON, "-c", unguarded))
    deep = "SELECT * WHERE " + "{" * 20_000 + "}" * 20_000
    with pytest.raises(WorkerDied, match="laten vastlopen"):
        run(dataset, deep, Limits(seconds=60))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bound on the memory of a process here")
def test_a_query_that_wants_all_memory_is_bounded(dataset: Path) -> None:
    """It ends in a sentence, not in a machine that stands still."""
    greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
    with pytest.raises(OutOfMemory, match="geheugen"):
        run(dataset, greedy, Limits(seconds=60, memory=400 * 1024**2))


def test_what_is_not_sparql_is_told_with_its_own_line_and_column(dataset: Path) -> None:
    """The prefixes we add ourselves do not count."""
    with pytest.raises(QueryFault) as caught:
        run(dataset, "SELECT ?t { ?t a rd:Theme ; skos:broader ?f ")
    assert (caught.value.line, caught.value.column) == (1, 44)


def test_a_service_call_never_leaves_the_process(dataset: Path) -> None:
    """It is refused before the engine sees it."""
    with pytest.raises(ServiceRefused, match="--allow-service"):
        run(dataset, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_a_dataset_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(Fault, match=r"weg\.nq"):
        run(tmp_path / "weg.nq", "ASK {}")


def test_an_answer_can_be_shown_without_an_engine_here(dataset: Path) -> None:
    """The worker makes the table or the format itself."""
    query = "SELECT ?t { ?t a rd:Theme }"
    assert show(dataset, query, "table", 80).content.decode().splitlines()[-2:] == ["Fietsdiefstal", "1 rij"]
    assert show(dataset, query, "csv", 80).content == f"t\r\n{ID}thema/fietsdiefstal\r\n".encode()
