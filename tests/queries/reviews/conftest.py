"""What the tests of reviewing with a workbook share."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli
from tests.queries.reviews.books import FRAUD, LAKE, LONELY, SWINDLE, WATER, Filling


@pytest.fixture
def filling(municipality: Workspace, run_cli: RunCli, tmp_path: Path) -> Filling:
    """The workbook of a workspace with two proposals for one item and one for another."""
    made = Filling(tmp_path / "beoordelen.xlsx", municipality, run_cli)
    made.propose(SWINDLE, FRAUD)
    made.propose(LONELY, FRAUD, "broad")
    made.propose(LAKE, WATER, "related")
    made.export()
    return made
