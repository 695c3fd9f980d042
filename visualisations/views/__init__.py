"""Views over the network: one file each, found by name; how to write one stands in docs/workshop.md."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import LANGUAGES, say
from rodedraad.visualisations.views.view import Plan, Shared, View, ViewError, expanded

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


def read_view(path: Path) -> View:
    """Return the view in *path*; a ``Fault`` says what is wrong in it."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        return _view(path.stem, written)
    except (tomllib.TOMLDecodeError, ViewError) as wrong:
        raise Fault(say("visualisations.view_broken", file=path.name, wrong=wrong)) from wrong


_KEYS = frozenset(
    {"order", "title", "says", "asks", "plan", "kinds", "columns", "links", "shared", "inferred", "reached"}
)


def _view(name: str, written: Mapping[str, Any]) -> View:
    if unknown := sorted(set(written) - _KEYS):
        raise ViewError(
            say("visualisations.view_key_unknown", key=unknown[0], known=", ".join(sorted(_KEYS)))
        )
    columns = tuple(tuple(expanded(kind) for kind in column) for column in written.get("columns", ()))
    kinds = tuple(expanded(kind) for kind in written.get("kinds", ()))
    shared = written.get("shared")
    return View(
        name=name,
        order=int(written.get("order", 0)),
        titles=_texts(written, "title"),
        sayings=_texts(written, "says"),
        questions=_texts(written, "asks"),
        plan=_plan(str(written.get("plan", Plan.COLUMNS))),
        kinds=kinds or tuple(kind for column in columns for kind in column),
        columns=columns,
        links=frozenset(expanded(link) for link in written.get("links", ())),
        shared=Shared(expanded(shared["through"]), int(shared["least"])) if shared else None,
        inferred=bool(written.get("inferred", False)),
        reached=bool(written.get("reached", False)),
    )


def _plan(text: str) -> Plan:
    if text not in set(Plan):
        raise ViewError(say("visualisations.view_plan_unknown", plan=text, known=", ".join(Plan)))
    return Plan(text)


def _texts(written: Mapping[str, Any], key: str) -> dict[str, str]:
    texts = written.get(key)
    if not isinstance(texts, dict) or sorted(texts) != sorted(LANGUAGES):
        raise ViewError(say("visualisations.view_text_missing", key=key, languages=", ".join(LANGUAGES)))
    return texts
