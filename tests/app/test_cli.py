"""The command line: its verbs, its languages, its exit codes, and no traceback for anybody's mistake."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rodedraad.app import cli
from rodedraad.ontology.wording import set_language


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run the command in this process; return exit code, output and complaints."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    set_language("nl")
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


def test_help_names_every_verb_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Dutch and English help list the same verbs, each with a line."""
    _, dutch, _ = run(capsys, "--lang", "nl", "--help")
    _, english, _ = run(capsys, "--help", "--lang=en")
    assert "Gebruik: rodedraad" in dutch
    assert "Usage: rodedraad" in english
    for verb in cli.COMMANDS:
        assert f"\n  {verb} " in dutch
        assert f"\n  {verb} " in english


@pytest.mark.parametrize("verb", cli.COMMANDS)
def test_every_verb_explains_itself_in_dutch(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No English word of the machinery shows in the help of a verb."""
    code, out, _ = run(capsys, "--lang", "nl", verb, "--help")
    assert code == 0
    assert out.startswith(f"Gebruik: rodedraad {verb}")
    for english in ("Usage", "Options", "Show this message", "[OPTIONS]", "Commands"):
        assert english not in out


def test_without_words_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A newcomer who types the name alone sees what there is."""
    code, out, _ = run(capsys)
    assert code == 0
    assert "summary" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sumary",), "Bedoelde u: summary?"),
        (("init",), "MAP ontbreekt"),
        (("init", "--fast", "x"), "De optie ‘--fast’ bestaat niet"),
        (("--lang", "fr", "summary"), "kies uit nl, en"),
        (("--workspace", "nergens-te-vinden", "build"), "bestaat niet"),
        (("summary", "--endpoint", "ftp://nergens"), "ftp://nergens"),
        (("summary", "--workspace"), "--workspace"),
    ],
)
def test_wrong_use_is_one_clear_line_and_exit_code_2(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was given and what would be right, without a traceback."""
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_general_options_may_stand_anywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--lang`` and ``--workspace`` after the verb mean the same as before it."""
    before = run(capsys, "--lang", "en", "--workspace", str(tmp_path), "build")
    after = run(capsys, "build", f"--workspace={tmp_path}", "--lang", "en")
    assert before == after
    assert "is not a workspace" in before[2]


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """The version comes from the installed package, not from a second place."""
    from importlib.metadata import version

    assert run(capsys, "--version") == (0, f"rodedraad {version('rodedraad')}\n", "")


def test_the_help_imports_nothing_heavy() -> None:
    """A start stays quick because engines, drawing and validation load only when used."""
    heavy = (
        "rdflib",
        "pyoxigraph",
        "networkx",
        "numpy",
        "pyshacl",
        "pyvis",
        "owlready2",
        "SPARQLWrapper",
        "rich",
    )
    script = (
        "import sys\nfrom rodedraad.app.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "[]"
