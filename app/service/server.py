"""The server put together: which address leads where, and how it starts and ends."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from rodedraad.app.service import descriptions, graph_store, protocol, question_data, questions_api
from rodedraad.app.service.answers import Answers
from rodedraad.app.service.asked import Request
from rodedraad.app.service.caching import Cache
from rodedraad.app.service.connections import Connection
from rodedraad.app.service.descriptions import Descriptions
from rodedraad.app.service.endpoint import Endpoint
from rodedraad.app.service.gate import Gate
from rodedraad.app.service.graph_store import GraphStore
from rodedraad.app.service.replies import Refusal, Reply
from rodedraad.app.service.resources import App, Front, Resource
from rodedraad.app.service.serving import Served, watch
from rodedraad.app.service.snapshots import Fingerprint, Snapshot, Source
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.execution.running import Limits

IDLE_SECONDS = 30  # for a connection that is kept open between two requests
ENDING_SECONDS = 2
WAITING_CONNECTIONS = 2048


@dataclass(frozen=True)
class Settings:
    """How a server serves: where, to whom, and how far a query may go."""

    host: str = "127.0.0.1"
    port: int = 0
    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()
    limits: Limits = field(default_factory=Limits)
    workers: int = 2


class Telling:
    """What a server tells while it runs; each of these is called with what is new."""

    def __init__(
        self,
        started: Callable[[str], None],
        renewed: Callable[[Snapshot], None],
        broken: Callable[[str], None],
    ) -> None:
        self.started, self.renewed, self.broken = started, renewed, broken


def routes(answers: Answers, described: Descriptions, served: Served) -> list[BaseRoute]:
    """Return which address leads where, all but the endpoint itself."""
    store = Resource(GraphStore(served, answers, described), graph_store.METHODS)
    return [
        Route("/", Resource(_to_the_endpoint)),
        Route(graph_store.PATH, store),
        Route(graph_store.PATH + "/{graph:path}", store),
        Route(descriptions.VOID, Resource(described.void)),
        Route(descriptions.EXAMPLES, Resource(described.examples)),
        *questions_api.routes(served, answers.cache),
        Route("/{path:path}", Resource(_nothing)),
    ]


def application(served: Served, settings: Settings, origin: str) -> tuple[App, Descriptions]:
    """Return the application over what is *served* at *origin*, and what describes that."""
    cache = Cache()
    answers, described = Answers(cache), Descriptions(served, cache, origin)
    endpoint = Resource(Endpoint(served, answers, described), protocol.METHODS)
    rest = Starlette(routes=routes(answers, described, served))
    gate = Gate([*settings.hosts, settings.host], settings.origins)
    fast: dict[str, App] = dict.fromkeys((descriptions.SPARQL, descriptions.SPARQL + "/"), endpoint)
    return Front(gate, fast, rest), described


def serve(
    snapshot: Snapshot, source: Source, settings: Settings, seen: Fingerprint, telling: Telling
) -> None:
    """Serve *snapshot*, and what the files of *source* become, until the process is told to end."""
    listening = listen(settings.host, settings.port)
    with contextlib.closing(listening), asyncio.Runner(loop_factory=_loop) as runner:
        runner.run(_serve(listening, snapshot, source, settings, seen, telling))


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at *host* and *port*; a ``Fault`` where that cannot be."""
    try:
        family, kind, protocol_number, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol_number)
    except OSError as error:
        raise Fault(say("app.serve_no_host", host=host)) from error
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(WAITING_CONNECTIONS)
    except OSError as error:
        listening.close()
        raise Fault(say("app.serve_port_taken", host=host, port=port, reason=error.strerror)) from error
    return listening


async def _serve(
    listening: socket.socket,
    snapshot: Snapshot,
    source: Source,
    settings: Settings,
    seen: Fingerprint,
    telling: Telling,
) -> None:
    served = Served(snapshot, settings.limits, settings.workers)
    origin = _origin(settings.host, listening.getsockname()[1])
    app, described = application(served, settings, origin)
    server = Server(app)
    try:
        await served.start()
        async with _aside(watch(served, source, telling.renewed, telling.broken, seen)):
            server.when_told(lambda: _end(server, served, described))
            telling.started(origin)
            await server.serve([listening])
    finally:
        await described.close()
        await served.close()


async def _end(server: Server, served: Served, described: Descriptions) -> None:
    """End the queries that run, so that nobody is left waiting, and then the server."""
    await described.close()
    await served.close()
    server.should_exit = True


class Server(uvicorn.Server):
    """uvicorn's server, ended by us: it would end the process before the workers are gone."""

    def __init__(self, app: App) -> None:
        self._ending: asyncio.Task[None] | None = None
        super().__init__(
            uvicorn.Config(
                app,
                http=Connection,
                ws="none",
                lifespan="off",
                access_log=False,
                log_config=None,
                log_level="critical",
                proxy_headers=False,
                server_header=False,
                headers=[("X-Content-Type-Options", "nosniff")],
                timeout_keep_alive=IDLE_SECONDS,
                timeout_graceful_shutdown=ENDING_SECONDS,
            )
        )

    def when_told(self, end: Callable[[], Any]) -> None:
        """Run *end* when the process is told to end: by Ctrl-C, or by the system."""
        loop = asyncio.get_running_loop()

        def told(*_: object) -> None:
            if self._ending is None:
                self._ending = loop.create_task(end())

        for each in (signal.SIGINT, signal.SIGTERM):
            if sys.platform == "win32":
                signal.signal(each, lambda *_: loop.call_soon_threadsafe(told))
            else:
                loop.add_signal_handler(each, told)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


@asynccontextmanager
async def _aside(work: Any) -> AsyncIterator[None]:
    """Do *work* beside the block, no longer than the block takes."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _loop() -> asyncio.AbstractEventLoop:
    if sys.platform == "win32":
        return asyncio.new_event_loop()
    import uvloop

    return uvloop.new_event_loop()


def _origin(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


async def _to_the_endpoint(_request: Request) -> Reply:
    return Reply(307, ((b"location", descriptions.SPARQL.encode()), (b"content-length", b"0")))


async def _nothing(request: Request) -> Reply:
    known = ", ".join((descriptions.SPARQL, question_data.PATH, graph_store.PATH, descriptions.VOID))
    raise Refusal(404, say("app.http_not_found", path=request.path[:100], known=known))
