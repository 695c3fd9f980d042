"""What a query matched: a pattern opened so that its solutions tell every triple, branch by branch.

A group is written again with its property paths as steps and a mark in every branch that may fail to match;
each solution then says which triples are behind it. What cannot be opened so (repeated steps, sub-SELECTs,
tests of existence) is asked apart, with what the solution bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from rodedraad.graph.answers import Truth
from rodedraad.graph.asking import rows
from rodedraad.graph.rdf import Blank, Iri, Term, Triple, ntriples
from rodedraad.graph.store import Store
from rodedraad.queries.reasons.vocabulary import Vocabulary
from rodedraad.queries.sparql.algebra import (
    Bind,
    Element,
    Expression,
    Fact,
    Filter,
    Group,
    Minus,
    Optional,
    Path,
    Query,
    SubSelect,
    Union,
    Values,
    Within,
    certain,
    possible,
)

Solution = Mapping[str, Term]
Row = Mapping[str, Term | None]
Marks = frozenset[str]

REPEATED = 5  # how often a solution may come again before others are missed


@dataclass(frozen=True)
class Trace:
    """A *part* of an opened query, and the *marks* that a solution bears where the part was matched."""

    part: Element | Group
    marks: Marks

    def is_in(self, solution: Solution) -> bool:
        """Tell whether *solution* came by this part."""
        return self.marks <= solution.keys()


@dataclass
class Opening:
    """A group opened, with the traces of its facts, repeated steps, sub-SELECTs, tests and absences."""

    facts: list[Trace] = field(default_factory=list)
    repeats: list[Trace] = field(default_factory=list)
    selects: list[Trace] = field(default_factory=list)
    tests: list[Trace] = field(default_factory=list)
    absent: list[Trace] = field(default_factory=list)
    options: list[tuple[Trace, str]] = field(default_factory=list)
    servers: dict[int, str] = field(default_factory=dict)
    _count: int = 0
    _server: str = ""

    def group(self, group: Group, marks: Marks = frozenset()) -> Group:
        """Return *group* opened; its traces are kept."""
        return Group(tuple(part for element in group.elements for part in self._element(element, marks)))

    def _element(self, element: Element, marks: Marks) -> Iterator[Element]:
        match element:
            case Fact():
                yield from self.steps(element.subject, element.path, element.object, marks)
            case Optional():
                mark = self._new("mark")
                self.options.append((Trace(element.group, marks), mark))
                yield Optional(self._marked(element.group, mark, marks))
            case Union():
                yield self._union(element.groups, marks)
            case Within():
                yield self._within(element, marks)
            case SubSelect():
                self.selects.append(Trace(element, marks))
                yield element
            case Minus():
                self.absent.append(Trace(element.group, marks))
                yield element
            case Filter() | Bind():
                self.tests += [Trace(group, marks) for group in element.expression.groups]
                yield element
            case _:
                yield element

    def _union(self, groups: tuple[Group, ...], marks: Marks) -> Union:
        if len(groups) == 1:
            return Union((self.group(groups[0], marks),))
        return Union(tuple(self._marked(group, self._new("mark"), marks) for group in groups))

    def _marked(self, group: Group, mark: str, marks: Marks) -> Group:
        return _ending(mark, self.group(group, marks | {mark}).elements)

    def _within(self, element: Within, marks: Marks) -> Within:
        before = self._server
        if element.keyword != "GRAPH":
            self._server = element.name
        opened = Within(element.keyword, element.name, self.group(element.group, marks))
        self._server = before
        return opened

    def steps(self, subject: str, path: Path, end: str, marks: Marks = frozenset()) -> Iterator[Element]:
        """Yield a property path as the triple patterns along it."""
        match path.kind:
            case "inverse":
                yield from self.steps(end, path.parts[0], subject, marks)
            case "sequence":
                between = [self._new("step") for _ in path.parts[1:]]
                nodes = [subject, *(f"?{name}" for name in between), end]
                for part, (here, there) in zip(path.parts, pairwise(nodes), strict=True):
                    yield from self.steps(here, part, there, marks)
            case "alternative":
                groups = []
                for part in path.parts:
                    mark = self._new("mark")
                    groups.append(_ending(mark, self.steps(subject, part, end, marks | {mark})))
                yield Union(tuple(groups))
            case "negated" if "^" not in path.text:
                link = self._new("step")
                yield from self.steps(subject, Path("step", f"?{link}"), end, marks)
                names = path.text[1:].strip("()").replace("|", ", ")
                yield Filter(Expression((f"(?{link} NOT IN ({names}))",)))
            case _:
                fact = Fact(subject, path, end)
                kept = self.facts if path.kind == "step" else self.repeats
                kept.append(Trace(fact, marks))
                self.servers[id(fact)] = self._server
                yield fact

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"opened{kind.title()}{self._count}"


def _ending(mark: str, elements: Iterable[Element]) -> Group:
    """Return a group that binds *mark*; with VALUES instead of BIND, Virtuoso can lose the whole branch."""
    return Group((*elements, Bind(Expression(("1",)), mark)))


def solutions(store: Store, query: Query, opened: Group, bound: Row, most: int) -> list[Solution]:
    """Return at most *most* solutions of *opened*, the opened pattern of *query*, that agree with *bound*.

    What its triples certainly bind is bound inside, which spares the engine work; the rest, such as a label
    that is calculated, is compared with what comes out. What *bound* has as None must stay free.
    """
    known = {name: term for name, term in bound.items() if term and not isinstance(term, Blank)}
    known = {name: term for name, term in known.items() if name in possible(opened)}
    names = sorted(possible(opened) - (known.keys() & certain(opened)))
    whole = _agreeing(opened, bound, known)
    if not names:
        return [known] if _is_there(store, query, whole) else []
    # No DISTINCT and no ORDER BY: engines sort differently, and some refuse to sort many columns.
    listed = " ".join(f"?{name}" for name in names)
    text = f"{query.prologue} SELECT {listed} {query.dataset} WHERE {whole} LIMIT {most * REPEATED}"
    found = sorted(set(rows(store, text)), key=lambda row: [str(term) for term in row])[:most]
    pairs = (zip(names, row, strict=True) for row in found)
    return [known | {name: term for name, term in row if term is not None} for row in pairs]


def _agreeing(opened: Group, bound: Row, known: Solution) -> Group:
    sure = certain(opened)
    within = _blocks({name: term for name, term in known.items() if name in sure})
    outside = _blocks({name: term for name, term in known.items() if name not in sure})
    free = [_unbound(name) for name, term in bound.items() if term is None and name in possible(opened)]
    return Group((Union((Group((*within, *opened.elements)),)), *outside, *free))


def _is_there(store: Store, query: Query, group: Group) -> bool:
    answer = store.query(f"{query.prologue} ASK {query.dataset} {group}")
    return isinstance(answer, Truth) and answer.value


def _unbound(name: str) -> Filter:
    return Filter(Expression((f"(!BOUND(?{name}))",)))


def _blocks(row: Solution) -> list[Values]:
    """Return a block for each variable: Virtuoso cannot always work with a block of several."""
    return [Values((name,), ((ntriples(term),),)) for name, term in row.items()]


def bound_group(group: Group, solution: Solution) -> tuple[Group, Solution]:
    """Return *group* with what *solution* binds of it, also for its filters, as ``EXISTS`` would."""
    used = set(re.findall(r"[?$](\w+)", str(group)))
    known = {name: term for name, term in solution.items() if name in used and not isinstance(term, Blank)}
    return Group((*_blocks(known), *group.elements)), known


def triple(fact: Fact, solution: Solution, vocabulary: Vocabulary) -> Triple | None:
    """Return the triple that *fact* became in *solution*; None where a variable of it stayed free."""
    texts = fact.subject, fact.path.text, fact.object
    subject, predicate, value = (
        solution.get(text[1:]) if text.startswith("?") else vocabulary.term(text) for text in texts
    )
    if isinstance(subject, Iri | Blank) and isinstance(predicate, Iri) and value is not None:
        return Triple(subject, predicate, value)
    return None
