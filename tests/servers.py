"""Real SPARQL servers for the tests, on free ports of this machine, gone when the test is."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE = 60.0


def free_port() -> int:
    """Return a port on this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def missing(program: str, why: str) -> None:
    """Skip the test with its reason, or fail it in CI, where every program is there."""
    message = f"{program} is not on this machine: {why}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def oxigraph(dataset: Path, folder: Path) -> Iterator[str]:
    """Serve *dataset* with ``oxigraph serve``; yield the address of its query endpoint."""
    program = Path(sys.executable).with_name("oxigraph")
    store, port = folder / "oxigraph", free_port()
    load = [str(program), "load", "--location", str(store), "--file", str(dataset)]
    subprocess.run(load, check=True, capture_output=True)
    serve = [str(program), "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    with _running([*serve, "--union-default-graph"], folder):
        address = f"http://127.0.0.1:{port}/query"
        _wait_for(address)
        yield address


@dataclass(frozen=True)
class Running:
    """Our own server while it runs: its *origin*, such as ``http://127.0.0.1:8000``, and its process."""

    origin: str
    process: subprocess.Popen[str]
    output: Path
    errors: Path

    @property
    def port(self) -> int:
        """The port it listens at."""
        return int(self.origin.rpartition(":")[2])

    @property
    def sparql(self) -> str:
        """The address of its endpoint."""
        return f"{self.origin}/sparql"

    def said(self) -> str:
        """Return what it has told so far on its output."""
        return self.output.read_text(encoding="utf-8")

    def complained(self) -> str:
        """Return what it has told so far on stderr."""
        return self.errors.read_text(encoding="utf-8")


@contextmanager
def served(*words: str, folder: Path, hurried: Mapping[str, float] | None = None) -> Iterator[Running]:
    """Run ``rodedraad serve`` with *words* on a free port; it ends with the block, in peace.

    *hurried* gives constants of the app room another value, such as ``connections.HEAD_SECONDS``: a test
    cannot wait as long as a server does.
    """
    changes = [f"import rodedraad.app.service.{name.split('.')[0]}" for name in hurried or {}]
    changes += [f"rodedraad.app.service.{name} = {value}" for name, value in (hurried or {}).items()]
    code = "\n".join([*changes, "from rodedraad.app.cli import main", "main()"])
    command = [sys.executable, "-c", code, "serve", "--port", "0", "--lang", "nl", *words]
    told, complained = folder / "served.txt", folder / "served-errors.txt"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with told.open("w") as output, complained.open("w") as errors:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=errors,
            stdin=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        try:
            yield Running(_origin(process, told, complained), process, told, complained)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise
    assert "Traceback" not in complained.read_text(encoding="utf-8")


def _origin(process: subprocess.Popen[str], told: Path, complained: Path) -> str:
    """Return the address that a starting server tells; fail where it ends before that."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        if found := re.search(r"(http://\S+)/sparql\n", told.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.05)
    pytest.fail(f"the server did not start: {complained.read_text(encoding='utf-8')}")


VIRTUOSO_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000
"""


@contextmanager
def virtuoso(dataset: Path, folder: Path) -> Iterator[str]:
    """Serve *dataset* with Virtuoso; yield the address of its query endpoint."""
    server, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not server or not client:
        missing("virtuoso-t", "install virtuoso-opensource")
    home, sql, http = folder / "virtuoso", free_port(), free_port()
    home.mkdir()
    (home / "virtuoso.ini").write_text(VIRTUOSO_SETTINGS.format(sql=sql, http=http), encoding="utf-8")
    shutil.copy(dataset, home / "dataset.nq")
    with _running([str(server), "+configfile", "virtuoso.ini", "+foreground"], home):
        address = f"http://127.0.0.1:{http}/sparql"
        _wait_for(address)
        load = "exec=ld_dir('.', 'dataset.nq', 'urn:default'); rdf_loader_run(); checkpoint;"
        done = subprocess.run(
            [str(client), f"127.0.0.1:{sql}", "dba", "dba", load], cwd=home, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        yield address


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        server.kill()
        server.wait()


def _wait_for(address: str) -> None:
    """Return once a server answers at *address*; fail when it does not within our patience."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"no server at {address} within {PATIENCE} s")
