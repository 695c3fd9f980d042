"""``rodedraad sparql``: from text, file or input; in every format; with every refusal in a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import RunCli

MOTIONS = "SELECT ?m ?n { ?m a rd:Motion ; rd:motionNumber ?n } ORDER BY ?n"
FIRST = "https://w3id.org/rodedraad/id/hengelo/motie/frauderisico-keurmerk"


def test_a_table_shows_labels(run_cli: RunCli) -> None:
    """The names a person knows."""
    done = run_cli("sparql", MOTIONS)
    assert done.exit_code == 0
    assert [line.split()[-1] for line in done.stdout.splitlines()[2:4]] == ["C01-M09", "D05"]
    assert "Motie Frauderisico-keurmerk voor zorgaanbieders" in done.stdout
    assert done.stdout.endswith("2 rijen\n")


def test_the_query_may_stand_in_a_file_or_come_on_the_input(run_cli: RunCli, tmp_path: Path) -> None:
    """The same answer from all three."""
    file = tmp_path / "moties.rq"
    file.write_text(MOTIONS, encoding="utf-8")
    typed = run_cli("sparql", MOTIONS, "--format", "csv")
    assert run_cli("sparql", str(file), "--format", "csv").stdout == typed.stdout
    assert run_cli("sparql", "-", "--format", "csv", stdin=MOTIONS).stdout == typed.stdout
    assert run_cli("sparql", "--format", "csv", stdin=MOTIONS).stdout == typed.stdout


def test_json_is_for_programs(run_cli: RunCli) -> None:
    """SPARQL 1.1 Query Results JSON."""
    answer = json.loads(run_cli("sparql", MOTIONS, "--format", "json").stdout)
    assert answer["results"]["bindings"][0] == {
        "m": {"type": "uri", "value": FIRST},
        "n": {"type": "literal", "value": "C01-M09"},
    }


@pytest.mark.parametrize("fmt", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_a_graph_is_written_in_every_graph_format(fmt: str, run_cli: RunCli) -> None:
    """CONSTRUCT and DESCRIBE."""
    done = run_cli("sparql", f"DESCRIBE <{FIRST}>", "--format", fmt)
    assert done.exit_code == 0
    assert "C01-M09" in done.stdout


def test_an_answer_can_go_to_a_file(run_cli: RunCli, tmp_path: Path) -> None:
    """Whole, and said where."""
    target = tmp_path / "uit" / "moties.csv"
    done = run_cli("sparql", MOTIONS, "--format", "csv", "-o", str(target))
    assert target.read_text(encoding="utf-8").splitlines()[1] == f"{FIRST},C01-M09"
    assert str(target) in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["DELETE WHERE { ?s ?p ?o }"], "bestanden van de werkmap"),
        (["SELECT * { SERVICE <http://127.0.0.1:9/> {} }"], "--allow-service"),
        (["SELECT * { ?s"], "Regel 1"),
        (["bestaat-niet.rq"], "bestaat niet"),
        (["ASK {}", "--format", "turtle"], "Wel als"),
        (["ASK {}", "--timeout", "0"], "--timeout"),
        (
            ["SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.3"],
            "gestopt na 0.3",
        ),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(words: list[str], said: str, run_cli: RunCli) -> None:
    """Exit code 2, nothing on the output, no traceback."""
    done = run_cli("sparql", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_cut_answer_is_said_to_be_cut(run_cli: RunCli) -> None:
    """On the side, so that the file stays what it is."""
    done = run_cli("sparql", MOTIONS, "--format", "csv", "--limit-rows", "1")
    assert len(done.stdout.splitlines()) == 2
    assert "er is meer" in done.stderr


@pytest.mark.parametrize("fmt", ["table", "csv", "json"])
def test_files_can_be_asked_without_a_workspace(fmt: str, run_cli: RunCli, tmp_path: Path) -> None:
    """Several together, each in its own syntax; a graph that one names is a graph."""
    one, two = tmp_path / "een.ttl", tmp_path / "twee.trig"
    one.write_text('<http://e/1> <http://e/naam> "een" .', encoding="utf-8")
    two.write_text('<http://e/g> { <http://e/2> <http://e/naam> "twee" }', encoding="utf-8")
    words = ("--data", str(one), "--data", str(two), "--format", fmt)
    done = run_cli("sparql", "SELECT ?naam { ?ding <http://e/naam> ?naam } ORDER BY ?naam", *words)
    assert done.exit_code == 0
    assert done.stdout.index("een") < done.stdout.index("twee")
    done = run_cli("sparql", "SELECT ?naam { GRAPH ?g { ?ding <http://e/naam> ?naam } }", *words)
    assert ("een" in done.stdout, "twee" in done.stdout) == (False, True)


def test_a_file_that_cannot_be_read_is_named_with_its_line(run_cli: RunCli, tmp_path: Path) -> None:
    """And a file beside a workspace is a choice to be made."""
    broken = tmp_path / "stuk.ttl"
    broken.write_text("<http://e/1> <http://e/naam> 1 .\n<http://e/1> .\n", encoding="utf-8")
    done = run_cli("sparql", "ASK {}", "--data", str(broken))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{broken}:2: ")
    done = run_cli("sparql", "ASK {}", "--data", str(broken), "--endpoint", "http://127.0.0.1:9/")
    assert "zowel --data als --endpoint" in done.stderr
