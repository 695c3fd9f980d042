"""Threads, what-ifs and comparisons say the same through an endpoint as on the workspace itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rodedraad.graph.builds import Build
from tests import servers
from tests.conftest import RunCli


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def address(
    request: pytest.FixtureRequest, packaged_build: Build, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """An endpoint over the packaged dataset."""
    serve = servers.oxigraph if request.param == "oxigraph" else servers.virtuoso
    with serve(packaged_build.dataset, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.mark.parametrize(
    "words",
    [
        ["thread", "Politie", "1.1.1"],
        ["thread", "VNG", "A1", "--lang", "en"],
        ["whatif", "--without", "IBD", "--without", "NCSC", "--on", "2024-01-01", "--format", "json"],
        ["compare", "2021-06-01", "1-1-2026", "--format", "json"],
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_both_doors_say_the_same(words: list[str], address: str, run_cli: RunCli) -> None:
    """Also the order among equals."""
    here, there = run_cli(*words), run_cli(*words, "--endpoint", address)
    assert (there.exit_code, there.stderr) == (0, "")
    assert there.stdout == here.stdout
