"""Bad input of every kind: one clear sentence, the right exit code, and nothing changed on disk."""

from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace
from tests import servers
from tests.conftest import Done, RunCli

PREFIXES = """@prefix code: <https://w3id.org/rodedraad/def/code#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rd: <https://w3id.org/rodedraad/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix t: <https://w3id.org/rodedraad/id/lindeveen/opgave/> .
@prefix p: <https://w3id.org/rodedraad/id/lindeveen/periode/> .
"""
LINES = PREFIXES.count("\n")


def contents(folder: Path) -> dict[str, str]:
    """Return the fingerprint of every file below *folder*."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def one_sentence(done: Done) -> None:
    """Assert that what was said is for people."""
    told = done.stdout + done.stderr
    assert "Traceback" not in told
    assert 'File "' not in told


BROKEN = {
    "a syntax error": (b"t:a t:b t:c\n", 2, LINES + 2, "midden in een zin"),
    "not UTF-8": (b't:a skos:prefLabel "caf\xe9"@nl .\n', 2, LINES + 1, "UTF-8"),
    "an IRI with a space": (b"t:a t:b <http://een adres> .\n", 2, LINES + 1, "staat een spatie"),
    "an unknown term": (b"\nt:a rd:invloves t:b .\n", 1, LINES + 2, "Bedoelde u rd:involves?"),
    "a theme that belongs nowhere": (
        b't:nergens a rd:Theme ; skos:prefLabel "Nergens"@nl , "Nowhere"@en .\n',
        1,
        LINES + 1,
        "Dit thema hoort nergens bij",
    ),
    "a period that ends before it starts": (
        b'p:omgekeerd a dct:PeriodOfTime ;\n  dcat:startDate "2026-01-01"^^xsd:date ;\n'
        b'  dcat:endDate "2025-01-01"^^xsd:date .\n',
        1,
        LINES + 2,
        "begin",
    ),
    "a cyclic broader": (
        b"t:kip a rd:Theme ; skos:broader t:ei .\nt:ei a rd:Theme ; skos:broader t:kip .\n",
        1,
        LINES + 1,
        "onder zichzelf",
    ),
    "an inferred property stated": (
        b"t:drugshandel rd:involves t:b .\n",
        1,
        LINES + 1,
        "rd:involves",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_data_file_is_named_by_line_and_the_last_good_build_answers(
    what: str, municipality: Workspace, run_cli: RunCli
) -> None:
    """``build`` stops with file, line and sentence; ``sparql`` still answers, and says from which version."""
    turtle, code, line, said = BROKEN[what]
    here = ["--workspace", str(municipality.root)]
    good = run_cli("build", *here).stdout.partition("versie ")[2][:12]
    file = municipality.data / "lindeveen" / "extra.ttl"
    file.write_bytes(PREFIXES.encode() + turtle)
    before = contents(municipality.root)
    done = run_cli("build", *here)
    assert done.exit_code == code
    told = [told for told in done.stderr.splitlines() if f"extra.ttl:{line}: " in told]
    assert any(said in sentence for sentence in told), done.stderr
    one_sentence(done)
    answered = run_cli("sparql", "SELECT ?f { ?f a rd:SafetyField }", *here)
    assert answered.exit_code == 0
    assert answered.stdout.endswith("3 rijen\n")
    assert good in answered.stderr
    assert contents(municipality.root) == before


def test_without_any_good_build_a_broken_file_stops_every_answer(
    municipality: Workspace, run_cli: RunCli
) -> None:
    """Nothing is answered from nothing."""
    (municipality.data / "lindeveen" / "extra.ttl").write_bytes(b"kapot")
    done = run_cli("summary", "--workspace", str(municipality.root))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "extra.ttl:1: " in done.stderr
    one_sentence(done)


def test_a_fingerprint_that_no_longer_matches_names_document_section_and_fact(
    municipality: Workspace, run_cli: RunCli
) -> None:
    """One changed word in the registered text: ``check`` finds the passages behind it."""
    text = municipality.sources / "koersnota-veilig-lindeveen.txt"
    text.write_bytes(text.read_bytes().replace(b"Drugshandel", b"Drugshandeltjes"))
    before = contents(municipality.root)
    done = run_cli("check", "--workspace", str(municipality.root))
    assert done.exit_code == 1
    assert "Koersnota Veilig Lindeveen’ is niet meer die waaruit de feiten komen" in done.stdout
    assert "Hoofdstuk 2, pijler B, regel Digitale oplichting: op " in done.stdout
    assert "passages.ttl:" in done.stdout
    one_sentence(done)
    assert contents(municipality.root) == before


def _no_data(root: Path) -> None:
    for file in (root / "data").rglob("*.ttl"):
        file.unlink()


def _no_settings(root: Path) -> None:
    (root / "rodedraad.toml").unlink()


def _broken_settings(root: Path) -> None:
    (root / "rodedraad.toml").write_text("[workspace\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_no_data, "bevat nog geen gegevens"),
        (_no_settings, "geen rodedraad.toml"),
        (_broken_settings, "rodedraad.toml: De instellingen zijn geen geldige TOML"),
    ],
)
def test_a_workspace_that_is_none_is_told(
    spoil: Callable[[Path], None], said: str, municipality: Workspace, run_cli: RunCli
) -> None:
    """Empty, without settings, or with broken ones."""
    spoil(municipality.root)
    before = contents(municipality.root)
    done = run_cli("summary", "--workspace", str(municipality.root))
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert contents(municipality.root) == before


def test_a_workspace_path_that_does_not_exist_is_told(run_cli: RunCli, tmp_path: Path) -> None:
    """With the path that was given."""
    missing = tmp_path / "nergens"
    done = run_cli("check", "--workspace", str(missing))
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"De map {missing} bestaat niet" in done.stderr
    assert not missing.exists()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x WHERE { ?x a rd:Theme ", "Regel 1, kolom 32: de vraag is niet af; verwacht: }"),
        ("SELECT ?x\nWHERE { ?x skso:broader ?y }", "Regel 2, kolom 12: het voorvoegsel skso:"),
    ],
)
def test_a_query_with_a_syntax_error_says_line_column_and_what_was_expected(
    query: str, said: str, run_cli: RunCli
) -> None:
    """And shows the line with a mark under the place."""
    done = run_cli("sparql", query)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert done.stderr.rstrip().endswith("^")


def test_a_query_that_never_ends_is_stopped_at_its_limit(run_command: RunCli) -> None:
    """In the installed command, with a sentence that says what to do."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    done = run_command("sparql", endless, "--timeout", "1", "--lang", "nl")
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        done.stderr
        == "De vraag is gestopt na 1 seconden. Maak haar kleiner, of geef meer tijd met --timeout.\n"
    )


