"""Why this row and why nothing, as lines for people."""

from __future__ import annotations

from rodedraad.graph.rdf import Iri, Literal, Term
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.reasons.emptiness import Dropped, Emptiness, Step, why_empty
from rodedraad.queries.reasons.grounds import Counted, RowGrounds, row_grounds
from rodedraad.queries.reasons.telling import lines_of_emptiness, lines_of_grounds
from tests.graph.small import DOCUMENT, ID, TEXT, store

STORE = store()
BICYCLE, FIELD, POLICE = (Iri(ID + slug) for slug in ("thema/fietsdiefstal", "veld/wijk", "actor/politie"))


def told(query: str, texts: dict[str, str] | None = None, **row: Term | None) -> list[str]:
    """Return the lines about a row of the small graph."""
    return lines_of_grounds(row_grounds(STORE, query, row), texts)


def test_facts_stand_under_the_passage_they_are_written_in() -> None:
    """In the order of the document, with the words themselves where its text is there."""
    query = "SELECT ?t ?f { ?t skos:broader ?f ; skos:hiddenLabel ?h }"
    assert told(query, {DOCUMENT: TEXT}, t=BICYCLE, f=FIELD) == [
        "Staat in ‘Het plan, 2025-03-01’",
        "  regel een (tekens 19 tot 32)",
        "    Plan ⏎  ⏎ Wij pakken 🚲 »fietsdiefstal« aan. | Politie en café. ⏎ ",
        "    Fietsdiefstal – foutieve schrijfwijze – fietsdifstal",
        "  regel drie (tekens 49 tot 53)",
        "    Plan ⏎  ⏎ Wij pakken 🚲 fietsdiefstal aan. | Politie en »café«. ⏎ ",
        "    Fietsdiefstal – valt onder – Wijk",
    ]


def test_judgements_stand_under_their_author_with_the_reason() -> None:
    """They are in no source."""
    assert told("SELECT ?t { ?t rd:concerns ?p }", t=BICYCLE) == [
        "Oordeel van Café: met reden, staat in geen bron",
        "  Fietsdiefstal – betreft – Diefstal",
        "    Want: Het woord zegt het.",
    ]


def test_what_is_inferred_has_its_rule_and_its_facts_with_their_places() -> None:
    """A node without a name tells all of its links on one line."""
    assert told("SELECT ?f ?a { ?f rd:involves ?a }", f=FIELD, a=POLICE) == [
        "Afgeleid uit wat staat in ‘Het plan, 2025-03-01’",
        "  Wijk – betrekt – Politie",
        "    Wie bij een onderwerp betrokken is, telt ook mee voor alles daarboven.",
        "      betrokkenheid – betrokken actor Politie; betrokken bij Fietsdiefstal"
        " [regel twee (tekens 38 tot 45)]",
        "      Fietsdiefstal – valt onder – Wijk [regel drie (tekens 49 tot 53)]",
    ]


def test_names_are_left_out_unless_there_is_nothing_else() -> None:
    """They say nothing of why."""
    label = "skos:prefLabel ?l FILTER (LANG(?l) = 'nl')"
    assert "    Fietsdiefstal – naam – Fietsdiefstal" in told(f"SELECT ?t {{ ?t {label} }}", t=BICYCLE)
    with_more = told(f"SELECT ?t {{ ?t rd:concerns ?p ; {label} }}", t=BICYCLE)
    assert not [line for line in with_more if "naam" in line]


def test_what_has_no_evidence_is_said_to_have_none() -> None:
    """And what the ontology says is our own."""
    assert told("ASK { ?p skos:altLabel 'Fietsdiefstal'@nl }") == [
        "Zonder bewijsplaats",
        "  Diefstal – andere naam – Fietsdiefstal",
    ]
    definition = told("SELECT ?t { ?t skos:definition ?d FILTER (LANG(?d) = 'nl') }", t=BICYCLE)
    assert definition[0] == "Eigen woorden en ordening van deze dataset"


