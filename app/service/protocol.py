"""The SPARQL 1.1 Protocol: which query a request holds, over which graphs, to be answered in which format.

Specification: https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rodedraad.app.service.asked import Request, decoded, in_url
from rodedraad.app.service.negotiation import NAMES, ROWS, TRIPLES, Formats, accepted, named
from rodedraad.app.service.replies import Refusal
from rodedraad.ontology.wording import say
from rodedraad.queries.sparql.guarding import LONGEST

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
DIRECT = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"

# Not of the standard: SPARQLWrapper names the format in all three, and SIB's editor marks its own questions.
FORMAT_NAMES = ("format", "output", "results")
IGNORED = ("ac",)
GRAPHS = ("default-graph-uri", "named-graph-uri")
KNOWN = ("query", *GRAPHS, *FORMAT_NAMES, *IGNORED)
UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")

LONGEST_REMEMBERED = 8 * 1024  # bytes of a URL whose query is kept as it was read

Parameters = list[tuple[str, str]]


class Query(NamedTuple):
    """One query, the graphs it goes over (none named: all of them), and the formats its answer may have."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    formats: Formats


async def read(request: Request) -> Query | None:
    """Return the query that *request* holds; None where it asks for the description of the endpoint.

    Raises a ``Refusal`` for everything that is no query: another method or type, an update, two queries.
    """
    if request.method in ("GET", "HEAD"):
        return from_url(request)
    if request.method == "POST":
        return _query(await _posted(request), request.header(b"accept"))
    raise not_allowed(request.method, METHODS)


def from_url(request: Request) -> Query | None:
    """Return the query in the URL of *request*, None where there is none but the address itself."""
    if not request.query_string:
        return None
    accept = request.header(b"accept")
    if len(request.query_string) <= LONGEST_REMEMBERED:
        return _remembered(request.query_string, accept)
    return _from_url(request.query_string, accept)


def _from_url(query_string: bytes, accept: str) -> Query | None:
    parameters = in_url(query_string)
    if any(name in UPDATES for name, _ in parameters):
        raise Refusal(400, say("app.http_update_by_get"))
    if all(name in FORMAT_NAMES + IGNORED for name, _ in parameters):
        return None
    return _query(parameters, accept)


# Reading a URL takes longer than finding its answer; who asks again mostly asks with the same bytes.
_remembered = lru_cache(maxsize=512)(_from_url)


async def _posted(request: Request) -> Parameters:
    """Return the parameters of a request by POST: those of the URL, and the body as what its type says."""
    media, _, rest = request.header(b"content-type").lower().partition(";")
    media = media.strip()
    if media == UPDATE:
        raise Refusal(403, say("app.http_read_only"))
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", rest)
    is_encoded = request.header(b"content-encoding") not in ("", "identity")
    if media not in (DIRECT, FORM) or is_encoded or (charset and charset[1] not in ("utf-8", "utf8")):
        raise _unsupported(request)
    body = await request.body()
    if media == FORM:
        return request.parameters() + decoded(body)
    try:
        return [*request.parameters(), ("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise Refusal(400, say("app.http_not_utf8")) from error


def _query(parameters: Parameters, accept: str) -> Query:
    values = sorted_out(parameters)
    texts = values["query"]
    if any(values[name] for name in UPDATES):
        key = "app.http_query_and_update" if texts else "app.http_read_only"
        raise Refusal(400 if texts else 403, say(key))
    if not texts:
        raise Refusal(400, say("app.http_query_missing"))
    if len(texts[0]) > LONGEST:
        raise Refusal(413, say("app.http_query_too_long", length=len(texts[0]), most=LONGEST))
    return Query(
        texts[0],
        _iris("default-graph-uri", values),
        _iris("named-graph-uri", values),
        formats(values, accept),
    )


def sorted_out(parameters: Parameters) -> dict[str, list[str]]:
    """Return the values of each parameter we know; a refusal for another one, and for one too many."""
    values: dict[str, list[str]] = {name: [] for name in KNOWN + UPDATES}
    for name, value in parameters:
        if name not in values:
            raise Refusal(
                400, say("app.http_unknown_parameter", name=_shown(name), known=", ".join(KNOWN[:4]))
            )
        values[name].append(value)
    for name in ("query", "update"):
        if len(values[name]) > 1:
            raise Refusal(400, say("app.http_parameter_twice", name=name, count=len(values[name])))
    return values


def formats(values: dict[str, list[str]], accept: str) -> Formats:
    """Return the formats that the URL names, else those of the ``Accept`` header; a refusal without any."""
    given = [value for name in FORMAT_NAMES for value in values[name] if value]
    if given:
        return _named(given)
    found = accepted(accept)
    if found.is_empty:
        raise Refusal(406, say("app.http_not_acceptable", given=_shown(accept), known=known_types()))
    return found


def known_types() -> str:
    """Return the media types we write, for people: each format once."""
    return ", ".join(media.type.partition(";")[0] for media in (*ROWS[:4], *TRIPLES[:4]))


def not_allowed(method: str, methods: Iterable[str]) -> Refusal:
    """Return the refusal of *method* at an address that knows *methods*."""
    known = ", ".join(methods)
    return Refusal(405, say("app.http_method", method=method, known=known), [(b"allow", known.encode())])


def _named(given: list[str]) -> Formats:
    found = [named(value) for value in given]
    if None in found:
        unknown = given[found.index(None)]
        raise Refusal(400, say("app.http_unknown_format", given=_shown(unknown), known=", ".join(NAMES)))
    wanted = [each for each in found if each]
    if len({(each.rows and each.rows.format, each.triples and each.triples.format) for each in wanted}) > 1:
        raise Refusal(400, say("app.http_formats_differ", given=_shown(", ".join(given))))
    return wanted[0]


def _iris(name: str, values: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the graphs named by parameter *name*, each once."""
    for value in values[name]:
        require_iri(name, value)
    return tuple(dict.fromkeys(values[name]))


_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|^`\\]*')


def require_iri(name: str, value: str) -> None:
    """Raise a ``Refusal`` where *value*, given as parameter *name*, is no absolute IRI."""
    if not _IRI.fullmatch(value):
        raise Refusal(400, say("app.http_no_iri", name=name, given=_shown(value)))


def _unsupported(request: Request) -> Refusal:
    given = request.header(b"content-type") or "-"
    known = f"{DIRECT}, {FORM}"
    sentence = say("app.http_media_type", given=_shown(given), known=known)
    return Refusal(415, sentence, [(b"accept-post", known.encode())])


def _shown(text: str) -> str:
    """Return *text* short enough to quote and without what a terminal would obey."""
    plain = "".join(character if character.isprintable() else "·" for character in text)
    return plain if len(plain) <= 100 else plain[:99] + "…"
