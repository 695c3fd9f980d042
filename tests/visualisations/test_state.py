"""The state of the page: undone and done again, in the address, saved as a file and opened again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.visualisations.conftest import Opened
from tests.visualisations.small import page, thing

Open = Callable[..., Opened]


@pytest.fixture
def town(open_page: Open) -> Opened:
    """The small town."""
    return open_page(page())


def saved(opened: Opened) -> Any:
    """Return what differs from the start."""
    return opened.page.evaluate("() => window.rodedraad.saved()")


def test_at_the_start_there_is_nothing_to_undo(town: Opened) -> None:
    """Both buttons say so, and the address is bare."""
    assert town.page.is_disabled("#undo")
    assert town.page.is_disabled("#redo")
    assert saved(town) == {}
    assert "#" not in town.page.url


@pytest.mark.parametrize("by", ["mouse", "keyboard", "control"])
def test_everything_is_undone_and_done_again(town: Opened, by: str) -> None:
    """A choice, a filter and a colour scheme, one after the other, by button and by key."""
    town.search("Brigade")
    town.page.locator(".entry", has_text="thema").click()
    town.page.click("#scheme")
    after = saved(town)
    assert set(after) == {"node", "hidden", "scheme"}
    town.page.focus("#map")
    undo = {"mouse": "#undo", "keyboard": "z", "control": "Control+z"}[by]
    redo = {"mouse": "#redo", "keyboard": "y", "control": "Control+Shift+z"}[by]
    act = town.page.click if by == "mouse" else town.page.keyboard.press
    for _ in range(3):
        act(undo)
    assert saved(town) == {}
    assert town.page.is_hidden("#panel")
    assert town.seen() == "U ziet 6 van 6"
    for _ in range(3):
        act(redo)
    assert saved(town) == after
    assert town.page.inner_text("#panel h2") == "Brigade"


def test_a_new_step_forgets_what_was_undone(town: Opened) -> None:
    """As everywhere else."""
    town.search("Brigade")
    town.page.click("#undo")
    town.search("Zwemmen")
    assert town.page.is_disabled("#redo")


def test_the_address_brings_the_state_back(town: Opened, open_page: Open, tmp_path: Path) -> None:
    """Opened again with the same address, the page stands as it stood; things go by their IRI."""
    town.search("Brigade")
    town.page.locator(".entry", has_text="thema").click()
    address, state = town.page.url, saved(town)
    assert state["node"] == thing("b")
    town.page.goto("about:blank")
    town.page.goto(address)
    town.page.wait_for_selector("html[data-drawn=true]", state="attached")
    assert saved(town) == state
    assert town.page.inner_text("#panel h2") == "Brigade"
    assert town.seen() == "U ziet 5 van 6"


def test_a_saved_state_is_a_small_file_that_opens_again(town: Opened, tmp_path: Path) -> None:
    """It holds what differs from the start, keyed on IRIs, with the version of the data."""
    town.search("Brigade")
    with town.page.expect_download() as download:
        town.page.keyboard.press("Tab")
        town.page.click("#save")
    path = tmp_path / "stand.json"
    download.value.save_as(path)
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "rodedraad": "state",
        "dataset": "abc",
        "state": {"node": thing("b")},
    }
    town.page.click("#reset")
    town.page.set_input_files("#history input[type=file]", path)
    town.page.wait_for_selector("#panel h2")
    assert town.page.inner_text("#panel h2") == "Brigade"
    assert "staat er weer" in town.page.inner_text("#notice")


@pytest.mark.parametrize("text", ["geen json", "[]", "null", '{"rodedraad": "other"}'])
def test_a_file_that_is_no_state_changes_nothing_and_says_so(town: Opened, tmp_path: Path, text: str) -> None:
    """Whatever somebody chooses."""
    path = tmp_path / "anders.json"
    path.write_text(text, encoding="utf-8")
    town.page.set_input_files("#history input[type=file]", path)
    town.page.wait_for_selector("#notice:not(:empty)")
    assert "geen bewaarde stand" in town.page.inner_text("#notice")
    assert saved(town) == {}
    assert town.complaints == []


@pytest.mark.parametrize(
    "state",
    [
        {"node": "https://example.org/id/gone"},
        {"onbekend": 1, "hidden": {"kind": "x"}},
        {"hidden": []},
        {"view": 3, "fade": "nee"},
        {"lens": "bestaat-niet"},
        {"levels": None, "hidden": None, "written": None},
        {"certain": "zz", "on": "2026-13-45"},
    ],
)
def test_a_state_of_other_data_or_by_a_hostile_hand_is_harmless(town: Opened, state: object) -> None:
    """What is unknown or of the wrong kind is left out; the page stays whole."""
    town.page.evaluate("state => window.rodedraad.load(state)", state)
    assert town.complaints == []
    assert town.seen() == "U ziet 6 van 6"
    town.search("Brigade")
    assert town.page.inner_text("#panel h2") == "Brigade"


def test_what_is_not_chosen_fades_or_goes(town: Opened) -> None:
    """By the key f, and back."""
    town.search("Plas")
    assert town.seen() == "U ziet 6 van 6"
    town.page.focus("#map")
    town.page.keyboard.press("f")
    assert town.seen() == "U ziet 4 van 6"
    town.page.keyboard.press("f")
    assert town.seen() == "U ziet 6 van 6"
