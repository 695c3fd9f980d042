"""The options of a question: named, explained and completed from its head, each apart from all others."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from rodedraad.app import cli
from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli
from tests.queries.invented import LANG, asked, written

FIXED = [
    {"value": "stated", "label": {"nl": "Staat er", "en": "Written"}},
    {"value": "inferred", "label": {"nl": "Afgeleid", "en": "Inferred"}},
]


@pytest.fixture
def echo(municipality: Workspace) -> str:
    """A question that answers with what was chosen; two of its options are taken by every question."""
    params = [
        {"name": "output", "type": "text", "label": {"nl": "Uitvoer", "en": "Output"}, "default": "niets",
         "help": {"nl": "Wat eruit komt.", "en": "What comes out."}},
        {"name": "how", "type": "choice", "label": {"nl": "Hoe", "en": "How"}, "default": "stated",
         "choices": FIXED},
        {"name": "onDay", "type": "date", "label": {"nl": "Op", "en": "On"}, "default": "policy-start"},
        {"name": "workspace", "type": "integer", "label": {"nl": "Workspace", "en": "Workspace"},
         "default": "1"},
        LANG,
    ]  # fmt: skip
    query = """PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?output ?how ?onDay ?workspace WHERE {
  VALUES ?output { "niets" } VALUES ?how { "stated" } VALUES ?onDay { "2024-01-01"^^xsd:date }
  VALUES ?workspace { 1 } VALUES ?lang { "nl" }
} ORDER BY ?output"""
    columns = {"output": "string", "how": "string", "onDay": "date", "workspace": "integer"}
    forms = {"none": "Niets.", "one": "{output} {how} {onDay} {workspace}", "many": "Veel."}
    question = asked(municipality.root / "elsewhere", query, columns, params, forms)
    written(municipality.questions, question.text, "trial/echo")
    return question.text


def test_help_says_what_the_head_says(here: list[str], echo: str, run_cli: RunCli) -> None:
    """What it asks, and each choice with its names, its help, what there is to choose and its default."""
    text = " ".join(run_cli("ask", "echo", "--help", *here).stdout.split())
    assert text.startswith("Gebruik: rodedraad ask echo [OPTIES] Wat is dit? Een proef. Opties: ")
    assert "--uitvoer TEKST Wat eruit komt. Anders: niets." in text
    assert "--how, --hoe [stated|inferred] Hoe. stated: Staat er; inferred: Afgeleid. Anders: stated." in text
    assert "--on-day, --op, --on DATUM Op. Anders: het begin van de beleidsperiode." in text
    assert "--workspace-value GETAL Workspace. Anders: 1." in text
    assert "--lang" not in text
    english = " ".join(run_cli("ask", "who", "--help", "--lang", "en", *here).stdout.split())
    assert "Who works on this theme? The parties to a theme." in english
    assert "--subject, --onderwerp NAME Subject. Required. May be given several times." in english


def test_what_is_not_chosen_has_its_default(here: list[str], echo: str, run_cli: RunCli) -> None:
    """The policy period is that of the dataset."""
    assert run_cli("ask", "echo", *here).stdout.splitlines()[0] == "niets Staat er 1 januari 2025 1"


def test_a_choice_called_as_a_general_option_leaves_that_option_alone(
    here: list[str], echo: str, tmp_path: Path, run_cli: RunCli
) -> None:
    """Both can be used in one call."""
    target = tmp_path / "a.txt"
    chosen = ["--uitvoer", "iets", "--hoe", "afgeleid", "--op", "31-1-2026", "--workspace-value", "7"]
    run_cli("ask", "echo", *chosen, "--output", str(target), *here)
    assert target.read_text(encoding="utf-8").splitlines()[0] == "iets Afgeleid 31 januari 2026 7"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["echo", "--hoe", "geraden"], "Hoe: ‘geraden’ kan niet. Kies uit: stated, inferred."),
        (["echo", "--op", "2024-02-30"], "Op: ‘2024-02-30’ bestaat niet."),
        (["echo", "--hoe", "stated", "--how", "inferred"], "Hoe kan maar één waarde hebben"),
        (["echo", "--uitvoer", "a\x1b[31m"], "Uitvoer: ‘a[31m’ is te lang of bevat onzichtbare tekens."),
    ],
)
def test_what_cannot_be_chosen_is_told_by_its_label(
    words: list[str], said: str, here: list[str], echo: str, run_cli: RunCli
) -> None:
    """Exit code 2, nothing on the output, no traceback."""
    done = run_cli("ask", *words, *here)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def completed(words: list[str], incomplete: str) -> list[tuple[str, str | None]]:
    """Return what a shell is offered after *words*, each with its explanation."""
    shell = ShellComplete(cli._command_line(), {}, "rodedraad", "_RODEDRAAD_COMPLETE")
    return [(item.value, item.help) for item in shell.get_completions(words, incomplete)]


def test_the_shell_completes_names_of_questions(here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Full names in which what was typed occurs, with what they ask; those of the workspace too."""
    assert ("parties/who", "Wie werkt aan dit thema?") in completed([*here, "ask"], "who")
    monkeypatch.chdir(here[1])
    found = completed(["ask"], "parties/w")
    assert found == [("parties/who", "Wie werkt aan dit thema?")]
    assert [name for name, _ in completed(["ask"], "expired-bef")] == ["frameworks/expired-before"]


def test_the_shell_completes_options_and_values(here: list[str], echo: str) -> None:
    """Options under all their names; things and choices by their labels."""
    options = [name for name, _ in completed([*here, "ask", "who"], "--")]
    assert options[:3] == ["--subject", "--onderwerp", "--format"]
    assert completed([*here, "ask", "who", "--onderwerp"], "drugs") == [
        ("Drugshandel", "https://w3id.org/rodedraad/id/lindeveen/opgave/drugshandel")
    ]
    assert completed([*here, "ask", "echo", "--hoe"], "") == [
        ("Staat er", "stated"),
        ("Afgeleid", "inferred"),
    ]
    assert completed([*here, "ask", "echo", "--uitvoer"], "") == []


def test_completing_after_an_unknown_name_is_silent(here: list[str]) -> None:
    """Nobody has asked anything yet."""
    assert completed([*here, "ask", "nergens"], "--") == completed([*here, "ask"], "--")
