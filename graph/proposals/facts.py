"""An accepted proposal as statements, with who proposed it, who accepted it, when, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date

from rodedraad.graph.naming import plain, slug
from rodedraad.graph.proposals.items import Decision, Item, Link, Session
from rodedraad.graph.proposals.links import Held
from rodedraad.graph.rdf import Iri, Literal, Subject, Term, Triple
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.phrasing import day
from rodedraad.ontology.terms import CODE, DCT, FOAF, PROV, RD, RDF, SKOS, XSD
from rodedraad.ontology.wording import LANGUAGES, say, speaking

_SHORT_HASH = 6


class Facts:
    """The statements that follow from accepting *item* of *session* by *decision*, for *workspace*."""

    def __init__(self, workspace: Workspace, session: Session, item: Item, decision: Decision) -> None:
        self._space = f"{workspace.base}id/{workspace.place}/"
        self._session, self._item, self._decision = session, item, decision

    @property
    def author(self) -> str:
        """The IRI of the group that proposed it."""
        return f"{self._space}werkgroep/{self._session.name}--{_slug(self._item.group)}"

    @property
    def proposed(self) -> date:
        """The day on which it was proposed."""
        return date.fromisoformat(self._item.time[:10])

    @property
    def reasons(self) -> dict[str, str]:
        """Why, and who accepted it, by language."""
        return {reason.language: reason.value for reason in self._reasons()}

    def group(self) -> list[Triple]:
        """Return what is said of the group that proposed it."""
        return self._agent("werkgroep", f"{self._session.name}--{_slug(self._item.group)}", self._item.group)

    def link(self, link: Link, held: Held) -> list[Triple]:
        """Return *link* as the model holds it."""
        if held.between:
            fact = self._thing(held.between, f"{_last(link.target)}--{_last(link.source)}")
            stated = [
                Triple(fact, Iri(RDF.type), Iri(held.between)),
                Triple(fact, Iri(held.near), Iri(link.source)),
                Triple(fact, Iri(held.far), Iri(link.target)),
            ]
            return [*stated, *self._grounds(fact)]
        triple = Triple(Iri(link.source), Iri(link.link), Iri(link.target))
        return [triple, *self._judgement(triple, self._item.uuid)]

    def notes(self, things: tuple[str, ...], about: Callable[[], str] = lambda: "") -> list[Triple]:
        """Return the text as an editorial note with each of *things*.

        *about* says in the current language which link it is about.
        """
        found: list[Triple] = []
        for number, thing in enumerate(things):
            for told in LANGUAGES:
                with speaking(told):
                    text = Literal(self._note(about()), language=told)
                note = Triple(Iri(thing), Iri(SKOS.editorialNote), text)
                name = "-".join([self._item.uuid, *([str(number + 1)] if number else []), told])
                found += [note, *self._judgement(note, name)]
        return found

    def _note(self, about: str) -> str:
        values = {
            "kind": say(f"graph.proposal_kind_{self._item.kind}"),
            "group": self._item.group,
            "day": _day(self._item.time),
            "text": " ".join(self._item.text.split()),
        }
        if about:
            return say("graph.proposal_note_about", about=about, **values)
        return say("graph.proposal_note", **values)

    def _thing(self, kind: str, name: str) -> Iri:
        folder = {RD.Involvement: "betrokkenheid"}.get(kind, "lidmaatschap")
        return Iri(f"{self._space}{folder}/{name}")

    def _judgement(self, triple: Triple, name: str) -> list[Triple]:
        """Return the statement about *triple* that says whose it is and why."""
        judgement = Iri(f"{self._space}oordeel/werksessie-{name}")
        parts: list[tuple[str, Term]] = [
            (RDF.type, Iri(RDF.Statement)),
            (RDF.subject, triple.subject),
            (RDF.predicate, triple.predicate),
            (RDF.object, triple.object),
        ]
        return [
            *(Triple(judgement, Iri(predicate), term) for predicate, term in parts),
            *self._grounds(judgement),
        ]

    def _grounds(self, fact: Subject) -> list[Triple]:
        item, decision = self._item, self._decision
        group = self.group()
        function = self._agent("functie", _slug(decision.by), decision.by)
        parts: list[tuple[str, Term]] = [
            (PROV.wasAttributedTo, group[0].subject),
            (PROV.wasDerivedFrom, Iri(item.id)),
            (DCT.contributor, function[0].subject),
            (DCT.created, Literal(item.time[:10], XSD.date)),
            (DCT.issued, Literal(decision.time[:10], XSD.date)),
            (RD.reviewStatus, Iri(CODE.review_accepted)),
            *((RD.justification, reason) for reason in self._reasons()),
        ]
        return [*group, *function, *(Triple(fact, Iri(predicate), term) for predicate, term in parts)]

    def _reasons(self) -> Iterator[Literal]:
        item, decision = self._item, self._decision
        for told in LANGUAGES:
            with speaking(told):
                reason = say(
                    "graph.proposal_reason",
                    group=item.group,
                    proposed=_day(item.time),
                    by=decision.by,
                    accepted=_day(decision.time),
                    reason=" ".join(decision.reason.split()),
                )
                own = " ".join(item.text.split())
                both = say("graph.proposal_reason_own", own=own, reason=reason) if own else reason
                yield Literal(both, language=told)

    def _agent(self, kind: str, name: str, label: str) -> list[Triple]:
        agent = Iri(f"{self._space}{kind}/{name}")
        return [
            Triple(agent, Iri(RDF.type), Iri(PROV.Agent)),
            Triple(agent, Iri(FOAF.name), Literal(label)),
            *(Triple(agent, Iri(SKOS.prefLabel), Literal(label, language=told)) for told in LANGUAGES),
        ]


def _slug(name: str) -> str:
    """Return *name* as a part of an IRI that no other name shares."""
    bare = slug(name)
    if bare and bare.replace("-", " ") == plain(name) and name == name.lower():
        return bare
    return "-".join([*filter(None, [bare]), hashlib.sha256(name.encode()).hexdigest()[:_SHORT_HASH]])


def _last(iri: str) -> str:
    return slug(iri.rstrip("/#").rpartition("/")[2]) or hashlib.sha256(iri.encode()).hexdigest()[:_SHORT_HASH]


def _day(time: str) -> str:
    return day(date.fromisoformat(time[:10]))
