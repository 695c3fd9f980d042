"""Networks of any size that look like a region's, always the same ones, larger than the data we have."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from rodedraad.ontology.terms import RD
from rodedraad.queries.networks.network import Sort

if TYPE_CHECKING:
    import networkx as nx

SEED = 20260101
FIELDS = 7
LINKS = 3
_SOUNDS = (
    "water",
    "vaart",
    "zorg",
    "wijk",
    "brand",
    "dijk",
    "jeugd",
    "markt",
    "kade",
    "buurt",
    "veld",
    "berg",
)
_ENDS = ("beheer", "overleg", "aanpak", "dienst", "plan", "wacht", "toezicht", "team")
SPACE = "https://example.org/synthetic/"


def network(size: int) -> nx.MultiDiGraph[str]:
    """Return *size* things with about three links each (Barabási and Albert 1999), in seven fields."""
    import networkx as nx

    chance = random.Random(SEED)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    fields = [f"{SPACE}{number}" for number in range(FIELDS)]
    for number in range(size):
        field = fields[number % FIELDS]
        graph.add_node(f"{SPACE}{number}", **_facts(number, (field,), _label(chance), number < FIELDS))
    plain = nx.barabasi_albert_graph(size, LINKS, seed=SEED)
    for one, other in plain.edges:
        graph.add_edge(f"{SPACE}{one}", f"{SPACE}{other}", "tie", **_TIE)
    return graph


def _label(chance: random.Random) -> str:
    """Return about thirty letters that read as Dutch."""
    first, second = (chance.choice(_SOUNDS) + chance.choice(_ENDS) for _ in range(2))
    return f"{first.capitalize()} en {second}"


def _facts(number: int, fields: tuple[str, ...], label: str, is_field: bool) -> dict[str, object]:
    kind, kind_label = (RD.SafetyField, "veld") if is_field else (RD.Organisation, "organisatie")
    return {
        "label": label,
        "labels": {"nl": label},
        "alternatives": (),
        "hidden": (),
        "names": (label,),
        "notation": str(number + 1) if is_field else "",
        "definition": "",
        "notes": (),
        "kind": kind,
        "kind_label": kind_label,
        "is_subject": is_field,
        "is_actor": not is_field,
        "is_unresolved": False,
        "classes": (kind,),
        "depth": 0 if is_field else None,
        "fields": fields,
        "status": "",
        "status_label": "",
        "stated": True,
        "evidence": (),
    }


_TIE: dict[str, object] = {
    "link": RD.involvedIn,
    "link_label": "werkt samen met",
    "relation": RD.involvedIn,
    "sort": Sort.COOPERATION,
    "roles": (),
    "stated": True,
    "via": (),
    "evidence": (),
    "judgements": (),
}
