"""Content negotiation: weights, wildcards, aliases, and what a client gets that does not choose."""

from __future__ import annotations

import pytest

from rodedraad.app.service.negotiation import PAGE, TRIPLES, accepted, best, named, spoken


@pytest.mark.parametrize(
    ("accept", "rows", "triples"),
    [
        ("", "json", "turtle"),
        ("*/*", "json", "turtle"),
        ("text/*", "csv", "turtle"),
        ("application/*", "json", "ntriples"),
        ("text/csv", "csv", None),
        ("TEXT/Tab-Separated-Values", "tsv", None),
        ("application/sparql-results+xml", "xml", None),
        ("application/sparql-results+json;q=0.1, text/csv;q=0.9", "csv", None),
        ("text/csv, */*", "csv", "turtle"),
        ("text/csv;q=0.5, */*", "json", "turtle"),
        ("*/*;q=0.1, application/n-triples;q=0.2", "json", "ntriples"),
        ("text/*, text/turtle;q=0", "csv", "rdfxml"),
        ("application/rdf+xml", None, "rdfxml"),
        ("application/ld+json", None, "jsonld"),
        ("text/turtle;version=1.1;q=0.4, application/n-triples;q=0.4", None, "turtle"),
        ("application/n-triples; q=1.000", None, "ntriples"),
        ("application/json", "json", "jsonld"),
        ("image/png", None, None),
        ("text/csv;q=0", None, None),
        ("text/csv;q=lots", None, None),
        ("csv", None, None),
        ("text/turtle/x, ,;", None, None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml", "rdfxml"),
    ],
)
def test_the_format_follows_the_weights(accept: str, rows: str | None, triples: str | None) -> None:
    """RFC 9110, section 12.5.1; truths go as rows do."""
    found = accepted(accept)
    assert (found.rows and found.rows.format) == rows
    assert found.truth == found.rows
    assert (found.triples and found.triples.format) == triples
    assert found.is_empty == (rows is triples is None)


def test_who_asks_for_an_alias_is_answered_under_that_name() -> None:
    """A client that knows only ``application/json`` could not read another name for it."""
    found = accepted("application/json, text/plain;q=0.5")
    assert found.rows == ("json", "application/json")
    assert found.triples == ("jsonld", "application/json")
    assert accepted("text/xml").of("truth") == ("xml", "text/xml; charset=utf-8")
    assert accepted("text/plain").of("triples") == ("ntriples", "text/plain; charset=utf-8")
    assert accepted("text/plain").of("rows") is None


def test_a_browser_prefers_a_page_and_a_tool_does_not() -> None:
    """The endpoint without a query has both."""
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    offers = (*TRIPLES, PAGE)
    assert best(browser, offers) == PAGE
    assert [best(tool, offers) for tool in ("", "*/*")] == [TRIPLES[0]] * 2


@pytest.mark.parametrize(
    ("name", "rows", "triples"),
    [
        ("json", "json", "jsonld"),
        ("XML", "xml", "rdfxml"),
        ("csv", "csv", None),
        ("turtle", None, "turtle"),
        ("rdf+xml", None, "rdfxml"),
        ("text/tab-separated-values", "tsv", None),
        ("application/ld+json", None, "jsonld"),
    ],
)
def test_a_format_can_be_named_in_the_url(name: str, rows: str | None, triples: str | None) -> None:
    """By a short name, as SPARQLWrapper does, or by a media type."""
    found = named(name)
    assert found
    assert (found.rows and found.rows.format) == rows
    assert (found.triples and found.triples.format) == triples


@pytest.mark.parametrize("name", ["", "docx", "image/png", "csv;"])
def test_a_format_nobody_knows_is_none(name: str) -> None:
    """The endpoint then says which ones it knows."""
    assert named(name) is None


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nl"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("nl,en;q=0.5", "nl"),
        ("de, en;q=0.1", "en"),
        ("de", "nl"),
        ("*", "nl"),
        ("en;q=0", "nl"),
        ("fy,nl;q=0.7,en;q=0.8", "en"),
    ],
)
def test_a_refusal_speaks_the_language_of_the_client(header: str, language: str) -> None:
    """Dutch where it does not choose, or only what we do not speak."""
    assert spoken(header) == language
