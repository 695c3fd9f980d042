"""What each statement about a thing rests on."""

from __future__ import annotations

from rodedraad.graph.evidence import FactAbout, Ground, facts_about
from rodedraad.graph.rdf import Iri
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import PROV, RD, RDF, SKOS
from tests.graph.small import ID, TURTLE, store

FACTS = facts_about(store(), Iri(ID + "thema/fietsdiefstal"))


def about(predicate: str) -> list[FactAbout]:
    """Return the facts with *predicate*."""
    return [fact for fact in FACTS if fact.triple.predicate.value == predicate]


def test_a_name_rests_on_the_passage_of_its_thing() -> None:
    """Only the name in the current language is told."""
    (fact,) = about(SKOS.prefLabel)
    assert (fact.link, fact.other, fact.ground) == ("naam", "Fietsdiefstal", Ground.STATED)
    assert fact.passages == (ID + "passage/een",)


def test_a_statement_with_a_passage_of_its_own_rests_on_that() -> None:
    """It takes precedence over the passage of the thing."""
    (fact,) = about(SKOS.broader)
    assert (fact.other, fact.ground, fact.passages) == ("Wijk", Ground.STATED, (ID + "passage/drie",))


def test_a_judgement_has_an_author_and_a_reason() -> None:
    """And no passage."""
    (fact,) = about(RD.concerns)
    assert (fact.other, fact.ground) == ("Diefstal", Ground.JUDGED)
    assert (fact.author, fact.reason, fact.passages) == ("Café", "Het woord zegt het.", ())


def test_a_definition_is_our_own_words() -> None:
    """Editorial properties need no passage."""
    (fact,) = about(SKOS.definition)
    assert fact.ground is Ground.EDITORIAL


def test_an_involvement_is_told_by_what_it_links() -> None:
    """The node without a name of its own shows the actor behind it."""
    (fact,) = about(RD.involvedIn)
    assert (fact.other, fact.is_reverse, fact.passages) == ("Politie", True, (ID + "passage/twee",))


def test_what_the_rules_add_is_told_apart() -> None:
    """The short form of the involvement is inferred."""
    (fact,) = about(RD.involves)
    assert (fact.other, fact.ground) == ("Politie", Ground.INFERRED)


def test_a_statement_on_which_nothing_rests_is_said_to_be_so() -> None:
    """The phenomenon has no passage and no author."""
    facts = facts_about(store(), Iri(ID + "verschijnsel/diefstal"))
    grounds = {fact.triple.predicate.value: fact.ground for fact in facts if not fact.is_reverse}
    assert grounds[SKOS.prefLabel] is Ground.NONE


def test_a_thing_nobody_knows_has_no_facts() -> None:
    """An empty list, not an error."""
    assert facts_about(store(), Iri(ID + "thema/bestaat-niet")) == []


def test_what_stands_in_a_file_of_somebody_is_their_judgement() -> None:
    """The file's author and reason count where a statement has none of its own."""
    graph = "<https://w3id.org/rodedraad/graph/dorp/plan>"
    attributed = f'{graph} prov:wasAttributedTo actor:cafe ; rd:justification "Zelf bedacht."@nl .'
    facts = facts_about(store(TURTLE + attributed), Iri(ID + "verschijnsel/diefstal"))
    (name,) = [fact for fact in facts if fact.triple.predicate.value == SKOS.prefLabel]
    assert (name.ground, name.author, name.reason) == (Ground.JUDGED, "Café", "Zelf bedacht.")


def test_nothing_in_the_packaged_data_rests_on_nothing(packaged_store: EmbeddedStore) -> None:
    """Every statement has a passage, a judgement with its author, or is our own words; all 100 %."""
    things = {
        quad.subject
        for quad in packaged_store.quads()
        if isinstance(quad.subject, Iri) and "/id/" in quad.subject.value and quad.graph
        and not quad.graph.value.endswith(("/inferred", "/dataset", "/passages"))
    }  # fmt: skip
    groundless = {
        (fact.triple.subject.value, fact.triple.predicate.value)
        for thing in sorted(things)
        if not any(f"/{kind}/" in thing.value for kind in ("feit", "oordeel"))
        for fact in facts_about(packaged_store, thing)
        if fact.ground is Ground.NONE and not fact.is_reverse
    }
    author = PROV.NAMESPACE + "Agent"
    authors = {
        quad.subject.value
        for quad in packaged_store.quads()
        if (quad.predicate.value, quad.object) == (RDF.type, Iri(author))
    }
    assert {subject for subject, _ in groundless} <= authors
