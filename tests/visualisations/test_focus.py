"""Steps around the chosen thing, filters besides the legend, and the page made large for a room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.visualisations.conftest import Opened
from tests.visualisations.small import TOWN, page, thing

Open = Callable[..., Opened]


@pytest.fixture
def town(open_page: Open) -> Opened:
    """The small town: field, category, theme under each other; two parties on the category."""
    return open_page(page())


def lit(opened: Opened) -> list[str]:
    """Return the labels of what is at full strength, sorted."""
    labels: list[str] = opened.page.evaluate(
        "() => [...window.rodedraad.lit].map(id => window.rodedraad.nodes.get(id).label)"
    )
    return sorted(labels)


def test_a_number_shows_that_many_steps_around_the_choice(town: Opened) -> None:
    """By keyboard: none, one, two; what is further away fades and stays."""
    town.search("Plas")
    town.page.focus("#map")
    town.page.keyboard.press("0")
    assert lit(town) == ["Plas"]
    town.page.keyboard.press("1")
    assert lit(town) == ["Plas", "Zwemmen"]
    town.page.keyboard.press("2")
    assert lit(town) == ["Brigade", "Kustwacht", "Plas", "Water", "Zwemmen"]
    assert town.seen() == "U ziet 6 van 6"


def test_the_steps_go_by_mouse_too(town: Opened) -> None:
    """More, less, and off again."""
    town.search("Plas")
    town.page.click("#steps-more")
    assert lit(town) == ["Plas", "Zwemmen"]
    town.page.click("#steps-more")
    assert "Stappen eromheen: 2" in town.page.inner_text("#panel")
    town.page.click("#steps-less")
    assert lit(town) == ["Plas", "Zwemmen"]
    town.page.click("#steps-off")
    assert town.state("steps") is None


def test_escape_lets_go_of_the_steps_first(town: Opened) -> None:
    """Then of the choice; undo brings both back."""
    town.search("Plas")
    town.page.focus("#map")
    town.page.keyboard.press("2")
    town.page.keyboard.press("Escape")
    assert (town.state("steps"), town.page.is_visible("#panel")) == (None, True)
    town.page.keyboard.press("Escape")
    assert town.page.is_hidden("#panel")
    for _ in range(2):
        town.page.keyboard.press("z")
    assert town.state("steps") == 2


def test_a_number_without_a_choice_says_what_to_do(town: Opened) -> None:
    """Nothing changes; nought shows the whole map."""
    town.page.focus("#map")
    town.page.keyboard.press("3")
    assert "Kies eerst een punt" in town.page.inner_text("#notice")
    assert town.state("steps") is None


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_only_what_is_written_somewhere(town: Opened, by: str) -> None:
    """Things and links without a passage go; reset brings them back."""
    if by == "mouse":
        town.page.click("#filters summary")
        town.page.click("#written")
    else:
        town.page.focus("#map")
        town.page.keyboard.press("e")
    assert town.seen() == "U ziet 1 van 6"
    assert town.page.is_checked("#written")
    town.page.click("#reset")
    assert town.seen() == "U ziet 6 van 6"
    assert not town.page.is_checked("#written")


def drawn(opened: Opened) -> list[str]:
    """Return the sorts of the links that are drawn."""
    sorts: list[str] = opened.page.evaluate(
        """() => { const { network, edges } = window.rodedraad;
          return network.body.data.edges.get().filter(e => !e.hidden).map(e => edges[e.id].sort).sort(); }"""
    )
    return sorts


def test_stated_or_inferred_links(town: Opened) -> None:
    """One of the two, or stated with what is inferred around the choice."""
    town.page.click("#filters summary")
    town.page.select_option("#certain", "inferred")
    assert set(drawn(town)) == {"inferred"}
    town.page.select_option("#certain", "stated")
    assert set(drawn(town)) == {"hierarchy", "involvement", "cooperation"}


def test_without_levels_or_dates_there_are_no_such_controls(town: Opened) -> None:
    """Nothing to choose from is no choice."""
    assert town.page.locator("#on").count() == 0
    assert town.page.locator("[id^=level-]").count() == 0


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_page_can_be_made_large_for_a_room(town: Opened, by: str) -> None:
    """Larger letters, and back; the state of the button tells."""
    size = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
    usual = town.page.evaluate(size)
    town.page.focus("#map")
    act, given = (town.page.click, "#projector") if by == "mouse" else (town.page.keyboard.press, "p")
    act(given)
    assert town.page.evaluate(size) > usual * 1.1
    assert town.page.get_attribute("#projector", "aria-pressed") == "true"
    act(given)
    assert town.page.evaluate(size) == usual


def test_the_card_tells_of_every_key(open_page: Open) -> None:
    """Each once, in words."""
    opened = open_page(page(TOWN))
    opened.page.keyboard.press("?")
    keys = opened.page.locator("#card dt").all_inner_texts()
    assert {"0 – 9", "e", "p", "z", "y", "s", "f"} <= set(keys)
    assert len(keys) == len(set(keys))
    assert all(text.strip() for text in opened.page.locator("#card dd").all_inner_texts())


def test_several_things_are_kept_in_focus(town: Opened) -> None:
    """By a button in the panel; the steps run around all of them, Esc lets go of them, z brings them back."""
    town.search("Plas")
    town.page.click("#focus-keep")
    assert town.page.evaluate("() => document.activeElement.id") == "focus-keep"
    town.search("Kustwacht")
    assert lit(town) == ["Kustwacht", "Plas", "Zwemmen"]
    town.page.focus("#map")
    town.page.keyboard.press("0")
    assert lit(town) == ["Kustwacht", "Plas"]
    for _ in range(2):
        town.page.keyboard.press("Escape")
    assert lit(town) == ["Plas", "Zwemmen"]
    town.page.keyboard.press("0")
    assert lit(town) == ["Plas"]
    for _ in range(2):
        town.page.keyboard.press("Escape")
    assert (town.state("foci"), town.state("steps")) == ([], None)
    town.page.keyboard.press("z")
    assert town.state("foci") == [thing("t")]


def test_what_is_kept_is_let_go_by_the_same_button(town: Opened) -> None:
    """And what a state names that is not there keeps nothing."""
    town.search("Plas")
    town.page.click("#focus-keep")
    town.page.click("#focus-keep")
    assert town.state("foci") == []
    town.page.evaluate("() => window.rodedraad.load({ foci: ['x', 3, null] })")
    assert town.page.evaluate("() => window.rodedraad.lit") is None
    assert town.complaints == []
