"""Mapping sets in a workspace: two writers lose nothing, and names of rows are never given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.mappings.keeping import change, home, mappings, record, review_record, sets
from rodedraad.graph.mappings.mapping import NOTHING, Mapping, MappingSet, Match, Review
from rodedraad.graph.workspace import Workspace, packaged
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import SEMAPV
from tests.graph.mappings.made import ID


def mapping(number: int) -> Mapping:
    """Return a mapping of theme *number*."""
    return Mapping(
        f"{ID}lindeveen/afstemming/{number:03}",
        f"{ID}lindeveen/thema/{number}",
        Match.CLOSE,
        f"{ID}nl/agendapunt/punt",
        SEMAPV.ManualMappingCuration,
    )


def test_writers_at_the_same_time_lose_nothing(municipality: Workspace) -> None:
    """Twenty at once, each with a row of its own."""

    def add(number: int) -> None:
        change(municipality, "agenda", lambda found: found.with_mapping(mapping(number)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(20)))
    assert sorted(one.record for one in mappings(municipality)) == [
        mapping(number).record for number in range(20)
    ]


def test_what_changes_nothing_writes_nothing(municipality: Workspace) -> None:
    """Not a byte: a version that stays is an answer that stays."""
    path = change(municipality, "agenda", lambda found: found.with_mapping(mapping(1))).path
    before, version = path.stat(), municipality.version
    change(municipality, "agenda", lambda found: found)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert municipality.version == version


def test_a_row_changes_the_version_of_the_dataset(municipality: Workspace) -> None:
    """What an answer rests on is in its version."""
    before = replace(municipality).version
    change(municipality, "agenda", lambda found: found.with_mapping(mapping(1)))
    assert replace(municipality).version != before


def test_where_an_edit_fails_nothing_changes(municipality: Workspace) -> None:
    """The file stands as it stood, and the lock is let go."""
    path = change(municipality, "agenda", lambda found: found.with_mapping(mapping(1))).path
    before = path.read_bytes()

    def wrong(_found: MappingSet) -> MappingSet:
        raise Fault("zo niet")

    with pytest.raises(Fault, match="zo niet"):
        change(municipality, "agenda", wrong)
    assert path.read_bytes() == before
    change(municipality, "agenda", lambda found: found.with_mapping(mapping(2)))
    assert len(mappings(municipality)) == 2


def test_nobody_writes_in_the_packaged_data() -> None:
    """It says what to do instead."""
    with pytest.raises(Fault, match="rodedraad init"):
        change(packaged(), "agenda", lambda found: found)


def test_a_mapping_goes_where_its_kind_stands(municipality: Workspace) -> None:
    """A known one stays in its file; a new one goes to that of its framework."""
    change(municipality, "oud", lambda found: found.with_mapping(mapping(1)))
    assert home(municipality, mapping(1), f"{ID}nl/beleidskader/nieuw") == "oud"
    assert home(municipality, mapping(2), f"{ID}nl/beleidskader/nieuw") == "nieuw"


def test_no_name_is_given_twice(municipality: Workspace) -> None:
    """Also not to a category and a theme that are called the same."""
    themes, target = (
        [f"{ID}lindeveen/{kind}/brand" for kind in ("thema", "pijler", "thema")],
        f"{ID}nl/punt/brand",
    )
    given = []
    for theme in themes:
        given.append(record(municipality, theme, target))
        new = replace(
            mapping(1), record=given[-1], subject=theme, object=target, match=list(Match)[len(given)]
        )
        change(municipality, "agenda", lambda found, new=new: found.with_mapping(new))  # type: ignore[misc]
    assert [one.rpartition("/")[2] for one in given] == [
        "brand--brand",
        "pijler-brand--brand",
        "thema-brand--brand",
    ]
    nothing = record(municipality, target, NOTHING, f"{ID}lindeveen/schema/themas")
    assert nothing == f"{ID}lindeveen/afstemming/brand--geen-themas"


def test_a_review_has_a_name_of_its_own() -> None:
    """By number, and none twice."""
    judged = mapping(1)
    for day in (1, 2):
        judged = judged.reviewed(Review(review_record(judged), "adviseur", date(2026, 12, day), 1))
    assert [one.record.rpartition("--")[2] for one in judged.reviews] == ["beoordeling-1", "beoordeling-2"]


def test_a_workspace_without_the_folder_has_no_mappings(municipality: Workspace) -> None:
    """Nothing is no fault."""
    assert not Path(municipality.alignments).exists() or not any(municipality.alignments.iterdir())
    assert sets(municipality) == []
