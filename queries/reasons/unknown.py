"""What a query names and the data do not have: a mistyped term, an address, a text nothing is called."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from rodedraad.graph.asking import rows
from rodedraad.graph.naming import candidates, resolve, shortened
from rodedraad.graph.rdf import Iri, Literal, Term, values
from rodedraad.graph.store import Store
from rodedraad.ontology.faults import Fault as Refusal
from rodedraad.ontology.terms import NAMESPACES, known
from rodedraad.ontology.wording import say
from rodedraad.queries.reasons.vocabulary import Vocabulary
from rodedraad.queries.sparql.algebra import Element, Fact, Path, Query, Values, positive

MOST = 50


def unknown_terms(store: Store, query: Query) -> tuple[str, ...]:
    """Return a sentence for each thing or text that *query* asks for and that stands nowhere in the data."""
    vocabulary = Vocabulary(query)
    asked = [
        term
        for text in dict.fromkeys(_written(list(positive(query.whole))))
        if (term := vocabulary.term(text))
    ]
    iris = [term for term in asked if isinstance(term, Iri)][:MOST]
    texts = [term for term in asked if isinstance(term, Literal)][:MOST]
    found: set[Term] = set()
    wanted: list[tuple[Sequence[Term], str]] = [(iris, _SOMEWHERE), (texts, "{ ?subject ?link ?term }")]
    for which, pattern in wanted:
        if which:
            there = f"SELECT DISTINCT ?term WHERE {{ {values('term', which)} {pattern} }}"
            found |= {row[0] for row in rows(store, there) if row[0]}
    return tuple(_sentence(store, term) for term in asked if term in {*iris, *texts} - found)


_SOMEWHERE = """{ ?term ?link ?object } UNION { ?subject ?link ?term } UNION { ?subject ?term ?object }"""


def _written(found: list[Element]) -> Iterator[str]:
    """Yield the terms that patterns ask for, and those of blocks that patterns look up."""
    facts = [one for one in found if isinstance(one, Fact)]
    variables = {text[1:] for fact in facts for text in (fact.subject, fact.object) if text.startswith("?")}
    for fact in facts:
        yield from (fact.subject, *_steps(fact.path), fact.object)
    for one in found:
        if isinstance(one, Values):
            for row in one.rows:
                yield from (text for name, text in zip(one.names, row, strict=True) if name in variables)


def _steps(path: Path) -> Iterator[str]:
    if path.kind == "step":
        yield path.text
    for part in path.parts:
        yield from _steps(part)


def _sentence(store: Store, term: Term) -> str:
    if isinstance(term, Literal):
        return _of_text(store, term.value)
    ours = [shortened(iri) for iri in sorted(known())] if term.value.startswith(NAMESPACES) else []
    near = difflib.get_close_matches(shortened(term.value), ours, n=2, cutoff=0.75)
    if near:
        return say("queries.unknown_near", term=shortened(term.value), near=", ".join(near))
    return say("queries.unknown_term", term=shortened(term.value) if ours else f"<{term.value}>")


def _of_text(store: Store, text: str) -> str:
    """Return that nothing is called *text*, with what is called nearly so."""
    try:
        thing = resolve(store, text)
    except Refusal as refusal:
        return str(refusal)
    (found,) = candidates(store, [thing.value])
    kind = f" ({found.kind})" if found.kind else ""
    return say("queries.unknown_text", text=text, term=f"{found.label}{kind}")
