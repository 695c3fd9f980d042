"""The page as text: nothing from outside, everything in the list, hostile words stay words."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.wording import LANGUAGES, language, say
from rodedraad.queries.networks.network import network
from rodedraad.visualisations.network import ROOM, draw, write
from tests.conftest import RunCli
from tests.visualisations.conftest import data_of
from tests.visualisations.small import TOWN, page, thing, town

SVG = "http://www.w3.org/2000/svg"  # a name, that no browser asks for
HOSTILE = [
    "</script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "aanhaling\" en 'enkel' & meer",
    "שלום \u202eomgekeerd",
    "{{ 7 * 7 }} {% raw %} ${0}",
    "heel lang " * 40,
]


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text in between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)

    def values(self, attribute: str) -> list[str]:
        """Return every value of *attribute*."""
        return [attributes[attribute] or "" for _, attributes in self.found if attribute in attributes]


def town_with(label: str) -> str:
    """Return Turtle of a town in which everything is called *label*."""
    told = json.dumps(label, ensure_ascii=False)
    return TOWN.replace('"Water"', told).replace('"Brigade"', told).replace('"Een meer."', told)


@pytest.fixture(scope="session")
def packaged_page(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset."""
    return draw(network(packaged_store, "nl"), language="nl", title="Proef", version="abc")


@pytest.fixture(params=["packaged", "invented"])
def store(
    request: pytest.FixtureRequest, packaged_store: EmbeddedStore, municipality_store: EmbeddedStore
) -> EmbeddedStore:
    """Two municipalities that have nothing in common."""
    return packaged_store if request.param == "packaged" else municipality_store


