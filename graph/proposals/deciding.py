"""Accepting and rejecting: the decision is kept with the proposal, and what can be a fact becomes data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from rodedraad.graph.building import Reading, check, read
from rodedraad.graph.files import write_atomically
from rodedraad.graph.formats import parse_file
from rodedraad.graph.mappings.mapping import Mapping
from rodedraad.graph.naming import labels
from rodedraad.graph.proposals import aligning, checking
from rodedraad.graph.proposals.checking import WrongValue
from rodedraad.graph.proposals.facts import Facts
from rodedraad.graph.proposals.form import MOST_CHARACTERS, MOST_NAME
from rodedraad.graph.proposals.items import Decision, Item, Kind, Link, Session, Status
from rodedraad.graph.proposals.keeping import change
from rodedraad.graph.proposals.links import holder, is_stated, matches, possible
from rodedraad.graph.proposals.telling import unknown
from rodedraad.graph.rdf import Iri, Quad, Triple
from rodedraad.graph.store import Store
from rodedraad.graph.turtle import write
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Severity
from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import say

FILE = "werksessies.ttl"
_MOST_TOLD = 5


@dataclass(frozen=True)
class Decided:
    """A proposal with its decision, and the *file* it became data in; None where it became none."""

    item: Item
    file: Path | None = None


def decision(status: Status, by: str, reason: str, now: datetime) -> Decision:
    """Return the decision *status* by the function *by*; a ``Fault`` where function or reason will not do."""
    try:
        function = checking.a_name("--by", by, MOST_NAME)
        why = checking.a_text("--reason", reason, MOST_CHARACTERS, needed=True)
    except WrongValue as wrong:
        raise Fault(say("graph.decision_wrong", key=wrong.key, problem=wrong)) from wrong
    return Decision(now.isoformat(timespec="seconds"), status, function, why)


def reject(workspace: Workspace, given: str, made: Decision) -> Decided:
    """Keep with the proposal *given* that it was rejected; a ``Fault`` where it was decided on before."""

    def decide(_session: Session, item: Item) -> Item:
        if item.status is not Status.OPEN:
            raise Fault(_decided(item))
        return replace(item, decisions=(*item.decisions, made))

    return Decided(change(workspace, given, decide))


def accept(workspace: Workspace, store: Store, given: str, made: Decision) -> Decided:
    """Accept the proposal *given* and put what follows from it in the data of *workspace*.

    Nothing changes, and a ``Fault`` says why, where the proposal was accepted before, names what *store* does
    not know, is a link that the model cannot hold or that is stated already, or would break a rule.
    """
    file = workspace.data / workspace.place / FILE
    became: list[Path] = []

    def decide(session: Session, item: Item) -> Item:
        if item.status is Status.ACCEPTED:
            raise Fault(_decided(item))
        facts = Facts(workspace, session, item, made)
        triples = _facts(store, item, facts)
        row = _row(workspace, item, facts)
        if triples:
            _add(workspace, file, triples)
            became.append(file)
        if row:
            became.append(aligning.put(workspace, store, row))
        return replace(item, decisions=(*item.decisions, made))

    item = change(workspace, given, decide)
    return Decided(item, became[-1] if became else None)


def _decided(item: Item) -> str:
    last = item.decisions[-1]
    when = day(datetime.fromisoformat(last.time).date())
    return say(f"graph.proposal_was_{last.status}", id=item.uuid, by=last.by, day=when, reason=last.reason)


def _facts(store: Store, item: Item, facts: Facts) -> list[Triple]:
    """Return what follows from *item*; nothing from a vote, which says what a group thinks and no more."""
    if item.kind is Kind.VOTE:
        return []
    if missing := unknown(store, [item]):
        raise Fault(say("graph.proposal_names_unknown", iris=", ".join(missing[item.id])))
    if item.kind is Kind.LINK and item.link:
        return _link(store, item, item.link, facts)
    if item.link:
        return facts.notes((item.link.source,), partial(_in_words, store, item.link, " "))
    return facts.notes(item.targets)


def _link(store: Store, item: Item, link: Link, facts: Facts) -> list[Triple]:
    held = holder(store, link)
    told = _in_words(store, link, " → ")
    if held is None:
        raise Fault(say("graph.proposal_not_held", link=told, possible=possible(store)))
    if aligning.is_alignment(link):
        return facts.group()  # the link itself is a row of an alignment
    if is_stated(store, link, held, item.id):
        raise Fault(say("graph.proposal_stated_already", link=told))
    return facts.link(link, held)


def _row(workspace: Workspace, item: Item, facts: Facts) -> Mapping | None:
    is_row = item.kind is Kind.LINK and item.link and aligning.is_alignment(item.link)
    return aligning.row(workspace, item.link, facts) if is_row and item.link else None


def _in_words(store: Store, link: Link, between: str) -> str:
    words = labels(store, link) | matches()
    return between.join(words[iri] for iri in link)


def _add(workspace: Workspace, file: Path, added: list[Triple]) -> None:
    """Write *added* to *file* beside what stands there; a ``Fault`` where that would break a rule."""
    graph = Iri(workspace.graph(file))
    there = parse_file(file.read_bytes(), suffix=".ttl", graph=graph, place=file) if file.is_file() else []
    text = write([*(quad.triple for quad in there), *added])
    before = read(workspace)
    after = Reading(
        [*before.quads, *(Quad(*triple, graph) for triple in added)],
        {**before.files, graph.value: file},
        {**before.texts, graph.value: text},
    )
    if broken := _violations(after) - _violations(before):
        listed = "\n".join(f"  {message}" for message in sorted(broken)[:_MOST_TOLD])
        raise Fault(say("graph.proposal_breaks_rule", findings=listed))
    write_atomically(file, text.encode())


def _violations(reading: Reading) -> set[str]:
    return {
        f"{finding.focus}: {finding.message}"
        for finding in check(reading)
        if finding.severity is Severity.VIOLATION
    }
