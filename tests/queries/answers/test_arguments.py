"""From what a person chooses to the terms of a question: things by any of their names, days of the policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.naming import Ambiguous
from rodedraad.graph.rdf import Iri, Literal, Term
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.answers.arguments import Arguments, Setting, Things, arguments
from rodedraad.queries.catalogue.library import PACKAGED, Library
from rodedraad.queries.catalogue.questions import Question
from tests.graph.small import ID, TURTLE, store
from tests.queries.invented import LANG, asked, written

MORE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix void: <http://rdfs.org/ns/void#> .
<https://a.nl/dataset> a void:Dataset ; dct:temporal [
    dcat:startDate "2023-01-01"^^xsd:date ; dcat:endDate "2026-12-31"^^xsd:date ] .
thema:inbraak a rd:Theme ; skos:notation "1.2" ; skos:prefLabel "Inbraak"@nl , "Burglary"@en ;
    skos:altLabel "VRT"@nl ; skos:inScheme <https://a.nl/lijst> .
thema:brand a rd:Theme ; skos:notation "2.1" ; skos:prefLabel "Brand"@nl , "Fire"@en ;
    skos:altLabel "Vuur"@nl .
thema:vuur a rd:Theme ; skos:notation "2.2" ; skos:prefLabel "Vuurwerk"@nl , "Fireworks"@en ;
    skos:altLabel "Vuur"@nl ; skos:inScheme <https://a.nl/lijst> .
"""
TODAY = date(2026, 11, 25)
SETTING = Setting(today=TODAY)
THEME = {"name": "theme", "type": "concept", "class": "rd:Theme", "label": {"nl": "Thema", "en": "Theme"}}


@pytest.fixture(scope="module")
def things() -> Things:
    """What there is to choose from in a small graph with four themes."""
    return Things(store(TURTLE + MORE))


def question(folder: Path, *params: Mapping[str, Any], **more: Any) -> Question:
    """Return a question that only has *params*."""
    blocks = " ".join(f"VALUES ?{param['name']} {{ UNDEF }}" for param in params)
    return asked(folder, f"SELECT ?s WHERE {{ {blocks} }} ORDER BY ?s", {"s": "string"}, params, **more)


def chosen(
    question: Question, things: Things, setting: Setting = SETTING, **given: str | Sequence[str]
) -> Arguments:
    """Return the arguments for *given*; a text alone is one value."""
    lists = {name: [text] if isinstance(text, str) else text for name, text in given.items()}
    return arguments(question, lists, things, setting)


def refused(question: Question, things: Things, **given: str | Sequence[str]) -> str:
    """Return why *given* cannot be chosen."""
    with pytest.raises(Fault) as fault:
        chosen(question, things, SETTING, **given)
    return str(fault.value)


@pytest.mark.parametrize(
    "typed",
    [
        "Fietsdiefstal",
        "  fietsDIEFSTAL ",
        "bicycle theft",
        "1.1",
        "fietsdifstal",
        ID + "thema/fietsdiefstal",
        f"<{ID}thema/fietsdiefstal>",
    ],
)
def test_a_thing_is_meant_by_any_of_its_names(typed: str, things: Things, tmp_path: Path) -> None:
    """Label in either language, number, common slip, address; and it is called by its label afterwards."""
    found = chosen(question(tmp_path, THEME), things, theme=typed)
    assert found.terms == {"theme": (Iri(ID + "thema/fietsdiefstal"),)}
    assert found.words == {"theme": "Fietsdiefstal"}


def test_an_abbreviation_is_a_name_too(things: Things, tmp_path: Path) -> None:
    """In small letters as well."""
    assert chosen(question(tmp_path, THEME), things, theme="vrt").words == {"theme": "Inbraak"}


def test_a_prefixed_name_is_a_name_too(things: Things, tmp_path: Path) -> None:
    """Of what is in the ontology, which everybody has."""
    terms = {"name": "kind", "type": "iri", "class": "owl:Class"}
    found = chosen(question(tmp_path, terms), things, kind="rd:Theme")
    assert found.terms["kind"] == (Iri("https://w3id.org/rodedraad/def#Theme"),)
    assert found.words["kind"] == "thema"


def test_a_name_of_two_things_is_answered_with_both(things: Things, tmp_path: Path) -> None:
    """To choose between, with their numbers."""
    with pytest.raises(Ambiguous, match="Bedoelde u") as several:
        chosen(question(tmp_path, THEME), things, theme="vuur")
    assert [(found.label, found.notation) for found in several.value.candidates] == [
        ("Brand", "2.1"),
        ("Vuurwerk", "2.2"),
    ]


