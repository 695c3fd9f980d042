"""The page that explains the endpoint: Dutch, readable without script, and nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.app.conftest import E
from tests.app.raw import send
from tests.servers import Running

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


class Links(HTMLParser):
    """Gathers what a page refers to, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and the addresses in it."""
        self.elements.append(tag)
        self.found += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def test_a_browser_gets_a_page_in_its_language(small: Running) -> None:
    """Dutch, or English where that is asked."""
    for language, said in (("nl", "Op dit adres stelt u vragen"), ("en", "At this address you ask")):
        response = send(small, "GET", "/sparql", {**BROWSER, "accept-language": language})
        assert (response.status, response.media) == (200, "text/html")
        assert response.headers["content-language"] == language
        assert response.headers["vary"] == "Accept, Accept-Language"
        assert f'<html lang="{language}">' in response.text
        assert said in response.text


def test_the_page_says_what_is_there(small: Running) -> None:
    """Graphs with their size, the version, the formats, and how data are changed."""
    response = send(small, "GET", "/sparql", BROWSER)
    for said in (
        f"{E}g1",
        response.headers["dataset-version"],
        "text/turtle",
        "rodedraad build",
        "PREFIX rd:",
    ):
        assert said in response.text


def test_the_page_needs_nothing_from_elsewhere(small: Running) -> None:
    """No script, no style or picture to fetch; the policy forbids them too."""
    response = send(small, "GET", "/sparql", BROWSER)
    links = Links()
    links.feed(response.text)
    assert {"script", "img", "link", "iframe"}.isdisjoint(links.elements)
    assert links.found
    assert [link for link in links.found if not link.startswith("/")] == []
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "url(" not in response.text


def test_every_link_of_the_page_leads_somewhere(small: Running) -> None:
    """Descriptions, and each graph by its name."""
    links = Links()
    links.feed(send(small, "GET", "/sparql", BROWSER).text)
    for link in links.found:
        assert send(small, "GET", link, BROWSER).status == 200, link


def test_the_form_of_the_page_asks_and_chooses_a_format(small: Running) -> None:
    """Its example as it stands, with the format first in the list."""
    page = send(small, "GET", "/sparql", BROWSER).text
    example = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    choice = re.search(r'<option value="(\w+)"', page)
    assert example
    assert choice
    from html import unescape
    from urllib.parse import urlencode

    target = f"/sparql?{urlencode({'query': unescape(example[1]), 'format': choice[1]})}"
    response = send(small, "GET", target, BROWSER)
    assert response.text.splitlines() == ["kind,number", f"{E}Thing,2", f"{E}Other,1"]


def test_the_root_leads_to_the_endpoint(small: Running) -> None:
    """For who types only the address of the machine."""
    response = send(small, "GET", "/")
    assert (response.status, response.headers["location"]) == (307, "/sparql")
