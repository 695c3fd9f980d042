"""What the server says of itself, over HTTP and to queries: service description, VoID, prefixes, examples."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rodedraad.app.service.asked import Request
from rodedraad.app.service.caching import Cache, etag
from rodedraad.app.service.negotiation import PAGE, TRIPLES, Media, best
from rodedraad.app.service.protocol import (
    FORMAT_NAMES,
    IGNORED,
    Parameters,
    formats,
    known_types,
    not_allowed,
    sorted_out,
)
from rodedraad.app.service.replies import VERSION_HEADER, Refusal, Reply, replied
from rodedraad.app.service.serving import Served
from rodedraad.app.service.snapshots import Snapshot
from rodedraad.graph.describing import About, Counts, count_queries, declarations, service, void
from rodedraad.graph.rdf import Triple
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import LANGUAGES, language, say
from rodedraad.queries.catalogue.examples import PREFIXES_NODE, Publication
from rodedraad.queries.catalogue.examples import examples as published
from rodedraad.queries.execution.pool import Pool
from rodedraad.queries.execution.running import Limits

SPARQL = "/sparql"
VOID = "/.well-known/void"
EXAMPLES = "/.well-known/sparql-examples"
COUNTING_SECONDS = 300.0  # our own queries may take longer than those of others
REST = 60.0  # seconds after which the worker for queries about the server itself is let go

# Each begins with plain letters: then they are looked for many times as quickly as by one pattern for all.
_ITSELF = [
    *(
        re.compile(re.escape(space))
        for space in ("shacl#", "rdfs.org/ns/void#", "sparql-service-description#")
    ),
    *(re.compile(rf"{prefix}:(?<![\w:-]{prefix}:)") for prefix in ("sh", "void", "sd", "spex")),
]


def asks_about_itself(query: str) -> bool:
    """Return whether *query* uses the vocabulary in which a server describes itself: SHACL, VoID or SD."""
    return any(pattern.search(query) for pattern in _ITSELF)


def examples(served: Served, origin: str, languages: Sequence[str] = LANGUAGES) -> list[Triple]:
    """Return what an editor offers who writes a query at *origin*: prefixes; of a workspace, questions."""
    place = Publication(origin + EXAMPLES, origin + SPARQL, served.limits.services, languages)
    questions = published(served.snapshot.library, place) if served.snapshot.iri else []
    return [*declarations(place.document + PREFIXES_NODE), *questions]


class Descriptions:
    """The descriptions of what is *served*; *origin* is the address the server gives itself."""

    def __init__(self, served: Served, cache: Cache, origin: str) -> None:
        self.served, self.cache, self.origin = served, cache, origin
        # An editor shows an example once for each language it is told in, so queries see them in one.
        self._language = language()
        self._counting: dict[tuple[str, bool], asyncio.Task[Counts]] = {}
        self._pool: Pool | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._leaving: set[asyncio.Future[None]] = set()
        self._folder: TemporaryDirectory[str] | None = None
        self._making = asyncio.Lock()

    @property
    def limits(self) -> Limits:
        """How far a query may go."""
        return self.served.limits

    async def endpoint(self, request: Request) -> Reply:
        """Return the service description as RDF, or for a browser a page that explains the endpoint."""
        media = _media(request, page=True)
        if media is PAGE:
            from rodedraad.app.service.pages import endpoint_page

            return endpoint_page(self.served, await self.counts(), request)
        return await self._reply(request, media, self._service)

    async def void(self, request: Request) -> Reply:
        """Return the VoID description of the dataset as RDF."""
        return await self._reply(request, _media(request), self._void, parts=True)

    async def examples(self, request: Request) -> Reply:
        """Return prefixes and example queries as RDF."""
        return await self._reply(request, _media(request), lambda origin, _: examples(self.served, origin))

    async def counts(self, *, parts: bool = False) -> Counts:
        """Return what the dataset is made of, counted once a version; with *parts* also each class apart."""
        key = (self.served.version, parts)
        if key not in self._counting:
            kept = {each: task for each, task in self._counting.items() if each[0] == key[0]}
            self._counting = kept | {key: asyncio.ensure_future(_counted(self.served.pool, parts))}
        try:
            return await asyncio.shield(self._counting[key])
        except Exception:
            self._counting.pop(key, None)
            raise

    async def pool(self) -> Pool:
        """Return a worker for queries about the server itself, over the dataset with its descriptions.

        The dataset alone is what all other queries see: a description never changes what they count. The
        worker goes when it has had nothing to do for a while.
        """
        async with self._making:
            version = self.served.version
            if self._pool is None:
                pool = Pool(
                    await self._described(version), version=version, warm=1, most=2, limits=self.limits
                )
                await pool.start()
                self._pool = pool
            elif self._pool.version != version:
                await self._pool.renew(await self._described(version), version)
            if self._rest:
                self._rest.cancel()
            seconds = REST + (self.limits.seconds or 0.0)
            self._rest = asyncio.get_running_loop().call_later(seconds, self._dismiss)
            return self._pool

    def _dismiss(self) -> None:
        """Let the worker go that nobody has needed for a while."""
        if self._pool:
            self._leaving.add(task := asyncio.ensure_future(self._pool.close()))
            task.add_done_callback(self._leaving.discard)
            self._pool = None

    async def close(self) -> None:
        """End what runs for descriptions, and leave no file behind."""
        for task in self._counting.values():
            task.cancel()
        if self._rest:
            self._rest.cancel()
        self._dismiss()
        await asyncio.gather(*self._leaving)
        if self._folder:
            self._folder.cleanup()

    def _about(self, origin: str) -> About:
        snapshot: Snapshot = self.served.snapshot
        endpoint = origin + SPARQL
        return About(snapshot.iri or f"{endpoint}#data", snapshot.version, endpoint, snapshot.titles)

    def _service(self, origin: str, counts: Counts) -> list[Triple]:
        federates = bool(self.limits.services)
        return service(self._about(origin), counts, void_at=origin + VOID, federates=federates)

    def _void(self, origin: str, counts: Counts) -> list[Triple]:
        return void(self._about(origin), counts)

    async def _reply(
        self,
        request: Request,
        media: Media,
        made: Callable[[str, Counts], Iterable[Triple]],
        *,
        parts: bool = False,
    ) -> Reply:
        key = (self.served.version, request.url, media)
        if kept := self.cache.get(key):
            return kept
        counts = await self.counts(parts=parts)
        body = await asyncio.to_thread(lambda: _written(made(request.origin, counts), media))
        version = (VERSION_HEADER, key[0].encode())
        reply = replied(body, media.type, (b"vary", b"Accept"), version, etag=etag(body, media.type))
        self.cache.put(key, reply, len(request.url))
        return reply

    async def _described(self, version: str) -> Path:
        """Return a file of the dataset with its descriptions in graphs of their own."""
        counts = await self.counts(parts=True)
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="rodedraad-")
        path = Path(self._folder.name) / f"{version}.nq"
        told = await asyncio.to_thread(examples, self.served, self.origin, (self._language,))
        graphs = {
            self.origin + EXAMPLES: told,
            self.origin + VOID: self._void(self.origin, counts),
            self.origin + SPARQL: self._service(self.origin, counts),
        }
        await asyncio.to_thread(_write_besides, self.served.snapshot.path, graphs, path)
        return path


async def _counted(pool: Pool, parts: bool) -> Counts:
    """Return what the counting queries find, all in the same version of the data."""
    while True:
        heads, rows = set(), {}
        for name, query in count_queries(parts).items():
            job = {"do": "query", "query": query, "formats": {"rows": "json"}, "rows": None}
            head, body = await pool.run(job, COUNTING_SECONDS)
            heads.add(head["version"])
            rows[name] = _rows(body)
        if len(heads) == 1:
            return Counts(rows)


def _rows(body: bytes) -> list[dict[str, str]]:
    bindings = json.loads(body)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


def _written(triples: Iterable[Triple], media: Media) -> bytes:
    from rodedraad.graph.formats import serialize

    return serialize(triples, media.format, PREFIXES)


def _write_besides(dataset: Path, graphs: dict[str, list[Triple]], target: Path) -> None:
    from rodedraad.graph.describing import besides

    target.write_bytes(besides(dataset.read_bytes(), graphs))


def _media(request: Request, *, page: bool = False) -> Media:
    """Return in which format a description goes to who sent *request*."""
    if request.method not in ("GET", "HEAD"):
        raise not_allowed(request.method, ("GET", "HEAD", "OPTIONS"))
    parameters: Parameters = request.parameters()
    if any(name not in FORMAT_NAMES + IGNORED for name, _ in parameters):
        known = ", ".join(FORMAT_NAMES[:1])
        raise Refusal(400, say("app.http_unknown_parameter", name=parameters[0][0], known=known))
    accept = request.header(b"accept")
    if any(value for name, value in parameters if name in FORMAT_NAMES):
        found = formats(sorted_out(parameters), accept).triples
    else:
        found = best(accept, (*TRIPLES, PAGE) if page else TRIPLES)
    if found is None:
        raise Refusal(406, say("app.http_not_acceptable", given=accept or "-", known=known_types()))
    return found
