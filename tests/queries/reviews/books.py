"""A workbook as an adviser fills it in: cells by the thing they are about, and what the import says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from rodedraad.graph.mappings.keeping import mappings
from rodedraad.graph.mappings.mapping import Mapping
from rodedraad.graph.workspace import Workspace
from tests.conftest import Done, RunCli

FRAUD, SHARING, WATER = "Oplichting via internet", "Samen informatie delen", "Minder ongelukken op het water"
SWINDLE, LONELY, LAKE, QUARREL = (
    "Digitale oplichting", "Eenzame ouderen en oplichting", "Ongevallen op de plas", "Burenruzies",
)  # fmt: skip
LIST, MATRIX = "Beoordelen", "Matrix"
RELATION, DECISION, COMMENT = "Verband", "Besluit", "Toelichting"
REVIEWER, DAY = "Beoordelaar (functie)", "Datum"


@dataclass
class Filling:
    """The workbook in *path* of *workspace*, exported and imported with *run*."""

    path: Path
    workspace: Workspace
    run: RunCli

    def export(self, *words: str) -> None:
        """Write the workbook as the workspace is now."""
        done = self.run(*words, *self._where("review", "export", "-o", str(self.path)))
        assert done.exit_code == 0, done.stderr

    def change(self, how: Callable[[Any], object]) -> None:
        """Change the workbook as a person would."""
        book = openpyxl.load_workbook(self.path)
        how(book)
        book.save(self.path)

    def fill(self, number: int, **cells: object) -> None:
        """Fill in the row that is *number* below the headings."""
        columns = {"decision": DECISION, "relation": RELATION, "by": REVIEWER, "day": DAY, "comment": COMMENT}

        def how(book: Any) -> None:
            sheet = book[LIST]
            places = {cell.value: cell.column for cell in sheet[1]}
            for name, value in cells.items():
                sheet.cell(number + 1, places[columns[name]], value)

        self.change(how)

    def choose(self, subject: str, item: str, word: str | None) -> str:
        """Choose *word* in the matrix; return the address of that cell."""
        found: list[str] = []

        def how(book: Any) -> None:
            sheet = book[MATRIX]
            row = next(row for row in sheet.iter_rows(min_row=3) if row[1].value == subject)
            column = next(cell.column for cell in sheet[2] if cell.value == item)
            row[column - 1].value = word
            found.append(f"{MATRIX}!{row[column - 1].coordinate}")

        self.change(how)
        return found[0]

    def take(self, *words: str, by: str = "jurist") -> Done:
        """Import the workbook."""
        return self.run(
            *self._where("review", "import", str(self.path), "--as", by, "--on", "2026-12-02"), *words
        )

    def propose(self, subject: str, item: str, match: str = "close") -> None:
        """Add a proposal."""
        words = ("review", "propose", subject, item, "--match", match, "--why", "Zo.", "--as", "adviseur")
        done = self.run(*self._where(*words))
        assert done.exit_code == 0, done.stderr

    def rows(self) -> dict[str, Mapping]:
        """Return what stands in the workspace, by the end of its record."""
        return {one.record.rpartition("/")[2]: one for one in mappings(self.workspace)}

    def states(self) -> dict[str, str]:
        """Return how each row stands."""
        return {name: f"{one.match.name} {one.status.name}" for name, one in self.rows().items()}

    def _where(self, *words: str) -> tuple[str, ...]:
        return (*words, "--workspace", str(self.workspace.root))
