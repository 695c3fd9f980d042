"""Two networks on one page: what is new, gone and changed is marked as Python tells, in the same places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import pytest

from benchmarks.synthetic import network
from rodedraad.queries.networks.comparewords import Telling, tell
from rodedraad.queries.networks.comparing import Comparison, Mark, compare
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.aggregate import MOST_DRAWN
from rodedraad.visualisations.compare import comparison_block, show, united
from rodedraad.visualisations.lenses import together
from rodedraad.visualisations.network import draw
from rodedraad.visualisations.views import find, views
from tests.queries.towns import AGENDAS, ALIGNED, ID, TOWN, store_of
from tests.visualisations.conftest import Opened
from tests.visualisations.test_accessibility import faults

BEFORE = TOWN + AGENDAS + ALIGNED
# One party more, one less with its links, one called otherwise; one link more, and one with a role.
AFTER = (
    BEFORE.replace('"Alfa"@nl', '"Alfa BV"@nl')
    .replace(':b a rd:Organisation ; skos:prefLabel "Beta"@nl , "Beta"@en ; rd:statedIn :p .\n', "")
    .replace(":i2 a rd:Involvement ; rd:involvedActor :b", ":i2 a rd:Involvement ; rd:involvedActor :hub")
    .replace(":i4 a rd:Involvement ; rd:involvedActor :b", ":i4 a rd:Involvement ; rd:involvedActor :c")
    .replace(":i3 a rd:Involvement", ":i3 a rd:Involvement ; rd:involvementRole :r")
    + ':c a rd:Organisation ; skos:prefLabel "Gamma"@nl , "Gamma"@en ; rd:statedIn :p .'
)
ROLE = ':r a org:Role ; skos:prefLabel "Trekker"@nl .'
HOSTILE = '"</script><img src=x onerror=alert(1)> “Alfa”"@nl'

# What the page marks, as Python does: things by IRI, links by source, property and target.
MARKED = """() => {
  const { page, nodes, edges, markOf, markOfEdge } = window.rodedraad;
  const key = (edge) => [nodes.get(edge.from).iri, page.linkIris[edge.link], nodes.get(edge.to).iri];
  const marked = (list, mark, name) => Object.fromEntries(["new", "gone", "changed"].map((wanted) =>
    [wanted, list.filter((one) => mark(one) === wanted).map(name)]));
  return {
    things: marked([...nodes.values()], markOf, (node) => node.iri),
    links: marked(edges, markOfEdge, key),
  };
}"""
PLACES = """() => window.rodedraad.things().map(({ iri, x, y }) => [iri, x, y])"""
SHOWN = """() => window.rodedraad.things().filter(window.rodedraad.isShown).map(({ iri }) => iri)"""
DRAWN = """() => {
  const { edges, isDrawn, nodes, page } = window.rodedraad;
  return edges.filter(isDrawn).map((edge) =>
    [nodes.get(edge.from).iri, page.linkIris[edge.link], nodes.get(edge.to).iri]);
}"""


@dataclass(frozen=True)
class Compared:
    """A comparison with its page."""

    comparison: Comparison
    telling: Telling
    html: str


def compared(before: str, after: str, *names: str, language: str = "nl") -> Compared:
    """Return *before* and *after* compared, on a page with the views *names* or with all of them."""
    one, other = (whole(store_of(turtle), language) for turtle in (before, after))
    return of_networks(one, other, *names)


def of_networks(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str], *names: str) -> Compared:
    """Return two networks compared, with the page."""
    comparison = compare(before, after)
    telling = tell(comparison, "toen", "nu")
    shown = show(comparison, [find(name) for name in names] or views(), even_empty=bool(names))
    drawn = together(shown.lenses)
    html = draw(
        shown.graph,
        language="nl",
        title="Vergelijking",
        version="abc",
        lenses=shown.lenses,
        more=comparison_block(telling, ("toen", "nu"), shown, drawn),
    )
    return Compared(comparison, telling, html)


@pytest.fixture(scope="module")
def town() -> Compared:
    """The town before and after."""
    return compared(BEFORE + ROLE, AFTER + ROLE)


def by_mark(changes: Any, drawn: set[Any]) -> dict[str, list[Any]]:
    """Return what has each mark, of what is drawn."""
    return {
        mark.value: sorted(one for one, change in changes.items() if change.mark is mark and one in drawn)
        for mark in Mark
    }


def choose(opened: Opened, iri: str) -> None:
    """Choose the thing *iri*."""
    opened.page.evaluate("iri => window.rodedraad.change({ node: iri, edge: null })", iri)


# --- in Python ------------------------------------------------------------------------------------------


def test_both_networks_together_hold_every_thing_and_link_once() -> None:
    """As it is after; a link that another relation states now is not there twice."""
    before = whole(store_of(BEFORE + ROLE), "nl")
    after = whole(store_of(AFTER.replace(":i5 a", ":i50 a") + ROLE), "nl")
    both = united(before, after)
    assert set(both) == set(before) | set(after)
    assert both.nodes[ID + "a"]["label"] == "Alfa BV"
    ties = [(source, facts["link"], target) for source, target, facts in both.edges(data=True)]
    assert len(ties) == len(set(ties))
    assert set(ties) == {
        (source, facts["link"], target)
        for graph in (before, after)
        for source, target, facts in graph.edges(data=True)
    }


def test_the_view_that_tells_most_comes_first() -> None:
    """So that the page does not open where nothing changed."""
    one, other = (whole(store_of(turtle), "nl") for turtle in (TOWN, BEFORE))
    first, *_ = show(compare(one, other), views()).lenses
    assert {ID + "x", ID + "y", ID + "old", ID + "new"} <= set(first.graph)


def test_links_that_only_a_view_draws_are_compared_too() -> None:
    """Two who share enough in neither network are not tied in the picture of both."""
    before = whole(store_of(_shares({"all": "01234", "p": "01", "q": "01", "r": "012", "s": "01"})), "nl")
    after = whole(store_of(_shares({"all": "01234", "p": "12", "q": "12", "r": "0123", "s": "012"})), "nl")
    shown = show(compare(before, after), [find("shared-work")])
    marks = {frozenset(edge[:2]): mark for edge, (mark, _) in shown.drawn.items()}
    assert marks == {
        frozenset((ID + "all", ID + "r")): Mark.CHANGED,
        frozenset((ID + "all", ID + "s")): Mark.NEW,
        frozenset((ID + "r", ID + "s")): Mark.NEW,
    }
    (lens,) = shown.lenses
    assert {frozenset(edge) for edge in lens.graph.edges()} == set(marks)


def _shares(work: dict[str, str]) -> str:
    """Return parties, each with the numbers of the categories that it works on."""
    lines = [f':k{n} a rd:Category ; skos:prefLabel "K{n}"@nl .' for n in range(5)]
    for who, places in work.items():
        lines.append(f':{who} a rd:Organisation ; skos:prefLabel "{who}"@nl .')
        lines += [
            f":{who}{n} a rd:Involvement ; rd:involvedActor :{who} ; rd:involvedIn :k{n} ." for n in places
        ]
    return "\n".join(lines)


# --- in the browser -------------------------------------------------------------------------------------


def test_the_page_marks_what_python_tells(town: Compared, open_page: Any) -> None:
    """Exactly what is new, gone and changed of what it draws, things and links."""
    opened = open_page(town.html)
    found = opened.page.evaluate(MARKED)
    iris = set(opened.page.evaluate("() => [...window.rodedraad.byIri.keys()]"))
    ties = {
        tuple(tie)
        for tie in opened.page.evaluate(
            "() => window.rodedraad.edges.map((edge) => [edge.from, edge.to].map((id) =>"
            " window.rodedraad.nodes.get(id).iri).toSpliced(1, 0, window.rodedraad.page.linkIris[edge.link]))"
        )
    }
    assert {mark: sorted(things) for mark, things in found["things"].items()} == by_mark(
        town.comparison.things, iris
    )
    assert {mark: sorted({tuple(tie) for tie in links}) for mark, links in found["links"].items()} == by_mark(
        town.comparison.links, ties
    )
    assert found["things"]["new"] == [ID + "c"]
    assert found["things"]["gone"] == [ID + "b"]
    assert (opened.requests, opened.complaints) == ([], [])


def test_the_packaged_data_with_a_changed_copy_are_marked_as_python_tells(
    packaged_store: Any, open_page: Any
) -> None:
    """A team less with all its links, one called otherwise, and a link without its role."""
    before = whole(packaged_store, "nl")
    after = before.copy()
    parties = sorted(node for node, facts in before.nodes.items() if facts["is_actor"])
    gone = max(parties, key=before.degree)
    after.remove_node(gone)
    renamed = next(party for party in parties if party != gone)
    after.nodes[renamed]["label"] = "Anders"
    page = of_networks(before, after)
    opened = open_page(page.html)
    found = opened.page.evaluate(MARKED)
    assert found["things"] == {"new": [], "gone": [gone], "changed": [renamed]}
    assert len({tuple(tie) for tie in found["links"]["gone"]}) >= before.degree(gone) // 2
    assert all(gone in tie for tie in found["links"]["gone"])
    assert len(page.html.encode()) < 1_000_000


def test_a_side_shows_only_what_was_there_and_nothing_moves(town: Compared, open_page: Any) -> None:
    """By key and by mouse: both, before, after; the same places; what is not there is not chosen."""
    opened = open_page(town.html)
    everything, places = set(opened.page.evaluate(SHOWN)), opened.page.evaluate(PLACES)
    assert {ID + "b", ID + "c"} <= everything
    choose(opened, ID + "c")
    opened.page.keyboard.press("c")
    assert (opened.state("side"), opened.state("node")) == ("before", None)
    assert set(opened.page.evaluate(SHOWN)) == everything - {ID + "c"}
    links = {tuple(link) for link in opened.page.evaluate(DRAWN)}
    assert links <= set(town.comparison.links_before)
    assert opened.page.evaluate(PLACES) == places
    opened.page.click("#side-after")
    assert opened.state("side") == "after"
    assert set(opened.page.evaluate(SHOWN)) == everything - {ID + "b"}
    links = {tuple(link) for link in opened.page.evaluate(DRAWN)}
    assert links <= set(town.comparison.links_after)
    assert opened.page.evaluate(PLACES) == places
    opened.page.keyboard.press("c")
    assert opened.state("side") == "both"
    assert set(opened.page.evaluate(SHOWN)) == everything
    opened.page.keyboard.press("z")
    assert opened.state("side") == "after"
    assert opened.page.is_checked("#side-after")


def test_the_legend_filters_by_what_became_of_things(town: Compared, open_page: Any) -> None:
    """Hidden by mouse and by keyboard; what is the same stays where a link that changed needs it."""
    opened = open_page(town.html)
    everything = set(opened.page.evaluate(SHOWN))
    opened.page.click('.mark-entry[data-mark="new"]')
    assert set(opened.page.evaluate(SHOWN)) == everything - {ID + "c"}
    assert opened.page.get_attribute('.mark-entry[data-mark="new"]', "aria-pressed") == "false"
    opened.page.keyboard.press("z")
    opened.page.focus('.mark-entry[data-mark="same"]')
    opened.page.keyboard.press("Enter")
    left = set(opened.page.evaluate(SHOWN))
    assert {ID + "a", ID + "b", ID + "c", ID + "hub", ID + "small", ID + "large"} & everything <= left
    assert ID + "field" not in left or any(ID + "field" in link for link in town.comparison.links)
    for mark in ("gone", "changed"):
        opened.page.click(f'.mark-entry[data-mark="{mark}"]')
    assert ID + "b" not in opened.page.evaluate(SHOWN)
    opened.page.click("#reset")
    assert set(opened.page.evaluate(SHOWN)) == everything


def test_the_changes_are_told_and_lead_to_what_changed(town: Compared, open_page: Any) -> None:
    """Every sentence stands there once; by mouse to a thing, by keyboard to a link, out of any side."""
    opened = open_page(town.html)
    opened.page.click("#changes > summary")
    for details in opened.page.query_selector_all(".changes:not([open]) > summary"):
        details.click()
    opened.page.wait_for_selector(".changes[open]:not(:has(li))", state="detached")  # filled once open
    sentences = opened.page.eval_on_selector_all(
        ".changes li", "found => found.map(item => item.firstElementChild.textContent.slice(2))"
    )
    assert sorted(sentences) == sorted(change.sentence for change in town.telling.changes)
    opened.page.click("#side-before")
    opened.page.click(".changes li > button:has-text('‘Gamma’ (organisatie) is nieuw.')")
    assert (opened.state("node"), opened.state("side")) == (ID + "c", "both")
    link = opened.page.locator(".changes li > button", has_text="Gewijzigd verband: ‘Alfa BV’")
    link.focus()
    opened.page.keyboard.press("Enter")
    assert opened.state("node") is None
    assert "nu: Trekker" in opened.page.inner_text("#panel .change")


def test_the_panel_tells_what_changed(town: Compared, open_page: Any) -> None:
    """Of a thing what was and what is, and its links that changed; of what is the same nothing."""
    opened = open_page(town.html)
    choose(opened, ID + "a")
    told = opened.page.inner_text("#panel .change")
    assert " ".join(told.split()) == "~ gewijzigd de naam was: Alfa nu: Alfa BV"
    assert opened.page.locator("#panel .changed-links li").count() == 1
    choose(opened, ID + "b")
    assert opened.page.inner_text("#panel .change") == "− vervallen"
    choose(opened, ID + "field")
    assert opened.page.locator("#panel .change").count() == 0


def test_the_links_in_the_panel_are_those_of_the_side(town: Compared, open_page: Any) -> None:
    """Marked where both are seen; on one side without what is not there."""
    opened = open_page(town.html)
    choose(opened, ID + "large")

    def workers() -> list[str]:
        """Return who works on the category, as the panel tells."""
        lines: list[str] = opened.page.eval_on_selector_all(
            "#panel .tie",
            "found => found.map(line => line.firstChild.textContent"
            " + (line.querySelector('.listed-mark')?.textContent || ''))",
        )
        return [line for line in lines if line[:4] in ("Alfa", "Beta", "Gamm", "Over")]

    assert workers() == ["Alfa BV ~ gewijzigd", "Beta − vervallen", "Gamma + nieuw", "Overal"]
    opened.page.keyboard.press("c")
    assert workers() == ["Alfa BV ~ gewijzigd", "Beta − vervallen", "Overal"]
    opened.page.keyboard.press("c")
    assert workers() == ["Alfa BV ~ gewijzigd", "Gamma + nieuw", "Overal"]


def test_a_large_view_counts_the_changes_in_each_group(open_page: Any) -> None:
    """What is drawn as a group cannot be marked itself; opened, its things are."""
    before = network(MOST_DRAWN + 200)
    for facts in before.nodes.values():
        facts |= {"level": "", "level_label": "", "start": "", "end": "", "classes": (facts["kind"],)}
    after = before.copy()
    gone, renamed = sorted(before)[-1], sorted(before)[-2]
    after.remove_node(gone)
    after.nodes[renamed]["label"] = "Anders"
    opened = open_page(of_networks(before, after, "everything").html)
    counts = opened.page.evaluate(
        "() => window.rodedraad.lens().groups.map((group) => window.rodedraad.changesIn(group))"
    )
    assert sum(counts) == 2
    assert opened.page.evaluate(MARKED)["things"] == {"new": [], "gone": [gone], "changed": [renamed]}
    opened.page.keyboard.press("c")
    opened.page.keyboard.press("c")
    assert opened.state("side") == "after"
    assert f"van {len(before)}" in opened.seen().replace(".", "")
    assert opened.complaints == []


def test_the_list_marks_the_same(town: Compared, open_page: Any) -> None:
    """With a sign and a word, at the thing and at its links."""
    opened = open_page(town.html)
    opened.page.keyboard.press("l")
    marks = opened.page.evaluate(
        """() => Object.fromEntries([...window.rodedraad.byIri].map(([iri, node]) =>
             [iri, document.getElementById("n" + node.id)?.firstElementChild.querySelector(".listed-mark")])
             .filter(([, mark]) => mark).map(([iri, mark]) => [iri, mark.textContent.trim()]))"""
    )
    assert marks == {ID + "a": "~ gewijzigd", ID + "b": "− vervallen", ID + "c": "+ nieuw"}
    large = opened.page.evaluate("iri => window.rodedraad.byIri.get(iri).id", ID + "large")
    lines = opened.page.eval_on_selector_all(
        f"#n{large} > .ties li", "found => found.map(line => line.textContent.replace(/\\\\s+/g, ' ').trim())"
    )
    assert any("Gamma" in line and line.endswith("+ nieuw") for line in lines), lines
    assert any("Beta" in line and line.endswith("− vervallen") for line in lines), lines
    opened.page.keyboard.press("c")
    assert not opened.page.locator(f"#n{large} > .ties li", has_text="Gamma").is_visible()


def test_the_side_stands_in_the_address(town: Compared, open_page: Any) -> None:
    """A colleague with the same file sees the same; nonsense in an address is passed over."""
    opened = open_page(town.html)
    opened.page.keyboard.press("c")
    assert "before" in opened.page.evaluate("() => decodeURIComponent(location.hash)")
    opened.page.evaluate("() => window.rodedraad.load({ side: 'nergens', marks: ['new', 7] })")
    assert opened.page.is_checked("#side-both")
    assert opened.complaints == []


def test_no_difference_has_no_marks(open_page: Any) -> None:
    """And the page says so."""
    page = compared(TOWN, TOWN)
    opened = open_page(page.html)
    assert opened.page.evaluate(MARKED) == {
        part: {mark.value: [] for mark in Mark} for part in ("things", "links")
    }
    opened.page.click("#changes > summary")
    assert "Er is geen verschil" in opened.page.inner_text("#changes")


def test_a_hostile_name_is_only_text(open_page: Any) -> None:
    """In sentences, in the panel and in the list."""
    opened = open_page(compared(TOWN, TOWN.replace('"Alfa"@nl', HOSTILE)).html)
    opened.page.click("#changes > summary")
    choose(opened, ID + "a")
    assert "onerror=alert(1)" in opened.page.inner_text("#panel .change")
    assert opened.page.locator("img").count() == 0
    assert (opened.requests, opened.complaints) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shuts_anyone_out(town: Compared, open_page: Any, scheme: str) -> None:
    """Neither map nor list has a serious fault, with the changes open and something chosen."""
    opened = open_page(town.html, color_scheme=scheme)
    opened.page.click("#changes > summary")
    choose(opened, ID + "a")
    assert faults(opened) == []
    opened.page.keyboard.press("l")
    assert faults(opened) == []


def test_an_ordinary_page_has_nothing_of_this(open_page: Any) -> None:
    """No sides, no marks, no key."""
    graph = whole(store_of(TOWN), "nl")
    opened = open_page(draw(graph, language="nl", title="Gewoon", version="abc"))
    assert opened.page.locator("#comparison, .mark-entry, #changes").count() == 0
    assert opened.state("side") is None
    opened.page.keyboard.press("c")
    assert opened.complaints == []
