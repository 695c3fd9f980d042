"""Where each fact is written, whether it still is, and the sentence itself when its document is registered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from rodedraad.graph.asking import Row, rows, value
from rodedraad.graph.naming import labels
from rodedraad.graph.rdf import Blank, Iri, Literal, Term, Triple, ntriples, values
from rodedraad.graph.sources import Document, documents, fingerprint, registered_texts
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.terms import DCT, OA, ONTOLOGY, PROV, RD, RDF, RDFS
from rodedraad.ontology.wording import choose, language, say

INFERRED = "/inferred"

_PASSAGES = """
SELECT ?passage ?document ?start ?end ?fingerprint ?path WHERE {{ {which}
  ?passage a rd:Passage ; oa:hasSource ?document ; oa:hasSelector ?selector ; rd:fingerprint ?fingerprint .
  ?selector oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?passage rd:sectionPath ?path }}
}} ORDER BY ?document ?start ?end ?passage ?path
"""


@dataclass(frozen=True)
class Passage:
    """A span of a document in Unicode code points, end exclusive, with the path a person follows to it."""

    iri: str
    document: str
    start: int
    end: int
    fingerprint: str
    section: str

    def text(self, of: str) -> str:
        """Return the passage as it stands in *of*, the text of its document."""
        return of[self.start : self.end]


def passages(store: Store, iris: Iterable[str] | None = None) -> dict[str, Passage]:
    """Return the passages *iris*, or all of them, by IRI in the order of their documents."""
    which = "" if iris is None else values("passage", [Iri(iri) for iri in iris])
    paths: dict[str, dict[str, str]] = {}
    spans: dict[str, tuple[str, int, int, str]] = {}
    for passage, document, start, end, told, path in rows(store, _PASSAGES.format(which=which)):
        iri = value(passage)
        spans[iri] = (value(document), int(value(start)), int(value(end)), value(told))
        if isinstance(path, Literal):
            paths.setdefault(iri, {})[path.language] = path.value
    return {iri: Passage(iri, *span, choose(paths.get(iri, {}))) for iri, span in spans.items()}


def passage_texts(store: Store, workspace: Workspace) -> dict[str, str]:
    """Return the text of every passage whose document is registered, by the IRI of the passage."""
    texts = registered_texts(workspace, store)
    if not texts:
        return {}
    known = passages(store).values()
    return {passage.iri: passage.text(texts[passage.document]) for passage in known if passage.document in texts}


# --- does it still stand there? -------------------------------------------------------------------------


@dataclass(frozen=True)
class Failure:
    """A passage or document that is not what its fingerprint says; *subject* is its IRI."""

    subject: str
    message: str


@dataclass
class Verification:
    """How many passages there are, how many were checked, what failed, and which documents were not there."""

    total: int = 0
    checked: int = 0
    failures: list[Failure] = field(default_factory=list)
    unregistered: list[Document] = field(default_factory=list)


def verify(store: Store, texts: Mapping[str, str]) -> Verification:
    """Check every passage of the documents in *texts* (text by document IRI): document, span, fingerprint."""
    known = passages(store)
    found = Verification(total=len(known))
    titles = {}
    for document in documents(store):
        titles[document.iri] = document.title
        if document.iri not in texts:
            found.unregistered.append(document)
        elif fingerprint(texts[document.iri].encode()) != document.fingerprint:
            message = say("graph.evidence_document_changed", title=document.title)
            found.failures.append(Failure(document.iri, message))
    broken = {}
    for passage in known.values():
        if passage.document not in texts:
            continue
        found.checked += 1
        if reason := _mismatch(passage, texts[passage.document]):
            broken[passage.iri] = reason
    stated = _stated_in(store, broken)
    for iri, reason in broken.items():
        passage = known[iri]
        message = say(
            reason,
            title=titles.get(passage.document, passage.document),
            section=passage.section,
            start=passage.start,
            end=passage.end,
            facts=stated.get(iri) or say("graph.evidence_no_fact"),
        )
        found.failures.append(Failure(iri, message))
    return found


def _mismatch(passage: Passage, text: str) -> str:
    """Return the key of the sentence that says what is wrong with *passage*, empty where nothing is."""
    if not 0 <= passage.start < passage.end <= len(text):
        return "graph.evidence_outside"
    told = hashlib.sha256(passage.text(text).encode()).hexdigest()
    return "" if told == passage.fingerprint else "graph.evidence_changed"


def _stated_in(store: Store, broken: Iterable[str]) -> dict[str, str]:
    """Return what is stated in each of the passages *broken*, in words."""
    asked = [Iri(iri) for iri in broken]
    if not asked:
        return {}
    query = f"""SELECT ?passage ?fact ?subject ?predicate WHERE {{ {values("passage", asked)}
      ?fact rd:statedIn ?passage
      OPTIONAL {{ ?fact rdf:subject ?subject ; rdf:predicate ?predicate }}
    }} ORDER BY ?passage ?fact"""
    found = rows(store, query)
    named = labels(store, [value(term) for row in found for term in row[1:]])
    told: dict[str, list[str]] = {}
    for passage, fact, subject, predicate in found:
        words = [value(subject), value(predicate)] if subject else [value(fact)]
        told.setdefault(value(passage), []).append("‘" + " – ".join(named[word] for word in words) + "’")
    return {passage: ", ".join(facts[:_FACTS_NAMED]) for passage, facts in told.items()}


_FACTS_NAMED = 5


# --- what is known about a thing, and on what ground ----------------------------------------------------


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
_INCOMING_KEPT_OUT = (*_KEPT_OUT, RDF.subject, RDF.predicate, RDF.object, OA.hasSource, DCT.publisher)


def facts_about(store: Store, thing: Iri) -> list[FactAbout]:
    """Return every statement about *thing*, also those that refer to it, each with what it rests on.

    A node that stands for a relation of its own (an involvement, a membership) is told by what it links.
    """
    outgoing = _statements(store, f"GRAPH ?graph {{ ?subject ?predicate ?value }} {values('subject', [thing])}")
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
    grounds = _Grounds(store, [triple for triple, inferred, _ in found if not inferred])
    relations = _relations(store, [triple.subject for triple, _, reverse in found if reverse], thing)
    named = labels(store, _to_name(found))
    return [_told(fact, grounds, relations, named) for fact in found]


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
    fact: _Found, grounds: _Grounds, relations: Mapping[str, str], named: Mapping[str, str]
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


class _Grounds:
    """What the statements of some triples rest on, fetched in a few questions for all of them together."""

    def __init__(self, store: Store, triples: list[Triple]) -> None:
        subjects = list(dict.fromkeys(triple.subject for triple in triples if isinstance(triple.subject, Iri)))
        self._own: dict[Triple, list[Row]] = {}
        self._whole: dict[str, list[Row]] = {}
        self._editorial = {value(row[0]) for row in rows(store, _EDITORIAL)}
        if not subjects:
            return
        for row in rows(store, _OWN_GROUNDS.format(subjects=values("subject", subjects))):
            subject, predicate, term, *ground = row
            if isinstance(subject, Iri) and isinstance(predicate, Iri) and term is not None:
                self._own.setdefault(Triple(subject, predicate, term), []).append(tuple(ground))
        for row in rows(store, _WHOLE_GROUNDS.format(subjects=values("subject", subjects))):
            self._whole.setdefault(value(row[0]), []).append(row[1:])
        authors = [value(row[1]) for found in (self._own, self._whole) for rows_ in found.values() for row in rows_]
        self._named = labels(store, authors)

    def of(self, triple: Triple) -> tuple[Ground, tuple[str, ...], str, str]:
        """Return the ground of *triple*, its passages, its author and the reason."""
        if own := self._own.get(triple):
            return self._ground(own)
        if triple.predicate.value in self._editorial:
            return (Ground.EDITORIAL, (), "", "")
        return self._ground(self._whole.get(triple.subject.value, []))

    def _ground(self, found: list[Row]) -> tuple[Ground, tuple[str, ...], str, str]:
        where = tuple(dict.fromkeys(value(row[0]) for row in found if row[0]))
        if where:
            return (Ground.STATED, where, "", "")
        reasons = {row[2].language: row[2].value for row in found if isinstance(row[2], Literal)}
        author = next((value(row[1]) for row in found if row[1]), "")
        if author:
            return (Ground.JUDGED, (), self._named.get(author, author), choose(reasons))
        return (Ground.NONE, (), "", "")


_EDITORIAL = "SELECT ?property WHERE { ?property rd:isEditorial true } ORDER BY ?property"
_OWN_GROUNDS = """
SELECT ?subject ?predicate ?value ?passage ?author ?reason WHERE {{ {subjects}
  ?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?value .
  {{ ?fact rd:statedIn ?passage }}
  UNION {{ ?fact prov:wasAttributedTo ?author OPTIONAL {{ ?fact rd:justification ?reason }} }}
}} ORDER BY ?subject ?predicate ?value ?passage ?author ?reason
"""
_WHOLE_GROUNDS = """
SELECT ?subject ?passage ?author ?reason WHERE {{ {subjects}
  {{ ?subject rd:statedIn ?passage }}
  UNION {{ ?subject prov:wasAttributedTo ?author OPTIONAL {{ ?subject rd:justification ?reason }} }}
}} ORDER BY ?subject ?passage ?author ?reason
"""


# --- why an inferred statement holds --------------------------------------------------------------------


@dataclass(frozen=True)
class Why:
    """The rule behind an inferred statement, and the stated triples it was drawn from."""

    rule: str
    premises: tuple[Triple, ...]


def why(store: Store, triple: Triple) -> list[Why]:
    """Return every way in which a rule draws *triple* from what is stated."""
    from rodedraad.graph.answers import Graph
    from rodedraad.ontology.reasoning import explanation_query, rules

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


# --- the sentence itself --------------------------------------------------------------------------------

_CONTEXT = 60


@dataclass(frozen=True)
class Excerpt:
    """A passage with some text on either side, on one line and without control characters."""

    before: str
    marked: str
    after: str


def excerpt(text: str, passage: Passage, context: int = _CONTEXT) -> Excerpt:
    """Return *passage* in its *text* with up to *context* characters around it, whole words only."""
    before = text[max(0, passage.start - context) : passage.start]
    after = text[passage.end : passage.end + context]
    if passage.start > context:
        before = "… " + before.partition(" ")[2]
    if passage.end + context < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(_one_line(before), _one_line(passage.text(text)), _one_line(after))


def _one_line(text: str) -> str:
    """Return *text* with line ends and tabs made visible as rests, and nothing a terminal would obey."""
    rests = text.replace("\t", " | ").replace("\n", " ⏎ ")
    return "".join(character for character in rests if character.isprintable())
