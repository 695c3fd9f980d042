"""From what a person types to the thing meant, and from things to what a person reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rodedraad.graph.asking import rows, value
from rodedraad.graph.engine import UnreadableQuery
from rodedraad.graph.rdf import Iri, Literal, values
from rodedraad.graph.store import Store
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import choose, say

_MOST_NEAR = 3
# What things are called, best first.
_NAMES = """
SELECT ?thing ?name ?rank WHERE {
  { ?thing skos:prefLabel ?name BIND (1 AS ?rank) } UNION { ?thing skos:notation ?name BIND (2 AS ?rank) }
  UNION { ?thing rd:motionNumber ?name BIND (2 AS ?rank) }
  UNION { ?thing rd:caseNumber ?name BIND (2 AS ?rank) }
  UNION { ?thing skos:altLabel ?name BIND (3 AS ?rank) } UNION { ?thing dct:title ?name BIND (3 AS ?rank) }
  UNION { ?thing rdfs:label ?name BIND (4 AS ?rank) }
  UNION { ?thing skos:hiddenLabel ?name BIND (5 AS ?rank) }
} ORDER BY ?rank ?thing ?name
"""
_LABELS = """
SELECT ?thing ?label ?rank WHERE {{ {things}
  {{ ?thing skos:prefLabel ?label BIND (1 AS ?rank) }} UNION {{ ?thing dct:title ?label BIND (2 AS ?rank) }}
  UNION {{ ?thing rdfs:label ?label BIND (3 AS ?rank) }} UNION {{ ?thing foaf:name ?label BIND (4 AS ?rank) }}
}} ORDER BY ?rank ?thing ?label
"""


@dataclass(frozen=True)
class Candidate:
    """A thing that may be meant: its label, kind and notation tell it from the others."""

    iri: str
    label: str
    kind: str
    notation: str

    def __str__(self) -> str:
        return f"{self.label} ({' '.join(filter(None, [self.kind, self.notation]))}) <{self.iri}>"


class Ambiguous(Fault):
    """What was typed names more than one thing; *candidates* are those."""

    def __init__(self, given: str, candidates: list[Candidate]) -> None:
        self.given, self.candidates = given, candidates
        listed = "\n".join(f"  {candidate}" for candidate in candidates)
        super().__init__(say("graph.naming_ambiguous", given=given, candidates=listed))


class Names:
    """What the things of a store are called, read once: for whoever looks up more than one name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = [
            (thing.value, value(name), value(rank))
            for thing, name, rank in rows(store, _NAMES)
            if isinstance(thing, Iri)
        ]
        self._by_name: dict[str, dict[str, set[str]]] = {}
        for thing, name, rank in self._known:
            self._by_name.setdefault(plain(name), {}).setdefault(rank, set()).add(thing)

    def resolve(self, given: str, among: Collection[str] | None = None) -> Iri:
        """Return the thing that *given* names: an IRI, a prefixed name, a label of any kind, or a notation.

        Case, accents and blanks do not count; *among* leaves only some things to choose from. Raises
        ``Ambiguous`` where several things go by the name in the same way, and a ``Fault`` with near names,
        or with what does go by the name, where no thing that may be chosen does.
        """
        named = _as_iri(given.strip())
        if named and self._is_known(named):
            matches = {"": {named.value}}
        else:
            matches = self._by_name.get(plain(given), {})
        chosen = {
            rank: things & set(among) if among is not None else things for rank, things in matches.items()
        }
        best = next((chosen[rank] for rank in sorted(chosen) if chosen[rank]), set())
        if len(best) > 1:
            raise Ambiguous(given, candidates(self._store, best))
        if not best:
            raise Fault(self._refusal(given, set().union(*matches.values()), among))
        return Iri(next(iter(best)))

    def _is_known(self, thing: Iri) -> bool:
        """Tell whether anything is said about *thing*."""
        try:
            return bool(rows(self._store, f"SELECT ?p WHERE {{ {values('s', [thing])} ?s ?p ?o }} LIMIT 1"))
        except UnreadableQuery:  # it looks like an IRI and is none, such as ``http://[``
            return False

    def _refusal(self, given: str, elsewhere: set[str], among: Collection[str] | None) -> str:
        near = self._near(given, among)
        if elsewhere:
            is_now = "\n".join(f"  {candidate}" for candidate in candidates(self._store, elsewhere))
            key = "graph.naming_elsewhere_near" if near else "graph.naming_elsewhere"
            return say(key, given=given, candidates=is_now, near=near)
        return say("graph.naming_near" if near else "graph.naming_unknown", given=given, near=near)

    def _near(self, given: str, among: Collection[str] | None) -> str:
        """Return the names of up to three things that go by a name close to what was typed, quoted."""
        import difflib

        wanted = plain(given)
        by_name = {
            plain(name): thing for thing, name, _ in reversed(self._known) if among is None or thing in among
        }
        close = difflib.get_close_matches(wanted, by_name, n=2 * _MOST_NEAR, cutoff=0.7)
        close += [name for name in by_name if len(wanted) > 3 and wanted in name]
        things = list(dict.fromkeys(by_name[name] for name in close))[:_MOST_NEAR]
        return ", ".join(f"‘{label}’" for label in labels(self._store, things).values())


