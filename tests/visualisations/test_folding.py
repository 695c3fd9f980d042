"""What falls under a thing folds into it, is counted, keeps its links, and is found again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rodedraad.graph.store import EmbeddedStore
from tests.visualisations.conftest import Opened
from tests.visualisations.figured import packaged_page, small_page
from tests.visualisations.small import TOWN, thing

Open = Callable[..., Opened]
SHOWN = """() => window.rodedraad.things().filter(window.rodedraad.isShown).map(node => node.label).sort()"""
# A second category with a theme that both categories have, and a party on a theme.
MORE = """
:c2 a rd:Category ; skos:prefLabel "Varen"@nl ; skos:broader :v .
:t2 a rd:Theme ; skos:prefLabel "Steiger"@nl ; skos:broader :c , :c2 .
:i4 a rd:Involvement ; rd:involvedActor :k ; rd:involvedIn :t ; rd:statedIn :p1 .
:i5 a rd:Involvement ; rd:involvedActor :s ; rd:involvedIn :t .
"""


@pytest.fixture
def town(open_page: Open) -> Opened:
    """The small town: one field with one category with one theme, and a partnership with a member."""
    return open_page(small_page())


def shown(opened: Opened) -> list[str]:
    """Return the labels of what is shown, sorted."""
    labels: list[str] = opened.page.evaluate(SHOWN)
    return labels


def folded_links(opened: Opened) -> dict[tuple[str, str], int]:
    """Return how many links each drawn link between folded things stands for, by labels."""
    found: list[list[Any]] = opened.page.evaluate(
        """() => { const { network, edges, nodes } = window.rodedraad;
          return network.body.data.edges.get().filter(edge => !edge.hidden).map(edge => edges[edge.id])
            .filter(edge => edge.sort === "folded")
            .map(edge => [[nodes.get(edge.from).label, nodes.get(edge.to).label].sort(), edge.count]); }"""
    )
    return {(one, other): count for (one, other), count in found}


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_what_falls_under_a_thing_folds_into_it(town: Opened, by: str) -> None:
    """All levels down, said by bar and panel; the same again brings it back, and so does undo."""
    town.search("Water")

    def act() -> None:
        if by == "mouse":
            town.page.click("#fold")
        else:
            town.page.focus("#map")
            town.page.keyboard.press("x")

    act()
    assert shown(town) == ["Brigade", "Kustwacht", "Water", "Waterplatform"]
    assert town.seen() == "U ziet 4 van 6, 2 ingevouwen"
    assert town.page.inner_text("#folded summary") == "2 ingevouwen"
    assert town.page.get_attribute("#fold", "aria-expanded") == "false"
    assert town.page.inner_text("#notice") == "1 Water is ingevouwen: +2."
    act()
    assert town.seen() == "U ziet 6 van 6"
    assert town.page.inner_text("#notice") == "1 Water is weer uitgevouwen."
    town.page.click("#undo")
    assert town.seen() == "U ziet 4 van 6, 2 ingevouwen"
    town.page.click("#undo")
    assert town.state("collapsed") == []
    town.page.click("#redo")
    assert town.state("collapsed") == [thing("v")]


def test_links_run_from_what_they_are_folded_into(town: Opened) -> None:
    """Three involvements of two parties in the category: two links from the field, counted."""
    town.page.evaluate("iri => window.rodedraad.change({ collapsed: [iri] })", thing("v"))
    assert folded_links(town) == {("Brigade", "Water"): 2, ("Kustwacht", "Water"): 1}


def test_the_panel_of_such_a_link_tells_what_it_stands_for(town: Opened) -> None:
    """How many, each with its two ends and where it is written; a member leads to what it is."""
    town.page.evaluate("iri => window.rodedraad.change({ collapsed: [iri] })", thing("v"))
    town.page.evaluate(
        """() => { const { edges, chooseEdge, isDrawn } = window.rodedraad;
          chooseEdge(edges.find(edge => edge.sort === "folded" && edge.count === 2 && isDrawn(edge))); }"""
    )
    assert town.page.inner_text("#fold-count") == "2 verbindingen van onderliggende"
    told = town.page.inner_text("#panel")
    assert "Hiervoor is geen vindplaats vastgelegd" not in told
    assert told.count("Brigade") >= 2
    town.page.click('#panel .tie button:has-text("Zwemmen")')
    assert town.seen() == "U ziet 6 van 6"
    assert town.state("node") == thing("c")


def test_what_falls_under_two_things_folds_when_both_do(open_page: Open) -> None:
    """Until then it stays, and the panel says why."""
    opened = open_page(small_page(TOWN + MORE))
    opened.search("Zwemmen")
    opened.page.click("#fold")
    assert "Plas" not in shown(opened)
    assert "Steiger" in shown(opened)
    assert "1 blijft staan: dat valt ook onder iets anders." in opened.page.inner_text("#panel")
    opened.search("Varen")
    opened.page.click("#fold")
    assert "Steiger" not in shown(opened)
    assert opened.seen() == "U ziet 6 van 8, 2 ingevouwen"


def test_links_obey_the_filters_before_they_are_counted(open_page: Open) -> None:
    """Of the involvements only those with evidence are left when only what is written counts."""
    opened = open_page(small_page(TOWN + MORE))
    opened.page.evaluate("iri => window.rodedraad.change({ collapsed: [iri] })", thing("c"))
    assert folded_links(opened)["Waterplatform", "Zwemmen"] == 1
    assert folded_links(opened)["Kustwacht", "Zwemmen"] == 1
    opened.page.evaluate("() => window.rodedraad.change({ certain: 'inferred' })")
    assert folded_links(opened) == {}


def test_what_is_looked_for_unfolds(town: Opened) -> None:
    """All that it is in, however deep."""
    town.page.evaluate("iris => window.rodedraad.change({ collapsed: iris })", [thing("v"), thing("c")])
    assert town.seen() == "U ziet 4 van 6, 2 ingevouwen"
    town.search("Plas")
    assert town.seen() == "U ziet 6 van 6"
    assert town.state("node") == thing("t")


def test_what_is_chosen_and_folds_away_gives_its_place(town: Opened) -> None:
    """The whole level at once folds the chosen theme: its category is chosen instead."""
    town.search("Plas")
    town.page.click("#figures summary")
    town.page.select_option("#fold-level", label="categorie")
    assert town.state("node") == thing("c")
    assert town.state("collapsed") == [thing("c")]
    assert town.seen() == "U ziet 5 van 6, 1 ingevouwen"
    town.page.select_option("#fold-level", label="veiligheidsveld")
    assert town.state("collapsed") == [thing("v")]
    assert shown(town) == ["Brigade", "Kustwacht", "Water", "Waterplatform"]
    town.page.select_option("#fold-level", label="thema")
    assert town.seen() == "U ziet 6 van 6"


def test_members_fold_into_a_partnership_and_a_level_leaves_them_be(town: Opened) -> None:
    """The level of subjects is their own; what a reader folded besides stays so."""
    town.search("Waterplatform")
    town.page.click("#fold")
    assert "Brigade" not in shown(town)
    assert folded_links(town) == {("Waterplatform", "Zwemmen"): 2}
    town.page.click("#figures summary")
    town.page.select_option("#fold-level", label="veiligheidsveld")
    assert town.state("collapsed") == [thing("s"), thing("v")]
    assert folded_links(town) == {("Kustwacht", "Water"): 1, ("Water", "Waterplatform"): 2}


def test_the_list_has_the_same_selection(town: Opened) -> None:
    """What is folded is not in the list, and what it is folded into says how many."""
    town.page.evaluate("iri => window.rodedraad.change({ collapsed: [iri] })", thing("v"))
    town.page.click("#view-list")
    assert "Zwemmen" not in [
        text.strip() for text in town.page.locator("#lijst h4 a:visible").all_inner_texts()
    ]
    assert "+2" in town.page.inner_text("#lijst h3:has-text('Water')")
    town.page.evaluate("() => window.rodedraad.change({ collapsed: [] })")
    town.page.click("#undo")  # also over the list
    assert town.page.locator("#lijst .folded-count").count() == 1
    for _ in range(2):
        town.page.click("#undo")
    assert town.page.locator("#lijst .folded-count").count() == 0


def test_a_round_of_things_in_each_other_does_not_vanish(open_page: Open) -> None:
    """Data may be wrong: of three groups that are each a member of the next, one stays."""
    opened = open_page(
        small_page(
            """:a a rd:Partnership ; skos:prefLabel "Aap"@nl .
