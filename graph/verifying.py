"""Whether every passage still stands where its fact says, by the sha256 of its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rodedraad.graph.asking import rows, value
from rodedraad.graph.naming import labels
from rodedraad.graph.passages import Passage, passages
from rodedraad.graph.rdf import Iri, values
from rodedraad.graph.sources import Document, documents, fingerprint
from rodedraad.graph.store import Store
from rodedraad.ontology.wording import say


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
    told = fingerprint(passage.text(text).encode())
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
