"""What a what-if takes things away from."""

from __future__ import annotations

from datetime import date

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.world import World, removable, world
from tests.queries.towns import AGENDAS, ALIGNED, ID, TOWN, short, store_of


@pytest.fixture(scope="module")
def town() -> World:
    """The small town with its agendas."""
    return world(store_of(TOWN + AGENDAS, inferred=ALIGNED))


def test_who_works_on_a_subject_counts_also_through_the_order(town: World) -> None:
    """A theme has the parties of its category, a field all of them."""
    assert short(sorted(town.involved[ID + "t1"])) == ["a", "b"]
    assert short(sorted(town.involved[ID + "field"])) == ["a", "b", "hub"]
    assert short(sorted(town.units)) == ["hub"]


def test_a_subject_nobody_works_on_is_there() -> None:
    """Otherwise the whole would be too small."""
    known = world(store_of(TOWN + ":lone a rd:Theme ; skos:broader :lonely . :lonely a rd:Category ."))
    assert (known.involved[ID + "lone"], len(known.involved)) == (frozenset(), 8)


def test_an_item_is_taken_up_on_its_surest_basis(town: World) -> None:
    """An accepted alignment before a proposed one, either before a shared phenomenon or a part of it."""
    assert (town.basis(ID + "y"), short(town.taken_up_by(ID + "y"))) == ("accepted", ["t2"])
    assert (town.basis(ID + "x"), short(town.taken_up_by(ID + "x"))) == ("phenomenon", ["t1"])
    assert short(sorted(town.at_work_for(ID + "x"))) == ["a", "b"]


def test_a_framework_is_out_before_its_first_day_and_after_its_last(town: World) -> None:
    """And in force on both; one without a period counts."""
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2022, 12, 31), date(2023, 1, 1)]
    assert [short(town.out_of_force(on)) for on in days] == [["old"], [], [], ["old"]]
    assert short(town.undated()) == ["new"]


def test_an_item_goes_with_its_framework(town: World) -> None:
    """From the ties as well; the world before stays as it was."""
    left = town.without([ID + "old"])
    assert short(list(left.items)) == ["y"]
    assert ID + "x" not in left.graph
    assert ID + "x" in town.graph


def test_an_item_in_two_frameworks_stays_with_the_other() -> None:
    """It falls with the last."""
    known = world(store_of(TOWN + AGENDAS + ":x dct:isPartOf :new ."))
    assert short(sorted(known.without([ID + "old"]).items)) == ["x", "y"]
    assert short(sorted(known.without([ID + "old", ID + "new"]).items)) == []


def test_actors_and_frameworks_can_be_taken_away(packaged_store: EmbeddedStore) -> None:
    """And nothing else."""
    assert short(sorted(removable(store_of(TOWN + AGENDAS)))) == ["a", "b", "hub", "new", "old"]
    assert not any("/thema/" in thing or "/agendapunt/" in thing for thing in removable(packaged_store))
