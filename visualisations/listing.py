"""The list twin of the network: every subject with who works on it, every actor with its subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.wording import say
from rodedraad.queries.networks.network import Evidence, Judgement, Sort
from rodedraad.visualisations.lettering import rank, told

if TYPE_CHECKING:
    import networkx as nx


def reason(judgement: Judgement) -> str:
    """Return whose judgement something is and why, in words."""
    return say("visualisations.page_judgement", author=judgement.author, reason=judgement.reason)


class Listing:
    """The entries of the list as the template takes them; *ids* and *kinds* number nodes and kinds."""

    def __init__(self, graph: nx.MultiDiGraph[str], ids: Mapping[str, int], kinds: Mapping[str, int]) -> None:
        self._graph, self._ids, self._kinds = graph, ids, kinds

    def _rank(self, node: str) -> tuple[Any, ...]:
        return rank(self._graph, node)

    def subjects(self) -> list[dict[str, Any]]:
        """Return the subjects as a tree, each with who works on it."""
        below: dict[str, list[str]] = defaultdict(list)
        above: set[str] = set()
        for source, target, facts in self._graph.edges(data=True):
            if facts["sort"] == Sort.HIERARCHY:
                below[target].append(source)
                above.add(source)
        subjects = sorted(
            (node for node, facts in self._graph.nodes.items() if facts["is_subject"]), key=self._rank
        )
        seen: set[str] = set()
        trees = [self._tree(node, below, seen) for node in subjects if node not in above]
        # What only hangs in a cycle has no top; it is listed all the same.
        return trees + [self._tree(node, below, seen) for node in subjects if node not in seen]

    def _tree(self, node: str, below: Mapping[str, Sequence[str]], seen: set[str]) -> dict[str, Any]:
        seen.add(node)
        children = [child for child in sorted(below.get(node, ()), key=self._rank) if child not in seen]
        return self._item(node) | {
            "workers": self._workers(node),
            "children": [self._tree(child, below, seen) for child in children if child not in seen],
        }

    def _workers(self, subject: str) -> list[dict[str, Any]]:
        found = [
            (source, facts)
            for source, _, facts in self._graph.in_edges(subject, data=True)
            if facts["sort"] == Sort.INVOLVEMENT and facts["stated"]
        ]
        return [self._tie(node, facts) for node, facts in sorted(found, key=lambda pair: self._rank(pair[0]))]

    def actors(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Return the actors by kind, each with the subjects it works on and what it belongs to."""
        return self._by_kind(node for node in self._graph if self._is_actor(node))

    def others(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Return by kind what is neither subject nor actor, each with what it is tied to."""
        others = (node for node in self._graph if not self._is_actor(node))
        return self._by_kind(node for node in others if not self._graph.nodes[node]["is_subject"])

    def _is_actor(self, node: str) -> bool:
        """Tell whether *node* is a party; a municipality is one when it stands among them."""
        facts = self._graph.nodes[node]
        return not facts["is_subject"] and facts.get("is_actor", True)

    def _by_kind(self, nodes: Iterable[str]) -> list[tuple[str, list[dict[str, Any]]]]:
        groups: dict[int, list[str]] = defaultdict(list)
        for node in nodes:
            groups[self._kinds[self._graph.nodes[node]["kind"]]].append(node)
        return [
            (
                self._graph.nodes[nodes[0]]["kind_label"],
                [self._actor(node) for node in sorted(nodes, key=self._rank)],
            )
            for _, nodes in sorted(groups.items())
        ]

    def _actor(self, node: str) -> dict[str, Any]:
        ties: dict[Sort, list[dict[str, Any]]] = defaultdict(list)
        found = [
            (target, facts) for _, target, facts in self._graph.out_edges(node, data=True) if facts["stated"]
        ]
        for target, facts in sorted(found, key=lambda pair: self._rank(pair[0])):
            ties[facts["sort"]].append(self._tie(target, facts))
        links = [tie for sort in (Sort.HIERARCHY, Sort.TOPIC, Sort.PLAN) for tie in ties[sort]]
        return self._item(node) | {
            "work": ties[Sort.INVOLVEMENT],
            "groups": ties[Sort.COOPERATION],
            "links": links,
        }

    def _item(self, node: str) -> dict[str, Any]:
        facts = self._graph.nodes[node]
        return {
            "id": self._ids[node],
            "kind": facts["kind_label"],
            "title": told(facts),
            "names": list(dict.fromkeys((*facts["alternatives"], *facts["hidden"]))),
            "definition": facts["definition"],
            "unresolved": facts["is_unresolved"],
            "places": self._places_written(facts["evidence"]),
        }

    def _tie(self, node: str, facts: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "id": self._ids[node],
            "title": told(self._graph.nodes[node]),
            "link": facts["link_label"],
            "roles": [say("visualisations.page_as", role=role) for role in facts["roles"]],
            "places": self._places_written(facts["evidence"]),
            "reasons": [reason(judgement) for judgement in facts["judgements"]],
        }

    def _places_written(self, found: Iterable[Evidence]) -> list[str]:
        return list(dict.fromkeys(f"{place.section} · {place.document}" for place in found))
