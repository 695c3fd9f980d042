"""A view as plain records: what every tool can hold, with nothing in it that a format forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.lettering import told

Record = dict[str, str | float | bool]

# What XML 1.0 has no way to write (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BETWEEN = "; "


def clean(text: str) -> str:
    """Return *text* without the signs that XML forbids."""
    return _FORBIDDEN.sub("", text)


def nodes(lens: Lens) -> list[Record]:
    """Return every thing of *lens*: its IRI, its texts, and where it stands."""
    return [_node(lens, iri, facts) for iri, facts in lens.graph.nodes.items()]


def links(lens: Lens) -> list[Record]:
    """Return every link of *lens*, parallel ones apart, with where it is written."""
    return [
        _link(number, source, target, facts)
        for number, (source, target, facts) in enumerate(lens.graph.edges(data=True))
    ]


def _node(lens: Lens, iri: str, facts: Mapping[str, Any]) -> Record:
    place = lens.places[iri]
    known = lens.graph.nodes
    return {
        "id": iri,
        "label": clean(facts["label"]),
        "notation": clean(facts["notation"]),
        "kind": clean(facts["kind_label"]),
        "fields": _BETWEEN.join(clean(told(known[field])) for field in facts["fields"] if field in known),
        "level": clean(facts.get("level_label", "")),
        "start": facts.get("start", ""),
        "end": facts.get("end", ""),
        "definition": clean(facts["definition"]),
        "evidence": _written(facts),
        "x": place.x,
        "y": place.y,
    }


def _link(number: int, source: str, target: str, facts: Mapping[str, Any]) -> Record:
    return {
        "id": f"link-{number}",
        "source": source,
        "target": target,
        "label": clean(facts["link_label"]),
        "sort": facts["sort"].value,
        "stated": bool(facts["stated"]),
        "roles": clean(_BETWEEN.join(facts["roles"])),
        "weight": float(facts.get("weight", 1)),
        "evidence": _written(facts),
    }


def _written(facts: Mapping[str, Any]) -> str:
    places = (f"{place.section} · {place.document}" for place in facts["evidence"])
    return clean(_BETWEEN.join(dict.fromkeys(places)))
