"""What the page needs to write a change file: its context, and which links may be proposed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rodedraad.graph.asking import rows, value
from rodedraad.graph.naming import labels
from rodedraad.graph.proposals.form import CONTEXT, MOST_BYTES, MOST_CHARACTERS, MOST_NAME
from rodedraad.graph.proposals.links import HELD, matches
from rodedraad.graph.rdf import Iri, values
from rodedraad.graph.store import Store
from rodedraad.visualisations.numbered import Numbered

if TYPE_CHECKING:
    import networkx as nx

_NARROWER = "SELECT ?wider ?kind WHERE {{ {wanted} ?kind rdfs:subClassOf* ?wider }} ORDER BY ?wider ?kind"


def harvest_block(store: Store, drawn: nx.MultiDiGraph[str]) -> dict[str, object]:
    """Return the block of data for proposals in the page of the network *drawn*, with what *store* knows.

    - *context*: what stands in every change file; *most*: bytes, characters, and characters of a name.
    - *may*: the links that may become data, ``[link, label, kinds it comes from, kinds it goes to]``.
    - *links*: IRIs, by number; *edges*: the number of the link of each edge of the page, in its order.
    """
    links = Numbered[str]()
    edges = [links.number(facts["link"]) for *_, facts in drawn.edges(data=True)]
    return {
        "harvest": {
            "context": CONTEXT,
            "most": [MOST_BYTES, MOST_CHARACTERS, MOST_NAME],
            "may": _may(store, drawn),
            "links": links.values,
            "edges": edges,
        }
    }


def _may(store: Store, drawn: nx.MultiDiGraph[str]) -> list[list[Any]]:
    narrower = _narrower(store)
    words = labels(store, [held.link for held in HELD]) | matches()
    words |= {
        facts["link"]: facts["link_label"] for *_, facts in drawn.edges(data=True) if facts["link"] in words
    }
    return [
        [
            held.link,
            words[held.link],
            sorted({kind for wide in held.sources for kind in narrower[wide]}),
            sorted({kind for wide in held.targets for kind in narrower[wide]}),
        ]
        for held in HELD
    ]


def _narrower(store: Store) -> dict[str, list[str]]:
    """Return for each kind a link may join the kinds that fall under it, itself included."""
    wanted = sorted({kind for held in HELD for kind in (*held.sources, *held.targets)})
    found: dict[str, list[str]] = defaultdict(list)
    for wide, kind in rows(store, _NARROWER.format(wanted=values("wider", [Iri(kind) for kind in wanted]))):
        found[value(wide)].append(value(kind))
    return found
