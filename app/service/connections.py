"""A connection that nobody can keep to himself: who sends or reads too slowly is let go.

uvicorn waits without end for the head of a request, and for a client that does not read; here both have
a limit.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from rodedraad.app.service.asked import LONGEST_URL
from rodedraad.ontology.wording import say

HEAD_SECONDS = 10.0  # for the head of a request, and for what is still sent when it is answered already
READ_SECONDS = 60.0  # for a client to take in what fits in the buffers
LONGEST_HEAD = LONGEST_URL + 32 * 1024  # bytes
LONGEST_TARGET = LONGEST_URL + 4 * 1024
MOST_CONNECTIONS = 500


class Connection(HttpToolsProtocol):
    """One connection to a client: uvicorn's, with patience that ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._patience: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._in_head = False
        self._head_length = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect a request before long; turn away who comes when there are too many already."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            self._refuse(503, say("app.http_crowded"))
        else:
            self._expect()

    def data_received(self, data: bytes) -> None:
        """Take in what came; who has not sent a whole head by now has the rest of his time for it."""
        super().data_received(data)
        if self._in_head:
            self._head_length += len(data)
            if self._head_length > LONGEST_HEAD:
                self._refuse(431, say("app.http_head_too_long", most=LONGEST_HEAD))
        if not self._in_head and self.cycle is not None and not self.cycle.response_complete:
            self._unexpect()
        elif self._patience is None:
            self._expect()

    def on_message_begin(self) -> None:
        """Know that a head is coming in."""
        super().on_message_begin()
        self._in_head, self._head_length = True, 0

    def on_headers_complete(self) -> None:
        """Know that the head is there; read no further where its address is too long to be taken apart."""
        self._in_head = False
        if len(self.url) > LONGEST_TARGET:
            self._refuse(414, say("app.http_url_too_long", length=len(self.url), most=LONGEST_URL))
        else:
            super().on_headers_complete()

    def pause_writing(self) -> None:
        """Give a client that reads slowly its time."""
        super().pause_writing()
        self._reading = self.loop.call_later(READ_SECONDS, self._give_up_reading)

    def resume_writing(self) -> None:
        """See that the client reads after all."""
        if self._reading:
            self._reading.cancel()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._unexpect()
        if self._reading:
            self._reading.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Say that what came is no HTTP."""
        self._refuse(400, say("app.http_no_http"))

    def _expect(self) -> None:
        self._patience = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _unexpect(self) -> None:
        if self._patience:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        if self._in_head:
            self._refuse(408, say("app.http_head_too_slow", seconds=f"{HEAD_SECONDS:g}"))
        elif self.timeout_keep_alive_task is None:
            self.transport.close()
        self._patience = None

    def _give_up_reading(self) -> None:
        self.transport.abort()

    def _refuse(self, status: int, sentence: str) -> None:
        """Say why the connection ends, to who has not been understood so far."""
        if self.transport.is_closing():
            return
        body = f"{sentence}\n".encode()
        lines = [
            STATUS_LINE[status],
            b"content-type: text/plain; charset=utf-8\r\n",
            b"content-length: %d\r\n" % len(body),
            b"connection: close\r\n\r\n",
            body,
        ]
        self.transport.write(b"".join(lines))
        self.transport.close()
