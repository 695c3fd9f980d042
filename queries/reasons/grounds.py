"""Why a row is in an answer: the statements behind it, and on what each of them rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rodedraad.graph.evidence import INFERRED, Ground, Grounds, graphs_of
from rodedraad.graph.explaining import Why, whys
from rodedraad.graph.passages import Passage, passages
from rodedraad.graph.rdf import Triple, ntriples
from rodedraad.graph.store import Store
from rodedraad.ontology.terms import ONTOLOGY, RDF, RDFS
from rodedraad.queries.reasons.describing import Words
from rodedraad.queries.reasons.matching import Count, Matched, matched
from rodedraad.queries.reasons.witnesses import Row
from rodedraad.queries.sparql.grammar import read

MOST = 25
MOST_OF_A_RULE = 12
MOST_COUNTED = 10


@dataclass(frozen=True)
class Reason:
    """A rule that drew a statement, as a sentence, and the stated facts it drew it from."""

    rule: str
    facts: tuple[Statement, ...]
    more: int = 0


@dataclass(frozen=True)
class Statement:
    """A statement behind a row, in words, with what it rests on.

    A stated one has passages, a judged one an author and a reason, an inferred one the rules that drew it;
    one that another server said has the address of that *server*.
    """

    triple: Triple
    subject: str
    link: str
    object: str
    ground: Ground
    passages: tuple[Passage, ...] = ()
    author: str = ""
    reason: str = ""
    reasons: tuple[Reason, ...] = ()
    server: str = ""
    is_nameless: bool = False


@dataclass(frozen=True)
class Counted:
    """A number in the row that counts: its column, the number, and what was counted."""

    column: str
    number: str
    things: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True)
class RowGrounds:
    """What is behind a row: its *facts*, the *names* it shows, what it counts, and what was not found.

    *more* tells how many facts are left out; there are still more where *is_cut*. *documents* has the title
    and date of each source document by its IRI.
    """

    facts: tuple[Statement, ...]
    names: tuple[Statement, ...] = ()
    counted: tuple[Counted, ...] = ()
    absent: tuple[str, ...] = ()
    more: int = 0
    is_cut: bool = False
    documents: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """Return all of it as what JSON can hold."""
        return {
            "facts": [_statement_data(one) for one in self.facts],
            "names": [_statement_data(one) for one in self.names],
            "counted": [vars(one) | {"things": list(one.things)} for one in self.counted],
            "absent": list(self.absent),
            "more": self.more,
            "isCut": self.is_cut,
            "documents": dict(self.documents),
        }


def row_grounds(
    store: Store, query: str, row: Row, named: Mapping[str, str] | None = None, most: int = MOST
) -> RowGrounds:
    """Return what is behind *row* of the answer to *query*: at most *most* facts, and as many names.

    *query* is complete, parameters and all; *row* has the terms by variable, None where it is empty. The row
    of a CONSTRUCT is a triple (``subject``, ``predicate``, ``object``), that of an ASK has nothing in it.
    *named* has the labels of columns and parameters by their variable.
    """
    tree = read(query)
    found = matched(store, tree, row)
    words = Words(store, tree, named)
    facts = sorted(found.facts, key=_is_kind)
    shown, names = facts[:most], sorted(found.names, key=str)[:most]
    told = _Teller(store, words, found, [*shown, *names])
    return RowGrounds(
        tuple(told.statement(one) for one in shown),
        tuple(told.statement(one) for one in names),
        tuple(_counted(count, words, named or {}) for count in found.counts),
        tuple(dict.fromkeys(words.group(group, solution) for group, solution in found.absent)),
        len(facts) - len(shown),
        found.is_cut,
        told.documents(),
    )


def _is_kind(one: Triple) -> bool:
    """Sort what only says of what kind a thing is behind the rest."""
    return one.predicate.value == RDF.type


class _Teller:
    """Tells on what statements rest, fetched in a few questions for all of them together."""

    def __init__(self, store: Store, words: Words, found: Matched, shown: list[Triple]) -> None:
        self._store, self._words = store, words
        self._servers = found.facts | found.names
        graphs = graphs_of(store, shown)
        self._inferred = {one for one, where in graphs.items() if all(map(_is_inferred, where))}
        self._whys = whys(store, [one for one in shown if one in self._inferred])
        premises = [triple for whys in self._whys.values() for one in whys for triple in _shown(one)]
        stated = [one for one in dict.fromkeys([*shown, *premises]) if one not in self._inferred]
        graphs |= graphs_of(store, premises)
        self._ours = {one for one, where in graphs.items() if where == {ONTOLOGY}}
        self._grounds = Grounds(store, stated)
        self._passages = passages(store, {iri for one in stated for iri in self._grounds.of(one)[1]})
        words.learn(term for one in [*shown, *premises] for term in one)

    def statement(self, one: Triple) -> Statement:
        """Return a statement in words with what it rests on."""
        subject, link, value = self._words.triple(one)
        nameless = self._words.is_nameless(one.subject)
        if one in self._inferred:
            reasons = tuple(self._reason(reason) for reason in self._whys[one])
            return Statement(
                one, subject, link, value, Ground.INFERRED, reasons=reasons, is_nameless=nameless
            )
        server = self._servers.get(one, "")
        if one in self._ours:
            return Statement(one, subject, link, value, Ground.EDITORIAL, server=server)
        ground, where, author, reason = self._grounds.of(one)
        known = tuple(self._passages[iri] for iri in where if iri in self._passages)
        return Statement(one, subject, link, value, ground, known, author, reason, (), server, nameless)

    def _reason(self, reason: Why) -> Reason:
        facts = _shown(reason)
        told = tuple(self.statement(one) for one in facts)
        return Reason(reason.rule, told, sum(map(_tells, reason.premises)) - len(facts))

    def documents(self) -> dict[str, str]:
        """Return title and date of the documents of the passages."""
        from rodedraad.graph.sources import documents

        wanted = {passage.document for passage in self._passages.values()}
        known = documents(self._store) if wanted else []
        return {
            one.iri: ", ".join(filter(None, [one.title, one.issued])) for one in known if one.iri in wanted
        }


def _is_inferred(graph: str) -> bool:
    return graph.endswith(INFERRED)


def _tells(premise: Triple) -> bool:
    """Tell whether a premise says something of the policy, not of where a term is defined."""
    return premise.predicate.value != RDFS.isDefinedBy


def _shown(reason: Why) -> list[Triple]:
    return [one for one in reason.premises if _tells(one)][:MOST_OF_A_RULE]


def _counted(count: Count, words: Words, named: Mapping[str, str]) -> Counted:
    words.learn(count.things)
    things = sorted(words.term(one) for one in count.things)[:MOST_COUNTED]
    number = count.value.value
    more = int(number) - len(things) if things and number.isdigit() else 0
    return Counted(named.get(count.column, count.column), number, tuple(things), max(more, 0))


def _statement_data(one: Statement) -> dict[str, Any]:
    return {
        "triple": [ntriples(term) for term in one.triple],
        "words": [one.subject, one.link, one.object],
        "ground": one.ground.value,
        "passages": [vars(passage) for passage in one.passages],
        "author": one.author,
        "reason": one.reason,
        "reasons": [_reason_data(reason) for reason in one.reasons],
        "server": one.server,
    }


def _reason_data(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "facts": _all(reason.facts), "more": reason.more}


def _all(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    return [_statement_data(one) for one in statements]
