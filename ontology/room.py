"""Where the files of this room lie."""

from __future__ import annotations

from pathlib import Path

ROOM = Path(__file__).parent


def packaged_turtle() -> list[Path]:
    """Return the files of the ontology itself and its code lists, sorted."""
    return sorted([*ROOM.glob("*.ttl"), *ROOM.glob("vocabularies/*.ttl")])
