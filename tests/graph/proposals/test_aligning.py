"""An accepted link between local policy and an agenda becomes a row: a proposal, until it is reviewed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.building import build, check, read
from rodedraad.graph.mappings.keeping import change, mappings
from rodedraad.graph.mappings.mapping import Match, Review, Status
from rodedraad.graph.proposals import items as proposed
from rodedraad.graph.proposals.deciding import Decided, accept, decision
from rodedraad.graph.proposals.keeping import items, take_in
from rodedraad.graph.proposals.reading import read_file
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace, open_workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Severity
from rodedraad.ontology.terms import RD, RDF
from tests.graph.proposals.made import COOPERATIVE, DISPUTES, TOWN, link, saved, uuid

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture
def agenda_item(municipality: Workspace) -> str:
    """An item of an agenda that the municipality works under, the first by name."""
    found = [
        quad.subject.value
        for quad in read(municipality).quads
        if (quad.predicate.value, quad.object.value) == (RDF.type, RD.AgendaItem)
    ]
    return min(found)


def propose(workspace: Workspace, folder: Path, *made: dict[str, Any]) -> None:
    """Take in a session with *made*."""
    take_in(workspace, read_file(saved(folder, *made)))


def accepted(workspace: Workspace, number: int = 1) -> Decided:
    """Accept proposal *number*, as another process would."""
    workspace = open_workspace(workspace.root)
    store = EmbeddedStore.load(build(workspace).dataset)
    by = decision(proposed.Status.ACCEPTED, "adviseur veiligheid", "Klopt.", NOW)
    return accept(workspace, store, uuid(number), by)


def review(record: str) -> Review:
    """Return a review that says no."""
    return Review(f"{record}--beoordeling-1", "beleidsadviseur", date(2026, 11, 27), -1.0)


def test_a_match_becomes_a_row_with_group_day_and_reasons(
    municipality: Workspace, tmp_path: Path, agenda_item: str
) -> None:
    """In the file of its framework, still to be reviewed; the data stay without fault."""
    propose(municipality, tmp_path, link(1, DISPUTES, Match.BROAD, agenda_item))
    done = accepted(municipality)
    [row] = mappings(municipality)
    assert done.file is not None
    assert done.file.parent == municipality.alignments
    assert (row.subject, row.match, row.object) == (DISPUTES, Match.BROAD, agenda_item)
    assert (row.status, row.day, row.confidence) == (Status.PROPOSED, date(2026, 11, 25), 0.5)
    assert row.author == TOWN + "werkgroep/2026-11-25-0a1b2c3d--groep-blauw-5ef1f1"
    assert row.reasons is not None
    assert set(row.reasons) == {"nl", "en"}
    assert row.reasons["nl"].startswith("Tekst 1 (Voorgesteld door Groep blauw op 25 november 2026")
    assert "Burenruzies" in done.file.read_text(encoding="utf-8")
    assert [found for found in check(read(municipality)) if found.severity is Severity.VIOLATION] == []


def test_rows_about_one_item_stand_together_and_keep_their_names(
    municipality: Workspace, tmp_path: Path, agenda_item: str
) -> None:
    """A second row goes into the same file, and what is read by eye there stays."""
    other = TOWN + "opgave/fietsendiefstal"
    propose(
        municipality,
        tmp_path,
        link(1, DISPUTES, Match.RELATED, agenda_item),
        link(2, other, Match.EXACT, agenda_item),
    )
    files = {accepted(municipality, number).file for number in (1, 2)}
    assert len(files) == 1
    [file] = files
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert all(name in text for name in ("Burenruzies", "Fietsendiefstal"))
    assert len(mappings(municipality)) == 2


def test_another_row_about_the_same_two_is_told_and_nothing_changes(
    municipality: Workspace, tmp_path: Path, agenda_item: str
) -> None:
    """Two answers to one question are for a review; the proposal stays open."""
    propose(
        municipality,
        tmp_path,
        link(1, DISPUTES, Match.BROAD, agenda_item),
        link(2, DISPUTES, Match.EXACT, agenda_item),
    )
    accepted(municipality, 1)
    before = mappings(municipality)
    with pytest.raises(Fault, match=r"afstemming/burenruzies"):
        accepted(municipality, 2)
    assert mappings(municipality) == before
    assert [item.status for item in items(municipality)] == [
        proposed.Status.ACCEPTED,
        proposed.Status.OPEN,
    ]


def test_an_accepting_that_stopped_halfway_can_be_done_again(
    municipality: Workspace, tmp_path: Path, agenda_item: str
) -> None:
    """The row that stands there is its own: it is not written twice."""
    propose(municipality, tmp_path, link(1, DISPUTES, Match.BROAD, agenda_item))
    file = next((municipality.root / "proposals").glob("*.jsonld"))
    before = file.read_bytes()
    accepted(municipality)
    [row] = mappings(municipality)
    file.write_bytes(before)  # as if the decision was not kept
    accepted(municipality)
    assert mappings(municipality) == [row]


def test_what_was_rejected_in_a_review_may_be_matched_otherwise(
    municipality: Workspace, tmp_path: Path, agenda_item: str
) -> None:
    """A rejected row stays, and does not stand in the way of another match."""
    propose(
        municipality,
        tmp_path,
        link(1, DISPUTES, Match.BROAD, agenda_item),
        link(2, DISPUTES, Match.RELATED, agenda_item),
    )
    done = accepted(municipality, 1)
    assert done.file is not None
    name = done.file.name.removesuffix(".sssom.tsv")
    change(
        municipality,
        name,
        lambda found: found.with_mapping(found.mappings[0].reviewed(review(found.mappings[0].record))),
    )
    accepted(municipality, 2)
    statuses = [(row.match, row.status) for row in mappings(municipality)]
    assert sorted(statuses) == [(Match.BROAD, Status.REJECTED), (Match.RELATED, Status.PROPOSED)]


def test_a_match_between_other_things_is_told(
    municipality: Workspace, tmp_path: Path, agenda_item: str
) -> None:
    """A party is no policy; what is possible is named in words."""
    propose(municipality, tmp_path, link(1, COOPERATIVE, Match.EXACT, agenda_item))
    with pytest.raises(Fault, match="sluit aan bij"):
        accepted(municipality)
    assert mappings(municipality) == []
