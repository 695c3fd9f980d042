"""A SPARQL query as a tree: its patterns and conditions, to be taken apart and written again as they were.

Terms and expressions stay the text they were, so that what is written again means what was read. The names
follow SPARQL 1.1, section 18.2, where it has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from rodedraad.queries.sparql.tokens import tokens

UNDEFINED = "UNDEF"
AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")


@dataclass(frozen=True)
class Path:
    """How a pattern goes from its subject to its object: one property, or a property path of *parts*.

    *kind* is ``step``, ``inverse``, ``sequence``, ``alternative``, ``repeat`` (``* + ?``) or ``negated``.
    """

    kind: str
    text: str
    parts: tuple[Path, ...] = ()


@dataclass(frozen=True, eq=False)
class Fact:
    """A triple pattern; its terms are written as in the query, blank nodes as variables."""

    subject: str
    path: Path
    object: str

    def __str__(self) -> str:
        return f"{self.subject} {self.path.text} {self.object} ."


@dataclass(frozen=True, eq=False)
class Expression:
    """A condition or a calculation as it stands, cut at the groups of its ``EXISTS``."""

    pieces: tuple[str | Group, ...]

    def __str__(self) -> str:
        return "".join(str(piece) for piece in self.pieces)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups whose existence it asks."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Group))

    @cached_property
    def variables(self) -> frozenset[str]:
        """The variables it uses, those inside its groups left out."""
        own = " ".join(piece for piece in self.pieces if isinstance(piece, str))
        return frozenset(token.text[1:] for token in tokens(own) if token.kind == "variable")

    @cached_property
    def aggregate(self) -> str:
        """The aggregate function it uses, in capitals; empty where it uses none."""
        words = (token.text.upper() for token in tokens(str(self)) if token.kind == "word")
        return next((word for word in words if word in AGGREGATES), "")


@dataclass(frozen=True, eq=False)
class Filter:
    """``FILTER``: what must be true of a solution."""

    expression: Expression

    def __str__(self) -> str:
        return f"FILTER {self.expression}"


@dataclass(frozen=True, eq=False)
class Bind:
    """``BIND``: a calculation with a name."""

    expression: Expression
    name: str

    def __str__(self) -> str:
        return f"BIND ({self.expression} AS ?{self.name})"


@dataclass(frozen=True, eq=False)
class Values:
    """``VALUES``: rows of terms for some variables; an undefined term leaves its variable free."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        if len(self.names) == 1:
            return f"VALUES ?{self.names[0]} {{ {' '.join(term for (term,) in self.rows)} }}"
        names = " ".join(f"?{name}" for name in self.names)
        rows = " ".join(f"({' '.join(row)})" for row in self.rows)
        return f"VALUES ({names}) {{ {rows} }}"

    @property
    def is_open(self) -> bool:
        """Whether it leaves every variable free."""
        return any(all(term == UNDEFINED for term in row) for row in self.rows)

    def opened(self) -> Values:
        """Return the same variables, all free."""
        return Values(self.names, ((UNDEFINED,) * len(self.names),))


@dataclass(frozen=True, eq=False)
class Optional:
    """``OPTIONAL``: what is added where it is there."""

    group: Group

    def __str__(self) -> str:
        return f"OPTIONAL {self.group}"


@dataclass(frozen=True, eq=False)
class Minus:
    """``MINUS``: what must not be there."""

    group: Group

    def __str__(self) -> str:
        return f"MINUS {self.group}"


@dataclass(frozen=True, eq=False)
class Within:
    """``GRAPH`` or ``SERVICE``: a group asked elsewhere, in the graph or at the server *name*."""

    keyword: str
    name: str
    group: Group

    def __str__(self) -> str:
        return f"{self.keyword} {self.name} {self.group}"


@dataclass(frozen=True, eq=False)
class Union:
    """Groups of which one or more match; a group in a group is a union of one."""

    groups: tuple[Group, ...]

    def __str__(self) -> str:
        return " UNION ".join(str(group) for group in self.groups)


@dataclass(frozen=True, eq=False)
class SubSelect:
    """A ``SELECT`` inside a group."""

    query: Query

    def __str__(self) -> str:
        return str(self.query)


Element: TypeAlias = Fact | Filter | Bind | Values | Optional | Minus | Within | Union | SubSelect


@dataclass(frozen=True, eq=False)
class Group:
    """What stands between two braces."""

    elements: tuple[Element, ...]

    def __str__(self) -> str:
        if len(self.elements) == 1:
            return f"{{ {self.elements[0]} }}"
        parts = (f"{{ {one} }}" if isinstance(one, SubSelect) else str(one) for one in self.elements)
        return "{ " + " ".join(parts) + " }"


@dataclass(frozen=True, eq=False)
class Column:
    """A variable that is projected or grouped by, calculated where there is an *expression*."""

    name: str
    expression: Expression | None = None

    def __str__(self) -> str:
        if self.expression is None:
            return f"?{self.name}"
        return f"({self.expression} AS ?{self.name})" if self.name else f"({self.expression})"


