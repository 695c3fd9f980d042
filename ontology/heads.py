"""The ``#+`` head of a query file: what it asks or concludes, in a sentence per language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rodedraad.ontology.wording import LANGUAGES, choose

_ENTRY = re.compile(r"^#\+ (?P<key>\w+): \{(?P<texts>.*)\}$", re.MULTILINE)
_TEXT = re.compile(r'(?P<language>\w+): "(?P<text>[^"]*)"')


@dataclass(frozen=True)
class QueryFile:
    """A query as it stands in its file, with the sentences of its head by language."""

    name: str
    summaries: Mapping[str, str]
    descriptions: Mapping[str, str]
    text: str

    @property
    def summary(self) -> str:
        """What the query asks or concludes, in the current language."""
        return choose(self.summaries)

    @property
    def description(self) -> str:
        """What more there is to know, in the current language; may be empty."""
        return choose(self.descriptions)


def read_query(path: Path, name: str) -> QueryFile:
    """Return the query in *path*; ``ValueError`` where its head lacks a summary in a language."""
    text = path.read_text(encoding="utf-8")
    entries = {entry["key"]: dict(_TEXT.findall(entry["texts"])) for entry in _ENTRY.finditer(text)}
    summaries = entries.get("summary", {})
    if missing := [language for language in LANGUAGES if not summaries.get(language)]:
        raise ValueError(f"{path}: the head has no summary in {', '.join(missing)}")
    return QueryFile(name, summaries, entries.get("description", {}), text)
