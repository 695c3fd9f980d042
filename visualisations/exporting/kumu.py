"""Kumu's JSON: elements and connections, https://docs.kumu.io/guides/import/blueprints.

Where elements have an ``id``, connections name these ids, not labels; without an ``id`` of its own a second
connection between the same two would take the place of the first.
"""

from __future__ import annotations

import json

from rodedraad.visualisations.exporting import plain
from rodedraad.visualisations.lenses import Lens


def kumu(lens: Lens) -> bytes:
    """Return *lens* as Kumu imports it; connections name their ends by IRI, for labels may be alike."""
    elements = [
        {
            "id": node["id"],
            "label": node["label"],
            "type": node["kind"],
            "description": node["definition"],
            "tags": [field for field in str(node["fields"]).split("; ") if field],
            "number": node["notation"],
            "level": node["level"],
            "evidence": node["evidence"],
        }
        for node in plain.nodes(lens)
    ]
    connections = [
        {
            "id": link["id"],
            "from": link["source"],
            "to": link["target"],
            "label": link["label"],
            "type": link["sort"],
            "direction": "directed",
            "description": link["roles"],
            "evidence": link["evidence"],
        }
        for link in plain.links(lens)
    ]
    written = {"elements": elements, "connections": connections}
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()
