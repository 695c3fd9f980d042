"""``/sparql``: a query is answered, the address alone describes itself, and nothing is ever changed there."""

from __future__ import annotations

from rodedraad.app.service import protocol
from rodedraad.app.service.answers import Answers
from rodedraad.app.service.asked import Request
from rodedraad.app.service.descriptions import Descriptions, asks_about_itself
from rodedraad.app.service.replies import Reply
from rodedraad.app.service.serving import Served


class Endpoint:
    """The SPARQL endpoint over what is *served*."""

    def __init__(self, served: Served, answers: Answers, descriptions: Descriptions) -> None:
        self.served, self.answers, self.descriptions = served, answers, descriptions

    async def __call__(self, request: Request) -> Reply:
        """Return the answer to the query in *request*; what the endpoint says of itself without one."""
        query = await protocol.read(request)
        if query is None:
            return await self.descriptions.endpoint(request)
        if kept := self.answers.kept(self.served.version, query):
            return kept
        pool = self.served.pool
        if asks_about_itself(query.text):
            pool = await self.descriptions.pool()
        return await self.answers.reply(pool, query, request)
