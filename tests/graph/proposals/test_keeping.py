"""One file a session in the workspace: nothing twice, nothing lost, whoever writes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from rodedraad.graph.proposals.items import Item, Session
from rodedraad.graph.proposals.keeping import change, items, short_ids, take_in
from rodedraad.graph.proposals.reading import read_file
from rodedraad.graph.workspace import Workspace, packaged
from rodedraad.ontology.faults import Fault
from tests.graph.proposals.made import SESSION, item, saved, uuid


def taken(folder: Path, *made: dict[str, object], name: str = SESSION) -> Session:
    """Return the session of a change file with *made*."""
    return read_file(saved(folder, *made, name=name))


def test_the_same_file_twice_changes_nothing(municipality: Workspace, tmp_path: Path) -> None:
    """Not a byte, and it says so."""
    given = taken(tmp_path, item(1), item(2))
    first = take_in(municipality, given)
    assert (first.new, first.is_same) == (2, False)
    assert first.file == municipality.root / "proposals" / f"{SESSION}.jsonld"
    before = first.file.stat()
    second = take_in(municipality, given)
    after = first.file.stat()
    assert (second.new, second.reworded, second.is_same) == (0, 0, True)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_later_save_adds_and_keeps_what_it_left_out(municipality: Workspace, tmp_path: Path) -> None:
    """An item that the group removed on the page is still there."""
    take_in(municipality, taken(tmp_path, item(1), item(2)))
    reworded = item(2, text="beter", time="2026-11-25T11:00:00Z")
    later = take_in(municipality, taken(tmp_path, reworded, item(3)))
    assert (later.new, later.reworded) == (1, 1)
    assert [entry.text for entry in items(municipality)] == ["Tekst 1", "Tekst 3", "beter"]
    assert [version.text for version in items(municipality)[2].versions] == ["Tekst 2"]


def test_a_proposal_of_another_session_stays_there(municipality: Workspace, tmp_path: Path) -> None:
    """An id stands in one file."""
    take_in(municipality, taken(tmp_path, item(1)))
    other = take_in(municipality, taken(tmp_path, item(1), item(2), name="2026-11-26-ffffffff"))
    assert (other.new, other.elsewhere) == (1, 1)
    assert [entry.id for entry in items(municipality)] == [uuid(1), uuid(2)]


def test_writers_at_the_same_time_lose_nothing_of_each_other(municipality: Workspace, tmp_path: Path) -> None:
    """Twenty at once, each with a proposal of its own."""
    given = [taken(tmp_path, item(number)) for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: take_in(municipality, one), given))
    assert [entry.id for entry in items(municipality)] == [uuid(number) for number in range(20)]


def test_a_change_that_fails_changes_nothing(municipality: Workspace, tmp_path: Path) -> None:
    """And lets the next one in."""
    file = take_in(municipality, taken(tmp_path, item(1))).file
    before = file.read_bytes()

    def fail(_session: Session, _item: Item) -> Item:
        raise Fault("nee")

    with pytest.raises(Fault, match="nee"):
        change(municipality, uuid(1), fail)
    assert file.read_bytes() == before
    change(municipality, "00000001", lambda _session, entry: replace(entry, text="ja"))
    assert items(municipality)[0].text == "ja"


@pytest.mark.parametrize("given", ["", "0", "000", "zzzz", "urn:uuid:", uuid(9)])
def test_an_id_that_names_nothing_is_told(given: str, municipality: Workspace, tmp_path: Path) -> None:
    """With how to find the right one."""
    take_in(municipality, taken(tmp_path, item(1)))
    with pytest.raises(Fault, match="proposals list"):
        change(municipality, given, lambda _session, entry: entry)


def test_an_id_that_names_several_is_told_with_all(municipality: Workspace, tmp_path: Path) -> None:
    """Never a guess."""
    take_in(municipality, taken(tmp_path, item(1), item(2)))
    with pytest.raises(Fault, match=r"00000001-.*00000002-"):
        change(municipality, "0000", lambda _session, entry: entry)


def test_short_ids_tell_proposals_apart(municipality: Workspace, tmp_path: Path) -> None:
    """Eight characters where that is enough, else more."""
    twins = [f"urn:uuid:00000001-000{number}-4000-8000-000000000000" for number in (1, 2)]
    found = take_in(municipality, taken(tmp_path, *(item(1, id=twin) for twin in twins))).session.items
    assert list(short_ids(found).values()) == ["00000001-0001", "00000001-0002"]
    assert list(short_ids(found[:1]).values()) == ["00000001"]


def test_the_packaged_workspace_takes_nothing_in(tmp_path: Path) -> None:
    """It says how to get one of your own."""
    with pytest.raises(Fault, match="rodedraad init"):
        take_in(packaged(), taken(tmp_path, item(1)))


def test_a_file_that_was_renamed_is_told(municipality: Workspace, tmp_path: Path) -> None:
    """The name of a session is the name of its file."""
    file = take_in(municipality, taken(tmp_path, item(1))).file
    file.rename(file.with_name("2026-11-25-ffffffff.jsonld"))
    with pytest.raises(Fault, match="2026-11-25-ffffffff"):
        items(municipality)
