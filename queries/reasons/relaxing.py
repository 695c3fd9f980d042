"""The conditions of a query, the query without some of them, and how many rows it has then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rodedraad.graph.answers import Truth
from rodedraad.graph.asking import rows, value
from rodedraad.graph.store import Store
from rodedraad.queries.reasons.conditions import conjuncts
from rodedraad.queries.reasons.describing import Words
from rodedraad.queries.sparql.algebra import (
    Bind,
    Column,
    Element,
    Fact,
    Filter,
    Group,
    Minus,
    Query,
    SubSelect,
    Union,
    Values,
    changed_query,
    elements,
    positive,
    possible,
)

# The kinds of conditions, the most telling first.
KINDS = ("choice", "filter", "absence", "values", "group", "alternatives", "subquery", "pattern")


@dataclass(frozen=True, eq=False)
class Condition:
    """Something a query asks: of what kind, in words, and which elements of its tree it is.

    A choice has the *name* of its variable; a filter the choices it works *through*.
    """

    kind: str
    words: str
    parts: frozenset[int]
    name: str = ""
    through: frozenset[str] = frozenset()


def separated(query: Query) -> Query:
    """Return *query* with a filter of its own for each condition that one asks together with others."""

    def apart(element: Element) -> Iterable[Element]:
        if not isinstance(element, Filter):
            return (element,)
        parts = conjuncts(element.expression)
        return (element,) if len(parts) == 1 else tuple(Filter(part) for part in parts)

    return changed_query(query, apart)


def conditions(query: Query, words: Words, named: Mapping[str, str]) -> list[Condition]:
    """Return the conditions of *query*, the most telling first; what is optional is none."""
    found = list(positive(query.whole))
    chosen = only_filtered(found)
    listed = [*_chosen(found, words, named)]
    listed += [one for element in [*found, *query.having] for one in _condition(element, words, chosen)]
    return sorted(_once(listed), key=lambda one: KINDS.index(one.kind))


def _once(listed: list[Condition]) -> list[Condition]:
    """Return the conditions without those that say the same: a choice, and the one filter that looks at it.

    The filter stays, as it says what the choice is for; where there are several, the choice stays.
    """
    filters: dict[str, list[Condition]] = {}
    for one in listed:
        for name in one.through:
            filters.setdefault(name, []).append(one)
    single = {name for name, several in filters.items() if len(several) == 1}
    return [one for one in listed if one.name not in single and not one.through - single]


def _chosen(found: list[Element], words: Words, named: Mapping[str, str]) -> Iterator[Condition]:
    """Yield what was chosen, each choice once although it may stand in several blocks."""
    blocks: dict[tuple[str, ...], list[Values]] = {}
    for one in found:
        if isinstance(one, Values) and not one.is_open:
            blocks.setdefault(one.names, []).append(one)
    for names, same in blocks.items():
        parts = frozenset(map(id, same))
        if len(names) == 1:
            kind = "choice" if names[0] in named else "values"
            yield Condition(kind, words.chosen(same[0]), parts, names[0])
        else:
            yield Condition("values", words.chosen(same[0]), parts)


def _condition(element: Element, words: Words, chosen: frozenset[str]) -> Iterator[Condition]:
    parts = frozenset({id(element)})
    match element:
        case Fact():
            yield Condition("pattern", words.element(element), parts)
        case Filter():
            through = mentioned(element) & chosen
            kind = "choice" if through else "absence" if element.expression.groups else "filter"
            yield Condition(kind, words.element(element), parts, through=through)
        case Minus():
            yield Condition("absence", words.element(element), parts)
        case Union() if len(element.groups) > 1:
            yield Condition("alternatives", words.element(element), parts)
        case SubSelect():
            yield Condition("subquery", words.element(element), parts)
        case _:
            pass


def only_filtered(found: Iterable[Element]) -> frozenset[str]:
    """Return the choices that only filters look at: no pattern has them."""
    found = list(found)
    blocks = {
        one.names[0] for one in found if isinstance(one, Values) and len(one.names) == 1 and not one.is_open
    }
    return frozenset(blocks.difference(*(possible(one) for one in found if isinstance(one, Fact))))


# --- dropping -------------------------------------------------------------------------------------------


def relaxed(query: Query, dropped: Sequence[Condition]) -> Query:
    """Return *query* without the conditions *dropped*, and without what makes no sense without them."""
    if not dropped:
        return query
    parts = frozenset().union(*(one.parts for one in dropped))
    freed = {one.name for one in dropped if one.name} & only_filtered(positive(query.whole))
    before = _bindable(query)

    def drop(element: Element) -> Iterable[Element]:
        if isinstance(element, Filter) and _needs(element, freed):
            return ()
        if id(element) not in parts:
            return (element,)
        return (element.opened(),) if isinstance(element, Values) else ()

    rest = changed_query(query, drop)
    while lost := before - _bindable(rest):
        before -= lost
        rest = _without(rest, lost)
    return rest


def still_asks(query: Query, rest: Query) -> bool:
    """Tell whether *rest* still asks what *query* did: something it answers with, and whole groups within."""
    left = _bindable(rest)
    asked = _plain(query) & _bindable(query)
    inner = [one.query for one in elements(rest.whole) if isinstance(one, SubSelect)]
    is_whole = all(_plain(one) <= possible(one.whole) for one in inner)
    return is_whole and (not asked or bool(asked & left))


def _plain(query: Query) -> set[str]:
    """Return the variables that *query* answers or groups with and does not calculate."""
    return {one.name for one in (*query.columns, *query.keys) if not one.expression}


def _bindable(query: Query) -> frozenset[str]:
    return frozenset().union(*(possible(one) for one in positive(query.whole)))


def _needs(element: Filter, names: Iterable[str]) -> bool:
    """Tell whether a filter fails where one of *names* is free: unless it asks whether that is bound."""
    text = str(element)
    return any(
        re.search(rf"[?$]{name}\b", text)
        and not re.search(rf"BOUND\s*\(\s*[?$]{name}\s*\)", text, re.IGNORECASE)
        for name in names
    )


def _without(query: Query, lost: frozenset[str]) -> Query:
    """Return *query* without what hangs on variables that nothing binds any more."""

    def keep(element: Element) -> Iterable[Element]:
        return () if _hangs_on(element, lost) else (element,)

    return changed_query(query, keep)


def _hangs_on(element: Element, lost: frozenset[str]) -> bool:
    """Tell whether a filter or calculation uses a variable that nothing binds any more."""
    return isinstance(element, Filter | Bind) and bool(mentioned(element) & lost)


def mentioned(element: Element) -> frozenset[str]:
    """Return the variables that stand in *element*."""
    return frozenset(re.findall(r"[?$](\w+)", str(element)))


# --- counting -------------------------------------------------------------------------------------------


def counted(store: Store, query: Query, most: int) -> int:
    """Return how many rows *query* has, whatever its LIMIT; one more than *most* where there are more."""
    inner = _rows_of(query)
    if not inner:
        answer = store.query(f"{query.prologue} ASK {query.dataset} {query.whole}")
        return int(isinstance(answer, Truth) and answer.value)
    text = f"SELECT (COUNT(*) AS ?rowsCounted) {query.dataset} WHERE {{ {{ {inner} LIMIT {most + 1} }} }}"
    ((found,),) = rows(store, f"{query.prologue} {text}")
    return min(int(value(found)), most + 1)  # not every engine heeds a LIMIT inside


def _rows_of(query: Query) -> str:
    """Return a SELECT with as many rows as *query* has; empty where its rows have nothing in them."""
    bound = possible(query.whole)
    keys = [one for one in query.keys if one.expression or one.name in bound]
    if query.having and query.is_grouped:
        having = " ".join(str(one.expression) for one in query.having)
        grouped = "GROUP BY " + " ".join(map(str, keys)) if keys else ""
        return f"SELECT (COUNT(*) AS ?rowsGrouped) WHERE {query.whole} {grouped} HAVING {having}"
    columns = [*query.keys, *query.columns] or [Column(name) for name in sorted(bound)]
    names = list(dict.fromkeys(f"?{one.name}" for one in columns if one.name in bound))
    modifier = "DISTINCT" if query.is_grouped or query.form != "SELECT" else query.modifier
    return f"SELECT {modifier} {' '.join(names)} WHERE {query.whole}" if names else ""


def flat(group: Group) -> list[Element]:
    """Return the elements of *group* with those of groups that only stand between braces in their place."""
    found: list[Element] = []
    for element in group.elements:
        if isinstance(element, Union) and len(element.groups) == 1:
            found += flat(element.groups[0])
        else:
            found.append(element)
    return found
