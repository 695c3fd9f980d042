"""An answer: the rows of the store, what a person reads in them, and the sentence on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.rdf import Iri, Literal, Triple
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.answers.answering import answer, as_number, decimal, queries, shown
from rodedraad.queries.answers.arguments import Setting, Things, arguments
from rodedraad.queries.catalogue.library import checked
from rodedraad.queries.catalogue.questions import Question
from rodedraad.queries.sparql.guarding import ServiceRefused
from tests.graph.small import ID, TURTLE, store
from tests.queries.invented import WHO, asked, written

MORE = """
thema:inbraak a rd:Theme ; skos:notation "1.2" ; skos:prefLabel "Inbraak"@nl , "Burglary"@en ;
    rd:involves actor:politie , actor:cafe .
thema:brand a rd:Theme ; skos:notation "2.1" ; skos:prefLabel "Brand"@nl , "Fire"@en .
"""
NOTHING = Things(EmbeddedStore.of([]))


@pytest.fixture(scope="module")
def things() -> Things:
    """A small graph: on one theme nobody works, on one the police, on one two parties."""
    return Things(store(TURTLE + MORE))


@pytest.fixture
def who(tmp_path: Path) -> Question:
    """Who works on a theme."""
    return checked(written(tmp_path, WHO), "parties/who")


def numbers(folder: Path, count: int, **more: Any) -> Question:
    """Return a question with the numbers 1 to *count* as its rows."""
    rows = " ".join(map(str, range(1, count + 1)))
    forms = {
        "none": "Geen.",
        "one": "Eén: {n}.",
        "many": "{rows} rijen, {n.count} getallen, het eerste is {n}.",
    }
    query = f"SELECT ?n WHERE {{ VALUES ?n {{ {rows} }} }} ORDER BY ?n"
    return asked(folder, query, {"n": "integer"}, answer=forms, **more)


@pytest.mark.parametrize(
    ("theme", "nl", "en"),
    [
        ("2.1", "Niemand werkt aan Brand.", "Nobody works on Fire."),
        ("1.1", "Aan Fietsdiefstal werkt één partij: Politie.", "One party works on Bicycle theft: Police."),
        ("1.2", "Aan Inbraak werken 2 partijen.", "2 parties work on Burglary."),
    ],
)
def test_the_sentence_fits_the_number_of_rows(
    theme: str, nl: str, en: str, who: Question, things: Things
) -> None:
    """None, one, several; in the language of the output, labels included."""
    assert answer(who, {"subject": [theme]}, things).sentence == nl
    set_language("en")
    assert answer(who, {"subject": [theme]}, things).sentence == en


def test_rows_hold_address_and_label_in_the_language_asked(who: Question, things: Things) -> None:
    """That of the output, unless another is chosen."""
    found = answer(who, {"subject": ["1.1"]}, things)
    assert found.rows == ((Iri(ID + "actor/politie"), Literal("Politie", language="nl")),)
    english = answer(who, {"subject": ["1.1"], "lang": ["en"]}, things)
    assert english.rows[0][1] == Literal("Police", language="en")
    assert english.sentence == "Aan Fietsdiefstal werkt één partij: Police."


def test_a_cell_is_found_by_the_name_of_its_column(who: Question, things: Things) -> None:
    """None where there is no such column."""
    found = answer(who, {"subject": ["1.1"]}, things)
    assert found.cell(found.rows[0], "actor") == Iri(ID + "actor/politie")
    assert found.cell(found.rows[0], "naam") is None


def test_the_query_of_an_answer_runs_as_it_is(who: Question, things: Things) -> None:
    """With the values in it: whoever copies it gets the same rows."""
    found = answer(who, {"subject": ["1.2"]}, things)
    assert things.store.query(found.query) == Solutions(("actor", "actorLabel"), list(found.rows))
    assert f"VALUES ?subject {{ <{ID}thema/inbraak> }}" in found.query


def test_several_values_are_asked_and_said_together(who: Question, things: Things) -> None:
    """An actor who works on both has a row for each."""
    found = answer(who, {"subject": ["1.1", "1.2"]}, things)
    assert len(found.rows) == 3
    assert found.sentence == "Aan Fietsdiefstal en Inbraak werken 2 partijen."


def test_a_choice_is_said_by_its_own_name_where_a_column_bears_it_too(tmp_path: Path) -> None:
    """What was chosen, not what happens to stand in the first row; that only where nothing was chosen."""
    params = [{"name": "n", "type": "integer", "multiple": True}]
    forms = {"none": "Geen.", "one": "Alleen {n}.", "many": "{n}: {n.count}, {rows} rijen."}
    query = "SELECT ?n ?m WHERE { VALUES ?n { UNDEF } VALUES ?m { 1 2 } } ORDER BY ?n ?m"
    question = asked(tmp_path, query, {"n": "integer", "m": "integer"}, params, forms)
    assert answer(question, {"n": ["4", "5"]}, NOTHING).sentence == "4 en 5: 2, 4 rijen."
    assert answer(question, {}, NOTHING).sentence == ": 0, 2 rijen."


def test_counts_are_written_as_people_write_them(tmp_path: Path) -> None:
    """Thousands are marked; different values are counted apart from rows."""
    question = numbers(tmp_path, 1_234)
    assert answer(question, {}, NOTHING).sentence == "1.234 rijen, 1.234 getallen, het eerste is 1."
    set_language("en")
    assert answer(question, {}, NOTHING).sentence.startswith("1,234 rijen")


def test_an_answer_over_its_row_limit_is_cut_and_says_so(tmp_path: Path) -> None:
    """Also in its sentence: what was left out is not counted as if it were not there."""
    found = answer(numbers(tmp_path, 3, limits={"rows": 2}), {}, NOTHING)
    assert (len(found.rows), found.is_cut) == (2, True)
    assert found.sentence == "meer dan 2 rijen, 2 getallen, het eerste is 1."
    whole = answer(numbers(tmp_path, 3, limits={"rows": 3}), {}, NOTHING)
    assert (len(whole.rows), whole.is_cut) == (3, False)


def test_a_yes_or_no_is_answered_with_its_own_sentence(tmp_path: Path, things: Things) -> None:
    """And has no rows."""
    query = "ASK { VALUES ?label { UNDEF } ?s ?p ?found FILTER (STR(?found) = ?label) }"
    forms = {"yes": "{label} komt voor.", "no": "{label} komt niet voor."}
    params = [{"name": "label", "type": "text", "required": True}]
    test = {"params": {"label": "x"}, "rows": 1}
    question = asked(tmp_path, query, params=params, answer=forms, test=test)
    yes, no = (answer(question, {"label": [label]}, things) for label in ("Politie", "Brandweer"))
    assert (yes.truth, yes.sentence, yes.rows) == (True, "Politie komt voor.", ())
    assert (no.truth, no.sentence) == (False, "Brandweer komt niet voor.")


def test_a_question_may_build_a_graph(tmp_path: Path, things: Things) -> None:
    """Its statements are counted as rows are."""
    query = """PREFIX rd: <https://w3id.org/rodedraad/def#>
