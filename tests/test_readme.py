"""Every command line in the README and the docs is one that the command understands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from rodedraad.app import cli
from rodedraad.app.verbs import GENERAL_OPTIONS
from tests.conftest import RunCli

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GENERAL = {*GENERAL_OPTIONS, "--version", "--help", "-h"}


def _code(text: str) -> list[str]:
    """Return the blocks of code of a page, fenced or indented."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"^\n((?:    .*\n|\n(?=    ))+)", text, re.MULTILINE)
    return [*fenced, *(re.sub(r"^ {4}", "", block, flags=re.MULTILINE) for block in indented)]


def _words(line: str) -> list[str]:
    """Return the words after the command in a line of code, up to what a shell would do with them."""
    words = shlex.split(line.removeprefix("$ "), comments=True)
    return words[1 : next((n for n, word in enumerate(words) if word in {"|", ">", "<"}), None)]


def _examples(text: str) -> list[list[str]]:
    """Return the words of every line of code that begins with the command."""
    lines = [line for block in _code(text) for line in block.replace("\\\n", " ").splitlines()]
    return [_words(line) for line in lines if re.match(r"(\$ )?rodedraad ", line)]


def _transcripts() -> list[tuple[list[str], list[str]]]:
    """Return each command of the README that shows what it says, with the lines shown."""
    blocks = [block.splitlines() for block in _code(README) if block.startswith("$ rodedraad ")]
    return [(_words(line), shown) for line, *shown in blocks]


EXAMPLES = [
    pytest.param(words, id=f"{page.name}: {' '.join(words)[:40]}")
    for page in PAGES
    for words in _examples(page.read_text(encoding="utf-8"))
]


def _verb(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the verb in *words*, the one below it where it has those, and the words after it."""
    group = cli._command_line()
    context = click.Context(group, info_name="rodedraad")
    verb: click.Command = group
    rest = words
    while isinstance(verb, click.Group) and rest and not rest[0].startswith("-"):
        found = verb.get_command(context, rest[0])
        assert found is not None, f"no verb {rest[0]!r}"
        verb, rest = found, rest[1:]
    return verb, rest


def test_the_readme_shows_real_commands() -> None:
    """A reader can copy them."""
    assert len(_examples(README)) >= 5
    assert len(_transcripts()) >= 2


@pytest.mark.parametrize("words", EXAMPLES)
def test_an_example_names_a_verb_and_options_it_has(words: list[str]) -> None:
    """A renamed option is renamed in the docs too."""
    own = cli._everywhere(words)
    while own and own[0].partition("=")[0] in GENERAL:
        own = own[1:] if "=" in own[0] or own[0] in {"--version", "--help", "-h"} else own[2:]
    verb, rest = _verb(own)
    if not any(word in GENERAL for word in rest) and own:
        verb.make_parser(click.Context(verb)).parse_args(list(rest))


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_verb_is_explained_on_some_page(name: str) -> None:
    """In the README or the docs, written as it is typed."""
    assert any(f"rodedraad {name}" in page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize(("words", "shown"), _transcripts(), ids=lambda value: " ".join(value)[:40])
def test_what_the_readme_shows_is_what_the_command_says(
    words: list[str], shown: list[str], run_cli: RunCli
) -> None:
    """Line by line and in that order; a README may leave lines out but not make them up."""
    done = run_cli(*words)
    assert (done.exit_code, done.stderr) == (0, "")
    said = iter(line.rstrip() for line in done.stdout.splitlines())
    assert [line for line in shown if line.strip() not in {"", "…"} and line.rstrip() not in said] == []
