"""Why an inferred statement holds: the rule that drew it, and the stated facts it was drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rodedraad.graph.answers import Graph
from rodedraad.graph.evidence import INFERRED, graphs_of
from rodedraad.graph.rdf import Triple, ntriples
from rodedraad.graph.store import Store
from rodedraad.ontology.heads import QueryFile
from rodedraad.ontology.reasoning import drawn, explanation_query, rules


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
    """Return what ``why`` does for each of *triples*: faster, as they often rest on the same facts."""
    explanation = _Explanation(store)
    return {triple: explanation.of(triple) for triple in triples}


class _Explanation:
    """Follows inferred triples down to stated ones, and asks nothing twice."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._drawn: dict[tuple[str, Triple], list[Triple]] = {}
        self._stated: dict[Triple, bool] = {}

    def of(self, triple: Triple) -> list[Why]:
        """Return every way in which a rule draws *triple*."""
        found = []
        for rule in rules():
            if premises := self._premises(rule, triple):
                grounds = self._grounds(premises, {triple})
                found.append(Why(rule.summary, tuple(sorted(grounds, key=_order))))
        return [reason for reason in found if reason.premises]

    def _premises(self, rule: QueryFile, triple: Triple) -> list[Triple]:
        if triple.predicate.value not in drawn(rule.text):
            return []
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
            for rule in rules():
                grounds |= self._grounds(self._premises(rule, premise), seen)
        return grounds

    def _learn(self, premises: list[Triple]) -> None:
        """Find out in one question which of *premises* are stated; what has no name cannot be asked after."""
        fresh = [triple for triple in premises if triple not in self._stated]
        graphs = graphs_of(self._store, fresh)
        for triple in fresh:
            where = graphs.get(triple, {""})
            self._stated[triple] = not all(graph.endswith(INFERRED) for graph in where)


def _order(triple: Triple) -> list[str]:
    return [term.value for term in triple]
