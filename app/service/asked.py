"""What a request over HTTP asks: its headers by name, its parameters and its body, each within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import unquote_to_bytes

from rodedraad.app.service.negotiation import spoken
from rodedraad.app.service.replies import Refusal
from rodedraad.ontology.wording import say

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]

LONGEST_URL = 60_000  # bytes behind the question mark; past 65,535 the parser gives up on the whole of it
LARGEST_BODY = 2 * 1024 * 1024  # bytes; a query of the longest length that is run, with room for its encoding
MOST_PARAMETERS = 200
BODY_SECONDS = 15.0
CLOSING = (b"connection", b"close")


class Request:
    """One HTTP request; header names are in lower case, and a header sent twice is joined by commas."""

    __slots__ = ("headers", "method", "path", "query_string", "raw_path", "receive", "scheme")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.raw_path: bytes = scope["raw_path"]
        self.scheme: str = scope["scheme"]
        self.query_string: bytes = scope["query_string"]
        self.receive = receive
        self.headers: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            earlier = self.headers.get(name)
            self.headers[name] = value if earlier is None else earlier + b", " + value

    def header(self, name: bytes) -> str:
        """Return the header *name* as text, empty where it was not sent."""
        return self.headers.get(name, b"").decode("latin-1")

    @property
    def language(self) -> str:
        """The language in which the client wants to be spoken to."""
        return spoken(self.header(b"accept-language"))

    @property
    def origin(self) -> str:
        """The scheme and host the client asked at, such as ``http://127.0.0.1:8000``."""
        return f"{self.scheme}://{self.header(b'host').lower()}"

    @property
    def url(self) -> str:
        """The address the client asked at, without what follows a question mark."""
        return self.origin + self.path

    def parameters(self) -> list[tuple[str, str]]:
        """Return the names and values behind the question mark, in their order."""
        return in_url(self.query_string)

    async def body(self, most: int = LARGEST_BODY) -> bytes:
        """Return the body; a refusal where it is larger than *most* bytes or does not come in time."""
        declared = self.headers.get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > most:
            raise _too_large(most)
        pieces, length, more = [], 0, True
        try:
            async with asyncio.timeout(BODY_SECONDS):
                while more:
                    message = await self.receive()
                    if message["type"] == "http.disconnect":
                        raise Refusal(400, say("app.http_client_gone"), [CLOSING])
                    pieces.append(message.get("body", b""))
                    length += len(pieces[-1])
                    more = message.get("more_body", False)
                    if length > most:
                        raise _too_large(most)
        except TimeoutError as error:
            message_of_ours = say("app.http_body_too_slow", seconds=f"{BODY_SECONDS:g}")
            raise Refusal(408, message_of_ours, [CLOSING]) from error
        return b"".join(pieces)

    async def gone(self) -> None:
        """Return when the client closed its side; everything it still sends is left unread."""
        while (await self.receive())["type"] != "http.disconnect":
            pass


def in_url(query_string: bytes) -> list[tuple[str, str]]:
    """Return the names and values of what stands behind the question mark of a URL, in their order."""
    if len(query_string) > LONGEST_URL:
        raise Refusal(414, say("app.http_url_too_long", length=len(query_string), most=LONGEST_URL))
    return decoded(query_string)


def decoded(form: bytes) -> list[tuple[str, str]]:
    """Return the names and values of a form, in their order; a refusal where it is not UTF-8."""
    pieces = [piece for piece in form.split(b"&") if piece]
    if len(pieces) > MOST_PARAMETERS:
        raise Refusal(400, say("app.http_too_many_parameters", most=MOST_PARAMETERS))
    try:
        pairs = [piece.replace(b"+", b" ").partition(b"=") for piece in pieces]
        return [(_unquoted(name), _unquoted(value)) for name, _, value in pairs]
    except UnicodeDecodeError as error:
        raise Refusal(400, say("app.http_not_utf8")) from error


def _unquoted(text: bytes) -> str:
    """Return *text* with its ``%`` escapes read, as ``urllib.parse`` does, but many times as quickly.

    They are read as Python's own ``\\x`` escapes, in one step for the whole text.
    """
    if b"%" not in text:
        return text.decode("utf-8")
    try:
        escaped = text.replace(b"\\", b"\\\\").replace(b"%", b"\\x")
        raw = escaped.decode("unicode_escape").encode("latin-1")
    except UnicodeDecodeError:  # a ``%`` that is no escape stays what it is
        raw = unquote_to_bytes(text)
    return raw.decode("utf-8")


def _too_large(most: int) -> Refusal:
    return Refusal(413, say("app.http_body_too_large", most=most // 1024))
