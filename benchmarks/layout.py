"""Measures and layout of the packaged municipality: everything the page works out before it can be written.

CPU of one process that has read data and libraries, best of five; anew, and from places that are kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from rodedraad.app.session import Session
from rodedraad.queries.networks.measures import measures
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations import views
from rodedraad.visualisations.keeping import Kept

if TYPE_CHECKING:
    import networkx as nx

RUNS = 5
TARGET = 1.0


def figures() -> list[Figure]:
    """Return the figures of measures and layout of the packaged workspace beside their target."""
    graph = whole(Session().store(), "nl")
    kept = placed(graph, {})
    measured = _best(lambda: measures(graph))
    anew, again = _best(lambda: placed(graph, {})), _best(lambda: placed(graph, kept))
    size = f"{len(kept)} views, {len(graph)} things"
    return [
        Figure(f"layout of all views anew ({size})", anew, "s CPU"),
        Figure("the same from places that are kept", again, "s CPU"),
        Figure("measures and layout together", measured + anew, "s CPU", TARGET),
    ]


def placed(graph: nx.MultiDiGraph[str], kept: Mapping[str, Kept]) -> dict[str, Kept]:
    """Return where everything of *graph* stands in every view, from *kept*."""
    lenses = [view.over(graph, kept.get(view.name, {})) for view in views.views()]
    return {lens.name: {node: (place.x, place.y) for node, place in lens.places.items()} for lens in lenses}


def _best(act: Callable[[], object]) -> float:
    return min(_seconds(act) for _ in range(RUNS))


def _seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
