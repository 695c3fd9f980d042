"""Questions about what is unresolved, corrected, missing or easily confused in the data."""

from __future__ import annotations

import pytest

from rodedraad.graph.rdf import Iri, Literal, Quad
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import RD, RDF, SKOS
from rodedraad.queries.answers.arguments import Things
from tests.questions.conftest import Ask, Say, answered

GRAPH = Iri("https://w3id.org/rodedraad/graph/hengelo/tried")
BARE = Iri("https://w3id.org/rodedraad/id/hengelo/risico/zonder-iets")


def with_a_bare_risk(store: EmbeddedStore) -> Things:
    """Return what is in *store* and a risk that only has a Dutch name."""
    quads = [
        Quad(BARE, Iri(RDF.type), Iri(RD.Risk), GRAPH),
        Quad(BARE, Iri(SKOS.prefLabel), Literal("Zonder iets", language="nl"), GRAPH),
        Quad(BARE, Iri(SKOS.inScheme), Iri("https://w3id.org/rodedraad/def/code#scheme-review"), GRAPH),
    ]
    return Things(EmbeddedStore.of([*store.quads(), *quads]))


def test_five_abbreviations_stay_unresolved(ask: Ask, sentence: Say) -> None:
    """With in how many categories each stands, and what is known of it."""
    rows = ask("data-quality/unresolved-names")
    assert [(name, count) for name, count, _, _ in rows] == [
        ("S&R", "9"),
        ("CHEF", "2"),
        ("SA-INT", "2"),
        ("KMT", "1"),
        ("MKB", "1"),
    ]
    assert all(note for _, _, note, _ in rows)
    assert sentence("data-quality/unresolved-names") == "5 van de 71 namen zijn niet opgelost."


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        (
            "tekenherkenning",
            {
                ("De aanpak van Ondernijning", "De aanpak van ondermijning"),
                ("Ondernijende", "Ondermijnende"),
                ("Overvallen ene vernielingen", "Overvallen en vernielingen"),
                ("ondernijning", "ondermijning"),
            },
        ),
        ("tikfout", {("Drugsgelateerdecriminaliteit", "Drugsgerelateerde criminaliteit"),
                     ("gebord in de", "geborgd in de")}),
        ("term", {("woningbouwcorporatie", "woningcorporatie")}),
    ],
)  # fmt: skip
def test_corrections_are_told_by_kind(kind: str, pairs: set[tuple[str, str]], ask: Ask) -> None:
    """What it said, and what it is now."""
    assert {row[1:3] for row in ask("data-quality/corrections", kind=kind)} == pairs


def test_forty_one_errors_were_corrected(ask: Ask, sentence: Say) -> None:
    """One of them belongs to two parties, so there is a line more."""
    rows = ask("data-quality/corrections")
    assert len({row[1] for row in rows}) == 41
    assert [row[3] for row in rows if row[1] == "S&R sociaal"] == ["S&R", "Sociaal (sociaal domein)"]
    assert sentence("data-quality/corrections") == "Er zijn 41 fouten verbeterd; aantal soorten: 14."


def test_wrong_spellings_are_kept_for_searching(ask: Ask) -> None:
    """Each beside the right name."""
    assert {row[:2] for row in ask("data-quality/name-variants", **{"as": "foute schrijfwijze"})} == {
        ("Aanpak ondermijning", "Aanpak ondernijning"),
        ("Aanpak van ondermijning", "De aanpak van Ondernijning"),
        (
            "Criminaliteit op campings, jachthavens, bungalowparken",
            "Criminaliteit op campings, jachthavens, bungalowparken.",
        ),
        ("Drugsgerelateerde criminaliteit", "Drugsgelateerdecriminaliteit"),
        ("Gemeentewet", "gemeentewet"),
        ("Geweld, vernielingen en overlast", "Geweld, vernielingen en overlast."),
        ("Gijzeling ICT-infrastructuur", "Gijzeling ICT infrastructuur"),
        ("Hengelo Promotie", "Hengelo promotie"),
        ("Ondermijnende en georganiseerde criminaliteit", "Ondernijende en georganiseerde criminaliteit"),
        ("Overvallen en vernielingen", "Overvallen ene vernielingen"),
        ("Personen met verward gedrag", "Personen verward gedrag"),
        ("Politiewet 2012", "politiewet 2012"),
        ("Strategisch integraal veiligheidsbeleid", "Strategische integraal veiligheidsbeleid"),
        ("Veelplegers en jonge aanwas", "Veelpleger en jonge aanwas"),
        ("Wet veiligheidsregio's", "Wet Veiligheidsregio's"),
        ("Wijkracht", "Wijkacht"),
    }