def resolve(store: Store, given: str) -> Iri:
    """Return the thing in *store* that *given* names, as ``Names.resolve`` does."""
    return Names(store).resolve(given)


def candidates(store: Store, iris: Iterable[str]) -> list[Candidate]:
    """Return what tells *iris* apart, in the order of their labels."""
    things = [Iri(iri) for iri in sorted(iris)]
    found = rows(store, _KINDS.format(things=values("thing", things)))
    kinds = {value(thing): value(kind) for thing, kind, _ in reversed(found)}
    notations = {value(thing): value(notation) for thing, _, notation in found if notation}
    named = labels(store, [thing.value for thing in things] + list(kinds.values()))
    listed = [
        Candidate(iri, named[iri], named.get(kinds.get(iri, ""), ""), notations.get(iri, ""))
        for iri in (thing.value for thing in things)
    ]
    return sorted(listed, key=lambda candidate: (candidate.label, candidate.iri))


_KINDS = """
SELECT ?thing ?kind ?notation WHERE {{ {things}
  GRAPH ?stated {{ ?thing a ?kind }} FILTER (!STRENDS(STR(?stated), "/inferred"))
  OPTIONAL {{ ?thing skos:notation ?notation }}
}} ORDER BY ?thing DESC(STRSTARTS(STR(?kind), "https://w3id.org/rodedraad/")) ?kind ?notation
"""


def labels(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """Return a label in the current language for each of *iris*; what has none gets its shortened IRI."""
    wanted = [Iri(iri) for iri in dict.fromkeys(iris) if iri and not iri.startswith("_:")]
    if not wanted:
        return {}
    texts: dict[str, dict[str, str]] = {}
    for thing, label, _ in rows(store, _LABELS.format(things=values("thing", wanted))):
        language = label.language if isinstance(label, Literal) else ""
        texts.setdefault(value(thing), {}).setdefault(language, value(label))
    return {iri.value: choose(texts.get(iri.value, {})) or shortened(iri.value) for iri in wanted}


def shortened(iri: str) -> str:
    """Return *iri* with a house prefix where one fits, else its last part, else as it is."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and "/" not in iri[len(space) :]:
            return f"{prefix}:{iri[len(space) :]}"
    return iri.rstrip("/").rpartition("/")[2] or iri


def plain(text: str) -> str:
    """Return *text* without case, accents and doubled blanks, for comparing names."""
    bare = "".join(part for part in unicodedata.normalize("NFKD", text) if not unicodedata.combining(part))
    return " ".join(bare.casefold().split())


def slug(text: str) -> str:
    """Return *text* as the last part of an IRI: lower case, digits and hyphens; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text).encode("ascii", "ignore").decode()).strip("-")


# RFC 3987 roughly: what may be one; halves of characters could not even be sent to a store.
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20\x7f-\x9f\ud800-\udfff<>"{}|^`\\]+')


def _as_iri(given: str) -> Iri | None:
    given = given.removeprefix("<").removesuffix(">")
    prefix, colon, local = given.partition(":")
    if colon and prefix in PREFIXES and re.fullmatch(r"[\w.-]+", local):
        return Iri(PREFIXES[prefix] + local)
    return Iri(given) if _IRI.fullmatch(given) else None
