"""Who works on what, as a network: subjects, actors and partnerships, with the evidence of each link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from rodedraad.graph.rdf import Literal, Term
from rodedraad.ontology.terms import CODE, FOAF, ORG, RD, SKOS
from rodedraad.ontology.wording import LANGUAGES
from rodedraad.queries.networks.extracting import Row, rows

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.graph.store import Store

INFERRED = "/inferred"
_NAMES = (SKOS.prefLabel, SKOS.notation, SKOS.altLabel, SKOS.hiddenLabel)
HAS_MEMBER = FOAF.NAMESPACE + "member"  # runs from the group to the member, our links the other way

Triple = tuple[str, str, str]


class Sort(StrEnum):
    """What a link is for: order among subjects, work on one, ties between actors, and the like."""

    HIERARCHY = "hierarchy"
    INVOLVEMENT = "involvement"
    COOPERATION = "cooperation"
    TOPIC = "topic"
    PLAN = "plan"
    SHARED = "shared"


@dataclass(frozen=True, order=True)
class Evidence:
    """Where something is written: the path a person follows, in which document, and the passage."""

    section: str
    document: str
    passage: str


@dataclass(frozen=True, order=True)
class Judgement:
    """Who added what no source states, and why."""

    author: str
    reason: str


Ground = TypeVar("Ground", Evidence, Judgement)


def network(store: Store, language: str) -> nx.MultiDiGraph[str]:
    """Return everything *store* knows about who works on what, keyed by IRI, texts in *language*.

    A node has ``label``, ``labels`` (by language), ``alternatives``, ``hidden``, ``names`` (all of these in
    every language), ``notation``, ``kind``, ``kind_label``, ``is_subject``, ``depth`` (of a subject, 0 at the
    top), ``fields`` (IRIs), ``definition``, ``notes``, ``status``, ``status_label``, ``is_unresolved``,
    ``stated`` and ``evidence``. A link runs from narrower to broader, from actor to subject, from member to
    partnership; it has ``link`` and ``link_label``, ``sort``, ``roles``, ``stated``, ``via`` (the subjects an
    inferred link goes through), ``evidence`` and ``judgements``. Nodes and links are in a fixed order.
    """
    return Weaver(store, language).weave()


class Texts:
    """The texts of things by property and language, in the order of the rows."""

    def __init__(self, language: str) -> None:
        self._order = (language, *LANGUAGES, "")
        self._known: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))

    def add(self, thing: str, about: str, term: Term) -> None:
        """Keep the text *term* of *thing*."""
        told = term.language if isinstance(term, Literal) else ""
        self._known[thing][about].append((told, term.value))

    def in_all(self, thing: str, about: str) -> dict[str, str]:
        """Return one text per language."""
        return dict(reversed(self._known[thing][about]))

    def best(self, thing: str, about: str) -> str:
        """Return the text in the wanted language, else in the next that has one; may be empty."""
        found = self.all_best(thing, about)
        return found[0] if found else ""

    def all_best(self, thing: str, about: str) -> tuple[str, ...]:
        """Return every text in the wanted language, else in the next that has any."""
        known = self._known[thing][about]
        for wanted in (*self._order, *(told for told, _ in known)):
            if found := tuple(text for told, text in known if told == wanted):
                return found
        return ()

    def every(self, thing: str, about: str) -> tuple[str, ...]:
        """Return every text in any language, each once."""
        return tuple(dict.fromkeys(text for _, text in self._known[thing][about]))


@dataclass
class _Grounds:
    """What things, and single statements about them, rest on."""

    evidence: dict[str, set[Evidence]] = field(default_factory=lambda: defaultdict(set))
    own_evidence: dict[Triple, set[Evidence]] = field(default_factory=lambda: defaultdict(set))
    judgements: dict[str, set[Judgement]] = field(default_factory=lambda: defaultdict(set))
    own_judgements: dict[Triple, set[Judgement]] = field(default_factory=lambda: defaultdict(set))

    def of_statement(self, statement: Triple) -> tuple[tuple[Evidence, ...], tuple[Judgement, ...]]:
        """Return the grounds of *statement*: its own where it has them, else those of its subject."""
        own, judged = self.of_itself(statement)
        if own or judged:
            return own, judged
        return _sorted(self.evidence.get(statement[0])), _sorted(self.judgements.get(statement[0]))

    def of_itself(self, statement: Triple) -> tuple[tuple[Evidence, ...], tuple[Judgement, ...]]:
        """Return the grounds that *statement* has itself: what nobody stated has none by its subject."""
        return _sorted(self.own_evidence.get(statement)), _sorted(self.own_judgements.get(statement))

    def of_thing(self, thing: str) -> tuple[tuple[Evidence, ...], tuple[Judgement, ...]]:
        """Return the grounds of all that is said about *thing*."""
        return _sorted(self.evidence.get(thing)), _sorted(self.judgements.get(thing))


class Weaver:
    """Makes one network out of the rows of a few questions."""

    def __init__(self, store: Store, language: str) -> None:
        import networkx as nx  # heavy, and who only asks for rows has no need of it

        self._store, self._language = store, language
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def weave(self) -> nx.MultiDiGraph[str]:
        """Return the network."""
        self._add_things()
        self._add_links()
        self._add_relations()
        self._add_inferred()
        self._drop_loose_municipalities()
        self._place_in_fields()
        return self._graph

    # --- nodes

    def _add_things(self) -> None:
        statuses = {_value(thing): _value(status) for thing, status in rows(self._store, "network/statuses")}
        for thing, kind, root in rows(self._store, "network/things"):
            iri = _value(thing)
            if iri in self._graph:
                continue
            evidence, _ = self._grounds.of_thing(iri)
            status = statuses.get(iri, "")
            self._graph.add_node(
                iri,
                **self._names(iri),
                kind=_value(kind),
                kind_label=self._word(_value(kind)),
                is_subject=_value(root) == RD.SafetyConcept,
                status=status,
                status_label=self._word(status) if status else "",
                is_unresolved=status == CODE.resolution_unresolved,
                stated=True,
                evidence=evidence,
            )

    def _names(self, iri: str) -> dict[str, object]:
        texts = self._texts
        notes = (ORG.purpose, SKOS.scopeNote, SKOS.editorialNote)
        return {
            "label": texts.best(iri, SKOS.prefLabel) or _last_part(iri),
            "labels": texts.in_all(iri, SKOS.prefLabel),
            "alternatives": texts.all_best(iri, SKOS.altLabel),
            "hidden": texts.every(iri, SKOS.hiddenLabel),
            "names": tuple(dict.fromkeys(name for about in _NAMES for name in texts.every(iri, about))),
            "notation": texts.best(iri, SKOS.notation),
            "definition": texts.best(iri, SKOS.definition),
            "notes": tuple(
                (self._word(about), text) for about in notes for text in texts.all_best(iri, about)
            ),
        }

    @cached_property
    def _texts(self) -> Texts:
        texts = Texts(self._language)
        for thing, about, text in rows(self._store, "network/names"):
            if text is not None:
                texts.add(_value(thing), _value(about), text)
        return texts

    @cached_property
    def _words(self) -> Texts:
        texts = Texts(self._language)
        for term, label in rows(self._store, "network/words"):
            if label is not None:
                texts.add(_value(term), "", label)
        return texts

    def _word(self, term: str) -> str:
        return self._words.best(term, "") or _last_part(term)

    # --- links

    def _add_links(self) -> None:
        for source, link, target, graph in self._direct_links():
            if not graph.endswith(INFERRED):
                evidence, judgements = self._grounds.of_statement((source, link, target))
                sort = Sort.HIERARCHY if link == SKOS.broader else Sort.COOPERATION
                ends = (target, source) if link == HAS_MEMBER else (source, target)
                self._add(*ends, link, link, sort, evidence=evidence, judgements=judgements)

    def _add_relations(self) -> None:
        found: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
        for relation, kind, source, target, role in rows(self._store, "network/relations"):
            roles = found[_value(relation), _value(kind), _value(source), _value(target)]
            if role is not None:
                roles.append(self._texts.best(role.value, SKOS.prefLabel) or self._word(role.value))
        for (iri, what, start, end), roles in found.items():
            evidence, judgements = self._grounds.of_thing(iri)
            is_work = what == RD.Involvement
            link, sort = (RD.involvedIn, Sort.INVOLVEMENT) if is_work else (ORG.member, Sort.COOPERATION)
            self._add(start, end, iri, link, sort, roles=roles, evidence=evidence, judgements=judgements)

    def _add_inferred(self) -> None:
        """Add the involvement that follows from the order of subjects, with the subjects it goes through."""
        above = _closure(self._graph)
        stated = {(actor, subject) for actor, subject in _pairs(self._graph, Sort.INVOLVEMENT)}
        subjects: dict[str, list[str]] = defaultdict(list)
        for actor, subject in sorted(stated):
            subjects[actor].append(subject)
        for subject, link, actor, graph in self._direct_links():
            if not graph.endswith(INFERRED) or (actor, subject) in stated:
                continue
            via = [
                other
                for other in subjects[actor]
                if other in above.get(subject, ()) or subject in above.get(other, ())
            ]
            if via:
                self._add(actor, subject, link, link, Sort.INVOLVEMENT, via=via)

    def _direct_links(self) -> Iterator[tuple[str, str, str, str]]:
        for source, link, target, graph in self._link_rows:
            yield _value(source), _value(link), _value(target), _value(graph)

    @cached_property
    def _link_rows(self) -> list[Row]:
        return rows(self._store, "network/links")

    def _add(  # noqa: PLR0913 - a link has this many sides
        self,
        source: str,
        target: str,
        key: str,
        link: str,
        sort: Sort,
        *,
        roles: Sequence[str] = (),
        via: Sequence[str] = (),
        evidence: tuple[Evidence, ...] = (),
        judgements: tuple[Judgement, ...] = (),
    ) -> None:
        if source not in self._graph or target not in self._graph or source == target:
            return
        if self._graph.has_edge(source, target, key):
            return
        self._graph.add_edge(
            source,
            target,
            key,
            link=link,
            link_label=self._word(link),
            sort=sort,
            roles=tuple(roles),
            stated=not via,
            via=tuple(via),
            evidence=evidence,
            judgements=judgements,
        )

    # --- grounds

    @cached_property
    def _grounds(self) -> _Grounds:
        grounds = _Grounds()
        for (thing, statement, passage), texts in self._passages().items():
            found = Evidence(texts.best(passage, "section"), texts.best(passage, "document"), passage)
            (grounds.own_evidence[statement] if statement else grounds.evidence[thing]).add(found)
        for (thing, statement, author), reasons in self._reasons().items():
            judged = Judgement(author, reasons.best(thing, ""))
            (grounds.own_judgements[statement] if statement else grounds.judgements[thing]).add(judged)
        return grounds

    def _passages(self) -> Mapping[tuple[str, Triple | None, str], Texts]:
        texts = Texts(self._language)
        found: dict[tuple[str, Triple | None, str], Texts] = {}
        for thing, source, link, target, passage, section, document in rows(self._store, "network/evidence"):
            iri = _value(passage)
            if section is not None:
                texts.add(iri, "section", section)
            if document is not None:
                texts.add(iri, "document", document)
            found[_value(thing), _statement(source, link, target), iri] = texts
        return found

    def _reasons(self) -> Mapping[tuple[str, Triple | None, str], Texts]:
        texts = Texts(self._language)
        found: dict[tuple[str, Triple | None, str], Texts] = {}
        for thing, source, link, target, author, reason in rows(self._store, "network/judgements"):
            if reason is not None:
                texts.add(_value(thing), "", reason)
            found[_value(thing), _statement(source, link, target), _value(author)] = texts
        return found

    # --- places

    def _drop_loose_municipalities(self) -> None:
        """Leave out what is no actor itself and is tied to nothing, such as a municipality without ties."""
        loose = [
            node
            for node, facts in self._graph.nodes(data=True)
            if not facts["kind"].startswith(RD.NAMESPACE) and self._graph.degree(node) == 0
        ]
        self._graph.remove_nodes_from(loose)

    def _place_in_fields(self) -> None:
        """Give each subject its depth and fields, and each actor the fields of the subjects it works on."""
        above = _closure(self._graph)
        facts = self._graph.nodes
        for node in facts:
            facts[node]["depth"] = _depth(self._graph, node) if facts[node]["is_subject"] else None
            facts[node]["fields"] = _fields(self._graph, {node, *above.get(node, ())})
        reached: dict[str, set[str]] = defaultdict(set)
        for actor, subject in _pairs(self._graph, Sort.INVOLVEMENT, only_stated=True):
            reached[actor].update(facts[subject]["fields"])
        for actor, fields in reached.items():
            facts[actor]["fields"] = tuple(sorted(fields))


def _value(term: Term | None) -> str:
    return term.value if term is not None else ""


def _statement(source: Term | None, link: Term | None, target: Term | None) -> Triple | None:
    return (_value(source), _value(link), _value(target)) if source is not None else None


def _sorted(found: Iterable[Ground] | None) -> tuple[Ground, ...]:
    return tuple(sorted(found or ()))


def _last_part(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def _pairs(
    graph: nx.MultiDiGraph[str], sort: Sort, *, only_stated: bool = False
) -> Iterator[tuple[str, str]]:
    for source, target, facts in graph.edges(data=True):
        if facts["sort"] == sort and (facts["stated"] or not only_stated):
            yield source, target


def _closure(graph: nx.MultiDiGraph[str]) -> dict[str, set[str]]:
    """Return everything above each subject."""
    import networkx as nx

    order: nx.DiGraph[str] = nx.DiGraph(_pairs(graph, Sort.HIERARCHY))
    return {node: nx.descendants(order, node) for node in order}


def _depth(graph: nx.MultiDiGraph[str], node: str) -> int:
    """Return how many steps *node* is from the top, by the longest way; a cycle counts once."""
    depth, level, seen = 0, {node}, {node}
    while level:
        level = {
            target
            for source in level
            for _, target, facts in graph.out_edges(source, data=True)
            if facts["sort"] == Sort.HIERARCHY and target not in seen
        }
        seen |= level
        depth += bool(level)
    return depth


def _fields(graph: nx.MultiDiGraph[str], among: set[str]) -> tuple[str, ...]:
    return tuple(sorted(node for node in among if graph.nodes[node]["kind"] == RD.SafetyField))
