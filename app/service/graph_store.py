"""``/graph-store``: a graph of the dataset as a whole, by its name or by its address; only to be read.

Specification: https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from rodedraad.app.service.answers import Answers
from rodedraad.app.service.asked import Request
from rodedraad.app.service.descriptions import Descriptions
from rodedraad.app.service.negotiation import TRIPLES, Formats, best
from rodedraad.app.service.protocol import Query, known_types, not_allowed, require_iri
from rodedraad.app.service.replies import Refusal, Reply
from rodedraad.app.service.serving import Served
from rodedraad.ontology.wording import say

PATH = "/graph-store"
METHODS = ("GET", "HEAD", "OPTIONS")
WRITING = ("DELETE", "PATCH", "POST", "PUT")


class GraphStore:
    """The graphs of what is *served*."""

    def __init__(self, served: Served, answers: Answers, descriptions: Descriptions) -> None:
        self.served, self.answers, self.descriptions = served, answers, descriptions

    async def __call__(self, request: Request) -> Reply:
        """Return the graph that *request* names: ``?graph=IRI``, ``?default``, or behind the path."""
        if request.method in WRITING:
            raise Refusal(403, say("app.http_read_only"))
        if request.method not in METHODS:
            raise not_allowed(request.method, METHODS)
        graph = await self._graph(request)
        pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        media = best(request.header(b"accept"), TRIPLES)
        if media is None:
            given = request.header(b"accept")
            raise Refusal(406, say("app.http_not_acceptable", given=given, known=known_types()))
        query = Query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}", (), (), Formats(None, None, media))
        return await self.answers.reply(self.served.pool, query, request, rows=False)

    async def _graph(self, request: Request) -> str:
        """Return the IRI of the graph asked for, empty for all together; a refusal where it is not here."""
        path = request.raw_path.decode("latin-1")  # as it was sent: a name may hold ``%20``
        inner = path.removeprefix(PATH).removeprefix("/")
        if not inner:
            graph = _named(request)
            return graph and await self._present(graph)
        if request.query_string:
            raise Refusal(400, say("app.http_graph_parameters"))
        # The address itself is the name of the graph; where the workspace names its graphs under another
        # address, the rest of the path stands for the rest of that name.
        names = [request.origin + path]
        if base := self.served.snapshot.graphs:
            names.append(base + inner)
        return await self._present(*names)

    async def _present(self, *names: str) -> str:
        graphs = (await self.descriptions.counts()).graphs
        for name in names:
            if name in graphs:
                return name
        raise Refusal(404, say("app.http_no_graph", graph=names[0], count=len(graphs)))


def _named(request: Request) -> str:
    """Return the graph that the parameters name, empty for the default graph; a refusal where not one."""
    parameters = request.parameters()
    if len(parameters) == 1:
        name, value = parameters[0]
        if name == "graph":
            require_iri("graph", value)
            return value
        if (name, value) == ("default", ""):
            return ""
    raise Refusal(400, say("app.http_graph_parameters"))
