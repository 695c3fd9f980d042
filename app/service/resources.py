"""From ASGI to a function that answers a request, and back: the way in for every address of the server."""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from rodedraad.app.service.asked import Receive, Request, Scope
from rodedraad.app.service.caching import is_known
from rodedraad.app.service.gate import Gate
from rodedraad.app.service.replies import Refusal, Reply, Send, broken, deliver, refused
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say, set_language

Answer: TypeAlias = Callable[[Request], Awaitable[Reply]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

REQUEST = "rodedraad.request"


class Resource:
    """An address of the server as an ASGI application: *answer* says what stands there, or why not."""

    def __init__(self, answer: Answer, methods: tuple[str, ...] = ("GET", "HEAD", "OPTIONS")) -> None:
        self.answer = answer
        self.allowed = Reply(204, ((b"allow", ", ".join(methods).encode()),))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request: Request = scope.get(REQUEST) or Request(scope, receive)
        reply = await self._reply(request)
        known = request.headers.get(b"if-none-match")
        if known and request.method in ("GET", "HEAD") and is_known(known, reply.etag):
            reply = reply.unchanged()
        await deliver(reply, send)

    async def _reply(self, request: Request) -> Reply:
        try:
            if request.method == "OPTIONS":
                return self.allowed
            return await self.answer(request)
        except Fault as fault:
            return refused(fault)
        except asyncio.CancelledError:
            return refused(Refusal(503, say("app.http_ending")))
        except Exception:  # whatever it is, the client is told and the server goes on
            traceback.print_exc(file=sys.stderr)
            return broken()


class Front:
    """The application as a whole: past the gate to the *fast* addresses, or through *rest* to the others."""

    def __init__(self, gate: Gate, fast: dict[str, App], rest: App) -> None:
        self.gate, self.fast, self.rest = gate, fast, rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it at the gate."""
        request = scope[REQUEST] = Request(scope, receive)
        set_language(request.language)
        try:
            self.gate.check(request)
        except Fault as fault:
            await deliver(refused(fault), send)
            return
        if self.gate.origins:
            send = _adding(send, list(self.gate.headers(request)))
            if reply := self.gate.preflight(request):
                await deliver(reply, send)
                return
        await self.fast.get(request.path, self.rest)(scope, receive, send)


def _adding(send: Send, headers: list[tuple[bytes, bytes]]) -> Send:
    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *headers]}
        await send(message)

    return sent
