"""A red thread as plain data, for a file or a program: every thing by its IRI, every step with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rodedraad.queries.networks.threadwords import Basis, Told, ToldStep, ToldThread

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.queries.networks.looseends import Break

Data = dict[str, object]


def as_data(told: Told, graph: nx.MultiDiGraph[str]) -> Data:
    """Return *told* as dicts, lists, texts and numbers that JSON can hold."""
    found = told.found
    data: Data = {
        "from": _thing(found.start, graph),
        "to": _thing(found.end, graph),
        "headline": told.headline,
        "things": found.things,
        "threads": [_thread(known, graph) for known in told.strongest],
        "shorter": _thread(told.shorter, graph) if told.shorter else None,
    }
    if found.broken:
        data["break"] = _break(found.broken, told, graph)
    return data


def _thing(node: str, graph: nx.MultiDiGraph[str]) -> Data:
    facts = graph.nodes[node]
    known = {
        "iri": node,
        "label": facts["label"],
        "kind": facts["kind_label"],
        "notation": facts["notation"],
        "level": facts["level_label"],
    }
    return {name: value for name, value in known.items() if value}


def _thread(known: ToldThread, graph: nx.MultiDiGraph[str]) -> Data:
    thread = known.thread
    return {
        "cost": thread.cost,
        "turns": thread.turns,
        "remarks": list(known.remarks),
        "between": [{**_thing(node, graph), "links": count} for node, count in thread.between],
        "instead": [
            {"of": _thing(node, graph), "through": _thing(other, graph)} for node, other in thread.instead
        ],
        "steps": [_step(step, graph) for step in known.steps],
    }


def _step(known: ToldStep, graph: nx.MultiDiGraph[str]) -> Data:
    step = known.step
    return {
        "from": _thing(step.start, graph),
        "to": _thing(step.end, graph),
        "link": step.tie.link,
        "reversed": step.tie.source != step.start,
        "sentence": known.sentence,
        "roles": list(step.tie.roles),
        "also": list(known.also),
        **_basis(known.basis),
    }


def _basis(basis: Basis) -> Data:
    data: Data = {"standing": basis.standing.code}
    if basis.places:
        data["evidence"] = [
            {"section": place.section, "document": place.document, "passage": place.passage}
            for place in basis.places
        ]
    if basis.author:
        data |= {"author": basis.author, "reason": basis.reason}
    if basis.rule:
        facts = [{"sentence": sentence, **_basis(fact)} for sentence, fact in basis.facts]
        data |= {"rule": basis.rule, "facts": facts}
    return data


def _break(broken: Break, told: Told, graph: nx.MultiDiGraph[str]) -> Data:
    return {
        "sentences": list(told.broken),
        "from_side": [_thing(node, graph) for node in broken.start_side],
        "to_side": [_thing(node, graph) for node in broken.end_side],
        "mends": [
            {
                "sentence": sentence,
                "thing": _thing(mend.thing, graph),
                "link": mend.habit.link,
                "reversed": mend.habit.back,
                "other_kind": mend.habit.other_kind,
                "have": mend.have,
                "all": mend.all,
                "nearest": _thing(mend.nearest, graph),
            }
            for mend, sentence in zip(broken.mends, told.mends, strict=True)
        ],
    }
