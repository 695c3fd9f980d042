"""Why an inferred statement holds: the rule that drew it, and the stated facts it was drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from rodedraad.graph.answers import Graph
from rodedraad.graph.asking import rows
from rodedraad.graph.evidence import INFERRED
from rodedraad.graph.rdf import Triple, ntriples
from rodedraad.graph.store import Store
from rodedraad.ontology.reasoning import explanation_query, rules


@dataclass(frozen=True)
class Why:
    """The rule behind an inferred statement, and the stated triples it was drawn from."""

    rule: str
    premises: tuple[Triple, ...]


def why(store: Store, triple: Triple) -> list[Why]:
    """Return every way in which a rule draws *triple* from what is stated."""
    found = []
    parts = [ntriples(term) for term in triple]
    for rule in rules():
        query = explanation_query(rule, *parts)
        answer = store.query(query) if query else Graph([])
        premises = _only_stated(store, answer.triples) if isinstance(answer, Graph) else []
        if premises:
            found.append(Why(rule.summary, tuple(premises)))
    return found


def _only_stated(store: Store, triples: list[Triple]) -> list[Triple]:
    return [
        triple
        for triple in sorted(triples, key=lambda triple: [term.value for term in triple])
        if rows(
            store,
            f"""SELECT ?graph WHERE {{ GRAPH ?graph {{ {" ".join(ntriples(term) for term in triple)} }}
              FILTER (!STRENDS(STR(?graph), "{INFERRED}")) }} ORDER BY ?graph LIMIT 1""",
        )
    ]
