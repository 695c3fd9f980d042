"""The questions in ``library/``: found by name, listed in order."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.heads import QueryFile, read_query
from rodedraad.ontology.wording import say

LIBRARY = Path(__file__).parent / "library"


@cache
def find(name: str) -> QueryFile:
    """Return the question called *name*, such as ``overview/kinds``; a ``Fault`` names the nearest."""
    path = LIBRARY / f"{name}.rq"
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=3) or names()
        raise Fault(say("queries.unknown_question", name=name, near=", ".join(near)))
    return read_query(path, name)


@cache
def names() -> tuple[str, ...]:
    """Return the names of all questions, sorted."""
    paths = LIBRARY.rglob("*.rq")
    return tuple(sorted(path.relative_to(LIBRARY).with_suffix("").as_posix() for path in paths))
