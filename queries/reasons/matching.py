"""What is behind one row of an answer: the triples that matched, what was counted, what was not found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rodedraad.graph.rdf import Iri, Literal, Term, Triple, ntriples
from rodedraad.graph.store import Store
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import DCT, FOAF, RDFS, SKOS
from rodedraad.queries.reasons.vocabulary import Vocabulary
from rodedraad.queries.reasons.witnesses import Opening, Row, Solution, Trace, bound_group, solutions, triple
from rodedraad.queries.sparql.algebra import (
    Bind,
    Element,
    Fact,
    Filter,
    Group,
    Path,
    Query,
    SubSelect,
    Union,
    Values,
    positive,
    possible,
)

MOST_SOLUTIONS = 300
MOST_LOOSE = 5000
MOST_APART = 20  # of each thing that is asked apart: steps of a path, rows of a sub-SELECT, tests
DEEPEST = 8
TRIPLE = ("subject", "predicate", "object")

_NAMES = (SKOS.prefLabel, RDFS.label, DCT.title, SKOS.notation, FOAF.name)
_COUNT = re.compile(r"\s*COUNT\s*\(\s*(?:DISTINCT\s+)?[?$](\w+)\s*\)\s*", re.IGNORECASE)
_EXTREME = re.compile(r"\s*(?:MIN|MAX|SAMPLE)\s*\(\s*(?:DISTINCT\s+)?[?$](\w+)\s*\)\s*", re.IGNORECASE)
_OF_LANGUAGE = re.compile(r"LANG\s*\(\s*[?$]\w+\s*\)", re.IGNORECASE)
_UNBOUND = re.compile(r"!\s*BOUND\s*\(\s*[?$](\w+)\s*\)", re.IGNORECASE)


@dataclass(frozen=True)
class Count:
    """A column that counts, its value, and the things that were counted as far as they were fetched."""

    column: str
    value: Term
    things: tuple[Term, ...]


@dataclass
class Matched:
    """What one row matched: triples in order (*names* apart), counts, and groups that were not found."""

    facts: dict[Triple, str] = field(default_factory=dict)
    names: dict[Triple, str] = field(default_factory=dict)
    counts: list[Count] = field(default_factory=list)
    absent: list[tuple[Group, Solution]] = field(default_factory=list)
    is_cut: bool = False


def matched(store: Store, query: Query, row: Row) -> Matched:
    """Return what is behind *row* of the answer to *query*.

    A row of a CONSTRUCT is a triple: ``subject``, ``predicate`` and ``object``; of an ASK it is empty.
    """
    search = _Search(store, query)
    if query.form == "CONSTRUCT" and set(TRIPLE) <= row.keys():
        for bound in _unified(query, row, search.vocabulary):
            search.group(query.whole, bound)
    else:
        search.query(query, row)
    search.finish()
    return search.matched


class _Search:
    """Fetches the solutions behind a row, and what has to be asked apart for each of them."""

    def __init__(self, store: Store, root: Query) -> None:
        self._store, self._root, self._depth = store, root, 0
        self.vocabulary, self.matched = Vocabulary(root), Matched()
        self._wholes: list[tuple[Query, Row]] = []

    def query(self, query: Query, row: Row) -> None:
        """Keep what is behind *row* of *query*, the whole one or a sub-SELECT of it."""
        calculated = [one for one in (*query.keys, *query.columns) if one.expression and one.name]
        binds = [
            Bind(one.expression, one.name)
            for one in calculated
            if one.expression and not one.expression.aggregate
        ]
        group = Group((Union((query.whole,)), *binds)) if binds else query.whole
        if not query.is_grouped:
            self.group(group, row)
            return
        found = [one for bound in _ways(query, row) for one in self.group(group, bound)]
        self._counts(query, row, found)

    def _whole(self, query: Query, row: Row) -> None:
        """Keep what *query* counted and no triples: it is the whole that a part is compared with."""
        self._wholes.append((query, row))
        opened = Opening().group(query.whole)
        self._counts(query, row, solutions(self._store, self._root, opened, {}, MOST_SOLUTIONS))

    def finish(self) -> None:
        """Keep the triples behind the wholes too where the row has nothing else."""
        if not self.matched.facts:
            for query, row in self._wholes:
                self.query(query, row)

    def group(self, group: Group, bound: Row) -> list[Solution]:
        """Keep what the solutions of *group* matched that agree with *bound*; return them."""
        opening = Opening()
        opened = opening.group(group)
        found = self._solutions(opened, bound)
        self.matched.is_cut |= len(found) > MOST_SOLUTIONS
        del found[MOST_SOLUTIONS:]
        self._facts(opening, found, _decisive(group))
        self._depth += 1
        if self._depth < DEEPEST:
            self._apart(opening, found, group)
        self._depth -= 1
        return found

    def _solutions(self, opened: Group, bound: Row) -> list[Solution]:
        """Return the solutions that agree with *bound*, or else those that agree in their things.

        A text, day or number may come out of an engine otherwise than it goes in; and an engine may refuse a
        query with much bound in it that it does take without.
        """
        things = {name: term for name, term in bound.items() if isinstance(term, Iri)}
        try:
            found = solutions(self._store, self._root, opened, bound, MOST_SOLUTIONS + 1)
        except Fault:
            loose = solutions(self._store, self._root, opened, {}, MOST_LOOSE)
            found = [one for one in loose if _agrees(one, things)]
        else:
            if not found and things != bound:
                found = solutions(self._store, self._root, opened, things, MOST_SOLUTIONS + 1)
        return [one for one in found if _agrees(one, bound)] or found

    def _facts(self, opening: Opening, found: list[Solution], decisive: frozenset[str]) -> None:
        for solution in found:
            for trace in opening.facts:
                fact = trace.part
                if isinstance(fact, Fact) and trace.is_in(solution):
                    self._keep(fact, solution, opening.servers.get(id(fact), ""), decisive)

    def _keep(self, fact: Fact, solution: Solution, server: str, decisive: frozenset[str]) -> None:
        one = triple(fact, solution, self.vocabulary)
        if one is None:
            return
        is_name = one.predicate.value in _NAMES and fact.object[1:] not in decisive
        kept = self.matched.names if is_name else self.matched.facts
        kept.setdefault(one, self.vocabulary.iri(server) if server else "")

    def _apart(self, opening: Opening, found: list[Solution], group: Group) -> None:
        for trace, solution in _each(opening.repeats, found):
            self._repeat(trace, solution)
        for trace, solution in _each(opening.selects, found):
            self._select(trace, solution)
        for trace, solution in _each(opening.tests, found):
            inner, known = bound_group(_group_of(trace), solution)
            if not self.group(inner, known):
                self.matched.absent.append((_group_of(trace), solution))
        for trace, solution in _each(opening.absent, found):
            self.matched.absent.append((_group_of(trace), solution))
        missing = _asked_unbound(group)
        for option, mark in opening.options:
            for trace, solution in _each([option], found):
                if mark not in solution and missing & possible(_group_of(trace)):
                    self.matched.absent.append((_group_of(trace), solution))

    def _repeat(self, trace: Trace, solution: Solution) -> None:
        """Keep the steps along a path of which the length is not known beforehand."""
        fact = trace.part
        if not isinstance(fact, Fact) or fact.path.kind != "repeat":
            return
        ends = [_written(text, solution) for text in (fact.subject, fact.object)]
        if not all(ends):
            return
        opening, inner, mark = Opening(), fact.path.parts[0], fact.path.text[-1]
        if mark == "?":
            self._steps(opening, list(opening.steps(ends[0], inner, ends[1])))
            return
        any_length = Path("repeat", f"{fact.path.text[:-1]}*", (inner,))
        middle = opening.steps("?stepsHere", inner, "?stepsThere")
        around = Fact(ends[0], any_length, "?stepsHere"), Fact("?stepsThere", any_length, ends[1])
        self._steps(opening, [around[0], *middle, around[1]])

    def _steps(self, opening: Opening, elements: list[Element]) -> None:
        found = solutions(self._store, self._root, Group(tuple(elements)), {}, MOST_SOLUTIONS)
        self._facts(opening, found, frozenset())

    def _select(self, trace: Trace, solution: Solution) -> None:
        part = trace.part
        if not isinstance(part, SubSelect):
            return
        inner = part.query
        row = {name: solution.get(name) for name in possible(part)}
        if inner.is_grouped and all(one.expression and one.expression.aggregate for one in inner.columns):
            self._whole(inner, row)
        else:
            self.query(inner, row)

    def _counts(self, query: Query, row: Row, found: list[Solution]) -> None:
        for column in query.columns:
            counted = _COUNT.fullmatch(str(column.expression or ""))
            value = row.get(column.name)
            if counted and value is not None:
                things = dict.fromkeys(one[counted[1]] for one in found if counted[1] in one)
                count = Count(column.name, value, tuple(things))
                if count not in self.matched.counts:
                    self.matched.counts.append(count)


def _agrees(solution: Solution, bound: Row) -> bool:
    """Tell whether *solution* has what *bound* has, by the letters of it."""
    return all(term is None or solution.get(name, term).value == term.value for name, term in bound.items())


def _ways(query: Query, row: Row) -> list[Row]:
    """Return what to bind for a row of groups: its keys, and an extreme value where that is all it has."""
    calculated = [one for one in query.columns if one.expression and one.expression.aggregate]
    keys = {name: term for name, term in row.items() if name not in {one.name for one in calculated}}
    extremes = [(_EXTREME.fullmatch(str(one.expression)), row.get(one.name)) for one in calculated]
    if not extremes or not all(found and term is not None for found, term in extremes):
        return [keys]
    return [{**keys, found[1]: term} for found, term in extremes if found]


def _each(traces: list[Trace], found: list[Solution]) -> Iterator[tuple[Trace, Solution]]:
    """Yield each trace with the solutions that came by it, as far as they differ in what it uses."""
    for trace in traces:
        used = set(re.findall(r"[?$](\w+)", str(trace.part)))
        seen: dict[frozenset[tuple[str, Term]], Solution] = {}
        for solution in found:
            if trace.is_in(solution):
                seen.setdefault(
                    frozenset((name, term) for name, term in solution.items() if name in used), solution
                )
        for solution in list(seen.values())[:MOST_APART]:
            yield trace, solution


def _decisive(group: Group) -> frozenset[str]:
    """Return the variables that a filter looks at otherwise than for their language, also by another name."""
    elements = list(positive(group))
    opened = {name for one in elements if isinstance(one, Values) and one.is_open for name in one.names}
    found: set[str] = set()
    for one in elements:
        if isinstance(one, Filter) and not one.expression.variables & opened:
            found |= set(re.findall(r"[?$](\w+)", _OF_LANGUAGE.sub("", str(one.expression))))
    for one in elements:
        if isinstance(one, Bind) and one.name in found:
            found |= one.expression.variables
    return frozenset(found)


def _asked_unbound(group: Group) -> frozenset[str]:
    """Return the variables of which a filter or calculation asks whether they stayed free."""
    asking = " ".join(str(one) for one in positive(group) if isinstance(one, Filter | Bind))
    return frozenset(_UNBOUND.findall(asking))


def _unified(query: Query, row: Row, vocabulary: Vocabulary) -> Iterator[Row]:
    """Yield, for each triple of the template that can become *row*, what its variables are then."""
    wanted = [row[name] for name in TRIPLE]
    for fact in query.template:
        bound: dict[str, Term | None] = {}
        pairs = list(zip((fact.subject, fact.path.text, fact.object), wanted, strict=True))
        fits = [
            bound.setdefault(text[1:], term) == term
            if text.startswith("?")
            else vocabulary.term(text) == term
            for text, term in pairs
        ]
        if all(fits):
            yield bound


def _group_of(trace: Trace) -> Group:
    return trace.part if isinstance(trace.part, Group) else Group((trace.part,))


def _written(text: str, solution: Solution) -> str:
    """Return the term that *text* stands for in *solution*, in SPARQL; empty where it cannot be written."""
    term = solution.get(text[1:]) if text.startswith("?") else None
    if not text.startswith("?"):
        return text
    return ntriples(term) if isinstance(term, Iri | Literal) else ""
