"""The second door: a SPARQL 1.1 endpoint that answers as the store in memory would."""

from __future__ import annotations

import re
from email.message import Message
from typing import Any, cast

import pyoxigraph as ox

from rodedraad.graph.answers import Answer
from rodedraad.graph.engine import Result, read_triples
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

_ROWS_MEDIA = {"application/sparql-results+json", "application/json"}
_TRIPLES_MEDIA = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_EXCERPT = 300


class RemoteStore:
    """A SPARQL 1.1 endpoint at an http(s) address; *timeout* is the longest silence in seconds we accept."""

    def __init__(self, endpoint: str, timeout: float = 30) -> None:
        if not re.fullmatch(r"https?://[^\s/]\S*", endpoint):
            raise Fault(say("graph.endpoint_address", endpoint=endpoint))
        self.endpoint, self.timeout = endpoint, timeout

    def result(self, text: str) -> Result:
        """Return what the endpoint finds for the query *text*."""
        form = _form(text)
        media, body = self._fetch(text, form)
        try:
            if media in _ROWS_MEDIA:
                answered = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
                return Result(_as_truth(answered) if form == "ASK" else answered)
            if media in _TRIPLES_MEDIA:
                return Result(read_triples(body, _TRIPLES_MEDIA[media]))
        except SyntaxError as error:
            raise self._fault("graph.endpoint_broken_answer", media=media, reason=str(error)) from error
        key = "graph.endpoint_html" if "html" in media else "graph.endpoint_media_type"
        raise self._fault(key, media=media or "?")

    def query(self, text: str) -> Answer:
        """Return the answer of the endpoint to the query *text*."""
        return self.result(text).answer()

    def _fetch(self, text: str, form: str) -> tuple[str, bytes]:
        from http.client import HTTPException
        from urllib.error import HTTPError, URLError

        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        try:
            response = self._request(text, form).query().response
            with response:
                headers: Message = response.info()
                return headers.get_content_type(), response.read()
        except HTTPError as error:
            with error:
                raise self._fault(
                    "graph.endpoint_refused", reason=_excerpt(error.read(), error.code)
                ) from error
        except SPARQLWrapperException as error:
            raise self._fault("graph.endpoint_refused", reason=_excerpt(*_cause(error))) from error
        except TimeoutError as error:
            raise self._fault("graph.endpoint_silent", seconds=f"{self.timeout:g}") from error
        except (URLError, HTTPException, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise self._fault("graph.endpoint_silent", seconds=f"{self.timeout:g}") from error
            raise self._fault("graph.endpoint_down", reason=getattr(error, "reason", error)) from error

    def _request(self, text: str, form: str) -> Any:
        from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

        wrapper: Any = SPARQLWrapper(self.endpoint, agent="rodedraad")
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.timeout = self.timeout
        # Words in comments lead SPARQLWrapper astray: it would take a remark about adding for an update.
        wrapper.setQuery(_HIDING.sub(lambda hiding: "" if hiding[0].startswith("#") else hiding[0], text))
        wrapper.queryType = form or wrapper.queryType
        wrapper.setReturnFormat(TURTLE if form in ("CONSTRUCT", "DESCRIBE") else JSON)
        return wrapper

    def _fault(self, key: str, **values: object) -> Fault:
        return Fault(say(key, endpoint=self.endpoint, **values))


# What may hide a keyword: comments, IRIs and texts (SPARQL 1.1, section 19.8).
_HIDING = re.compile(r'<[^<>\s]*>|"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|#[^\n]*')
_FORMS = re.compile(r"(?<![?$:\w])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![:\w])", re.IGNORECASE)


def _form(query: str) -> str:
    """Return which of the four forms *query* has, in capitals; empty where none is seen.

    SPARQLWrapper looks for it too, but is led astray by comments in front.
    """
    found = _FORMS.search(_HIDING.sub(" ", query))
    return found[1].upper() if found else ""


def _as_truth(answered: ox.QuerySolutions | ox.QueryBoolean) -> ox.QueryBoolean:
    """Return the yes or no of an ASK, also where Virtuoso wraps it in a row with a number."""
    if isinstance(answered, ox.QueryBoolean):
        return answered
    values = [row[0].value for row in answered if isinstance(row[0], ox.Literal)]
    said = b"true" if values in (["1"], ["true"]) else b"false"
    truth = ox.parse_query_results(b'{"head":{},"boolean":' + said + b"}", ox.QueryResultsFormat.JSON)
    return cast("ox.QueryBoolean", truth)


def _cause(error: Exception) -> tuple[bytes, int]:
    """Return the body and HTTP status behind an exception of SPARQLWrapper, which keeps the body's repr."""
    from ast import literal_eval

    told = str(error).partition("Response:\n")[2]
    try:
        body = literal_eval(told)
    except (ValueError, SyntaxError):
        body = told.encode()
    return (body if isinstance(body, bytes) else b""), getattr(error.__context__, "code", 0)


def _excerpt(body: bytes, status: int) -> str:
    """Return the first words of what a server said, without markup and control characters."""
    plain = re.sub(r"<[^>]*>", " ", body[:20_000].decode("utf-8", "replace"))
    words = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", plain).split())
    return f"{status} {words[:_EXCERPT]}".strip()
