"""``rodedraad ask``: options and help from the head, answers in every format, refusals in words."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
import rdflib

from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli
from tests.queries.invented import WHO, asked, written

POLICE = "https://w3id.org/rodedraad/id/nl/actor/politie-nederland"
THEME = "<https://w3id.org/rodedraad/id/lindeveen/opgave/"
ALSO_CALLED = "http://www.w3.org/2004/02/skos/core#altLabel"
VNM = "https://w3id.org/rodedraad/id/lindeveen/actor/vnm"
ANSWER = [
    "Aan Drugshandel werken 2 partijen.",
    "",
    "   Wie",
    "─  ─────────────────",
    "1  Nationale politie",
    "2  VNM",
]


def test_an_answer_is_a_sentence_and_a_table(here: list[str], run_cli: RunCli) -> None:
    """With labels, numbered rows, and no address in sight."""
    done = run_cli("ask", "parties/who", "--subject", "drugshandel", *here)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ANSWER


@pytest.mark.parametrize(
    "words",
    [
        ("who", "--onderwerp", "Drugshandel"),
        ("parties/who", "--subject=drugshandel"),
        ("who", "--onderwerp", "https://w3id.org/rodedraad/id/lindeveen/opgave/drugshandel"),
        ("--", "who", "--subject", "Drugshandel"),
    ],
)
def test_names_and_options_go_by_what_people_call_them(
    words: tuple[str, ...], here: list[str], run_cli: RunCli
) -> None:
    """The short name, the option by its Dutch label, the thing by any of its names."""
    assert run_cli("ask", *here, *words).stdout.splitlines() == ANSWER


def test_several_values_are_several_options(here: list[str], run_cli: RunCli) -> None:
    """Under either name of the option."""
    done = run_cli("ask", "who", "--subject", "Drugshandel", "--onderwerp", "burenruzies", *here)
    assert done.stdout.splitlines()[0] == "Aan Drugshandel en Burenruzies werken 4 partijen."


def test_the_answer_speaks_english(here: list[str], run_cli: RunCli) -> None:
    """Sentence, headings and labels."""
    lines = run_cli("ask", "who", "--subject", "Drugshandel", "--lang", "en", *here).stdout.splitlines()
    assert lines[0] == "2 parties work on Drug trade."
    assert [lines[2].strip(), *lines[4:]] == ["Who", "1  National police", "2  VNM"]


@pytest.mark.parametrize(
    ("options", "content"),
    [
        (["--format", "csv"], f"actor,actorLabel\r\n{POLICE},Nationale politie\r\n{VNM},VNM\r\n"),
        (["--format", "tsv"], f"actor\tactorLabel\n{POLICE}\tNationale politie\n{VNM}\tVNM\n"),
        (["--excel"], f"\ufeffWie;Wie (adres)\r\nNationale politie;{POLICE}\r\nVNM;{VNM}\r\n"),
        (
            ["--excel", "--format", "csv"],
            f"\ufeffWie;Wie (adres)\r\nNationale politie;{POLICE}\r\nVNM;{VNM}\r\n",
        ),
    ],
)
def test_separated_values_are_exact(
    options: list[str], content: str, here: list[str], run_cli: RunCli
) -> None:
    """Byte for byte, so that a spreadsheet opens them without questions."""
    assert run_cli("ask", "who", "--subject", "Drugshandel", *options, *here).stdout == content


@pytest.mark.parametrize("words", [[], ["--format"]])
@pytest.mark.parametrize("suffix", ["csv", "tsv", "json", "xlsx", "ttl"])
def test_a_file_has_the_format_of_its_name_or_the_one_asked(
    suffix: str, words: list[str], here: list[str], tmp_path: Path, run_cli: RunCli
) -> None:
    """And is said to be there; nothing else is shown."""
    fmt = "turtle" if suffix == "ttl" else suffix
    target = tmp_path / (f"antwoord.{suffix.upper()}" if not words else "antwoord.dat")
    asks = [*words, *([fmt] if words else [])]
    done = run_cli("ask", "who", "--subject", "Drugshandel", "-o", str(target), *asks, *here)
    assert (done.exit_code, done.stdout) == (0, f"Het antwoord staat in {target}.\n")
    content = target.read_bytes()
    if suffix == "json":
        assert [row["actorLabel"] for row in json.loads(content)["rows"]] == ["Nationale politie", "VNM"]
    elif suffix == "xlsx":
        answer, account = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        assert [answer.cell(row, 1).value for row in (1, 3, 4, 5)] == [
            ANSWER[0],
            "Wie",
            "Nationale politie",
            "VNM",
        ]
        told = {
            account.cell(row, 1).value: account.cell(row, 2).value for row in range(1, account.max_row + 1)
        }
        assert (told["Gegevens"], told["Onderwerp"]) == ("Veilig Lindeveen", "Drugshandel")
        assert len(str(told["Versie van de gegevens"])) == 12
    elif suffix == "ttl":
        assert len(rdflib.Graph().parse(data=content.decode(), format="turtle")) > 10
    else:
        assert content.splitlines()[1].startswith(POLICE.encode())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["wo"], "De vraag ‘wo’ bestaat niet. Bedoelde u: parties/who"),
        (["who"], "Kies een waarde voor Onderwerp: --subject WAARDE."),
        (["who", "--subject", "Drugshandl"], "niet voor. Bedoelde u ‘Drugshandel’?"),
        (["who", "--subject", "VNM"], "‘VNM’ is hier niet te kiezen."),
        (["who", "--subjekt", "x"], "De optie ‘--subjekt’ bestaat niet. Bedoelde u: --subject?"),
        (["who", "Drugshandel"], "Deze opdracht weet geen raad met: Drugshandel."),
        (["who", "--onderwerp"], "Achter --onderwerp ontbreekt de waarde."),
        (["who", "--excel=nee"], "Achter --excel hoort geen waarde."),
        (["who", "--subject", "Drugshandel", "--format", "pdf"], "table, csv, tsv, json, xlsx, turtle"),
        (["who", "--subject", "Drugshandel", "--excel", "--format", "json"], "json"),
        (["who", "--subject", "Drugshandel", "--excel", "-o", "a.xlsx"], "xlsx"),
        (["who", "--subject", "Drugshandel", "--timeout", "0"], "--timeout"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_in_words(
    words: list[str], said: str, here: list[str], run_cli: RunCli
) -> None:
    """Exit code 2, nothing on the output, no traceback."""
    done = run_cli("ask", *words, *here)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_of_two_things_is_answered_with_both(
    municipality: Workspace, here: list[str], run_cli: RunCli
) -> None:
    """Though the answer is worked out in another process, the candidates come back from it."""
    data = municipality.data / "lindeveen" / "pijlers.ttl"
    themes = ("burenruzies", "drugshandel")
    more = [f'{THEME}{theme}> <{ALSO_CALLED}> "gedoe"@nl .\n' for theme in themes]
    data.write_text(data.read_text(encoding="utf-8") + "".join(more), encoding="utf-8")
    done = run_cli("ask", "who", "--subject", "gedoe", *here)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[:3] == [
        "‘gedoe’ kan meer dan één ding zijn. Bedoelde u:",
        f"  Burenruzies (thema) {THEME}burenruzies>",
        f"  Drugshandel (thema) {THEME}drugshandel>",
    ]


def test_a_broken_question_is_told_with_file_and_line(municipality: Workspace, run_cli: RunCli) -> None:
    """The others can still be asked."""
    file = written(municipality.questions, WHO.replace("type: concept", "type: persoon"), "parties/broken")
    written(municipality.questions, WHO)
    here = ["--workspace", str(municipality.root)]
    done = run_cli("ask", "broken", *here)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{file.as_posix()}:6: ‘type’: persoon kan niet.")
    assert run_cli("ask", "who", "--subject", "Drugshandel", *here).exit_code == 0


def test_a_file_in_the_folder_of_the_workspace_is_a_command_at_once(
    municipality: Workspace, run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the workspace one stands in; and one may take the place of a question of the software."""
    monkeypatch.chdir(municipality.root)
    assert "bestaat niet" in run_cli("ask", "own-one").stderr
    written(municipality.questions, WHO, "parties/own-one")
    written(municipality.questions, WHO, "motions/list")
    for name in ("own-one", "motions/list"):
        monkeypatch.chdir(municipality.root)
        assert run_cli("ask", name, "--subject", "Drugshandel").stdout.splitlines()[0] == ANSWER[0]