def test_nothing_points_outside(packaged_page: str) -> None:
    """No src, every href stays on the page, and style and script ask for nothing."""
    elements = Elements(packaged_page)
    assert elements.values("src") == []
    assert all(href.startswith("#") for href in elements.values("href"))
    assert not [
        tag for tag, _ in elements.found if tag in ("link", "iframe", "object", "embed", "base", "form")
    ]
    for path in sorted(path for path in (ROOM / "static").rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8").replace(SVG, "")
        assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttpRequest|WebSocket|import\(|eval\(", text)


def test_the_policy_forbids_every_request(packaged_page: str) -> None:
    """Even if something slipped in, the browser would not fetch it."""
    policies = [
        attributes["content"]
        for _, attributes in Elements(packaged_page).found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    expected = (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )
    assert policies == [expected]


@pytest.mark.parametrize("wanted", LANGUAGES)
def test_the_page_speaks_one_language(wanted: str) -> None:
    """Document language, words and labels are those asked for, and the caller's language stays as it was."""
    html = page(language=wanted)
    assert html.startswith("<!doctype html>")
    assert f'<html lang="{wanted}">' in html
    assert ("Wie werkt hieraan" in html) == (wanted == "nl")
    assert ("Who works on this" in html) == (wanted == "en")
    labels = {node["label"] for node in data_of(html)["nodes"]}
    assert ("Zwemmen" in labels, "Swimming" in labels) == (wanted == "nl", wanted == "en")
    assert language() == "nl"


def test_the_same_input_gives_the_same_bytes(
    run_command: RunCli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also in another process with another hash seed."""
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        assert run_command("draw", "--view", "work", "-o", f"{seed}.html").exit_code == 0
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_the_list_holds_every_node_and_every_link_leads_somewhere(store: EmbeddedStore) -> None:
    """Each node has one entry in the list, with its label; each link points at such an entry."""
    graph = network(store, "nl")
    html = draw(graph, language="nl", title="Proef", version="abc")
    elements = Elements(html)
    anchors = Counter(value for value in elements.values("id") if re.fullmatch(r"n\d+", value))
    assert set(anchors.values()) == {1}
    assert len(anchors) == len(graph)
    texts = " ".join(elements.texts)
    assert all(facts["label"] in texts for facts in graph.nodes.values())
    targets = {href[1:] for href in elements.values("href") if href.startswith("#n")}
    assert targets == set(anchors)


def test_the_map_holds_every_node_and_every_link(store: EmbeddedStore) -> None:
    """Nothing is lost between the network and the data of the page, parallel links included."""
    graph = network(store, "nl")
    data = data_of(draw(graph, language="nl", title="Proef", version="abc"))
    iris = {node["id"]: node["iri"] for node in data["nodes"]}
    assert sorted(iris.values()) == sorted(graph)
    drawn = Counter((iris[edge["from"]], iris[edge["to"]]) for edge in data["edges"])
    assert drawn == Counter((source, target) for source, target in graph.edges())


def test_parallel_links_stay_apart() -> None:
    """Two involvements of one actor in one category are two links, one with its role."""
    data = data_of(page())
    ids = {node["iri"]: node["id"] for node in data["nodes"]}
    found = [
        edge.get("roles", [])
        for edge in data["edges"]
        if (edge["from"], edge["to"]) == (ids[thing("b")], ids[thing("c")])
    ]
    assert sorted(found) == [[], ["Redder"]]


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_words_stay_words(label: str) -> None:
    """They come back from the data exactly, and make no element in the page."""
    html = page(town_with(label))
    calm = page(town_with("rustig"))
    assert label in {node["label"] for node in data_of(html)["nodes"]}
    kinds = Counter(tag for tag, _ in Elements(html).found)
    assert kinds == Counter(tag for tag, _ in Elements(calm).found)
    assert not [
        name for _, attributes in Elements(html).found for name in attributes if name.startswith("on")
    ]


def test_a_hostile_title_stays_text() -> None:
    """The title of the workspace is escaped too."""
    html = draw(town(), language="nl", title="<script>alert(1)</script>", version="<b>")
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_legend_is_made_of_what_is_drawn(store: EmbeddedStore) -> None:
    """Each kind and each field has one entry with its number, under the label of the graph."""
    graph = network(store, "nl")
    html = draw(graph, language="nl", title="Proef", version="abc")
    told = re.findall(
        r'data-group="kind".*?class="label">(.*?)</span> <span class="count">(\d+)', html, re.DOTALL
    )
    counts = Counter(facts["kind_label"] for facts in graph.nodes.values())
    assert dict(told) == {label: str(number) for label, number in counts.items()}
    fields = {field for facts in graph.nodes.values() for field in facts["fields"]}
    assert len(re.findall(r'<button class="entry"[^>]*data-group="field"', html)) == len(fields)


def test_a_passage_is_shown_only_when_its_document_is_registered() -> None:
    """Without it the page tells where something is written, with it also what."""
    without = data_of(page())["grounds"]
    assert ["Bijlage A", 0] in without
    passages = {thing("p2"): "De brigade redt zwemmers."}
    html = draw(town(), language="nl", title="Proef", version="abc", passages=passages)
    assert ["Bijlage A", 0, "De brigade redt zwemmers."] in data_of(html)["grounds"]


def test_what_no_source_states_is_told_with_its_reason() -> None:
    """A membership that was judged carries author and reason, in the data and in the list."""
    html = page()
    reasons = [reason for edge in data_of(html)["edges"] for reason in edge.get("reasons", [])]
    assert reasons == [say("visualisations.page_judgement", author="Wij", reason="Zij zitten aan tafel.")]
    assert "Zij zitten aan tafel." in " ".join(Elements(html).texts)


def test_an_empty_network_says_why() -> None:
    """Empty is an answer, with what to do next."""
    assert say("visualisations.page_list_nothing") in page("")


def test_a_thing_without_label_is_called_by_its_address() -> None:
    """The last part of its IRI, never nothing."""
    assert [node["label"] for node in data_of(page(":naamloos a rd:Actor ."))["nodes"]] == ["naamloos"]


def test_the_library_comes_with_its_licence(packaged_page: str) -> None:
    """vis-network is the one of the installed pyvis package, notice included."""
    assert "vis.js is dual licensed" in packaged_page
    assert "sourceMappingURL" not in packaged_page


def test_a_page_is_written_whole_in_utf8(tmp_path: Path) -> None:
    """Whatever the locale; the folder is made."""
    path = tmp_path / "uit" / "kaart.html"
    write("<p>één café 🚲</p>", path)
    assert path.read_bytes() == "<p>één café 🚲</p>".encode()
    assert [file.name for file in path.parent.iterdir()] == ["kaart.html"]


@pytest.mark.parametrize(
    ("wanted", "says"), [("nl", "internet is niet nodig"), ("en", "no internet is needed")]
)
def test_the_command_says_what_it_drew(run_cli: RunCli, tmp_path: Path, wanted: str, says: str) -> None:
    """One line in the language: how much, where, how big."""
    path = tmp_path / "kaart.html"
    done = run_cli("draw", "-o", str(path), "--lang", wanted)
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert says in done.stdout and str(path) in done.stdout
    data = data_of(path.read_text(encoding="utf-8"))
    assert f" {len(data['nodes'])} " in done.stdout
    assert path.stat().st_size < 1_000_000


def test_a_place_that_cannot_be_written_is_said(run_cli: RunCli, tmp_path: Path) -> None:
    """A file where a folder should be: one line, exit code 2."""
    (tmp_path / "bestand").write_text("hier", encoding="utf-8")
    done = run_cli("draw", "-o", str(tmp_path / "bestand" / "kaart.html"))
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr and str(tmp_path / "bestand") in done.stderr
