"""What a group proposes on the page: noted, kept, drawn apart, saved as one file, and taken in from there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog

from rodedraad.graph.proposals.items import Kind, Session
from rodedraad.graph.proposals.reading import read_file
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.terms import SKOS
from rodedraad.queries.networks.network import network
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.harvest import harvest_block
from rodedraad.visualisations.network import draw
from tests.conftest import RunCli
from tests.graph.proposals.made import COOPERATIVE, DISPUTES, RD, item, saved
from tests.visualisations.conftest import Opened
from tests.visualisations.test_accessibility import faults

Open = Callable[..., Opened]
HOSTILE = "Wij <script>document.title='x'</script><img src=x onerror=document.title='x'> \u202eook"
NOTHING_KEPT = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } });"""


@pytest.fixture(scope="module")
def html(municipality_store: EmbeddedStore) -> str:
    """The page of the invented municipality with its harvest."""
    graph = network(municipality_store, "nl")
    more = harvest_block(municipality_store, graph)
    return draw(graph, language="nl", title="Proef", version="abc123", more=more)


@pytest.fixture
def opened(html: str, open_page: Open) -> Opened:
    """That page, with dialogs of the browser accepted and told."""
    found = open_page(html)

    def accept(dialog: Dialog) -> None:
        found.complaints.append(dialog.type)
        dialog.accept()

    found.page.on("dialog", accept)
    return found


def again(opened: Opened) -> None:
    """Load the page anew."""
    opened.page.reload()
    opened.page.wait_for_selector("html[data-drawn=true]", state="attached")


def propose(
    opened: Opened,
    text: str = "Tekst",
    kind: str = "remark",
    *,
    about: str = "Burenruzies",
    group: str = "Groep blauw",
) -> None:
    """Note a proposal about a thing, by keyboard."""
    opened.search(about)
    opened.page.focus("#map")
    opened.page.keyboard.press("o")
    opened.page.check(f"input[name=harvest-kind][value={kind}]")
    if kind == "vote":
        opened.page.check("input[name=harvest-choice][value=for]")
    opened.page.fill("#harvest-text", text)
    opened.page.fill("#harvest-group", group)
    opened.page.keyboard.press("Enter")


def shown(opened: Opened) -> list[str]:
    """Return what the list of proposals says, each on one line, without its buttons."""
    opened.page.evaluate("() => { document.getElementById('harvest').open = true; }")
    entries = opened.page.locator("#harvest-items > li").all()
    return [" | ".join(entry.locator("p:not(.controls)").all_inner_texts()) for entry in entries]


def harvested(opened: Opened, tmp_path: Path) -> Session:
    """Save the harvest, and return what the strict reader finds in the file."""
    opened.page.evaluate("() => { document.getElementById('harvest').open = true; }")
    with opened.page.expect_download() as download:
        opened.page.click("#harvest-save")
    assert download.value.suggested_filename.startswith("oogst-20")
    path = tmp_path / "oogst.jsonld"
    download.value.save_as(path)
    return read_file(path)


def test_a_remark_by_keyboard(opened: Opened, tmp_path: Path) -> None:
    """In the list, in the panel as a proposal, and in the file with group, time and target."""
    propose(opened, "Wie belt er?")
    assert shown(opened) == ["opmerking · Groep blauw | Burenruzies | Wie belt er?"]
    assert "voorstel, nog niet beoordeeld" in opened.page.inner_text("#panel")
    assert "Wie belt er?" in opened.page.inner_text("#panel .proposals")
    read = harvested(opened, tmp_path)
    assert (read.dataset, read.group) == ("abc123", "Groep blauw")
    [remark] = read.items
    assert (remark.kind, remark.targets, remark.text) == (Kind.REMARK, (DISPUTES,), "Wie belt er?")
    assert remark.time.endswith("Z")
    assert opened.complaints == []


