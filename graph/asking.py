"""Small SELECT questions the graph room asks of its own store, with rows as they come."""

from __future__ import annotations

from rodedraad.graph.answers import Solutions
from rodedraad.graph.rdf import Term
from rodedraad.graph.store import Store
from rodedraad.ontology.terms import PREFIXES

Row = tuple[Term | None, ...]


def rows(store: Store, body: str) -> list[Row]:
    """Return the rows of the SELECT query *body*, which may use the house prefixes without declaring them."""
    used = [f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items() if f"{prefix}:" in body]
    answer = store.query("\n".join([*used, body]))
    if not isinstance(answer, Solutions):
        raise TypeError("rows come from a SELECT query")
    return list(answer.rows)


def value(term: Term | None) -> str:
    """Return the text of *term*, empty where it is unbound."""
    return term.value if term is not None else ""