def test_an_endpoint_that_is_down_is_one_sentence(run_cli: RunCli) -> None:
    """With its address."""
    address = f"http://127.0.0.1:{servers.free_port()}/sparql"
    done = run_cli("summary", "--endpoint", address)
    assert (done.exit_code, done.stdout) == (2, "")
    assert address in done.stderr
    assert "niet te bereiken" in done.stderr
    one_sentence(done)


def test_an_endpoint_that_answers_with_a_web_page_is_one_sentence(run_cli: RunCli) -> None:
    """It is probably the address of a page about the endpoint."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<!doctype html><h1>Onze data</h1>")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = run_cli("sparql", "ASK {}", "--endpoint", f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "gaf een webpagina en geen antwoord" in done.stderr
    one_sentence(done)


@pytest.mark.parametrize("words", [["sources", "add", "brief.txt"], ["init", "."]])
def test_what_cannot_be_written_leaves_nothing_behind(
    words: list[str], run_cli: RunCli, tmp_path: Path
) -> None:
    """Into the packaged workspace, or over a folder with something in it."""
    (tmp_path / "outside" / "brief.txt").write_text("Een brief.", encoding="utf-8")
    before = contents(tmp_path)
    done = run_cli(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert contents(tmp_path) == before
    one_sentence(done)
