"""The page that explains the endpoint to a person with a browser: no script, no outside address."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.app.service.asked import Request
from rodedraad.app.service.protocol import known_types
from rodedraad.app.service.replies import VERSION_HEADER, Reply, replied
from rodedraad.app.service.serving import Served
from rodedraad.graph.describing import Counts
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import choose, language, say

if TYPE_CHECKING:
    from jinja2 import Environment

HTML = "text/html; charset=utf-8"
POLICY = (
    b"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    b"frame-ancestors 'none'"
)
EXAMPLE = """\
SELECT ?kind (COUNT(DISTINCT ?thing) AS ?number) WHERE {
  ?thing a ?kind
} GROUP BY ?kind ORDER BY DESC(?number) ?kind LIMIT 20"""
SHORT = "SELECT * WHERE { ?s ?p ?o } LIMIT 5"
CHOICES = ("csv", "json", "xml", "tsv", "turtle", "ntriples", "jsonld", "rdfxml")


def endpoint_page(served: Served, counts: Counts, request: Request) -> Reply:
    """Return the page at the address of the endpoint, in the language of who asks."""
    from rodedraad.visualisations.palette import SCHEMES

    body = _environment().get_template("endpoint.html")
    text = body.render(
        say=say,
        language=language(),
        schemes=SCHEMES,
        title=choose(served.snapshot.titles) or say("app.page_untitled"),
        version=served.snapshot.version,
        triples=number(counts.triples),
        graphs=[(name, number(count)) for name, count in sorted(counts.graphs.items())],
        url=request.url,
        sparql="/sparql",
        void="/.well-known/void",
        examples="/.well-known/sparql-examples",
        store="/graph-store",
        questions="/api/questions",
        choices=[(name, say(f"app.page_format_{name}")) for name in CHOICES],
        example=EXAMPLE,
        short=SHORT,
        known=known_types(),
        seconds=f"{served.limits.seconds:g}",
        prefixes=list(PREFIXES.items()),
    )
    return replied(
        text.encode(),
        HTML,
        (b"content-language", language().encode()),
        (b"content-security-policy", POLICY),
        (b"referrer-policy", b"no-referrer"),
        (b"vary", b"Accept, Accept-Language"),
        (VERSION_HEADER, served.snapshot.version.encode()),
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
