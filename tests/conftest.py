"""What every test may use: the packaged workspace, an invented municipality, and the command line."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from rodedraad.app.cli import main
from rodedraad.graph.building import build
from rodedraad.graph.builds import Build
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import CACHE_VARIABLE, Workspace, open_workspace, packaged
from rodedraad.ontology.wording import set_language

INVENTED = Path(__file__).parent / "municipality"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    exit_code: int
    stdout: str
    stderr: str


class RunCli(Protocol):
    """Runs the command line with words, optionally with an input."""

    def __call__(self, *words: str, stdin: str = "") -> Done:
        """Return how it ended."""
        ...


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of our own: no test touches the user's."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(folder))
        yield folder


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test starts in Dutch, on any machine."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    set_language("nl")
    yield
    set_language("nl")


@pytest.fixture(scope="session")
def packaged_build(cache: Path) -> Build:
    """The packaged workspace, built."""
    set_language("nl")
    return build(packaged())


@pytest.fixture(scope="session")
def packaged_store(packaged_build: Build) -> EmbeddedStore:
    """The packaged dataset, in memory."""
    return EmbeddedStore.load(packaged_build.dataset)


@pytest.fixture
def municipality(tmp_path: Path) -> Workspace:
    """A copy of the invented municipality that a test may change."""
    root = tmp_path / "municipality"
    shutil.copytree(INVENTED, root)
    return open_workspace(root)


@pytest.fixture(scope="session")
def municipality_store(cache: Path) -> EmbeddedStore:
    """The dataset of the invented municipality, in memory."""
    return EmbeddedStore.load(build(open_workspace(INVENTED)).dataset)


@pytest.fixture
def run_cli(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> RunCli:
    """The command line in this process, from a folder outside every workspace."""
    outside = tmp_path / "outside"
    outside.mkdir(exist_ok=True)
    monkeypatch.chdir(outside)

    def run(*words: str, stdin: str = "") -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        set_language("nl")
        sys.stdout.flush()
        said = capfdbinary.readouterr()
        return Done(int(ended.value.code or 0), said.out.decode(), said.err.decode())

    return run


@pytest.fixture
def run_command(tmp_path: Path) -> RunCli:
    """The installed command in a process of its own, as a user runs it."""

    def run(*words: str, stdin: str = "") -> Done:
        command = [str(Path(sys.executable).with_name("rodedraad")), *words]
        done = subprocess.run(
            command, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run