def test_other_names_that_are_right_are_variants(ask: Ask) -> None:
    """Abbreviations, and names the source uses beside each other."""
    rows = {row[:2] for row in ask("data-quality/name-variants", **{"as": "variant"})}
    assert {
        ("Veiligheidsregio Twente", "VRT"),
        ("Coalitieprogramma Hengelo 2022-2026", "collegeprogramma"),
        ("Bewoners", "inwoners"),
        ("Landelijke veiligheidsagenda 2023-2026", "veiligheidsagenda van het Kabinet"),
    } <= rows


def test_no_definition_of_a_subject_comes_from_a_source(ask: Ask) -> None:
    """In six schemes: 101 fields, categories and themes, 69 phenomena, and 5 + 5 + 6 + 3 items."""
    rows = ask("data-quality/editorial-definitions")
    assert [(written, concepts) for _, written, concepts, _, _ in rows] == [
        (count, count) for count in ("101", "69", "6", "5", "5", "3")
    ]
    assert {author for *_, author, _ in rows} == {"project Rode Draad"}


@pytest.mark.parametrize("checked", ["nl", "en"])
@pytest.mark.parametrize("name", ["data-quality/undefined-concepts", "data-quality/missing-labels"])
def test_nothing_lacks_a_definition_or_a_name(name: str, checked: str, ask: Ask) -> None:
    """In neither language."""
    assert ask(name, checked=checked) == []


def test_a_name_that_is_missing_is_found(packaged_store: EmbeddedStore) -> None:
    """In the language that is checked, not in the other."""
    things = with_a_bare_risk(packaged_store)
    found = answered(things, "data-quality/missing-labels", checked="en")
    assert [row[0] for row in found.rows] == [BARE]
    assert found.sentence == "Eén ding heeft geen naam (Engels): Zonder iets."
    assert not answered(things, "data-quality/missing-labels", checked="nl").rows


def test_a_definition_that_is_missing_is_found(packaged_store: EmbeddedStore) -> None:
    """For whatever stands in a scheme."""
    found = answered(with_a_bare_risk(packaged_store), "data-quality/undefined-concepts")
    assert found.sentence == "Eén begrip heeft geen definitie (Nederlands): Zonder iets."


def test_every_fact_rests_on_something(ask: Ask, packaged_store: EmbeddedStore) -> None:
    """And one that rests on nothing is found."""
    assert ask("data-quality/without-evidence") == []
    found = answered(with_a_bare_risk(packaged_store), "data-quality/without-evidence")
    assert found.sentence == "Eén ding rust op niets: Zonder iets."


def test_only_ways_of_working_are_about_no_phenomenon(ask: Ask) -> None:
    """Four items, all eight goals and one theme."""
    rows = ask("data-quality/without-phenomenon")
    assert [(sort, number) for sort, number, _, _ in rows] == [
        *(("agendapunt", number) for number in ("A5", "B5", "C4", "C6")),
        *(("doel", number) for number in ("G1.1", "G1.2", *(f"G2.{n}" for n in range(1, 7)))),
        ("thema", "4.4.3"),
    ]
    assert {row[3] for row in rows} == {"werkwijze"}


def test_a_name_in_several_schemes_is_told_with_each_pair(ask: Ask) -> None:
    """Human trafficking is a theme, a national item and a phenomenon."""
    rows = ask("data-quality/homonyms", lang="nl")
    assert len([row for row in rows if row[0] == "Mensenhandel"]) == 3
    assert len([row for row in rows if row[0] == "Geweld"]) == 1
    assert "Brandveiligheid" not in {row[0] for row in rows}


def test_four_pairs_are_not_to_be_confused(ask: Ask) -> None:
    """Each with the reason."""
    rows = ask("data-quality/not-to-be-confused")
    assert [row[:2] for row in rows] == [
        ("Brandveiligheid", "Brandveiligheid (winkelgebied)"),
        ("Crisisbeheersing (bij team L&V)", "Crisisbeheersing"),
        ("Onderwijs (scholen, sector)", "Team onderwijs"),
        ("Radicalisering", "Radicalisering (jeugd)"),
    ]
    assert all(reason for _, _, reason in rows)
