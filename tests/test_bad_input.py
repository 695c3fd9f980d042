"""Bad input of every kind: one clear sentence, the right exit code, and nothing changed on disk."""

from __future__ import annotations

import hashlib
import http.server
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace
from tests import servers
from tests.conftest import Done, RunCli


@dataclass(frozen=True)
class Broken:
    """One thing spoiled in a file: with which exit code, and which sentence stands at which line, it ends."""

    file: str
    old: str
    new: str
    exit_code: int
    told: tuple[tuple[str, str], ...]
    encoding: str = "utf-8"

    def spoil(self, data: Path) -> list[str]:
        """Spoil the file below *data*; return the beginning of each line to be said, and a part of it."""
        path = data / self.file
        text = path.read_text(encoding="utf-8")
        assert self.old in text
        spoiled = text.replace(self.old, self.new, 1)
        path.write_bytes(spoiled.encode(self.encoding))
        return [f"{path}:{spoiled[: spoiled.index(mark)].count(chr(10)) + 1}: " for mark, _ in self.told]


THEME = "    a rd:Theme ;\n    skos:broader lindeveen-pijler:leefbare-buurten ;\n"
BROKEN = {
    "a syntax error": Broken(
        "lindeveen/pijlers.ttl",
        THEME,
        THEME.replace("rd:Theme ;", "rd:Theme"),
        2,
        (("    skos:broader lindeveen-pijler:leefbare-buurten", "De zin hiervoor is niet af"),),
    ),
    "a file that stops halfway": Broken(
        "lindeveen/bron.ttl",
        "    rd:textLength ",
        '    rd:textLength "',
        2,
        (('rd:textLength "', "een aanhalingsteken"),),
    ),
    "not UTF-8": Broken(
        "lindeveen/actoren.ttl",
        "Blauwe Ruïne cooperative",
        "Blauwe Ruïne cooperative",
        2,
        (
            (
                "Blauwe Ruïne coop",
                "geen UTF-8: op kolom 19 staat de byte 0xEF. Sla het bestand op als UTF-8.",
            ),
        ),
        "latin-1",
    ),
    "an IRI with a space": Broken(
        "lindeveen/passages.ttl",
        "koersnota-0-18#selector>",
        "koersnota 0-18#selector>",
        2,
        (("koersnota 0-18#selector>", "staat een spatie. Dat mag niet."),),
    ),
    "an unknown term": Broken(
        "lindeveen/pijlers.ttl",
        THEME,
        THEME + "    rd:invloves lindeveen-opgave:drugshandel ;\n",
        1,
        (("rd:invloves", "rd:invloves bestaat niet in de ontologie. Bedoelde u rd:involves?"),),
    ),
    "a theme that belongs nowhere": Broken(
        "lindeveen/pijlers.ttl",
        THEME,
        "    a rd:Theme ;\n",
        1,
        (("lindeveen-opgave:burenruzies\n", "Dit thema hoort nergens bij: zeg onder welke"),),
    ),
    "a theme below a field that does not exist": Broken(
        "lindeveen/pijlers.ttl",
        "skos:broader lindeveen-pijler:leefbare-buurten",
        "skos:broader lindeveen-pijler:spookbuurten",
        1,
        (("skos:broader lindeveen-pijler:spookbuurten", "Dit thema hoort nergens bij: zeg onder welke"),),
    ),
    "a period that ends before it starts": Broken(
        "merenland/kaders.ttl",
        'dcat:startDate "2022-01-01"',
        'dcat:startDate "2025-01-01"',
        1,
        (("dcat:startDate", "Deze periode eindigt voordat zij begint: verbeter dcat:startDate of"),),
    ),
    "a day that is in no calendar": Broken(
        "lindeveen/plan.ttl",
        '"2025-03-01"^^xsd:date',
        '"2025-13-01"^^xsd:date',
        1,
        (('"2025-13-01"', 'geschreven als "2024-01-31"^^xsd:date'),),
    ),
    "a cyclic broader": Broken(
        "lindeveen/verschijnselen.ttl",
        '"Oplichterij"@nl ;\n    skos:topConceptOf lindeveen-schema:verschijnselen .',
        '"Oplichterij"@nl ;\n    skos:broader lindeveen-verschijnsel:internetoplichting .',
        1,
        (
            ("skos:broader lindeveen-verschijnsel:oplichterij", "valt via andere begrippen onder zichzelf"),
            ("skos:broader lindeveen-verschijnsel:internetoplichting", "onder zichzelf: haal een van de"),
        ),
    ),
    "an inferred property stated": Broken(
        "lindeveen/pijlers.ttl",
        THEME,
        THEME + "    rd:involves lindeveen-opgave:drugshandel ;\n",
        1,
        (("rd:involves", "Alleen regels vullen rd:involves in: haal het weg en leg een betrokkenheid vast"),),
    ),
}


