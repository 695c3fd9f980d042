"""What the tests of this room share: our server over a small dataset, and a workspace with a question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rodedraad.graph.builds import Build
from rodedraad.graph.workspace import Workspace
from tests.queries.invented import WHO, written
from tests.servers import Running, served

E = "http://example.org/"
SMALL = f"""\
@prefix e: <{E}> .
e:g1 {{ e:one a e:Thing ; e:name "één"@nl ; e:next e:two . }}
e:g2 {{ e:two a e:Thing ; e:name "twee"@nl . e:shared e:name "=1+1" . }}
e:g3 {{ e:three a e:Other ; e:size 3 . e:shared e:name "=1+1" . }}
"""


@pytest.fixture(scope="session")
def small(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server over ``SMALL``."""
    folder = tmp_path_factory.mktemp("small")
    data = folder / "small.trig"
    data.write_text(SMALL, encoding="utf-8")
    with served("--sparql-only", "--data", str(data), "--timeout", "2", folder=folder) as server:
        yield server


@pytest.fixture(scope="session")
def packaged_server(packaged_build: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server over the packaged programme, with its questions."""
    with served(folder=tmp_path_factory.mktemp("packaged")) as server:
        yield server


@pytest.fixture
def here(municipality: Workspace) -> list[str]:
    """The words that choose a workspace with a question of its own."""
    written(municipality.questions, WHO)
    return ["--workspace", str(municipality.root)]