def test_an_unknown_name_is_answered_with_near_ones(things: Things, tmp_path: Path) -> None:
    """Only of what could be chosen."""
    said = refused(question(tmp_path, THEME), things, theme="inbrak")
    assert said == "‘inbrak’ komt in de gegevens niet voor. Bedoelde u ‘Inbraak’?"


@pytest.mark.parametrize("typed", ["politie", ID + "actor/politie"])
def test_a_thing_of_another_class_cannot_be_chosen(typed: str, things: Things, tmp_path: Path) -> None:
    """It is said what it is instead."""
    said = refused(question(tmp_path, THEME), things, theme=typed)
    assert f"‘{typed}’ is hier niet te kiezen" in said
    assert "Politie (organisatie)" in said


def test_a_concept_of_another_scheme_cannot_be_chosen(things: Things, tmp_path: Path) -> None:
    """Where the scheme decides what there is, its members are all there is."""
    listed = question(tmp_path, {"name": "theme", "type": "concept", "scheme": "<https://a.nl/lijst>"})
    assert chosen(listed, things, theme="Vuur").words == {"theme": "Vuurwerk"}
    assert "‘Fietsdiefstal’ is hier niet te kiezen" in refused(listed, things, theme="Fietsdiefstal")


def test_another_question_may_say_what_there_is_to_choose(tmp_path: Path) -> None:
    """The things in its first column, each once, in its order."""
    query = """PREFIX rd: <https://w3id.org/rodedraad/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?t WHERE { ?t a rd:Theme ; skos:notation ?n ; skos:prefLabel ?l FILTER (?n > "1.1") }
ORDER BY DESC(?n) ?t"""
    source = asked(tmp_path, query, {"t": "iri"})
    written(tmp_path / "own", source.text, "themes/late")
    choice = question(tmp_path, {"name": "theme", "type": "iri", "options": "themes/late"})
    things = Things(store(TURTLE + MORE), Library((PACKAGED, tmp_path / "own")))
    members = things.members(choice.parameters[0].origin)
    assert [iri.rpartition("/")[2] for iri in members] == ["vuur", "brand", "inbraak"]
    assert chosen(choice, things, theme="Inbraak").words == {"theme": "Inbraak"}
    assert "‘1.1’ is hier niet te kiezen" in refused(choice, things, theme="1.1")


def test_what_there_is_to_choose_comes_in_the_order_of_its_numbers(things: Things, tmp_path: Path) -> None:
    """Of all classes named, each thing once; things without a number first."""
    both = {"name": "x", "type": "iri", "class": ["rd:Theme", "rd:SafetyField", "rd:Theme"]}
    members = things.members(question(tmp_path, both).parameters[0].origin)
    assert [iri.rpartition("/")[2] for iri in members] == [
        "wijk",
        "fietsdiefstal",
        "inbraak",
        "brand",
        "vuur",
    ]


def test_several_values_are_said_as_a_list(things: Things, tmp_path: Path) -> None:
    """Each once, in the order in which they were given."""
    several = question(tmp_path, {**THEME, "multiple": True})
    found = chosen(several, things, theme=["1.2", "Fietsdiefstal", "Inbraak", "2.1"])
    assert [term.value.rpartition("/")[2] for term in found.terms["theme"]] == [
        "inbraak",
        "fietsdiefstal",
        "brand",
    ]
    assert found.words == {"theme": "Inbraak, Fietsdiefstal en Brand"}


def test_a_parameter_of_one_value_is_not_given_twice(things: Things, tmp_path: Path) -> None:
    """With both values, so that a person sees which one to drop."""
    said = refused(question(tmp_path, THEME), things, theme=["1.1", "1.2"])
    assert said == "Thema kan maar één waarde hebben; er staan er meer: 1.1, 1.2."


def test_a_required_parameter_is_asked_for_by_its_option(things: Things, tmp_path: Path) -> None:
    """Also where only blanks were given."""
    test = {"params": {"mainTheme": "1.1"}, "minRows": 0}
    required = question(tmp_path, {**THEME, "name": "mainTheme", "required": True}, test=test)
    for given in ([], ["  "]):
        said = refused(required, things, mainTheme=given)
        assert said == "Kies een waarde voor Thema: --main-theme WAARDE."


def test_an_unknown_parameter_is_answered_with_the_nearest(things: Things, tmp_path: Path) -> None:
    """Else with all there are."""
    both = question(tmp_path, THEME, {"name": "until", "type": "date"})
    assert refused(both, things, them="1.1") == "De vraag trial/one kent geen them. U kunt kiezen: theme."
    assert refused(both, things, xyz="1.1").endswith("kent geen xyz. U kunt kiezen: theme, until.")
    bare = question(tmp_path)
    assert refused(bare, things, xyz="1") == "De vraag trial/one kent geen xyz; er valt niets te kiezen."