def contents(folder: Path) -> dict[str, str]:
    """Return the fingerprint of every file below *folder*."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def one_sentence(done: Done, exit_code: int = 2) -> str:
    """Assert that a refusal is one line for people on stderr and nothing on stdout; return that line."""
    assert (done.exit_code, done.stdout) == (exit_code, "")
    lines = done.stderr.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_data_file_is_named_by_line_and_the_last_good_build_answers(
    what: str, municipality: Workspace, run_cli: RunCli
) -> None:
    """``build`` says file, line and sentence and nothing more; ``sparql`` answers, and from which version."""
    here = ["--workspace", str(municipality.root)]
    good = run_cli("build", *here).stdout.partition("versie ")[2][:12]
    places = BROKEN[what].spoil(municipality.data)
    before = contents(municipality.root)
    done = run_cli("build", *here)
    assert (done.exit_code, done.stdout) == (BROKEN[what].exit_code, "")
    told = done.stderr.splitlines()
    assert [line.startswith(place) for line, place in zip(told, places, strict=True)] == [True] * len(told), (
        told
    )
    assert [words in line for line, (_, words) in zip(told, BROKEN[what].told, strict=True)] == [True] * len(
        told
    )
    answered = run_cli("sparql", "SELECT ?f { ?f a rd:SafetyField }", *here)
    assert answered.exit_code == 0
    assert answered.stdout.endswith("3 rijen\n")
    assert f"laatste goede versie ({good})" in answered.stderr
    assert contents(municipality.root) == before


@pytest.mark.parametrize("what", BROKEN)
def test_check_tells_a_broken_data_file_too(what: str, municipality: Workspace, run_cli: RunCli) -> None:
    """With the same sentence and exit code, and without touching a file."""
    places = BROKEN[what].spoil(municipality.data)
    before = contents(municipality.root)
    done = run_cli("check", "--workspace", str(municipality.root))
    assert done.exit_code == BROKEN[what].exit_code
    told = done.stdout + done.stderr
    assert [place for place in places if place not in told] == []
    assert [words for _, words in BROKEN[what].told if words not in told] == []
    assert contents(municipality.root) == before


def test_without_any_good_build_a_broken_file_stops_every_answer(
    municipality: Workspace, run_cli: RunCli
) -> None:
    """Nothing is answered from nothing."""
    (municipality.data / "lindeveen" / "extra.ttl").write_bytes(b"kapot")
    before = contents(municipality.root)
    assert "extra.ttl:1: " in one_sentence(run_cli("summary", "--workspace", str(municipality.root)))
    assert contents(municipality.root) == before


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
    assert done.stderr == ""
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
        (_broken_settings, "rodedraad.toml:1: De instellingen zijn hier geen geldige TOML"),
    ],
)
def test_a_workspace_that_is_none_is_told(
    spoil: Callable[[Path], None], said: str, municipality: Workspace, run_cli: RunCli
) -> None:
    """Empty, without settings, or with broken ones."""
    spoil(municipality.root)
    before = contents(municipality.root)
    done = run_cli("summary", "--workspace", str(municipality.root))
    assert said in one_sentence(done)
    assert contents(municipality.root) == before


def test_a_workspace_path_that_does_not_exist_is_told(run_cli: RunCli, tmp_path: Path) -> None:
    """With the path that was given."""
    missing = tmp_path / "nergens"
    assert f"De map {missing} bestaat niet" in one_sentence(run_cli("check", "--workspace", str(missing)))
    assert not missing.exists()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x WHERE { ?x a rd:Theme ", "Regel 1, kolom 32: de vraag is niet af; verwacht: }"),
        ("SELECT ?x\nWHERE { ?x skso:broader ?y }", "Regel 2, kolom 12: het voorvoegsel skso:"),
    ],
)
def test_a_query_with_a_syntax_error_says_line_column_and_what_was_expected(
    query: str, said: str, run_cli: RunCli, tmp_path: Path
) -> None:
    """And shows the line with a mark under the place."""
    before = contents(tmp_path)
    done = run_cli("sparql", query)
    assert (done.exit_code, done.stdout) == (2, "")
    sentence, shown, mark = done.stderr.splitlines()
    assert sentence.startswith(said)
    assert shown.strip() == query.splitlines()[-1].strip()
    assert mark.strip() == "^"
    assert contents(tmp_path) == before


def test_a_query_that_never_ends_is_stopped_at_its_limit(run_command: RunCli) -> None:
    """In the installed command, with a sentence that says what to do."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    started = time.monotonic()
    done = run_command("sparql", endless, "--timeout", "1", "--lang", "nl")
    assert one_sentence(done) == (
        "De vraag is gestopt na 1 seconden. Maak haar kleiner, of geef meer tijd met --timeout."
    )
    assert time.monotonic() - started < 15


def test_an_endpoint_that_is_down_is_one_sentence(run_cli: RunCli) -> None:
    """With its address."""
    address = f"http://127.0.0.1:{servers.free_port()}/sparql"
    for verb in (["summary"], ["sparql", "ASK {}"]):
        told = one_sentence(run_cli(*verb, "--endpoint", address))
        assert address in told
        assert "niet te bereiken" in told


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
    assert "gaf een webpagina en geen antwoord" in one_sentence(done)


@pytest.mark.parametrize("words", [["sources", "add", "brief.txt"], ["init", "."]])
def test_what_cannot_be_written_leaves_nothing_behind(
    words: list[str], run_cli: RunCli, tmp_path: Path
) -> None:
    """Into the packaged workspace, or over a folder with something in it."""
    (tmp_path / "outside" / "brief.txt").write_text("Een brief.", encoding="utf-8")
    before = contents(tmp_path)
    one_sentence(run_cli(*words))
    assert contents(tmp_path) == before
