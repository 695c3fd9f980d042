"""HTTP as it goes over the line: a request with exactly these headers, and what came back."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.servers import Running

SECONDS = 30


@dataclass(frozen=True)
class Response:
    """What came back: status, headers by lower-case name, and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without what follows it."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)

    def rows(self) -> list[dict[str, str]]:
        """Return the rows of a result in JSON: plain values by variable."""
        bindings = self.json()["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]


def send(
    server: Running,
    method: str,
    target: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Response:
    """Return the answer to a request with exactly *headers*, besides Host and the length of the body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    try:
        connection.putrequest(method, target, skip_accept_encoding=True, skip_host="host" in (headers or {}))
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        return _received(connection.getresponse())
    finally:
        connection.close()


def get(server: Running, query: str, accept: str = "", **parameters: str) -> Response:
    """Return the answer to *query* by GET."""
    target = f"/sparql?{urlencode({'query': query, **parameters})}"
    return send(server, "GET", target, {"accept": accept} if accept else {})


def spoken(server: Running, words: bytes, *, finish: bool = False) -> bytes:
    """Return all that comes back on a connection on which *words* are sent, until it is closed."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS) as line:
        line.sendall(words)
        if finish:
            line.shutdown(socket.SHUT_WR)
        return heard(line)


def heard(line: socket.socket) -> bytes:
    """Return all that still comes on *line*."""
    pieces = []
    try:
        while piece := line.recv(65536):
            pieces.append(piece)
    except ConnectionResetError:
        pass
    return b"".join(pieces)


def _received(response: http.client.HTTPResponse) -> Response:
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        earlier = headers.get(name.lower())
        headers[name.lower()] = value if earlier is None else f"{earlier}, {value}"
    return Response(response.status, headers, response.read())
