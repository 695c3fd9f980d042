"""What is accepted becomes data with attribution; what cannot be data is told; nothing is decided twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.building import build, check, read
from rodedraad.graph.proposals.deciding import Decided, accept, decision, reject
from rodedraad.graph.proposals.items import Status
from rodedraad.graph.proposals.keeping import items, take_in
from rodedraad.graph.proposals.reading import read_file
from rodedraad.graph.rdf import Iri, Literal
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace, open_workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Severity
from rodedraad.ontology.terms import DCT, ORG, PROV, RD, RDF, SKOS
from tests.graph.proposals.made import (
    COOPERATIVE,
    DISPUTES,
    TENANTS,
    TOWN,
    item,
    link,
    saved,
    statement,
    uuid,
)

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
INVOLVED = TOWN + "betrokkenheid/burenruzies--cooperatie-blauwe-ruine"
GROUP = TOWN + "werkgroep/2026-11-25-0a1b2c3d--groep-blauw-5ef1f1"


def propose(workspace: Workspace, folder: Path, *made: dict[str, Any]) -> None:
    """Take in a session with *made*."""
    take_in(workspace, read_file(saved(folder, *made)))


def accepted(workspace: Workspace, number: int = 1, by: str = "adviseur veiligheid") -> Decided:
    """Accept proposal *number*."""
    workspace = open_workspace(workspace.root)  # as another process would find it
    store = EmbeddedStore.load(build(workspace).dataset)
    return accept(workspace, store, uuid(number), decision(Status.ACCEPTED, by, "Klopt.", NOW))


def about(workspace: Workspace, subject: str) -> set[tuple[str, Any]]:
    """Return what the data of *workspace* state about *subject*."""
    return {
        (quad.predicate.value, quad.object) for quad in read(workspace).quads if quad.subject == Iri(subject)
    }


def test_a_link_becomes_an_involvement_with_who_when_and_why(municipality: Workspace, tmp_path: Path) -> None:
    """In a file of its own, which passes every check, and the rules build on it."""
    propose(municipality, tmp_path, link(1, COOPERATIVE, RD.involvedIn, DISPUTES))
    done = accepted(municipality)
    assert done.file == municipality.data / "lindeveen" / "werksessies.ttl"
    stated = about(municipality, INVOLVED)
    assert {
        (RDF.type, Iri(RD.Involvement)),
        (RD.involvedActor, Iri(COOPERATIVE)),
        (RD.involvedIn, Iri(DISPUTES)),
        (PROV.wasAttributedTo, Iri(GROUP)),
        (PROV.wasDerivedFrom, Iri(uuid(1))),
        (DCT.contributor, Iri(TOWN + "functie/adviseur-veiligheid")),
    } <= stated
    reasons = {term.language: term.value for key, term in stated if key == RD.justification}
    assert reasons == {
        "nl": "Tekst 1 (Voorgesteld door Groep blauw op 25 november 2026; "
        "aanvaard door adviseur veiligheid op 26 november 2026: Klopt.)",
        "en": "Tekst 1 (Proposed by Groep blauw on 25 November 2026; "
        "accepted by adviseur veiligheid on 26 November 2026: Klopt.)",
    }
    assert [found for found in check(read(municipality)) if found.severity is Severity.VIOLATION] == []
    built = build(open_workspace(municipality.root)).dataset.read_text(encoding="utf-8")
    assert f"<{DISPUTES}> <{RD.involves}> <{COOPERATIVE}>" in built


def test_the_file_does_not_depend_on_the_order_of_accepting(municipality: Workspace, tmp_path: Path) -> None:
    """Sorted, so that a change is a small one."""
    contents = []
    for order in ((1, 2), (2, 1)):
        propose(municipality, tmp_path, item(1), link(2, COOPERATIVE, RD.involvedIn, DISPUTES))
        files = [accepted(municipality, number).file for number in order]
        assert files[0] == files[1]
        assert files[0]
        contents.append(files[0].read_bytes())
        files[0].unlink()
        for path in (municipality.root / "proposals").glob("*.jsonld"):
            path.unlink()
    assert contents[0] == contents[1]


@pytest.mark.parametrize("kind", ["remark", "doubt"])
def test_a_remark_or_doubt_becomes_a_note_in_both_languages(
    kind: str, municipality: Workspace, tmp_path: Path
) -> None:
    """With the group, and a judgement that says who accepted it."""
    propose(municipality, tmp_path, item(1, kind, text="Wie <script>\nbelt er?"))
    accepted(municipality)
    notes = {term.value for key, term in about(municipality, DISPUTES) if key == SKOS.editorialNote}
    words = {"remark": ("opmerking", "remark"), "doubt": ("twijfel", "doubt")}[kind]
    assert notes == {
        f"Werksessie 25 november 2026, Groep blauw, {words[0]}: Wie <script> belt er?",
        f"Work session 25 November 2026, Groep blauw, {words[1]}: Wie <script> belt er?",
    }
    judgement = about(municipality, f"{TOWN}oordeel/werksessie-{uuid(1).removeprefix('urn:uuid:')}-nl")
    assert (PROV.wasAttributedTo, Iri(GROUP)) in judgement
    assert [found for found in check(read(municipality)) if found.severity is Severity.VIOLATION] == []


def test_a_doubt_about_a_link_is_a_note_where_the_link_begins(
    municipality: Workspace, tmp_path: Path
) -> None:
    """It names the link in the language of the note."""
    propose(municipality, tmp_path, item(1, "doubt", about=statement(TENANTS, RD.involvedIn, DISPUTES)))
    accepted(municipality)
    notes = {
        term.language: term.value for key, term in about(municipality, TENANTS) if key == SKOS.editorialNote
    }
    assert "twijfel bij ‘Woonstichting Veenstee betrokken bij Burenruzies’: Tekst 1" in notes["nl"]
    assert "involved in" in notes["en"]


def test_a_vote_is_decided_on_but_is_no_data(municipality: Workspace, tmp_path: Path) -> None:
    """The decision is kept."""
    propose(municipality, tmp_path, item(1, "vote"))
    assert accepted(municipality).file is None
    assert items(municipality)[0].status is Status.ACCEPTED
    assert not (municipality.data / "lindeveen" / "werksessies.ttl").exists()


@pytest.mark.parametrize(
    ("proposal", "said"),
    [
        (link(1, COOPERATIVE, RD.worksOn, DISPUTES), "past niet in het model"),
        (link(1, DISPUTES, RD.involvedIn, COOPERATIVE), "past niet in het model"),
        (link(1, COOPERATIVE, ORG.member, TENANTS), "past niet in het model"),
        (link(1, TENANTS, RD.involvedIn, DISPUTES), "staat al in de gegevens"),
        (link(1, TOWN + "actor/weg", RD.involvedIn, DISPUTES), "actor/weg"),
        (item(1, targets=[TOWN + "opgave/weg"]), "opgave/weg"),
    ],
    ids=["inferred only", "the wrong way", "no partnership", "known", "unknown end", "unknown thing"],
)
def test_what_cannot_become_data_is_told_and_stays_open(
    proposal: dict[str, Any], said: str, municipality: Workspace, tmp_path: Path
) -> None:
    """Not a byte of data, and no decision."""
    propose(municipality, tmp_path, proposal)
    with pytest.raises(Fault, match=said):
        accepted(municipality)
    assert items(municipality)[0].status is Status.OPEN
    assert not (municipality.data / "lindeveen" / "werksessies.ttl").exists()


def test_a_link_that_would_break_a_rule_is_told_with_the_rule(
    municipality: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shapes have the last word: here the graph has a judgement without a reason."""
    propose(municipality, tmp_path, link(1, COOPERATIVE, RD.involvedIn, DISPUTES))
    monkeypatch.setattr("rodedraad.graph.proposals.facts.Facts._reasons", lambda _self: iter([Literal("x")]))
    with pytest.raises(Fault, match="klopt een regel niet meer"):
        accepted(municipality)
    assert items(municipality)[0].status is Status.OPEN
    assert not (municipality.data / "lindeveen" / "werksessies.ttl").exists()


