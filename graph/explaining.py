"""Why an inferred statement holds: the rule that drew it, and the stated facts it was drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rodedraad.graph.answers import Graph
from rodedraad.graph.asking import rows
from rodedraad.graph.evidence import INFERRED, graphs_of
from rodedraad.graph.rdf import Blank, Iri, Term, Triple, ntriples
from rodedraad.graph.store import Store
from rodedraad.ontology.heads import QueryFile
from rodedraad.ontology.reasoning import Lookup, drawn, explanation_query, lookups, rules


@dataclass(frozen=True)
class Why:
    """The rule behind an inferred statement, and the stated triples it was drawn from."""

    rule: str
    premises: tuple[Triple, ...]


def why(store: Store, triple: Triple) -> list[Why]:
    """Return every way in which a rule draws *triple*, down to what is stated.

    What a rule drew from something inferred is followed until nothing inferred is left.
    """
    return whys(store, [triple])[triple]


def whys(store: Store, triples: Iterable[Triple]) -> dict[Triple, list[Why]]:
    """Return what ``why`` does for each of *triples*, in a few questions for all of them together."""
    return Explanation(store).of_all(triples)


class Explanation:
    """Follows inferred triples down to stated ones, and asks nothing twice."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._drawn: dict[tuple[str, Triple], list[Triple]] = {}
        self._stated: dict[Triple, bool] = {}

    def of_all(self, triples: Iterable[Triple]) -> dict[Triple, list[Why]]:
        """Return what ``of`` does for each of *triples*, in a few questions for all of them together."""
        asked = list(triples)
        if len(asked) > 1:
            self._learn_together(asked)
        return {triple: self.of(triple) for triple in asked}

    def of(self, triple: Triple) -> list[Why]:
        """Return every way in which a rule draws *triple*."""
        found = []
        for rule in _rules_for(triple.predicate.value):
            if premises := self._premises(rule, triple):
                grounds = self._grounds(premises, {triple})
                found.append(Why(rule.summary, tuple(sorted(grounds, key=_order))))
        return [reason for reason in found if reason.premises]

    def _learn_together(self, triples: list[Triple]) -> None:
        """Find out what is behind *triples*, and behind that, in one question for each rule and step."""
        asked = {triple for _, triple in self._drawn}
        wave = dict.fromkeys(triple for triple in triples if triple not in asked)
        while wave:
            asked |= wave.keys()
            premises = [one for rule, by_it in _by_rule(wave) for one in self._drawn_together(rule, by_it)]
            self._learn(premises)
            wave = dict.fromkeys(one for one in premises if not self._stated[one] and one not in asked)

    def _drawn_together(self, rule: QueryFile, triples: Iterable[Triple]) -> Iterator[Triple]:
        """Yield the facts from which *rule* draws any of *triples*, and keep which draws which."""
        named = {tuple(ntriples(term) for term in triple): triple for triple in triples}
        for triple in named.values():
            self._drawn[rule.name, triple] = []
        for lookup in lookups(rule, named):
            for row in rows(self._store, lookup.query):
                triple = named[lookup.asked[tuple(ntriples(term) for term in row[: lookup.bound] if term)]]
                facts = list(_facts(lookup, row))
                self._drawn[rule.name, triple] += facts
                yield from facts

    def _premises(self, rule: QueryFile, triple: Triple) -> list[Triple]:
        key = rule.name, triple
        if key not in self._drawn:
            query = explanation_query(rule, *(ntriples(term) for term in triple))
            answer = self._store.query(query) if query else None
            self._drawn[key] = answer.triples if isinstance(answer, Graph) else []
        return self._drawn[key]

    def _grounds(self, premises: list[Triple], seen: set[Triple]) -> set[Triple]:
        """Return the stated triples behind *premises*; *seen* keeps a circle from going on for ever."""
        grounds = set()
        self._learn(premises)
        for premise in premises:
            if premise in seen:
                continue
            seen.add(premise)
            if self._stated[premise]:
                grounds.add(premise)
                continue
            for rule in _rules_for(premise.predicate.value):
                grounds |= self._grounds(self._premises(rule, premise), seen)
        return grounds

    def _learn(self, premises: list[Triple]) -> None:
        """Find out in one question which of *premises* are stated; what has no name cannot be asked after."""
        fresh = [triple for triple in premises if triple not in self._stated]
        if not fresh:
            return
        graphs = graphs_of(self._store, fresh)
        for triple in fresh:
            where = graphs.get(triple, {""})
            self._stated[triple] = not all(graph.endswith(INFERRED) for graph in where)


@cache
def _rules_for(predicate: str) -> tuple[QueryFile, ...]:
    """Return the rules that may draw triples with *predicate*."""
    return tuple(rule for rule in rules() if predicate in drawn(rule.text))


def _by_rule(triples: Iterable[Triple]) -> Iterator[tuple[QueryFile, list[Triple]]]:
    """Yield the rules that may draw any of *triples*, each with those; one without a name cannot be asked."""
    by_predicate: dict[str, list[Triple]] = {}
    for triple in triples:
        if not any(isinstance(term, Blank) for term in triple):
            by_predicate.setdefault(triple.predicate.value, []).append(triple)
    for rule in rules():
        if found := [
            one for predicate in sorted(drawn(rule.text)) for one in by_predicate.get(predicate, ())
        ]:
            yield rule, found


def _facts(lookup: Lookup, row: tuple[Term | None, ...]) -> Iterator[Triple]:
    """Yield the facts that *row* stands for; one with a part that is not bound is no fact."""
    bound = dict(zip(lookup.columns, row, strict=True))
    for fact in lookup.facts:
        subject, predicate, term = (bound[part] if part in bound else Iri(part[1:-1]) for part in fact)
        if isinstance(subject, Iri | Blank) and isinstance(predicate, Iri) and term is not None:
            yield Triple(subject, predicate, term)


def _order(triple: Triple) -> list[str]:
    return [term.value for term in triple]
