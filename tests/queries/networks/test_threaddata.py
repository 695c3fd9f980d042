"""Threads as data: what a program needs, with IRIs."""

from __future__ import annotations

import json
from typing import Any

from rodedraad.ontology.terms import RD
from rodedraad.queries.networks.redthread import threads
from rodedraad.queries.networks.threaddata import as_data
from rodedraad.queries.networks.threadwords import told
from rodedraad.queries.networks.ties import ties
from tests.queries.towns import ID, TOWN, store_of


def data_of(turtle: str, start: str, end: str) -> Any:
    """Return the threads between two things of a town, through JSON."""
    store = store_of(turtle)
    graph = ties(store, [ID + start, ID + end])
    found = told(store, graph, threads(graph, ID + start, ID + end))
    return json.loads(json.dumps(as_data(found, graph)))


def test_a_step_has_both_ends_its_link_and_its_evidence() -> None:
    """And whether the thread runs against the link."""
    data = data_of(TOWN, "a", "b")
    assert data["from"] == {"iri": ID + "a", "label": "Alfa", "kind": "organisatie"}
    (first, second) = data["threads"][0]["steps"]
    assert (first["link"], first["reversed"], second["reversed"]) == (RD.involvedIn, False, True)
    assert first["evidence"] == [{"section": "Bijlage A", "document": "Plan", "passage": ID + "p"}]
    assert first["standing"] == "stated"
    assert second["sentence"] == "‘Klein’ betrekt ‘Beta’"


def test_a_thread_has_what_it_weighs() -> None:
    """In bits, with what lies in between and how many links that has."""
    thread = data_of(TOWN, "a", "b")["threads"][0]
    assert (thread["cost"], thread["turns"]) == (2.0, 4)
    assert thread["between"] == [{"iri": ID + "small", "label": "Klein", "kind": "categorie", "links": 4}]


def test_what_a_thread_can_run_through_instead_is_there() -> None:
    """By what it stands for."""
    thread = data_of(TOWN, "hub", "t1")["threads"][0]
    assert [(other["of"]["iri"], other["through"]["iri"]) for other in thread["instead"]] == [
        (ID + "a", ID + "b"),
        (ID + "a", ID + "field"),
    ]


def test_an_inferred_step_has_its_rule_and_facts() -> None:
    """Each fact with its own evidence."""
    (step,) = data_of(TOWN, "a", "t1")["shorter"]["steps"]
    assert step["standing"] == "inferred"
    assert step["rule"].endswith(".")
    assert [fact["evidence"][0]["passage"] for fact in step["facts"]] == [ID + "p", ID + "p"]


def test_a_break_has_both_sides_and_its_mends() -> None:
    """With the sentences beside them."""
    data = data_of(TOWN + ':alone a rd:Organisation ; skos:prefLabel "Los"@nl .', "alone", "t1")
    assert (data["threads"], data["shorter"]) == ([], None)
    known = data["break"]
    assert [thing["label"] for thing in known["from_side"]] == ["Los"]
    assert len(known["to_side"]) == 9
    assert known["mends"][0]["nearest"]["label"] == "Klein"
    assert (known["mends"][0]["have"], known["mends"][0]["all"]) == (2, 3)