def test_accepting_twice_is_told_and_rejecting_afterwards_too(
    municipality: Workspace, tmp_path: Path
) -> None:
    """With who decided, when and why."""
    propose(municipality, tmp_path, item(1))
    accepted(municipality)
    with pytest.raises(Fault, match="al aanvaard op 26 november 2026 door adviseur veiligheid: Klopt"):
        accepted(municipality)
    with pytest.raises(Fault, match="al aanvaard"):
        reject(municipality, uuid(1), decision(Status.REJECTED, "adviseur", "Nee.", NOW))


def test_what_was_rejected_is_kept_and_may_be_accepted_later(municipality: Workspace, tmp_path: Path) -> None:
    """Both decisions stay."""
    propose(municipality, tmp_path, item(1))
    reject(municipality, uuid(1), decision(Status.REJECTED, "adviseur", "Nee.", NOW))
    assert items(municipality)[0].status is Status.REJECTED
    with pytest.raises(Fault, match="al afgewezen"):
        reject(municipality, uuid(1), decision(Status.REJECTED, "adviseur", "Nee.", NOW))
    accepted(municipality)
    assert [made.reason for made in items(municipality)[0].decisions] == ["Nee.", "Klopt."]


def test_an_accepting_that_stopped_halfway_can_be_done_again(municipality: Workspace, tmp_path: Path) -> None:
    """The data were written, the decision was not: its own link does not stand in the way."""
    propose(municipality, tmp_path, link(1, COOPERATIVE, RD.involvedIn, DISPUTES))
    file = municipality.root / "proposals" / "2026-11-25-0a1b2c3d.jsonld"
    before = file.read_bytes()
    done = accepted(municipality)
    assert done.file
    data = done.file.read_bytes()
    file.write_bytes(before)
    assert accepted(municipality).file == done.file
    assert done.file.read_bytes() == data


@pytest.mark.parametrize(("by", "reason"), [("", "x"), ("x", " "), ("a\nb", "x"), ("x", "\x1b")])
def test_a_decision_needs_a_function_and_a_reason(by: str, reason: str) -> None:
    """Both as text a person can see."""
    with pytest.raises(Fault, match=r"--(by|reason): "):
        decision(Status.ACCEPTED, by, reason, NOW)
