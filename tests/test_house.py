"""The house itself: README and wording keep up with the code, and no municipality stands in it."""

from __future__ import annotations

import ast
import json
import re
import string
from functools import cache
from pathlib import Path

import pytest

from rodedraad.app.cli import COMMANDS
from rodedraad.graph.answers import Solutions
from rodedraad.graph.store import EmbeddedStore

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "queries", "visualisations", "app")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@cache
def sources() -> dict[Path, str]:
    """Return the Python of the rooms."""
    return {
        path: path.read_text(encoding="utf-8")
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
    }


def wording(room: str) -> dict[str, dict[str, str]]:
    """Return the sentences of a room."""
    sentences: dict[str, dict[str, str]] = json.loads(
        (ROOT / room / "wording.json").read_text(encoding="utf-8")
    )
    return sentences


def places(text: str) -> set[str]:
    """Return the names of the places to fill in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def said() -> set[str]:
    """Return every literal in the code that has the form of a key."""
    keys = set()
    for text in sources().values():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                keys |= {node.value} if re.fullmatch(r"[a-z]+\.\w*[a-z0-9]", node.value) else set()
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                keys.add(str(node.values[0].value) + "*")
    return keys | said_in_the_page()


def said_in_the_page() -> set[str]:
    """Return the keys that the scripts of the page may say: every word between quotes that is one."""
    known = wording("visualisations")
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "visualisations/static").rglob("*.js"))
    words = {f"visualisations.page_{word}" for text in texts for word in re.findall(r'"([a-z0-9_]+)"', text)}
    return words & set(known)


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_is_there_in_both_languages_with_the_same_places_to_fill(room: str) -> None:
    """Sorted by key, so that a change is a small one."""
    sentences = wording(room)
    assert list(sentences) == sorted(sentences)
    for key, texts in sentences.items():
        assert key.startswith(f"{room}.")
        assert sorted(texts) == ["en", "nl"], key
        assert places(texts["nl"]) == places(texts["en"]), key
        assert all(text.strip() for text in texts.values()), key


def test_every_sentence_is_said_somewhere_and_everything_said_is_a_sentence() -> None:
    """No key without text, no text without use."""
    known = {key for room in ROOMS for key in wording(room)}
    used = said()
    families = tuple(key[:-1] for key in used if key.endswith("*") and key.split(".")[0] in ROOMS)
    assert {key for key in used if key.split(".")[0] in ROOMS and not key.endswith("*")} - known == set()
    singular = {key for key in known if key.endswith("_one") and key.removesuffix("_one") in used}
    assert {key for key in known - used - singular if not key.startswith(families)} == set()


def test_no_label_of_a_municipality_stands_in_python(packaged_store: EmbeddedStore) -> None:
    """Names of places, bodies, fields and themes come from the data."""
    answer = packaged_store.query(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT DISTINCT ?label { ?thing skos:prefLabel ?label "
        'FILTER (CONTAINS(STR(?thing), "/id/") && LANG(?label) = "nl") } ORDER BY ?label'
    )
    assert isinstance(answer, Solutions)
    names = {row[0].value for row in answer.rows if row[0]} | {"Hengelo", "hengelo", "Twente", "twente"}
    ordinary = {"Gemeente", "Informatie"}
    found = {
        (path.name, name) for path, text in sources().items() for name in names - ordinary if name in text
    }
    assert found == set()


def test_the_readme_can_be_read_at_a_sitting() -> None:
    """About a hundred lines."""
    assert len(README.splitlines()) <= 100


def test_every_command_of_the_readme_exists_and_every_command_is_documented() -> None:
    """Verbs of the command line and of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"rodedraad ([a-z]+)\b", README)) <= set(COMMANDS)
    assert {verb for verb in re.findall(r"\bmake ([a-z]+)", README) if f"\n{verb}:" not in makefile} == set()
    assert {verb for verb in COMMANDS if f"rodedraad {verb}" not in README} == set()


def test_the_picture_of_the_readme_is_there() -> None:
    """Every relative link leads to a file."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_publiccode_names_the_version_and_licence_of_the_package() -> None:
    """One truth in two files."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    publiccode = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    assert f"softwareVersion: {project['version']}\n" in publiccode
    assert f"license: {project['license']}\n" in publiccode


def test_the_lock_has_hashes_and_no_addresses() -> None:
    """Reproducible, and from any registry."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[A-Za-z0-9_.-]+==", lock, re.MULTILINE)
    assert len(pinned) > 20
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock


def test_the_lock_of_npm_has_hashes_and_no_addresses() -> None:
    """What the tests need of npm comes from any registry too, and is the same everywhere."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert len(packages) > 20
    assert [package for package in packages if "resolved" in package or "integrity" not in package] == []
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8")
