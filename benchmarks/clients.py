"""Clients that keep their connections: they ask a list of requests in turn, and note how long each took."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httptools


@dataclass
class Tally:
    """What came of many requests: the seconds of each answer, the statuses, and how many were dropped."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    dropped: int = 0

    def note(self, status: int, seconds: float) -> None:
        """Keep what came of one request."""
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.seconds.append(seconds)

    def quantile(self, share: float) -> float:
        """Return the seconds within which *share* of the requests was answered."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def request(endpoint: str, query: str, accept: str = "application/sparql-results+json") -> bytes:
    """Return a POST of *query* as it goes over the wire: a GET of the longest would be over 8 kB."""
    parts, body = urlsplit(endpoint), query.encode()
    head = (
        f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: {accept}\r\n"
        f"Content-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Client:
    """One connection to *endpoint* that stays open from answer to answer."""

    def __init__(self, endpoint: str) -> None:
        self._address = urlsplit(endpoint)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._whole = False

    async def ask(self, wire: bytes) -> int:
        """Return the status of the answer to the request *wire*, once it is whole."""
        if self._writer is None or self._reader is None:
            host, port = self._address.hostname, self._address.port
            self._reader, self._writer = await asyncio.open_connection(host, port)
        self._writer.write(wire)
        self._whole = False
        parser = httptools.HttpResponseParser(self)
        while not self._whole:
            piece = await self._reader.read(1 << 18)
            if not piece:
                raise ConnectionError("closed before the answer was whole")
            parser.feed_data(piece)
        return int(parser.get_status_code())

    def on_message_complete(self) -> None:
        """Note that the answer is whole (called by the parser)."""
        self._whole = True

    def close(self) -> None:
        """Let the connection go."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


class Caller:
    """One connection to *endpoint* that waits for each answer: what it adds to an answer itself is little."""

    def __init__(self, endpoint: str) -> None:
        address = urlsplit(endpoint)
        self._line = socket.create_connection((address.hostname or "", address.port or 80))
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._whole = False

    def ask(self, wire: bytes) -> int:
        """Return the status of the answer to the request *wire*, once it is whole."""
        self._line.sendall(wire)
        self._whole = False
        parser = httptools.HttpResponseParser(self)
        while not self._whole:
            parser.feed_data(self._line.recv(1 << 18))
        return int(parser.get_status_code())

    def on_message_complete(self) -> None:
        """Note that the answer is whole (called by the parser)."""
        self._whole = True

    def close(self) -> None:
        """Let the connection go."""
        self._line.close()


async def hammer(endpoint: str, wires: Iterable[bytes], clients: int, seconds: float) -> Tally:
    """Return what came of *clients* asking *wires*, which never end, side by side for so many *seconds*."""
    tally, ends, turn = Tally(), time.perf_counter() + seconds, iter(wires)
    await asyncio.gather(*(_keep_asking(Client(endpoint), turn, ends, tally) for _ in range(clients)))
    return tally


async def _keep_asking(client: Client, turn: Iterator[bytes], ends: float, tally: Tally) -> None:
    for wire in turn:
        before = time.perf_counter()
        if before > ends:
            break
        try:
            tally.note(await client.ask(wire), time.perf_counter() - before)
        except (ConnectionError, OSError):
            tally.dropped += 1
            client.close()
    client.close()
