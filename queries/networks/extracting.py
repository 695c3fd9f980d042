"""The queries in ``extracts/`` that feed our own numbers and pictures: found by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.graph.answers import Solutions
from rodedraad.graph.rdf import Term
from rodedraad.ontology.heads import QueryFile, read_query

if TYPE_CHECKING:
    from rodedraad.graph.store import Store

Row = tuple[Term | None, ...]
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


def rows(store: Store, question: str) -> list[Row]:
    """Return the rows of the extract *question*, in one order whatever the engine takes for alphabetical."""
    answer = store.query(extract(question).text)
    if not isinstance(answer, Solutions):
        raise TypeError(f"{question} is not a SELECT query")
    return sorted(
        answer.rows,
        key=lambda row: [
            (term.value if term is not None else "", getattr(term, "language", "")) for term in row
        ],
    )
