"""``rodedraad serve``: how it starts, what it says, and how it ends with nothing left behind."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.app.conftest import SMALL
from tests.app.raw import get, send
from tests.conftest import RunCli
from tests.servers import PATIENCE, Running, served

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{n} ?b{n} ?c{n} .' for n in range(12))} }}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small file to serve."""
    path = tmp_path / "small.trig"
    path.write_text(SMALL, encoding="utf-8")
    return path


def children(server: Running) -> list[int]:
    """Return the processes that *server* has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may end while we look
            parent = int(status.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            found += [int(status.parent.name)] if parent == server.process.pid else []
    return found


def are_gone(processes: list[int]) -> bool:
    """Return whether none of *processes* runs any more, soon."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if not any(Path(f"/proc/{pid}/cmdline").exists() for pid in processes):
            return True
        time.sleep(0.05)
    return False


def test_it_says_what_is_served_and_where(data: Path, tmp_path: Path) -> None:
    """In the language of the user, and how to end it."""
    with served("--sparql-only", "--data", str(data), "--lang", "en", folder=tmp_path) as server:
        assert server.said().startswith("‘Data from files’, version ")
        assert f"is ready at {server.sparql}\n" in server.said()
        assert "Ctrl-C" in server.said()
    assert server.said().endswith("The server has ended.\n")
    assert server.complained() == ""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_peace(how: signal.Signals, data: Path, tmp_path: Path) -> None:
    """Exit code 0, no traceback, no worker left, and who waits is told."""
    told: list[int] = []
    with served("--sparql-only", "--data", str(data), folder=tmp_path) as server:
        waiting = threading.Thread(target=lambda: told.append(get(server, ENDLESS).status))
        waiting.start()
        slow = socket.create_connection(("127.0.0.1", server.port))
        slow.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n")
        workers = children(server)
        assert len(workers) >= 2
        assert any(_works(worker) for worker in workers)
        started = time.monotonic()
        server.process.send_signal(how)
        assert server.process.wait(PATIENCE) == 0
        assert time.monotonic() - started < 10
        waiting.join()
        slow.close()
        assert are_gone(workers)
    assert told == [503]
    assert server.complained() == ""


def test_when_it_is_killed_its_workers_go_too(data: Path, tmp_path: Path) -> None:
    """Nobody answers to nobody."""
    with served("--sparql-only", "--data", str(data), folder=tmp_path) as server:
        workers = children(server)
        assert workers
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        assert are_gone(workers)


def test_a_client_that_goes_leaves_no_query_running(data: Path, tmp_path: Path) -> None:
    """The worker is free again long before the limit."""
    words = ("--sparql-only", "--data", str(data), "--workers", "1", "--timeout", "600")
    with served(*words, folder=tmp_path) as server:
        line = socket.create_connection(("127.0.0.1", server.port))
        target = ENDLESS.replace(" ", "%20").replace("?", "%3F")
        line.sendall(f"GET /sparql?query={target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        busy = [pid for pid in children(server) if _works(pid)]
        line.close()
        assert busy
        assert are_gone(busy)
        assert get(server, "ASK {}").status == 200


def _works(process: int) -> bool:
    """Return whether *process* is busy, seen over a while."""
    before, ends = _ticks(process), time.monotonic() + 2
    while time.monotonic() < ends:
        if _ticks(process) > before + 10:
            return True
        time.sleep(0.05)
    return False


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def test_it_listens_where_it_is_told(data: Path, tmp_path: Path) -> None:
    """At an address of IPv6 too, under which it then describes itself."""
    with served("--sparql-only", "--data", str(data), "--host", "::1", folder=tmp_path) as server:
        assert server.origin == f"http://[::1]:{server.port}"
        with urllib.request.urlopen(f"{server.sparql}?query=ASK%7B%7D", timeout=30) as response:
            assert response.status == 200
        with urllib.request.urlopen(server.sparql, timeout=30) as response:
            assert f"<{server.sparql}>" in response.read().decode()


def test_a_port_in_use_is_one_line(run_cli: RunCli) -> None:
    """Exit code 2, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_cli("serve", "--sparql-only", "--port", str(port))
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert f"Poort {port} op 127.0.0.1" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "192.0.2.1"], "192.0.2.1"),
        (["--host", "nergens.invalid"], "nergens.invalid bestaat niet op deze computer"),
        (["--data", "niets.ttl"], "niets.ttl bestaat niet"),
        (["--data", "niets.ttl", "--workspace", "."], "zowel --data als --workspace"),
        (["--data", "niets.ttl", "--endpoint", "http://127.0.0.1:9/"], "--endpoint"),
        (["--endpoint", "http://127.0.0.1:9/"], "kan hier niet doorgegeven worden"),
        (["--port", "70000"], "--port"),
        (["--timeout", "0"], "--timeout"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_what_cannot_be_served_is_one_sentence(words: list[str], said: str, run_cli: RunCli) -> None:
    """Exit code 2, no traceback."""
    done = run_cli("serve", "--sparql-only", "--port", "0", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_rows_and_seconds_have_the_limits_that_were_given(data: Path, tmp_path: Path) -> None:
    """A cut answer is said to be cut, in a header; a graph as a whole is never cut."""
    words = ("--sparql-only", "--data", str(data), "--limit-rows", "2", "--timeout", "0.5")
    with served(*words, folder=tmp_path) as server:
        response = get(server, "SELECT * { ?s ?p ?o }")
        assert (len(response.rows()), response.headers["answer-cut"]) == (2, "true")
        assert "answer-cut" not in get(server, "SELECT * { ?s ?p ?o } LIMIT 2").headers
        assert (
            send(server, "GET", "/graph-store?default", {"accept": "application/n-triples"}).text.count("\n")
            == 8
        )
        assert "langer dan 0.5 seconden" in get(server, ENDLESS).text


def test_an_allowed_server_is_asked_and_no_other(data: Path, small: Running, tmp_path: Path) -> None:
    """Federation over a list; such answers are never kept."""
    words = ("--sparql-only", "--data", str(data), "--allow-service", small.sparql)
    with served(*words, folder=tmp_path) as server:
        query = "SELECT (COUNT(*) AS ?n) {{ SERVICE <{}> {{ ?s ?p ?o }} }}"
        allowed = get(server, query.format(small.sparql))
        assert allowed.rows() == [{"n": "9"}]
        assert "etag" not in allowed.headers
        assert get(server, query.format(small.sparql + "/")).status == 403
        assert "BasicFederatedQuery" in send(server, "GET", "/sparql").text


def test_what_is_not_there_is_said_with_what_is(small: Running) -> None:
    """With or without pages, SPARQL and the questions are served."""
    response = send(small, "GET", "/overzicht")
    assert response.status == 404
    assert "/sparql, /api/questions, /graph-store" in response.text
    assert send(small, "GET", "/api/questions").status == 200
