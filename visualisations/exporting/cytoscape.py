"""Cytoscape JSON: https://js.cytoscape.org/#notation/elements-json, which Cytoscape itself opens as .cyjs."""

from __future__ import annotations

import json

from rodedraad.visualisations.exporting import plain
from rodedraad.visualisations.lenses import Lens


def cyjs(lens: Lens) -> bytes:
    """Return *lens* as Cytoscape JSON, everything in its place."""
    nodes = []
    for node in plain.nodes(lens):
        position = {"x": node.pop("x"), "y": node.pop("y")}
        nodes.append({"data": node | {"name": node["label"], "value": node["id"]}, "position": position})
    edges = [{"data": link | {"interaction": link["label"]}} for link in plain.links(lens)]
    written = {
        "format_version": "1.0",
        "data": {"name": lens.title},
        "directed": True,  # networkx asks for these two
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()
