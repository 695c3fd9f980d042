"""Questions about where a thing is written, and what is a judgement instead."""

from __future__ import annotations

import pytest

from tests.questions.conftest import Ask, Say

DOCUMENT = "Opdracht programma veiligheid, met aanbiedingsbrief"
CELL = "Bijlage 1, rij {}, kolom Betrokken professionals"


def test_a_partnership_is_found_in_the_text_and_in_three_cells(ask: Ask) -> None:
    """With the characters of each passage, in the order of the document."""
    rows = ask("evidence/where-written", thing="riec")
    assert [(path, said, f"{start}-{end}") for path, said, start, end, _ in rows] == [
        ("4. Actoren en stakeholders, punt 7, subpunt 4", "doel", "9.339-9.523"),
        ("4. Actoren en stakeholders, punt 7, subpunt 4", "vermeld in", "9.339-9.523"),
        (
            "7. Kaders en randvoorwaarden, Coalitieprogramma Hengelo 2022-2026, alinea 1",
            "vermeld in",
            "17.480-17.543",
        ),
        (CELL.format("Veilige bedrijventerreinen"), "betrekt", "22.054-22.130"),
        (CELL.format("Veilige bedrijventerreinen"), "vermeld in", "22.067-22.071"),
        (CELL.format("Veilig toerisme"), "betrekt", "22.587-22.636"),
        (CELL.format("Georganiseerde / ondermijnende criminaliteit"), "betrekt", "24.373-24.471"),
    ]
    assert {row[4] for row in rows} == {DOCUMENT}


@pytest.mark.parametrize(
    ("thing", "place"),
    [
        ("A2", "25.579-25.591"),
        ("C6", "27.674-27.739"),
        ("Motie gemeentelijk beleid tegen straatintimidatie", "19.042-19.118"),
        ("R2", "19.625-19.658"),
        ("5.2.4", "24.349-24.372"),
    ],
)
def test_a_thing_is_written_where_the_facts_say(thing: str, place: str, ask: Ask) -> None:
    """By its number or its name."""
    rows = ask("evidence/where-written", thing=thing)
    assert f"{rows[0][2]}-{rows[0][3]}" == place


def test_the_only_place_is_a_sentence(sentence: Say) -> None:
    """A goal is written in one place."""
    assert sentence("evidence/where-written", thing="G2.6") == (
        "Wijkgericht werken met maatwerk staat op één plek: 2. Doel van het programma, spoor 2, punt 6."
    )


@pytest.mark.parametrize(
    ("section", "starts"),
    [
        ("moties", ["19.042", "19.120"]),
        ("Moties, alinea 1", ["19.042"]),
        ("Moties, paragraph 2", ["19.120"]),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_part_of_the_source_is_found_by_its_words(
    section: str, starts: list[str], lang: str, ask: Ask
) -> None:
    """In Dutch and in English, whatever the language of the answer."""
    assert [row[0] for row in ask("evidence/in-section", section=section, lang=lang)] == starts


def test_a_row_of_a_table_gives_what_rests_on_it(ask: Ask) -> None:
    """The planning row of 6 December 2023: its day in one cell, moment and council in the other."""
    moment = "Vaststelling van het beleid door de gemeenteraad"
    rows = ask("evidence/in-section", section="rij 13 (6 dec 2023)")
    assert [(start, thing, said) for start, _, thing, said in rows] == [
        ("13.779", moment, "geplande datum"),
        ("13.790", "Gemeenteraad", "vermeld in"),
        ("13.790", moment, "beslist of bespreekt"),
        ("13.790", moment, "vermeld in"),
    ]


def test_words_of_no_part_are_told(sentence: Say) -> None:
    """As they were given."""
    assert sentence("evidence/in-section", section="Bijlage 9") == (
        'Uit een deel met de woorden "Bijlage 9" is niets vastgelegd.'
    )


def test_the_data_rest_on_one_document(ask: Ask) -> None:
    """With its date and case number; every passage pointed at holds a fact."""
    ((document, issued, case, publisher, passages, facts),) = ask("evidence/documents")
    assert (document, issued, case, publisher) == (DOCUMENT, "2023-02-24", "3554310", "Gemeente Hengelo")
    assert int(passages) == 399
    assert int(facts) > int(passages)


def test_judgements_are_counted_by_kind(ask: Ask, sentence: Say) -> None:
    """Most say what something is about: 108 for themes, 18 for agenda items, 2 for motions."""
    counts = {said: int(count) for _, said, count, _ in ask("evidence/judgements")}
    assert counts["betreft"] == 108 + 18 + 2
    assert counts["soort onderwerp"] == 19 + 8 + 2 + 1
    assert {row[3] for row in ask("evidence/judgements")} == {str(sum(counts.values()))}
    assert "de meeste gaan over: betreft (128)" in sentence("evidence/judgements")


def test_what_an_item_is_about_is_a_judgement_with_a_reason(ask: Ask) -> None:
    """The third regional police item is called a way of working, about subversive crime."""
    rows = ask("evidence/judgements-about", thing="B3")
    assert [(said, value, author) for said, value, _, author in rows] == [
        ("betreft", "Ondermijnende criminaliteit", "project Rode Draad"),
        ("soort onderwerp", "werkwijze", "project Rode Draad"),
    ]
    assert all(reason for _, _, reason, _ in rows)


def test_the_day_the_policy_was_adopted_is_a_judgement(ask: Ask) -> None:
    """It is known from outside the source."""
    ((said, value, reason, _),) = ask("evidence/judgements-about", thing="T13")
    assert (said, value) == ("werkelijke datum", "2024-01-31")
    assert "CVDR716362" in reason


def test_what_was_only_read_is_no_judgement(sentence: Say) -> None:
    """Nothing was added to it."""
    assert sentence("evidence/judgements-about", thing="Externe inhuur") == (
        "Over Externe inhuur is niets een oordeel: alles komt uit een bron of is daaruit afgeleid."
    )


def test_one_misspelling_stands_in_four_places(ask: Ask) -> None:
    """In the four rows of the first field; the name of the police in three."""
    assert ask("evidence/several-passages", least="4") == [("4", "Wijkkracht → Wijkracht", "vermeld in")]
    assert ("3", "Politie", "vermeld in") in ask("evidence/several-passages", least="3")
