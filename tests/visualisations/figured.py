"""Pages with figures: of the small town, and of the packaged dataset with all its views."""

from __future__ import annotations

from functools import cache

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.figures import figures_block
from rodedraad.visualisations.lenses import together
from rodedraad.visualisations.network import draw
from rodedraad.visualisations.views import lenses, views
from tests.visualisations.small import TOWN, town


def small_page(turtle: str = TOWN, language: str = "nl") -> str:
    """Return the page of *turtle* with its figures."""
    graph = town(turtle, language)
    return draw(graph, language=language, title="Proef", version="abc", more=figures_block(graph, graph))


@cache
def packaged_page(store: EmbeddedStore) -> str:
    """Return the page of what *store* knows, in all views, with its figures; drawn once for all tests."""
    graph = whole(store, "nl")
    drawn = tuple(lenses(graph, views()))
    more = figures_block(graph, together(drawn))
    return draw(graph, language="nl", title="Proef", version="abc", lenses=drawn, more=more)


@cache
def bare_page(store: EmbeddedStore) -> str:
    """Return the page of what *store* knows, in all views and no more; drawn once for all tests."""
    graph = whole(store, "nl")
    return draw(graph, language="nl", title="Proef", version="abc", lenses=tuple(lenses(graph, views())))
