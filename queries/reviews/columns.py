"""The sheets of the workbook to review with: what stands in which column, and the words of the drop-downs."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Final

from rodedraad.graph.mappings.mapping import Mapping, Match
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.wording import LANGUAGES, language, say, set_language

FORMAT: Final = "rodedraad-review-1"
HIDDEN: Final = "rodedraad"  # the sheet with where the workbook comes from
SHEETS: Final = ("help", "list", "matrix")
COLUMNS: Final = (
    "number", "item", "framework", "subject", "relation", "confidence", "state", "decision", "reviewer",
    "day", "comment", "reason", "record", "thing", "mark",
)  # fmt: skip
FILLED: Final = ("relation", "decision", "reviewer", "day", "comment")
KEYS: Final = ("record", "thing", "mark")  # which row it is and how it stood: not shown
NEEDED: Final = (*FILLED, *KEYS)


class Decision(StrEnum):
    """What a person chose for a row."""

    ACCEPT = "accept"
    REJECT = "reject"
    NOTHING = "nothing"
    OPEN = "open"


def heading(column: str) -> str:
    """Return what stands above *column*."""
    return say(f"queries.review_column_{column}")


def decision(found: Decision) -> str:
    """Return the word of the drop-down."""
    return say(f"queries.review_decision_{found.value}")


def matrix_words() -> dict[str, Match]:
    """Return the words of a cell of the matrix with what they mean."""
    return {say(f"queries.review_match_{match.name.lower()}"): match for match in Match}


def in_any_language(key: str) -> set[str]:
    """Return the sentence *key* in every language: a workbook may have been made in another."""
    before, found = language(), set()
    for spoken in LANGUAGES:
        set_language(spoken)
        found.add(say(key).casefold())
    set_language(before)
    return found


def mark_of(mapping: Mapping) -> str:
    """Return the fingerprint of *mapping* with its reviews: another one where anything in it changed."""
    reviews = sorted((one.reviewer, str(one.day), one.agreement, one.comment) for one in mapping.reviews)
    said = repr((mapping.key, mapping.confidence, sorted((mapping.reasons or {}).items()), reviews))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def of_workspace(workspace: Workspace) -> str:
    """Return what a workbook says of where it belongs."""
    return f"{workspace.base}id/{workspace.place}"
