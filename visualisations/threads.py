"""The data of the red thread for the page: every tie by number, with what it rests on, and the sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rodedraad.graph.explaining import Explanation
from rodedraad.graph.naming import labels
from rodedraad.graph.passages import Passage, passages
from rodedraad.graph.sources import documents
from rodedraad.graph.store import Store
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import sentences
from rodedraad.queries.networks.threadwords import bares, said_by
from rodedraad.queries.networks.ties import Standing, Tie, pairs, phrase
from rodedraad.visualisations.numbered import Numbered

if TYPE_CHECKING:
    import networkx as nx

STANDINGS = tuple(Standing)
RULED = (Standing.ACCEPTED, Standing.PROPOSED, Standing.INFERRED)


def thread_block(
    store: Store, graph: nx.MultiDiGraph[str], reasons: Explanation | None = None
) -> dict[str, Any]:
    """Return what the page needs to find and tell red threads in *graph*, made by ``ties`` over *store*.

    - *things*: ``[shared, rest of the IRI, label, kind, fields]`` in the order of their IRIs: *shared* is how
      many characters the IRI has in common with the one before.
    - *kinds*: ``[iri, label]``; *links*: ``[iri, there, back, label, sorts]``; both in the order of IRIs.
    - *sorts*: ``[link, standing, back, roles]``: all that a tie can be but for its ends and its basis.
    - *ties*: for each thing ``[thing, other, sort, basis, other, sort, basis …]``, pair by pair, the surest
      tie first. What a rule inferred is there only where nothing surer ties the two: nothing is told of it.
    - a basis is, for what a rule drew and nobody judged, ``[rule, tie or text …]``, else a number in *bases*,
      which has ``[[place …], author, reason]``; *places* has ``[section, document]``.

    With *reasons* of before, as in another language, nothing is looked up again.
    """
    return _Block(store, graph, reasons or Explanation(store)).data()


class _Block:
    def __init__(self, store: Store, graph: nx.MultiDiGraph[str], reasons: Explanation) -> None:
        self._store, self._graph, self._reasons = store, graph, reasons
        self._things = {iri: place for place, iri in enumerate(sorted(graph))}
        self._ties = tuple(_told(graph))
        self._kinds = sorted({facts["kind"] for facts in graph.nodes.values()})
        self._links = sorted({tie.link for tie in self._ties})
        self._written = passages(store, sorted({one for tie in self._ties for one in tie.passages}))
        self._rules, self._texts = Numbered[str](), Numbered[str]()
        self._sorts, self._bases = Numbered[tuple[Any, ...]](), Numbered[tuple[Any, ...]]()
        self._places, self._documents = Numbered[tuple[str, int]](), Numbered[str]()
        self._titles = {document.iri: document.title for document in documents(store)}

    def data(self) -> dict[str, Any]:
        """Return the whole block."""
        return {
            "ties": self._rows(),
            "things": list(self._named()),
            "kinds": [[kind, label] for kind, label in self._kind_labels().items()],
            "fields": self._fields,
            "links": self._link_words(),
            "standings": [[standing.code, standing.doubt] for standing in STANDINGS],
            "ruled": [STANDINGS.index(standing) for standing in RULED],
            "sorts": self._sorts.values,
            "bases": self._bases.values,
            "rules": self._rules.values,
            "texts": self._texts.values,
            "places": self._places.values,
            "documents": self._documents.values,
            "words": words("queries.thread_"),
        }

    # --- things

    def _named(self) -> Iterator[list[Any]]:
        before = ""
        for iri in self._things:
            facts, shared = self._graph.nodes[iri], _shared(before, iri)
            fields = [self._fields.index(field) for field in facts["fields"]]
            kind = self._kinds.index(facts["kind"])
            yield [shared, iri[shared:], facts["label"], kind, *([fields] if fields else [])]
            before = iri

    @cached_property
    def _fields(self) -> list[str]:
        return sorted({field for facts in self._graph.nodes.values() for field in facts["fields"]})

    def _kind_labels(self) -> dict[str, str]:
        named = {facts["kind"]: facts["kind_label"] for facts in self._graph.nodes.values()}
        return {kind: named[kind] for kind in self._kinds}

    def _link_words(self) -> list[list[Any]]:
        named = labels(self._store, self._links)
        sorting = {tie.link for tie in self._ties if tie.sorts}
        return [
            [link, phrase(link, back=False), phrase(link, back=True), named[link], int(link in sorting)]
            for link in self._links
        ]

    # --- ties

    def _rows(self) -> list[list[Any]]:
        rows: list[list[Any]] = []
        for tie in self._ties:
            one, other = sorted((self._things[tie.source], self._things[tie.target]))
            if not rows or rows[-1][0] != one:
                rows.append([one])
            rows[-1] += [other, self._sort(tie, back=self._things[tie.source] != one), self._basis(tie)]
        return rows

    def _sort(self, tie: Tie, *, back: bool) -> int:
        roles = tuple(self._texts.number(role) for role in tie.roles)
        link, standing = self._links.index(tie.link), STANDINGS.index(tie.standing)
        return self._sorts.number((link, standing, int(back), *([roles] if roles else [])))

    def _basis(self, tie: Tie) -> list[Any] | int:
        if tie.standing in RULED and not tie.author:
            return self._drawn[tie]
        written = [self._written[one] for one in self._written if one in tie.passages] if tie.passages else []
        places = tuple(dict.fromkeys(self._places.number(self._place(passage)) for passage in written))
        judged = (self._texts.number(tie.author), self._texts.number(tie.reason)) if tie.author else ()
        return self._bases.number((places, *judged) if places or judged else ())

    def _place(self, passage: Passage) -> tuple[str, int]:
        title = self._titles.get(passage.document, passage.document)
        return passage.section, self._documents.number(title)

    @cached_property
    def _drawn(self) -> dict[Tie, list[Any]]:
        """What a rule drew, with the rule and the facts it was applied to."""
        said, numbers = said_by(self._graph), {tie: number for number, tie in enumerate(self._ties)}
        drawn = [tie for tie in self._ties if tie.standing in RULED and not tie.author]
        reasons = self._reasons.of_all(tie.statement for tie in drawn)
        first = {tie: reasons[tie.statement][0] for tie in drawn if reasons[tie.statement]}
        facts = dict.fromkeys(fact for why in first.values() for fact in why.premises)
        tellers = {fact: said.get(fact) or said.get(fact.subject) for fact in facts}
        texts = bares(self._store, [fact for fact, tie in tellers.items() if not tie])
        told = {fact: numbers[tie] if tie else texts[fact] for fact, tie in tellers.items()}
        found: dict[Tie, list[Any]] = {tie: [] for tie in drawn}
        for tie, why in first.items():
            found[tie] = [self._rules.number(why.rule), *dict.fromkeys(told[fact] for fact in why.premises)]
        return found


def _shared(one: str, other: str) -> int:
    """Return how many characters *one* and *other* begin with in common."""
    both = enumerate(zip(one, other, strict=False))
    return next((place for place, (here, there) in both if here != there), min(len(one), len(other)))


def _told(graph: nx.MultiDiGraph[str]) -> Iterator[Tie]:
    """Yield the ties pair by pair from the surest on, without what a rule only repeats."""
    for *_, facts in pairs(graph, inferred=True).edges(data=True):
        first, *others = facts["ties"]
        yield first
        yield from (tie for tie in others if tie.standing is not Standing.INFERRED)
    for source, target, facts in graph.edges(data=True):
        if source == target:
            yield facts["tie"]


def words(family: str) -> dict[str, str]:
    """Return the sentences of a *family* by their own name, and how lists and numbers read.

    They are the sentences that the command line speaks.
    """
    own = {key.removeprefix(family): text for key, text in sentences(family).items()}
    shared = {
        key.rpartition(".")[2]: text
        for name in ("queries.and_more", "ontology.list_end", "ontology.months")
        for key, text in sentences(name).items()
    }
    return own | shared | {"thousands": number(1000)[1]}