def test_a_link_by_mouse(opened: Opened, tmp_path: Path) -> None:
    """Only links that the model can hold, to things of the right kind; in words before it is noted."""
    opened.page.mouse.click(*opened.at("Coöperatie Blauwe Ruïne"))
    opened.page.click("#panel .harvest-begin")
    opened.page.click("#harvest-form label:has-text('verbinding')")
    options = opened.page.locator("#harvest-link option").all_inner_texts()
    assert options[0] == "Coöperatie Blauwe Ruïne – betrokken bij – …"
    assert all("Coöperatie Blauwe Ruïne" in option for option in options)
    opened.page.fill("#harvest-end", "Team Digitaal")  # a party, and this link goes to a subject
    assert opened.page.locator("#harvest-end-found [role=option]").count() == 0
    opened.page.fill("#harvest-end", "burenr")
    opened.page.locator("#harvest-end-found [role=option]").first.dispatch_event("mousedown")
    told = opened.page.inner_text("#harvest-link-told")
    assert told.startswith("Coöperatie Blauwe Ruïne – betrokken bij – ")
    assert told.endswith("Burenruzies")
    opened.page.fill("#harvest-group", "Groep rood")
    opened.page.click("#harvest-put")
    [link] = harvested(opened, tmp_path).items
    assert (link.kind, link.link) == (Kind.LINK, (COOPERATIVE, RD + "involvedIn", DISPUTES))


def test_a_theme_is_matched_with_an_agenda_item(
    municipality_store: EmbeddedStore, open_page: Open, tmp_path: Path
) -> None:
    """By keyboard, with the kind of match to choose; from the item the same matches run the other way."""
    graph = whole(municipality_store, "nl")
    more = harvest_block(municipality_store, graph)
    opened = open_page(draw(graph, language="nl", title="Proef", version="abc123", more=more))
    opened.search("Oplichting via internet")
    opened.page.focus("#map")
    opened.page.keyboard.press("o")
    opened.page.check("input[name=harvest-kind][value=link]")
    told = opened.page.locator("#harvest-link option").all_inner_texts()
    assert "… – sluit aan bij (is een deel van) – Oplichting via internet" in told
    opened.page.keyboard.press("Escape")
    opened.search("Burenruzies")
    opened.page.focus("#map")
    opened.page.keyboard.press("o")
    opened.page.check("input[name=harvest-kind][value=link]")
    told = opened.page.locator("#harvest-link option").all_inner_texts()
    matches = [option for option in told if "sluit aan bij" in option]
    assert len(matches) == 5
    opened.page.select_option("#harvest-link", label="Burenruzies – sluit aan bij (raakt aan) – …")
    opened.page.fill("#harvest-end", "oplichting via")
    opened.page.keyboard.press("Enter")
    assert "Burenruzies – sluit aan bij (raakt aan) – " in opened.page.inner_text("#harvest-link-told")
    opened.page.fill("#harvest-text", "Vaak dezelfde mensen.")
    opened.page.fill("#harvest-group", "Groep rood")
    opened.page.click("#harvest-put")
    assert "sluit aan bij (raakt aan)" in " ".join(shown(opened))
    [proposal] = harvested(opened, tmp_path).items
    assert proposal.link is not None
    assert proposal.link[:2] == (DISPUTES, SKOS.relatedMatch)


def test_a_doubt_about_a_link(opened: Opened, tmp_path: Path) -> None:
    """Of a chosen link the file names both ends and the link itself."""
    edge = opened.page.evaluate(
        """() => { const { edges, chooseEdge, nodes, harvest } = window.rodedraad;
          const edge = edges.find(edge => edge.sort === "involvement");
          chooseEdge(edge);
          return [nodes.get(edge.from).iri, harvest.linkOf(edge), nodes.get(edge.to).iri]; }"""
    )
    opened.page.focus("#map")
    opened.page.keyboard.press("o")
    assert opened.page.locator("input[name=harvest-kind]").count() == 3
    opened.page.check("input[name=harvest-kind][value=doubt]")
    opened.page.fill("#harvest-text", "Klopt dat nog?")
    opened.page.fill("#harvest-group", "Groep blauw")
    opened.page.click("#harvest-put")
    assert "Klopt dat nog?" in opened.page.inner_text("#panel .proposals")
    [doubt] = harvested(opened, tmp_path).items
    assert (doubt.kind, list(doubt.link or ())) == (Kind.DOUBT, edge)
    assert edge[1] == RD + "involvedIn"


