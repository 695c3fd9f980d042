"""``rodedraad evidence``: every fact about a thing with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import click

from rodedraad.app.alignments import Label, told
from rodedraad.app.session import Session
from rodedraad.app.terminal import heading
from rodedraad.app.verbs import Verb
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.evidence import FactAbout
    from rodedraad.graph.naming import Candidate
    from rodedraad.graph.passages import Passage
    from rodedraad.graph.sources import Document
    from rodedraad.graph.store import Store
    from rodedraad.queries.coverage.covering import Coverage

MOST_MEANT = 4


@click.command(cls=Verb, help=say("app.evidence_help"))
@click.argument("thing", metavar=say("app.metavar_thing"))
@click.option("--why", is_flag=True, help=say("app.evidence_why"))
@click.pass_obj
def evidence(session: Session, thing: str, why: bool) -> None:
    """Print what is known about THING and on what it rests; all of them where a few share the name."""
    from rodedraad.graph.naming import candidates

    store = session.store()
    reader = _Reader(session, store)
    for candidate in candidates(store, _meant(store, thing)):
        reader.show(candidate, why)


def _meant(store: Store, thing: str) -> list[str]:
    from rodedraad.graph.naming import Ambiguous, resolve

    try:
        return [resolve(store, thing).value]
    except Ambiguous as several:
        if len(several.candidates) > MOST_MEANT:
            raise
        return [candidate.iri for candidate in several.candidates]


class _Reader:
    """Prints facts by their ground, with the passages of registered documents."""

    def __init__(self, session: Session, store: Store) -> None:
        from rodedraad.graph.sources import documents

        self.store = store
        self.documents: dict[str, Document] = {document.iri: document for document in documents(store)}
        self.texts = session.texts()

    def show(self, candidate: Candidate, why: bool) -> None:
        """Print the page of one thing."""
        from rodedraad.graph.evidence import Ground, facts_about
        from rodedraad.graph.rdf import Iri

        facts = facts_about(self.store, Iri(candidate.iri))
        click.echo()
        click.secho(candidate.label, bold=True)
        click.echo(" · ".join(filter(None, [candidate.kind, candidate.notation, candidate.iri])))
        by_ground = {ground: [fact for fact in facts if fact.ground is ground] for ground in Ground}
        self._stated(by_ground[Ground.STATED])
        self._judged(by_ground[Ground.JUDGED])
        aligned = list(self._aligned(candidate.iri))
        if aligned:
            heading(say("app.evidence_aligned"))
            click.echo("\n".join(aligned))
        self._plain(say("app.evidence_editorial"), by_ground[Ground.EDITORIAL])
        self._plain(say("app.evidence_none"), by_ground[Ground.NONE])
        self._inferred(by_ground[Ground.INFERRED], why)
        if not facts and not aligned:
            click.echo(say("app.evidence_nothing"))

    def _stated(self, facts: list[FactAbout]) -> None:
        from rodedraad.graph.passages import passages

        known = passages(self.store, {passage for fact in facts for passage in fact.passages})
        together: dict[tuple[str, ...], list[FactAbout]] = {}
        for fact in facts:
            together.setdefault(fact.passages, []).append(fact)
        for document in dict.fromkeys(passage.document for passage in known.values()):
            heading(say("app.evidence_stated", title=self._title(document)))
            for where, here in together.items():
                inside = [known[iri] for iri in where if iri in known and known[iri].document == document]
                if inside:
                    self._passages(inside)
                    _facts(here, indent="    ")
            if document not in self.texts:
                click.secho(f"  {say('app.evidence_unregistered')}", dim=True)

    def _title(self, iri: str) -> str:
        document = self.documents.get(iri)
        return ", ".join(filter(None, [document.title, document.issued])) if document else iri

    def _passages(self, inside: list[Passage]) -> None:
        """Print the path to each passage once, and the words themselves where the text is registered."""
        from rodedraad.graph.passages import excerpt

        for section in dict.fromkeys(passage.section for passage in inside):
            click.echo(f"  {click.style(section, underline=True)}")
            for passage in inside:
                if passage.section == section and passage.document in self.texts:
                    seen = excerpt(self.texts[passage.document], passage)
                    marked = click.style(f"»{seen.marked}«", fg="red")
                    click.echo(
                        f"    {click.style(seen.before, dim=True)}{marked}{click.style(seen.after, dim=True)}"
                    )

    def _judged(self, facts: list[FactAbout]) -> None:
        """Print judgements under their author, those with the same reason together."""
        for author in dict.fromkeys(fact.author for fact in facts):
            heading(say("app.evidence_judged", author=author))
            own = [fact for fact in facts if fact.author == author]
            for reason in dict.fromkeys(fact.reason for fact in own):
                _facts([fact for fact in own if fact.reason == reason], indent="  ")
                if reason:
                    click.echo(f"    {say('app.evidence_because', reason=reason)}")

    def _aligned(self, thing: str) -> Iterator[str]:
        """Yield each alignment of *thing* with agendas or policy: also one that was rejected, and nothing."""
        from rodedraad.queries.coverage.covering import Ground

        for row in self._coverage.known.alignments:
            if thing in (row.subject, row.object):
                of_item = thing in self._coverage.known.asked
                yield from told(Ground(row, 0.0), self._coverage, self._label, of_item=of_item)

    @cached_property
    def _coverage(self) -> Coverage:
        from rodedraad.app.periods import period_named
        from rodedraad.queries.coverage.covering import Coverage, Scope
        from rodedraad.queries.coverage.known import known

        return Coverage(known(self.store), Scope(period_named(self.store, None, None)))

    @cached_property
    def _label(self) -> Label:
        from rodedraad.queries.coverage.naming import labels_of

        return labels_of((self.store, self._coverage.known))

    def _plain(self, title: str, facts: list[FactAbout]) -> None:
        if facts:
            heading(title)
            _facts(facts, indent="  ")

    def _inferred(self, facts: list[FactAbout], why: bool) -> None:
        """Print what the rules add, the more precise relation only where there are two."""
        if not facts:
            return
        heading(say("app.evidence_inferred"))
        if not why:
            _facts(_most_precise(facts), indent="  ")
            click.secho(f"  {say('app.evidence_ask_why')}", dim=True)
            return
        for fact in _most_precise(facts):
            click.echo(f"  {_words(fact)}")
            self._reasons(fact)

    def _reasons(self, fact: FactAbout) -> None:
        from rodedraad.graph.explaining import why
        from rodedraad.graph.naming import labels

        for ground in why(self.store, fact.triple):
            click.secho(f"    {ground.rule}", dim=True)
            named = labels(self.store, [term.value for triple in ground.premises for term in triple])
            for triple in ground.premises:
                click.echo("      " + " – ".join(named.get(term.value, term.value) for term in triple))


def _facts(facts: Iterable[FactAbout], indent: str) -> None:
    """Print facts, those with the same relation together on a line."""
    together: dict[str, list[str]] = {}
    for fact in facts:
        together.setdefault(_link(fact), []).append(fact.other)
    for link, others in together.items():
        click.echo(f"{indent}{link}: {' · '.join(dict.fromkeys(others))}")


def _words(fact: FactAbout) -> str:
    return f"{_link(fact)}: {fact.other}"


def _link(fact: FactAbout) -> str:
    return f"← {fact.link}" if fact.is_reverse else fact.link


def _most_precise(facts: list[FactAbout]) -> list[FactAbout]:
    """Leave out what is said already: by a more precise relation, or by the same one the other way round."""
    precise = {
        (fact.triple.subject, fact.triple.object) for fact in facts if "From" in fact.triple.predicate.value
    }
    forward = {(fact.triple.object, fact.triple.predicate) for fact in facts if not fact.is_reverse}
    return [
        fact
        for fact in facts
        if ("From" in fact.triple.predicate.value or (fact.triple.subject, fact.triple.object) not in precise)
        and not (fact.is_reverse and (fact.triple.subject, fact.triple.predicate) in forward)
    ]
