"""Things and links as two tables in CSV (RFC 4180), in which a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rodedraad.queries.answers.spreadsheets import harmless
from rodedraad.visualisations.exporting import plain
from rodedraad.visualisations.lenses import Lens

_NODES = (
    "id",
    "label",
    "notation",
    "kind",
    "fields",
    "level",
    "start",
    "end",
    "definition",
    "evidence",
    "x",
    "y",
)
_LINKS = ("id", "source", "target", "label", "sort", "stated", "roles", "weight", "evidence")


def nodes(lens: Lens) -> bytes:
    """Return the things of *lens*, one a row."""
    return _table(_NODES, plain.nodes(lens))


def links(lens: Lens) -> bytes:
    """Return the links of *lens*, one a row."""
    return _table(_LINKS, plain.links(lens))


def _table(columns: Sequence[str], records: Sequence[plain.Record]) -> bytes:
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow(columns)
    writer.writerows([_cell(record[column]) for column in columns] for record in records)
    return content.getvalue().encode("utf-8-sig")  # with its mark, or Excel reads it as Latin-1


def _cell(value: str | float | bool) -> str | float:
    if isinstance(value, bool):
        return str(value).lower()
    return harmless(value) if isinstance(value, str) else value