:b a rd:Partnership ; skos:prefLabel "Beer"@nl .
:c a rd:Partnership ; skos:prefLabel "Cavia"@nl .
:m1 a org:Membership ; org:member :a ; org:organization :b .
:m2 a org:Membership ; org:member :b ; org:organization :c .
:m3 a org:Membership ; org:member :c ; org:organization :a ."""
        )
    )
    assert shown(opened) == ["Aap", "Beer", "Cavia"]
    opened.page.evaluate(
        "iris => window.rodedraad.change({ collapsed: iris })", [thing("a"), thing("b"), thing("c")]
    )
    assert len(shown(opened)) == 1
    assert opened.seen() == "U ziet 1 van 3, 2 ingevouwen"
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("node", "said"), [(None, "Kies eerst een punt"), ("Plas", "valt in dit beeld niets")]
)
def test_where_nothing_can_fold_the_page_says_so(town: Opened, node: str | None, said: str) -> None:
    """Without a choice, and where nothing falls under it."""
    if node:
        town.search(node)
        assert town.page.locator("#fold").count() == 0
    town.page.focus("#map")
    town.page.keyboard.press("x")
    assert said in town.page.inner_text("#notice")
    assert town.state("collapsed") == []


def test_saved_and_loaded_and_unknown_things_left_alone(town: Opened) -> None:
    """The state names things by IRI; what another version of the data had is no harm."""
    town.page.evaluate("iri => window.rodedraad.change({ collapsed: [iri] })", thing("v"))
    saved = town.page.evaluate("() => window.rodedraad.saved()")
    assert saved == {"collapsed": [thing("v")]}
    town.page.evaluate("() => window.rodedraad.load({ collapsed: ['urn:gone', 3, null] })")
    assert town.seen() == "U ziet 6 van 6"
    town.page.evaluate("saved => window.rodedraad.load(saved)", saved)
    assert town.seen() == "U ziet 4 van 6, 2 ingevouwen"
    assert town.complaints == []


def test_a_whole_level_of_the_packaged_data_loses_no_link(
    packaged_store: EmbeddedStore, open_page: Open
) -> None:
    """Every stated link between things is drawn itself, is inside what is folded, or is counted once."""
    opened = open_page(packaged_page(packaged_store))
    opened.page.evaluate("() => window.rodedraad.change({ lens: 'everything' })")
    opened.page.click("#figures summary")
    opened.page.select_option("#fold-level", index=3)
    drawn, counted, inside, total = opened.page.evaluate(
        """() => { const { edges, lens, isDrawn, isStated, isFolded, nodes, state } = window.rodedraad;
          const own = lens().edges.map(id => edges[id]).filter(isStated);
          const lifted = edges.filter(edge => edge.sort === "folded" && isDrawn(edge));
          const among = lifted.flatMap(edge => edge.among);
          const folded = id => isFolded(nodes.get(id));
          const inside = own.filter(edge => !isDrawn(edge) && !among.includes(edge));
          const isRight = inside.every(edge => folded(edge.from) || folded(edge.to));
          return [own.filter(isDrawn).length, among.length, isRight ? inside.length : -1, own.length]; }"""
    )
    assert inside >= 0
    assert drawn + counted + inside == total
    assert counted > 50
