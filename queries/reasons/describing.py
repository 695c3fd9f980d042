"""The patterns and conditions of a query in words, by the labels of what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rodedraad.graph.asking import rows, value
from rodedraad.graph.naming import labels, shortened
from rodedraad.graph.rdf import Blank, Iri, Literal, Term, Triple, values
from rodedraad.graph.store import Store
from rodedraad.ontology.phrasing import day, listed
from rodedraad.ontology.terms import DCT, FOAF, RDF, RDFS, SKOS, XSD
from rodedraad.ontology.wording import say
from rodedraad.queries.reasons.conditions import is_of_language, said
from rodedraad.queries.reasons.vocabulary import Vocabulary
from rodedraad.queries.reasons.witnesses import Solution
from rodedraad.queries.sparql.algebra import (
    UNDEFINED,
    Element,
    Expression,
    Fact,
    Filter,
    Group,
    Minus,
    Path,
    Query,
    Values,
    elements,
    inside,
    positive,
)

DASH = " – "
MOST_CHOSEN = 5
# What only says of what kind a thing is, or what it is called.
ASIDE = (RDF.type, SKOS.prefLabel, RDFS.label, DCT.title, FOAF.name, SKOS.notation)


class Words:
    """What the terms, variables, patterns and conditions of one query are called, in the current language.

    *named* has the labels of parameters and columns by their variable.
    """

    def __init__(self, store: Store, query: Query, named: Mapping[str, str] | None = None) -> None:
        self._store, self._named = store, named or {}
        self._vocabulary = Vocabulary(query)
        self._labels: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._blocks = _blocks(query)
        # What must be there tells more of a variable than what may or must not be.
        found = [*positive(query.whole), *elements(query.whole)]
        facts = [one for one in found if isinstance(one, Fact) and one.path.kind == "step"]
        self._links = self._linked(facts)
        self._classes = self._classed(facts)

    # --- terms

    def learn(self, terms: Iterable[Term]) -> None:
        """Fetch the labels of *terms* in one question, and the kinds of those that have no label."""
        fresh = {term.value for term in terms if isinstance(term, Iri)} - self._labels.keys()
        if fresh:
            self._labels |= labels(self._store, sorted(fresh))
            nameless = [Iri(iri) for iri in sorted(fresh) if self._labels[iri] == shortened(iri)]
            self._kinds |= self._kinds_of(nameless)

    def term(self, one: Term) -> str:
        """Return what a person calls *one*: its label, its kind where it has none, a day, a yes or no."""
        if isinstance(one, Literal):
            return _literal(one)
        if isinstance(one, Blank):
            return say("queries.something")
        self.learn([one])
        return self._kinds.get(one.value) or self._labels[one.value]

    def is_nameless(self, one: Term) -> bool:
        """Tell whether *one* is only known by its kind, as a node that stands for a relation is."""
        return isinstance(one, Blank) or one.value in self._kinds

    def triple(self, one: Triple) -> tuple[str, str, str]:
        """Return a statement in words: subject, property, object."""
        self.learn(one)
        return self.term(one.subject), self._link(one.predicate.value), self.term(one.object)

    def _link(self, iri: str) -> str:
        if iri in (RDF.type, RDFS.subClassOf):
            return say("queries.is_a" if iri == RDF.type else "queries.is_kind_of")
        return self.term(Iri(iri))

    def _kinds_of(self, things: list[Iri]) -> dict[str, str]:
        if not things:
            return {}
        found = rows(self._store, _KINDS.format(things=values("thing", things)))
        kinds = {value(thing): value(kind) for thing, kind in reversed(found)}
        named = labels(self._store, kinds.values())
        return {thing: named[kind].lower() for thing, kind in kinds.items()}

    # --- variables

    def block(self, name: str) -> Values | None:
        """Return the block that gives the variable *name* its values, where there is one."""
        return self._blocks.get(name)

    def variable(self, name: str) -> str:
        """Return what a variable stands for: what was chosen, its kind, a column, or something."""
        if name in self._blocks and name in self._named:
            return self.chosen(self._blocks[name])
        return self._classes.get(name) or small(self._named.get(name, "")) or say("queries.something")

    def valued(self, name: str, solution: Solution) -> str:
        """Return what a variable in a condition is called: its value, its column, or whose value it is."""
        if name in solution:
            return self.term(solution[name])
        if name in self._blocks:
            return self._values(self._blocks[name])
        return small(self._named.get(name, "") or self._links.get(name, "")) or self.variable(name)

    def written(self, text: str, solution: Solution) -> str:
        """Return a term as the query writes it in words, a variable by what *solution* binds it to."""
        if text.startswith("?"):
            bound = solution.get(text[1:])
            return self.term(bound) if bound is not None else self.variable(text[1:])
        term = self._vocabulary.term(text)
        return text if term is None else self.term(term)

    def _linked(self, facts: list[Fact]) -> dict[str, str]:
        """Return for each variable the label of the property that it is the value of."""
        links = {fact.object[1:]: fact for fact in reversed(facts) if fact.object.startswith("?")}
        iris = {name: self._vocabulary.iri(fact.path.text) for name, fact in links.items()}
        self.learn(Iri(iri) for iri in iris.values() if iri)
        return {name: self._labels[iri] for name, iri in iris.items() if iri}

    def _classed(self, facts: list[Fact]) -> dict[str, str]:
        """Return for each variable its kind: as the query says, else what its properties are for."""
        said_so = [fact for fact in reversed(facts) if self._says_kind(fact)]
        told = {fact.subject: self._vocabulary.iri(fact.object) for fact in said_so}
        links = {self._vocabulary.iri(fact.path.text) for fact in facts} - {"", RDF.type}
        listed_links = values("link", map(Iri, sorted(links)))
        found = rows(self._store, _ENDS.format(links=listed_links)) if links else []
        ends = {(value(link), value(side)): value(kind) for link, side, kind in reversed(found)}
        for fact in facts:
            for side, text in (("domain", fact.subject), ("range", fact.object)):
                kind = ends.get((self._vocabulary.iri(fact.path.text), side), "")
                if kind and text.startswith("?"):
                    told.setdefault(text, kind)
        self.learn(map(Iri, told.values()))
        return {text[1:]: self._labels[kind].lower() for text, kind in told.items() if text.startswith("?")}

    def _says_kind(self, fact: Fact) -> bool:
        return self._vocabulary.iri(fact.path.text) == RDF.type and not fact.object.startswith("?")

    # --- patterns

    def fact(self, fact: Fact, solution: Solution | None = None) -> str:
        """Return a triple pattern in words, with what *solution* binds filled in."""
        solution = solution or {}
        is_open = fact.subject.startswith("?") and fact.subject[1:] not in solution and self._says_kind(fact)
        subject, value_ = (self.written(text, solution) for text in (fact.subject, fact.object))
        if is_open and subject == value_:  # "a theme is a theme": the kind says it all
            return subject
        return DASH.join([subject, self.path(fact.path, solution), value_])

    def path(self, path: Path, solution: Solution) -> str:
        """Return a property path in words."""
        parts = [self.path(part, solution) for part in path.parts]
        between = {"sequence": " / ", "alternative": say("queries.or")}
        if path.kind in between:
            return between[path.kind].join(parts)
        if path.kind == "negated":
            return say("queries.something")
        if path.kind == "step":
            iri = self._vocabulary.iri(path.text)
            return self._link(iri) if iri else self.written(path.text, solution)
        return f"← {parts[0]}" if path.kind == "inverse" else f"{parts[0]} …"

    def group(self, group: Group, solution: Solution | None = None) -> str:
        """Return what a group asks in words; kinds and names of things only where it asks nothing else."""
        parts = [one for one in positive(group) if isinstance(one, Fact | Filter)]
        telling = [one for one in parts if not self.is_aside(one)] or parts
        told = [
            self.fact(one, solution) if isinstance(one, Fact) else self.element(one, solution)
            for one in telling
        ]
        return "; ".join(dict.fromkeys(told))

    def is_name(self, one: Element) -> bool:
        """Tell whether a pattern only says what something is called."""
        return self.is_aside(one) and not (isinstance(one, Fact) and self._says_kind(one))

    def is_aside(self, one: Element) -> bool:
        """Tell whether a pattern only says of what kind something is or what it is called."""
        if isinstance(one, Filter):
            return is_of_language(one.expression)
        return isinstance(one, Fact) and self._vocabulary.iri(one.path.text) in ASIDE

    # --- conditions

    def element(self, one: Element, solution: Solution | None = None) -> str:
        """Return any pattern or condition of a query in words."""
        if isinstance(one, Fact):
            told = self.fact(one, solution)
            return told if DASH in told else say("queries.any_of_kind", kind=told)
        if isinstance(one, Filter):
            return self.condition(one.expression, solution)
        if isinstance(one, Values):
            return self.chosen(one)
        if isinstance(one, Minus):
            return say("queries.there_is_no", what=self.group(one.group, solution))
        return say("queries.or").join(self.group(group, solution) for group in inside(one))

    def condition(self, expression: Expression, solution: Solution | None = None) -> str:
        """Return a filter in words; what has no words of its own stays as it is written."""
        return said(self, expression, solution or {})

    def chosen(self, block: Values) -> str:
        """Return what was chosen for the variables of *block*: what it is called, and the values."""
        name = block.names[0]
        label = self._named.get(name) or self._links.get(name) or self._classes.get(name) or ""
        return f"{small(label)} {self._values(block)}".strip()

    def _values(self, block: Values) -> str:
        """Return the values of *block*, names and texts between quotes."""
        terms = [self._vocabulary.term(text) for row in block.rows for text in row if text != UNDEFINED]
        known = [term for term in terms if term is not None]
        self.learn(known)
        told = [
            self.term(term)
            if isinstance(term, Literal) and term.datatype in _BARE
            else f"‘{self.term(term)}’"
            for term in known[:MOST_CHOSEN]
        ]
        if len(known) > MOST_CHOSEN:
            told.append(say("queries.and_more", count=len(known) - MOST_CHOSEN))
        return listed(told)


_KINDS = """SELECT ?thing ?kind WHERE {{ {things} GRAPH ?stated {{ ?thing a ?kind }}
  FILTER (!STRENDS(STR(?stated), "/inferred")) }}
  ORDER BY ?thing DESC(STRSTARTS(STR(?kind), "https://w3id.org/rodedraad/")) ?kind"""
_ENDS = """SELECT ?link ?side ?kind WHERE {{ {links}
  {{ ?link rdfs:domain ?kind BIND ("domain" AS ?side) }}
  UNION {{ ?link rdfs:range ?kind BIND ("range" AS ?side) }}
  FILTER (isIRI(?kind) && !STRSTARTS(STR(?kind), STR(xsd:))) }} ORDER BY ?link ?side ?kind"""


_BARE = (XSD.date, XSD.integer, XSD.decimal, XSD.boolean)


def small(label: str) -> str:
    """Return *label* as it stands inside a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _blocks(query: Query) -> dict[str, Values]:
    """Return the blocks that give a single variable its values, by that variable."""
    blocks = [one for one in positive(query.whole) if isinstance(one, Values)]
    return {one.names[0]: one for one in reversed(blocks) if len(one.names) == 1 and not one.is_open}


def _literal(one: Literal) -> str:
    if one.datatype == XSD.date:
        try:
            return day(date.fromisoformat(one.value[:10]))
        except ValueError:
            return one.value
    if one.datatype == XSD.boolean:
        return say("queries.yes" if one.value in ("true", "1") else "queries.no")
    return one.value
