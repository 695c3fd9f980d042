"""Whatever the data hold, the page shows it as text, asks nothing of anyone, and stays still when asked."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.visualisations.conftest import Opened
from tests.visualisations.small import TOWN, page

Open = Callable[..., Opened]

LABELS = {
    "markup": "<script>document.title='x'</script><img src=x onerror=document.title='x'>",
    "end of script": "</script><script>document.title='x'</script><!--",
    "quotes": "\"dubbel\" 'enkel' `schuin` \\ {{ haken }} {% blok %} ${x} &lt;",
    "very long": "brandweerkazerne" * 60,
    "right to left": "\u202eשלום לכולם\u202c العربية",
    "emoji": "🚒 \U0001f9d1\u200d\U0001f692 é e\u0301",
    "control characters": "een\u0001twee\u0007drie\u001bvier\u0085vijf\u2028zes",
    "names of the language": "__proto__",
}
# What an attacker would try, each telling the outcome; the address is that of a server that counts.
TRIES = """async address => {
  const outcome = (work) => work.then(() => "let through", () => "refused");
  const loads = (tag, property) => new Promise((resolve, reject) => {
    const made = document.createElement(tag);
    made.onload = resolve;
    made.onerror = reject;
    made[property] = "http://" + address + "/" + tag;
    document.body.append(made);
  });
  const sends = new Promise((resolve, reject) => {
    document.addEventListener("securitypolicyviolation", (event) => {
      if (event.effectiveDirective === "form-action") reject();
    });
    const form = document.createElement("form");
    form.action = "http://" + address + "/form";
    document.body.append(form);
    form.submit();
    setTimeout(resolve, 2000);
  });
  const socket = new Promise((resolve, reject) => {
    const made = new WebSocket("ws://" + address + "/socket");
    made.onopen = resolve;
    made.onerror = reject;
  });
  return {
    fetch: await outcome(fetch("http://" + address + "/fetch")),
    image: await outcome(loads("img", "src")),
    script: await outcome(loads("script", "src")),
    socket: await outcome(socket),
    worker: await outcome(new Promise((resolve, reject) => {
      const made = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])));
      made.onmessage = resolve;
      made.onerror = reject;
    })),
    form: await outcome(sends),
  };
}"""
# Chooses by search what is out of sight, and tells where the map was in each of the frames after that.
GLIDE = """label => new Promise(resolve => {
  const { network, find, reach } = window.rodedraad;
  network.moveTo({ position: { x: 9000, y: 0 } });
  reach(find(label)[0].node);
  const seen = [];
  const look = () => {
    seen.push(Math.round(network.getViewPosition().x));
    if (seen.length < 6) requestAnimationFrame(look);
    else resolve([...new Set(seen)]);
  };
  look();
})"""


def called(label: str) -> str:
    """Return Turtle of one actor called *label* that works on one subject."""
    return (
        ':v a rd:SafetyField ; skos:prefLabel "Water"@nl ; skos:notation "1" .\n'
        f":a a rd:Actor ; skos:prefLabel {json.dumps(label, ensure_ascii=False)}@nl .\n"
        ":i a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :v ."
    )


@pytest.mark.parametrize("name", LABELS)
def test_a_label_is_text_whatever_it_holds(open_page: Open, name: str) -> None:
    """In panel and list it stands whole, nothing of it runs, and nothing is asked for or complained of."""
    label = LABELS[name]
    opened = open_page(page(called(label)))
    opened.page.evaluate(
        "() => window.rodedraad.choose(window.rodedraad.byIri.get('https://example.org/id/a').id)"
    )
    assert opened.page.text_content("#panel h2") == label
    assert opened.page.text_content("#lijst h4 a") == label
    assert (
        opened.page.locator("#panel *, #lijst *, #found *").evaluate_all(
            "found => found.filter(element => ['IMG', 'SCRIPT'].includes(element.tagName)).length"
        )
        == 0
    )
    assert opened.page.title() == "Proef · Rode Draad"
    assert (opened.requests, opened.complaints) == ([], [])


@pytest.mark.parametrize("name", LABELS)
def test_a_label_is_found_and_breaks_no_bounds(open_page: Open, name: str) -> None:
    """The search has it, and nothing makes the page wider than its window."""
    opened = open_page(page(called(LABELS[name])), viewport={"width": 1024, "height": 768})
    opened.search(LABELS[name][:12])
    opened.page.click("#view-list")
    assert opened.page.text_content("#panel h2") == LABELS[name]
    width = opened.page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= opened.page.evaluate("() => innerWidth")
    assert (
        opened.page.evaluate(
            "() => { const { scrollWidth, clientWidth } = document.querySelector('.side');"
            "return scrollWidth - clientWidth; }"
        )
        <= 0
    )


@pytest.mark.parametrize("name", LABELS)
def test_the_list_without_scripts_has_the_label(open_page: Open, name: str) -> None:
    """The twin that a screen reader gets."""
    opened = open_page(page(called(LABELS[name])), scripts=False)
    assert opened.page.text_content("#lijst h4 a") == LABELS[name]


def test_a_label_from_right_to_left_turns_nothing_else_around(open_page: Open) -> None:
    """Its kind stands behind it as behind any other label."""
    opened = open_page(page(called(LABELS["right to left"])))
    opened.page.click("#view-list")
    turned = opened.page.locator("#lijst h4 a, #lijst .ties a").evaluate_all(
        "found => found.map(link => getComputedStyle(link).unicodeBidi)"
    )
    assert set(turned) == {"isolate"}


def test_one_thing_alone(open_page: Open) -> None:
    """It shows, can be chosen, and the page says that nothing is linked to it."""
    opened = open_page(page(':a a rd:Actor ; skos:prefLabel "Alleen"@nl .'))
    assert opened.seen() == "U ziet 1 van 1"
    opened.search("Alleen")
    assert opened.page.inner_text("#panel h2") == "Alleen"
    opened.page.keyboard.press("Escape")
    assert opened.complaints == []


def test_a_thing_without_a_label_has_the_end_of_its_address(open_page: Open) -> None:
    """Rather than nothing to point at."""
    opened = open_page(page(":naamloos a rd:Actor ."))
    opened.search("naamloos")
    assert opened.page.inner_text("#panel h2") == "naamloos"


@pytest.mark.parametrize(("motion", "still"), [("reduce", True), ("no-preference", False)])
def test_nothing_glides_for_who_asked_for_no_motion(open_page: Open, motion: str, still: bool) -> None:
    """Without motion the map stands in its place in the first frame; else it gets there in several."""
    opened = open_page(page(TOWN), reduced_motion=motion)
    assert (len(opened.page.evaluate(GLIDE, "Brigade")) == 1) is still


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """A server that keeps what reaches it; its address and what it got."""
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer(connection: socket.socket) -> None:
            with connection:
                if asked := connection.recv(100):  # Chromium may connect to a form's address, without a word
                    got.append(asked)
                    connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

        def listen() -> None:
            with suppress(OSError):  # the end of listening
                while True:
                    threading.Thread(target=answer, args=[listening.accept()[0]], daemon=True).start()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        host, port = listening.getsockname()
        yield f"{host}:{port}", got
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(2)


def test_the_page_may_ask_nothing_of_anyone(
    browser: Browser, tmp_path: Path, server: tuple[str, list[bytes]]
) -> None:
    """With the network on and nothing between, every way out is refused and nothing reaches the server."""
    address, got = server
    path = tmp_path / "netwerk.html"
    path.write_text(page(TOWN), encoding="utf-8")
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(path.as_uri())
    opened.wait_for_function("document.documentElement.dataset.drawn === 'true'")
    outcomes = opened.evaluate(TRIES, address)
    # The same server does hear who may ask.
    opened.request.get(f"http://{address}/control")
    context.close()
    assert outcomes == dict.fromkeys(("fetch", "image", "script", "socket", "worker", "form"), "refused")
    assert [request.split()[1] for request in got] == [b"/control"]
