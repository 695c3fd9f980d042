"""Who may ask: names of this machine, and pages of origins that were named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.conftest import SMALL
from tests.app.raw import send, spoken
from tests.servers import Running, served

ASK = "/sparql?query=ASK%7B%7D"
PAGE = "https://voorbeeld.example"


@pytest.fixture(scope="module")
def open_to_pages(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that welcomes the pages of one origin, and another name of itself."""
    folder = tmp_path_factory.mktemp("gate")
    data = folder / "small.trig"
    data.write_text(SMALL, encoding="utf-8")
    words = ("--sparql-only", "--data", str(data), "--cors", f"{PAGE}/", "--allow-host", "Draad.example")
    with served(*words, folder=folder) as server:
        yield server


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1234", "localhost.", "127.0.0.1:80", "127.8.8.8", "[::1]:9", "10.0.0.5"]
)
def test_names_of_this_machine_and_addresses_in_figures_are_answered(host: str, small: Running) -> None:
    """No page on the internet can be at an address in figures and point it here."""
    assert send(small, "GET", ASK, {"host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[evil]", "2130706433", "a b"],
)
def test_another_name_is_refused_whatever_stands_behind_it(host: str, small: Running) -> None:
    """DNS rebinding: 421, also for what is open to all otherwise."""
    for target in (ASK, "/", "/.well-known/void", "/graph-store?default"):
        response = send(small, "GET", target, {"host": host})
        assert response.status == 421
        assert host in response.text
        assert "--allow-host" in response.text


def test_no_host_or_two_is_no_request_for_us(small: Running) -> None:
    """HTTP asks for exactly one."""
    assert spoken(small, f"GET {ASK} HTTP/1.0\r\n\r\n".encode()).startswith(b"HTTP/1.1 400 ")
    two = f"GET {ASK} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert spoken(small, two.encode()).startswith(b"HTTP/1.1 421 ")


def test_a_name_can_be_allowed(open_to_pages: Running) -> None:
    """In capitals or not."""
    assert send(open_to_pages, "GET", ASK, {"host": "draad.EXAMPLE:8000"}).status == 200


def test_a_page_from_elsewhere_is_refused_unless_it_is_welcome(
    small: Running, open_to_pages: Running
) -> None:
    """403 with how to let it in; a page of the server itself is at home."""
    for origin in (PAGE, "null", "http://localhost:1"):
        response = send(small, "GET", ASK, {"origin": origin})
        assert response.status == 403
        assert f"--cors {origin}" in response.text
        assert "access-control-allow-origin" not in response.headers
    assert send(small, "GET", ASK, {"origin": small.origin}).status == 200
    assert send(open_to_pages, "GET", ASK, {"origin": "https://ander.example"}).status == 403


def test_a_welcome_page_may_read_answers_and_refusals(open_to_pages: Running) -> None:
    """And the headers that it needs."""
    for target, status in ((ASK, 200), ("/sparql?query=nee", 400), ("/.well-known/void", 200), ("/nee", 404)):
        response = send(open_to_pages, "GET", target, {"origin": PAGE})
        assert response.status == status
        assert response.headers["access-control-allow-origin"] == PAGE
        assert "ETag" in response.headers["access-control-expose-headers"]
        assert "Origin" in response.headers["vary"]


def test_a_browser_that_asks_first_is_told_what_a_welcome_page_may(open_to_pages: Running) -> None:
    """The preflight of CORS; others learn nothing."""
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    response = send(open_to_pages, "OPTIONS", "/sparql", {"origin": PAGE, **asked})
    assert (response.status, response.body) == (204, b"")
    assert response.headers["access-control-allow-origin"] == PAGE
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "Content-Type" in response.headers["access-control-allow-headers"]
    refused = send(open_to_pages, "OPTIONS", "/sparql", {"origin": "https://ander.example", **asked})
    assert refused.status == 403
    assert "access-control-allow-methods" not in refused.headers


def test_who_is_no_page_sees_nothing_of_it(open_to_pages: Running) -> None:
    """But a cache between is told that pages are told apart."""
    response = send(open_to_pages, "GET", ASK)
    assert not [name for name in response.headers if name.startswith("access-control")]
    assert response.headers["vary"] == "Accept, Origin"
