"""The queries in ``extracts/`` that feed our own numbers and pictures: found by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rodedraad.ontology.heads import QueryFile, read_query

EXTRACTS = Path(__file__).parents[1] / "extracts"


@cache
def extract(name: str) -> QueryFile:
    """Return the query called *name*, such as ``network/things``; ``FileNotFoundError`` where none is."""
    return read_query(EXTRACTS / f"{name}.rq", name)


@cache
def extracts() -> tuple[str, ...]:
    """Return the names of all extracts, sorted."""
    paths = EXTRACTS.rglob("*.rq")
    return tuple(sorted(path.relative_to(EXTRACTS).with_suffix("").as_posix() for path in paths))
