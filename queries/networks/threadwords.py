"""A red thread in words: each step a sentence with what it rests on, and why the first thread is first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rodedraad.graph.explaining import why
from rodedraad.graph.naming import labels
from rodedraad.graph.passages import passages
from rodedraad.graph.rdf import Triple
from rodedraad.graph.sources import documents
from rodedraad.graph.store import Store
from rodedraad.ontology.phrasing import listed, number
from rodedraad.ontology.wording import say
from rodedraad.queries.networks.looseends import Break, Mend
from rodedraad.queries.networks.redthread import Step, Thread, Threads, counted
from rodedraad.queries.networks.ties import Standing, Tie, phrase

if TYPE_CHECKING:
    import networkx as nx

_MOST_NAMED = 5


@dataclass(frozen=True)
class Place:
    """Where something is written: the path a person follows, in which document, and the passage."""

    section: str
    document: str
    passage: str


@dataclass(frozen=True)
class Basis:
    """What a tie rests on: places, or an author with a reason, or a rule with the facts it was drawn from."""

    standing: Standing
    places: tuple[Place, ...] = ()
    author: str = ""
    reason: str = ""
    rule: str = ""
    facts: tuple[tuple[str, Basis], ...] = ()


@dataclass(frozen=True)
class ToldStep:
    """A step as a sentence, with its basis, and the other ties between the same two."""

    step: Step
    sentence: str
    basis: Basis
    also: tuple[str, ...]


@dataclass(frozen=True)
class ToldThread:
    """A thread in words: its steps, and what is to be said about the whole."""

    thread: Thread
    steps: tuple[ToldStep, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """Everything there is to say about the threads between two things."""

    found: Threads
    headline: str
    strongest: tuple[ToldThread, ...]
    shorter: ToldThread | None
    broken: tuple[str, ...]
    mends: tuple[str, ...]


def told(store: Store, graph: nx.MultiDiGraph[str], found: Threads) -> Told:
    """Return *found* in words of the current language; *graph* is that of ``ties``, over *store*."""
    return _Teller(store, graph).told(found)


class _Teller:
    """Words for threads, with evidence looked up only for the steps that are told."""

    def __init__(self, store: Store, graph: nx.MultiDiGraph[str]) -> None:
        self._store, self._graph = store, graph

    def told(self, found: Threads) -> Told:
        """Return *found* in words."""
        return Told(
            found,
            self._headline(found),
            tuple(self._thread(found, thread) for thread in found.strongest),
            self._thread(found, found.shorter) if found.shorter else None,
            tuple(self._broken(found, found.broken)) if found.broken else (),
            tuple(self._mend(mend) for mend in found.broken.mends) if found.broken else (),
        )

    # --- threads

    def _headline(self, found: Threads) -> str:
        start, end, count = self._name(found.start), self._name(found.end), len(found.strongest)
        if count > 1:
            return say("queries.thread_many", start=start, end=end, count=count)
        key = "queries.thread_one" if count else "queries.thread_none"
        return say("queries.thread_best" if found.runner_up and count else key, start=start, end=end)

    def _thread(self, found: Threads, thread: Thread) -> ToldThread:
        remarks = [self._sure(thread), self._specific(thread)]
        if thread.sorting:
            key = "queries.thread_sorting_one" if thread.sorting == 1 else "queries.thread_sorting"
            remarks.append(say(key, count=thread.sorting))
        if found.says_little(thread):
            remarks.append(say("queries.thread_weak", things=number(found.things)))
        remarks += self._instead(thread)
        if thread is found.strongest[0]:
            remarks.insert(0, self._first(*found.strongest[:2], found.runner_up))
        return ToldThread(thread, tuple(map(self._step, thread.steps)), tuple(remarks))

    def _first(self, first: Thread, second: Thread | None = None, *_: Thread | None) -> str:
        """Return why the first thread is first, beside the second one."""
        if second is None:
            return say("queries.thread_first_only")
        if first.cost == second.cost:
            return say("queries.thread_first_equal")
        if not first.between:
            return say("queries.thread_first_direct")
        reasons = []
        if first.turns < second.turns:
            one, two = number(first.turns), number(second.turns)
            reasons.append(say("queries.thread_is_specific", one=one, two=two))
        if first.doubt < second.doubt:
            reasons.append(say("queries.thread_is_sure"))
        if first.sorting < second.sorting:
            reasons.append(say("queries.thread_sorts_less"))
        return say("queries.thread_first", reasons=listed(reasons))

    def _sure(self, thread: Thread) -> str:
        parts = counted(thread.steps)
        if list(parts) == [Standing.STATED]:
            return say("queries.thread_all_stated")
        words = [f"{count} {say(f'queries.thread_{standing.code}')}" for standing, count in parts.items()]
        if len(thread.steps) == 1:
            return say("queries.thread_single", standing=words[0].partition(" ")[2])
        return say("queries.thread_mixed", steps=len(thread.steps), parts=listed(words))

    def _specific(self, thread: Thread) -> str:
        if not thread.between:
            return say("queries.thread_direct")
        busiest, count = max(thread.between, key=lambda known: known[1])
        if len(thread.between) == 1:
            return say("queries.thread_one_between", node=self._name(busiest), ties=number(count))
        turns = number(thread.turns)
        return say("queries.thread_turns", turns=turns, node=self._name(busiest), ties=number(count))

    def _instead(self, thread: Thread) -> Iterator[str]:
        for node in dict.fromkeys(node for node, _ in thread.instead):
            others = [self._name(other) for known, other in thread.instead if known == node]
            yield say("queries.thread_instead", node=self._name(node), others=some(others))

    # --- steps

    def _step(self, step: Step) -> ToldStep:
        first, *others = step.ties
        also = tuple(
            self._sentence(tie, step.start) for tie in others if tie.standing is not Standing.INFERRED
        )
        return ToldStep(step, self._sentence(first, step.start), self._basis(first), also)

    def _sentence(self, tie: Tie, start: str) -> str:
        """Return *tie* as a sentence that begins at *start*."""
        back = tie.source != start
        one, other = (tie.target, tie.source) if back else (tie.source, tie.target)
        link = phrase(tie.link, back=back) or f"{'← ' if back else ''}{self._links[tie.link]}"
        said = say("queries.thread_step", start=self._name(one), link=link, end=self._name(other))
        return said + (say("queries.thread_roles", roles=listed(tie.roles)) if tie.roles else "")

    @cached_property
    def _links(self) -> dict[str, str]:
        return labels(self._store, {facts["tie"].link for *_, facts in self._graph.edges(data=True)})

    def _basis(self, tie: Tie) -> Basis:
        if tie.author or tie.standing in (Standing.STATED, Standing.JUDGED, Standing.UNFOUNDED):
            return Basis(tie.standing, self._places(tie.passages), tie.author, tie.reason)
        for reason in why(self._store, tie.statement):
            return Basis(tie.standing, rule=reason.rule, facts=tuple(self._facts(reason.premises)))
        return Basis(tie.standing)

    def _facts(self, premises: Iterable[Triple]) -> Iterator[tuple[str, Basis]]:
        """Yield the facts a rule was applied to, each once: a relation is said by two triples."""
        told = set()
        for premise in premises:
            tie = self._said_by.get(premise) or self._said_by.get(premise.subject)
            words = self._sentence(tie, tie.source) if tie else bare(self._store, premise)
            if words not in told:
                told.add(words)
                yield words, self._basis(tie) if tie else Basis(Standing.UNFOUNDED)

    @cached_property
    def _said_by(self) -> dict[object, Tie]:
        return said_by(self._graph)

    def _places(self, iris: Sequence[str]) -> tuple[Place, ...]:
        if not iris:
            return ()
        known = passages(self._store, iris)
        return tuple(
            Place(passage.section, self._titles.get(passage.document, passage.document), iri)
            for iri, passage in known.items()
        )

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {document.iri: document.title for document in documents(self._store)}

    # --- where it breaks

    def _broken(self, found: Threads, broken: Break) -> Iterator[str]:
        for end, side in ((found.start, broken.start_side), (found.end, broken.end_side)):
            names = some([self._name(node) for node in side if node != end])
            if len(side) < 3:
                key = "queries.thread_side_one" if names else "queries.thread_loose"
                yield say(key, thing=self._name(end), **({"name": names} if names else {}))
            else:
                count = number(len(side) - 1)
                yield say("queries.thread_side", thing=self._name(end), count=count, names=names)
        for mend in broken.mends[:1]:
            yield say("queries.thread_breaks", thing=self._name(mend.thing), nearest=self._name(mend.nearest))

    def _mend(self, mend: Mend) -> str:
        kinds = {facts["kind"]: facts["kind_label"] for _, facts in self._graph.nodes(data=True)}
        return say(
            "queries.thread_mend",
            thing=self._name(mend.thing),
            link=phrase(mend.habit.link, back=mend.habit.back) or self._links[mend.habit.link],
            other=kinds[mend.habit.other_kind],
            kind=kinds[mend.habit.kind],
            have=number(mend.have),
            all=number(mend.all),
            nearest=self._name(mend.nearest),
        )

    def _name(self, node: str) -> str:
        """Return what *node* is called, with its kind where something else is called the same."""
        facts = self._graph.nodes[node]
        kind = f" ({facts['kind_label']})" if self._called[facts["label"]] > 1 and facts["kind_label"] else ""
        return f"‘{facts['label']}’{kind}"

    @cached_property
    def _called(self) -> Counter[str]:
        return Counter(str(facts["label"]) for _, facts in self._graph.nodes(data=True))


def said_by(graph: nx.MultiDiGraph[str]) -> dict[object, Tie]:
    """Return the ties in *graph* by the triple that says them, and by the relation that is one."""
    known: dict[object, Tie] = {}
    for *_, facts in graph.edges(data=True):
        tie: Tie = facts["tie"]
        if tie.standing is not Standing.INFERRED:
            known[tie.statement] = tie
            if tie.statement.subject.value not in (tie.source, tie.target):
                known[tie.statement.subject] = tie
    return known


def bare(store: Store, triple: Triple) -> str:
    """Return a triple that no tie says, by the labels of its terms."""
    return bares(store, [triple])[triple]


def bares(store: Store, triples: Collection[Triple]) -> dict[Triple, str]:
    """Return each of *triples*, that no tie says, by the labels of its terms."""
    named = labels(store, [term.value for triple in triples for term in triple])
    return {triple: " – ".join(named.get(term.value, term.value) for term in triple) for triple in triples}


def some(names: Sequence[str]) -> str:
    """Return *names* as a list, and only how many more there are behind the first few."""
    if len(names) <= _MOST_NAMED:
        return listed(names)
    shown = [*names[: _MOST_NAMED - 1], say("queries.and_more", count=number(len(names) - _MOST_NAMED + 1))]
    return listed(shown)


def lines(basis: Basis) -> list[str]:
    """Return what a step rests on as lines of text; the facts below a rule are set in."""
    if basis.places:
        return [
            say(
                "queries.thread_written",
                document=document,
                sections="; ".join(
                    dict.fromkeys(place.section for place in basis.places if place.document == document)
                ),
            )
            for document in dict.fromkeys(place.document for place in basis.places)
        ]
    if basis.author:
        key = "queries.thread_judgement" if basis.reason else "queries.thread_judgement_bare"
        judged = say(key, author=basis.author, **({"reason": basis.reason} if basis.reason else {}))
        return [*_of_review(basis), judged]
    return [*_of_rule(basis), *(f"  {line}" for fact in basis.facts for line in _of_fact(*fact))]


def _of_review(basis: Basis) -> Iterator[str]:
    if basis.standing in (Standing.ACCEPTED, Standing.PROPOSED):
        accepted = basis.standing is Standing.ACCEPTED
        yield say("queries.thread_is_accepted" if accepted else "queries.thread_is_proposed")


def _of_rule(basis: Basis) -> Iterator[str]:
    yield from _of_review(basis)
    if basis.rule:
        yield say("queries.thread_rule", rule=basis.rule)
    elif basis.standing in (Standing.UNFOUNDED, Standing.INFERRED):
        yield say("queries.thread_is_unfounded")


def _of_fact(sentence: str, basis: Basis) -> list[str]:
    return [f"• {sentence}", *(f"  {line}" for line in lines(basis))]
