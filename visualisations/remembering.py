"""The places of a workspace's views in the user's cache, from one drawing to the next."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeGuard

from rodedraad.graph.files import write_atomically
from rodedraad.graph.workspace import Workspace, cache_folder
from rodedraad.visualisations.aggregate import MOST_DRAWN
from rodedraad.visualisations.keeping import Kept
from rodedraad.visualisations.lenses import Lens


def remembered(workspace: Workspace) -> Mapping[str, Kept]:
    """Return where things stood when *workspace* was drawn last, by view and IRI; nothing if never."""
    try:
        written = json.loads(_path(workspace).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # it is a cache: what cannot be read is worked out anew
    return {view: _spots(spots) for view, spots in _items(written)}


def remember(workspace: Workspace, lenses: Iterable[Lens]) -> None:
    """Note where everything in *lenses* stands; views that were not drawn keep what was noted of them."""
    known = {view: dict(spots) for view, spots in remembered(workspace).items()}
    drawn = {
        lens.name: {node: (place.x, place.y) for node, place in lens.places.items()}
        for lens in lenses
        if len(lens.graph) <= MOST_DRAWN  # larger ones are drawn in groups
    }
    if any(known.get(view) != spots for view, spots in drawn.items()):
        text = json.dumps(known | drawn, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        write_atomically(_path(workspace), text.encode("utf-8"))


def _path(workspace: Workspace) -> Path:
    return cache_folder() / "places" / f"{workspace.key}.json"


def _items(written: object) -> Iterable[tuple[str, object]]:
    return written.items() if isinstance(written, dict) else ()


def _spots(written: object) -> Kept:
    """Return the places in *written*, without what is no place."""
    return {iri: (float(spot[0]), float(spot[1])) for iri, spot in _items(written) if _is_spot(spot)}


def _is_spot(spot: object) -> TypeGuard[list[float]]:
    return (
        isinstance(spot, list)
        and len(spot) == 2
        and all(type(number) in (int, float) and math.isfinite(number) for number in spot)
    )