def test_what_is_left_free_has_no_terms(things: Things, tmp_path: Path) -> None:
    """And is called what the head calls it then."""
    free = question(tmp_path, {**THEME, "any": {"nl": "alle thema's", "en": "all themes"}})
    assert chosen(free, things) == Arguments({"theme": ()}, {"theme": "alle thema's"})
    assert chosen(free, things, theme="").terms == {"theme": ()}
    set_language("en")
    assert chosen(free, things).words == {"theme": "all themes"}


DEFAULTS = [
    ({"type": "date", "default": "today"}, Literal("2026-11-25", XSD.date), "25 november 2026"),
    ({"type": "date", "default": "policy-start"}, Literal("2023-01-01", XSD.date), "1 januari 2023"),
    ({"type": "date", "default": "policy-end"}, Literal("2026-12-31", XSD.date), "31 december 2026"),
    ({"type": "date", "default": "2024-02-29"}, Literal("2024-02-29", XSD.date), "29 februari 2024"),
    ({"type": "year", "default": "policy-start"}, Literal("2023", XSD.integer), "2023"),
    ({"type": "integer", "default": "2"}, Literal("2", XSD.integer), "2"),
    ({"type": "boolean", "default": "true"}, Literal("true", XSD.boolean), "ja"),
    ({"type": "boolean", "default": "false"}, Literal("false", XSD.boolean), "nee"),
    ({"type": "text", "default": "today"}, Literal("today"), "today"),
    (
        {"type": "choice", "default": "a", "choices": [{"value": "a", "label": {"nl": "Aa", "en": "Ay"}}]},
        Literal("a"),
        "Aa",
    ),
    ({"type": "lang"}, Literal("nl"), "nl"),
]


@pytest.mark.parametrize(("param", "term", "words"), DEFAULTS)
def test_what_is_not_given_has_its_default(
    param: dict[str, Any], term: Term, words: str, things: Things, tmp_path: Path
) -> None:
    """The named days come from the dataset and the calendar, and only where a day is asked."""
    found = chosen(question(tmp_path, {"name": "x", **param}), things)
    assert found == Arguments({"x": (term,)}, {"x": words})


def test_a_dataset_without_a_policy_period_has_today_instead(tmp_path: Path) -> None:
    """An endpoint of somebody else may not say one."""
    days = question(tmp_path, {"name": "x", "type": "date", "default": "policy-end"})
    assert chosen(days, Things(store())).terms == {"x": (Literal("2026-11-25", XSD.date),)}


def test_labels_and_language_follow_the_user(things: Things, tmp_path: Path) -> None:
    """Unless a language is chosen, the answer speaks that of the output."""
    both = question(tmp_path, THEME, LANG)
    set_language("en")
    found = chosen(both, things, theme="Inbraak")
    assert (found.terms["lang"], found.words["theme"]) == ((Literal("en"),), "Burglary")
    assert chosen(both, things, lang="nl").terms["lang"] == (Literal("nl"),)
    set_language("nl")
    assert chosen(both, things, theme="Inbraak").words["theme"] == "Inbraak"


def test_only_a_server_that_is_allowed_can_be_asked(things: Things, tmp_path: Path) -> None:
    """Named among those that are, or told how to allow it."""
    asks = question(tmp_path, {"name": "at", "type": "service", "multiple": True})
    one, other = "https://a.nl/sparql", "https://b.nl/sparql"
    setting = Setting(TODAY, (other, one))
    assert chosen(asks, things, setting, at=one).terms == {"at": (Iri(one),)}
    with pytest.raises(Fault) as fault:
        chosen(asks, things, setting, at=[one, "https://c.nl/"])
    assert str(fault.value) == f"‘https://c.nl/’ mag niet worden bevraagd. Toegestaan: {one}, {other}."
    assert refused(asks, things, at=one).endswith("Sta het adres toe met --allow-service.")


@pytest.mark.parametrize("kind", ["text", "concept", "service"])
def test_halves_of_characters_are_refused_whatever_the_kind(
    kind: str, things: Things, tmp_path: Path
) -> None:
    """A terminal may hand over bytes that are no text."""
    origin = {"class": "rd:Theme"} if kind == "concept" else {}
    with pytest.raises(Fault, match="bevat onzichtbare tekens"):
        chosen(question(tmp_path, {"name": "x", "type": kind, **origin}), things, x="\udcff")