def test_counts_absences_and_what_is_left_out_come_last() -> None:
    """Each in a sentence."""
    counted = Counted("Thema's", "12", ("Drugs", "Geweld"), 10)
    lines = lines_of_grounds(
        RowGrounds((), counted=(counted,), absent=("Wijk – valt onder – iets",), more=1200)
    )
    assert lines == [
        "Thema's is 12: Drugs; Geweld; 10 andere",
        "Gezocht en niet gevonden: Wijk – valt onder – iets",
        "En nog 1.200 andere uitspraken.",
    ]
    assert lines_of_grounds(RowGrounds((), more=5, is_cut=True))[0].startswith("En nog minstens 5 uitspraken")


def test_a_row_that_is_only_calculated_says_so() -> None:
    """Nothing stands behind it."""
    row: dict[str, Term | None] = {"n": Literal("2", XSD.integer)}
    lines = lines_of_grounds(row_grounds(STORE, "SELECT ?n { BIND (1 + 1 AS ?n) }", row))
    assert lines == ["Achter deze rij staat geen uitspraak: zij is alleen berekend."]


# --- why nothing ----------------------------------------------------------------------------------------


def test_an_empty_answer_is_explained_in_a_few_lines(packaged_store: EmbeddedStore) -> None:
    """Steps at which nothing falls away are left out."""
    query = """SELECT ?f ?ends { VALUES ?on { "2001-01-01"^^xsd:date } ?f a rd:PolicyFramework ;
      rd:governanceLevel ?level ; rd:validUntil ?ends FILTER (?ends < ?on) }"""
    found = why_empty(packaged_store, query, {"on": "Peildatum", "ends": "Laatste dag"})
    assert lines_of_emptiness(found) == [
        "Eén voorwaarde laat niets over:",
        "  zonder laatste dag: vóór 1 januari 2001 → 7 rijen",
        "Stap voor stap blijft over:",
        "  11  er is: beleidskader",
        "   7  beleidskader – geldig tot en met – laatste dag",
        "   0  laatste dag: vóór 1 januari 2001",
    ]


def test_several_conditions_and_sets_of_them_are_listed() -> None:
    """Many rows are not counted to the last."""
    one, other = Dropped(("onderwerp ‘Wijk’",), ("choice",), 1), Dropped(("x – y – z",), ("pattern",), None)
    assert lines_of_emptiness(Emptiness(0, alone=(one, other))) == [
        "Elk van deze voorwaarden laat niets over:",
        "  zonder onderwerp ‘Wijk’ → 1 rij",
        "  zonder x – y – z → wel een antwoord",
    ]
    both = Dropped(("a", "b"), ("filter", "filter"), 1001)
    assert lines_of_emptiness(Emptiness(0, together=(both,), is_complete=False)) == [
        "Geen voorwaarde alleen, maar deze samen laten niets over:",
        "  zonder a en b → >1.000 rijen",
        "De tijd was om: mogelijk is er nog een andere reden.",
    ]


def test_what_is_unknown_is_told_first_and_steps_are_in_english_too() -> None:
    """Where nothing else explains it, the steps do."""
    set_language("en")
    found = Emptiness(0, ("rd:x is not in the data.",), steps=(Step("a", 1200), Step("b", 0)))
    assert lines_of_emptiness(found) == [
        "rd:x is not in the data.",
        "Step by step there remain:",
        "  >1,000  a",
        "       0  b",
    ]


def test_an_answer_that_is_not_empty_is_said_to_have_rows() -> None:
    """And what hides them."""
    assert lines_of_emptiness(Emptiness(2)) == ["De vraag heeft wel een antwoord: 2 rijen."]
    hidden = lines_of_emptiness(Emptiness(2, slice="OFFSET 10"))
    assert hidden == ["Er is wel een antwoord (2 rijen), maar OFFSET 10 laat er niets van zien."]
