"""The packaged report, gathered once: it says the same to every test that reads it."""

from __future__ import annotations

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged
from rodedraad.visualisations.reporting.blocks import Document
from tests.visualisations.reporting.made import report


@pytest.fixture(scope="session")
def packaged_report(packaged_store: EmbeddedStore) -> Document:
    """The report on the packaged data, in Dutch."""
    return report(packaged_store, packaged())
