"""Why a row is in an answer: exactly the statements behind it, each with what it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.builds import Build
from rodedraad.graph.endpoint import RemoteStore
from rodedraad.graph.evidence import Ground
from rodedraad.graph.rdf import Iri, Literal, Term, Triple
from rodedraad.graph.store import EmbeddedStore, Store
from rodedraad.ontology.terms import RD, RDF, SKOS, XSD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.reasons.grounds import RowGrounds, Statement, row_grounds
from rodedraad.queries.sparql.guarding import with_house_prefixes
from tests import servers
from tests.graph.small import ID, store

STORE = store()
BICYCLE, FIELD, POLICE, THEFT = (
    Iri(ID + slug) for slug in ("thema/fietsdiefstal", "veld/wijk", "actor/politie", "verschijnsel/diefstal")
)
HENGELO = "https://w3id.org/rodedraad/id/hengelo/"
LABEL = """?actor skos:prefLabel ?actorNl FILTER (LANG(?actorNl) = "nl")
  OPTIONAL { ?actor skos:prefLabel ?actorOwn FILTER (LANG(?actorOwn) = ?lang) }
  BIND (COALESCE(?actorOwn, ?actorNl) AS ?actorLabel)"""
INVOLVED = f"""SELECT ?actor ?actorLabel WHERE {{
  VALUES ?lang {{ "nl" }} VALUES ?subject {{ <{HENGELO}thema/woonoverlast> }}
  ?subject rd:involves ?actor . {LABEL} }} ORDER BY ?actor"""
COUNTED = """SELECT ?phenomenon (COUNT(DISTINCT ?theme) AS ?themes) WHERE {
  ?theme a rd:Theme ; rd:concerns ?phenomenon } GROUP BY ?phenomenon ORDER BY DESC(?themes) ?phenomenon"""
UNENDED = """SELECT ?framework WHERE { ?framework a rd:PolicyFramework ; rd:governanceLevel ?level
  FILTER NOT EXISTS { ?framework rd:validUntil ?ends } } ORDER BY ?framework"""
BROADER = """SELECT ?theme ?wide WHERE { ?theme a rd:Theme ; rd:concerns/skos:broader+ ?wide }
  ORDER BY ?theme ?wide"""


def row_of(store: Store, query: str, number: int = 0) -> dict[str, Term | None]:
    """Return a row of the answer to *query*."""
    answer = store.query(with_house_prefixes(query)[0])
    assert isinstance(answer, Solutions)
    return dict(zip(answer.variables, answer.rows[number], strict=True))


def local(one: Statement) -> str:
    """Return the local names of a statement."""
    return " ".join(term.value.rpartition("/")[2].rpartition("#")[2] for term in one.triple)


def behind(query: str, **row: Term | None) -> RowGrounds:
    """Return what is behind a row of the small graph."""
    return row_grounds(STORE, query, row)


def test_a_stated_fact_has_its_passages() -> None:
    """Document, section path and offsets; its own before those of the thing."""
    grounds = behind("SELECT ?t ?f { ?t skos:broader ?f ; skos:hiddenLabel ?h }", t=BICYCLE, f=FIELD)
    broader, hidden = grounds.facts
    assert (broader.subject, broader.link, broader.object) == ("Fietsdiefstal", "valt onder", "Wijk")
    assert broader.ground is hidden.ground is Ground.STATED
    assert [(one.section, one.start, one.end) for one in broader.passages] == [("regel drie", 49, 53)]
    assert [one.section for one in hidden.passages] == ["regel een"]
    assert grounds.documents == {ID + "brondocument/plan": "Het plan, 2025-03-01"}


def test_a_judgement_has_its_author_and_reason() -> None:
    """And no passage."""
    (fact,) = behind("SELECT ?t ?p { ?t rd:concerns ?p }", t=BICYCLE, p=THEFT).facts
    assert (fact.ground, fact.author, fact.reason) == (Ground.JUDGED, "Café", "Het woord zegt het.")
    assert fact.passages == ()


def test_an_inferred_statement_has_its_rule_and_the_stated_facts_behind_it() -> None:
    """Each with where it is written; a node without a name is called after its kind."""
    (fact,) = behind("SELECT ?f ?a { ?f rd:involves ?a }", f=FIELD, a=POLICE).facts
    assert fact.ground is Ground.INFERRED
    (reason,) = fact.reasons
    assert reason.rule == "Wie bij een onderwerp betrokken is, telt ook mee voor alles daarboven."
    told = [(local(one), [passage.section for passage in one.passages]) for one in reason.facts]
    assert told == [
        ("een involvedActor politie", ["regel twee"]),
        ("een involvedIn fietsdiefstal", ["regel twee"]),
        ("fietsdiefstal broader wijk", ["regel drie"]),
    ]
    assert [one.is_nameless for one in reason.facts] == [True, True, False]
    assert reason.facts[0].subject == "betrokkenheid"


def test_what_the_ontology_says_is_our_own() -> None:
    """So is a definition; what rests on nothing says so."""
    (term,) = behind("ASK { rd:Theme rdfs:comment|rdfs:isDefinedBy ?ontology }").facts
    (definition,) = behind("SELECT ?t { ?t skos:definition 'Het stelen van fietsen.'@nl }", t=BICYCLE).facts
    (alternative,) = behind("ASK { ?p skos:altLabel 'Fietsdiefstal'@nl }").facts
    grounds = [term.ground, definition.ground, alternative.ground]
    assert grounds == [Ground.EDITORIAL, Ground.EDITORIAL, Ground.NONE]


def test_kinds_come_behind_facts_and_names_apart() -> None:
    """They say the least of why."""
    query = "SELECT ?t { ?t a rd:Theme ; skos:prefLabel ?l ; rd:concerns ?p FILTER (LANG(?l) = 'nl') }"
    grounds = behind(query, t=BICYCLE)
    assert list(map(local, grounds.facts)) == ["fietsdiefstal concerns diefstal", "fietsdiefstal type Theme"]
    assert list(map(local, grounds.names)) == ["fietsdiefstal prefLabel Fietsdiefstal"]


def test_no_more_facts_than_asked_for_and_it_says_how_many_are_left() -> None:
    """Most of the bookkeeping of an answer is of no use to a reader."""
    grounds = row_grounds(STORE, "ASK { ?t rd:concerns ?p . ?t a rd:Theme ; rd:involves ?a }", {}, most=1)
    assert (len(grounds.facts), grounds.more, grounds.is_cut) == (1, 2, False)


def test_the_data_of_it_can_be_json() -> None:
    """With triples as N-Triples writes them."""
    grounds = behind("SELECT ?f ?a { ?f rd:involves ?a }", f=FIELD, a=POLICE)
    told = json.loads(json.dumps(grounds.as_data()))
    assert told["facts"][0]["triple"] == [f"<{FIELD.value}>", f"<{RD.involves}>", f"<{POLICE.value}>"]
    assert told["facts"][0]["words"] == ["Wijk", "betrekt", "Politie"]
    assert told["facts"][0]["reasons"][0]["facts"][0]["passages"][0]["section"] == "regel twee"
    assert (told["more"], told["isCut"], told["absent"], told["counted"]) == (0, False, [], [])


# --- the packaged data ----------------------------------------------------------------------------------


def test_an_inherited_partner_is_explained_down_to_the_cell_of_the_annex(
    packaged_store: EmbeddedStore,
) -> None:
    """Who is involved in a category is involved in its themes."""
    row = row_of(packaged_store, INVOLVED, 2)
    grounds = row_grounds(packaged_store, INVOLVED, row)
    (fact,) = grounds.facts
    theme, actor = Iri(HENGELO + "thema/woonoverlast"), Iri(HENGELO + "actor/team-vth")
    assert fact.triple == Triple(theme, Iri(RD.involves), actor)
    (reason,) = fact.reasons
    assert reason.rule == "Wie bij een onderwerp betrokken is, is ook betrokken bij alles wat eronder valt."
    involvement = Iri(HENGELO + "betrokkenheid/sociale-kwaliteit--team-vth")
    category = Iri(HENGELO + "categorie/sociale-kwaliteit")
    assert [one.triple for one in reason.facts] == [
        Triple(involvement, Iri(RD.involvedActor), actor),
        Triple(involvement, Iri(RD.involvedIn), category),
        Triple(theme, Iri(SKOS.broader), category),
    ]
    partners, themes = (
        f"Bijlage 1, rij Sociale kwaliteit, kolom {column}"
        for column in ("Betrokken professionals", "Thema's")
    )
    places = [[(one.section, one.start, one.end) for one in fact.passages] for fact in reason.facts]
    assert places == [[(partners, 20995, 21085)], [(partners, 20995, 21085)], [(themes, 20894, 20906)]]
    assert [local(one) for one in grounds.names] == [
        "team-vth prefLabel Team VTH (Vergunningen, Toezicht en Handhaving)"
    ]


def test_a_count_of_themes_lists_the_themes_and_their_judgements(packaged_store: EmbeddedStore) -> None:
    """The number in the row, what it counts by name, and the facts of each."""
    query = COUNTED.replace("ORDER BY", "HAVING (COUNT(DISTINCT ?theme) = 3) ORDER BY")
    row = row_of(packaged_store, query)
    grounds = row_grounds(packaged_store, query, row, {"themes": "Thema's"})
    (counted,) = grounds.counted
    assert (counted.column, counted.number, counted.more) == ("Thema's", "3", 0)
    assert len(counted.things) == 3
    judged = [one for one in grounds.facts if one.triple.predicate.value == RD.concerns]
    assert sorted(one.subject for one in judged) == sorted(counted.things)
    assert {one.ground for one in judged} == {Ground.JUDGED}
    assert {one.triple.predicate.value for one in grounds.facts} == {RD.concerns, RDF.type}


def test_what_was_not_found_is_told(packaged_store: EmbeddedStore) -> None:
    """A framework without a last day, with the words of the question."""
    row = row_of(packaged_store, UNENDED)
    grounds = row_grounds(packaged_store, UNENDED, row)
    (absent,) = grounds.absent
    assert absent.endswith(" – geldig tot en met – iets")
    assert absent.startswith(grounds.facts[0].subject)


def test_every_fact_behind_every_row_is_in_the_data(packaged_store: EmbeddedStore) -> None:
    """Nothing is made up, whatever the shape of the query; what is inferred has its reasons."""
    known = {quad.triple for quad in packaged_store.quads()}
    for query in (INVOLVED, COUNTED, UNENDED, BROADER):
        answer = packaged_store.query(with_house_prefixes(query)[0])
        assert isinstance(answer, Solutions)
        for number in range(0, len(answer.rows), 7):
            row = dict(zip(answer.variables, answer.rows[number], strict=True))
            grounds = row_grounds(packaged_store, query, row)
            assert grounds.facts
            assert {one.triple for one in (*grounds.facts, *grounds.names)} <= known
            for one in grounds.facts:
                assert bool(one.reasons) is (one.ground is Ground.INFERRED)
                assert one.ground is not Ground.STATED or one.passages


def test_a_row_is_explained_in_english(packaged_store: EmbeddedStore) -> None:
    """Words, rules and section paths alike."""
    set_language("en")
    (fact,) = row_grounds(packaged_store, INVOLVED, row_of(packaged_store, INVOLVED, 2)).facts
    assert fact.link == "involves"
    assert fact.reasons[0].rule.startswith("Who is involved in a subject")
    assert fact.reasons[0].facts[0].passages[0].section.startswith("Annex 1")


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def remote(
    request: pytest.FixtureRequest, packaged_build: Build, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RemoteStore]:
    """The packaged dataset behind another engine."""
    serve = servers.oxigraph if request.param == "oxigraph" else servers.virtuoso
    with serve(packaged_build.dataset, tmp_path_factory.mktemp(request.param)) as address:
        yield RemoteStore(address)


@pytest.mark.parametrize("query", [INVOLVED, COUNTED, UNENDED, BROADER])
def test_a_row_has_the_same_grounds_through_either_door(
    query: str, remote: RemoteStore, packaged_store: EmbeddedStore
) -> None:
    """Plain SPARQL 1.1, whatever engine answers."""
    row = row_of(packaged_store, query, 1)
    assert row_grounds(remote, query, row) == row_grounds(packaged_store, query, row)


def test_a_made_up_row_has_nothing_behind_it() -> None:
    """No facts, no names, nothing more."""
    row: dict[str, Term | None] = {"t": THEFT, "n": Literal("9", XSD.integer)}
    assert row_grounds(STORE, "SELECT ?t ?n { ?t a rd:Theme ; rd:motionNumber ?n }", row) == RowGrounds(())


def test_what_another_server_said_has_its_address(packaged_build: Build, tmp_path: Path) -> None:
    """It stands in no graph of ours."""
    with servers.oxigraph(packaged_build.dataset, tmp_path) as address:
        query = f"SELECT ?f {{ SERVICE <{address}> {{ ?f a rd:PolicyFramework ; rd:governanceLevel ?l }} }}"
        facts = row_grounds(STORE, query, row_of(STORE, query)).facts
    assert {one.server for one in facts} == {address}
    assert {one.triple.predicate.value for one in facts} == {RDF.type, RD.governanceLevel}