def test_votes_on_a_thing_and_on_a_proposal_are_counted(opened: Opened, tmp_path: Path) -> None:
    """A vote needs no words, but a choice."""
    propose(opened, "Meer toezicht")
    shown(opened)
    for choice in ("for", "against"):
        opened.page.locator("#harvest-items > li").first.get_by_role("button", name="Stemmen").click()
        opened.page.click("#harvest-put")
        assert "Kies voor of tegen" in opened.page.inner_text("#harvest-wrong")
        opened.page.check(f"input[name=harvest-choice][value={choice}]")
        opened.page.click("#harvest-put")
    assert "Stemmen: 1 voor, 1 tegen" in shown(opened)[0]
    propose(opened, "", "vote")
    remark, *votes = harvested(opened, tmp_path).items
    assert [(vote.vote, vote.targets) for vote in votes] == [
        ("for", (remark.id,)),
        ("against", (remark.id,)),
        ("for", (DISPUTES,)),
    ]


def test_what_is_noted_survives_a_reload_and_the_browser_warns_until_it_is_saved(
    opened: Opened, tmp_path: Path
) -> None:
    """The warning comes before the page is left, and not after saving."""
    propose(opened)
    again(opened)
    assert opened.complaints == ["beforeunload"]
    assert len(shown(opened)) == 1
    assert "Nog niet als bestand bewaard" in opened.page.inner_text("#harvest-standing")
    harvested(opened, tmp_path)
    assert "1 voorstel. Als bestand bewaard." in opened.page.inner_text("#harvest-standing")
    again(opened)
    assert opened.complaints == ["beforeunload"]
    assert len(shown(opened)) == 1


def test_a_browser_that_keeps_nothing_says_so_and_still_saves(opened: Opened, tmp_path: Path) -> None:
    """As for a file on a stick, in some browsers."""
    opened.page.add_init_script(NOTHING_KEPT)
    again(opened)
    propose(opened)
    shown(opened)
    assert "onthoudt niets" in opened.page.inner_text("#harvest-memory")
    assert len(harvested(opened, tmp_path).items) == 1
    assert opened.complaints == []


def test_a_proposal_is_reworded_removed_and_put_back(opened: Opened, tmp_path: Path) -> None:
    """It stays the same proposal; the keyboard keeps its place."""
    propose(opened, "eerst")
    [first] = harvested(opened, tmp_path).items
    opened.page.get_by_role("button", name="Wijzigen").click()
    assert opened.page.input_value("#harvest-text") == "eerst"
    opened.page.fill("#harvest-text", "later")
    opened.page.click("#harvest-put")
    assert opened.page.evaluate("() => document.activeElement.textContent") == "Wijzigen"
    [second] = harvested(opened, tmp_path).items
    assert (second.id, second.text, second.targets) == (first.id, "later", first.targets)
    opened.page.get_by_role("button", name="Verwijderen").click()
    assert shown(opened) == []
    opened.page.keyboard.press("Enter")
    assert shown(opened) == ["opmerking · Groep blauw | Burenruzies | later"]


@pytest.mark.parametrize(
    ("kind", "text", "group", "said"),
    [
        ("remark", " ", "Groep", "Schrijf op"),
        ("doubt", "\u202e", "Groep", "Schrijf op"),
        ("remark", "Tekst", " ", "naam van uw groep"),
        ("link", "Tekst", "Groep", "met wie of wat u verbindt"),
    ],
)
def test_what_is_missing_is_asked_for(opened: Opened, kind: str, text: str, group: str, said: str) -> None:
    """The form stays open, and Escape closes it without a trace."""
    propose(opened, text, kind, group=group)
    assert said in opened.page.inner_text("#harvest-wrong")
    opened.page.keyboard.press("Escape")
    assert opened.page.is_hidden("#harvest-form")
    assert shown(opened) == []