CONSTRUCT { ?theme rd:involves ?actor } WHERE { ?theme rd:involves ?actor ; a rd:Theme }"""
    found = answer(asked(tmp_path, query), {}, things)
    assert (len(found.triples), found.sentence) == (3, "Meer: 3.")
    involves = Iri("https://w3id.org/rodedraad/def#involves")
    assert Triple(Iri(ID + "thema/fietsdiefstal"), involves, Iri(ID + "actor/politie")) in found.triples


def test_what_was_chosen_is_never_read_as_a_place_to_fill(tmp_path: Path) -> None:
    """Curly brackets in a value stay curly brackets."""
    query = "SELECT ?s WHERE { VALUES ?text { UNDEF } ?s ?p ?text } ORDER BY ?s"
    params = [{"name": "text", "type": "text", "any": {"nl": "iets", "en": "something"}}]
    forms = {"none": "Niets met {text}.", "one": "Eén.", "many": "Meer."}
    question = asked(tmp_path, query, {"s": "iri"}, params, forms)
    assert answer(question, {"text": ["{rows} {0} {"]}, NOTHING).sentence == "Niets met {rows} {0} {."
    assert answer(question, {}, NOTHING).sentence == "Niets met iets."


def test_an_engine_that_gives_other_columns_is_told(who: Question, things: Things) -> None:
    """Better than cells under the wrong name."""
    query = who.text.replace("SELECT ?actor ?actorLabel", "SELECT ?actorLabel ?actor")
    other = replace(who, text=query)
    with pytest.raises(
        Fault, match="De vraag parties/who gaf andere kolommen dan zij belooft: actorLabel actor"
    ):
        answer(other, {"subject": ["1.1"]}, things)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("?actor .\n", "?actor\n", 32, "hier klopt iets niet"),
        ("FILTER (LANG", "FILTR (LANG", 32, "hier klopt iets niet"),
        ("rd:involves ?actor", "rd:involves", 31, "tot hier is de vraag te volgen"),
    ],
)
def test_a_file_that_is_no_sparql_is_told_with_its_line(
    old: str, new: str, line: int, said: str, tmp_path: Path, things: Things
) -> None:
    """Its head is sound, so that only the engine sees it."""
    assert old in WHO
    broken = checked(written(tmp_path, WHO.replace(old, new, 1)), "parties/who")
    with pytest.raises(Fault) as fault:
        answer(broken, {"subject": ["1.1"]}, things)
    assert str(fault.value).startswith(f"{broken.file.as_posix()}:{line}: {said}")


AT = "https://a.nl/sparql"
ALSO = "https://b.nl/sparql"


def test_a_federated_question_becomes_a_query_for_each_server(tmp_path: Path) -> None:
    """To the address itself, which was allowed; the values go along."""
    query = "SELECT ?at ?s WHERE { VALUES ?at { UNDEF } SERVICE ?at { ?s ?p ?o } } ORDER BY ?at ?s"
    params = [{"name": "at", "type": "service", "required": True, "multiple": True}]
    question = asked(tmp_path, query, {"at": "iri", "s": "iri"}, params, federates=True)
    setting = Setting(date(2026, 11, 25), (AT, ALSO))
    chosen = arguments(question, {"at": [AT, ALSO]}, NOTHING, setting)
    assert [text.partition("WHERE ")[2].rstrip() for text in queries(question, chosen, setting)] == [
        f"{{ VALUES ?at {{ <{address}> }} SERVICE <{address}> {{ ?s ?p ?o }} }} ORDER BY ?at ?s"
        for address in (AT, ALSO)
    ]
    with pytest.raises(ServiceRefused):
        queries(question, chosen, Setting(services=(AT,)))


@pytest.mark.parametrize(
    ("kind", "term", "words"),
    [
        ("string", Literal("=1+1"), "=1+1"),
        ("integer", Literal("12345", XSD.integer), "12.345"),
        ("decimal", Literal("1234.50", XSD.decimal), "1.234,5"),
        ("boolean", Literal("true", XSD.boolean), "ja"),
        ("boolean", Literal("0", XSD.boolean), "nee"),
        ("date", Literal("2024-02-29", XSD.date), "29 februari 2024"),
        ("date", Literal("2024-02-29Z", XSD.date), "29 februari 2024"),
        ("date", Literal("voorjaar"), "voorjaar"),
        ("year", Literal("2024", "http://www.w3.org/2001/XMLSchema#gYear"), "2024"),
        ("iri", Iri("https://a.nl/b"), "https://a.nl/b"),
        ("iri", None, ""),
    ],
)
def test_a_cell_is_shown_as_people_write_it(
    kind: str, term: Literal | Iri | None, words: str, tmp_path: Path
) -> None:
    """And as it is, where the data has something else than the column promises."""
    question = asked(tmp_path, "SELECT ?x WHERE { } ORDER BY ?x", {"x": kind})
    assert shown(question, question.columns[0], (term,)) == words


def test_a_thing_is_shown_by_its_label_else_by_its_address(who: Question) -> None:
    """A thing without a label in this language is still shown."""
    actor = who.columns[0]
    assert shown(who, actor, (Iri("https://a.nl/b"), Literal("Bé"))) == "Bé"
    assert shown(who, actor, (Iri("https://a.nl/b"), None)) == "https://a.nl/b"


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        ("0", "0", "0"),
        ("-0.5", "-0,5", "-0.5"),
        ("1234567.250", "1.234.567,25", "1,234,567.25"),
        ("-1000", "-1.000", "-1,000"),
        ("12.000", "12", "12"),
        ("1.2E3", "1.200", "1,200"),
        ("INF", "INF", "INF"),
        ("NaN", "NaN", "NaN"),
        ("1E999999999", "1E999999999", "1E999999999"),
        ("veel", "veel", "veel"),
        ("", "", ""),
    ],
)
def test_numbers_are_written_as_people_write_them(text: str, nl: str, en: str) -> None:
    """Marks of the language, the sign kept, no noughts at the end; what is no number as it is."""
    assert decimal(text) == nl
    set_language("en")
    assert decimal(text) == en


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12.0), ("-0.5", -0.5), ("1E2", 100.0), ("INF", None), ("NaN", None), ("x", None)],
)
def test_only_a_number_with_an_end_is_a_number(text: str, number: float | None) -> None:
    """Neither a spreadsheet nor JSON has a place for the others."""
    assert as_number(text) == number
