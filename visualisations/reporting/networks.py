"""The network in a report: two views, each with only what its page has room for, in letters to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.terms import RD
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.covering import Basis, Coverage
from rodedraad.queries.coverage.telling import Label
from rodedraad.visualisations import views
from rodedraad.visualisations.exporting.sheets import Colophon
from rodedraad.visualisations.lettering import told
from rodedraad.visualisations.reporting.blocks import Figure

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.visualisations.lenses import Lens

_FROM_AGENDA = "agendas"
_TOGETHER = "partnerships"


def pictures(
    whole: nx.MultiDiGraph[str], coverage: Coverage, name: Callable[[str], str], colophon: Colophon
) -> list[Figure]:
    """Return the pictures of *whole*: from agenda to local policy, and the reach of partnerships.

    A picture with nothing in it, or too much for letters that can be read, is left out.
    """
    found = list(_drawn(_partnerships(whole), "", colophon))
    if any(_subjects(coverage, verdict.thing) for verdict in coverage.items()):
        found[:0] = _drawn(_agendas(whole, coverage), _agendas_in_words(coverage, name), colophon)
    return found


def _drawn(lens: Lens, in_words: str, colophon: Colophon) -> Iterator[Figure]:
    from rodedraad.visualisations.exporting.svg import drawn_close

    if not lens.graph.number_of_edges():
        return
    try:
        first, *_ = drawn_close(lens, colophon)
    except Fault:
        return
    yield Figure(
        first, f"{lens.title}. {lens.says}", in_words or _partnerships_in_words(lens.graph), is_wide=True
    )


# --- from agenda to local policy


def _agendas(whole: nx.MultiDiGraph[str], coverage: Coverage) -> Lens:
    """Return the agenda items in force with their frameworks, and the local policy that matches them."""
    view = views.find(_FROM_AGENDA)
    kept = set(_matching(coverage))
    graph = _only(view.select(whole), kept)
    if coverage.scope.basis is Basis.ACCEPTED:
        _without(graph, RD.mayAlignWith)
    says = say("visualisations.report_picture_agendas")
    return replace(view.placed(graph), says=says)


def _matching(coverage: Coverage) -> Iterator[str]:
    for verdict in coverage.items():
        yield verdict.thing
        yield from coverage.known.asked[verdict.thing].frameworks
        for subject in _subjects(coverage, verdict.thing):
            yield subject
            yield from coverage.known.above(subject)


def _subjects(coverage: Coverage, item: str) -> list[str]:
    found = (ground.alignment for ground in coverage.item(item).grounds)
    return list(dict.fromkeys(row.subject for row in found if not row.is_nothing))


def _agendas_in_words(coverage: Coverage, name: Label) -> str:
    lines = []
    for verdict in coverage.items():
        subjects = _subjects(coverage, verdict.thing)
        key = "report_alt_item" if subjects else "report_alt_alone"
        names = ", ".join(name(subject) for subject in subjects)
        lines.append(say(f"visualisations.{key}", item=name(verdict.thing), names=names))
    return " ".join([say("visualisations.report_alt_agendas"), *lines])


# --- partnerships


def _partnerships(whole: nx.MultiDiGraph[str]) -> Lens:
    """Return the partnerships with what they rest on, who is in them, and which subjects they work on."""
    view = views.find(_TOGETHER)
    graph = view.select(whole)
    together = set(_of_class(graph, RD.Partnership))
    kept = together | {other for one in together for other in _neighbours(graph, one)}
    near = _only(graph, kept)
    near.remove_edges_from(
        [(one, other) for one, other in near.edges() if one not in together and other not in together]
    )
    return replace(view.placed(near), says=say("visualisations.report_picture_partnerships"))


def _partnerships_in_words(graph: nx.MultiDiGraph[str]) -> str:
    lines = []
    for one in _of_class(graph, RD.Partnership):
        near = _neighbours(graph, one)
        subjects = sum(bool(graph.nodes[other]["is_subject"]) for other in near)
        values = {"subjects": number(subjects), "others": number(len(near) - subjects)}
        lines.append(say("visualisations.report_alt_partnership", name=told(graph.nodes[one]), **values))
    return " ".join([say("visualisations.report_alt_partnerships"), *lines])


def _of_class(graph: nx.MultiDiGraph[str], kind: str) -> list[str]:
    return [node for node, facts in graph.nodes(data=True) if kind in facts["classes"]]


def _neighbours(graph: nx.MultiDiGraph[str], node: str) -> set[str]:
    return {*graph.predecessors(node), *graph.successors(node)}


def _only(graph: nx.MultiDiGraph[str], kept: set[str]) -> nx.MultiDiGraph[str]:
    """Return of *graph* what is *kept* and tied to something else that is."""
    small = graph.subgraph(kept).copy()
    small.remove_nodes_from([node for node, degree in small.degree() if degree == 0])
    return small


def _without(graph: nx.MultiDiGraph[str], relation: str) -> None:
    found = [edge for *edge, facts in graph.edges(keys=True, data=True) if facts["relation"] == relation]
    for one, other, key in found:
        graph.remove_edge(one, other, key)
