"""Rules as data, why a triple was inferred, and what OWL says of ontology and data together."""

from __future__ import annotations

import os
import shutil

import pytest

from rodedraad.graph.building import ontology_quads
from rodedraad.graph.formats import serialize
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.heads import QueryFile
from rodedraad.ontology.reasoning import consistency, explanation_query, rules
from rodedraad.ontology.terms import RD, RDF

ONTOLOGY = serialize((quad.triple for quad in ontology_quads()), "ntriples").decode()
THING = "<https://w3id.org/rodedraad/id/x/thema/a>"


@pytest.fixture
def java() -> None:
    """HermiT needs Java."""
    if shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("Java is not on this machine: install a Java runtime")
        pytest.skip("Java is not on this machine: HermiT cannot run")


def a(kind: str) -> str:
    """Return that the thing is of *kind*."""
    return f"{THING} <{RDF.type}> <{kind}> .\n"


def test_rules_run_in_the_order_of_their_names_and_say_what_they_mean() -> None:
    """In both languages."""
    names = [rule.name for rule in rules()]
    assert names == sorted(names)
    assert all(set(rule.summaries) == {"nl", "en"} for rule in rules())


def test_only_the_rule_that_can_draw_a_triple_explains_it() -> None:
    """By the form of its conclusion."""
    parts = ("<urn:a>", f"<{RD.worksOn}>", "<urn:p>")
    able = [rule.name for rule in rules() if explanation_query(rule, *parts)]
    assert able == ["40-works-on", "41-works-on-broader"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_an_explanation_is_a_query_that_runs(rule: QueryFile) -> None:
    """Whatever the terms; hostile text stays a term."""
    for predicate in (RD.involves, RD.worksOn, RD.validUntil, RDF.type):
        query = explanation_query(rule, "<urn:a>", f"<{predicate}>", '"} DROP {"')
        if query:
            EmbeddedStore.of([]).query(query)


def test_the_ontology_has_no_class_that_cannot_exist(java: None) -> None:
    """And does not contradict itself."""
    found = consistency(ONTOLOGY)
    assert (found.ran, found.inconsistent, found.unsatisfiable) == (True, False, ())


@pytest.mark.parametrize(
    "kinds",
    [(RD.ActorGroup, RD.Organisation), (RD.Theme, RD.Phenomenon), (RD.Motion, RD.Actor)],
)
def test_a_thing_of_two_kinds_that_exclude_each_other_is_a_contradiction(
    kinds: tuple[str, str], java: None
) -> None:
    """Disjointness is really tested on data."""
    found = consistency(ONTOLOGY + "".join(map(a, kinds)))
    assert found.inconsistent
    assert found.reason


def test_a_class_that_can_never_exist_is_named(java: None) -> None:
    """One below two that exclude each other."""
    below = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    impossible = "".join(f"<urn:x#Impossible> <{below}> <{kind}> .\n" for kind in (RD.Theme, RD.Phenomenon))
    found = consistency(
        ONTOLOGY + impossible + f"<urn:x#Impossible> <{RDF.type}> <http://www.w3.org/2002/07/owl#Class> .\n"
    )
    assert found.unsatisfiable == ("urn:x#Impossible",)


def test_statements_about_statements_and_dates_do_not_disturb(java: None) -> None:
    """OWL 2 DL does not speak about them."""
    fact = "<urn:f>"
    extra = (
        f"{fact} <{RDF.type}> <{RDF.Statement}> .\n{fact} <{RDF.subject}> {THING} .\n"
        f'{THING} <{RD.plannedDate}> "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
    )
    assert not consistency(ONTOLOGY + extra).inconsistent


def test_without_java_it_says_that_it_did_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, not a failure."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = consistency(ONTOLOGY)
    assert not found.ran
    assert "Java" in found.reason
