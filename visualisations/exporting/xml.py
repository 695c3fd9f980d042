"""GraphML (http://graphml.graphdrawing.org) and GEXF 1.2 (https://gexf.net), as networkx writes them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from rodedraad.visualisations.exporting import plain
from rodedraad.visualisations.lenses import Lens

if TYPE_CHECKING:
    import networkx as nx


def graphml(lens: Lens) -> bytes:
    """Return *lens* as GraphML: yEd, Gephi, Cytoscape and igraph read it."""
    import networkx as nx

    content = io.BytesIO()
    nx.write_graphml_xml(_plain(lens), content)
    return content.getvalue()


def gexf(lens: Lens) -> bytes:
    """Return *lens* as GEXF with the place of everything, for Gephi."""
    import networkx as nx

    graph = _plain(lens)
    for facts in graph.nodes.values():
        # On a screen down is more, in Gephi it is less.
        facts["viz"] = {"position": {"x": facts.pop("x"), "y": -facts.pop("y"), "z": 0.0}}
    content = io.BytesIO()
    nx.write_gexf(graph, content)
    # networkx writes the day of today: the same view would be another file tomorrow.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", content.getvalue())


def _plain(lens: Lens) -> nx.MultiDiGraph[str]:
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in plain.nodes(lens):
        graph.add_node(str(node.pop("id")), **node)
    for link in plain.links(lens):
        source, target, key = (str(link.pop(name)) for name in ("source", "target", "id"))
        graph.add_edge(source, target, key, **link)
    return graph