def test_a_hostile_label_does_nothing_anywhere(municipality: Workspace, run_cli: RunCli) -> None:
    """Not in a terminal, not in a spreadsheet, not in a complaint."""
    data = municipality.data / "lindeveen" / "actoren.ttl"
    text = data.read_text(encoding="utf-8")
    assert '"VNM"@nl' in text
    data.write_text(text.replace('"VNM"@nl', '"=1+1\\u001B[31m"@nl'), encoding="utf-8")
    written(municipality.questions, WHO)
    here = ["--workspace", str(municipality.root)]
    words = ["ask", "who", "--subject", "Drugshandel", *here]
    table = run_cli(*words)
    assert "  =1+1[31m\n" in table.stdout
    assert "\x1b" not in table.stdout
    assert f"\n'=1+1\x1b[31m;{VNM}\r\n" in run_cli(*words, "--excel").stdout
    refused = run_cli("ask", "who", "--subject", VNM, *here)
    assert "=1+1[31m" in refused.stderr
    assert "\x1b" not in refused.stderr


def test_a_cut_answer_is_said_to_be_cut_beside_the_file(
    municipality: Workspace, tmp_path: Path, run_cli: RunCli
) -> None:
    """So that the file stays what it is."""
    written(municipality.questions, WHO.replace("#+ test:", "#+ limits: {rows: 1}\n#+ test:"))
    done = run_cli(
        "ask", "who", "--subject", "Drugshandel", "--format", "csv", "--workspace", str(municipality.root)
    )
    assert done.stdout == f"actor,actorLabel\r\n{POLICE},Nationale politie\r\n"
    assert done.stderr == "Dit zijn de eerste 1 rijen; er is meer.\n"


def test_a_question_that_takes_too_long_is_stopped(municipality: Workspace, run_cli: RunCli) -> None:
    """At the limit of its file, or the one given."""
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?n"
    question = asked(municipality.root / "elsewhere", query, {"n": "integer"}, limits={"timeout": 0.4})
    written(municipality.questions, question.text, "trial/slow")
    here = ["--workspace", str(municipality.root)]
    assert "gestopt na 0.4 seconden" in run_cli("ask", "slow", *here).stderr
    assert "gestopt na 0.2 seconden" in run_cli("ask", "slow", "--timeout", "0.2", *here).stderr
