"""Patterns and conditions in words, by the labels of what stands in them."""

from __future__ import annotations

import pytest

from rodedraad.graph.rdf import Blank, Iri, Literal, Triple
from rodedraad.ontology.terms import SKOS, XSD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.reasons.describing import Words, small
from rodedraad.queries.sparql.algebra import Fact, Filter, Values, positive
from rodedraad.queries.sparql.grammar import read
from tests.graph.small import ID, store

STORE = store()
THEME, POLICE, INVOLVEMENT = (
    Iri(ID + slug) for slug in ("thema/fietsdiefstal", "actor/politie", "betrokkenheid/een")
)


def words(pattern: str, **named: str) -> tuple[list[str], Words]:
    """Return each part of *pattern* in words, and the words themselves."""
    query = read(f"SELECT * {{ {pattern} }}")
    found = Words(STORE, query, named)
    return [found.element(one) for one in query.where.elements], found


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("?a a rd:Theme", "er is: thema"),
        ("?a rd:involves ?b", "iets – betrekt – actor"),
        (f"<{THEME.value}> rd:concerns ?b", "Fietsdiefstal – betreft – verschijnsel"),
        ("?a skos:broader/^rd:concerns ?b", "iets – valt onder / ← betreft – iets"),
        ("?a rd:involves|rd:concerns ?b", "iets – betrekt of betreft – iets"),
        ("?a skos:broader+ ?b", "iets – valt onder … – iets"),
        ("?a ?p ?b", "iets – iets – iets"),
        ("rd:Theme rdfs:subClassOf rd:SafetyConcept", "thema – is een soort – veiligheidsonderwerp"),
        (f"<{POLICE.value}> a rd:Actor", "Politie – is een – actor"),
        ('?a skos:notation "1.1"', "iets – nummer – 1.1"),
        ("MINUS { ?s rd:involves ?b }", "er is geen: iets – betrekt – actor"),
        (
            "{ ?a rd:concerns ?b } UNION { ?a rd:involves ?c }",
            "iets – betreft – verschijnsel of iets – betrekt – actor",
        ),
        ("{ SELECT ?a { ?a rd:involves ?b } }", "iets – betrekt – actor"),
    ],
)  # fmt: skip
def test_a_pattern_reads_as_a_statement(pattern: str, said: str) -> None:
    """Variables by their kind, else as something."""
    assert words(pattern)[0] == [said]


def test_a_variable_is_called_after_the_kind_the_query_gives_it() -> None:
    """That counts more than what its properties are for, also where it stands behind."""
    assert words("?a rd:involves ?b . ?a a rd:Theme . ?b a rd:Partnership")[0] == [
        "thema – betrekt – samenwerkingsverband",
        "er is: thema",
        "er is: samenwerkingsverband",
    ]


def test_what_was_chosen_is_said_with_its_label() -> None:
    """Names between quotes, numbers and days bare."""
    values = f"VALUES ?s {{ <{THEME.value}> }} VALUES ?on {{ '2024-03-01'^^xsd:date }} ?s rd:involves ?b"
    told, found = words(values, s="Onderwerp", on="Peildatum")
    assert told == [
        "onderwerp ‘Fietsdiefstal’",
        "peildatum 1 maart 2024",
        "onderwerp ‘Fietsdiefstal’ – betrekt – actor",
    ]
    many = " ".join(str(number) for number in range(8))
    (block,) = [
        one for one in positive(read(f"ASK {{ VALUES ?n {{ {many} }} }}").where) if isinstance(one, Values)
    ]
    assert found.chosen(block) == "0, 1, 2, 3, 4 en 3 andere"


def test_a_solution_is_filled_in() -> None:
    """What it does not bind stays a kind."""
    query = read("SELECT * { ?a rd:involves ?b ; rd:concerns ?c }")
    first, second = [one for one in query.where.elements if isinstance(one, Fact)]
    told = Words(STORE, query)
    solution = {"a": THEME, "b": POLICE}
    assert told.fact(first, solution) == "Fietsdiefstal – betrekt – Politie"
    assert told.fact(second, solution) == "Fietsdiefstal – betreft – verschijnsel"
    assert told.group(query.where, solution).count("; ") == 1


def test_a_group_leaves_out_kinds_and_names_unless_it_asks_nothing_else() -> None:
    """They do not tell what is asked."""
    label = 'skos:prefLabel ?l FILTER (LANG(?l) = "nl")'
    group = read(f"ASK {{ ?a a rd:Theme ; rd:concerns ?p ; {label} }}").where
    assert words("?a a rd:Theme")[1].group(group) == "thema – betreft – iets"
    assert words("?a a rd:Theme")[1].group(read("ASK { ?a a rd:Theme }").where) == "thema"


@pytest.mark.parametrize(
    ("term", "said", "nameless"),
    [
        (THEME, "Fietsdiefstal", False),
        (INVOLVEMENT, "betrokkenheid", True),
        (Blank("b"), "iets", True),
        (Literal("2024-12-01", XSD.date), "1 december 2024", False),
        (Literal("2024-13-41", XSD.date), "2024-13-41", False),
        (Literal("true", XSD.boolean), "ja", False),
        (Literal("0", XSD.boolean), "nee", False),
        (Iri("http://elders/x"), "x", False),
    ],
)
def test_a_term_is_said_as_people_do(term: Iri | Blank | Literal, said: str, nameless: bool) -> None:
    """A node without a label by its kind."""
    told = words("?a a ?b")[1]
    assert told.term(term) == said
    assert told.is_nameless(term) is nameless


def test_a_statement_is_said_in_the_language_of_the_output() -> None:
    """Subject, property and value."""
    one = Triple(THEME, Iri(SKOS.broader), Iri(ID + "veld/wijk"))
    assert words("?a a ?b")[1].triple(one) == ("Fietsdiefstal", "valt onder", "Wijk")
    set_language("en")
    assert words("?a a ?b")[1].triple(one) == ("Bicycle theft", "broader", "Neighbourhood")


def test_conditions_are_told_through_the_column_or_the_property() -> None:
    """A column has a name that people see; else the property of which the variable is a value."""
    query = read("SELECT * { ?a rd:motionNumber ?n FILTER (?n > 3) }")
    (filtered,) = [one for one in query.where.elements if isinstance(one, Filter)]
    assert Words(STORE, query).condition(filtered.expression) == "motienummer: meer dan 3"
    assert Words(STORE, query, {"n": "Nummer"}).condition(filtered.expression) == "nummer: meer dan 3"


@pytest.mark.parametrize(("label", "said"), [("Naam", "naam"), ("VRT", "VRT"), ("é", "é"), ("", "")])
def test_a_label_inside_a_sentence_begins_small(label: str, said: str) -> None:
    """Not an abbreviation."""
    assert small(label) == said


def test_names_and_asides_are_told_apart() -> None:
    """A kind says something, a name does not."""
    query = read("SELECT * { ?a a rd:Theme ; skos:prefLabel ?l ; rd:concerns ?p }")
    told = Words(STORE, query)
    facts = [one for one in query.where.elements if isinstance(one, Fact)]
    assert [told.is_aside(one) for one in facts] == [True, True, False]
    assert [told.is_name(one) for one in facts] == [False, True, False]