@dataclass(frozen=True, eq=False)
class Query:
    """A query of any form; a ``SELECT *`` has no *columns*. *prefixes* are those it may use."""

    form: str
    where: Group
    prologue: str = ""
    modifier: str = ""
    columns: tuple[Column, ...] = ()
    template: tuple[Fact, ...] = ()
    dataset: str = ""
    keys: tuple[Column, ...] = ()
    having: tuple[Filter, ...] = ()
    order: str = ""
    slice: str = ""
    values: Values | None = None

    def __str__(self) -> str:
        head = {"CONSTRUCT": "{ " + " ".join(map(str, self.template)) + " }", "ASK": ""}
        what = head.get(self.form) if self.form in head else " ".join(map(str, self.columns)) or "*"
        keys = "GROUP BY " + " ".join(map(str, self.keys)) if self.keys else ""
        having = "HAVING " + " ".join(str(one.expression) for one in self.having) if self.having else ""
        parts = [self.prologue, self.form, self.modifier, what, self.dataset, f"WHERE {self.where}"]
        parts += [keys, having, self.order, self.slice, str(self.values or "")]
        return " ".join(part for part in parts if part)

    @cached_property
    def whole(self) -> Group:
        """Its pattern with the block that stands behind it, which limits the solutions just as well."""
        return Group((*self.where.elements, self.values)) if self.values else self.where

    @property
    def is_grouped(self) -> bool:
        """Whether its rows are groups of solutions."""
        return bool(self.keys) or any(one.expression and one.expression.aggregate for one in self.columns)


# --- variables ------------------------------------------------------------------------------------------


def possible(part: Element | Group) -> frozenset[str]:
    """Return the variables that *part* may bind (in scope, SPARQL 1.1, 18.2.1)."""
    found: frozenset[str] = frozenset()
    match part:
        case Group():
            found = found.union(*(possible(element) for element in part.elements))
        case Union():
            found = found.union(*(possible(group) for group in part.groups))
        case Within():
            found = possible(part.group) | _names(part.name)
        case Optional():
            found = possible(part.group)
        case SubSelect():
            found = projected(part.query)
        case Bind():
            found = frozenset({part.name})
        case Values():
            found = frozenset(part.names)
        case Fact():
            found = _names(part.subject, part.path.text if part.path.kind == "step" else "", part.object)
        case _:
            pass
    return found


def certain(part: Element | Group) -> frozenset[str]:
    """Return the variables that every solution of *part* binds; never more than that, sometimes less."""
    found: frozenset[str] = frozenset()
    match part:
        case Group():
            found = found.union(*(certain(element) for element in part.elements))
        case Union():
            found = frozenset.intersection(*(certain(group) for group in part.groups))
        case Within():
            found = certain(part.group) | _names(part.name)
        case SubSelect():
            plain = {one.name for one in part.query.columns if not one.expression}
            found = certain(part.query.whole) & (plain or possible(part))
        case Values():
            columns = zip(*part.rows, strict=True)
            found = frozenset(
                name for name, terms in zip(part.names, columns, strict=False) if UNDEFINED not in terms
            )
        case Fact():
            found = possible(part)
        case _:
            pass
    return found


def projected(query: Query) -> frozenset[str]:
    """Return the variables that *query* answers with."""
    return frozenset(column.name for column in query.columns) or possible(query.where)


def _names(*terms: str) -> frozenset[str]:
    return frozenset(term[1:] for term in terms if term.startswith("?"))


# --- taking apart ---------------------------------------------------------------------------------------


Change: TypeAlias = Callable[[Element], Iterable[Element]]


def changed(group: Group, change: Change) -> Group:
    """Return *group* with what *change* makes of each element, at any depth, in its place."""
    kept = (one for element in group.elements for one in change(element))
    return Group(tuple(_inside(element, change) for element in kept))


def changed_query(query: Query, change: Change) -> Query:
    """Return *query* with what *change* makes of each element, at any depth, and of each HAVING."""
    values = [one for one in change(query.values) if isinstance(one, Values)] if query.values else []
    having = [one for kept in query.having for one in change(kept) if isinstance(one, Filter)]
    where = changed(query.where, change)
    return replace(query, where=where, having=tuple(having), values=values[0] if values else None)


def _inside(element: Element, change: Change) -> Element:
    match element:
        case Filter() | Bind():
            pieces = tuple(
                changed(piece, change) if isinstance(piece, Group) else piece
                for piece in element.expression.pieces
            )
            return replace(element, expression=Expression(pieces)) if element.expression.groups else element
        case Optional() | Minus() | Within():
            return replace(element, group=changed(element.group, change))
        case Union():
            return Union(tuple(changed(group, change) for group in element.groups))
        case SubSelect():
            return SubSelect(changed_query(element.query, change))
        case _:
            return element


def elements(group: Group) -> list[Element]:
    """Return every element of *group* at any depth, also what may or must not be there."""
    found: list[Element] = []

    def keep(element: Element) -> tuple[Element]:
        found.append(element)
        return (element,)

    changed(group, keep)
    return found


def positive(group: Group) -> Iterator[Element]:
    """Yield the elements that make or limit solutions, at any depth: not what may be or must not be there."""
    for element in group.elements:
        yield element
        for inner in inside(element):
            yield from positive(inner)


def inside(element: Element) -> tuple[Group, ...]:
    """Return the groups in *element* that make or limit solutions."""
    match element:
        case Within():
            return (element.group,)
        case Union():
            return element.groups
        case SubSelect():
            return (element.query.whole,)
        case _:
            return ()
