"""Why an inferred statement holds: the rule that drew it, and the stated facts it was drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from rodedraad.graph.answers import Graph
from rodedraad.graph.asking import rows
from rodedraad.graph.evidence import INFERRED
from rodedraad.graph.rdf import Triple, ntriples
from rodedraad.graph.store import Store
from rodedraad.ontology.heads import QueryFile
from rodedraad.ontology.reasoning import explanation_query, rules


@dataclass(frozen=True)
class Why:
    """The rule behind an inferred statement, and the stated triples it was drawn from."""

    rule: str
    premises: tuple[Triple, ...]


def why(store: Store, triple: Triple) -> list[Why]:
    """Return every way in which a rule draws *triple*, down to what is stated.

    What a rule drew from something inferred is followed until nothing inferred is left.
    """
    found = []
    for rule in rules():
        if premises := _premises(store, rule, triple):
            grounds = _stated(store, premises, {triple})
            found.append(Why(rule.summary, tuple(sorted(grounds, key=_order))))
    return [reason for reason in found if reason.premises]


def _premises(store: Store, rule: QueryFile, triple: Triple) -> list[Triple]:
    query = explanation_query(rule, *(ntriples(term) for term in triple))
    answer = store.query(query) if query else Graph([])
    return answer.triples if isinstance(answer, Graph) else []


def _stated(store: Store, premises: list[Triple], seen: set[Triple]) -> set[Triple]:
    """Return the stated triples behind *premises*; *seen* keeps a circle from going on for ever."""
    grounds = set()
    for premise in premises:
        if premise in seen:
            continue
        seen.add(premise)
        if _is_stated(store, premise):
            grounds.add(premise)
            continue
        for rule in rules():
            grounds |= _stated(store, _premises(store, rule, premise), seen)
    return grounds


def _is_stated(store: Store, triple: Triple) -> bool:
    pattern = " ".join(ntriples(term) for term in triple)
    query = f"""SELECT ?graph WHERE {{ GRAPH ?graph {{ {pattern} }}
      FILTER (!STRENDS(STR(?graph), "{INFERRED}")) }} ORDER BY ?graph LIMIT 1"""
    return bool(rows(store, query))


def _order(triple: Triple) -> list[str]:
    return [term.value for term in triple]
