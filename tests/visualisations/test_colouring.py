"""Colour and size by field, kind, group or measure; the legend tells and filters by the same rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import sqrt

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.measures import Measures, measures
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.figures import SCALES, steps, tones
from tests.visualisations.conftest import Opened
from tests.visualisations.figured import packaged_page, small_page

Open = Callable[..., Opened]
LINES = """() => [...document.querySelectorAll("#colours .entry")].map(line =>
  [line.querySelector(".label").textContent, Number(line.querySelector(".count").textContent)])"""
LOOKS = """() => Object.fromEntries(window.rodedraad.things().map(node =>
  [node.iri, [node.look.mark, node.look.tone && node.look.tone.fill]]))"""


@pytest.fixture(scope="module")
def found(packaged_store: EmbeddedStore) -> Measures:
    """The measures of the packaged dataset."""
    return measures(whole(packaged_store, "nl"))


@pytest.fixture(scope="module")
def html(packaged_store: EmbeddedStore) -> str:
    """The page of the packaged dataset with its figures."""
    return packaged_page(packaged_store)


def everything(opened: Opened) -> set[str]:
    """Look at the view with the most things, and return those."""
    iris: list[str] = opened.page.evaluate(
        """() => { const { page, change, things } = window.rodedraad;
          const most = [...page.views].sort((one, other) => other.nodes.length - one.nodes.length)[0];
          change({ lens: most.name }); return things().map(node => node.iri); }"""
    )
    return set(iris)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_colours_go_round(open_page: Open, by: str) -> None:
    """Field, kind, group, then every measure, and field again; each can be undone."""
    opened = open_page(small_page())
    options = ["kind", "community", *SCALES, "field"]
    opened.page.click("#figures summary")
    for option in options:
        if by == "mouse":
            opened.page.select_option("#colour", option)
        else:
            opened.page.focus("#map")
            opened.page.keyboard.press("k")
        assert opened.state("colour") == option
        assert opened.page.input_value("#colour") == option
        assert opened.page.get_attribute("html", "data-colour") == option
    opened.page.focus("#map")
    opened.page.keyboard.press("z")
    assert opened.page.input_value("#colour") == options[-2]


def test_groups_have_their_colour_and_their_line_in_the_legend(
    html: str, found: Measures, open_page: Open
) -> None:
    """As many in each as Python finds; the largest have colours of their own."""
    opened = open_page(html)
    seen = everything(opened)
    opened.page.evaluate("() => window.rodedraad.change({ colour: 'community' })")
    known = [[node for node in members if node in seen] for members in found.communities]
    counts = [len(members) for members, of in zip(known, found.communities, strict=True) if len(of) > 1]
    alone = sum(len(members) for members, of in zip(known, found.communities, strict=True) if len(of) == 1)
    lines = opened.page.evaluate(LINES)
    assert [count for _, count in lines] == [*counts, *([alone] if alone else [])]
    assert lines[0][0] == f"rond {found.labels[found.centre(0)]}"
    looks = opened.page.evaluate(LOOKS)
    for place, tone in enumerate(tones()["groups"]):
        assert {looks[node][1] for node in known[place]} == {tone["light"]["fill"]}


@pytest.mark.parametrize("measure", SCALES)
def test_steps_have_their_colour_and_their_line_in_the_legend(
    html: str, found: Measures, open_page: Open, measure: str
) -> None:
    """As many in each as Python counts, the highest first, and the highest stands out most."""
    opened = open_page(html)
    seen = everything(opened)
    opened.page.evaluate("colour => window.rodedraad.change({ colour })", measure)
    values = {node: value for node, value in found.ranked(measure) if node in seen}
    ranges = steps([value for _, value in found.ranked(measure)])
    counts = [sum(low <= value <= high for value in values.values()) for low, high in ranges]
    assert [count for _, count in opened.page.evaluate(LINES)] == [count for count in counts[::-1] if count]
    top = {node for node, value in values.items() if value >= ranges[-1][0]}
    looks = opened.page.evaluate(LOOKS)
    assert {looks[node][1] for node in top} == {tones()["ramp"][-1]["light"]["fill"]}


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_line_of_the_legend_leaves_out_and_brings_back(open_page: Open, by: str) -> None:
    """Of six things one has four links: without that step five are seen; undo, and the same twice."""
    opened = open_page(small_page())
    opened.page.evaluate("() => window.rodedraad.change({ colour: 'degree' })")
    assert opened.page.evaluate(LINES) == [["4", 1], ["2", 1], ["1", 4]]
    line = '#colours .entry[data-key="2"]'
    for seen, pressed in (("U ziet 5 van 6", "false"), ("U ziet 6 van 6", "true")):
        if by == "mouse":
            opened.page.click(line)
        else:
            opened.page.focus(line)
            opened.page.keyboard.press("Enter")
        assert opened.seen() == seen
        assert opened.page.get_attribute(line, "aria-pressed") == pressed
    if by == "keyboard":
        assert opened.page.evaluate("() => document.activeElement.dataset.key") == "2"
    opened.page.click("#undo")
    assert opened.seen() == "U ziet 5 van 6"


def test_what_is_left_out_counts_only_while_it_can_be_seen_why(open_page: Open) -> None:
    """With other colours all is there again; who is looked for comes back; reset clears all."""
    opened = open_page(small_page())
    opened.page.evaluate("() => window.rodedraad.change({ colour: 'degree' })")
    opened.page.click('#colours .entry[data-key="2"]')
    opened.page.evaluate("() => window.rodedraad.change({ colour: 'field' })")
    assert opened.seen() == "U ziet 6 van 6"
    opened.page.evaluate("() => window.rodedraad.change({ colour: 'degree' })")
    assert opened.seen() == "U ziet 5 van 6"
    opened.search("Zwemmen")
    assert opened.seen() == "U ziet 6 van 6"
    opened.page.click("#reset")
    assert (opened.state("colour"), opened.state("left")) == ("field", [])


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_area_of_a_mark_grows_with_the_measure(
    html: str, found: Measures, open_page: Open, by: str
) -> None:
    """From 0.8 for nothing to 2.2 for the most, by area; the legend shows three sizes with their values."""
    opened = open_page(html)
    seen = everything(opened)
    opened.page.click("#figures summary")
    if by == "mouse":
        opened.page.select_option("#size", "degree")
    else:
        opened.page.focus("#map")
        opened.page.keyboard.press("m")
    most = found.ranked("degree")[0][1]
    looks = opened.page.evaluate(LOOKS)
    for node in seen:
        share = found.of[node].degree / most
        assert looks[node][0] == pytest.approx(sqrt(0.8**2 + (2.2**2 - 0.8**2) * share))
    told = opened.page.inner_text("#sizes").split()
    assert told[:2] == ["Grootte:", "Verbindingen"]
    assert told[-1] == str(int(most))


def test_colours_of_kinds_are_those_of_the_legend(html: str, open_page: Open) -> None:
    """The commonest kinds have one of their own; the fields are grey meanwhile."""
    opened = open_page(html)
    everything(opened)
    opened.page.evaluate("() => window.rodedraad.change({ colour: 'kind' })")
    looks = opened.page.evaluate(
        """() => window.rodedraad.things().map(node => [String(node.kind),
          node.look.tone && node.look.tone.fill])"""
    )
    legend = opened.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.entry[data-group="kind"]')].map(line =>
          [line.dataset.value, line.querySelector(".glyph").style.getPropertyValue("--light")]))"""
    )
    assert all(legend[kind] == fill for kind, fill in looks if fill)
    commonest = Counter(kind for kind, _ in looks).most_common(3)
    assert len({legend[kind] for kind, _ in commonest}) == 3
    grey = opened.page.evaluate(
        """() => getComputedStyle(document.querySelector('.entry[data-group="field"] path')).fill"""
    )
    assert grey == opened.page.evaluate(
        "() => { const probe = document.createElement('i'); probe.style.color = 'var(--muted)';"
        " document.body.append(probe); return getComputedStyle(probe).color; }"
    )


def test_colour_and_size_are_saved_and_loaded(open_page: Open) -> None:
    """As part of the state; a colour that no page knows is that of fields."""
    opened = open_page(small_page())
    opened.page.evaluate("() => window.rodedraad.change({ colour: 'reach', size: 'core' })")
    saved = opened.page.evaluate("() => window.rodedraad.saved()")
    assert saved == {"colour": "reach", "size": "core"}
    opened.page.evaluate("() => window.rodedraad.load({ colour: 'rainbow', size: '' })")
    assert (opened.page.input_value("#colour"), opened.page.input_value("#size")) == ("field", "same")
    opened.page.evaluate("saved => window.rodedraad.load(saved)", saved)
    assert (opened.page.input_value("#colour"), opened.page.input_value("#size")) == ("reach", "core")
    assert opened.complaints == []
