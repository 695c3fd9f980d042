"""Views over the network: one file each, found by name; how to write one stands in docs/workshop.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.visualisations.views.reading import read_view
from rodedraad.visualisations.views.view import View

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.visualisations.lenses import Lens

FOLDER = Path(__file__).parent


@cache
def views() -> tuple[View, ...]:
    """Return all views in their order, the first one shown first; a ``Fault`` names a file that is wrong."""
    found = [read_view(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda view: (view.order, view.name)))


def find(name: str) -> View:
    """Return the view called *name*; a ``Fault`` names those there are."""
    known = {view.name: view for view in views()}
    if name not in known:
        raise Fault(say("visualisations.view_unknown", name=name, known=", ".join(known)))
    return known[name]


def lenses(
    whole: nx.MultiDiGraph[str], chosen: Iterable[View], *, even_empty: bool = False
) -> Iterator[Lens]:
    """Yield each of *chosen* over the network *whole*; those with nothing to show only if *even_empty*."""
    for view in chosen:
        lens = view.over(whole)
        if lens.graph or even_empty:
            yield lens
