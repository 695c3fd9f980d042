"""In which format an answer goes: what the client accepts, weighed against what we can write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple


class Media(NamedTuple):
    """A *format* as the graph room calls it, and the media *type* under which it goes over the line."""

    format: str
    type: str


class Formats(NamedTuple):
    """The format for each form an answer can have; None where the client accepts none of them."""

    rows: Media | None
    truth: Media | None
    triples: Media | None

    def of(self, form: str) -> Media | None:
        """Return the format for *form*: ``rows``, ``truth`` or ``triples``."""
        return self.triples if form == "triples" else self.truth if form == "truth" else self.rows

    @property
    def is_empty(self) -> bool:
        """Whether nothing we can write is accepted, whatever the form of the answer."""
        return self == (None, None, None)


# The first of each list is what a client gets that does not choose. What stands further down with the same
# format is an older or wider name of it, sent back to whoever asks for exactly that.
ROWS = (
    Media("json", "application/sparql-results+json"),
    Media("xml", "application/sparql-results+xml"),
    Media("csv", "text/csv; charset=utf-8"),
    Media("tsv", "text/tab-separated-values; charset=utf-8"),
    Media("json", "application/json"),
    Media("xml", "application/xml"),
    Media("xml", "text/xml; charset=utf-8"),
)
TRIPLES = (
    Media("turtle", "text/turtle; charset=utf-8"),
    Media("ntriples", "application/n-triples"),
    Media("jsonld", "application/ld+json"),
    Media("rdfxml", "application/rdf+xml"),
    Media("jsonld", "application/json"),
    Media("rdfxml", "application/xml"),
    Media("rdfxml", "text/xml; charset=utf-8"),
    Media("turtle", "application/x-turtle"),
    Media("ntriples", "text/plain; charset=utf-8"),
)
PAGE = Media("html", "text/html; charset=utf-8")

# What stands in a URL as ``format=``, with the names that clients without a choice of headers send.
NAMES = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdfxml"),
    "csv": ("csv", ""),
    "tsv": ("tsv", ""),
    "turtle": ("", "turtle"),
    "ttl": ("", "turtle"),
    "n3": ("", "turtle"),
    "ntriples": ("", "ntriples"),
    "nt": ("", "ntriples"),
    "rdfxml": ("", "rdfxml"),
    "rdf+xml": ("", "rdfxml"),
    "rdf": ("", "rdfxml"),
    "jsonld": ("", "jsonld"),
    "json-ld": ("", "jsonld"),
}


class Range(NamedTuple):
    """One thing a client accepts: a media type, or a group of them such as ``text/*``."""

    type: str
    weight: float
    precision: int


@lru_cache(maxsize=256)
def accepted(header: str) -> Formats:
    """Return the formats for a client that sends *header* as ``Accept``; our first ones where it is empty."""
    return Formats(best(header, ROWS), best(header, ROWS), best(header, TRIPLES))


def named(name: str) -> Formats | None:
    """Return the formats for ``format=`` *name*, a short name or a media type; None where we know it not."""
    if "/" in name:
        wanted = accepted(name)
        return None if wanted.is_empty else wanted
    if name.lower() not in NAMES:
        return None
    rows, triples = NAMES[name.lower()]
    return Formats(_first(rows, ROWS), _first(rows, ROWS), _first(triples, TRIPLES))


def best(header: str, offers: Sequence[Media]) -> Media | None:
    """Return which of *offers* a client prefers that sends *header*; None where it accepts none.

    The heaviest wins, then the one named most precisely, then our own order (RFC 9110, section 12.5.1).
    """
    if not header.strip():
        return offers[0]
    ranges = list(_ranges(header))
    weighed = [(*_weight(offer, ranges), -place) for place, offer in enumerate(offers)]
    weight, _, place = max(weighed)
    return offers[-place] if weight > 0 else None


def _weight(offer: Media, ranges: list[Range]) -> tuple[float, int]:
    """Return how much a client wants *offer*, by the most precise range that fits, and how precise it is."""
    whole = offer.type.partition(";")[0]
    group = whole.partition("/")[0] + "/*"
    fitting = [each for each in ranges if each.type in (whole, group, "*/*")]
    if not fitting:
        return 0.0, 0
    closest = max(fitting, key=lambda each: (each.precision, each.weight))
    return closest.weight, closest.precision


def _ranges(header: str) -> Iterator[Range]:
    for part in header.split(","):
        media, *parameters = [piece.strip().lower() for piece in part.split(";")]
        if re.fullmatch(r"\*/\*|[^\s/*]+/(?:\*|[^\s/*]+)", media):
            yield Range(media, _quality(parameters), 2 - media.count("*"))


def _quality(parameters: list[str]) -> float:
    """Return the weight among *parameters*, 1 where none is said; what is no weight counts as not wanted."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if re.fullmatch(r"\s*(?:0(?:\.\d*)?|1(?:\.0*)?)\s*", value) else 0.0
    return 1.0


def _first(name: str, offers: Sequence[Media]) -> Media | None:
    return next((offer for offer in offers if offer.format == name), None)


@lru_cache(maxsize=256)
def spoken(header: str) -> str:
    """Return the language of ours that a client prefers that sends *header* as ``Accept-Language``."""
    from rodedraad.ontology.wording import DEFAULT_LANGUAGE, LANGUAGES

    wanted: dict[str, float] = {}
    for part in header.split(","):
        tag, *parameters = [piece.strip().lower() for piece in part.split(";")]
        language = tag.partition("-")[0]
        if language in LANGUAGES:
            wanted[language] = max(_quality(parameters), wanted.get(language, 0.0))
    return max(wanted, key=lambda language: wanted[language]) if any(wanted.values()) else DEFAULT_LANGUAGE
