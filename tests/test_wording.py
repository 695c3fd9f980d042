"""Every sentence is said with exactly the values it has places for."""

from __future__ import annotations

import ast
import json
import string
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "queries", "visualisations", "app")

Call: TypeAlias = tuple[str, str, frozenset[str]]


def _sentences() -> dict[str, dict[str, str]]:
    """Return the sentences of all rooms."""
    found: dict[str, dict[str, str]] = {}
    for room in ROOMS:
        found |= json.loads((ROOT / room / "wording.json").read_text(encoding="utf-8"))
    return found


def _places(text: str) -> frozenset[str]:
    """Return the names of the places to fill in a sentence."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def _said() -> list[Call]:
    """Return where each sentence is said with a key written out: place, key, and the values given."""
    calls = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _is_say(node):
                    key = node.args[0]
                    assert isinstance(key, ast.Constant)
                    given = frozenset(word.arg or "**" for word in node.keywords)
                    calls.append((f"{room}/{path.name}:{node.lineno}", str(key.value), given))
    return calls


def _is_say(node: ast.Call) -> bool:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    return name == "say" and bool(node.args) and isinstance(node.args[0], ast.Constant)


SENTENCES = _sentences()
SAID = _said()


def test_what_is_said_is_given_every_value_it_has_a_place_for() -> None:
    """A value too few would end in a traceback, one too many would never be read."""
    assert len(SAID) > 100
    wrong = [
        (where, key, sorted(given ^ _places(text)))
        for where, key, given in SAID
        for text in SENTENCES[key].values()
        if given != _places(text) and "**" not in given
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_sentences_are_the_same_by_mistake(language: str) -> None:
    """Within one room; a copied sentence is translated, and mended, twice."""
    seen: dict[tuple[str, str], str] = {}
    double = []
    for key, texts in SENTENCES.items():
        earlier = seen.setdefault((key.partition(".")[0], texts[language]), key)
        if earlier != key and SENTENCES[earlier] == texts and len(texts[language].split()) > 3:
            double.append((earlier, key))
    assert double == []


def test_dutch_speaks_to_people_formally() -> None:
    """\u2018U\u2019, never \u2018je\u2019: that is how a municipality writes."""
    informal = {"je", "jij", "jou", "jouw"}
    found = {
        key
        for key, texts in SENTENCES.items()
        if informal & set(texts["nl"].lower().replace(".", " ").split())
    }
    assert found == set()
