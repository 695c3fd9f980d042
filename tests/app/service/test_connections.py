"""Slow, silent and muddled clients: each is let go in time, and nobody else notices."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.conftest import SMALL
from tests.app.raw import get, heard, send, spoken
from tests.servers import Running, served

HURRY = {
    "connections.HEAD_SECONDS": 0.4,
    "connections.READ_SECONDS": 0.4,
    "asked.BODY_SECONDS": 0.4,
    "connections.MOST_CONNECTIONS": 20,
}
SOON = 5.0  # seconds in which a hurried server has let go, however busy the machine
GET = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"


@pytest.fixture(scope="module")
def hurried(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server without much patience."""
    folder = tmp_path_factory.mktemp("hurried")
    data = folder / "small.trig"
    data.write_text(SMALL, encoding="utf-8")
    with served("--sparql-only", "--data", str(data), folder=folder, hurried=HURRY) as server:
        yield server


def connected(server: Running) -> socket.socket:
    """Return a connection on which nothing was said yet."""
    return socket.create_connection(("127.0.0.1", server.port), timeout=SOON)


@pytest.mark.parametrize("words", [GET[:10], GET, GET + b"Accept: text/csv\r\n"])
def test_who_does_not_finish_the_head_is_told_so_and_let_go(words: bytes, hurried: Running) -> None:
    """408, whether it came to a stop in the first line or later."""
    response = spoken(hurried, words)
    assert response.startswith(b"HTTP/1.1 408 ")
    assert "na 0.4 seconden nog niet binnen" in response.decode()


def test_who_says_nothing_is_let_go_without_a_word(hurried: Running) -> None:
    """There was no question."""
    assert spoken(hurried, b"") == b""


def test_a_head_that_drips_is_not_waited_for_longer(hurried: Running) -> None:
    """Each byte does not buy new time."""
    started = time.monotonic()
    with connected(hurried) as line:
        line.settimeout(0.1)
        answer = b""
        for byte in GET * 20:
            try:
                line.sendall(bytes([byte]))
                answer += line.recv(1000)
            except TimeoutError:
                continue
            except OSError:
                break
            if answer:
                break
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - started < SOON


@pytest.mark.parametrize(
    "body",
    [b"Content-Length: 100\r\n\r\nASK {", b"Transfer-Encoding: chunked\r\n\r\n5\r\nASK {\r\n"],
)
def test_a_body_that_never_comes_is_408(body: bytes, hurried: Running) -> None:
    """With or without a length."""
    response = spoken(hurried, POST + body)
    assert response.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in response


def test_a_client_that_does_not_read_is_let_go(hurried: Running) -> None:
    """An answer of megabytes is not kept for it."""
    product = "%20".join(f"?a{n}%20?b{n}%20?c{n}." for n in range(4))
    target = f"/sparql?format=json&query=SELECT%20*%20%7B{product}%7D"
    with connected(hurried) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        line.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = line.recv(1000)
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        ends = time.monotonic() + SOON
        while time.monotonic() < ends and _is_open(hurried, line):
            time.sleep(0.05)
        assert len(heard(line)) < length


def _is_open(server: Running, line: socket.socket) -> bool:
    """Tell whether the server still has its end of *line*, as the system sees it."""
    port = f"{line.getsockname()[1]:04X}"
    rows = [row.split() for row in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    return any(
        row[1].endswith(f":{server.port:04X}") and row[2].endswith(f":{port}") and row[3] == "01"
        for row in rows
    )


def test_others_are_answered_while_slow_ones_hang(hurried: Running) -> None:
    """At once."""
    lines = [connected(hurried) for _ in range(8)]
    try:
        for line in lines:
            line.sendall(POST + b"Content-Length: 100\r\n\r\nASK")
        started = time.monotonic()
        assert get(hurried, "ASK {}").status == 200
        assert time.monotonic() - started < 0.35
    finally:
        for line in lines:
            line.close()


def test_a_crowd_is_turned_away_with_a_word(hurried: Running) -> None:
    """Who is inside stays inside."""
    lines = [connected(hurried) for _ in range(20)]
    try:
        response = spoken(hurried, b"")
        assert response.startswith(b"HTTP/1.1 503 ")
        lines[0].sendall(GET + b"\r\n")
        assert lines[0].recv(1000).startswith(b"HTTP/1.1 200 ")
    finally:
        for line in lines:
            line.close()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (b"Hallo!\r\n\r\n", 400),
        (b"GET /sparql HTTP/1.1\r\nHost: a b\r\nX\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"x" * 100, 400),
        (b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 200_000, 431),
        (
            b"GET /sparql?query="
            + b"x" * 70_000
            + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            414,
        ),
        (b"GET /sparql?query=" + b"x" * 200_000, 431),
    ],
)
def test_what_is_no_http_or_too_long_is_said_to_be(words: bytes, status: int, hurried: Running) -> None:
    """In a sentence, and the connection is closed."""
    response = spoken(hurried, words).decode()
    assert response.startswith(f"HTTP/1.1 {status} ")
    assert "content-type: text/plain; charset=utf-8" in response
    assert len(response.partition("\r\n\r\n")[2]) > 20


def test_a_long_query_by_get_works_up_to_the_limit(small: Running) -> None:
    """Fifty thousand bytes do, and by POST four times as many."""
    long = "ASK { } #" + "x" * 50_000
    assert get(small, long).status == 200
    longer = ("ASK { } #" + "x" * 190_000).encode()
    assert send(small, "POST", "/sparql", {"content-type": "application/sparql-query"}, longer).status == 200


def test_a_body_without_end_is_refused_while_it_comes(hurried: Running) -> None:
    """413 before the last byte, which never comes; then the client has its time to be quiet."""
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with connected(hurried) as line:
        line.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\n")
        answer = b""
        line.setblocking(False)
        ends = time.monotonic() + SOON
        while not answer and time.monotonic() < ends:
            try:
                line.send(piece)
            except BlockingIOError:
                time.sleep(0.001)
            try:
                answer = line.recv(1000)
            except BlockingIOError:
                continue
        assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_length_that_is_too_large_is_refused_before_a_byte_of_it(hurried: Running) -> None:
    """Who asks first whether to go on is not told to."""
    with connected(hurried) as line:
        line.sendall(POST + b"Content-Length: 10000000\r\nExpect: 100-continue\r\n\r\n")
        assert line.recv(1000).startswith(b"HTTP/1.1 413 ")


def test_a_connection_is_kept_for_the_next_question(hurried: Running) -> None:
    """Also after a refusal, and for questions sent together."""
    kept = http.client.HTTPConnection("127.0.0.1", hurried.port, timeout=SOON)
    for query, status in (("ASK%7B%7D", 200), ("NIETS", 400), ("ASK%7B%7D", 200)):
        kept.request("GET", f"/sparql?query={query}")
        response = kept.getresponse()
        assert (response.status, response.will_close) == (status, False)
        response.read()
    kept.close()
    with connected(hurried) as line:
        line.sendall((GET + b"\r\n") * 3)
        answers = b""
        while answers.count(b'"boolean":true') < 3:
            answers += line.recv(4000)
        assert answers.count(b"HTTP/1.1 200") == 3
