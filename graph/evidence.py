"""What is known about a thing, and on what each statement rests: passage, judgement, rule or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from rodedraad.graph.asking import Row, rows, value
from rodedraad.graph.naming import labels
from rodedraad.graph.rdf import Blank, Iri, Literal, Term, Triple, ntriples, values
from rodedraad.graph.store import Store
from rodedraad.ontology.terms import DCT, OA, ONTOLOGY, OWL, PROV, RD, RDF, RDFS
from rodedraad.ontology.wording import choose, language

INFERRED = "/inferred"


class Ground(Enum):
    """On what a statement rests."""

    STATED = "stated"
    JUDGED = "judged"
    INFERRED = "inferred"
    EDITORIAL = "editorial"
    NONE = "none"


@dataclass(frozen=True)
class FactAbout:
    """A statement about a thing, in words, with its ground: passages, or author and reason, or nothing."""

    triple: Triple
    link: str
    other: str
    ground: Ground
    passages: tuple[str, ...] = ()
    author: str = ""
    reason: str = ""
    is_reverse: bool = False


# Bookkeeping that shows in another way: kind and labels in the heading, evidence beside each fact.
_KEPT_OUT = (RD.statedIn, RD.justification, PROV.wasAttributedTo, RDF.type, RDFS.isDefinedBy)
# What an alignment says of its two ends is told as that, and not as a fact about either.
_ENDS = (OWL.annotatedSource, OWL.annotatedTarget)
_INCOMING_KEPT_OUT = (
    *_KEPT_OUT, *_ENDS, RDF.subject, RDF.predicate, RDF.object, OA.hasSource, DCT.publisher
)  # fmt: skip


def facts_about(store: Store, thing: Iri) -> list[FactAbout]:
    """Return every statement about *thing*, also those that refer to it, each with what it rests on.

    A node that stands for a relation of its own (an involvement, a membership) is told by what it links.
    """
    outgoing = _statements(
        store, f"GRAPH ?graph {{ ?subject ?predicate ?value }} {values('subject', [thing])}"
    )
    incoming = _statements(store, f"GRAPH ?graph {{ ?subject ?predicate ?value }} {values('value', [thing])}")
    found = [
        (triple, inferred, False)
        for triple, inferred in outgoing
        if triple.predicate.value not in _KEPT_OUT and _is_read(triple, outgoing)
    ]
    found += [
        (triple, inferred, True)
        for triple, inferred in incoming
        if triple.predicate.value not in _INCOMING_KEPT_OUT and not isinstance(triple.subject, Blank)
    ]
    grounds = Grounds(store, [triple for triple, inferred, _ in found if not inferred])
    relations = _relations(store, [triple.subject for triple, _, reverse in found if reverse], thing)
    named = labels(store, _to_name(found))
    return [_told(fact, grounds, relations, named) for fact in found]


def graphs_of(store: Store, triples: Iterable[Triple]) -> dict[Triple, set[str]]:
    """Return the graphs that each of *triples* stands in; one that is nowhere is left out.

    Triples of a thing without a name are not looked for: no query can name it.
    """
    wanted = {triple for triple in triples if isinstance(triple.subject, Iri)}
    pairs = sorted({(triple.subject, triple.predicate) for triple in wanted})
    if not pairs:
        return {}
    listed = " ".join(f"({ntriples(subject)} {ntriples(predicate)})" for subject, predicate in pairs)
    query = f"""SELECT ?subject ?predicate ?value ?graph WHERE {{ VALUES (?subject ?predicate) {{ {listed} }}
      GRAPH ?graph {{ ?subject ?predicate ?value }} }}"""
    graphs = _by_triple(rows(store, query))
    found = {triple: {value(row[0]) for row in graphs.get(_alike(triple), ())} for triple in wanted}
    return {triple: where for triple, where in found.items() if where}


_Found = tuple[Triple, bool, bool]


def _statements(store: Store, pattern: str) -> list[tuple[Triple, bool]]:
    """Return the triples of *pattern* outside the ontology, and whether each is only inferred."""
    query = f"""SELECT ?subject ?predicate ?value ?graph WHERE {{ {pattern}
      FILTER (?graph != <{ONTOLOGY}>) }} ORDER BY ?predicate ?value ?subject ?graph"""
    seen: dict[Triple, bool] = {}
    for subject, predicate, term, graph in rows(store, query):
        if isinstance(subject, Iri | Blank) and isinstance(predicate, Iri) and term is not None:
            inferred = value(graph).endswith(INFERRED)
            triple = Triple(subject, predicate, term)
            seen[triple] = seen.get(triple, True) and inferred
    return list(seen.items())


def _is_read(triple: Triple, among: list[tuple[Triple, bool]]) -> bool:
    """Tell whether a text is in the current language, or the only one there is of its kind."""
    term = triple.object
    if not isinstance(term, Literal) or term.language in ("", language()):
        return True
    return not any(
        other.predicate == triple.predicate
        and isinstance(other.object, Literal)
        and other.object.language == language()
        for other, _ in among
    )


def _to_name(found: list[_Found]) -> list[str]:
    return [term.value for triple, _, _ in found for term in triple if isinstance(term, Iri)]


def _told(
    fact: _Found, grounds: Grounds, relations: Mapping[str, str], named: Mapping[str, str]
) -> FactAbout:
    triple, inferred, reverse = fact
    other: Term = triple.subject if reverse else triple.object
    words = relations.get(other.value, "") or named.get(other.value, other.value)
    link = named[triple.predicate.value]
    if inferred:
        return FactAbout(triple, link, words, Ground.INFERRED, is_reverse=reverse)
    ground, where, author, reason = grounds.of(triple)
    return FactAbout(triple, link, words, ground, where, author, reason, reverse)


def _relations(store: Store, nodes: Iterable[Term], thing: Iri) -> dict[str, str]:
    """Return, for nodes without a label of their own, what they link besides *thing*, in words."""
    asked = [node for node in dict.fromkeys(nodes) if isinstance(node, Iri)]
    if not asked:
        return {}
    query = f"""SELECT ?node ?link ?other WHERE {{ {values("node", asked)} ?node ?link ?other .
      FILTER (isIRI(?other)) FILTER NOT EXISTS {{ ?node skos:prefLabel ?label }}
      FILTER NOT EXISTS {{ ?node dct:title ?title }} }} ORDER BY ?node ?link ?other"""
    found = [
        (value(node), value(other))
        for node, link, other in rows(store, query)
        if value(link) not in _KEPT_OUT and other != thing
    ]
    named = labels(store, [other for _, other in found])
    told: dict[str, list[str]] = {}
    for node, other in found:
        told.setdefault(node, []).append(named[other])
    return {node: " · ".join(dict.fromkeys(others)) for node, others in told.items()}


class Grounds:
    """What the statements of some triples rest on, fetched in a few questions for all of them together."""

    def __init__(self, store: Store, triples: list[Triple]) -> None:
        subjects = list(
            dict.fromkeys(triple.subject for triple in triples if isinstance(triple.subject, Iri))
        )
        self._own: dict[Triple, list[Row]] = {}
        self._graph: dict[Triple, list[Row]] = {}
        self._whole: dict[str, list[Row]] = {}
        self._editorial = {value(row[0]) for row in rows(store, _EDITORIAL)}
        if not subjects:
            return
        self._own = _by_triple(rows(store, _OWN_GROUNDS.format(subjects=values("subject", subjects))))
        self._graph = _by_triple(rows(store, _GRAPH_GROUNDS.format(subjects=values("subject", subjects))))
        for row in rows(store, _WHOLE_GROUNDS.format(subjects=values("subject", subjects))):
            self._whole.setdefault(value(row[0]), []).append(row[1:])
        grounds = [*self._own.values(), *self._graph.values(), *self._whole.values()]
        self._named = labels(store, [value(row[1]) for found in grounds for row in found])

    def of(self, triple: Triple) -> tuple[Ground, tuple[str, ...], str, str]:
        """Return the ground of *triple*, its passages, its author and the reason.

        What is said of the statement itself counts first, then of the file it stands in, then of its subject.
        """
        if own := self._own.get(_alike(triple)):
            return self._ground(own)
        if triple.predicate.value in self._editorial:
            return (Ground.EDITORIAL, (), "", "")
        return self._ground(self._graph.get(_alike(triple)) or self._whole.get(triple.subject.value, []))

    def _ground(self, found: list[Row]) -> tuple[Ground, tuple[str, ...], str, str]:
        where = tuple(dict.fromkeys(value(row[0]) for row in found if row[0]))
        if where:
            return (Ground.STATED, where, "", "")
        reasons = {row[2].language: row[2].value for row in found if isinstance(row[2], Literal)}
        author = next((value(row[1]) for row in found if row[1]), "")
        if author:
            return (Ground.JUDGED, (), self._named.get(author, author), choose(reasons))
        return (Ground.NONE, (), "", "")


def _by_triple(found: list[Row]) -> dict[Triple, list[Row]]:
    """Return, for rows that begin with a triple, what comes after it."""
    grounds: dict[Triple, list[Row]] = {}
    for subject, predicate, term, *ground in found:
        if isinstance(subject, Iri) and isinstance(predicate, Iri) and term is not None:
            grounds.setdefault(_alike(Triple(subject, predicate, term)), []).append(tuple(ground))
    return grounds


def _alike(triple: Triple) -> Triple:
    """Return *triple* without the datatype of its value: engines may call the same number by several."""
    term = triple.object
    if isinstance(term, Literal) and not term.language:
        return Triple(triple.subject, triple.predicate, Literal(term.value))
    return triple


_EDITORIAL = "SELECT ?property WHERE { ?property rd:isEditorial true } ORDER BY ?property"
_OWN_GROUNDS = """
SELECT ?subject ?predicate ?value ?passage ?author ?reason WHERE {{ {subjects}
  ?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?value .
  {{ ?fact rd:statedIn ?passage }}
  UNION {{ ?fact prov:wasAttributedTo ?author OPTIONAL {{ ?fact rd:justification ?reason }} }}
}} ORDER BY ?subject ?predicate ?value ?passage ?author ?reason
"""
_GRAPH_GROUNDS = """
SELECT ?subject ?predicate ?value ?passage ?author ?reason WHERE {{ {subjects}
  GRAPH ?graph {{ ?subject ?predicate ?value }}
  ?graph prov:wasAttributedTo ?author OPTIONAL {{ ?graph rd:justification ?reason }}
}} ORDER BY ?subject ?predicate ?value ?author ?reason
"""
_WHOLE_GROUNDS = """
SELECT ?subject ?passage ?author ?reason WHERE {{ {subjects}
  {{ ?subject rd:statedIn ?passage }}
  UNION {{ ?subject prov:wasAttributedTo ?author OPTIONAL {{ ?subject rd:justification ?reason }} }}
}} ORDER BY ?subject ?passage ?author ?reason
"""