def test_text_is_text_whatever_it_holds(opened: Opened, tmp_path: Path) -> None:
    """In list, panel and file; what nobody can see is left out, so that the file is read strictly."""
    propose(opened, HOSTILE, group="<b>Groep</b>")
    assert "<script>" in shown(opened)[0]
    assert opened.page.title() == "Proef · Rode Draad"
    [remark] = harvested(opened, tmp_path).items
    assert remark.text == HOSTILE.replace("\u202e", "")
    assert remark.group == "<b>Groep</b>"
    again(opened)
    assert opened.page.title() == "Proef · Rode Draad"
    assert opened.complaints == []
    assert opened.requests == []


def test_without_a_choice_it_says_what_to_do(opened: Opened) -> None:
    """And opens no form."""
    opened.page.keyboard.press("o")
    assert "Kies eerst" in opened.page.inner_text("#notice")
    assert opened.page.is_hidden("#harvest-form")


def read_back(opened: Opened, path: Path) -> str:
    """Open a harvest, and return what the page says of it; what it said before is wiped out first."""
    opened.page.evaluate(
        """() => { document.getElementById("harvest").open = true;
          document.getElementById("notice").textContent = ""; }"""
    )
    opened.page.set_input_files("#harvest input[type=file]", path)
    opened.page.wait_for_selector("#notice:not(:empty)")
    return opened.page.inner_text("#notice")


def test_a_saved_harvest_is_read_back_and_put_together(opened: Opened, tmp_path: Path) -> None:
    """By id: nothing twice; after it was saved elsewhere too."""
    propose(opened, "eerst")
    harvested(opened, tmp_path)
    propose(opened, "tweede")
    assert read_back(opened, tmp_path / "oogst.jsonld").startswith("De oogst is gelezen: 2 voorstellen")
    assert [entry.rpartition(" | ")[2] for entry in shown(opened)] == ["eerst", "tweede"]


def test_a_harvest_of_another_session_waits_until_this_one_is_saved(opened: Opened, tmp_path: Path) -> None:
    """Nothing is lost by opening a file."""
    (tmp_path / "ander").mkdir()
    other = saved(tmp_path / "ander", item(1))
    propose(opened, "van ons")
    assert "andere sessie" in read_back(opened, other)
    assert len(shown(opened)) == 1
    harvested(opened, tmp_path)
    assert "gelezen: 1" in read_back(opened, other)
    assert shown(opened) == ["opmerking · Groep blauw | Burenruzies | Tekst 1"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "geen json",
        "[]",
        "null",
        '{"items": []}',
        json.dumps({"session": "../x", "group": {}, "items": [{}]}),
    ],
)
def test_a_file_that_is_no_harvest_changes_nothing(opened: Opened, tmp_path: Path, content: str) -> None:
    """Whatever it holds."""
    path = tmp_path / "anders.jsonld"
    path.write_text(content, encoding="utf-8")
    propose(opened)
    assert "geen oogst" in read_back(opened, path)
    assert len(shown(opened)) == 1


@pytest.mark.parametrize("held", ["geen json", "{}", '{"file": {"items": [1]}}', "null"])
def test_what_another_file_left_in_the_browser_is_harmless(opened: Opened, held: str, tmp_path: Path) -> None:
    """All files share one store."""
    opened.page.evaluate("held => localStorage.setItem('rodedraad.oogst.abc123', held)", held)
    again(opened)
    assert shown(opened) == []
    propose(opened)
    assert len(harvested(opened, tmp_path).items) == 1
    assert opened.complaints == []


def test_two_windows_add_to_the_same_harvest(opened: Opened) -> None:
    """What one notes, the other has."""
    other = opened.page.context.new_page()
    other.goto(opened.page.url)
    other.wait_for_selector("html[data-drawn=true]", state="attached")
    propose(opened, "hier")
    propose(Opened(other), "daar")
    opened.page.wait_for_selector("#harvest-items > li:nth-child(2)", state="attached")
    assert [entry.rpartition(" | ")[2] for entry in shown(opened)] == ["hier", "daar"]


