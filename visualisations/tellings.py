"""What one page tells in each of its languages: the same things in the same places, in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from rodedraad.ontology.wording import LANGUAGES, set_language
from rodedraad.ontology.wording import language as current_language
from rodedraad.visualisations.keeping import NOWHERE, Kept
from rodedraad.visualisations.lenses import Later, Lens, together
from rodedraad.visualisations.lettering import Label, Lines

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.visualisations.places import Place
    from rodedraad.visualisations.views.view import View


@dataclass(frozen=True)
class Telling:
    """What a page shows in one *language*: its *title*, the whole *graph*, views over it, blocks of data."""

    language: str
    title: str
    graph: nx.MultiDiGraph[str]
    lenses: Sequence[Lens]
    more: Mapping[str, object]

    @property
    def shown(self) -> nx.MultiDiGraph[str]:
        """Everything that any view shows, all of it where there are none."""
        return together(self.lenses) if self.lenses else self.graph


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak *wanted* within the block, and what was spoken before after it."""
    before = current_language()
    set_language(wanted)
    try:
        yield
    finally:
        set_language(before)


def in_each(first: str, network: Callable[[str], nx.MultiDiGraph[str]]) -> dict[str, nx.MultiDiGraph[str]]:
    """Return what *network* gives for every language there is wording in, spoken meanwhile; *first* first."""
    found = {}
    for language in (first, *(other for other in LANGUAGES if other != first)):
        with speaking(language):
            found[language] = network(language)
    return found


def tellings(
    graphs: Mapping[str, nx.MultiDiGraph[str]],
    chosen: Sequence[View],
    title: Callable[[], str],
    more: Callable[[Telling], Mapping[str, object]],
    *,
    even_empty: bool = False,
    kept: Mapping[str, Kept] = MappingProxyType({}),
) -> tuple[Telling, ...]:
    """Return what a page tells in each language of *graphs*: one network, its texts in that language.

    Each view of *chosen* gives everything its place once, with room for the label in any of the languages.
    What stood somewhere in a view, by *kept*, stands there again. *title* and *more*, the blocks of data that
    belong to a telling, are asked for in each language.
    """
    roomy = _roomy(list(graphs.values()))
    placed = {view.name: view.over(roomy, kept.get(view.name, NOWHERE)).places for view in chosen}
    found = []
    for number, (language, graph) in enumerate(graphs.items()):
        with speaking(language):
            lenses = [_worded(view.over(graph), placed[view.name], number) for view in chosen]
            lenses = [lens for lens in lenses if lens.graph or even_empty]
            bare = Telling(language, title(), graph, lenses, {})
            found.append(replace(bare, more=more(bare)))
    return tuple(found)


def _roomy(graphs: Sequence[nx.MultiDiGraph[str]]) -> nx.MultiDiGraph[str]:
    """Return the first of *graphs*, that are alike but for their texts, with labels as roomy as in any."""
    import networkx as nx

    roomy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    first, *_ = graphs
    for node, facts in first.nodes(data=True):
        labels = [graph.nodes[node]["label"] for graph in graphs]
        roomy.add_node(node, **facts | {"label": Label(labels)})
    for source, target, key, facts in first.edges(keys=True, data=True):
        roomy.add_edge(source, target, key, **facts)
    return roomy


def _worded(lens: Lens, placed: Mapping[str, Place], number: int) -> Lens:
    """Return *lens* with everything where it is *placed*, lettered in language *number*."""

    def lettered() -> dict[str, Place]:
        return {node: replace(place, lines=_lines(place.lines, number)) for node, place in placed.items()}

    return replace(lens, places=Later(lettered))


def _lines(lines: tuple[str, ...], number: int) -> tuple[str, ...]:
    return lines.spoken[number] if isinstance(lines, Lines) else lines