def test_proposals_are_drawn_dotted_and_never_red(opened: Opened) -> None:
    """A ring and a sheet at the thing; the colour of ink, not of the thread."""
    strokes = opened.page.evaluate(
        """() => { const { page, harvest, drawn, byIri, change } = window.rodedraad;
          const [one, other] = page.nodes;
          const said = { group: { name: "G" }, text: "x" };
          harvest.put({ ...said, motivation: "remark", targets: [one.iri] });
          const proposes = { type: "Statement", subject: one.iri, predicate: "urn:x", object: other.iri };
          harvest.put({ ...said, motivation: "link", proposes });
          const seen = [];
          const ctx = new Proxy(document.createElement("canvas").getContext("2d"), {
            get: (target, name) => typeof target[name] !== "function" ? target[name] : (...words) => {
              if (name === "stroke") seen.push([target.strokeStyle, target.getLineDash().length > 0]);
              if (name === "fillText") seen.push([target.fillStyle, words[0]]);
              return target[name](...words);
            },
            set: (target, name, value) => { target[name] = value; return true; },
          });
          for (const paint of drawn) paint(ctx);
          return seen; }"""
    )
    ink = opened.page.evaluate("() => window.rodedraad.scheme().ink")
    assert {colour for colour, _ in strokes} == {ink.lower()}
    assert [ink.lower(), True] in strokes
    assert {words for _, words in strokes if isinstance(words, str)} == {
        "…",
        "+",
        "voorstel, nog niet beoordeeld",
    }
    assert all(is_dotted for _, is_dotted in strokes if isinstance(is_dotted, bool))


def test_form_and_list_have_no_serious_fault(opened: Opened) -> None:
    """As axe-core sees them, in dark colours too."""
    propose(opened)
    shown(opened)
    assert faults(opened) == []
    opened.page.click("#panel .harvest-begin")
    opened.page.check("input[name=harvest-kind][value=vote]")
    assert faults(opened) == []
    opened.page.keyboard.press("Escape")
    opened.page.click("#scheme")
    assert faults(opened) == []


def test_from_the_room_to_the_data(
    municipality: Workspace, run_cli: RunCli, open_page: Open, tmp_path: Path
) -> None:
    """Drawn, noted, saved, taken in, accepted, built: the link is a fact with the group that proposed it."""
    here = ["--workspace", str(municipality.root)]
    target = tmp_path / "uit" / "netwerk.html"
    run_cli("draw", "-o", str(target), *here)
    opened = open_page(target.read_text(encoding="utf-8"))
    opened.search("Coöperatie Blauwe Ruïne")
    opened.page.focus("#map")
    opened.page.keyboard.press("o")
    opened.page.check("input[name=harvest-kind][value=link]")
    opened.page.fill("#harvest-end", "Burenruzies")
    opened.page.keyboard.press("Enter")
    opened.page.fill("#harvest-text", HOSTILE)
    opened.page.fill("#harvest-group", "Groep blauw")
    opened.page.keyboard.press("Enter")
    [link] = harvested(opened, tmp_path).items
    taken = run_cli("harvest", str(tmp_path / "oogst.jsonld"), *here)
    assert (taken.exit_code, taken.stderr) == (0, "")
    assert "Let op" not in taken.stdout
    listed = run_cli("proposals", "list", "--open", *here).stdout
    assert "Coöperatie Blauwe Ruïne → betrokken bij → Burenruzies" in listed
    accepted = run_cli(
        "proposals", "accept", link.uuid[:8], "--by", "adviseur", "--reason", "Zo is het.", *here
    )
    assert (accepted.exit_code, accepted.stderr) == (0, "")
    assert run_cli("check", *here).exit_code == 0
    assert run_cli("build", *here).exit_code == 0
    query = (
        "SELECT ?group ?why WHERE { ?i rd:involvedActor ?a ; rd:involvedIn ?s ; prov:wasAttributedTo ?g ; "
        "rd:justification ?why . ?g foaf:name ?group FILTER (LANG(?why) = 'nl') "
        f"FILTER (?a = <{COOPERATIVE}> && ?s = <{DISPUTES}>) }}"
    )
    answer: Any = json.loads(run_cli("sparql", query, "--format", "json", *here).stdout)
    [row] = answer["results"]["bindings"]
    assert row["group"]["value"] == "Groep blauw"
    assert row["why"]["value"].startswith("Wij <script>")
    assert "aanvaard door adviseur op" in row["why"]["value"]
